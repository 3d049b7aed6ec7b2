// Everything that a body owns, in one year or in any: itself, by the posts that it holds, and through bodies that it took over from.
CALL {
  MATCH (b:Body {id: $id}) RETURN b
  UNION MATCH (:Body {id: $id})<-[:SUCCEEDED_BY*1..3]-(b:Body) RETURN b
}
CALL {
  WITH b
  MATCH (b)-[r:DELIVERS|LEADS|GOVERNS|FUNDS|SUPPORTS|SCRUTINISES|COMMISSIONS]->(o)
  RETURN o.id AS id, o.name AS name, labels(o)[0] AS kind, toLower(type(r)) AS role, null AS label, r AS r
  UNION ALL
  WITH b
  MATCH (b)<-[:AT]-(:Post)<-[r:LED_BY]-(s)-[:STATE_OF]->(o)
  WHERE s.status <> 'proposed'
  RETURN o.id AS id, o.name AS name, labels(o)[0] AS kind, 'leads' AS role, s.name AS label, r AS r
}
WITH b, id, name, kind, role, label, r
WHERE $year IS NULL OR r.year = $year
OPTIONAL MATCH (passage:Passage {id: r.passage})-[:IN]->(paper:Paper)
RETURN b.name AS body, id, name, label, kind, role, r.year AS year, r.key AS key,
  {paper: r.paper, page: r.page, quote: r.quote, start: r.start, end: r.end, boxes: r.boxes, by_ocr: r.by_ocr,
   corrected: r.corrected, passage: r.passage, title: paper.title, date: coalesce(paper.date, paper.period)} AS evidence
ORDER BY coalesce(year, 9999), id, role, body, key
