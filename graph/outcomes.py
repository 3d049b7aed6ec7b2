"""What became of a proposal: what a meeting resolved on it, and whether it was adopted.

In:     a line with its states, a proposed event, all stated events, and the minutes of this partnership's meetings.
Out:    the event with `resolved`, `outcome` and `outcome_evidence`.
Rules:  resolved is what the minutes resolve under the item in which the proposal stands, and what any resolution of
        that year or the next says that names all that the proposal is about. Adopted is what a paper says was done as
        proposed, or what the next edition known whole shows; not adopted is what a paper says was done otherwise, or
        what that edition shows otherwise. Where nothing later tells, there is no outcome.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from extract.facts import AgendaItemFact, Evidence, Fact, ResolutionFact
from extract.facts_file import fact_of
from graph.lineage import Edition, Event, Line, State, one_of_each
from graph.names import fold

NEXT = 1  # years after a proposal in which a paper may say what was done with it
NOTED = "note"
WORDS_APART = 1  # between the name proposed and the one adopted: "Major Events" and "Major Public Events"
SETTLING = ("introduced", "expanded", "renamed", "split", "dropped", "merged", "replaced")


class Minuted:
    """What the meetings of one partnership resolved, and where in the minutes each item begins.

    `add` what each paper minutes, as JSON lines. They are most of what papers contribute, and are only read where
    something was proposed.
    """

    def __init__(self) -> None:
        self._said: list[str] = []

    def add(self, lines: str) -> None:
        self._said.append(lines)

    @cached_property
    def resolutions(self) -> list[ResolutionFact]:
        return [fact for fact in self._facts if isinstance(fact, ResolutionFact)]

    @cached_property
    def items(self) -> list[AgendaItemFact]:
        return [fact for fact in self._facts if isinstance(fact, AgendaItemFact)]

    @cached_property
    def _facts(self) -> list[Fact]:
        lines = (line for said in self._said for line in said.splitlines())
        return [fact_of(json.loads(line), "the minutes that a paper contributes") for line in lines]

    def under(self, evidence: Evidence) -> list[ResolutionFact]:
        """What was resolved under the item in which `evidence` stands; none where it stands in no minuted item."""
        above = [
            item
            for item in self.items
            if item.document == evidence.document and item.evidence.start <= evidence.start and item.minute is not None
        ]
        if not above:
            return []
        item = max(above, key=lambda each: each.evidence.start)
        return [
            each
            for each in self.resolutions
            if (each.document, each.minute, each.meeting_date) == (item.document, item.minute, item.meeting_date)
        ]


def with_outcome(line: Line, event: Event, stated: Sequence[Event], minuted: Minuted) -> Event:
    """A proposal with what became of it; any other event as it is."""
    if event.status != "proposed" or event.year is None:
        return event
    year = event.year
    event = replace(event, resolved=_resolved(line, event, minuted))
    soon = range(year, year + NEXT + 1)
    done = [
        each
        for each in stated
        if each.status == "adopted"
        and each.change in SETTLING
        and each.year in soon
        and set(each.keys) & set(event.keys)
    ]
    as_proposed = [each for each in done if _is_the_same(line, each, event)]
    if as_proposed:
        return replace(event, outcome="adopted", outcome_evidence=as_proposed[0].evidence)
    otherwise = [each for each in done if _is_otherwise(each, event)]
    said = [evidence for each in otherwise for evidence in each.evidence]
    edition = next((each for each in line.editions if each.adopted and each.whole and each.year >= year), None)
    states = (
        [state for state in line.states if state.adopted and state.year == edition.year]
        if edition and _could_know(edition, event)
        else []
    )
    adopted = False if otherwise else _is_adopted(line, event, states) if states else None
    if adopted is None:
        return event
    shown = [state.evidence[0] for state in states if set(state.keys) & set(event.keys)]
    evidence = tuple(one_of_each((*said, *shown)))
    return replace(event, outcome="adopted" if adopted else "not adopted", outcome_evidence=evidence)


def _resolved(line: Line, event: Event, minuted: Minuted) -> tuple[ResolutionFact, ...]:
    """What meetings resolved on a proposal; what they only noted is left out where they did more."""
    assert event.year is not None
    found = {each.id: each for evidence in event.evidence for each in minuted.under(evidence)}
    found |= {
        each.id: each
        for each in minuted.resolutions
        if (each.meeting_date or "")[:4] in (str(event.year), str(event.year + NEXT))
        and all(_names(line, each.text, key) for key in event.keys)
        and event.change != "unchanged"
    }
    once = {(each.meeting_date, each.minute, each.text): each for _, each in sorted(found.items(), reverse=True)}
    more = [each for each in once.values() if each.decision != NOTED]
    return tuple(
        sorted(more or once.values(), key=lambda each: (each.meeting_date or "", each.evidence.start, each.id))
    )


def _names(line: Line, text: str, key: str) -> bool:
    """Whether a text names the priority, in any spelling or by its abbreviation."""
    padded = f" {fold(text)} "
    return any(f" {name} " in padded for name in (*line.labels.spellings(key), *line.labels.abbreviations(key)))


def _is_the_same(line: Line, done: Event, proposed: Event) -> bool:
    """Whether what was done is what was proposed: the same change of the same, by the same name if it got one."""
    if (done.change, set(done.keys_before)) != (proposed.change, set(proposed.keys_before)):
        return False
    if set(done.keys_after) != set(proposed.keys_after):
        return False
    words = [[line.labels.words(label) for label in each.after] for each in (done, proposed)]
    return done.change not in ("renamed", "expanded") or all(
        any(len(one ^ other) <= WORDS_APART for other in words[1]) for one in words[0]
    )


def _is_otherwise(done: Event, proposed: Event) -> bool:
    """Whether what was done shows that the proposal was not followed."""
    match proposed.change:
        case "merged" if len(proposed.keys_before) > 1:
            return done.change in ("introduced", "split") and bool(set(done.keys_after) & set(proposed.keys_before))
        case "unchanged":
            return bool(set(done.keys_before) & set(proposed.keys)) and done.change != "split"
        case "dropped":
            return done.change in ("expanded", "renamed") and bool(set(done.keys_before) & set(proposed.keys_before))
    return False


def _could_know(edition: Edition, event: Event) -> bool:
    """Whether some paper other than those that propose speaks of the edition."""
    proposing = {each.document for each in event.evidence}
    return any(each.document not in proposing for each in edition.evidence)


def _is_adopted(line: Line, event: Event, states: Sequence[State]) -> bool | None:
    """Whether the edition with these states did what was proposed; None where it does not tell."""
    own = {state.keys[0] for state in states if len(state.keys) == 1}
    either = {key for state in states for key in state.keys}
    printed = [label for state in states for label in state.labels]
    match event.change:
        case "merged" if len(event.keys_before) > 1:
            return not set(event.keys_before) <= own
        case "introduced" | "split" if event.keys_after:
            return set(event.keys_after) <= either
        case "dropped" if event.keys_before:
            return not set(event.keys_before) & either
        case "unchanged":
            same = any(line.labels.is_same_label(label, each) for label in event.after for each in printed)
            return same if same or not set(event.keys) <= either else None
        case "renamed" | "expanded" if event.keys_after:
            if any(line.labels.is_same_label(label, each) for label in event.after for each in printed):
                return True
            kept = any(line.labels.is_same_label(label, each) for label in event.before for each in printed)
            return False if kept else None
    return None
