// What was loaded last of every owner.
MATCH (n:Loaded)
RETURN n.id AS id, n.digest AS digest
ORDER BY id
