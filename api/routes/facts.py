"""Facts: found by what they say, and each under an address that stays; figures as series."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.openapi.models import Example
from fastapi.responses import JSONResponse

from api.answer import Page
from api.commands.options import workspace_of
from api.deps import SettingsDep
from api.fact_models import AnyFact
from api.facts import fact_told
from api.finding import find
from api.items import FactItem, SeriesItem
from api.listing import MOST, ListingDep
from api.series import narrowed, series_of
from api.when import WhenDep
from ingest.errors import QuestionError

router = APIRouter(tags=["facts"])
A_PAGE = 50  # facts, where no limit is given
Question = Annotated[
    str, Query(min_length=1, max_length=400, description="As for search: type:lead year:2022 road safety.")
]


@router.get("/facts", name="find_facts", response_model=Page[FactItem])
def facts(
    settings: SettingsDep,
    listing: ListingDep,
    when: WhenDep,
    q: Question,
    offset: Annotated[int, Query(ge=0, le=10_000, description="How many of the best to leave out.")] = 0,
) -> Any:
    """The facts that hold these words in what they state or in the words they rest on, the best first.

    50 where no `limit` is given; `cursor` leads through the best 1,000 behind `offset`, of `total`.
    """
    found = find(workspace_of(settings), q, what="fact", limit=MOST, offset=offset, when=when)
    items = [
        {**hit["fact"], "statement": hit["text"], **({"corrected": hit["corrected"]} if "corrected" in hit else {})}
        for hit in found["hits"]
    ]
    return listing.of(items, limit=A_PAGE, total=found["total"])


@router.get("/facts/{fact_id}", name="fact", response_model=AnyFact)
def fact(settings: SettingsDep, fact_id: str) -> Any:
    """One fact in the facts format, with its evidence."""
    return JSONResponse(fact_told(workspace_of(settings), fact_id))  # as the format has it: 412 does not become 412.0


def _such(value: str) -> dict[str, Example]:
    """An example of a filter that does not stand in the recorded question."""
    return {"such": {"value": value}}


@router.get("/figures", name="figure_series", response_model=Page[SeriesItem])
def figures(
    settings: SettingsDep,
    listing: ListingDep,
    when: WhenDep,
    q: Annotated[
        str, Query(max_length=400, description="As for search; may be left out beside measure, place or priority.")
    ] = "",
    measure: Annotated[
        str | None,
        Query(max_length=200, description="Only measures that hold these words.", openapi_examples=_such("offences")),
    ] = None,
    place: Annotated[
        str | None, Query(max_length=200, description="Only figures of this place.", openapi_examples=_such("Kent"))
    ] = None,
    period: Annotated[
        str | None,
        Query(
            max_length=20,
            description="Only points whose period begins so: 2021, 2021/22.",
            openapi_examples=_such("2021/22"),
        ),
    ] = None,
    priority: Annotated[
        str | None,
        Query(max_length=200, description="Only figures about this priority.", openapi_examples=_such("Road Safety")),
    ] = None,
) -> Any:
    """Figures as series, each of one measure, place and unit, in the order of their periods."""
    named = [each.replace('"', " ") for each in (measure, place) if each]
    about = [f'priority:"{priority.replace(chr(34), " ")}"'] if priority else []
    asked = " ".join([q, *about] if q or about else named)
    if not asked.strip():
        raise QuestionError("nothing was asked for", "figures", "give q, measure, place or priority")
    found = narrowed(series_of(workspace_of(settings), asked, when), measure, place, period)
    return listing.of([each.to_json() for each in found])
