"""The pages for people: made on the server, without scripts, so that they work anywhere and print well."""

from pathlib import Path

from api.site import (
    bodies,
    checks,
    console,
    editions,
    facts,
    figures,
    legislation,
    line_file,
    lines,
    meetings,
    owners,
    papers,
    problems,
    search,
)

STATIC = Path(__file__).parent / "static"
# the file of a line stands before the page of one, whose name may hold any sign
PAGES = (
    search, line_file, lines, owners, bodies, meetings, figures, papers, facts, editions, legislation, checks, console,
    problems,
)  # fmt: skip
SITE_ROUTERS = tuple(each.router for each in PAGES)
