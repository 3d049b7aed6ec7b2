// Priorities, and the years of their editions
MATCH (s:PriorityState)-[:STATE_OF]->(p:Priority)
WHERE s.status <> 'proposed'
WITH DISTINCT p.name AS priority, s.year AS year
ORDER BY year
RETURN priority, collect(year) AS years
ORDER BY priority

// Who led which priority, year by year
MATCH (p:Priority)<-[:STATE_OF]-(s:PriorityState)-[:LED_BY]->(post:Post)
RETURN DISTINCT p.name AS priority, s.year AS year, post.name AS led_by
ORDER BY priority, year, led_by

// Changes that a paper states, with its words
MATCH (c:Change)-[e:EVIDENCED_BY]->(:Passage)
WHERE c.stated
RETURN c.year AS year, c.how AS change, e.quote AS words, e.paper AS paper, e.page AS page
ORDER BY year, words, paper, page, change

// Changes that no paper states: what was compared instead
MATCH (c:Change)
WHERE NOT c.stated AND c.how <> 'unchanged'
RETURN c.year AS year, c.how AS change, c.before AS before, c.after AS after, c.comparison AS compared
ORDER BY year, change, compared, before, after

// What drafts proposed, and what became of it
MATCH (c:Change {status: 'proposed'})
RETURN c.year AS year, c.how AS change, c.before AS before, c.after AS after, c.outcome AS outcome
ORDER BY year, change, outcome

// The line of one priority, state by state
MATCH (:Priority {name: 'Domestic Abuse'})<-[:STATE_OF]-(s:PriorityState)
RETURN s.year AS year, s.status AS status, s.name AS label, s.includes AS includes
ORDER BY year, status, label

// What each state of a priority became
MATCH (s:PriorityState)-[b:BECAME]->(t:PriorityState)
WHERE b.how <> 'unchanged'
RETURN s.name AS before, s.year AS year, b.how AS change, t.name AS after, t.year AS later, b.stated AS stated
ORDER BY year, before, later, after, change

// How much of an edition the next edition kept
MATCH (e:Edition {status: 'adopted', kind: 'priority'})<-[:IN_EDITION]-(s)-[:STATE_OF]->(p)
WITH DISTINCT e.of AS of, e.year AS year, p.name AS name
ORDER BY name
WITH of, year, collect(name) AS names
ORDER BY year
WITH of, collect({year: year, names: names}) AS editions
UNWIND range(0, size(editions) - 2) AS n
WITH of, editions[n] AS first, editions[n + 1] AS next
RETURN of, first.year AS year, next.year AS next_year,
  [each IN first.names WHERE NOT each IN next.names] AS given_up,
  [each IN next.names WHERE NOT each IN first.names] AS new
ORDER BY of, year

// Themes that cut across priorities, by year
MATCH (s:ThemeState)-[:STATE_OF]->(t:Theme)
RETURN DISTINCT t.name AS theme, s.year AS year, s.status AS status
ORDER BY theme, year, status

// Editions of agreements, with the versions that papers list
MATCH (e:Edition {kind: 'priority'})-[:OF]->(a:Strategy)
RETURN a.name AS of, e.year AS year, e.status AS status, e.versions AS versions
ORDER BY of, year, status

// Bodies that own the most
MATCH (b:Body)-[r:DELIVERS|LEADS|GOVERNS|FUNDS|SUPPORTS|SCRUTINISES|COMMISSIONS]->(o)
RETURN b.name AS body, count(DISTINCT o) AS owns
ORDER BY owns DESC, body
LIMIT 20

// Who governs, funds or scrutinises which plan
MATCH (b)-[r:GOVERNS|FUNDS|SCRUTINISES]->(s:Strategy)
RETURN DISTINCT s.name AS plan, type(r) AS role, b.name AS body, r.year AS year
ORDER BY plan, role, body, year

// Commitments that several bodies own together
MATCH (b:Body)-[:DELIVERS|LEADS|GOVERNS|FUNDS|SUPPORTS|SCRUTINISES|COMMISSIONS]->(o)
WHERE NOT o:Body
WITH o, b.name AS body
ORDER BY body
WITH o, collect(DISTINCT body) AS bodies
WHERE size(bodies) > 1
RETURN o.name AS commitment, labels(o)[0] AS kind, bodies
ORDER BY size(bodies) DESC, commitment
LIMIT 20

