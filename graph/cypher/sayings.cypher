// What a line was drawn from, each fact whole, and when it was said: to draw the line again as of a date.
MATCH (s:Saying {by: $line})-[:SAID_IN]->(passage:Passage)-[:IN]->(paper:Paper)
RETURN s.id AS id, s.said AS said, s.fact AS fact, s.corrected AS corrected, passage.id AS passage, paper.title AS title,
  coalesce(paper.date, paper.period) AS date
ORDER BY id
