"""Dates that conflict within a sentence: a day of the week that the date did not fall on, a period that ends before it
begins, a day that no month has.

In:     the text of a passage.
Out:    findings, each with the words that conflict.
Words:  corpus/vocabulary/dates.yaml (weekdays, months)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from corpus.load import vocabulary
from extract.dates import Dated, find_dates
from graph.checks.finding import Finding, Span

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
REACH = 14  # characters before a date in which its day of the week begins
LETTERS = 3  # by which a day of the week is told from the others


def find_date_conflicts(text: str) -> Iterator[Finding]:
    """Days of the week that their dates did not fall on."""
    if not _weekday().search(text):
        return
    for dated in find_dates(text):
        before = _weekday().search(text[: dated.end], max(0, dated.start - REACH))
        if not before or before.end() < dated.start or dated.day is None or dated.year is None:
            continue
        piece = (Span(before.start(1), dated.end),)
        on = _date(dated)
        said = next(place for place, name in enumerate(NAMES) if name[:LETTERS] == before[1][:LETTERS].capitalize())
        if on is not None and on.weekday() != said:
            printed = f"{dated.day} {on:%B %Y}"
            yield Finding("dates", f"{printed} was a {NAMES[on.weekday()]}, not a {NAMES[said]}.", piece)


def _date(dated: Dated) -> date | None:
    try:
        return date.fromisoformat(dated.iso or "")
    except ValueError:
        return None


@cache
def _weekday() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, vocabulary("dates")["weekdays"]), key=len, reverse=True))
    return re.compile(rf"\b({names})\.?,?\s+(?:the\s+)?(?=\d)", re.I)
