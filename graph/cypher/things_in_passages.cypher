// What the passages of one file give evidence of: the thing, the fact, and the priority that it belongs to.
MATCH (p:Passage {by: $stem})<-[e:EVIDENCED_BY]-(thing)
OPTIONAL MATCH (thing)-[:STATE_OF|ABOUT]->(priority)
RETURN DISTINCT p.id AS passage, labels(thing)[0] AS label, thing.name AS name, priority.name AS priority, e.key AS fact
ORDER BY passage, label, name, priority, fact
