// The editions of one line: from where each is known, and whether some paper names all its priorities.
MATCH (e:Edition {by: $line})
RETURN e.id AS id, e.year AS year, e.status AS status, e.whole AS whole, e.versions AS versions
ORDER BY id
