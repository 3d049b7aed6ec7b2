// Acts, instruments, bills and guidance that papers name, with the words that name each by a day; all, or one by id.
MATCH (l:Legislation)
WHERE $id IS NULL OR l.id = $id
MATCH (l)-[e:EVIDENCED_BY]->(passage:Passage)-[:IN]->(paper:Paper)
WHERE $known IS NULL OR paper.told <= $known
WITH l, e, passage, paper
ORDER BY e.said, e.paper, e.start, e.end, e.key
WITH l, collect({
  paper: e.paper, page: e.page, quote: e.quote, start: e.start, end: e.end, boxes: e.boxes, by_ocr: e.by_ocr,
  corrected: e.corrected, said: e.said, told: paper.told, passage: passage.id, title: paper.title, date: coalesce(paper.date, paper.period)
}) AS evidence
RETURN l.id AS id, l.name AS name, l.kind AS kind, l.uri AS uri, evidence
ORDER BY name, id
