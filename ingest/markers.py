"""What a line begins with: a bullet, a list number, a paragraph number."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from typing import Literal

from ingest.lines import Line
from ingest.marks import RAISED_SIZE

BULLETS = frozenset("•▪●○◦‣∙·■□◆◇➢➤❖✓✔➔→–—-*")
_LETTER_BULLETS = frozenset({"o", "§"})  # Word's second bullet is a letter o in a typewriter face
_OUTLINE = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3})+)\.?")  # "6.3", "2.1.4."
_SINGLE = re.compile(r"(?P<number>\d{1,3})[.)]|\[(?P<square>\d{1,3})\]")  # "4.", "4)", "[4]"
_LETTERED = re.compile(r"\(?(?P<number>[a-z]|[ivx]{2,5})[.)]|(?P<capital>[A-Z]|[IVX]{2,5})[.)]|\((?P<inner>\d{1,3})\)")
_REFERENCE = re.compile(r"(?P<number>[A-Z]\d{1,2})\.?")  # "B2": an agenda item
_BARE = re.compile(r"(?P<number>\d{1,3}|[A-Z])\.?")  # "27", "A": a number only where a wide gap follows
_LABEL = re.compile(r"\d{1,3}|[*†‡§]{1,3}|[a-z]")
WIDE_GAP = 0.55  # in sizes: a gap this wide after a number sets it apart from the words (a space is 0.25 to 0.35)


MarkerKind = Literal[
    "bullet",
    "outline",  # "6.3"
    "single",  # "4." or "4)"
    "lettered",  # "a)", "(iv)", "A."
    "reference",  # "B2"
    "bare",  # "27", with a wide gap behind it
    "raised",  # a small raised number or star that opens a note
]


@dataclass(frozen=True, slots=True)
class Marker:
    kind: MarkerKind
    number: str | None
    words: int  # how many of the line's words it takes
    indent: float  # where it stands
    text_x0: float  # where the words after it begin


def marker_of(line: Line) -> Marker | None:
    """The marker that `line` begins with, if any words follow it."""
    if len(line.words) < 2:
        return None
    first, second = line.words[0], line.words[1]
    gap = (second.box.x0 - first.box.x1) / line.size
    text = first.text
    label = text.strip("[]().")
    if first.style.size <= RAISED_SIZE * second.style.size and _LABEL.fullmatch(label):
        return _marker(line, "raised", label)
    if text in BULLETS and (gap > 0.1 and (text not in "–—-*" or gap > 0.15)):
        return _marker(line, "bullet", None)
    if text in _LETTER_BULLETS and gap > WIDE_GAP:
        return _marker(line, "bullet", None)
    before_figure = second.text[0] in "0123456789+-–£%"  # then a bare number is one of a row of figures
    if match := _OUTLINE.fullmatch(text):
        number = match["number"]
        plausible = all(part and (part == "0" or not part.startswith("0")) for part in number.split("."))
        opens_sentence = (
            second.text[0].isupper() and second.text[1:].islower() and second.text not in calendar.month_name
        )
        is_set_apart = text.endswith(".") or (gap > WIDE_GAP and not before_figure) or opens_sentence
        return _marker(line, "outline", number) if plausible and is_set_apart else None
    if match := _SINGLE.fullmatch(text):
        return _marker(line, "single", match["number"] or match["square"])
    if match := _LETTERED.fullmatch(text):
        return _marker(line, "lettered", match["number"] or match["capital"] or match["inner"])
    if gap > WIDE_GAP and not before_figure and (match := _REFERENCE.fullmatch(text)):
        return _marker(line, "reference", match["number"])
    says_i = text == "I" and second.text[0].islower()  # "I understand" in a justified line
    if gap > WIDE_GAP and not before_figure and not says_i and (match := _BARE.fullmatch(text)):
        return _marker(line, "bare", match["number"])
    return None


def _marker(line: Line, kind: MarkerKind, number: str | None) -> Marker:
    return Marker(kind, number, 1, line.words[0].box.x0, line.words[1].box.x0)
