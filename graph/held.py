"""On which days things held, and by which day papers had told of them: papers, facts, commitments, bodies.

In:     an open store, and `When`.
Out:    for each thing that was known and held then, what was told of it by then.
Rules:  docs/as-of.md
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from extract.facts import (
    ActionFact,
    AgendaItemFact,
    ChangeFact,
    DocumentFact,
    EditionFact,
    Fact,
    FigureFact,
    FundingFact,
    LegislationFact,
    MeetingFact,
    OrganisationFact,
    PriorityFact,
    ResolutionFact,
    StrategyFact,
    ThemeFact,
)
from graph.queries import query
from graph.store import Store
from graph.when import Span, When, day_before, period_span, plan_year, since, year_span

Row = Mapping[str, Any]


def paper_span(told: str | None, superseded_on: str | None, *, gave_way: bool) -> Span | None:
    """From the day on which a paper was told until the one to which it gave way; if that has no date, never."""
    if told is None or (gave_way and (superseded_on is None or superseded_on <= told)):
        return None
    return told, day_before(superseded_on) if gave_way and superseded_on else None


def fact_span(fact: Fact, told: str | None) -> Span | None:
    """The days for which a fact holds: its period, the year of its plan, or from the day of what happened on.

    One that gives no year holds in the year of plans in which its paper told it; what is only proposed holds never.
    """
    if isinstance(fact, FigureFact):
        return period_span(fact.period)
    if isinstance(fact, PriorityFact | ThemeFact | ChangeFact | StrategyFact) and fact.status in ("proposed", "draft"):
        return None
    if isinstance(fact, MeetingFact | EditionFact):
        return since(fact.date)
    if isinstance(fact, AgendaItemFact | ResolutionFact):
        return since(fact.meeting_date or told)
    if isinstance(fact, ChangeFact):
        return (year_span(fact.year)[0], None) if fact.year is not None else since(told)
    if isinstance(fact, DocumentFact | OrganisationFact | LegislationFact):
        return since(told)
    if isinstance(fact, StrategyFact):
        return period_span(fact.period) or since(told)
    if isinstance(fact, ActionFact):
        return period_span(fact.plan_year)
    if isinstance(fact, FundingFact) and fact.year:
        return period_span(fact.year)
    year = getattr(fact, "year", None)
    if isinstance(year, int):
        return year_span(year)
    return year_span(plan_year(told)) if told else None


def commitments_held(store: Store, when: When) -> dict[str, int]:
    """Each commitment that was known and held then, with how many owners it had by what was told."""
    return {
        id: sum(row["count"] for row in rows if row["what"] == "owned" and _is_of(row, when))
        for id, rows in _by_id(store.read(query("commitments_told")), when).items()
        if _holds(id, rows, when)
    }


def _holds(id: str, rows: Sequence[Row], when: When) -> bool:
    if when.year is None:
        return any(row["what"] in ("named", "owned") for row in rows)
    named = [row for row in rows if row["what"] == "named"]
    held = [span for row in named if (span := period_span(row["held"]))]
    if id.startswith("resolution:"):
        held = [(first, None) for first, _ in held]
    elif id.startswith("action:"):
        return any(map(when.holds, held))
    if held:
        return any(map(when.holds, held)) and not _has_ended(rows, when)
    if named:
        return any(row["told"] and when.holds((row["told"], None)) for row in named) and not _has_ended(rows, when)
    return any(_is_of(row, when) for row in rows if row["what"] == "owned")


def bodies_held(store: Store, when: When) -> dict[str, tuple[int, int]]:
    """Each body that was known and there then, with how many passages named it and how much it owned by then."""
    held: dict[str, tuple[int, int]] = {}
    for id, rows in _by_id(store.read(query("bodies_told")), when).items():
        told = [row for row in rows if row["what"] in ("named", "owns", "tied")]
        if any(_is_told(row, when) for row in told) and not _has_ended(rows, when):
            named = sum(row["count"] for row in told if row["what"] == "named" and _is_told(row, when))
            held[id] = named, sum(row["count"] for row in told if row["what"] == "owns" and _is_of(row, when))
    return held


def _by_id(rows: Iterable[Row], when: When) -> dict[str, list[Row]]:
    """What was known of each thing. That a body ended is known at any time where only a gazetteer says so."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if when.knows(row["told"]) or row["what"] == "known to have ended":
            found[row["id"]].append(row)
    return found


def _is_told(row: Row, when: When) -> bool:
    """Whether a paper of that day or before tells it."""
    return when.as_of is None or (row["told"] is not None and row["told"] <= when.as_of)


def _is_of(row: Row, when: When) -> bool:
    """Whether it holds for the year of plans that is asked."""
    return when.year is None or row["year"] == when.year


def _has_ended(rows: Iterable[Row], when: When) -> bool:
    """Whether another had taken over; where nobody says when, it is not known to have ended."""
    ends = [row["year"] for row in rows if row["what"] in ("ended", "known to have ended") and row["year"] is not None]
    return when.year is not None and any(year <= when.year for year in ends)
