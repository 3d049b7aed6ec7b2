"""Meetings: the list, and of each who was there, what was on its agenda and what it resolved."""

from __future__ import annotations

from collections import Counter
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.deps import StoreDep
from api.site.templating import page
from api.when import PageWhen, dates_asked
from graph import meetings as questions
from graph.meetings import MeetingItem
from graph.text.dates import british

router = APIRouter(include_in_schema=False)
ON_A_PAGE = 60
ROLES = {"chair": "Chair", "present": "Present", "in attendance": "In attendance"}


@router.get("/meeting")
def meetings(
    request: Request, store: StoreDep, when: PageWhen, body: Annotated[str, Query(max_length=300)] = "",
    start: Annotated[int, Query(ge=0)] = 0,
) -> HTMLResponse:  # fmt: skip
    """Every meeting that papers tell of, the latest first; of the body with the id `body` alone where it is given."""
    told: dict[tuple[str, str, str], list[MeetingItem]] = {}  # each meeting as every paper tells of it
    for each in questions.meetings(store, when=when):
        told.setdefault((each.date, each.body, each.body_id), []).append(each)
    items = [sorted(told[key], key=lambda each: -(each.items + each.resolutions)) for key in sorted(told, reverse=True)]
    count = Counter((name, id) for _, name, id in told)
    bodies = sorted(count.items(), key=lambda each: (-each[1], each[0]))
    shown = [each for each in items if body in ("", each[0].body_id)]
    at = {"body": body, **dates_asked(request)}
    return page(
        request, "meetings", title="Meetings", items=shown[start : start + ON_A_PAGE], bodies=bodies, body=body,
        total=len(shown), when=when,
        later_ones=urlencode({**at, "start": max(start - ON_A_PAGE, 0)}) if start else None,
        earlier_ones=urlencode({**at, "start": start + ON_A_PAGE}) if start + ON_A_PAGE < len(shown) else None,
    )  # fmt: skip


@router.get("/meeting/{id:path}")
def meeting(request: Request, store: StoreDep, id: str) -> HTMLResponse:
    """One meeting, as one paper tells of it."""
    answer = questions.meeting(store, id).to_json()
    by_role = {
        heading: [each["name"] for each in answer["attendance"] if each["role"] == role]
        for role, heading in ROLES.items()
    }
    attendance = {heading: names for heading, names in by_role.items() if names}
    title = f"{answer['body']}, {british(answer['date'])}"
    return page(request, "meeting", title=title, answer=answer, attendance=attendance)
