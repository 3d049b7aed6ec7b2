"""Commitments: the list of plans, actions and resolutions, and who owns each and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.deps import StoreDep
from api.site.templating import page
from api.when import PageWhen, dates_asked
from graph import questions
from graph.following.questions import follow
from graph.text.words import stems

router = APIRouter(include_in_schema=False)
ON_A_PAGE = 100
KINDS = {"Strategy": "Strategies and plans", "Action": "Actions", "Resolution": "Resolutions", "Commitment": "Others"}


@router.get("/commitment")
def commitments(
    request: Request, store: StoreDep, when: PageWhen, q: Annotated[str, Query(max_length=400)] = "", kind: str = "",
    start: Annotated[int, Query(ge=0)] = 0,
) -> HTMLResponse:  # fmt: skip
    """Every plan, action and resolution that `q` and `kind` leave, those with the most owners first."""
    asked = set(stems(q))
    items = [
        each
        for each in questions.commitments(store, when)
        if (not kind or each.kind == kind) and asked <= set(stems(each.name))
    ]
    items.sort(key=lambda each: (-each.owners, each.kind, each.name, each.id))
    at = {"q": q, "kind": kind, **dates_asked(request)}
    return page(
        request, "commitments", title="Commitments", items=items[start : start + ON_A_PAGE], q=q, kind=kind,
        kinds=KINDS, total=len(items), start=start, when=when,
        earlier=urlencode({**at, "start": max(start - ON_A_PAGE, 0)}) if start else None,
        later=urlencode({**at, "start": start + ON_A_PAGE}) if start + ON_A_PAGE < len(items) else None,
    )  # fmt: skip


@router.get("/commitment/{commitment:path}")
def owners(request: Request, store: StoreDep, commitment: str) -> HTMLResponse:
    """Who delivers, leads, governs, funds or scrutinises one commitment; of an action also what became of it."""
    answer = questions.owners(store, commitment).to_json()
    shown: dict[str, Any] = {"chains": _once(answer["chains"])}
    if answer["kind"] == "Action":
        shown["followed"] = follow(store, answer["id"]).to_json()
    return page(request, "commitment", title=answer["commitment"], answer=answer, **shown)


def _once(chains: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each step of the chains once: two owners may report to one board, and go on together."""
    return list({(each["body"], each["to_id"], each["year"]): each for each in chains}.values())
