// What one body owns, in which role and year, and the words that say so.
MATCH (b:Body {id: $id})-[r:DELIVERS|LEADS|GOVERNS|FUNDS|SUPPORTS|SCRUTINISES|COMMISSIONS]->(o)
OPTIONAL MATCH (passage:Passage {id: r.passage})-[:IN]->(paper:Paper)
RETURN o.id AS id, o.name AS name, labels(o)[0] AS kind, toLower(type(r)) AS role, r.year AS year, r.stated AS stated,
  r.key AS key,
  {paper: r.paper, page: r.page, quote: r.quote, start: r.start, end: r.end, boxes: r.boxes, by_ocr: r.by_ocr,
   corrected: r.corrected, passage: r.passage, title: paper.title, date: coalesce(paper.date, paper.period)} AS evidence
ORDER BY coalesce(year, 9999), id, role, key
