// What papers state of the changes of one body, plan or process, and when they said so.
CALL {
  MATCH (x:Body {id: $id}) RETURN x
  UNION MATCH (x:Strategy {id: $id}) RETURN x
  UNION MATCH (x:Process {id: $id}) RETURN x
}
MATCH (c:Change)-[:CONCERNS]->(x)
WITH DISTINCT c
MATCH (c)-[e:EVIDENCED_BY]->(passage:Passage)-[:IN]->(paper:Paper)
WHERE c.stated AND ($since IS NULL OR c.year IS NULL OR c.year >= $since)
RETURN c.id AS id, c.how AS change, c.before AS before, c.after AS after, c.year AS year, c.status AS status, e.said AS said,
  e.key AS key,
  {paper: e.paper, page: e.page, quote: e.quote, start: e.start, end: e.end, boxes: e.boxes, by_ocr: e.by_ocr,
   corrected: e.corrected, passage: passage.id, title: paper.title, date: coalesce(paper.date, paper.period)} AS evidence
ORDER BY coalesce(year, 9999), id, key
