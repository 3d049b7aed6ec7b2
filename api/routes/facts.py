"""Facts: found by what they say, and each under an address that stays; figures as series."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.commands.options import workspace_of
from api.deps import SettingsDep
from api.facts import fact_of
from api.finding import find
from api.listing import ListingDep
from api.schema import ListAnswer
from api.series import series_of

router = APIRouter(tags=["facts"])
Question = Annotated[
    str, Query(min_length=1, max_length=400, description="As for search: type:lead year:2022 road safety.")
]


@router.get("/facts", name="find_facts")
def facts(
    settings: SettingsDep,
    q: Question,
    limit: Annotated[int, Query(ge=1, le=1000)] = 50,
    offset: Annotated[int, Query(ge=0, le=10_000)] = 0,
) -> ListAnswer:
    """The facts that hold these words in what they state or in the words they rest on, the best first."""
    hits = find(workspace_of(settings), q, what="fact", limit=limit, offset=offset)["hits"]
    return ListAnswer(items=[{**hit["fact"], "statement": hit["text"]} for hit in hits])


@router.get("/facts/{fact_id}", name="fact")
def fact(settings: SettingsDep, fact_id: str) -> dict[str, Any]:
    """One fact in the facts format, with its evidence."""
    return fact_of(workspace_of(settings), fact_id).to_json()


@router.get("/figures", name="figure_series", response_model=ListAnswer)
def figures(settings: SettingsDep, q: Question, listing: ListingDep) -> Any:
    """Figures as series, each of one measure, place and unit, in the order of their periods."""
    return listing.of([each.to_json() for each in series_of(workspace_of(settings), q)])
