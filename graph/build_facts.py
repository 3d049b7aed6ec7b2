"""What each type of fact adds to the graph of its paper.

In:     a `PaperBuilder` and one fact.
Out:    nodes and relationships in the builder's rows. Every node of a fact is joined to the passage that states it;
        a relationship between two bodies, or of a body to what it owns, carries its evidence itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import singledispatch

from corpus.load import vocabulary
from extract.facts import (
    ActionFact,
    AgendaItemFact,
    ChangeFact,
    Fact,
    FigureFact,
    FundingFact,
    LegislationFact,
    MeetingFact,
    OrganisationFact,
    RelationFact,
    ResolutionFact,
    StrategyFact,
)
from graph.build import PaperBuilder
from graph.build_lines import priority_id
from graph.names import fold, generic_words, is_person, names_nothing, shown, singular, slug
from graph.resolve import act
from graph.rows import joined
from graph.schema import BETWEEN_BODIES, OWNERSHIP

SUCCEEDED = ("Body", "Strategy")  # what one takes over from another
SUCCESSIONS = ("renamed", "replaced", "merged", "split")
_FULL_NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z]\.?)*(?: [A-Z][A-Za-z'’-]+){1,2}")  # "Ann Marsh", "Ann J Marsh"
_YEAR = re.compile(r"(?:19|20)\d\d")


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """The facts as they are to be added: meetings first, for agenda items and resolutions join theirs."""
    return sorted(facts, key=lambda fact: not isinstance(fact, MeetingFact))


@singledispatch
def add_fact(fact: Fact, builder: PaperBuilder) -> None:
    """Add what `fact` says. Facts that lines are made of add nothing here."""


@add_fact.register
def _(fact: OrganisationFact, builder: PaperBuilder) -> None:
    id, reason = builder.body(fact.name), builder.reason(fact.name)
    builder.evidence("Body", id, fact, printed=fact.name, abbreviation=fact.abbreviation, reason=reason)


@add_fact.register
def _(fact: RelationFact, builder: PaperBuilder) -> None:
    subject_label, subject = _actor(builder, fact.subject, fact.predicate)
    if fact.predicate in BETWEEN_BODIES:
        type, label, object = BETWEEN_BODIES[fact.predicate], "Body", builder.body(fact.object)
    else:
        type = OWNERSHIP[fact.predicate]
        owned = _owned(builder, fact.object)
        if owned is None:
            return
        label, object = owned
    if subject != object:
        builder.rows.edge(
            subject_label, type, label, subject, object, fact.id, year=fact.year, as_printed=fact.object,
            **builder.stated(fact),
        )  # fmt: skip


def _actor(builder: PaperBuilder, name: str, predicate: str) -> tuple[str, str]:
    """Label and id of who does something: a body, a person told by title, honour or full name, else a post."""
    if builder.resolver.is_known_body(name):
        return "Body", builder.body(name)
    words = name.replace("(", " ").replace(")", " ").split()
    posts = {post.casefold() for post in vocabulary("leads")["posts"]}
    is_name = predicate in ("chairs", "leads") and _FULL_NAME.fullmatch(name)
    if is_person(name) or (is_name and not {word.casefold() for word in words} & (generic_words() | posts)):
        return "Person", builder.rows.node("Person", f"person:{slug(name)}", name=name)
    if any(singular(word.casefold()) in posts for word in words):
        return "Post", builder.rows.node("Post", f"post:{slug(name)}@{builder.stem}", name=name)
    return "Body", builder.body(name)


def _owned(builder: PaperBuilder, name: str) -> tuple[str, str] | None:
    """Label and id of what is owned: a plan, a body, a priority, else a commitment of that name; None where it has
    none ("the action plans")."""
    if builder.resolver.is_known_plan(name):
        return "Strategy", builder.strategy(name)
    if builder.resolver.is_known_body(name):
        return "Body", builder.body(name)
    keys = builder.line.keys(name) if builder.line else ()
    if builder.line and len(keys) == 1:
        return "Priority", priority_id(builder.rows, builder.line, keys[0])
    if names_nothing(fold(name)):
        return None
    scope = "" if any(letter.isupper() for letter in name) else f"@{builder.stem}"  # "the webinars": of this paper
    return "Commitment", builder.rows.node("Commitment", f"commitment:{slug(name)}{scope}", name=shown(name))


@add_fact.register
def _(fact: StrategyFact, builder: PaperBuilder) -> None:
    id = builder.strategy(fact.name)
    builder.evidence("Strategy", id, fact, printed=fact.name, period=fact.period, status=fact.status)


@add_fact.register
def _(fact: LegislationFact, builder: PaperBuilder) -> None:
    found = act(fact)
    uri = found.id if found.id.startswith("http") else None
    id = builder.rows.node("Legislation", found.id, name=found.name, kind=found.kind, uri=uri)
    builder.evidence("Legislation", id, fact, printed=fact.title)


@add_fact.register
def _(fact: FigureFact, builder: PaperBuilder) -> None:
    id = builder.rows.node(
        "Figure", f"figure:{fact.id}", paper=builder.stem, value=fact.value, value_high=fact.value_high,
        qualifier=fact.qualifier, unit=fact.unit, measure=fact.measure, geography=fact.geography, period=fact.period,
        direction=fact.direction, section=fact.section,
    )  # fmt: skip
    builder.evidence("Figure", id, fact)
    if fact.source:
        source = builder.rows.node("Source", f"source:{slug(fact.source)}", name=fact.source)
        builder.rows.edge("Figure", "FROM", "Source", id, source)
    keys = builder.line.keys(fact.section) if builder.line and fact.section else ()
    if builder.line and len(keys) == 1:
        builder.rows.edge("Figure", "ABOUT", "Priority", id, priority_id(builder.rows, builder.line, keys[0]))


@add_fact.register
def _(fact: FundingFact, builder: PaperBuilder) -> None:
    id = builder.rows.node(
        "Funding", f"funding:{fact.id}", paper=builder.stem, amount_gbp=fact.amount, purpose=fact.purpose,
        year=fact.year, funder=fact.funder, recipient=fact.recipient,
    )  # fmt: skip
    builder.evidence("Funding", id, fact)
    for type, name in (("GIVEN_BY", fact.funder), ("GIVEN_TO", fact.recipient)):
        if name and builder.resolver.is_known_body(name):
            builder.rows.edge("Funding", type, "Body", id, builder.body(name))


@add_fact.register
def _(fact: ActionFact, builder: PaperBuilder) -> None:
    year = _first_year(fact.plan_year)
    id = builder.rows.node(
        "Action", f"action:{fact.id}", paper=builder.stem, name=fact.text, plan_year=fact.plan_year, year=year,
        priority=fact.priority, status=fact.status,
    )  # fmt: skip
    builder.evidence("Action", id, fact)
    for owner in fact.owners:
        builder.rows.edge(
            "Body", "DELIVERS", "Action", builder.body(owner), id, fact.id, year=year, **builder.stated(fact)
        )
    for number, text in enumerate(fact.progress):
        note = builder.rows.node(
            "Progress", f"progress:{fact.id}:{number}", paper=builder.stem, text=text, year=year,
            beside=builder.beside(fact),
        )  # fmt: skip
        builder.rows.edge("Action", "HAS_PROGRESS", "Progress", id, note)
        builder.evidence("Progress", note, fact)
    keys = builder.line.keys(fact.priority) if builder.line and fact.priority else ()
    if builder.line and len(keys) == 1:
        builder.rows.edge("Action", "ABOUT", "Priority", id, priority_id(builder.rows, builder.line, keys[0]))


@add_fact.register
def _(fact: MeetingFact, builder: PaperBuilder) -> None:
    id = builder.rows.node(
        "Meeting", _meeting_id(builder, fact.date), paper=builder.stem, name=f"{fact.body}, {fact.date}",
        date=fact.date, time=fact.time, venue=fact.venue, next_meeting=fact.next_meeting,
    )  # fmt: skip
    builder.evidence("Meeting", id, fact)
    builder.rows.edge("Meeting", "OF", "Body", id, builder.body(fact.body))
    for role, names in (("chair", (fact.chair,)), ("present", fact.present), ("in attendance", fact.in_attendance)):
        for name in filter(None, names):
            person = builder.rows.node("Person", f"person:{slug(name)}", name=name)
            builder.rows.edge("Person", "ATTENDED", "Meeting", person, id, role, role=role, year=_first_year(fact.date))


def _meeting_id(builder: PaperBuilder, date: str) -> str:
    return f"meeting:{builder.stem}:{date}"


@add_fact.register
def _(fact: AgendaItemFact, builder: PaperBuilder) -> None:
    id = builder.rows.node(
        "AgendaItem", f"agenda-item:{fact.id}", paper=builder.stem, name=fact.title, meeting_date=fact.meeting_date,
        ref=fact.ref, minute=fact.minute, pages=fact.pages, restricted=fact.restricted or None,
    )  # fmt: skip
    builder.evidence("AgendaItem", id, fact)
    _at_meeting(builder, "AgendaItem", id, fact.meeting_date)


@add_fact.register
def _(fact: ResolutionFact, builder: PaperBuilder) -> None:
    id = builder.rows.node(
        "Resolution", f"resolution:{fact.id}", paper=builder.stem, name=fact.text, decision=fact.decision,
        item=fact.item, minute=fact.minute, meeting_date=fact.meeting_date, year=_first_year(fact.meeting_date),
    )  # fmt: skip
    builder.evidence("Resolution", id, fact)
    _at_meeting(builder, "Resolution", id, fact.meeting_date)
    for item, told in builder.rows.nodes.get("AgendaItem", {}).items():
        if fact.minute is not None and (told.get("minute"), told.get("meeting_date")) == (
            fact.minute,
            fact.meeting_date,
        ):
            builder.rows.edge("Resolution", "DECIDED_AT", "AgendaItem", id, item)


def _at_meeting(builder: PaperBuilder, label: str, id: str, date: str | None) -> None:
    meeting = _meeting_id(builder, date or "")
    if meeting in builder.rows.nodes.get("Meeting", {}):
        builder.rows.edge(label, "AT", "Meeting", id, meeting)


@add_fact.register
def _(fact: ChangeFact, builder: PaperBuilder) -> None:
    if (fact.evidence.start, fact.evidence.quote) in builder.told_by_lines:
        return
    id = builder.rows.node(
        "Change", f"change:{fact.id}", of=fact.of, how=fact.change, before=joined(fact.before),
        after=joined(fact.after), year=fact.year, status=fact.status, stated=True,
    )  # fmt: skip
    builder.evidence("Change", id, fact)
    before = [(*thing, "before") for thing in _things(builder, fact, fact.before)]
    after = [(*thing, "after") for thing in _things(builder, fact, fact.after)]
    for label, thing, side in (*before, *after):
        builder.rows.edge("Change", "CONCERNS", label, id, thing, side, side=side)
    if fact.status != "adopted" or fact.change not in SUCCESSIONS:
        return
    for label, first, _ in before:
        for _, second, _ in after:
            if first != second and label in SUCCEEDED:
                builder.rows.edge(
                    label, "SUCCEEDED_BY", label, first, second, fact.id, year=fact.year, how=fact.change,
                    **builder.stated(fact),
                )  # fmt: skip


def _things(builder: PaperBuilder, fact: ChangeFact, labels: tuple[str, ...]) -> list[tuple[str, str]]:
    """Label and id of what a change names: bodies and plans that are known, processes, Acts."""
    if fact.of == "body":
        return [("Body", builder.body(each)) for each in labels if builder.resolver.is_known_body(each)]
    if fact.of == "strategy":
        return [("Strategy", builder.strategy(each)) for each in labels if builder.resolver.is_known_plan(each)]
    if fact.of == "process":
        return [("Process", _process(builder, each)) for each in labels]
    return []


def _process(builder: PaperBuilder, label: str) -> str:
    id, name, also = builder.asking.process(label)
    return builder.rows.node("Process", id, name=name, also=joined(also))


def _first_year(period: str | None) -> int | None:
    """The first year of a period or date.

    >>> _first_year("2031/32"), _first_year(None)
    (2031, None)
    """
    found = _YEAR.search(period or "")
    return int(found[0]) if found else None
