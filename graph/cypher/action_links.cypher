// Which action goes on with which, or is told again: links from and to these actions, or all links.
MATCH (later:Action)-[r:CONTINUES]->(earlier:Action)
WHERE $ids IS NULL OR later.id IN $ids OR earlier.id IN $ids
RETURN later.id AS later, earlier.id AS earlier, r.how AS how, r.comparison AS comparison, r.confidence AS confidence
ORDER BY later, earlier
