"""Dates of meetings that cannot be right, or that two papers give differently.

In:     the meetings that papers are of, and the dates that agenda items give to earlier meetings ("Notes of the meeting
        held on 4 May 2031").
Out:    a finding in words, with both pieces of evidence.
Rules:  a meeting whose notes are before a meeting was held before it. Of two dates that differ in the year alone, or in
        the day alone, where a meeting of that body is known on the one and none on the other, one is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from extract.dates import find_dates
from extract.facts import AgendaItemFact, DocumentFact, Evidence, Fact
from graph.checks.finding import any_word

OF_MEETINGS = ("agenda", "minutes", "pack")
NEAR_DAYS = 400  # notes are those of a meeting of the last year or so


@dataclass(frozen=True, slots=True)
class Told:
    """The date that a paper gives to a meeting: its own, or an earlier one whose notes it has."""

    body: str  # id of the body that met
    on: date
    own: date  # of the meeting that the paper is of
    evidence: Evidence
    own_evidence: Evidence

    @property
    def place(self) -> tuple[date, str, int]:
        return self.on, self.evidence.document, self.evidence.start


@dataclass(frozen=True, slots=True)
class Conflict:
    says: str
    evidence: tuple[Evidence, ...]


def dates_told(facts: Iterable[Fact], body_id: Callable[[str], str]) -> Iterator[Told]:
    """What one paper tells of meetings' dates; `body_id` gives the id of a body by its name."""
    facts = list(facts)
    of_meeting = {
        fact.date: fact for fact in reversed(facts) if isinstance(fact, DocumentFact) and fact.date and fact.body
    }
    for iso, own_paper in sorted(of_meeting.items()):
        on = _whole(iso)
        if on and own_paper.body and own_paper.kind in OF_MEETINGS:
            yield Told(body_id(own_paper.body), on, on, own_paper.evidence, own_paper.evidence)
    for fact in facts:
        if isinstance(fact, AgendaItemFact) and (of := of_meeting.get(fact.meeting_date or "")) and of.body:
            own, earlier = _whole(fact.meeting_date), _earlier(fact.title)
            if own and earlier:
                yield Told(body_id(of.body), earlier, own, fact.evidence, of.evidence)


def _earlier(title: str) -> date | None:
    """The date of the meeting whose notes an item has."""
    dates = [found for found in find_dates(title) if found.day and found.year]
    return _whole(dates[0].iso) if len(dates) == 1 and any_word("notes").search(title) else None


def find_conflicts(told: Iterable[Told]) -> Iterator[Conflict]:
    """Conflicts among all that papers tell, in the order of their dates."""
    ordered = sorted(told, key=lambda each: each.place)
    held: dict[tuple[str, date], Evidence] = {}
    for each in ordered:
        if each.on == each.own:
            held.setdefault((each.body, each.on), each.evidence)
    for each in ordered:
        if each.on == each.own or (each.body, each.on) in held:
            continue
        slips = [
            (on, evidence)
            for (body, on), evidence in held.items()
            if body == each.body and _is_slip(each.on, on) and 0 < (each.own - on).days <= NEAR_DAYS
        ]
        known = f"; a paper of {_day(slips[0][0])} was read" if slips else ""
        says = f"The meeting of {_day(each.own)} has notes of a meeting held on {_day(each.on)}"
        pieces = (each.evidence, each.own_evidence, *(evidence for _, evidence in slips[:1]))
        if each.on > each.own:
            yield Conflict(f"{says}, which is later{known}.", pieces)
        elif slips:
            yield Conflict(f"{says}, of which no paper was read{known}.", pieces)


def _is_slip(one: date, other: date) -> bool:
    """Whether two dates differ in the year alone or in the day alone."""
    return sum((one.year != other.year, one.month != other.month, one.day != other.day)) == 1 and (
        one.month == other.month
    )


def _whole(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso or "")
    except ValueError:
        return None


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"
