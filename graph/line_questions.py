"""How a priority or a theme evolved, by all papers or by what they had said as of a date.

In:     an open store, and the one thing meant (graph/find.py).
Out:    a `Lineage`. What all papers tell is read from the graph as it stands; as of a date the line is drawn again,
        by the same rules, from the sayings of that line which papers had made by then. The two agree: as of a date is
        what a graph of those papers alone would answer.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from corpus.load import profiles
from extract.facts import Evidence as FactEvidence
from extract.facts import Fact
from extract.facts_file import fact_of
from graph.answers import EventAnswer, Evidence, LeadAnswer, Lineage, ResolvedAnswer, StateAnswer
from graph.build_lines import event_id, state_id
from graph.collect import OfLine
from graph.contribution import minuted_in
from graph.dating import By
from graph.find import Candidate
from graph.gaps import NOT_LISTED, find_gaps
from graph.lineage import LINE_KINDS, Event, Line, LineKind, State
from graph.queries import query
from graph.store import Store

Row = Mapping[str, Any]
Places = Mapping[tuple[str, int], Row]  # paper and offset to the saying that stands there


def line_lineage(store: Store, chosen: Candidate, since: int | None = None) -> Lineage:
    """The line by all papers."""
    leads: dict[str, list[LeadAnswer]] = defaultdict(list)
    for row in store.read(query("state_leads"), id=chosen.id, since=since):
        said = (row["year"], row["post"], row["organisation"], row["person"], row["body_id"])
        leads[row["state"]].append(LeadAnswer(*said, Evidence.of(row["evidence"])))
    states = [
        StateAnswer(
            row["id"], row["year"], row["label"], row["status"], tuple(row["includes"] or ()), tuple(leads[row["id"]]),
            tuple(map(Evidence.of, row["evidence"])),
        )
        for row in store.read(query("states"), id=chosen.id, since=since)
    ]  # fmt: skip
    events = [_event(row) for row in store.read(query("events"), id=chosen.id, since=since)]
    kind, of, _ = parts_of(chosen.id)
    rows = store.read(query("editions_of_line"), line=f"line:{kind}:{of}")
    editions = {row["year"]: row["versions"] or () for row in rows if row["status"] == "adopted"}
    return _answer(chosen, kind, states, events, editions)


def line_by(store: Store, chosen: Candidate, by: By, since: int | None = None) -> Lineage:
    """The line as papers had told it by then."""
    kind, of, key = parts_of(chosen.id)
    rows = list(store.read(query("sayings"), line=f"line:{kind}:{of}"))
    undated = sorted({json.loads(row["fact"])["document"] for row in rows if row["said"] is None})
    by_then = [row for row in rows if by.had_said(row["said"])]
    facts = [fact_of(json.loads(row["fact"]), row["id"]) for row in by_then]
    places: dict[tuple[str, int], Row] = {
        (fact.document, fact.evidence.start): row for fact, row in zip(facts, by_then, strict=True)
    }
    line = _drawn(kind, of, chosen.of or of, facts)
    if line is None:
        return _answer(chosen, kind, [], [], {}, by, undated)
    meant = _key_in(line, key, chosen)
    held = line.states_of(meant, adopted=None)
    places |= _places_of(
        store, {(each.document, each.start) for state in held for each in state.evidence} - places.keys()
    )
    bodies = {row["key"]: row["body_id"] for row in store.read(query("state_leads"), id=chosen.id, since=None)}
    states = [_state_of(line, each, places, bodies) for each in held if since is None or each.year >= since]
    states.sort(key=lambda each: (each.year, each.status != "proposed", each.id))
    events = [
        _event_of(line, each, places)
        for each in line.events
        if meant in each.keys and (since is None or each.year is None or each.year >= since)
    ]
    editions = {each.year: each.versions for each in line.editions if each.adopted}
    return _answer(chosen, kind, states, events, editions, by, undated)


def _places_of(store: Store, places: Collection[tuple[str, int]]) -> dict[tuple[str, int], Row]:
    """What stands at places where no saying begins: what a priority includes may be told elsewhere than its name."""
    found: dict[tuple[str, int], Row] = {}
    for stem in sorted({stem for stem, _ in places}):
        passages = list(store.read(query("passages_of_paper"), stem=stem))
        starts = [row["start"] for row in passages]
        for start in sorted(start for of, start in places if of == stem):
            row = passages[max(bisect_right(starts, start) - 1, 0)]
            said = row["date"] or row["period"]
            found[stem, start] = {"title": row["title"], "date": said, "passage": row["id"], "corrected": None}
    return found


def parts_of(id: str) -> tuple[LineKind, str, str]:
    """Kind, line and key of the id of a priority or theme: "priority:westmere:scams"."""
    kind, rest = id.split(":", 1)
    of, key = rest.rsplit(":", 1)
    return next(each for each in LINE_KINDS if each == kind), of, key


def _answer(
    chosen: Candidate, kind: str, states: Sequence[StateAnswer], events: Sequence[EventAnswer],
    editions: Mapping[int, Iterable[str]], by: By = By(), undated: Iterable[str] = (),
) -> Lineage:  # fmt: skip
    events = sorted(events, key=_order)
    gaps = find_gaps([*(each.year for each in states), *(each.year for each in events)], NOT_LISTED, editions)
    return Lineage(
        chosen.id, chosen.name, chosen.of, tuple(states), tuple(events), kind, gaps, by.as_of, tuple(undated),
        by.known_at,
    )  # fmt: skip


def _order(event: EventAnswer) -> tuple[int, bool, bool, bool, str]:
    """By year; within it what was proposed, what was adopted, what is inferred; what stayed after what changed."""
    year = 9999 if event.year is None else event.year
    return year, event.status != "proposed", not event.stated, event.change == "unchanged", event.id


def _event(row: Row) -> EventAnswer:
    said = [each for each in row["evidence"] if each]
    of_role: dict[str, list[Row]] = defaultdict(list)
    for each in said:
        of_role[each["role"]].append(each)
    resolved = [
        ResolvedAnswer(each["meeting_date"], each["decision"], each["text"], Evidence.of(each))
        for each in of_role["resolved"]
    ]
    resolved.sort(key=lambda each: (each.date or "", each.evidence.start))
    return EventAnswer(
        row["id"], row["year"], row["change"], tuple(row["before"] or ()), tuple(row["after"] or ()), row["status"],
        row["stated"], row["comparison"], row["outcome"],
        tuple(map(Evidence.of, (*of_role["states"], *of_role["compared"]))),
        tuple(map(Evidence.of, of_role["outcome"])), row["since"], row["confidence"], tuple(resolved),
    )  # fmt: skip


def _drawn(kind: LineKind, of: str, agreement: str, facts: Sequence[Fact]) -> Line | None:
    profile = next((each for each in profiles() if each.id == of), None)
    said = OfLine(agreement, profile)
    for fact in facts:
        said.add(fact)
    said.minuted.add(minuted_in(facts))
    return said.draw(kind, of)


def _key_in(line: Line, key: str, chosen: Candidate) -> str:
    """The key that the thing meant has in this line: without a profile it is made of the first label known."""
    if line.labels.is_known(key):
        return key
    names = (chosen.name, *chosen.spellings)
    keys = [found for name in names for found in line.labels.keys(name)]
    return keys[0] if keys else key


def _state_of(
    line: Line, state: State, places: Mapping[tuple[str, int], Row], bodies: Mapping[str, str]
) -> StateAnswer:
    leads = sorted(state.leads, key=lambda each: each.fact.id)
    return StateAnswer(
        state_id(line, state), state.year, state.label, state.status, state.includes,
        tuple(
            LeadAnswer(
                lead.fact.year, lead.post, lead.organisation, lead.person, bodies.get(lead.fact.id),
                _evidence(lead.evidence, places),
            )
            for lead in leads
        ),
        tuple(_evidence(each, places) for each in state.evidence),
    )  # fmt: skip


def _event_of(line: Line, event: Event, places: Places) -> EventAnswer:
    resolved = tuple(
        ResolvedAnswer(each.meeting_date, each.decision, each.text, _evidence(each.evidence, places))
        for each in event.resolved
    )
    return EventAnswer(
        event_id(line, event), event.year, event.change, event.before, event.after, event.status, event.stated,
        event.comparison, event.outcome, tuple(_evidence(each, places) for each in event.evidence),
        tuple(_evidence(each, places) for each in event.outcome_evidence), event.since, event.confidence, resolved,
    )  # fmt: skip


def _evidence(said: FactEvidence, places: Places) -> Evidence:
    row = places[said.document, said.start]
    boxes = tuple((place.page, *(round(edge, 1) for edge in place.box)) for place in said.boxes)
    return Evidence(
        said.document, said.page, said.quote, row["title"], row["date"], said.start, said.end, row["passage"], boxes,
        said.by_ocr, row["corrected"],
    )  # fmt: skip
