// Every plan, and every action, resolution or other commitment, with how many owners each has.
CALL {
  MATCH (c:Strategy) RETURN c, 'Strategy' AS kind
  UNION ALL MATCH (c:Commitment) RETURN c, 'Commitment' AS kind
  UNION ALL MATCH (c:Action) RETURN c, 'Action' AS kind
  UNION ALL MATCH (c:Resolution) RETURN c, 'Resolution' AS kind
}
RETURN c.id AS id, c.name AS name, kind, c.year AS year, c.paper AS paper,
  COUNT { (c)<-[:DELIVERS|LEADS|GOVERNS|FUNDS|SUPPORTS|SCRUTINISES|COMMISSIONS]-() } AS owners
ORDER BY id
