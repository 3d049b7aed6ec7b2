// What changed about one priority or theme: stated or inferred, adopted or proposed, with the words and what became of a proposal.
CALL {
  MATCH (p:Priority {id: $id}) RETURN p
  UNION MATCH (p:Theme {id: $id}) RETURN p
}
MATCH (c:Change)-[:CONCERNS]->(p)
WHERE $since IS NULL OR c.year IS NULL OR c.year >= $since
OPTIONAL MATCH (c)-[e:EVIDENCED_BY]->(passage:Passage)-[:IN]->(paper:Paper)
WITH c, e, passage, paper
ORDER BY e.order, e.paper, e.start, e.end
WITH c, collect(CASE WHEN e IS NULL THEN null ELSE {
  role: e.role, paper: e.paper, page: e.page, quote: e.quote, start: e.start, end: e.end, boxes: e.boxes,
  by_ocr: e.by_ocr, corrected: e.corrected, passage: passage.id, title: paper.title, date: coalesce(paper.date, paper.period),
  decision: e.decision, meeting_date: e.meeting_date, text: e.text
} END) AS evidence
RETURN c.id AS id, c.year AS year, c.how AS change, c.before AS before, c.after AS after, c.status AS status,
  c.stated AS stated, c.comparison AS comparison, c.outcome AS outcome, c.since AS since, c.confidence AS confidence,
  evidence
ORDER BY coalesce(year, 9999), CASE status WHEN 'proposed' THEN 1 ELSE 0 END, CASE WHEN stated THEN 0 ELSE 1 END, id
