"""When a period is that is told by another: "the previous year", "the same quarter of 2030".

In:     the periods of a sentence, in order, and the period that holds from the sentences before.
Out:    the same periods, each relative one with its own form, or without one where nothing tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from extract.periods import Period
from extract.quarters import quarter_before

MONTHS_OF_YEAR = 12
LONGEST_JOINT = 4  # characters: " of "
YEAR_ALONE = re.compile(r"\d{4}")


def settled_periods(periods: Sequence[Period], carried: str | None) -> Iterator[Period]:
    """Relative periods told from the last one: "the same period" is it, "the previous year" the year before."""
    last = carried or next((each.text for each in periods if each.text and not each.is_base), None)
    joined: Period | None = None
    for each, after in zip_longest(periods, periods[1:]):
        text = each.text
        if each.relative == "same" and after and YEAR_ALONE.fullmatch(after.text or "") and _joins(each, after):
            part_of_year = _in_year(last, int(after.text or 0))
            yield Period(each.start, after.end, part_of_year, "same", is_base=after.is_base)
            joined = after
            continue
        if each is joined:
            continue
        if each.relative and each.text:
            pass  # "the previous year (2030/31)" says itself which
        elif each.relative == "same":
            text = last
        elif each.relative == "previous":
            text = year_before(last)
        elif each.relative == "previous_quarter":
            text = quarter_before(last) if last else None
        elif not each.is_base:
            last = text
        yield Period(each.start, each.end, text, each.relative, each.is_base)


def year_before(period: str | None) -> str | None:
    """The period a year before this one, where it is no longer than a year.

    >>> year_before("2031/32"), year_before("year ending 2031-03"), year_before("2031-04/2031-06")
    ('2030/31', 'year ending 2030-03', '2030-04/2030-06')
    """
    if period is None:
        return None
    financial = re.fullmatch(r"(\d{4})/(\d\d)", period)
    if financial:
        first = int(financial[1]) - 1
        return f"{first}/{(first + 1) % 100:02}"
    ends = re.fullmatch(r"(\d{4})-(\d\d)/(\d{4})-(\d\d)", period)
    if ends and MONTHS_OF_YEAR * (int(ends[3]) - int(ends[1])) + int(ends[4]) - int(ends[2]) < MONTHS_OF_YEAR:
        return f"{int(ends[1]) - 1}-{ends[2]}/{int(ends[3]) - 1}-{ends[4]}"
    one_year = re.fullmatch(r"(year ending )?(\d{4})(-\d\d)?", period)
    return f"{one_year[1] or ''}{int(one_year[2]) - 1}{one_year[3] or ''}" if one_year else None


def _joins(same: Period, year: Period) -> bool:
    """Whether only "in" or "of" stands between "the same quarter" and its year."""
    return 0 <= year.start - same.end <= LONGEST_JOINT


def _in_year(period: str | None, year: int) -> str | None:
    """The same part of another year: "the same quarter of 2030"; None where it is of no part."""
    ends = re.fullmatch(r"(\d{4})-(\d\d)/(\d{4})-(\d\d)", period or "")
    if ends is None:
        return str(year) if YEAR_ALONE.fullmatch(period or "") else None
    return f"{year}-{ends[2]}/{year + int(ends[3]) - int(ends[1])}-{ends[4]}"
