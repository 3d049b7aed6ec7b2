// The priorities or themes of one edition, each with the line it belongs to and the words that state it.
MATCH (s)-[:IN_EDITION]->(:Edition {id: $id})
MATCH (s)-[:STATE_OF]->(line)
MATCH (s)-[e:EVIDENCED_BY]->(passage:Passage)-[:IN]->(paper:Paper)
WITH s, line, e, passage, paper
ORDER BY e.order, e.paper, e.start, e.end
WITH s, line, collect({
  paper: e.paper, page: e.page, quote: e.quote, start: e.start, end: e.end, boxes: e.boxes, by_ocr: e.by_ocr,
  corrected: e.corrected, passage: passage.id, title: paper.title, date: coalesce(paper.date, paper.period)
}) AS evidence
RETURN line.id AS line, labels(line)[0] AS kind, line.name AS name, s.id AS id, s.name AS label, s.includes AS includes,
  evidence
ORDER BY kind, line, id
