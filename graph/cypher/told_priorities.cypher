// Every change that papers tell of the priorities of a partnership, and who leads each form of one, without the words.
CALL {
  MATCH (c:Change)-[:CONCERNS]->(p:Priority)
  WHERE p.known AND c.how <> 'unchanged'
  RETURN p.name AS name, c.id AS id, c.how AS what, c.year AS year, c.status AS status, c.before AS before, c.after AS after
  UNION ALL
  MATCH (p:Priority)<-[:STATE_OF]-(s:PriorityState)-[l:LED_BY]->(post:Post)
  WHERE p.known
  RETURN p.name AS name, p.id AS id, 'lead' AS what, s.year AS year, s.status AS status, null AS before,
    [l.post, l.organisation] AS after
}
RETURN DISTINCT name, id, what, year, status, before, after
ORDER BY name, coalesce(year, 9999), what, id, status, after
