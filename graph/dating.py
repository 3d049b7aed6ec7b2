"""When a paper said what it says: the date by which "as of" is answered.

In:     the facts of one paper.
Out:    for each fact an ISO 8601 date, as exact as the paper is; None where nothing tells.
Rules:  the date of the paper within the file, else that of the file (what is bound in a pack was public with it), else
        the year in which its period begins; a performance report, which looks back, speaks when its period has ended.
        A paper that gives neither speaks in the latest year that its own priorities, changes and actions are of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extract.facts import ActionFact, ChangeFact, DocumentFact, Fact, PriorityFact, ThemeFact
from graph.when import When, told_on

_PERIOD = re.compile(r"(?P<first>(?:19|20)\d\d)(?:\s*[-/–]\s*(?P<last>(?:19|20)?\d\d))?")
_LOOKS_BACK = "performance_report"


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of one file and of the papers bound in it."""

    file: str | None
    parts: tuple[tuple[int, str], ...] = ()  # of those that give one themselves

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> Dates:
        facts = list(facts)
        papers = [fact for fact in facts if isinstance(fact, DocumentFact)]
        whole = [fact for fact in papers if not fact.part_of]
        bound = [fact for fact in papers if fact.part_of]
        file = next((fact.date for fact in whole if fact.date), None)
        parts = {fact.part: fact.date or file or period_date(fact) for fact in bound}
        file = file or next(filter(None, map(period_date, whole)), None) or _latest_year(facts)
        return cls(file, tuple(sorted((part, date) for part, date in parts.items() if date)))

    def said_on(self, fact: Fact) -> str | None:
        """The date on which `fact` was said."""
        return self.of_part(fact.part)

    def of_part(self, part: int | None) -> str | None:
        """The date of a paper within the file, or (None) of the file."""
        return self.file if part is None else dict(self.parts).get(part, self.file)


def period_date(fact: DocumentFact) -> str | None:
    """The date that a paper's period tells: its first year, or the end of a year that the paper looks back on.

    "2031/34" of a plan is 2031; "2031/32" of a performance report is the end of March 2032.
    """
    found = _PERIOD.match(fact.period or "")
    if not found:
        return None
    if fact.kind != _LOOKS_BACK:
        return found["first"]
    last = found["last"] or ""
    return f"{found['first'][: 4 - len(last)]}{last}-03-31" if last else f"{found['first']}-12-31"


def _latest_year(facts: Iterable[Fact]) -> str | None:
    years: list[int] = []
    for fact in facts:
        if isinstance(fact, ChangeFact) or (isinstance(fact, PriorityFact | ThemeFact) and fact.status == "current"):
            years += [fact.year] if fact.year else []
        elif isinstance(fact, ActionFact) and (found := _PERIOD.match(fact.plan_year or "")):
            years.append(int(found["first"]))
    return str(max(years)) if years else None


def is_by(said: str | None, date: str) -> bool:
    """Whether something was said by a date, which may be a year or a month: then by its end.

    >>> is_by("2031-04-28", "2031-04"), is_by("2031-05", "2031-04"), is_by(None, "2031")
    (True, False, False)
    """
    return said is not None and said[: len(date)] <= date


@dataclass(frozen=True, slots=True)
class By:
    """By when papers must have spoken: `as_of` as they told it then, `known_at` what they had certainly told.

    They differ where the date of a paper is not exact: one of 2031 counts as of any day of that year, and is known to
    have told at its end. None is not asked.
    """

    as_of: str | None = None
    known_at: str | None = None

    @property
    def is_asked(self) -> bool:
        return bool(self.as_of or self.known_at)

    @property
    def year(self) -> str | None:
        """The year of the earlier of the two."""
        return min((each[:4] for each in (self.as_of, self.known_at) if each), default=None)

    def had_said(self, said: str | None) -> bool:
        """Whether something of this date was said by then."""
        return (self.as_of is None or is_by(said, self.as_of)) and When.of(known_at=self.known_at).knows(told_on(said))
