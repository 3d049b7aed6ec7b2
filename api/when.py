"""The two dates on which every list can be asked: valid on a day, and told by a day (docs/as-of.md)."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query, Request

from graph.when import When

ISO = r"^(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
AS_OF = "Only what was valid on this day; a month or a year is its last day. What that is: docs/as-of.md."
KNOWN_AT = "Only what papers had told by this day. A paper without a known date had told nothing by any."
AS_OF_LINE = "As it stood then: only what papers of this day, month or year and before say."

AsOf = Annotated[str | None, Query(description=AS_OF, pattern=ISO)]
AsOfLine = Annotated[str | None, Query(description=AS_OF_LINE, pattern=ISO)]
KnownAt = Annotated[str | None, Query(description=KNOWN_AT, pattern=ISO)]


def _when(as_of: AsOf = None, known_at: KnownAt = None) -> When:
    return When.of(as_of, known_at)


WhenDep = Annotated[When, Depends(_when)]
OnPage = Annotated[str, Query(pattern=f"^$|{ISO}", max_length=10)]  # a form sends an empty one


def _page_when(as_of: OnPage = "", known_at: OnPage = "") -> When:
    return When.of(as_of, known_at)


PageWhen = Annotated[When, Depends(_page_when)]


def dates_asked(request: Request) -> dict[str, str]:
    """The dates that a page was asked for, as they were given, for the links that stay with them."""
    return {name: said for name in ("as_of", "known_at") if (said := request.query_params.get(name))}
