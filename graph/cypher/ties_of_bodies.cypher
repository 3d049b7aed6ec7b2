// Which bodies are tied to which, by what papers state of the two.
MATCH (a:Body)-[r:REPORTS_TO|MEMBER_OF|CHAIRS|DELIVERS|LEADS|GOVERNS|FUNDS|SUPPORTS|SCRUTINISES|COMMISSIONS|SUCCEEDED_BY]->(b:Body)
RETURN DISTINCT a.id AS id, a.name AS name, b.id AS other_id, b.name AS other, type(r) AS tie
ORDER BY id, other_id, tie
