// Which body took over from which, as papers state it or the gazetteers know it.
MATCH (b:Body)-[r:SUCCEEDED_BY]->(a:Body)
RETURN b.id AS id, b.name AS before, a.name AS after, r.year AS year, r.how AS how, r.stated AS stated, r.paper AS paper,
  r.page AS page, r.quote AS quote, a.id AS after_id, r.key AS key
ORDER BY id, after_id, key
