// Every action and resolution with how it stands, without the words that say so.
CALL {
  MATCH (a:Action) RETURN a.id AS id, 'action' AS kind, a.name AS name, a.year AS year, a.status AS status, a.paper AS paper
  UNION ALL
  MATCH (r:Resolution)
  RETURN r.id AS id, 'resolution' AS kind, r.name AS name, r.year AS year, r.decision AS status, r.paper AS paper
}
RETURN id, kind, name, year, status, paper
ORDER BY kind, id
