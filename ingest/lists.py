"""How deep list items stand: told by how far in their bullets or numbers are set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.blocks import Draft
from ingest.markers import Marker

SAME_INDENT_PT = 4.0  # items of one list are set in alike, give or take this
NEXT_NUMBER_PT = 12.0  # and of the next number than this
DEEPEST_PT = 36.0  # what is said within an item is set in from its own words by no more


def set_depths(drafts: Sequence[Draft]) -> None:
    """Set `depth` of every list item: 1 for the outermost items of a list, 2 for those set further in under them.

    A paragraph set in like the words of an item is part of it: "the motion that / “This council notes: / a. ...".
    """
    open_items: list[Marker] = []  # those that the next item may stand under, outermost first
    for before, draft in pairwise([None, *drafts]):
        if draft is None:
            continue
        if before is None or draft.grid_cell != before.grid_cell:
            open_items = []
        elif _is_further_up(before, draft):
            open_items = _moved(open_items, draft)
        if draft.kind == "list_item" and draft.marker is not None:
            while open_items and not _stands_under(open_items[-1], draft.marker):
                open_items.pop()
            open_items.append(draft.marker)
            draft.depth = len(open_items)
        else:
            open_items = _still_open(open_items, draft)
            draft.depth = 1 if draft.kind == "list_item" else draft.depth


def _stands_under(item: Marker, below: Marker) -> bool:
    """Whether `below` is set in from `item`; the next number is not where it is set in a little, by hand."""
    step = below.indent - item.indent
    is_next = str(item.number).isdecimal() and below.number == str(int(item.number or 0) + 1)
    return step > (NEXT_NUMBER_PT if is_next else SAME_INDENT_PT)


def _is_further_up(before: Draft, draft: Draft) -> bool:
    """Whether a block stands above the one before it on its page: in the next column."""
    return draft.first.page == before.last.page and draft.first.box.top < before.last.box.top


def _moved(items: Sequence[Marker], draft: Draft) -> list[Marker]:
    """The open items as they would stand in the column of `draft`, at whose head the list goes on as deep as it was."""
    if not items or draft.kind != "list_item" or draft.marker is None:
        return []
    shift = draft.marker.indent - items[-1].indent
    return [replace(item, indent=item.indent + shift, text_x0=item.text_x0 + shift) for item in items]


def _still_open(items: Sequence[Marker], draft: Draft) -> list[Marker]:
    """Those of the open items that a block which is none goes on with."""
    if draft.kind != "paragraph" or draft.marker is not None:
        return []
    at = draft.first.box.x0
    within = [item for item in items if item.text_x0 <= at + SAME_INDENT_PT]
    return within if within and at <= within[-1].text_x0 + DEEPEST_PT else []
