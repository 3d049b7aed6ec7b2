// Pairs of bodies that own the same commitments, and how many.
MATCH (a:Body)-[:DELIVERS|LEADS|GOVERNS|FUNDS|SUPPORTS|SCRUTINISES|COMMISSIONS]->(o)<-[:DELIVERS|LEADS|GOVERNS|FUNDS|SUPPORTS|SCRUTINISES|COMMISSIONS]-(b:Body)
WHERE a.id < b.id AND NOT o:Body
RETURN a.id AS id, a.name AS name, b.id AS other_id, b.name AS other, count(DISTINCT o) AS together
ORDER BY together DESC, id, other_id
