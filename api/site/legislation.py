"""Legislation: the Acts, instruments, bills and guidance that papers name, and every place that names one."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.deps import StoreDep
from api.site.templating import page
from api.when import PageWhen
from graph import legislation as questions
from graph.legislation import LegislationItem

router = APIRouter(include_in_schema=False)
KINDS = {
    "act": "Acts", "regulations": "Regulations and orders", "bill": "Bills", "duty": "Duties", "guidance": "Guidance",
    "white_paper": "White Papers",
}  # fmt: skip


@router.get("/legislation")
def legislation(request: Request, store: StoreDep, when: PageWhen) -> HTMLResponse:
    """Everything of the kind that a paper names, by kind."""
    by_kind: dict[str, list[LegislationItem]] = {kind: [] for kind in KINDS}
    for each in questions.legislation(store, when):
        by_kind.setdefault(each.kind or "other", []).append(each)
    found = {KINDS.get(kind, "Other"): items for kind, items in by_kind.items() if items}
    return page(request, "legislation", title="Legislation", found=found, when=when)


@router.get("/legislation/{name:path}")
def act(request: Request, store: StoreDep, name: str) -> HTMLResponse:
    """One of them, with the words of every paper that names it."""
    found = questions.one_act(store, name)
    return page(request, "act", title=found.name, answer=found.to_json(), kind=KINDS.get(found.kind or "", "Other"))
