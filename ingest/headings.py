"""Which blocks are headings, and of what level: told by size, weight, underline, colour band and numbering.

Levels follow the look: of two kinds of heading the larger, then the banded, then the bolder is the outer one; among
headings that look the same, "2.1" stands under "2".
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from ingest.blocks import Draft

LARGER = 1.1  # times the body's size
LONGEST_WORDS = 24
LONGEST_LINES = 3

Look = tuple[float, int, int, int, int]


def mark_headings(drafts: Sequence[Draft]) -> None:
    """Set `kind`, `level` and `number` of those drafts that are headings."""
    body = body_size(drafts)
    looks: dict[int, Look] = {}
    for index, draft in enumerate(drafts):
        if _is_heading(draft, body):
            looks[index] = _look(draft)
    ranks = {look: rank for rank, look in enumerate(sorted(set(looks.values()), reverse=True), start=1)}
    for index, look in looks.items():
        draft = drafts[index]
        draft.kind = "heading"
        draft.level = ranks[look] + (draft.number.count(".") if draft.number else 0)


def body_size(drafts: Sequence[Draft]) -> float:
    """The size that most characters outside tables are set in."""
    counts: Counter[float] = Counter()
    for draft in drafts:
        for line in draft.lines:
            counts[line.size] += len(line.text) * (1 if draft.grid_cell is None else 0)
    return counts.most_common(1)[0][0] if counts else 11.0


def _look(draft: Draft) -> Look:
    line = draft.first
    capitals = draft.text.isupper()
    return (
        round(line.size * 2) / 2,
        int(line.banded),
        int(draft.bold),
        int(capitals),
        int(line.underlined),
    )


def _is_heading(draft: Draft, body: float) -> bool:
    if draft.grid_cell is not None or draft.kind not in ("paragraph", "list_item"):
        return False
    if draft.marker is not None and draft.marker.kind in ("bullet", "lettered", "reference"):
        return False
    words = sum(len(line.words) for line in draft.lines)
    text = draft.text
    if words > LONGEST_WORDS or len(draft.lines) > LONGEST_LINES or not any(letter.isalpha() for letter in text):
        return False
    line = draft.first
    if line.banded:
        return True
    if text[-1] in ".,;" or (text[-1] == ":" and not (draft.bold and line.underlined)):
        return False
    if line.size >= LARGER * body and not (draft.kind == "list_item" and not draft.bold):
        return True
    if draft.bold:
        return line.size >= 0.85 * body and not _is_label_line(draft)
    return all(each.underlined for each in draft.lines) and len(draft.lines) == 1


def _is_label_line(draft: Draft) -> bool:
    """Bold words with a wide gap among them: "From:    The Clerk", a date and an address side by side."""
    start = 1 if draft.marker else 0
    for line in draft.lines:
        words = line.words[start:]
        start = 0
        if any(b.box.x0 - a.box.x1 > 1.5 * line.size for a, b in itertools.pairwise(words)):
            return True
    return False
