"""The pages for people: made on the server, without scripts, so that they work anywhere and print well."""

from pathlib import Path

from api.site import bodies, checks, console, editions, facts, figures, lines, owners, papers, problems, search

STATIC = Path(__file__).parent / "static"
SITE_ROUTERS = tuple(
    each.router for each in (search, lines, owners, bodies, figures, papers, facts, editions, checks, console, problems)
)
