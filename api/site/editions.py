"""What changed between two editions of an agreement."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.deps import StoreDep
from api.site.templating import page
from graph.editions import EditionItem, compare_editions, editions
from graph.remembered import remembered
from graph.store import Store

router = APIRouter(include_in_schema=False)


@router.get("/compare")
def compare(request: Request, store: StoreDep, before: str = "", after: str = "") -> HTMLResponse:
    """The priorities and themes of two editions side by side."""
    by_agreement: dict[str, list[EditionItem]] = {}
    for each in editions(store):
        by_agreement.setdefault(each.of, []).append(each)
    known = sorted(by_agreement.values(), key=lambda each: (-len(each), each[0].of))
    if before not in (ids := [each.id for group in known for each in group]) or after not in ids:
        before, after = remembered(store, "editions to compare first", lambda: _first_choice(store, known))
    answer = compare_editions(store, before, after).to_json() if before and after else None
    return page(request, "compare", title="What changed", known=known, before=before, after=after, answer=answer)


def _first_choice(store: Store, known: Sequence[Sequence[EditionItem]]) -> tuple[str, str]:
    """The last adopted edition of the agreement that has the most, and the last before it that differs from it; two
    editions of different plans tell little."""
    for group in known:
        *earlier, last = [each.id for each in group if each.status != "proposed"] or [""]
        if earlier:
            return next((each for each in reversed(earlier) if _differ(store, each, last)), earlier[-1]), last
    return "", ""


def _differ(store: Store, before: str, after: str) -> bool:
    lines = compare_editions(store, before, after).lines
    return any(each.difference not in ("the same", "not told") for each in lines)
