// Each form of a priority or theme with its edition, and the first day by which papers had told of it.
CALL {
  MATCH (s:PriorityState)-[:IN_EDITION]->(e:Edition) RETURN s, e
  UNION ALL
  MATCH (s:ThemeState)-[:IN_EDITION]->(e:Edition) RETURN s, e
}
MATCH (s)-[:STATE_OF]->(line)
MATCH (s)-[:EVIDENCED_BY]->(:Passage)-[:IN]->(paper:Paper)
RETURN line.id AS line, s.id AS state, s.year AS year, s.status AS status, e.id AS edition, e.by AS of, e.whole AS whole,
  min(paper.told) AS told
ORDER BY line, state
