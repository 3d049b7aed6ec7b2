// Money that was given for these actions, and what meetings resolved on them; inferred, with what was compared.
UNWIND $ids AS id
MATCH (a:Action {id: id})-[r:FUNDED_BY|RESOLVED_BY]->(other)
MATCH (other)-[e:EVIDENCED_BY]->(passage:Passage)-[:IN]->(paper:Paper)
RETURN a.id AS action, toLower(type(r)) AS how, other.id AS id, other.amount_gbp AS amount_gbp, other.funder AS funder,
  other.recipient AS recipient, other.purpose AS purpose, other.name AS name, other.decision AS decision,
  other.meeting_date AS meeting_date, other.year AS year, r.comparison AS comparison, r.confidence AS confidence, e.key AS key,
  {paper: e.paper, page: e.page, quote: e.quote, start: e.start, end: e.end, boxes: e.boxes, by_ocr: e.by_ocr,
   corrected: e.corrected, passage: passage.id, title: paper.title, date: coalesce(paper.date, paper.period)} AS evidence
ORDER BY how, id, action, key
