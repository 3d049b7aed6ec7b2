"""Commitments: the list of plans that have owners, and who owns each, by role and year."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.deps import StoreDep
from api.site.templating import page
from graph import questions

router = APIRouter(include_in_schema=False)


@router.get("/commitment")
def commitments(request: Request, store: StoreDep) -> HTMLResponse:
    """Every plan, action and resolution, those with owners first."""
    items = sorted(questions.commitments(store), key=lambda each: (not each.owners, each.kind, each.name, each.id))
    return page(request, "commitments", title="Commitments", items=items)


@router.get("/commitment/{commitment:path}")
def owners(request: Request, store: StoreDep, commitment: str) -> HTMLResponse:
    """Who delivers, leads, governs, funds or scrutinises one commitment."""
    answer = questions.owners(store, commitment).to_json()
    return page(request, "commitment", title=answer["commitment"], answer=answer)
