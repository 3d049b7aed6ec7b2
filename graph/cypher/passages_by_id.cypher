// Passages by their ids, each with the paper that it stands in.
UNWIND $ids AS id
MATCH (p:Passage {id: id})-[:IN]->(paper:Paper)
RETURN p.id AS id, p.paper AS paper, paper.id AS part, paper.title AS title, coalesce(paper.date, paper.period) AS date,
  p.page AS page, p.kind AS kind, p.heading AS heading, p.text AS text, p.start AS start, p.end AS end
ORDER BY paper, start, id
