// Plans and processes with the names under which papers print them, to find the one whose line is meant.
CALL {
  MATCH (x:Strategy) RETURN x, 'strategy' AS kind
  UNION ALL MATCH (x:Process) RETURN x, 'process' AS kind
}
OPTIONAL MATCH (x)-[e:EVIDENCED_BY]->()
WITH x, kind, count(e) AS named, collect(DISTINCT e.printed) AS printed
RETURN x.id AS id, x.name AS name, kind, named, printed + coalesce(x.also, []) AS also
ORDER BY id
