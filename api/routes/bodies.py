"""Bodies, what each owns, and the editions of agreements compared."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from api.answer import Page
from api.deps import StoreDep
from api.items import BodyItem, EditionItem
from api.listing import ListingDep
from api.schema import BodyOwnsAnswer, ComparisonAnswer
from api.when import WhenDep
from graph import bodies as questions
from graph.editions import compare_editions, editions

router = APIRouter(tags=["bodies"])


@router.get("/bodies", name="list_bodies", response_model=Page[BodyItem])
def bodies(store: StoreDep, listing: ListingDep, when: WhenDep) -> Any:
    """Every body that a paper names."""
    return listing.of([each.to_json() for each in questions.bodies(store, when)])


@router.get("/bodies/{body_id}", name="body", response_model=BodyOwnsAnswer)
def body(body_id: str, store: StoreDep) -> dict[str, Any]:
    """What a body owns by role and year, and its ties to others. `body_id` is an id, a name or an abbreviation."""
    return questions.body(store, body_id).to_json()


@router.get("/editions", name="list_editions", response_model=Page[EditionItem])
def list_editions(store: StoreDep, listing: ListingDep, when: WhenDep) -> Any:
    """Every edition of an agreement that is known whole, adopted or proposed."""
    return listing.of([each.to_json() for each in editions(store, when)])


@router.get("/editions/{before_id}/compared/{after_id}", name="compare_editions", response_model=ComparisonAnswer)
def compared(before_id: str, after_id: str, store: StoreDep) -> dict[str, Any]:
    """The priorities and themes of two editions side by side, those that differ first."""
    return compare_editions(store, before_id, after_id).to_json()
