// Every edition of an agreement that is known whole, with how many priorities or themes it has.
MATCH (e:Edition)-[:OF]->(agreement:Strategy)
OPTIONAL MATCH (state)-[:IN_EDITION]->(e)
WITH e, agreement, count(state) AS states
WHERE e.whole AND states > 0
RETURN e.id AS id, e.year AS year, e.status AS status, agreement.name AS of, states
ORDER BY of, year, status, id
