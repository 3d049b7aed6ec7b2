"""The items of an agenda that name their pages: "B2 Safer Roads Update (Pages 7 - 10)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ingest.blocks import Draft
from ingest.paper import AgendaItem
from ingest.table_drafts import Flow
from ingest.words import PaperWords

_ITEM_REF = re.compile(r"(?P<ref>[A-Z]?\d{1,3}[A-Za-z]?)[.)]?\s+")  # "B2", "12."


def join_page_ranges(flow: Flow, words: PaperWords) -> None:
    """Put "(Pages 7 - 10)", set to the right of an agenda's item, at the end of that item."""
    for place in range(len(flow) - 1, 0, -1):
        item, pages = flow[place - 1], flow[place]
        if (
            isinstance(item, Draft)
            and isinstance(pages, Draft)
            and _page_range(words).fullmatch(pages.text)
            and pages.first.box.top < item.last.box.bottom
            and pages.first.box.bottom > item.first.box.top
        ):
            item.lines += pages.lines
            del flow[place]


def agenda_items(drafts: Sequence[Draft], words: PaperWords) -> list[AgendaItem]:
    """The agenda's items that name their pages."""
    page_range = _page_range(words)
    items: list[AgendaItem] = []
    restricted = False
    for draft in drafts:
        text = draft.text
        if draft.bold and draft.grid_cell is None:
            lowered = text.casefold()
            restricted = any(opening in lowered for opening in words.restricted_openings)
        found = page_range.search(text)
        if found and draft.kind in ("paragraph", "list_item", "heading"):
            opening = _ITEM_REF.match(text)
            ref = draft.number or (opening["ref"] if opening else None)
            title = page_range.sub("", text[opening.end() :] if opening else text).strip(" ()-–")
            items.append(AgendaItem(ref, title, int(found["first"]), int(found["last"] or found["first"]), restricted))
    return items


@cache
def _page_range(words: PaperWords) -> re.Pattern[str]:
    """ "(Pages 7 - 10)", "Page 7"."""
    openings = "|".join(map(re.escape, words.page_range_openings))
    return re.compile(
        rf"\(?\b(?:{openings})\s+(?P<first>\d{{1,4}})(?:\s*[-–—]\s*(?P<last>\d{{1,4}}))?\)?", re.IGNORECASE
    )
