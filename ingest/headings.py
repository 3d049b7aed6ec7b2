"""Which blocks are headings, and of what level: told by size, weight, underline, colour band and numbering.

Levels follow the look: of two kinds of heading the larger, then the banded, then the bolder is the outer one; among
headings that look the same, "2.1" stands under "2".
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence

from ingest.blocks import Draft
from ingest.lines import Line
from ingest.words import PaperWords

LARGER = 1.1  # times the body's size
LONGEST_WORDS = 24
LONGEST_LINES = 4
TITLE_SIZE = 1.8  # times the body's size: a title on a cover may have twice as many lines
FURTHEST_TEXT = 3.0  # in sizes: how far below an italic heading its text begins
SAME_INDENT_PT = 3.0
FEWEST_BELOW = 8  # words under an italic heading: a name under a name is none
_STOPS = ".,;:!?)”\"'"
LONGEST_LEAD_WORDS = 10  # a bold line that ends with a colon is a heading if it is this short

Look = tuple[float, int, int, int, int]


def mark_headings(drafts: Sequence[Draft], body: float) -> None:
    """Set `kind` and `level` of those drafts that are headings in a text of size `body`."""
    looks: dict[int, Look] = {}
    for index, draft in enumerate(drafts):
        following = drafts[index + 1] if index + 1 < len(drafts) else None
        is_gloss = index - 1 in looks  # below a heading: its name in another tongue, whose item it is
        is_italic = following is not None and not is_gloss and _is_italic_heading(draft, following)
        if is_italic or _is_heading(draft, body):
            looks[index] = _look(draft)
    ranks = {look: rank for rank, look in enumerate(sorted(set(looks.values()), reverse=True), start=1)}
    for index, look in looks.items():
        draft = drafts[index]
        draft.kind = "heading"
        draft.level = ranks[look] + (draft.number.count(".") if draft.number else 0)


def mark_captions(drafts: Sequence[Draft], words: PaperWords) -> None:
    """Set the kind of captions: "Figure 2: Calls for service by month"."""
    for draft in drafts:
        if draft.grid_cell is None and draft.kind == "paragraph" and len(draft.lines) <= LONGEST_LINES:
            opening = draft.first.words[0].text.casefold().strip(".:")
            number = draft.first.words[1].text if len(draft.first.words) > 1 else ""
            if (
                opening in words.caption_openings
                and number[:1].isdigit()
                and (number[-1] in ".:" or draft.italic or draft.bold)
            ):
                draft.kind = "caption"


def body_size(lines: Iterable[Line]) -> float:
    """The size that most characters of `lines` are set in."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[line.size] += sum(len(word.text) for word in line.words)
    return max(counts, key=lambda size: (counts[size], size)) if counts else 11.0


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
    if draft.marker is not None and not _may_number_heading(draft):
        return False
    words = sum(len(line.words) for line in draft.lines)
    text = draft.text
    if _is_link(draft) or text[0].islower():
        return False
    line = draft.first
    most_lines = LONGEST_LINES * (2 if line.size >= TITLE_SIZE * body else 1)
    if (
        words > LONGEST_WORDS * (2 if line.banded else 1)
        or len(draft.lines) > most_lines
        or not any(letter.isalpha() for letter in text)
    ):
        return False
    if line.banded:
        return True
    if text[-1] in ".,;" or (text[-1] == ":" and not (draft.bold and words <= LONGEST_LEAD_WORDS)):
        return False
    if line.size >= LARGER * body and not (draft.kind == "list_item" and not draft.bold):
        return True
    if draft.bold:
        return line.size >= 0.85 * body and not _is_label_line(draft)
    return line.underlined and len(draft.lines) == 1 and not is_link_coloured(line)


def _is_italic_heading(draft: Draft, following: Draft) -> bool:
    """A short line in italics, flush left, over text that is set upright: "Risk 2 - Overspend"."""
    line, text = draft.first, draft.text
    is_plain = draft.kind == "paragraph" and draft.grid_cell is None and following.grid_cell is None
    is_short = len(draft.lines) == 1 and len(line.words) <= LONGEST_LEAD_WORDS and text[0].isupper()
    if not (is_plain and is_short and draft.italic) or text[-1] in _STOPS or draft.marker is not None:
        return False
    is_over_text = following.kind in ("paragraph", "list_item") and not following.italic and not following.bold
    below = following.first
    near = 0 < below.baseline - line.baseline <= FURTHEST_TEXT * line.size and below.page == line.page
    indent = following.marker.indent if following.marker else below.box.x0
    words = sum(len(each.words) for each in following.lines)
    return is_over_text and near and abs(line.box.x0 - indent) < SAME_INDENT_PT and words >= FEWEST_BELOW


def _may_number_heading(draft: Draft) -> bool:
    """Whether the marker can be a heading's number: "4.", "6.1", and a bold "A." """
    marker = draft.marker
    if marker is None or marker.kind in ("bullet", "reference", "raised"):
        return False
    return marker.kind != "lettered" or (draft.bold and (marker.number or "").isupper())


def _is_link(draft: Draft) -> bool:
    """An address on the web or a mailbox, however it is set off."""
    return "://" in draft.text or draft.text.startswith("www.") or "@" in draft.text


def is_link_coloured(line: Line) -> bool:
    """Whether the line is set in the blue of links."""
    red, green, blue = line.colour
    return blue - red > 90 and blue - green > 40


def _is_label_line(draft: Draft) -> bool:
    """Bold words with a wide gap among them: "From:    The Clerk", a date and an address side by side."""
    start = 1 if draft.marker else 0
    for line in draft.lines:
        words = line.words[start:]
        start = 0
        if any(b.box.x0 - a.box.x1 > 1.5 * line.size for a, b in itertools.pairwise(words)):
            return True
    return False
