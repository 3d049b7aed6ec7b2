"""What does not hold together, what became of actions, what fell silent or has no owner, and who is who."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query

from api.answer import Page
from api.deps import StoreDep
from api.items import CheckItem, SilentItem, UnownedItem
from api.listing import ListingDep
from api.schema import FollowedAnswer, HoldingsAnswer, IdentitiesAnswer
from api.when import WhenDep
from graph import check_questions, ownership
from graph.following import questions, silence
from graph.identity_questions import identities as ask_identities

router = APIRouter(tags=["following"])


@router.get("/checks", name="list_checks", response_model=Page[CheckItem])
def checks(
    store: StoreDep,
    listing: ListingDep,
    when: WhenDep,
    kind: Annotated[Literal["sum", "percentage", "two values", "dates"] | None, Query()] = None,
) -> Any:
    """Sums, percentages, values and dates that do not hold together, each with all pieces of evidence."""
    return listing.of([each.to_json() for each in check_questions.checks(store, kind, when)])


@router.get("/actions/{action_id}/followed", name="action_followed", response_model=FollowedAnswer)
def followed(action_id: str, store: StoreDep) -> dict[str, Any]:
    """The steps of an action over the years, with money and resolutions. `action_id` is an id, or most of its words."""
    return questions.follow(store, action_id).to_json()


@router.get("/silent", name="list_silent", response_model=Page[SilentItem])
def silent(store: StoreDep, listing: ListingDep, when: WhenDep) -> Any:
    """Commitments that later papers no longer name, each with the last words that do."""
    return listing.of([each.to_json() for each in silence.silent(store, when)])


@router.get("/unowned", name="list_unowned", response_model=Page[UnownedItem])
def unowned(store: StoreDep, listing: ListingDep, when: WhenDep) -> Any:
    """Leads that were to be confirmed, and what lost its owner."""
    return listing.of([each.to_json() for each in ownership.unowned(store, when)])


@router.get("/bodies/{body_id}/holdings", name="body_holdings", response_model=HoldingsAnswer)
def holdings(
    body_id: str, store: StoreDep, year: Annotated[int | None, Query(description="Only in this year.")] = None
) -> dict[str, Any]:
    """Everything that a body owns: itself, by its posts, and through bodies that it took over from."""
    return ownership.owned_by(store, body_id, year).to_json()


@router.get("/identities", name="identities", response_model=IdentitiesAnswer)
def identities(
    store: StoreDep,
    listing: ListingDep,
    when: WhenDep,
    what: Annotated[
        Literal["bodies", "doubtful", "corrections"],
        Query(description="Bodies with their names, pairs that may be one body, or what people corrected."),
    ] = "bodies",
) -> Any:
    """Which names are one body and why, what is doubtful, and what people corrected.

    `names` tells how many names papers print, `count` for how many bodies.
    """
    found = ask_identities(store, when)
    told = {"names": found.names, "count": len(found.bodies)}
    return listing.of([each.to_json() for each in getattr(found, what)], more=told)
