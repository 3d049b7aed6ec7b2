"""The checks: what does not hold together in the papers, each with every piece of evidence."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.deps import StoreDep
from api.site.templating import page
from api.when import PageWhen
from graph import ownership
from graph.check_questions import checks as ask_checks
from graph.following.silence import silent

router = APIRouter(include_in_schema=False)


@router.get("/check")
def checks(request: Request, store: StoreDep, when: PageWhen) -> HTMLResponse:
    """What does not add up or agree, by kind."""
    found = [each.to_json() for each in ask_checks(store, when=when)]
    return page(request, "checks", title="Checks", found=found, when=when)


@router.get("/loose-ends")
def loose_ends(request: Request, store: StoreDep, when: PageWhen) -> HTMLResponse:
    """Commitments that later papers no longer name, and leads that were to be confirmed or lost."""
    return page(
        request, "loose_ends", title="Loose ends", found=[each.to_json() for each in silent(store, when)],
        unowned=[each.to_json() for each in ownership.unowned(store, when)], when=when,
    )  # fmt: skip
