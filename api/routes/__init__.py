"""The answers for programs."""

from api.routes import bodies, corrections, cypher, facts, lineage, owners, papers

API_ROUTERS = tuple(each.router for each in (lineage, owners, bodies, papers, facts, cypher, corrections))
