// Who was at one meeting, and as what: the chair, those present, those in attendance.
MATCH (p:Person)-[a:ATTENDED]->(m:Meeting {id: $id})
RETURN p.id AS id, p.name AS name, a.role AS role
ORDER BY role, name, id
