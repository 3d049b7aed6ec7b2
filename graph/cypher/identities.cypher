// Under which names papers print each body, and why each is taken for it, as they had by a day.
MATCH (b:Body)-[e:EVIDENCED_BY]->(:Passage)-[:IN]->(paper:Paper)
WHERE $known IS NULL OR paper.told <= $known
WITH b, e.printed AS printed, e.reason AS reason, count(DISTINCT e.paper) AS papers
RETURN b.id AS id, b.name AS name, b.kind AS kind, printed, reason, papers
ORDER BY id, printed, reason
