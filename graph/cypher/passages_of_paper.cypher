// The passages of one file, with the paper within the file that each stands in.
MATCH (p:Passage {by: $stem})-[:IN]->(paper:Paper)
RETURN p.id AS id, p.text AS text, p.page AS page, p.kind AS kind, p.heading AS heading, p.start AS start, p.end AS end,
  paper.id AS paper, paper.title AS title, paper.kind AS paper_kind, paper.date AS date, paper.period AS period, paper.told AS told,
  paper.superseded AS superseded,
  [(newer:Paper)-[:SUPERSEDES]->(paper) WHERE newer.told IS NOT NULL | newer.told] AS superseded_on
ORDER BY start, id
