// Every change that papers tell of the priorities of a plan, and who leads each form of one, without the words.
CALL {
  MATCH (c:Change)-[:CONCERNS]->(p:Priority)
  WHERE c.how <> 'unchanged'
  RETURN p.name AS name, p.of AS plan, p.known AS known, c.id AS id, c.how AS what, c.year AS year, c.status AS status,
    c.before AS before, c.after AS after
  UNION ALL
  MATCH (p:Priority)<-[:STATE_OF]-(s:PriorityState)-[l:LED_BY]->(post:Post)
  RETURN p.name AS name, p.of AS plan, p.known AS known, p.id AS id, 'lead' AS what, s.year AS year, s.status AS status,
    null AS before, [l.post, l.organisation] AS after
}
RETURN DISTINCT name, plan, known, id, what, year, status, before, after
ORDER BY name, plan, coalesce(year, 9999), what, id, status, after
