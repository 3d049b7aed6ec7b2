// Who owns a commitment, in which role and year: what is said of it, and of the plan that carries it out.
CALL {
  MATCH (c:Strategy {id: $id}) RETURN c AS o
  UNION MATCH (:Strategy {id: $id})<-[:PART_OF]-(c:Strategy) RETURN c AS o
  UNION MATCH (c:Action {id: $id}) RETURN c AS o
  UNION MATCH (c:Commitment {id: $id}) RETURN c AS o
  UNION MATCH (c:Resolution {id: $id}) RETURN c AS o
  UNION MATCH (c:Priority {id: $id}) RETURN c AS o
}
MATCH (owner)-[r:DELIVERS|LEADS|GOVERNS|FUNDS|SUPPORTS|SCRUTINISES|COMMISSIONS]->(o)
OPTIONAL MATCH (passage:Passage {id: r.passage})-[:IN]->(paper:Paper)
RETURN owner.id AS body_id, owner.name AS body, toLower(type(r)) AS role, r.year AS year, r.stated AS stated,
  o.id AS of_id, o.name AS of, r.key AS key, r.said AS said, r.corrected AS corrected,
  {paper: r.paper, page: r.page, quote: r.quote, start: r.start, end: r.end, boxes: r.boxes, by_ocr: r.by_ocr,
   corrected: r.corrected, passage: r.passage, title: paper.title, date: coalesce(paper.date, paper.period)} AS evidence
ORDER BY coalesce(year, 9999), body_id, role, of_id, key
