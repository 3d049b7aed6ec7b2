// The passages of one file, or of one page of it, in reading order, with the paper within the file that each stands in.
MATCH (p:Passage {by: $stem})-[:IN]->(paper:Paper)
WHERE $page IS NULL OR p.page = $page
RETURN p.id AS id, p.paper AS paper, paper.id AS part, paper.title AS title, coalesce(paper.date, paper.period) AS date,
  p.page AS page, p.kind AS kind, p.heading AS heading, p.text AS text, p.start AS start, p.end AS end
ORDER BY start, id
