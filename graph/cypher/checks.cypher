// What does not hold together: sums, percentages, two values for one thing, dates; each with all pieces of evidence, where all were told by a day.
MATCH (c:Check)-[e:EVIDENCED_BY]->(passage:Passage)-[:IN]->(paper:Paper)
WHERE $kind IS NULL OR c.kind = $kind
WITH c, e, passage, paper
ORDER BY e.order, e.paper, e.start, e.end
WITH c, collect({
  paper: e.paper, page: e.page, quote: e.quote, start: e.start, end: e.end, boxes: e.boxes, by_ocr: e.by_ocr,
  corrected: e.corrected, passage: passage.id, title: paper.title, date: coalesce(paper.date, paper.period)
}) AS evidence, sum(CASE WHEN $known IS NULL OR paper.told <= $known THEN 0 ELSE 1 END) AS not_told
WHERE not_told = 0
RETURN c.id AS id, c.kind AS kind, c.name AS says, c.papers AS papers, evidence
ORDER BY kind, papers, id
