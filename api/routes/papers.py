"""The papers, and search in their words."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query

from api.answer import Page
from api.commands.options import workspace_of
from api.deps import SettingsDep, StoreDep
from api.finding import find
from api.found import SearchAnswer
from api.items import PaperItem
from api.listing import ListingDep
from api.when import WhenDep
from graph import questions

router = APIRouter(tags=["papers"])
QUESTION = (
    'Words, a "phrase in quotes", -word, and fields: kind:minutes year:2020-2022 body:KCC priority:asb type:figure '
    "paper:NAME after:2021-06 before:2023."
)
A_PAGE, MOST_HITS = 10, 10_000


@router.get("/papers", name="list_papers", response_model=Page[PaperItem])
def papers(store: StoreDep, listing: ListingDep, when: WhenDep) -> Any:
    """Every paper that was read, those bound in packs among them."""
    return listing.of([each.to_json() for each in questions.papers(store, when)])


@router.get("/search", name="search", response_model=SearchAnswer)
def search(
    settings: SettingsDep,
    listing: ListingDep,
    when: WhenDep,
    q: Annotated[str, Query(min_length=1, max_length=400, description=QUESTION)],
    offset: Annotated[int, Query(ge=0, le=10_000, description="How many of the best to leave out.")] = 0,
    what: Annotated[Literal["passage", "fact"], Query(description="Passages of the papers, or facts.")] = "passage",
    facets: Annotated[bool, Query(description="Count facets to narrow by as well; it takes longer.")] = False,
) -> Any:
    """Passages of the papers that hold these words, the best first, the words marked; with facets where asked for.

    Ten where no `limit` is given; `next` leads on, through at most 10,000.
    """

    def hits(first: int, limit: int) -> dict[str, Any]:
        return find(workspace_of(settings), q, limit=limit, offset=first, what=what, facets=facets, when=when)

    return listing.of_ranked(hits, "hits", first=offset, limit=A_PAGE, most=MOST_HITS)
