// The passages of one paper as they are held.
MATCH (p:Passage {by: $by})
RETURN p.id AS id, properties(p) AS properties
ORDER BY id
