"""The answers for programs."""

from api.routes import bodies, corrections, cypher, facts, following, lineage, owners, papers

API_ROUTERS = tuple(
    each.router for each in (lineage, owners, bodies, papers, facts, following, cypher, corrections)
)  # in the order in which the docs show them
