"""Dates as UK papers print them.

In:     any text.
Out:    where each stands, to the character, and its ISO 8601 form, as exact as the paper is ("2031-11-18", "2031-11").
Words:  corpus/vocabulary/dates.yaml
Leaves: what would have to be guessed. "29 September" is found without a year and without an ISO form; a caller that
        knows the date of the paper may complete it (`Dated.before`, `Dated.after`).
Why no library: those that read such dates read "may", "10.30" and "12" as dates too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise

from corpus.load import vocabulary
from extract.month_names import months


@dataclass(frozen=True, slots=True)
class Dated:
    """A date at `start` to `end` of a text. `day` is None for a whole month, `year` where none is printed."""

    start: int
    end: int
    month: int
    day: int | None = None
    year: int | None = None

    @property
    def iso(self) -> str | None:
        """ "2031-11-18" or "2031-11"; None without a year."""
        return None if self.year is None else self.in_year(self.year)

    def in_year(self, year: int) -> str:
        """Its ISO form in `year`."""
        return f"{year:04}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")

    def before(self, limit: str) -> str:
        """Its ISO form; without a year, that of the last such day or month not after `limit`, an ISO date.

        >>> Dated(0, 9, 9).before("2031-03-24")
        '2030-09'
        """
        year = int(limit[:4])
        return self.iso or self.in_year(year if self.in_year(year) <= limit else year - 1)

    def after(self, limit: str) -> str:
        """Its ISO form; without a year, that of the first such day or month not before `limit`, an ISO date.

        >>> Dated(0, 5, 3, 24).after("2030-11-18")
        '2031-03-24'
        """
        year = int(limit[:4])
        own = self.in_year(year)
        return self.iso or self.in_year(year if own >= limit[: len(own)] else year + 1)


def find_dates(text: str) -> list[Dated]:
    """Every date of `text`, in order; those in a list or range share the year or month that is printed once.

    >>> [found.iso for found in find_dates("Tuesday, 13th July 2031, then 01.12.31; next: March and 4 May 2032")]
    ['2031-07-13', '2031-12-01', '2032-03', '2032-05-04']
    """
    found = sorted([*_written(text), *_numeric(text)], key=lambda each: (each.start, each.end))
    for place in range(len(found) - 2, -1, -1):
        here, following = found[place], found[place + 1]
        if here.year is None and following.year and _list_joint().fullmatch(text, here.end, following.start):
            found[place] = _valid(replace(here, year=_year_before(here, following))) or here
    return [each for each in found if each.day or each.year]


def find_date_ranges(text: str, dates: Sequence[Dated] | None = None) -> list[tuple[int, int, str]]:
    """Start, end and ISO interval of each range of dates; `dates` are those of the text where they are known.

    >>> find_date_ranges("from 1 April 2031 to 31 March 2032")
    [(5, 34, '2031-04-01/2032-03-31')]
    """
    dates = find_dates(text) if dates is None else dates
    return [
        (first.start, last.end, f"{first.iso}/{last.iso}")
        for first, last in pairwise(dates)
        if first.iso and last.iso and first.iso < last.iso and _range_joint().fullmatch(text, first.end, last.start)
    ]


def in_small_letters(text: str) -> str:
    """A line in capitals as dates are found in it, letter for letter; any other as it is.

    >>> in_small_letters("HELD ON THE 28TH JULY, 2031")
    'Held On The 28th July, 2031'
    """
    if not text.isupper():
        return text
    return re.sub(r"(?<=\d)(?:St|Nd|Rd|Th)\b", lambda match: match[0].lower(), text.title())


def _written(text: str) -> Iterator[Dated]:
    for match in _day_and_month().finditer(text):
        month = months()[match["month"].lower()]
        year = int(match["year"]) if match["year"] else None
        days = [match["first_day"], match["day"]] if match["first_day"] else [match["day"]]
        starts = [match.start(), match.start("day")]
        for place, (start, day) in enumerate(zip(starts, days, strict=False)):
            end = match.end() if place == len(days) - 1 else match.end("first_day")
            found = _valid(Dated(start, end, month, int(day) if day else None, year))
            if found:
                yield found
    for match in _month_and_day().finditer(text):
        month = months()[match["month"].lower()]
        found = _valid(Dated(match.start(), match.end(), month, int(match["day"]), int(match["year"])))
        if found:
            yield found


def _numeric(text: str) -> Iterator[Dated]:
    for pattern in (ISO_DATE, FULL_NUMERIC, SHORT_NUMERIC):
        for match in pattern.finditer(text):
            year = int(match["year"])
            whole = year if year > 99 else 2000 + year
            found = _valid(Dated(match.start(), match.end(), int(match["month"]), int(match["day"]), whole))
            if found:
                yield found


def _valid(found: Dated) -> Dated | None:
    """`found` where such a day is in the calendar."""
    try:
        date(found.year or 2000, found.month, found.day or 1)  # 2000 has a 29 February
    except ValueError:
        return None
    return found


def _year_before(here: Dated, following: Dated) -> int:
    """The year of a date that is printed before another of known year: "October to March 2032" begins in 2031."""
    assert following.year is not None
    later = (here.month, here.day or 0) > (following.month, following.day or 32)
    return following.year - 1 if later else following.year


# "2031-11-18"
ISO_DATE = re.compile(r"(?<![\d./-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d/-]|\.\d)")

# "15/09/2031", "1.9.2031"
FULL_NUMERIC = re.compile(
    r"(?<![\d./-])(?P<day>\d{1,2})(?P<joint>[./-])(?P<month>\d{1,2})(?P=joint)(?P<year>(?:19|20)\d\d)(?![\d/-]|\.\d)"
)

# "25.10.31", "5/9/31"; "6.3.12" may be a paragraph, so that with stops day and month have two digits
SHORT_NUMERIC = re.compile(
    r"(?<![\d./-])(?=\d\d\.\d\d\.|\d\d?/)(?P<day>\d{1,2})(?P<joint>[./])(?P<month>\d{1,2})(?P=joint)(?P<year>\d\d)(?![\d/-]|\.\d)"
)


def _one_of(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _day_and_month() -> re.Pattern[str]:
    """ "Tuesday, 13th July 2031", "29h September", "13 - 14 July", "9th of June 2031", "March 2031"."""
    words = vocabulary("dates")
    ordinal = rf"(?:\s?(?:{_one_of(words['ordinals'])})\b)"
    months = _one_of([name for names in words["months"] for name in names])
    weekday = rf"(?:\b(?:{_one_of(words['weekdays'])})\b,?\s+(?:the\s+)?)?"
    first = rf"(?:(?P<first_day>\d{{1,2}})(?:\s?(?:[-–—]|to)\s?|{ordinal}\s?(?:[-–—]|to|and|&|,)\s?))?"
    day = rf"(?<![\d.,/£:-])(?:{weekday}{first}(?P<day>\d{{1,2}}){ordinal}?\s*(?:of\s+|o\s+|[-–]\s?)?)?"
    year = r"(?:,?\s+(?P<year>(?:19|20)\d\d)(?!\d|[.,/]\d|[-–]\d\d\b|\s?%))?"
    return re.compile(rf"{day}\b(?P<month>{months})\b\.?{year}")


@cache
def _month_and_day() -> re.Pattern[str]:
    """ "July 13th, 2031": only with its year, so that "March 13" of "March 13 people" is no day."""
    words = vocabulary("dates")
    months = _one_of([name for names in words["months"] for name in names])
    ordinals = _one_of(words["ordinals"])
    return re.compile(rf"\b(?P<month>{months})\s+(?P<day>\d{{1,2}})(?:{ordinals})?,?\s+(?P<year>(?:19|20)\d\d)(?!\d)")


@cache
def _range_joint() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_one_of(vocabulary('dates')['range_words'])})\s*")


@cache
def _list_joint() -> re.Pattern[str]:
    """What may stand between two dates of which only the last has its year."""
    words = vocabulary("dates")
    return re.compile(rf"\s*(?:{_one_of([*words['range_words'], *words['list_words']])}|,\s*and)\s*")
