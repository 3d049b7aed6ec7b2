// Passages that hold these words, the best first; a heading says less than what stands under it.
CALL db.index.fulltext.queryNodes('passageText', $words) YIELD node, score
MATCH (node)-[:IN]->(paper:Paper)
RETURN node.id AS id, node.paper AS paper, node.page AS page, node.text AS text, node.heading AS heading,
  node.kind AS kind, paper.title AS title, coalesce(paper.date, paper.period) AS date,
  CASE node.kind WHEN 'heading' THEN score / 2 ELSE score END AS score
ORDER BY score DESC, id
LIMIT $limit
