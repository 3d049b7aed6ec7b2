"""The Acts, instruments, bills and guidance that papers name."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from api.answer import Page
from api.deps import StoreDep
from api.described import EVIDENCE, answers, lists
from api.items import LegislationItem
from api.listing import ListingDep
from api.schema import LegislationAnswer
from api.when import WhenDep
from graph import legislation as questions

router = APIRouter(tags=["legislation"])
MOST_QUOTES = 3  # in the list; one of them alone has all
ACT = {
    "id": "http://www.legislation.gov.uk/id/ukpga/1998/37", "name": "Crime and Disorder Act 1998", "kind": "act",
    "uri": "http://www.legislation.gov.uk/id/ukpga/1998/37", "named": 1, "papers": ["csa-2022-sample"],
    "evidence": [EVIDENCE],
}  # fmt: skip


@router.get(
    "/legislation", name="list_legislation", summary="List legislation", response_model=Page[LegislationItem],
    responses=lists(ACT),
)  # fmt: skip
def legislation(store: StoreDep, listing: ListingDep, when: WhenDep) -> Any:
    """Every Act, instrument, bill and piece of guidance that a paper names, with how often, and the first that do."""
    return listing.of([each.to_json(MOST_QUOTES) for each in questions.legislation(store, when)])


@router.get(
    "/legislation/{legislation_id:path}", name="legislation", summary="One Act", response_model=LegislationAnswer,
    responses=answers(ACT),
)  # fmt: skip
def one_act(legislation_id: str, store: StoreDep) -> dict[str, Any]:
    """Every place that names one Act. `legislation_id` is an id of `/legislation`, or its title in any spelling."""
    return questions.one_act(store, legislation_id).to_json()
