"""Whether a paragraph that a page or a column ends with goes on at the head of the next.

It does where its last line is no sentence's end and what follows begins in lower case, or where the last line is full.
"""

from __future__ import annotations

from ingest.blocks import Draft, has_room

SHORTEST_FULL_LINE_PT = 180.0  # a lone line shorter than this is a label or a title, and full by chance
_STOPS = ".!?"
_CLOSERS = "\"'’”)]"


def goes_on(last: Draft, first: Draft) -> bool:
    """Whether `first`, at the top of a page or column, is the rest of `last`, at the foot of the one before."""
    if last.kind not in ("paragraph", "list_item") or first.kind != "paragraph" or first.marker is not None:
        return False
    if abs(last.last.size - first.first.size) > 0.6 or (first.bold and not last.bold) or first.first.banded:
        return False
    if last.bold and (not first.bold or not first.text[0].islower()):
        return False
    return reads_on(last, first)


def reads_on(last: Draft, first: Draft) -> bool:
    ending = last.text.rstrip(_CLOSERS)[-1:]
    opening = first.text.lstrip("\"'‘“([")[:1]
    if opening.islower():
        return ending not in _STOPS or not last.text.endswith(".")
    line = last.last.box
    is_text = len(last.lines) > 1 or line.x1 - line.x0 > SHORTEST_FULL_LINE_PT
    return is_text and ending not in _STOPS + ":;" and not has_room(last.last, first.first, last.frame[1])
