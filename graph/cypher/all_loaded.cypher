// What was loaded last of every owner.
MATCH (n:Loaded)
WHERE n.digest IS NOT NULL
RETURN n.id AS id, n.digest AS digest
ORDER BY id
