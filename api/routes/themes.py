"""Cross-cutting themes, and how each evolved."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.answer import Page
from api.deps import StoreDep
from api.described import EVIDENCE, answers, lists
from api.items import PriorityItem
from api.listing import ListingDep
from api.schema import LineageAnswer
from api.when import AsOfLine, KnownAt, WhenDep
from graph import questions

router = APIRouter(tags=["lineage"])
THEME = {
    "id": "theme:kent:supporting-victims", "name": "Supporting Victims", "of": "Kent Community Safety Agreement",
    "years": [2017, 2022], "proposed": [],
}  # fmt: skip
LINE = {
    "priority": "Supporting Victims", "id": "theme:kent:supporting-victims", "of": "Kent Community Safety Agreement",
    "kind": "theme", "gaps": [], "as_of": None, "known_at": None, "undated": [],
    "states": [{"id": "state:theme:kent:2017:supporting-victims", "year": 2017, "label": "Supporting Victims",
                "status": "current", "told_later": False, "includes": [], "leads": [], "evidence": [EVIDENCE]}],
    "events": [],
}  # fmt: skip


@router.get(
    "/themes", name="list_themes", summary="List themes", response_model=Page[PriorityItem], responses=lists(THEME)
)  # fmt: skip
def themes(store: StoreDep, listing: ListingDep, when: WhenDep) -> Any:
    """Every cross-cutting theme that an edition of an agreement applies to all its priorities."""
    return listing.of([each.to_json() for each in questions.themes(store, when)])


@router.get(
    "/themes/{theme_id}/lineage", name="theme_lineage", summary="How a theme evolved", response_model=LineageAnswer,
    responses=answers(LINE),
)  # fmt: skip
def lineage(
    theme_id: str,
    store: StoreDep,
    since: Annotated[int | None, Query(description="Only from this year on.")] = None,
    until: Annotated[int | None, Query(description="Only to the end of this year.")] = None,
    as_of: AsOfLine = None,
    known_at: KnownAt = None,
) -> dict[str, Any]:
    """Each edition that states this theme and each change between them, oldest first, with the words that say so.

    `theme_id` is an id of `/themes`, or a name in any spelling.
    """
    return questions.lineage(store, theme_id, since, as_of, "theme", until, known_at).to_json()
