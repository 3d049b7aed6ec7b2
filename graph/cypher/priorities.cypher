// Every enduring priority with the years of its editions, those of drafts apart.
MATCH (p:Priority)
RETURN p.id AS id, p.name AS name, p.of AS of, p.known AS known, p.also AS also,
  [(p)<-[:STATE_OF]-(s:PriorityState) WHERE s.status <> 'proposed' | s.year] AS years,
  [(p)<-[:STATE_OF]-(s:PriorityState) WHERE s.status = 'proposed' | s.year] AS proposed
ORDER BY id
