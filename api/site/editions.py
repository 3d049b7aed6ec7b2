"""What changed between two editions of an agreement."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.deps import StoreDep
from api.site.templating import page
from graph.editions import EditionItem, compare_editions, editions

router = APIRouter(include_in_schema=False)


@router.get("/compare")
def compare(request: Request, store: StoreDep, before: str = "", after: str = "") -> HTMLResponse:
    """The priorities and themes of two editions side by side."""
    by_agreement: dict[str, list[EditionItem]] = {}
    for each in editions(store):
        by_agreement.setdefault(each.of, []).append(each)
    known = sorted(by_agreement.values(), key=lambda each: (-len(each), each[0].of))
    if before not in (ids := [each.id for group in known for each in group]) or after not in ids:
        before, after = _first_choice(known)
    answer = compare_editions(store, before, after).to_json() if before and after else None
    return page(request, "compare", title="What changed", known=known, before=before, after=after, answer=answer)


def _first_choice(known: Sequence[Sequence[EditionItem]]) -> tuple[str, str]:
    """The last two adopted editions of the agreement that has the most; two editions of different plans tell little."""
    for group in known:
        adopted = [each for each in group if each.status != "proposed"]
        if len(adopted) > 1:
            return adopted[-2].id, adopted[-1].id
    return "", ""
