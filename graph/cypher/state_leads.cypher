// Who leads one priority or theme, edition by edition.
CALL {
  MATCH (p:Priority {id: $id}) RETURN p
  UNION MATCH (p:Theme {id: $id}) RETURN p
}
MATCH (p)<-[:STATE_OF]-(s)-[l:LED_BY]->(post:Post)
WHERE $since IS NULL OR s.year >= $since
OPTIONAL MATCH (post)-[:AT]->(body:Body)
OPTIONAL MATCH (passage:Passage {id: l.passage})-[:IN]->(paper:Paper)
RETURN s.id AS state, l.key AS key, l.year AS year, l.post AS post, l.organisation AS organisation, l.person AS person,
  body.id AS body_id, body.name AS body, s.status AS status,
  {paper: l.paper, page: l.page, quote: l.quote, start: l.start, end: l.end, boxes: l.boxes, by_ocr: l.by_ocr,
   corrected: l.corrected, passage: l.passage, title: paper.title, date: coalesce(paper.date, paper.period)} AS evidence
ORDER BY state, key
