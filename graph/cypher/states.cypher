// The forms that one priority or theme had, edition by edition, with the words that state each.
CALL {
  MATCH (p:Priority {id: $id}) RETURN p
  UNION MATCH (p:Theme {id: $id}) RETURN p
}
MATCH (s)-[:STATE_OF]->(p)
WHERE $since IS NULL OR s.year >= $since
MATCH (s)-[e:EVIDENCED_BY]->(passage:Passage)-[:IN]->(paper:Paper)
WITH s, e, passage, paper
ORDER BY e.order, e.paper, e.start, e.end
WITH s, collect({
  paper: e.paper, page: e.page, quote: e.quote, start: e.start, end: e.end, boxes: e.boxes, by_ocr: e.by_ocr,
  passage: passage.id, corrected: e.corrected, title: paper.title, date: coalesce(paper.date, paper.period)
}) AS evidence
RETURN s.id AS id, s.year AS year, s.name AS label, s.status AS status, s.includes AS includes, s.labels AS labels, evidence
ORDER BY year, CASE status WHEN 'proposed' THEN 0 ELSE 1 END, id
