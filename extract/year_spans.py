"""Financial years and spans of years as UK papers print them.

In:     any text, or a date of which the financial year is asked.
Out:    where each stands, to the character, and its form in the facts format ("2031/32", "2031/2034").
Words:  the months of corpus/vocabulary/dates.yaml
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.alternatives import one_of
from extract.month_names import months

FIRST_MONTH = 4  # financial years run from April to March


@dataclass(frozen=True, slots=True)
class YearSpan:
    """A financial year ("2031/32") or a span of years ("2031/2034"), as the facts format writes it."""

    start: int
    end: int
    first: int
    last: int
    text: str


def find_year_spans(text: str) -> list[YearSpan]:
    """Financial years and spans of years; "2031-32" is a financial year, "2031-34" a span.

    >>> [span.text for span in find_year_spans("Plan 2031-34, its year 2031/32, and 2031 to 2034")]
    ['2031/2034', '2031/32', '2031/2034']
    """
    return list(_year_spans(text))


def financial_year_of(iso: str) -> str:
    """The financial year in which an ISO date with a month lies.

    >>> financial_year_of("2032-03-24")
    '2031/32'
    """
    year, month = int(iso[:4]), int(iso[5:7])
    first = year if month >= FIRST_MONTH else year - 1
    return f"{first}/{(first + 1) % 100:02}"


def _year_spans(text: str) -> Iterator[YearSpan]:
    for match in YEARS.finditer(text):
        if match["year"]:
            year = int(match["year"])
            if (year + 1) % 10 == int(match["digit"]):
                yield YearSpan(*match.span(), year, year + 1, f"{year}/{(year + 1) % 100:02}")
            continue
        first, last = int(match["first"]), match["last"]
        final = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
        if not first < final <= first + 30:
            continue
        if match["joint"].strip().isalpha() and len(last) == 2 and _month_before().search(text, 0, match.start()):
            continue  # "takes the total since March 2030 to 45"
        one_year = final == first + 1 and not match["joint"].strip().isalpha()
        shown = f"{first}/{final % 100:02}" if one_year else f"{first}/{final}"
        yield YearSpan(match.start(), match.end(), first, final, shown)


@cache
def _month_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(months())})\.?\s+$", re.IGNORECASE)


# "2031/32", "2031-32", "2031/2032", "2031 to 2034", "2031-2"; not "2031-08" of an ISO date, nor a list "2031, 2032"
YEARS = re.compile(
    r"(?<![\d/.-])(?P<first>(?:19|20)\d\d)(?P<joint>\s?[-–—/]\s?|\s(?:to|until)\s)(?P<last>(?:19|20)\d\d|\d\d)(?![\d/-]|\.\d)"
    r"|(?<![\d/.,-])(?P<year>(?:19|20)\d\d)[-/](?P<digit>\d)(?![\w/.,-])"
)
