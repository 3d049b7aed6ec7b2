// Every action and resolution of some papers with how it stands, without the words that say so.
UNWIND $papers AS paper
CALL {
  WITH paper
  MATCH (a:Action {by: paper})
  RETURN a.id AS id, 'action' AS kind, a.name AS name, a.year AS year, a.status AS status
  UNION ALL
  WITH paper
  MATCH (r:Resolution {by: paper})
  RETURN r.id AS id, 'resolution' AS kind, r.name AS name, r.year AS year, r.decision AS status
}
RETURN paper, id, kind, name, year, status
ORDER BY paper, kind, id
