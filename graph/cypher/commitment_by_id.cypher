// The commitment, priority or body that has this id.
CALL {
  MATCH (c:Strategy {id: $id}) RETURN c, 'Strategy' AS kind
  UNION ALL MATCH (c:Commitment {id: $id}) RETURN c, 'Commitment' AS kind
  UNION ALL MATCH (c:Action {id: $id}) RETURN c, 'Action' AS kind
  UNION ALL MATCH (c:Resolution {id: $id}) RETURN c, 'Resolution' AS kind
  UNION ALL MATCH (c:Priority {id: $id}) RETURN c, 'Priority' AS kind
}
RETURN c.id AS id, c.name AS name, c.paper AS paper, kind
ORDER BY id
