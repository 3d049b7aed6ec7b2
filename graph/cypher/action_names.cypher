// Every action with its plan and priority, to find the one that is meant and to see which fell silent.
MATCH (a:Action)
OPTIONAL MATCH (a)-[:ABOUT]->(p:Priority)
WITH a, min(p.id) AS priority
RETURN a.id AS id, a.name AS name, a.plan_year AS plan_year, a.year AS year, a.status AS status, a.paper AS paper,
  priority
ORDER BY id
