// Every body with every commitment that it owns in any role, and in how many roles.
MATCH (b:Body)-[r:DELIVERS|LEADS|GOVERNS|FUNDS|SUPPORTS|SCRUTINISES|COMMISSIONS]->(o)
WHERE NOT o:Body
RETURN b.id AS body_id, b.name AS body, o.id AS id, o.name AS name, labels(o)[0] AS kind, count(DISTINCT type(r)) AS roles
ORDER BY body_id, id
