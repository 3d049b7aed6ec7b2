// The shape of the graph, and the stamp of its last change.
MATCH (n:Loaded {id: ':graph'})
RETURN n.shape AS shape, n.stamp AS stamp
ORDER BY n.id
