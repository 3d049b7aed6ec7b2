// What people corrected: who, when and why, what it says, and how many names or facts it fitted.
MATCH (c:Correction)
OPTIONAL MATCH (c)-[:CORRECTS]->(thing)
WITH c, thing ORDER BY thing.id
RETURN c.id AS id, c.kind AS kind, c.reviewer AS reviewer, c.date AS date, c.because AS because, c.what AS what,
  c.applied AS applied, c.problem AS problem, collect(thing.id) AS things
ORDER BY date, id
