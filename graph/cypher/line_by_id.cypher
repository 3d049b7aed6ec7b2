// What has this id and a line through time: a priority or theme, a plan, a process or a body.
CALL {
  MATCH (x:Priority {id: $id}) RETURN x, 'priority' AS kind
  UNION ALL MATCH (x:Theme {id: $id}) RETURN x, 'theme' AS kind
  UNION ALL MATCH (x:Strategy {id: $id}) RETURN x, 'strategy' AS kind
  UNION ALL MATCH (x:Process {id: $id}) RETURN x, 'process' AS kind
  UNION ALL MATCH (x:Body {id: $id}) RETURN x, 'body' AS kind
}
RETURN x.id AS id, x.name AS name, x.of AS of, x.also AS also, kind
ORDER BY id
