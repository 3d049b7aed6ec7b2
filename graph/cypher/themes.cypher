// Every enduring cross-cutting theme with the years of its editions, those of drafts apart.
MATCH (p:Theme)
RETURN p.id AS id, p.name AS name, p.of AS of, p.known AS known, p.also AS also,
  [(p)<-[:STATE_OF]-(s:ThemeState) WHERE s.status <> 'proposed' | s.year] AS years,
  [(p)<-[:STATE_OF]-(s:ThemeState) WHERE s.status = 'proposed' | s.year] AS proposed
ORDER BY id
