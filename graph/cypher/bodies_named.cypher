// Every body with the names under which papers print it, and how many passages name it.
MATCH (b:Body)
OPTIONAL MATCH (b)-[e:EVIDENCED_BY]->()
RETURN b.id AS id, b.name AS name, b.kind AS kind, count(e) AS named,
  [each IN collect(DISTINCT e.printed) + collect(DISTINCT e.abbreviation) WHERE each IS NOT NULL] AS also
ORDER BY id
