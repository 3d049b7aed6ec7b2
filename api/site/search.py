"""The first page: search, with facets to narrow by."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.commands.options import workspace_of
from api.deps import SettingsDep
from api.finding import find
from api.site.templating import page

router = APIRouter(include_in_schema=False)
ON_A_PAGE = 20
EXAMPLES = ("county lines", "who leads road safety", "kind:minutes hate crime", "type:figure ASB year:2020-2025")
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
        facets=[(heading, values) for heading, values in facets if len(values) > 1],
        earlier=_at(q, max(start - ON_A_PAGE, 0)) if start else None,
        later=_at(q, following) if following < answer["total"] else None,
    )  # fmt: skip


def _narrowed(q: str, field: str, value: Any) -> str:
    said = f'"{value}"' if " " in str(value) else value
    return _at(f"{q} {field}:{said}", 0)


def _at(q: str, start: int) -> str:
    return "/?" + urlencode({"q": q, **({"start": start} if start else {})})
