"""Commitments, and which bodies own each."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from api.answer import Page
from api.deps import StoreDep
from api.items import CommitmentItem
from api.listing import ListingDep
from api.schema import OwnersAnswer
from api.when import AsOfLine, KnownAt, WhenDep
from graph import questions

router = APIRouter(tags=["owners"])


@router.get("/commitments", name="list_commitments", response_model=Page[CommitmentItem])
def commitments(store: StoreDep, listing: ListingDep, when: WhenDep) -> Any:
    """Every strategy, action and resolution that a body delivers, leads, governs, funds or scrutinises."""
    return listing.of([each.to_json() for each in questions.commitments(store, when)])


@router.get("/commitments/{commitment_id}/owners", name="commitment_owners", response_model=OwnersAnswer)
def owners(commitment_id: str, store: StoreDep, as_of: AsOfLine = None, known_at: KnownAt = None) -> dict[str, Any]:
    """Which bodies own a commitment, in which role and year. `commitment_id` is an id, or a name in any spelling."""
    return questions.owners(store, commitment_id, as_of, known_at).to_json()
