// When papers told of each plan, action, resolution or other commitment: its period or date, its owners, and when another took over.
CALL {
  MATCH (c:Strategy)-[e:EVIDENCED_BY]->(:Passage)-[:IN]->(paper:Paper)
  RETURN c.id AS id, 'named' AS what, paper.told AS told, e.period AS held, null AS year
  UNION ALL
  MATCH (c:Strategy)<-[:OF]-(:Edition)<-[:IN_EDITION]-(s)
  MATCH (s)-[:EVIDENCED_BY]->(:Passage)-[:IN]->(paper:Paper)
  RETURN c.id AS id, 'named' AS what, paper.told AS told, null AS held, null AS year
  UNION ALL
  MATCH (c:Action)-[:EVIDENCED_BY]->(:Passage)-[:IN]->(paper:Paper)
  RETURN c.id AS id, 'named' AS what, paper.told AS told, c.plan_year AS held, null AS year
  UNION ALL
  MATCH (c:Resolution)-[:EVIDENCED_BY]->(:Passage)-[:IN]->(paper:Paper)
  RETURN c.id AS id, 'named' AS what, paper.told AS told, c.meeting_date AS held, null AS year
  UNION ALL
  MATCH (c:Strategy)<-[r:DELIVERS|LEADS|GOVERNS|FUNDS|SUPPORTS|SCRUTINISES|COMMISSIONS]-()
  WITH c, r.passage AS at, coalesce(r.year, toInteger(substring(r.said, 0, 4))) AS year
  OPTIONAL MATCH (:Passage {id: at})-[:IN]->(paper:Paper)
  RETURN c.id AS id, 'owned' AS what, paper.told AS told, null AS held, year
  UNION ALL
  MATCH (c:Commitment)<-[r:DELIVERS|LEADS|GOVERNS|FUNDS|SUPPORTS|SCRUTINISES|COMMISSIONS]-()
  WITH c, r.passage AS at, coalesce(r.year, toInteger(substring(r.said, 0, 4))) AS year
  OPTIONAL MATCH (:Passage {id: at})-[:IN]->(paper:Paper)
  RETURN c.id AS id, 'owned' AS what, paper.told AS told, null AS held, year
  UNION ALL
  MATCH (c:Action)<-[r:DELIVERS|LEADS|GOVERNS|FUNDS|SUPPORTS|SCRUTINISES|COMMISSIONS]-()
  WITH c, r.passage AS at, coalesce(r.year, toInteger(substring(r.said, 0, 4))) AS year
  OPTIONAL MATCH (:Passage {id: at})-[:IN]->(paper:Paper)
  RETURN c.id AS id, 'owned' AS what, paper.told AS told, null AS held, year
  UNION ALL
  MATCH (c:Resolution)<-[r:DELIVERS|LEADS|GOVERNS|FUNDS|SUPPORTS|SCRUTINISES|COMMISSIONS]-()
  WITH c, r.passage AS at, coalesce(r.year, toInteger(substring(r.said, 0, 4))) AS year
  OPTIONAL MATCH (:Passage {id: at})-[:IN]->(paper:Paper)
  RETURN c.id AS id, 'owned' AS what, paper.told AS told, null AS held, year
  UNION ALL
  MATCH (c:Strategy)-[r:SUCCEEDED_BY]->()
  WITH c, r.passage AS at, r.year AS year
  OPTIONAL MATCH (:Passage {id: at})-[:IN]->(paper:Paper)
  RETURN c.id AS id, 'ended' AS what, paper.told AS told, null AS held, year
}
RETURN id, what, told, held, year, count(*) AS count
ORDER BY id, what, coalesce(told, ''), coalesce(held, ''), coalesce(year, 0)
