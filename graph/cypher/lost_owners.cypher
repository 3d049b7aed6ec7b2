// What lost its owner: the body that owned it became another, and no paper names an owner after its last word;
// up to a year, and as papers had told by a day. A date known to the year or month counts from its last day.
MATCH (b:Body)-[s:SUCCEEDED_BY]->(after:Body)
MATCH (b)-[r:DELIVERS|LEADS|GOVERNS|FUNDS|SUPPORTS|SCRUTINISES|COMMISSIONS]->(o)
WHERE NOT o:Action AND r.year IS NOT NULL AND (s.year IS NULL OR s.year >= r.year)
  AND ($year IS NULL OR s.year <= $year)
  AND ($known IS NULL OR s.said IS NULL OR s.said + substring('-12-31', size(s.said) - 4) <= $known)
  AND NOT EXISTS {
    MATCH (o)<-[later:DELIVERS|LEADS|GOVERNS|FUNDS|SUPPORTS|SCRUTINISES|COMMISSIONS]-()
    WHERE later.year > r.year AND ($year IS NULL OR later.year <= $year)
      AND ($known IS NULL OR later.said + substring('-12-31', size(later.said) - 4) <= $known)
  }
OPTIONAL MATCH (passage:Passage {id: r.passage})-[:IN]->(paper:Paper)
WITH o, b, r, s, after, passage, paper
WHERE $known IS NULL OR paper.told <= $known
RETURN o.id AS id, o.name AS name, labels(o)[0] AS kind, b.name AS body, toLower(type(r)) AS role, r.year AS year,
  after.name AS successor, s.year AS ended, r.key AS key, after.id AS after_id,
  {paper: r.paper, page: r.page, quote: r.quote, start: r.start, end: r.end, boxes: r.boxes, by_ocr: r.by_ocr,
   corrected: r.corrected, passage: r.passage, title: paper.title, date: coalesce(paper.date, paper.period)} AS evidence
ORDER BY coalesce(year, 9999), id, role, after_id, key
