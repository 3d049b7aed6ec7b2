// When papers told of each body, by what they tell: passages that name it, what it owns, ties, meetings and posts; and when it ended.
// The embedded store finds no passage by a property of a relationship that is matched just before: hence each WITH.
CALL {
  MATCH (b:Body)-[:EVIDENCED_BY]->(:Passage)-[:IN]->(paper:Paper)
  RETURN b.id AS id, 'named' AS what, paper.told AS told, null AS year
  UNION ALL
  MATCH (b:Body)-[r:DELIVERS|LEADS|GOVERNS|FUNDS|SUPPORTS|SCRUTINISES|COMMISSIONS]->()
  WITH b, r.passage AS at, coalesce(r.year, toInteger(substring(r.said, 0, 4))) AS year
  OPTIONAL MATCH (:Passage {id: at})-[:IN]->(paper:Paper)
  RETURN b.id AS id, 'owns' AS what, paper.told AS told, year
  UNION ALL
  MATCH (b:Body)<-[r:REPORTS_TO|MEMBER_OF|CHAIRS|DELIVERS|LEADS|GOVERNS|FUNDS|SUPPORTS|SCRUTINISES|COMMISSIONS]-()
  WITH b, r.passage AS at
  OPTIONAL MATCH (:Passage {id: at})-[:IN]->(paper:Paper)
  RETURN b.id AS id, 'tied' AS what, paper.told AS told, null AS year
  UNION ALL
  MATCH (b:Body)-[r:REPORTS_TO|MEMBER_OF|CHAIRS]->()
  WITH b, r.passage AS at
  OPTIONAL MATCH (:Passage {id: at})-[:IN]->(paper:Paper)
  RETURN b.id AS id, 'tied' AS what, paper.told AS told, null AS year
  UNION ALL
  MATCH (b:Body)<-[:OF]-(thing)-[:EVIDENCED_BY]->(:Passage)-[:IN]->(paper:Paper)
  RETURN b.id AS id, 'tied' AS what, paper.told AS told, null AS year
  UNION ALL
  MATCH (b:Body)<-[:AT]-(:Post)<-[r:LED_BY]-()
  WITH b, r.passage AS at
  OPTIONAL MATCH (:Passage {id: at})-[:IN]->(paper:Paper)
  RETURN b.id AS id, 'tied' AS what, paper.told AS told, null AS year
  UNION ALL
  MATCH (b:Body)-[r:SUCCEEDED_BY]->()
  WITH b, r.passage AS at, r.stated AS stated, r.year AS year
  OPTIONAL MATCH (:Passage {id: at})-[:IN]->(paper:Paper)
  RETURN b.id AS id, CASE WHEN stated THEN 'ended' ELSE 'known to have ended' END AS what, paper.told AS told, year
}
RETURN id, what, told, year, count(*) AS count
ORDER BY id, what, coalesce(told, ''), coalesce(year, 0)
