// From which body one took over, and which took over from it, where no paper but a gazetteer says so.
CALL {
  MATCH (one:Body {id: $id})-[r:SUCCEEDED_BY]->(other:Body) WHERE NOT r.stated RETURN one AS before, other AS after, r
  UNION MATCH (one:Body {id: $id})<-[r:SUCCEEDED_BY]-(other:Body) WHERE NOT r.stated RETURN other AS before, one AS after, r
}
RETURN before.id AS before_id, before.name AS before, after.id AS after_id, after.name AS after, r.year AS year,
  r.said_by AS said_by
ORDER BY before_id, after_id
