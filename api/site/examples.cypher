// Priorities, and the years of their editions
MATCH (s:PriorityState)-[:STATE_OF]->(p:Priority)
WHERE s.status <> 'proposed'
RETURN p.name AS priority, collect(DISTINCT s.year) AS years
ORDER BY priority

// Who led which priority, year by year
MATCH (p:Priority)<-[:STATE_OF]-(s:PriorityState)-[:LED_BY]->(post:Post)
RETURN DISTINCT p.name AS priority, s.year AS year, post.name AS led_by
ORDER BY priority, year, led_by

// Changes that a paper states, with its words
MATCH (c:Change)-[e:EVIDENCED_BY]->(:Passage)
WHERE c.stated
RETURN c.year AS year, c.how AS change, e.quote AS words, e.paper AS paper, e.page AS page
ORDER BY year, words

// Bodies that own the most
MATCH (b:Body)-[r:DELIVERS|LEADS|GOVERNS|FUNDS|SUPPORTS|SCRUTINISES|COMMISSIONS]->(o)
RETURN b.name AS body, count(DISTINCT o) AS owns
ORDER BY owns DESC, body
LIMIT 20

// Acts named in the papers, and in how many
MATCH (l:Legislation)-[:EVIDENCED_BY]->(:Passage)-[:IN]->(p:Paper)
RETURN l.name AS act, l.uri AS address, count(DISTINCT p.stem) AS papers
ORDER BY papers DESC, act

// Resolutions with the meeting that took them
MATCH (r:Resolution)-[:DECIDED_AT]->(:AgendaItem)-[:AT]->(m:Meeting)
RETURN m.date AS date, r.decision AS decision, r.name AS resolution
ORDER BY date, resolution
