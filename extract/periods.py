"""When a figure holds: financial and calendar years, years ending in a month, quarters, spans of months.

In:     a sentence, heading or column header.
Out:    its periods, each in the facts format's form: "2030/31", "year ending 2031-03", "2031-04/2032-03", "2031".
Words:  corpus/vocabulary/periods.yaml, dates.yaml
Leaves: "this year" and "to date", which need the paper's own date.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.dates import FIRST_MONTH, find_date_ranges, find_dates, find_year_spans

BASE_REACH = 60  # characters between "compared to" and the period it compares with
NAME_REACH = 60  # characters before a year in which the name that it belongs to ends
SHORT_CENTURY = 2000


@dataclass(frozen=True, slots=True)
class Period:
    """A period at `start` to `end` of a text; `text` is None where it must be told from another ("the same period")."""

    start: int
    end: int
    text: str | None
    relative: Literal["same", "previous"] | None = None
    is_base: bool = False  # what a figure is compared with


def find_periods(text: str) -> list[Period]:
    """Every period of `text`, in order, none inside another.

    >>> [each.text for each in find_periods("In 2030/31 there were 40, fewer than in the year ending March 2030")]
    ['2030/31', 'year ending 2030-03']
    """
    chosen: list[Period] = []
    for each in sorted(_candidates(text), key=lambda each: (each.start, -each.end)):
        restated = bool(chosen) and text[chosen[-1].end : each.start].strip() == "("  # "2030/31 (April to March 2031)"
        if not chosen or (each.start >= chosen[-1].end and not restated):
            chosen.append(each)
    return list(_told_apart(text, chosen))


def _told_apart(text: str, chosen: Iterable[Period]) -> Iterator[Period]:
    """Periods of comparison marked, and those left out that say when something began or came out."""
    before: Period | None = None
    for each in chosen:
        if _not_of_a_figure().search(text, max(0, each.start - BASE_REACH), each.start):
            continue
        joined = before is not None and bool(LIST_JOINT.fullmatch(text, before.end, each.start))
        is_base = _is_base(text, each) or (joined and before is not None and before.is_base)
        before = Period(each.start, each.end, each.text, each.relative, is_base)
        yield before


def header_period(text: str) -> str | None:
    """The period of a column, whose header may leave out the century: "Dec-31", "Oct – Dec 31", "12 mths to Dec 31".

    >>> header_period("Oct – Dec 31"), header_period("12 mths to Dec 31")
    ('2031-10/2031-12', 'year ending 2031-12')
    """
    spans = find_year_spans(text)
    if spans and text[: spans[0].start].strip(" ()") == text[spans[0].end :].strip(" ()") == "":
        return spans[0].text  # "2030 to 2032" over a column
    whole = _short_month_year().sub(rf"\g<month> {SHORT_CENTURY // 100}\g<year>", text)
    return next((each.text for each in find_periods(whole) if each.text), None)


def _candidates(text: str) -> Iterator[Period]:
    yield from _years_ending(text)
    yield from _month_spans(text)
    yield from _quarters(text)
    yield from _year_pairs(text)
    if any(digit in text for digit in "0123456789"):
        yield from _dates(text)
        yield from _years(text)
        yield from _short_years(text)
    for name in ("same", "previous"):
        for match in _relative(name).finditer(text):
            yield Period(*match.span(), None, "same" if name == "same" else "previous")


def _years_ending(text: str) -> Iterator[Period]:
    for match in _year_ending().finditer(text):
        month = _months()[match["month"].lower()]
        yield Period(*match.span(), f"year ending {_whole_year(match['year'])}-{month:02}")


def _month_spans(text: str) -> Iterator[Period]:
    for match in _month_span().finditer(text):
        first, last = _months()[match["first"].lower()], _months()[match["last"].lower()]
        end = _whole_year(match["last_year"])
        start = _whole_year(match["first_year"]) if match["first_year"] else end - (first > last)
        if (start, first, last) == (end, 1, 12):
            yield Period(*match.span(), str(end))  # "January to December 2031"
        elif (start, first) < (end, last):
            yield Period(*match.span(), f"{start}-{first:02}/{end}-{last:02}")


def _quarters(text: str) -> Iterator[Period]:
    for match in _quarter().finditer(text):
        name = (match["digit"] or match["ordinal"]).lower()
        words = vocabulary("periods")
        orders = [words["ordinals"], words["ordinal_digits"], list("1234")]
        order = next(list_.index(name) for list_ in orders if name in list_)
        financial = bool(match["next_year"])
        month = order * 3 + (FIRST_MONTH if financial else 1)
        year = int(match["year"]) + (month > 12)
        month = (month - 1) % 12 + 1
        yield Period(*match.span(), f"{year}-{month:02}/{year}-{month + 2:02}")


def _year_pairs(text: str) -> Iterator[Period]:
    """ "between the 2030/31 and 2031/32 surveys"."""
    for match in _between_years().finditer(text):
        ends = [find_year_spans(each) for each in match.group("first", "last")]
        forms = [
            spans[0].text if spans else year for spans, year in zip(ends, match.group("first", "last"), strict=True)
        ]
        yield Period(*match.span(), ("-" if any(ends) else "/").join(forms))


def _dates(text: str) -> Iterator[Period]:
    dates = find_dates(text)
    for start, end, interval in find_date_ranges(text, dates):
        yield Period(start, end, _in_months(interval))
    for date in dates:
        if date.iso and (date.day is None or _as_at().search(text, max(0, date.start - BASE_REACH), date.start)):
            yield Period(date.start, date.end, date.iso)


def _years(text: str) -> Iterator[Period]:
    spans = find_year_spans(text)
    for span in spans:
        if not _named().search(text, max(0, span.start - NAME_REACH), span.start):
            one_year = span.last == span.first + 1
            if one_year or _said_as_time().search(text, max(0, span.start - BASE_REACH), span.start):
                yield Period(span.start, span.end, span.text)
    for match in YEAR.finditer(text):
        in_span = any(span.start <= match.start() < span.end for span in spans)
        named = _named().search(text, max(0, match.start() - NAME_REACH), match.start())
        named = named or _names_next().match(text, match.end())
        if not in_span and not named:
            yield Period(*match.span(), match[0])


def _short_years(text: str) -> Iterator[Period]:
    for match in _short_years_said().finditer(text):
        first, last = int(match["first"]), int(match["last"])
        if last == (first + 1) % 100:
            yield Period(*match.span("years"), f"{SHORT_CENTURY + first}/{last:02}")


def _is_base(text: str, each: Period) -> bool:
    begin = max(0, each.start - BASE_REACH)
    if each.relative == "previous":
        if _base().search(text, begin, each.start):
            return True  # "more than the same month in the previous year"
        return not _previous_itself().search(text, begin, each.start)
    if each.text and INTERVAL.search(each.text) and moves_from().search(text, begin, each.start):
        return False  # "from 1 April 2031 to 31 March 2032"
    return bool(_base().search(text, begin, each.start))


def _whole_year(printed: str) -> int:
    year = int(printed.lstrip("'’‘"))
    return year if year > 99 else SHORT_CENTURY + year


def _in_months(interval: str) -> str:
    """ "2031-04-01/2032-03-31", whole months, as "2031-04/2032-03"."""
    first, last = interval.split("/")
    if len(first) == len(last) == 10:
        year, month, day = map(int, last.split("-"))
        if first.endswith("-01") and day == monthrange(year, month)[1]:
            return f"{first[:7]}/{last[:7]}"
    return interval


# "2031"; not "2031/32", "£2031", "2,031", nor the year of a citation: "(HMIC, 2014)"
YEAR = re.compile(r"(?<![\w£./,(-])(?<!, )(?<!\d[-–])(?:19|20)\d\d(?![\w/]|[-–]\d|,\d|\.\d|\s?%|’s|'s)")


@cache
def _months() -> dict[str, int]:
    named = enumerate(vocabulary("dates")["months"], 1)
    return {name.lower(): number for number, names in named for name in names}


@cache
def _month() -> str:
    return one_of(name for names in vocabulary("dates")["months"] for name in names)


INTERVAL = re.compile(r"-\d\d/")
# "2029/30 and 2030/31", "the same period in the year before"
LIST_JOINT = re.compile(r"\s*(?:,|&|and|,\s*and|in|of)?\s*")
YEAR_PRINTED = r"(?:[’'‘]\d\d|(?:19|20)\d\d)(?!\d|/\d)"


@cache
def moves_from() -> re.Pattern[str]:
    """ "from around ", just before a number or a span."""
    return re.compile(rf"\b(?:{one_of(vocabulary('numerals')['movement'])})\s+(?:\w+\s+){{0,2}}$", re.IGNORECASE)


@cache
def _short_years_said() -> re.Pattern[str]:
    """ "in 30/31": a financial year without its century, after a word of time."""
    words = one_of(vocabulary("periods")["by"])
    return re.compile(rf"\b(?:{words})\s+(?P<years>(?P<first>\d\d)/(?P<last>\d\d))(?![\w/])", re.IGNORECASE)


@cache
def _year_ending() -> re.Pattern[str]:
    """ "year ending March 2031", "12 months to 31 July 2031"."""
    words = vocabulary("periods")
    return re.compile(
        rf"\b(?:{one_of(words['whole_years'])})[\s-]+(?:{one_of(words['endings'])})\s+(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?"
        rf"(?P<month>{_month()})\.?\s+(?P<year>{YEAR_PRINTED})",
        re.IGNORECASE,
    )


@cache
def _month_span() -> re.Pattern[str]:
    """ "April 2031 to March 2032", "January-September 2031", "Apr '31-Mar '32", "November / December 2031"."""
    return re.compile(
        rf"\b(?P<first>{_month()})\.?(?:\s+(?P<first_year>{YEAR_PRINTED}))?\s?(?:[-–—/]|to|until|and)\s?"
        rf"(?P<last>{_month()})\.?\s+(?P<last_year>{YEAR_PRINTED})"
    )


@cache
def _short_month_year() -> re.Pattern[str]:
    """ "Dec-31", "Dec 31"."""
    return re.compile(rf"\b(?P<month>{_month()})\.?[\s-](?P<year>\d\d)(?![\w/,.]|\s+(?:19|20)\d\d)")


@cache
def _quarter() -> re.Pattern[str]:
    """ "Q3 2031", "Quarter 3 2031/32", "third quarter of 2031/32"."""
    words = vocabulary("periods")
    ordinal = one_of([*words["ordinals"], *words["ordinal_digits"]])
    return re.compile(
        rf"\b(?:(?:{one_of(words['quarter_words'])})\s?(?P<digit>[1-4])|(?P<ordinal>{ordinal})\s+quarter)\s*,?\s*"
        r"(?:\([^)]{0,40}\)\s*)?(?:of\s+|in\s+)?(?P<year>(?:19|20)\d\d)(?P<next_year>[/-]\d\d(?:\d\d)?)?(?!\d)",
        re.IGNORECASE,
    )


@cache
def _between_years() -> re.Pattern[str]:
    """ "between 2028 and 2031", "between the 2030/31 and 2031/32 surveys"."""
    words = vocabulary("periods")
    year = r"(?:19|20)\d\d(?:[/-]\d\d)?(?!\d)"
    return re.compile(
        rf"\b(?:{one_of(words['between'])})\s+(?P<first>{year})\s+(?:{one_of(words['between_joints'])})\s+(?P<last>{year})",
        re.IGNORECASE,
    )


@cache
def _relative(name: str) -> re.Pattern[str]:
    words = vocabulary("periods")
    ending = rf"(?!\s+(?:{one_of(words['endings'])})\s)"  # "the previous 12 months ending March 2030" says when itself
    return re.compile(rf"\b(?:{one_of(words[name])})\b{ending}", re.IGNORECASE)


@cache
def _base() -> re.Pattern[str]:
    """ "compared with " just before a period, or with few words between: "compared to the same period in "."""
    words = vocabulary("periods")
    return re.compile(
        rf"\b(?:than\s+(?:[^\W\d]+\s+){{0,7}}|(?:{one_of(words['base_openings'])})\s+(?:[^\W\d]+\s+){{0,5}}|(?:{one_of(words['bases'])})\s+)\(?$",
        re.IGNORECASE,
    )


@cache
def _not_of_a_figure() -> re.Pattern[str]:
    """ "published in ", "since " just before a date."""
    return re.compile(
        rf"\b(?:{one_of(vocabulary('periods')['not_of_a_figure'])})\s+(?:in\s+|on\s+|the\s+|early\s+|late\s+|mid-)*$",
        re.IGNORECASE,
    )


@cache
def _named() -> re.Pattern[str]:
    """A capitalised name that carries its years: "Flood Act ", "Westmere Strategy "."""
    words = one_of(word.capitalize() for word in vocabulary("periods")["named_with_years"])
    return re.compile(rf"\b(?:{words})\s*[,(]?\s*(?:for\s+)?(?:[A-Z]\w+\s+)?$")


@cache
def _names_next() -> re.Pattern[str]:
    """ "(the 2031) Westmere Flood Strategy": the year is part of a name."""
    words = one_of(word.capitalize() for word in vocabulary("periods")["named_with_years"])
    return re.compile(rf"\s+(?:[A-Z]\w+\s+){{0,4}}(?:{words})\b")


@cache
def _previous_itself() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('periods')['previous_itself'])})\s+$", re.IGNORECASE)


@cache
def _as_at() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('periods')['as_at'])})\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _said_as_time() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('periods')['by'])})\s+(?:the\s+)?(?:\w+\s+)?$", re.IGNORECASE)
