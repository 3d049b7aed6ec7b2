// The items of one meeting's agenda or minutes, in the order of the paper, with the words that tell of each.
MATCH (i:AgendaItem)-[:AT]->(m:Meeting {id: $id})
MATCH (i)-[e:EVIDENCED_BY]->(passage:Passage)-[:IN]->(paper:Paper)
RETURN i.id AS id, i.ref AS ref, i.minute AS minute, i.name AS title, i.pages AS pages, i.restricted AS restricted, {
  paper: e.paper, page: e.page, quote: e.quote, start: e.start, end: e.end, boxes: e.boxes, by_ocr: e.by_ocr,
  corrected: e.corrected, said: e.said, passage: passage.id, title: paper.title, date: coalesce(paper.date, paper.period)
} AS evidence
ORDER BY evidence.start, id
