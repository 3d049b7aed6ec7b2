// Pairs of bodies that stay apart and may be one, with the words that name each by a day.
MATCH (a:Body)-[r:MAY_BE]->(b:Body)
CALL {
  WITH a
  OPTIONAL MATCH (a)-[e:EVIDENCED_BY]->(passage:Passage)-[:IN]->(paper:Paper)
  WHERE $known IS NULL OR paper.told <= $known
  WITH e, passage, paper ORDER BY e.paper, e.start LIMIT 1
  RETURN collect(CASE WHEN e IS NULL THEN null ELSE {
    paper: e.paper, page: e.page, quote: e.quote, start: e.start, end: e.end, boxes: e.boxes, by_ocr: e.by_ocr,
    corrected: e.corrected, passage: passage.id, title: paper.title, date: coalesce(paper.date, paper.period)} END) AS one
}
CALL {
  WITH b
  OPTIONAL MATCH (b)-[e:EVIDENCED_BY]->(passage:Passage)-[:IN]->(paper:Paper)
  WHERE $known IS NULL OR paper.told <= $known
  WITH e, passage, paper ORDER BY e.paper, e.start LIMIT 1
  RETURN collect(CASE WHEN e IS NULL THEN null ELSE {
    paper: e.paper, page: e.page, quote: e.quote, start: e.start, end: e.end, boxes: e.boxes, by_ocr: e.by_ocr,
    corrected: e.corrected, passage: passage.id, title: paper.title, date: coalesce(paper.date, paper.period)} END) AS other
}
RETURN a.id AS one_id, a.name AS one_name, b.id AS other_id, b.name AS other_name, r.alike AS alike, r.why AS why,
  one, other
ORDER BY alike DESC, one_id, other_id
