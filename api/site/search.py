"""The first page: search, with facets to narrow by."""

from __future__ import annotations

import re
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.commands.options import workspace_of
from api.deps import SettingsDep, StoreDep
from api.finding import find
from api.site.templating import page
from graph import questions
from graph.meant import Named, named_in
from graph.store import Store

router = APIRouter(include_in_schema=False)
ON_A_PAGE = 20
EXAMPLES = ("county lines", "who leads road safety", "kind:minutes hate crime", "type:figure ASB year:2020-2025")
DOORS = (  # the lists, and what each answers
    ("/priority", "Priorities", "How each evolved, edition by edition, and who led it"),
    ("/commitment", "Commitments", "Plans, actions and resolutions: who owns each, what became of it"),
    ("/body", "Bodies", "What a body owns, who chairs it, what came before and after it"),
    ("/meeting", "Meetings", "Who was there, what was on the agenda, what was resolved"),
    ("/figure", "Figures", "What papers said of a measure, year by year"),
    ("/compare", "What changed", "Two editions side by side"),
    ("/check", "Checks", "Sums, percentages and dates that do not hold together"),
    ("/loose-ends", "Loose ends", "What fell silent, and what has no settled owner"),
    ("/paper", "Papers", "Every page with the words that facts rest on"),
)
FIELD = re.compile(r'(?<!\S)-?[a-z]+:(?:"[^"]*"|\S+)')  # a word that narrows: kind:minutes
NAMED_AT = {  # where the line or the page of a thing that the question names is
    "priority": "/priority/{id}",
    "theme": "/priority/{id}",
    "strategy": "/line/{id}?kind=strategy",
    "process": "/line/{id}?kind=process",
    "body": "/body/{id}",
}
NARROWED_BY = {  # the facets, their headings, and the fields of a question that narrow by them
    "year": ("Year", "year"),
    "kind": ("Kind of paper", "kind"),
    "priority": ("Priority", "priority"),
    "body": ("Body named", "body"),
    "fact": ("Holds a", "type"),
    "stem": ("Paper", "paper"),
}


@router.get("/")
def search(
    request: Request,
    settings: SettingsDep,
    store: StoreDep,
    q: Annotated[str, Query(max_length=400)] = "",
    start: Annotated[int, Query(ge=0, le=10_000)] = 0,
) -> HTMLResponse:
    """What is found for `q`, from the place `start` on."""
    answer = find(workspace_of(settings), q, limit=ON_A_PAGE, offset=start, facets=True)
    facets = [
        (heading, [{**each, "to": _narrowed(q, field, each["value"])} for each in answer["facets"].get(name, [])])
        for name, (heading, field) in NARROWED_BY.items()
    ]
    following = start + ON_A_PAGE
    return page(
        request, "search", title=f"{q}: search" if q else "Search", q=q, start=start, answer=answer, examples=EXAMPLES,
        named=[] if start else _named(store, q, answer["also"]),
        held=None if q else _held(store), doors=DOORS, **(_loosened(q) if not answer["hits"] else {}),
        facets=[(heading, values) for heading, values in facets if len(values) > 1],
        earlier=_at(q, max(start - ON_A_PAGE, 0)) if start else None,
        later=_at(q, following) if following < answer["total"] else None,
    )  # fmt: skip


def _loosened(q: str) -> dict[str, Any]:
    """Where nothing was found: what narrows the question, the question without it, and without quotation marks."""
    narrowed_by = FIELD.findall(q)
    plain = " ".join(FIELD.sub(" ", q).split())
    unquoted = " ".join(q.replace('"', " ").replace("“", " ").replace("”", " ").split()) if not narrowed_by else ""
    return {"narrowed_by": narrowed_by, "plain": plain, "unquoted": unquoted if unquoted not in ("", q.strip()) else ""}


def _held(store: Store) -> dict[str, Any]:
    """What there is to search: how many papers, of which years."""
    papers = questions.papers(store)
    years = sorted((each.date or each.period or "")[:4] for each in papers if each.date or each.period)
    return {"papers": len({each.stem for each in papers}), "first": years[:1], "last": years[-1:]}


def _named(store: Store, q: str, also: list[str]) -> list[tuple[Named, str]]:
    """What the question names, each with the address of its line or page."""
    return [(each, NAMED_AT[each.kind].format(id=quote(each.id, safe=":"))) for each in named_in(store, q, also)]


def _narrowed(q: str, field: str, value: Any) -> str:
    said = f'"{value}"' if " " in str(value) else value
    return _at(f"{q} {field}:{said}", 0)


def _at(q: str, start: int) -> str:
    return "/?" + urlencode({"q": q, **({"start": start} if start else {})})
