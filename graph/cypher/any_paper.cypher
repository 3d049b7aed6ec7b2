// One paper, if the graph holds any: whether there is anything to answer from.
MATCH (p:Paper)
RETURN p.id AS id
LIMIT 1
