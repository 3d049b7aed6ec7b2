// How many nodes there are of each label, bookkeeping apart.
MATCH (n)
WHERE NOT n:Loaded
RETURN labels(n)[0] AS label, count(*) AS count
ORDER BY label
