// These actions as papers tell them: status, owners, progress notes, and the words.
UNWIND $ids AS id
MATCH (a:Action {id: id})-[e:EVIDENCED_BY]->(passage:Passage)-[:IN]->(paper:Paper)
WITH a, e, passage, paper
ORDER BY e.paper, e.start
WITH a, collect({
  paper: e.paper, page: e.page, quote: e.quote, start: e.start, end: e.end, boxes: e.boxes, by_ocr: e.by_ocr,
  corrected: e.corrected, passage: passage.id, title: paper.title, date: coalesce(paper.date, paper.period)
}) AS evidence, min(e.said) AS said
RETURN a.id AS id, a.name AS name, a.plan_year AS plan_year, a.year AS year, a.status AS status, a.priority AS priority,
  said, evidence,
  [(a)<-[:DELIVERS|LEADS|SUPPORTS|FUNDS|COMMISSIONS]-(b:Body) | b.name] AS owners,
  [(a)-[:HAS_PROGRESS]->(n:Progress) | {id: n.id, text: n.text, beside: n.beside}] AS progress
ORDER BY year, said, id
