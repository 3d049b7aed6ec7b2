// What meetings resolved, each with its meeting, the body that met, and the words, told by a day; all, or those of one meeting.
MATCH (r:Resolution)-[e:EVIDENCED_BY]->(passage:Passage)-[:IN]->(paper:Paper)
OPTIONAL MATCH (r)-[:AT]->(m:Meeting)-[:OF]->(b:Body)
WITH r, e, passage, paper, m, b
WHERE ($meeting IS NULL OR m.id = $meeting) AND ($known IS NULL OR paper.told <= $known)
RETURN r.id AS id, r.name AS text, r.decision AS decision, r.item AS item, r.minute AS minute,
  r.meeting_date AS meeting_date, r.paper AS paper, m.id AS meeting, b.id AS body_id, b.name AS body, {
  paper: e.paper, page: e.page, quote: e.quote, start: e.start, end: e.end, boxes: e.boxes, by_ocr: e.by_ocr,
  corrected: e.corrected, said: e.said, told: paper.told, passage: passage.id, title: paper.title, date: coalesce(paper.date, paper.period)
} AS evidence
ORDER BY coalesce(meeting_date, '9999'), paper, evidence.start, id, body
