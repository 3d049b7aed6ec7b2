// How much of an edition's priorities or themes the next edition still has: shared, given up, new, and shared of all.
MATCH (e:Edition)-[:OF]->(agreement:Strategy)
WHERE e.status = 'adopted'
MATCH (s)-[:IN_EDITION]->(e)
MATCH (s)-[:STATE_OF]->(line)
WITH DISTINCT agreement, e, line.name AS name
ORDER BY name
WITH agreement, e, collect(name) AS lines
WITH agreement, e.kind AS kind, collect({year: e.year, lines: lines}) AS editions
UNWIND editions AS first
UNWIND editions AS next
WITH agreement, kind, editions, first, next
WHERE first.year < next.year AND NONE(each IN editions WHERE each.year > first.year AND each.year < next.year)
WITH agreement.name AS of, kind, first.year AS year, next.year AS next_year,
  [each IN first.lines WHERE each IN next.lines] AS shared,
  [each IN first.lines WHERE NOT each IN next.lines] AS given_up,
  [each IN next.lines WHERE NOT each IN first.lines] AS new
RETURN of, kind, year, next_year, shared, given_up, new,
  toFloat(size(shared)) / (size(shared) + size(given_up) + size(new)) AS overlap
ORDER BY of, kind, year
