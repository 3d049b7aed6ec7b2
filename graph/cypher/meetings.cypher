// Meetings with the body that met, how much is told of each, and the words that tell of it by a day; all, or one by id.
MATCH (m:Meeting)-[:OF]->(b:Body)
WHERE $id IS NULL OR m.id = $id
MATCH (m)-[e:EVIDENCED_BY]->(passage:Passage)-[:IN]->(paper:Paper)
WHERE $known IS NULL OR paper.told <= $known
WITH m, b, e, passage, paper
ORDER BY e.paper, e.start, e.end, e.key
WITH m, b, collect({
  paper: e.paper, page: e.page, quote: e.quote, start: e.start, end: e.end, boxes: e.boxes, by_ocr: e.by_ocr,
  corrected: e.corrected, said: e.said, passage: passage.id, title: paper.title, date: coalesce(paper.date, paper.period)
}) AS evidence
RETURN m.id AS id, m.date AS date, m.time AS time, m.venue AS venue, m.next_meeting AS next_meeting, m.paper AS paper,
  b.id AS body_id, b.name AS body, COUNT { (m)<-[:AT]-(:AgendaItem) } AS items,
  COUNT { (m)<-[:AT]-(:Resolution) } AS resolutions, evidence
ORDER BY date, body, id
