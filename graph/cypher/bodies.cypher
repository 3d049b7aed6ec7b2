// Every body that papers name, with how many passages name it and how much it owns.
MATCH (b:Body)
RETURN b.id AS id, b.name AS name, b.kind AS kind, b.also AS also,
  COUNT { (b)-[:EVIDENCED_BY]->() } AS named,
  COUNT { (b)-[:DELIVERS|LEADS|GOVERNS|FUNDS|SUPPORTS|SCRUTINISES|COMMISSIONS]->() } AS owns
ORDER BY id
