// Every paper that was read, those bound in packs among them, and what gave way to it or superseded it.
MATCH (p:Paper)
OPTIONAL MATCH (p)-[:PART_OF]->(pack:Paper)
OPTIONAL MATCH (p)<-[:SUPERSEDES]-(newer:Paper)
RETURN p.id AS id, p.stem AS stem, p.title AS title, p.kind AS kind, p.date AS date, p.period AS period,
  p.version AS version, p.status AS status, p.first_page AS first_page, p.last_page AS last_page,
  p.restricted AS restricted, p.format AS format, pack.id AS part_of, p.part AS part,
  COUNT { (p)<-[:IN]-(:Passage) } AS passages, newer.id AS superseded_by,
  COUNT { (p)-[:SUPERSEDES]->(:Version) } AS replaced,
  p.told AS told, newer.told AS superseded_on
ORDER BY id
