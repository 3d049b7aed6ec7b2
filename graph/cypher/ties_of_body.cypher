// How one body is tied to others: whom it reports to, is a member of, took over from; who chairs it.
CALL {
  MATCH (b:Body {id: $id})-[r:REPORTS_TO|MEMBER_OF|CHAIRS|SUCCEEDED_BY]->(other) RETURN r, other, true AS outward
  UNION ALL
  MATCH (b:Body {id: $id})<-[r:REPORTS_TO|MEMBER_OF|CHAIRS|SUCCEEDED_BY]-(other) RETURN r, other, false AS outward
}
OPTIONAL MATCH (passage:Passage {id: r.passage})-[:IN]->(paper:Paper)
RETURN toLower(type(r)) AS tie, outward, other.id AS id, other.name AS name, labels(other)[0] AS kind, r.year AS year,
  r.stated AS stated, r.key AS key,
  CASE WHEN r.quote IS NULL THEN NULL ELSE
    {paper: r.paper, page: r.page, quote: r.quote, start: r.start, end: r.end, boxes: r.boxes, by_ocr: r.by_ocr,
     corrected: r.corrected, passage: r.passage, title: paper.title, date: coalesce(paper.date, paper.period)} END AS evidence
ORDER BY tie, outward, coalesce(year, 9999), id, key