// Pairs of bodies that own most together
MATCH (a:Body)-[:DELIVERS|LEADS|GOVERNS|FUNDS|SUPPORTS]->(o)<-[:DELIVERS|LEADS|GOVERNS|FUNDS|SUPPORTS]-(b:Body)
WHERE a.id < b.id AND NOT o:Body
RETURN a.name AS one, b.name AS other, count(DISTINCT o) AS together
ORDER BY together DESC, one, other
LIMIT 20

// Which body reports to which
MATCH (b:Body)-[r:REPORTS_TO]->(to:Body)
RETURN DISTINCT b.name AS body, to.name AS reports_to, r.paper AS paper, r.page AS page
ORDER BY body, reports_to, paper, page

// Members of boards and partnerships
MATCH (b)-[r:MEMBER_OF]->(of:Body)
RETURN DISTINCT of.name AS of, b.name AS member
ORDER BY of, member
LIMIT 40

// Bodies that became others
MATCH (b:Body)-[r:SUCCEEDED_BY]->(a:Body)
RETURN b.name AS before, a.name AS after, r.year AS year, r.stated AS stated
ORDER BY before, after, year, stated

// Under which names papers print a body
MATCH (b:Body)-[e:EVIDENCED_BY]->(:Passage)
WITH b, e.printed AS printed
ORDER BY printed
WITH b, collect(DISTINCT printed) AS names
WHERE size(names) > 1
RETURN b.name AS body, names
ORDER BY size(names) DESC, body
LIMIT 20

// Actions of a plan year, with who delivers them
MATCH (a:Action)
OPTIONAL MATCH (b:Body)-[:DELIVERS]->(a)
WITH a, b.name AS body
ORDER BY body
RETURN a.plan_year AS year, a.priority AS priority, a.name AS action, a.status AS status, collect(DISTINCT body) AS by
ORDER BY year, priority, action
LIMIT 30

// Actions with the progress that papers note
MATCH (a:Action)-[:HAS_PROGRESS]->(p:Progress)
RETURN a.plan_year AS year, a.name AS action, p.text AS progress
ORDER BY year, action, progress
LIMIT 20

// Actions that nobody is said to deliver
MATCH (a:Action)
WHERE NOT EXISTS { (a)<-[:DELIVERS]-() }
RETURN a.plan_year AS year, a.name AS action, a.paper AS paper
ORDER BY year, action, paper
LIMIT 20

// Resolutions with the meeting that took them
MATCH (r:Resolution)-[:AT]->(m:Meeting)
RETURN m.date AS date, r.decision AS decision, r.name AS resolution
ORDER BY date, resolution

// Who chaired and who attended a meeting
MATCH (p:Person)-[a:ATTENDED]->(m:Meeting)
RETURN m.name AS meeting, a.role AS role, p.name AS person
ORDER BY meeting, role, person
LIMIT 40

// Agenda items that the public may not read
MATCH (i:AgendaItem)
WHERE i.restricted
RETURN i.meeting_date AS date, i.ref AS ref, i.name AS item, i.paper AS paper
ORDER BY date, ref, item

// Acts named in the papers, and in how many
MATCH (l:Legislation)-[:EVIDENCED_BY]->(:Passage)-[:IN]->(p:Paper)
RETURN l.name AS act, l.uri AS address, count(DISTINCT p.stem) AS papers
ORDER BY papers DESC, act

// Figures about a priority, by period
MATCH (f:Figure)-[:ABOUT]->(p:Priority)
RETURN p.name AS priority, f.measure AS measure, f.value AS value, f.unit AS unit, f.period AS period, f.geography AS place
ORDER BY priority, measure, period, value, place
LIMIT 40

// Percentages that fell
MATCH (f:Figure)
WHERE f.unit = 'percent' AND f.direction = 'down'
RETURN f.measure AS measure, f.value AS percent, f.period AS period, f.geography AS place, f.paper AS paper
ORDER BY percent DESC, measure, paper
LIMIT 20

// Money given: by whom, to whom, what for
MATCH (f:Funding)
RETURN f.year AS year, f.amount_gbp AS pounds, f.funder AS from, f.recipient AS to, f.purpose AS for
ORDER BY pounds DESC, year, for, from, to
LIMIT 20

// Which publications figures are taken from
MATCH (f:Figure)-[:FROM]->(s:Source)
RETURN s.name AS source, count(f) AS figures
ORDER BY figures DESC, source

// Papers, and how much was read of each
MATCH (p:Paper)<-[:IN]-(t:Passage)
RETURN p.stem AS paper, p.title AS title, p.kind AS kind, p.date AS date, count(t) AS passages
ORDER BY paper, title, kind, date, passages
