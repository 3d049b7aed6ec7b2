"""When a column of a table holds, by its header: shorter than in prose, without a century, or without its year.

In:     the header of a column, and what stands over the table that may say the year.
Out:    its period in the facts format's form.
Words:  corpus/vocabulary/periods.yaml, dates.yaml
"""

from __future__ import annotations

import re
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.dates import find_dates
from extract.month_names import month_name, months
from extract.period_words import short_month_year
from extract.periods import find_periods
from extract.year_spans import FIRST_MONTH, find_year_spans

SHORT_CENTURY = 2000
SHORT_YEARS = re.compile(r"\s*[’']?(\d\d)\s?[-–/]\s?[’']?(\d\d)\s*")
FINANCIAL_YEAR = re.compile(r"(\d{4})/\d\d")
YEAR = re.compile(r"\d{4}")
MOST_MONTHS = 12


def header_period(text: str) -> str | None:
    """The period of a column, whose header may leave out the century: "Dec-31", "Oct – Dec 31", "12 mths to Dec 31".

    >>> header_period("Oct – Dec 31"), header_period("12 mths to Dec 31")
    ('2031-10/2031-12', 'year ending 2031-12')
    >>> header_period("Return, 6 months to 30-September-31"), header_period("Value at 30-Sep-31")
    ('2031-04/2031-09', '2031-09-30')
    """
    spans = find_year_spans(text)
    if spans and text[: spans[0].start].strip(" ()") == text[spans[0].end :].strip(" ()") == "":
        return spans[0].text  # "2030 to 2032" over a column
    short = SHORT_YEARS.fullmatch(text)
    if short and int(short[2]) == (int(short[1]) + 1) % 100:
        return f"{SHORT_CENTURY + int(short[1])}/{short[2]}"  # "30-31"
    whole = _short_day().sub(r"\g<day> \g<month> \g<year>", text)
    whole = short_month_year().sub(rf"\g<month> {SHORT_CENTURY // 100}\g<year>", whole)
    told = _months_to(whole) or next((each.text for each in find_periods(whole) if each.text), None)
    days = [] if told else [each.iso for each in find_dates(whole) if each.day and each.iso]
    return days[0] if len(days) == 1 else told  # "Balance 01/04/31": the day at which a column stands


def _months_to(text: str) -> str | None:
    """ "6 months to 30 September 2031", "Quarter ending Dec 2031": the months that end with that one."""
    match = _many_months().search(text)
    if match:
        many, last, year = int(match["many"] or 3), months()[match["month"].lower()], int(match["year"])
        if many < MOST_MONTHS:
            return _months_ending(year, last, many)
    return None


def _months_ending(year: int, month: int, many: int) -> str:
    first = year * MOST_MONTHS + month - many
    return f"{first // MOST_MONTHS}-{first % MOST_MONTHS + 1:02}/{year}-{month:02}"


def only_when(header: str) -> bool:
    """Whether a header says when and nothing else: "2030/31", "Oct – Dec 31", "12 mths to Dec 31", "Q3".

    >>> only_when("12 mths to Dec 31"), only_when("Budget 2030/31")
    (True, False)
    """
    rest, times = _words_of_time().subn(" ", header)
    return (times > 0 or bool(DIGIT.search(header))) and not LETTER.search(rest)


DIGIT = re.compile(r"\d")
LETTER = re.compile(r"[A-Za-z]")


def period_in_year(header: str, year: str) -> str | None:
    """The month or quarter that a header says alone, in the year that is said elsewhere.

    >>> period_in_year("Jan", "2030/31"), period_in_year("Q3", "2030/31"), period_in_year("Quarter 3", "2030")
    ('2031-01', '2030-10/2030-12', '2030-07/2030-09')
    """
    financial = FINANCIAL_YEAR.fullmatch(year)
    if financial is None and not YEAR.fullmatch(year):
        return None
    first = int(financial[1]) if financial else int(year)
    start = FIRST_MONTH if financial else 1
    month = _month_alone().fullmatch(header)
    if month:
        number = months()[month["month"].lower()]
        return f"{first + (number < start)}-{number:02}"
    quarter = _quarter_alone().fullmatch(header)
    if quarter is None:
        return None
    last = start + 3 * int(quarter["digit"]) - 1
    return _months_ending(first + (last > MOST_MONTHS), (last - 1) % MOST_MONTHS + 1, 3)


@cache
def _short_day() -> re.Pattern[str]:
    """ "30-September-31": a day set with dashes."""
    return re.compile(rf"(?<![\w-])(?P<day>\d{{1,2}})[-/ ](?P<month>{month_name()})[-/](?P<year>(?:20)?\d\d)(?![\w/-])")


@cache
def _many_months() -> re.Pattern[str]:
    words = vocabulary("periods")
    quarters = one_of(words["quarter_words"])
    return re.compile(
        rf"\b(?:(?P<many>\d{{1,2}})[\s-]*(?:{one_of(words['month_words'])})|(?:{quarters}))\b[^\d.;]{{0,20}}?"
        rf"\b(?:{one_of(words['endings'])})\s+(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?"
        rf"(?P<month>{month_name()})\.?\s+(?P<year>20\d\d)",
        re.IGNORECASE,
    )


@cache
def _month_alone() -> re.Pattern[str]:
    return re.compile(rf"\s*(?P<month>{month_name()})\.?\s*", re.IGNORECASE)


@cache
def _quarter_alone() -> re.Pattern[str]:
    words = one_of(vocabulary("periods")["quarter_words"])
    return re.compile(rf"\s*(?:{words})\s?(?P<digit>[1-4])\s*", re.IGNORECASE)


@cache
def _words_of_time() -> re.Pattern[str]:
    words = vocabulary("periods")
    said = [
        *words["whole_years"],
        *words["endings"],
        *words["month_words"],
        *words["quarter_words"],
        *words["time_joints"],
    ]
    return re.compile(rf"\b(?:{month_name()}|{one_of(said)})(?![a-z])", re.IGNORECASE)
