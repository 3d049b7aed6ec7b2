"""A fact as a plain sentence in our own words, for lists and search; its evidence is quoted beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    LeadFact,
    LegislationFact,
    MeetingFact,
    OrganisationFact,
    PriorityFact,
    RelationFact,
    ResolutionFact,
    StrategyFact,
    ThemeFact,
)  # fmt: skip
from graph.text.dates import british

QUALIFIERS = {"about": "about ", "over": "over ", "under": "under ", "at_least": "at least ", "at_most": "at most "}
DIRECTIONS = {"up": ", up", "down": ", down", "same": ", unchanged"}


def statement(fact: Fact) -> str:
    """What the fact says, as one sentence without a full stop."""
    way = _WAYS.get(type(fact))
    return way(fact) if way else _fields(fact)


def _fields(fact: Fact) -> str:
    """For a kind of fact that has no sentence of its own: its fields."""
    return "; ".join(f"{name.replace('_', ' ')}: {value}" for name, value in fact.said().items() if value)


def _joined(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1] if names else ""


def _bracketed(*parts: object) -> str:
    told = [british(str(part)) for part in parts if part is not None]
    return f" ({', '.join(told)})" if told else ""


def _document(fact: DocumentFact) -> str:
    return (fact.title or fact.kind.replace("_", " ")) + _bracketed(fact.body, fact.date or fact.period, fact.status)


def _priority(fact: PriorityFact) -> str:
    includes = f", which includes {_joined(fact.includes)}" if fact.includes else ""
    return f"{fact.label} is a {fact.status} priority{_of(fact.of)}{_bracketed(fact.year)}{includes}"


def _of(owner: str | None) -> str:
    return f" of {owner}" if owner else ""


def _theme(fact: ThemeFact) -> str:
    return f"{fact.label} is a {fact.status} cross-cutting theme{_bracketed(fact.year)}"


def _edition(fact: EditionFact) -> str:
    version = f", version {fact.version}" if fact.version else ""
    return f"{fact.agreement}{version}, of {british(fact.date)}" + (
        f": {'; '.join(fact.changes)}" if fact.changes else ""
    )


def _change(fact: ChangeFact) -> str:
    before, after = _joined(fact.before), _joined(fact.after)
    names = f"{before} → {after}" if before and after else before or after or f"the {fact.of}"
    return f"{names}: {fact.change}{_bracketed(fact.year, 'proposed' if fact.status == 'proposed' else None)}"


def _lead(fact: LeadFact) -> str:
    who = ", ".join(part for part in (fact.person, fact.post, fact.organisation) if part)
    led = f"{fact.priority} is led by {who}" if who else f"The lead for {fact.priority} is to be confirmed"
    return f"{led}{_bracketed(fact.year)}"


def _organisation(fact: OrganisationFact) -> str:
    return fact.name + _bracketed(fact.abbreviation)


def _relation(fact: RelationFact) -> str:
    verb = {"member_of": "is a member of"}.get(fact.predicate, fact.predicate.replace("_", " "))
    return f"{fact.subject} {verb} {fact.object}{_bracketed(fact.year)}"


def _strategy(fact: StrategyFact) -> str:
    return fact.name + _bracketed(fact.period, fact.status and fact.status.replace("_", " "))


def _legislation(fact: LegislationFact) -> str:
    return fact.title + (f" {fact.year}" if fact.year and str(fact.year) not in fact.title else "")


def _figure(fact: FigureFact) -> str:
    value = _number(fact.value, fact.unit)
    if fact.value_high is not None:
        value += f" to {_number(fact.value_high, fact.unit)}"
    where = _bracketed(fact.geography, fact.period)
    return (
        f"{fact.measure}: {QUALIFIERS.get(fact.qualifier, '')}{value}{DIRECTIONS.get(fact.direction or '', '')}{where}"
    )


def _number(value: float, unit: str) -> str:
    """A number as it is written in Britain.

    >>> _number(1234567.0, "gbp"), _number(4.5, "percent"), _number(3.0, "count")
    ('£1,234,567', '4.5%', '3')
    """
    digits = f"{value:,.0f}" if value == int(value) else f"{value:,}"
    return {"gbp": f"£{digits}", "percent": f"{digits}%"}.get(unit, digits)


def _funding(fact: FundingFact) -> str:
    whence = f" from {fact.funder}" if fact.funder else ""
    whither = f" to {fact.recipient}" if fact.recipient else ""
    what = f" for {fact.purpose}" if fact.purpose else ""
    return f"{_number(fact.amount, 'gbp')}{whence}{whither}{what}{_bracketed(fact.year)}"


def _action(fact: ActionFact) -> str:
    return fact.text + _bracketed(_joined(fact.owners) or None, fact.status, fact.plan_year)


def _meeting(fact: MeetingFact) -> str:
    return f"{fact.body} met on {british(fact.date)}"


def _agenda_item(fact: AgendaItemFact) -> str:
    return fact.title + _bracketed(fact.meeting_date, "restricted" if fact.restricted else None)


def _resolution(fact: ResolutionFact) -> str:
    return f"Resolved ({fact.decision}): {fact.text}{_bracketed(fact.meeting_date)}"


_WAYS: dict[type[Fact], Callable[[Any], str]] = {
    ActionFact: _action, AgendaItemFact: _agenda_item, ChangeFact: _change, DocumentFact: _document,
    EditionFact: _edition, FigureFact: _figure, FundingFact: _funding, LeadFact: _lead, LegislationFact: _legislation,
    MeetingFact: _meeting, OrganisationFact: _organisation, PriorityFact: _priority, RelationFact: _relation,
    ResolutionFact: _resolution, StrategyFact: _strategy, ThemeFact: _theme,
}  # fmt: skip
