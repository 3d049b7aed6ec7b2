// What was loaded last of one owner, a paper or a line of editions.
MATCH (n:Loaded {id: $id})
RETURN n.digest AS digest, n.shared_edges AS shared_edges
ORDER BY n.id
