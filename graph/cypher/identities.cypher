// Under which names papers print each body, and why each is taken for it.
MATCH (b:Body)-[e:EVIDENCED_BY]->(:Passage)
WITH b, e.printed AS printed, e.reason AS reason, count(DISTINCT e.paper) AS papers
RETURN b.id AS id, b.name AS name, b.kind AS kind, printed, reason, papers
ORDER BY id, printed, reason
