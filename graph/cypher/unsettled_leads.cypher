// Priorities whose lead a paper says is to be confirmed, told by a day.
MATCH (p:Priority)-[r:LEAD_UNSETTLED]->(passage:Passage)-[:IN]->(paper:Paper)
WHERE $known IS NULL OR paper.told <= $known
RETURN p.id AS id, p.name AS name, r.year AS year, r.key AS key,
  {paper: r.paper, page: r.page, quote: r.quote, start: r.start, end: r.end, boxes: null, by_ocr: r.by_ocr,
   corrected: r.corrected, passage: passage.id, title: paper.title, date: coalesce(paper.date, paper.period)} AS evidence
ORDER BY coalesce(year, 9999), id, key
