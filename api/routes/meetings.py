"""Meetings with their agendas and those who came, and what meetings resolved."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query

from api.answer import Page
from api.deps import StoreDep
from api.described import EVIDENCE, answers, lists
from api.items import MeetingItem, ResolutionItem
from api.listing import ListingDep
from api.schema import MeetingAnswer
from api.when import WhenDep
from graph import meetings as questions

router = APIRouter(tags=["meetings"])
Of = Annotated[str | None, Query(max_length=300, description="Only of this body: an id, a name or an abbreviation.")]
Decision = Annotated[
    Literal["note", "agree", "approve", "endorse", "amend", "refer", "other"] | None,
    Query(description="Only decisions of this kind."),
]
MEETING = {
    "id": "meeting:kcsp-minutes-2018-07-sample:2018-07-18", "body": "Kent Community Safety Partnership",
    "body_id": "body:kent-community-safety-partnership", "date": "2018-07-18", "time": "10:00", "venue": "Maidstone",
    "next_meeting": None, "paper": "kcsp-minutes-2018-07-sample", "items": 14, "resolutions": 15, "also": [],
    "evidence": [EVIDENCE],
}  # fmt: skip
RESOLUTION = {
    "id": "resolution:e03b8b6cb16819402b96", "text": "RESOLVED that the report be noted.", "decision": "note",
    "item": "Community Safety Agreement", "minute": 185, "meeting_date": "2018-07-18",
    "meeting": "meeting:kcsp-minutes-2018-07-sample:2018-07-18", "body": "Kent Community Safety Partnership",
    "body_id": "body:kent-community-safety-partnership", "paper": "kcsp-minutes-2018-07-sample", "evidence": [EVIDENCE],
}  # fmt: skip
ITEM = {
    "id": "agenda-item:0c4e", "ref": "B1", "minute": 185, "title": "Community Safety Agreement", "pages": None,
    "restricted": False, "evidence": [EVIDENCE],
}  # fmt: skip
WHOLE = {
    **MEETING, "attendance": [{"id": "person:mrs-a-reed", "name": "Mrs A Reed", "role": "chair"}], "agenda": [ITEM],
    "resolved": [RESOLUTION],
}  # fmt: skip


@router.get(
    "/meetings",
    name="list_meetings",
    summary="List meetings",
    response_model=Page[MeetingItem],
    responses=lists(MEETING),
)
def meetings(store: StoreDep, listing: ListingDep, when: WhenDep, body: Of = None) -> Any:
    """Every meeting that papers tell of, the earliest first.

    One that several papers tell of is there once for each; `also` has the ids of the others.
    """
    return listing.of([each.to_json() for each in questions.meetings(store, body, when)])


@router.get(
    "/meetings/{meeting_id}", name="meeting", summary="One meeting", response_model=MeetingAnswer,
    responses=answers(WHOLE),
)  # fmt: skip
def meeting(meeting_id: str, store: StoreDep) -> dict[str, Any]:
    """Who was at a meeting, what was on its agenda and what it resolved, with the words that say so."""
    return questions.meeting(store, meeting_id).to_json()


@router.get(
    "/resolutions", name="list_resolutions", summary="List resolutions", response_model=Page[ResolutionItem],
    responses=lists(RESOLUTION),
)  # fmt: skip
def resolutions(store: StoreDep, listing: ListingDep, when: WhenDep, body: Of = None, decision: Decision = None) -> Any:
    """What meetings resolved, the earliest first, in the words of their minutes."""
    return listing.of([each.to_json() for each in questions.resolutions(store, body, decision, when)])
