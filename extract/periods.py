"""When a figure holds: financial and calendar years, years ending in a month, quarters, spans of months.

In:     a sentence, heading or column header.
Out:    its periods, each in the facts format's form: "2030/31", "year ending 2031-03", "2031-04/2032-03", "2031".
Words:  corpus/vocabulary/periods.yaml, dates.yaml
Leaves: "this year" and "to date", which need the paper's own date.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from extract.dates import Dated, find_date_ranges, find_dates
from extract.month_names import months
from extract.period_words import (
    INTERVAL,
    LIST_JOINT,
    SINCE_BRACKET,
    YEAR,
    announced_next,
    as_at,
    base_before,
    between_years,
    comparing,
    dates_a_paper,
    happened_on,
    month_span,
    moves_from,
    name_of_years,
    names_next,
    not_of_a_figure,
    paper_told,
    previous_itself,
    relative,
    said_as_time,
    short_month_span,
    short_years_said,
    told_next,
    year_ending,
    years_to_years,
)
from extract.quarters import QuartersOf, find_quarters
from extract.year_spans import find_year_spans

BASE_REACH = 60  # characters between "compared to" and the period it compares with
NAME_REACH = 60  # characters before a year in which the name that it belongs to ends
PAPER_REACH = 160  # the same for "the report to the … Board in"
SHORT_CENTURY = 2000
COMPARED_WITH = re.compile(
    r"\)?\s*(?:\([^)]*\)\s*)?(?:\w+\s+){0,2}(?:to|with|and|against)\s+(?:the\s+)?(?:[a-z]+\s+){0,4}\(?"
)
# "674 (2031)", "(2030: 5,412": a year in a bracket beside its number
YEAR_BESIDE = re.compile(
    r"(?:(?<=\d\s\()|(?<=%\s\()|(?<=\()(?=\d{4}\s?[:=–]\s?£?\d))(?P<year>(?:19|20)\d\d)(?=\)|\s?[:=–])"
)
BETWEEN = re.compile(r"\b[Bb]etween\s+(?:the\s+)?$")  # "between 1 July 2031 and 30 June 2032"
AND = re.compile(r"\s+and\s+(?:the\s+)?")
ON_DAY = re.compile(r"\s*(?:On|At)\s+(?:the\s+)?")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
NUMBER_OPEN = re.compile(r"\d%?\s*\($")
ANOTHER_DAY = re.compile(r"\s*(?:,|and\b|&)\s*\d")
MONTH = re.compile(r"\d{4}-\d\d")
YEAR_OF = re.compile(r"\d{4}")


Relative = Literal["same", "previous", "previous_quarter"]
RELATIVE: tuple[Relative, ...] = ("same", "previous", "previous_quarter")


@dataclass(frozen=True, slots=True)
class Period:
    """A period at `start` to `end` of a text; `text` is None where it must be told from another ("the same period")."""

    start: int
    end: int
    text: str | None
    relative: Relative | None = None
    is_base: bool = False  # what a figure is compared with
    is_event: bool = False  # the day of an event, which holds for no other sentence


def find_periods(text: str, quarters: QuartersOf | None = None) -> list[Period]:
    """Every period of `text`, in order, none inside another; `quarters` tells the year of those that are said without.

    >>> [each.text for each in find_periods("In 2030/31 there were 40, fewer than in the year ending March 2030")]
    ['2030/31', 'year ending 2030-03']
    """
    chosen: list[Period] = []
    for each in sorted(_candidates(text, quarters), key=lambda each: (each.start, -each.end)):
        restated = bool(chosen) and text[chosen[-1].end : each.start].strip() == "("  # "2030/31 (April to March 2031)"
        if restated and chosen[-1].text is None and each.text:
            chosen[-1] = replace(chosen[-1], text=each.text, end=each.end)  # "the previous year (2030/31)"
        if not chosen or (each.start >= chosen[-1].end and not restated):
            chosen.append(each)
    return _compared(text, list(_told_apart(text, chosen)))


def _compared(text: str, found: list[Period]) -> list[Period]:
    """Of two periods that are compared, the earlier is the base: "when comparing 2030 with 2031", or the other way."""
    for place, (first, second) in enumerate(pairwise(found)):
        opens = comparing().search(text, max(0, first.start - BASE_REACH), first.start)
        told = second.text or second.relative == "previous"
        if opens and COMPARED_WITH.fullmatch(text, first.end, second.start) and first.text and told:
            is_first = bool(second.text) and YEAR_OF.findall(first.text)[-1:] < YEAR_OF.findall(second.text or "")[-1:]
            found[place : place + 2] = [replace(first, is_base=is_first), replace(second, is_base=not is_first)]
    return found


def _told_apart(text: str, chosen: Iterable[Period]) -> Iterator[Period]:
    """Periods of comparison marked, and those left out that say when something began or came out."""
    before: Period | None = None
    for each in chosen:
        is_base = _is_base(text, each)
        on_day = bool(each.text and DAY.fullmatch(each.text))
        if not is_base and not on_day and _says_no_figure(text, each):
            continue
        joined = before is not None and bool(LIST_JOINT.fullmatch(text, before.end, each.start))
        is_base = is_base or (joined and before is not None and before.is_base)
        before = replace(each, is_base=is_base)
        yield before


def _says_no_figure(text: str, each: Period) -> bool:
    return _is_no_figure_s(text, each.start) or _is_of_paper(text, each) or _is_announced(text, each)


def _is_of_paper(text: str, each: Period) -> bool:
    """Whether a date says when a paper came out: "the report to the Board in May 2031 showed"."""
    is_told = told_next().match(text, each.end)
    return bool(is_told and paper_told().search(text, max(0, each.start - PAPER_REACH), each.start))


def _is_announced(text: str, each: Period) -> bool:
    """Whether a month says when something was announced: "In May 2031 the Minister announced that"."""
    return bool(each.text and MONTH.fullmatch(each.text) and announced_next().match(text, each.end))


def _is_no_figure_s(text: str, start: int) -> bool:
    if SINCE_BRACKET.search(text, 0, start):
        return True
    return bool(not_of_a_figure().search(text, max(0, start - BASE_REACH), start))


def stretch_told(periods: Sequence[Period]) -> Period | None:
    """The one stretch of time of a sentence that counts nothing, which holds for the sentences after it: "The campaign
    ran in 2031/32." A single month or year in such a sentence says when something happened, and holds for nothing else.
    """
    own = [each for each in periods if each.text and not each.is_base]
    is_stretch = own and ("/" in str(own[0].text) or str(own[0].text).startswith("year ending"))
    return own[0] if is_stretch and len({each.text for each in own}) == 1 else None


def _candidates(text: str, quarters: QuartersOf | None) -> Iterator[Period]:
    yield from _years_ending(text)
    yield from _month_spans(text)
    for start, end, months_of in find_quarters(text, quarters):
        yield Period(start, end, months_of)
    yield from _year_pairs(text)
    if any(digit in text for digit in "0123456789"):
        dates = find_dates(text)
        yield from _dates(text, dates)
        yield from _years(text, dates)
        yield from _short_years(text)
        yield from _short_month_spans(text)
    for name in RELATIVE:
        for match in relative(name).finditer(text):
            yield Period(*match.span(), None, name)


def _years_ending(text: str) -> Iterator[Period]:
    for match in year_ending().finditer(text):
        month = months()[match["month"].lower()]
        yield Period(*match.span(), f"year ending {_whole_year(match['year'])}-{month:02}")


def _month_spans(text: str) -> Iterator[Period]:
    for match in month_span().finditer(text):
        first, last = months()[match["first"].lower()], months()[match["last"].lower()]
        end = _whole_year(match["last_year"])
        start = _whole_year(match["first_year"]) if match["first_year"] else end - (first > last)
        if (start, first, last) == (end, 1, 12):
            yield Period(*match.span(), str(end))  # "January to December 2031"
        elif (start, first) < (end, last):
            yield Period(*match.span(), f"{start}-{first:02}/{end}-{last:02}")


def _short_month_spans(text: str) -> Iterator[Period]:
    """ "May 30 – May 31": years, where the second number is the next and its month is no later in its year."""
    for match in short_month_span().finditer(text):
        first, last = months()[match["first"].lower()], months()[match["last"].lower()]
        start, end = int(match["first_year"]), int(match["last_year"])
        if end == start + 1 and last <= first:
            yield Period(*match.span(), f"{SHORT_CENTURY + start}-{first:02}/{SHORT_CENTURY + end}-{last:02}")


def _year_pairs(text: str) -> Iterator[Period]:
    """ "between the 2030/31 and 2031/32 surveys"."""
    for match in (*between_years().finditer(text), *years_to_years().finditer(text)):
        printed = match.group("first", "last") if match["first"] else match.group("first_year", "last_year")
        ends = [find_year_spans(each) for each in printed]
        forms = [spans[0].text if spans else year for spans, year in zip(ends, printed, strict=True)]
        if forms[0] < forms[1]:
            yield Period(*match.span(), ("-" if any(ends) else "/").join(forms))


def _dates(text: str, dates: Sequence[Dated]) -> Iterator[Period]:
    for start, end, interval in find_date_ranges(text, dates):
        yield Period(start, end, _in_months(interval))
    for first, last in pairwise(dates):
        between = BETWEEN.search(text, 0, first.start) and AND.fullmatch(text, first.end, last.start)
        if between and first.iso and last.iso and first.day and last.day and first.iso < last.iso:
            yield Period(first.start, last.end, _in_months(f"{first.iso}/{last.iso}"))
    for date in dates:
        if dates_a_paper().search(text, max(0, date.start - NAME_REACH), date.start):
            continue
        is_event = bool(happened_on().search(text, 0, date.start)) and not ANOTHER_DAY.match(text, date.end)
        stood = as_at().search(text, max(0, date.start - BASE_REACH), date.start) or _is_day_of_figure(text, date)
        if date.iso and (date.day is None or is_event or stood):
            yield Period(date.start, date.end, date.iso, is_event=is_event)


def _is_day_of_figure(text: str, date: Dated) -> bool:
    """ "On 31 December 2031, there were 45", "45 (31 March 2031)": the day at which a number stood."""
    opens = ON_DAY.fullmatch(text[: date.start]) and text[date.end : date.end + 1] == ","
    return bool(opens or (NUMBER_OPEN.search(text, 0, date.start) and text[date.end : date.end + 1] == ")"))


def _years(text: str, dates: Sequence[Dated]) -> Iterator[Period]:
    days = [each for each in dates if each.day and _is_no_figure_s(text, each.start)]  # "published on 25 May 2031"
    spans = find_year_spans(text)
    for span in spans:
        if not name_of_years().search(text, max(0, span.start - NAME_REACH), span.start):
            one_year = span.last == span.first + 1
            if one_year or said_as_time().search(text, max(0, span.start - BASE_REACH), span.start):
                # "in 2030 to 2031" of statistics is a financial year
                year = f"{span.first}/{span.last % 100:02}" if one_year else span.text
                yield Period(span.start, span.end, year)
    for match in YEAR.finditer(text):
        in_span = any(span.start <= match.start() < span.end for span in spans)
        in_span = in_span or any(day.start <= match.start() < day.end for day in days)
        named = name_of_years().search(text, max(0, match.start() - NAME_REACH), match.start())
        named = named or dates_a_paper().search(text, max(0, match.start() - NAME_REACH), match.start())
        named = named or names_next().match(text, match.end())
        if not in_span and not named:
            yield Period(*match.span(), match[0])
    for match in YEAR_BESIDE.finditer(text):
        yield Period(*match.span("year"), match["year"])


def _short_years(text: str) -> Iterator[Period]:
    for match in short_years_said().finditer(text):
        first, last = int(match["first"]), int(match["last"])
        if last == (first + 1) % 100:
            yield Period(*match.span("years"), f"{SHORT_CENTURY + first}/{last:02}")


def _is_base(text: str, each: Period) -> bool:
    begin = max(0, each.start - BASE_REACH)
    if each.relative in ("previous", "previous_quarter"):
        if base_before().search(text, begin, each.start):
            return True  # "more than the same month in the previous year"
        return not previous_itself().search(text, begin, each.start)
    if each.text and INTERVAL.search(each.text) and moves_from().search(text, begin, each.start):
        return False  # "from 1 April 2031 to 31 March 2032"
    return bool(base_before().search(text, begin, each.start))


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
