"""The year for which a relation holds: its sentence's own, or that of the edition or the meeting.

In:     a sentence, who does what to whom in it, and the plan that its part of the paper speaks for.
Out:    a year; None where the paper tells of it without a time, or of others than its own partnership.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Sequence

from corpus.load import bodies, vocabulary
from extract.agreement import Plan, names_plan
from extract.facts import Predicate, PriorityFact
from extract.likeness import fold
from extract.plan_years import years_in
from extract.reading import Reading
from extract.stand_ins import Argument
from extract.strategy_names import strategy_names
from ingest.paper import Block

YEAR_OF_TIME = re.compile(  # not that of an Act or a plan
    r"\b(?:[Ii]n|[Dd]uring|[Ss]ince|[Ff]rom|[Ff]or|[Bb]y|[Bb]etween|[Oo]f|(?<!until\s)(?<!up to\s)(?<!to\s)(?:"
    rf"{'|'.join(month_name[1:])}))\s+$"
)
PAST_CLAUSE = re.compile(
    r"(?:[A-Z][^:.]{3,60}:)?\s*(?:Following|After|Building|Since|Prior)\b[^.;]*?,\s(?=(?:the|[A-Z]))"
)


def year_of(sentence: str, plan: Plan, *, own: bool = True, ends: int | None = None) -> int | None:
    """The year that the sentence names; else that of the edition, where the relation is its `own` partnership's, or of
    the meeting. What an introductory clause tells of ("Following the event of 2031, ...") is past, unless the relation
    `ends` within that clause.
    """
    past = PAST_CLAUSE.match(sentence)
    is_past = past is not None and ends is not None and ends < past.end()
    places = (each for each in years_in(sentence) if is_past or not past or each.start >= past.end())
    plans = [(each.start, each.end) for each in strategy_names(sentence) if each.years]
    places = (each for each in places if not any(start <= each.start < end for start, end in plans))
    named = next((each.first for each in places if YEAR_OF_TIME.search(sentence, 0, each.start)), None)
    if named or not own or is_past:
        return named
    return plan.year if plan.is_own else plan.said_year or plan.year


def is_own(reading: Reading, block: Block, predicate: Predicate, sides: Sequence[Argument], plan: Plan) -> bool:
    """Whether a relation without a year holds for the year of the paper.

    In a plan, that of its own partnership, its leads and its priorities, and all of its chapter on governance: the
    edition sets them out. In minutes and reports, who chairs, governs, leads, belongs or reports; money and support are
    told of without a time.
    """
    if predicate in ("funds", "commissions"):
        return False
    if not plan.is_own:
        to_a_class = predicate == "member_of" and is_any_of_a_kind(sides[-1].text)
        return predicate not in ("supports", "delivers") and not to_a_class
    headings = (heading.text.lower() for heading in reading.paper.headings_above(block))
    if any(word in heading for heading in headings for word in vocabulary("relations")["governance_headings"]):
        return True
    own = {fold(fact.label) for fact in reading.found(PriorityFact) if (fact.of, fact.year) == (plan.name, plan.year)}
    if any(fold(each.text) in own for each in sides):
        return True
    return any(each.kind in ("plan", "person") or names_plan(each.text, plan) for each in sides) or any(
        each.body is not None and _is_the_partnership(reading, each.body.name) for each in sides
    )


def is_any_of_a_kind(name: str) -> bool:
    """Whether any such body is meant, "the CSPs": who belongs to it does by law, and not for the year of a paper."""
    return any(name in (body.name, *body.also) and name.endswith("s") for body in bodies())


def _is_the_partnership(reading: Reading, name: str) -> bool:
    """The profile's partnership, or one whose name says that it is for community safety."""
    profile = reading.profile
    if profile:
        return name in (profile.name, *profile.abbreviations)
    return any(word in name for word in vocabulary("agreement")["field_names"])
