"""Times of day as UK papers print them.

In:     any text.
Out:    where each stands, to the character, and its form on a 24-hour clock.
Words:  corpus/vocabulary/dates.yaml
Leaves: what would have to be guessed: "10.00" alone is no time of day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, `text` as "18:30"."""

    start: int
    end: int
    text: str


def find_clock_times(text: str) -> list[Clock]:
    """Times of day with a colon, or with am, pm, noon or hours.

    >>> [found.text for found in find_clock_times("10.00 am to 6.30pm, then 14:05; item 10.30")]
    ['10:00', '18:30', '14:05']
    """
    return list(_clock_times(text))


def _clock_times(text: str) -> Iterator[Clock]:
    for match in _clock().finditer(text):
        if match["noon"]:
            yield Clock(match.start(), match.end(), "12:00")
            continue
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        half = (match["half"] or "").lower()
        if half and not 1 <= hour <= 12:
            half = ""  # "14.30 pm": the hour says it
        hour = hour % 12 + (12 if half[:1] in ("p", "n") else 0) if half else hour
        if hour < 24 and minute < 60:
            yield Clock(match.start(), match.end(), f"{hour:02}:{minute:02}")


@cache
def _clock() -> re.Pattern[str]:
    words = vocabulary("dates")
    half = one_of([*words["before_noon"], *words["after_noon"]])
    hours = one_of(words["clock_words"])
    return re.compile(
        rf"(?<![\d.:,£])(?:(?P<hour>\d{{1,2}})(?:[.:](?P<minute>\d\d))?(?:\s?(?P<half>{half})(?!\w)"
        rf"|(?<=:\d\d)(?!\s?%|[.:]?\d)|(?<=\.\d\d)\s?(?:{hours})\b)"
        rf"|(?P<noon>(?:12\s)?noon)\b)",
        re.IGNORECASE,
    )
