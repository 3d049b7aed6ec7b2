// Plans and commitments that some body owns, with the last words that name each; those that another took over from apart.
CALL {
  MATCH (c:Strategy)<-[r:DELIVERS|LEADS|GOVERNS|FUNDS|SUPPORTS|SCRUTINISES|COMMISSIONS]-() RETURN c, 'Strategy' AS kind, r
  UNION ALL
  MATCH (c:Commitment)<-[r:DELIVERS|LEADS|GOVERNS|FUNDS|SUPPORTS|SCRUTINISES|COMMISSIONS]-() RETURN c, 'Commitment' AS kind, r
}
OPTIONAL MATCH (passage:Passage {id: r.passage})-[:IN]->(paper:Paper)
RETURN c.id AS id, c.name AS name, kind, r.said AS said, r.key AS key,
  EXISTS { MATCH (c)-[:SUCCEEDED_BY]->() } AS succeeded, paper.told AS told,
  {paper: r.paper, page: r.page, quote: r.quote, start: r.start, end: r.end, boxes: r.boxes, by_ocr: r.by_ocr,
   corrected: r.corrected, passage: r.passage, title: paper.title, date: coalesce(paper.date, paper.period)} AS evidence
ORDER BY id, said, key
