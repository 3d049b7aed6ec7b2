// The states of every priority and what each became: the lines as a graph, for drawing and analysis.
MATCH (s:PriorityState)-[:STATE_OF]->(p:Priority)
WITH s, p
ORDER BY p.id
WITH s, collect(p.id) AS priorities
RETURN s.id AS id, s.name AS label, s.year AS year, s.status AS status, priorities,
  [(s)-[b:BECAME]->(t:PriorityState) | {to: t.id, key: b.key, how: b.how, status: b.status, stated: b.stated, year: b.year}] AS became
ORDER BY id
