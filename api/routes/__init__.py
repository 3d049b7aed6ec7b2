"""The answers for programs."""

from api.routes import (
    bodies,
    corrections,
    cypher,
    facts,
    following,
    legislation,
    lineage,
    meetings,
    owners,
    papers,
    passages,
    themes,
)  # fmt: skip

AT_FIRST = tuple(
    each.router for each in (lineage, owners, bodies, papers, facts, following, cypher, corrections)
)  # these answer without `/v1` as well
API_ROUTERS = (
    *(each.router for each in (lineage, themes, owners, bodies, meetings, legislation, papers, passages, facts)),
    *(each.router for each in (following, cypher, corrections)),
)  # in the order in which the docs show them
