"""Footnote marks in plain text, where nothing is raised: told by the notes list that ends the section.

A superscript character is a mark whatever it says. Anything else must be a number that the notes list has, and must
stand where a number of its own could not: these marks are `doubtful`.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Collection

from ingest.paper import Mark

OPENS, DOUBTED, CLOSES = "\x02", "\x03", "\x04"  # stand around a mark's label while the text is put together
_SUPERSCRIPT_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUPERSCRIPT = re.compile(r"(?<![kcm]m)(?<!\bm)(?<!CO)[⁰¹²³⁴-⁹]+")  # "m²", "km²" and "CO²" are units
_MONTHS = "|".join([*calendar.month_name[1:], *calendar.month_abbr[1:]])

_MARKS = r"(?P<mark>\d{1,2}(?:,\d{1,2})*)"
_END = r"(?=[\s.,;:)\]”’\"']|$)"
# Each finds a mark as its group `mark`; each says what a number there could not be.
GLUED = (
    # "45,1201": the thousands are full, so the last figure is no part of the number
    re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?P<mark>\d{1,2})(?!\d|,\d)"),
    # "2030/311": a financial year has two figures after its stroke
    re.compile(r"(?<!\d)(?:19|20)\d\d/\d\d(?P<mark>\d{1,2})" + _END),
    # "March 20313": a year after a month has four figures
    re.compile(rf"\b(?:{_MONTHS}) (?:19|20)\d\d(?P<mark>\d{{1,2}})" + _END),
    # "patrols2", "patrols2,3", "(8%)1", "safe”6": words and closing signs do not end in figures
    re.compile(r"(?:[a-z]{3}|[a-z%]\)|\d%|[a-z.][”’\"])" + _MARKS + _END),
    # "streets.8", "2030/31.4": no space stands between a sentence's end and the mark
    re.compile(r"(?:[a-z)”’\"%]|/\d\d)[.,;]" + _MARKS + r"(?=\s|$)"),
    # "fell. 11" before a capital or the end: a sentence that begins with a small number is rarer than a mark set apart
    re.compile(r"(?<=[.”’\"']) (?P<mark>\d{1,2})(?=\s+[A-Z“‘\"]|\s*$)"),
)
# "in their lives, 7 with": only for a note that nothing else cites
SET_APART = re.compile(r"[a-z],\s(?P<mark>\d{1,2})(?=\s[a-z])")
OPENING_MARK = re.compile(r"(?P<mark>\d{1,2})(?:\s+(?=[A-Z“‘\"])|$)")
_ANY_MARK = re.compile(f" ?([{OPENS}{DOUBTED}])([^{CLOSES}]*){CLOSES}")

_MARKS_AT_END = re.compile(f"(?: ?[{OPENS}{DOUBTED}][^{CLOSES}]*{CLOSES})+$")


def superscripts_marked(text: str) -> str:
    """The text with marks that are superscript characters put between signs."""
    return _SUPERSCRIPT.sub(lambda found: f"{OPENS}{found[0].translate(_SUPERSCRIPT_DIGITS)}{CLOSES}", text)


def glued_marked(text: str, labels: Collection[str]) -> str:
    """The text with marks that only the notes list tells put between signs; `labels` are those of the list."""
    for pattern in GLUED:
        text = pattern.sub(_sign(lambda label: label in labels), text)
    return text


def uncited_marked(text: str, uncited: Collection[str]) -> str:
    """The text with marks set apart put between signs, for labels that nothing else cites."""
    return SET_APART.sub(_sign(lambda label: label in uncited), text)


def doubted(label: str) -> str:
    """A mark that only the notes list tells."""
    return f"{DOUBTED}{label}{CLOSES}"


def unmarked_end(text: str) -> str:
    """The text without the marks that end it: by what stands before them it is told whether a sentence has ended."""
    return _MARKS_AT_END.sub("", text)


def labels_marked(text: str) -> list[str]:
    return [found[2] for found in _ANY_MARK.finditer(text)]


def without_marks(text: str) -> tuple[str, tuple[Mark, ...]]:
    """The text without the signed marks, and the marks at the places where they stood."""
    marks: list[Mark] = []
    kept, end = "", 0
    for found in _ANY_MARK.finditer(text):
        kept += text[end : found.start()]
        marks.append(Mark(len(kept), found[2], None, doubtful=found[1] == DOUBTED))
        end = found.end()
    kept += text[end:]
    return kept, tuple(marks)


def _sign(is_label: Callable[[str], bool]) -> Callable[[re.Match[str]], str]:
    def signed(found: re.Match[str]) -> str:
        before, labels = found[0][: found.start("mark") - found.start()], found["mark"].split(",")
        count = len(labels) if all(map(is_label, labels)) else int(is_label(labels[0]))
        rest = "".join(f",{label}" for label in labels[count:])
        return before + "".join(map(doubted, labels[:count])) + rest if count else found[0]

    return signed
