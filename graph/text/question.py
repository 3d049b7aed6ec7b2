"""What a person asks of search, read: words, "phrases in quotes", -words that must not stand there, and `field:value`.

In:     what was typed; the fields of `corpus/vocabulary/search.yaml`.
Out:    a `Question`. Nothing that is typed can fail: what is no field is words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.load import vocabulary
from graph.text.words import WORD, stems
from graph.when import When

MOST_WORDS = 32  # more is a page pasted by mistake
_PIECE = re.compile(r'(?P<no>-)?(?:(?P<field>[A-Za-z]+):)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
_YEARS = re.compile(r"(?P<first>\d{4})(?:\s*(?:-|–|to|/)\s*(?P<last>\d{4}|\d{2}))?")
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Question:
    """Words and phrases as stems, and what the answers are narrowed to: each (field, value), any of one field."""

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    without: tuple[tuple[str, ...], ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    after: int | None = None  # days as numbers, 20211115
    before: int | None = None
    told: int | None = None  # the day by which it must have been told
    valid: int | None = None  # the day on which it must have been valid
    typed: tuple[str, ...] = ()  # the words as they were typed, in small letters

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.phrases or self.filters or self.first_year or self.after or self.before)


def read_question(text: str) -> Question:
    """What `text` asks.

    >>> read_question('"hate crime" figures kind:minutes year:2021-22 -draft').words
    ('figur',)
    """
    fields: dict[str, str] = vocabulary("search")["fields"]
    asked = Question()
    for piece in list(_PIECE.finditer(text))[:MOST_WORDS]:
        value = piece["phrase"] if piece["phrase"] is not None else piece["word"]
        field = fields.get((piece["field"] or "").lower())
        narrowed = _narrowed(asked, field, value) if field else None
        if narrowed:
            asked = narrowed
            continue
        if piece["field"]:
            value = f"{piece['field']} {value}"
        found = tuple(stems(value))
        if not found:
            continue
        if piece["no"]:
            asked = replace(asked, without=(*asked.without, found))
        elif piece["phrase"] is not None:
            asked = replace(asked, phrases=(*asked.phrases, found))
        else:
            typed = (*asked.typed, *(word.lower() for word in WORD.findall(value)))
            asked = replace(asked, words=(*asked.words, *found), typed=typed)
    return asked


def on(asked: Question, when: When) -> Question:
    """`asked` of what was valid on a day and told by a day."""
    valid, told = (day and int(day.replace("-", "")) for day in (when.as_of, when.known_at))
    return replace(asked, valid=valid or None, told=told or None)


def _narrowed(asked: Question, field: str, value: str) -> Question | None:
    """`asked` narrowed to a field; None where the value is not one of that field."""
    if field == "year":
        years = _YEARS.fullmatch(value)
        return years and replace(asked, first_year=int(years["first"]), last_year=_last(years))
    if field in ("before", "after"):
        date = _DATE.fullmatch(value)
        return date and _bounded(asked, field, date)
    return replace(asked, filters=(*asked.filters, (field, value)))


def _last(years: re.Match[str]) -> int:
    last = years["last"] or years["first"]
    return int(years["first"][:2] + last if len(last) == 2 else last)


def _bounded(asked: Question, field: str, date: re.Match[str]) -> Question:
    """ "after:2021" begins with 2021; "before:2021" ends with 2020."""
    year, month, day = (int(part) if part else 1 for part in date.groups())
    edge = year * 10_000 + month * 100 + day
    return replace(asked, after=edge) if field == "after" else replace(asked, before=edge)
