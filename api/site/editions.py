"""What changed between two editions of an agreement."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.deps import StoreDep
from api.site.templating import page
from graph.editions import compare_editions, editions

router = APIRouter(include_in_schema=False)


@router.get("/compare")
def compare(request: Request, store: StoreDep, before: str = "", after: str = "") -> HTMLResponse:
    """The priorities and themes of two editions side by side."""
    known = editions(store)
    chosen = [each for each in known if each.id in (before, after)]
    if len(chosen) < 2:
        adopted = [each for each in known if each.status != "proposed"]
        before, after = (adopted[-2].id, adopted[-1].id) if len(adopted) > 1 else ("", "")
    answer = compare_editions(store, before, after).to_json() if before and after else None
    return page(request, "compare", title="What changed", editions=known, before=before, after=after, answer=answer)
