// Draft minutes that gave way to agreed ones.
MATCH (newer:Paper)-[:SUPERSEDES]->(p:Paper)
RETURN p.id AS id, p.stem AS stem, p.part AS part, p.date AS date, newer.stem AS by
ORDER BY id
