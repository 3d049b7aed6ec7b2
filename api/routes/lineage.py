"""Priorities, and how each evolved."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.answer import Page
from api.deps import StoreDep
from api.items import PriorityItem
from api.listing import ListingDep
from api.schema import LineageAnswer
from api.when import AsOfLine, KnownAt, WhenDep
from graph import questions

router = APIRouter(tags=["lineage"])


@router.get("/priorities", name="list_priorities", response_model=Page[PriorityItem])
def priorities(store: StoreDep, listing: ListingDep, when: WhenDep) -> Any:
    """Every priority that an edition of an agreement states."""
    return listing.of([each.to_json() for each in questions.priorities(store, when)])


@router.get("/priorities/{priority_id}/lineage", name="priority_lineage", response_model=LineageAnswer)
def lineage(
    priority_id: str,
    store: StoreDep,
    since: Annotated[int | None, Query(description="Only from this year on.")] = None,
    until: Annotated[int | None, Query(description="Only to the end of this year.")] = None,
    as_of: AsOfLine = None,
    known_at: KnownAt = None,
) -> dict[str, Any]:
    """Each edition that states this priority and each change between them, oldest first, with the words that say so.

    `priority_id` is an id of `/priorities`, or a name in any spelling.
    """
    return questions.lineage(store, priority_id, since=since, until=until, as_of=as_of, known_at=known_at).to_json()
