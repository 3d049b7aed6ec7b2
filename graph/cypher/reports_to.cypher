// To whom these bodies report, by year, with the words that say so.
UNWIND $ids AS id
MATCH (b:Body {id: id})-[r:REPORTS_TO]->(to:Body)
OPTIONAL MATCH (passage:Passage {id: r.passage})-[:IN]->(paper:Paper)
RETURN b.id AS id, b.name AS body, to.id AS to_id, to.name AS to, r.year AS year, r.said AS said, r.key AS key,
  {paper: r.paper, page: r.page, quote: r.quote, start: r.start, end: r.end, boxes: r.boxes, by_ocr: r.by_ocr,
   corrected: r.corrected, passage: r.passage, title: paper.title, date: coalesce(paper.date, paper.period)} AS evidence
ORDER BY id, to_id, coalesce(year, 9999), key
