// Under which name, period and standing papers name one body or plan, and when they said so.
CALL {
  MATCH (x:Body {id: $id}) RETURN x
  UNION MATCH (x:Strategy {id: $id}) RETURN x
}
MATCH (x)-[e:EVIDENCED_BY]->(passage:Passage)-[:IN]->(paper:Paper)
RETURN e.printed AS printed, e.period AS period, e.status AS status, e.said AS said, e.key AS key,
  {paper: e.paper, page: e.page, quote: e.quote, start: e.start, end: e.end, boxes: e.boxes, by_ocr: e.by_ocr,
   corrected: e.corrected, passage: passage.id, title: paper.title, date: coalesce(paper.date, paper.period)} AS evidence
ORDER BY said, evidence.paper, evidence.start, key
