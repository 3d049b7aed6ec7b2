// The first day by which papers had told of each action.
MATCH (a:Action)-[:EVIDENCED_BY]->(:Passage)-[:IN]->(paper:Paper)
RETURN a.id AS id, min(paper.told) AS told
ORDER BY id
