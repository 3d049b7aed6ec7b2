"""Two dates on which a list can be asked: on which day things held, and by which day papers had told of them.

In:     ISO dates, months or years; a month or a year means its last day.
Out:    `When`, which says of a thing whether it is in the answer; the days of a period as papers print it.
Rules:  docs/as-of.md. What is not known (the date of a paper, the years of a plan) is never taken to fit.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Self

Span = tuple[str, str | None]  # first and last day, ISO 8601; None where no end is known

_DATE = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_YEARS = re.compile(r"(?P<first>(?:19|20)\d\d)[/–-](?P<last>(?:19|20)?\d\d)")
_ENDING = re.compile(r"year ending (?P<end>\S+)")
_BETWEEN = re.compile(r"(?P<first>(?:19|20)\d\d-\d\d(?:-\d\d)?)/(?P<last>(?:19|20)\d\d-\d\d(?:-\d\d)?)")


@dataclass(frozen=True, slots=True)
class When:
    """What is asked: `as_of`, valid on this day; `known_at`, told by this day. None: not asked, any day will do."""

    as_of: str | None = None
    known_at: str | None = None

    @classmethod
    def of(cls, as_of: str | None = None, known_at: str | None = None) -> Self:
        """Of dates as they are asked: "2031-04" is the last day of that month, "" is not asked."""
        return cls(last_day(as_of) if as_of else None, last_day(known_at) if known_at else None)

    @property
    def is_asked(self) -> bool:
        return bool(self.as_of or self.known_at)

    @property
    def earlier(self) -> str | None:
        """The earlier of the two days, for what holds as soon as it is told."""
        return min(filter(None, (self.as_of, self.known_at)), default=None)

    @property
    def year(self) -> int | None:
        """The year of plans, from April to March, that `as_of` stands in; None where it is not asked."""
        return plan_year(self.as_of) if self.as_of else None

    def knows(self, told: str | None) -> bool:
        """Whether what was told on this day had been told by then; what nobody can date had not."""
        return self.known_at is None or (told is not None and told <= self.known_at)

    def holds(self, span: Span | None) -> bool:
        """Whether something of these days was valid then; where nothing is known of it, not."""
        if self.as_of is None:
            return True
        return span is not None and span[0] <= self.as_of and (span[1] is None or self.as_of <= span[1])


ALWAYS: Final = When()


def first_day(said: str) -> str:
    """
    >>> first_day("2031"), first_day("2031-02"), first_day("2031-02-07")
    ('2031-01-01', '2031-02-01', '2031-02-07')
    """
    return said + "-01-01"[len(said) - 4 :]


def last_day(said: str) -> str:
    """
    >>> last_day("2031"), last_day("2031-02"), last_day("2031-02-07")
    ('2031-12-31', '2031-02-28', '2031-02-07')
    """
    if len(said) == len("2031"):
        return f"{said}-12-31"
    if len(said) == len("2031-02"):
        return f"{said}-{monthrange(int(said[:4]), int(said[5:]))[1]}"
    return said


def since(said: str | None) -> Span | None:
    """From a date on, from the last day that it may mean; None where there is none."""
    day = told_on(said)
    return (day, None) if day else None


def day_before(day: str) -> str:
    """The day before this one."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def is_date(said: str | None) -> bool:
    """Whether this is a year, a month or a day that there is."""
    if said is None or not _DATE.fullmatch(said):
        return False
    return len(said) < len("2031-04-01") or int(said[8:]) <= int(last_day(said[:7])[8:])


def told_on(said: str | None) -> str | None:
    """The last day on which a paper of this date may have come out; None where its date is not known."""
    return last_day(said) if said is not None and is_date(said) else None


def plan_year(day: str) -> int:
    """The first of the two years of a plan that a day stands in: plans, budgets and agreements run from April to March.

    >>> plan_year("2031-03-31"), plan_year("2031-04-01")
    (2030, 2031)
    """
    return int(day[:4]) - (day[5:] < "04-01")


def year_span(year: int) -> Span:
    """The days of a year of plans."""
    return f"{year}-04-01", f"{year + 1}-03-31"


def period_span(period: str | None) -> Span | None:
    """The days of a period as the facts have it; None for one that is not told, or in other words.

    >>> period_span("2030/31"), period_span("2031")
    (('2030-04-01', '2031-03-31'), ('2031-01-01', '2031-12-31'))
    >>> period_span("year ending 2031-03"), period_span("2030-04/2030-06")
    (('2030-04-01', '2031-03-31'), ('2030-04-01', '2030-06-30'))
    >>> period_span("2030/2033"), period_span("the last quarter")
    (('2030-04-01', '2033-03-31'), None)
    """
    if period is None:
        return None
    if is_date(period):
        return first_day(period), last_day(period)
    if (found := _BETWEEN.fullmatch(period)) and is_date(found["first"]) and is_date(found["last"]):
        return first_day(found["first"]), last_day(found["last"])
    if found := _YEARS.fullmatch(period):
        last = found["first"][: 4 - len(found["last"])] + found["last"]
        return (f"{found['first']}-04-01", f"{last}-03-31") if last > found["first"] else None
    if (found := _ENDING.fullmatch(period)) and is_date(found["end"]):
        return _year_to(last_day(found["end"]))
    return None


def _year_to(end: str) -> Span:
    """The year that ends on this day: from the day after it a year before."""
    month = f"{int(end[:4]) - 1}{end[4:7]}"
    before = last_day(month) if end == last_day(end[:7]) else month + end[7:]
    return (date.fromisoformat(before) + timedelta(days=1)).isoformat(), end
