"""A line of editions as nodes and relationships: priorities, their states, what became of them, and who leads them.

In:     a `Line` (graph/lineage.py) with its events, and the resolver of each paper.
Out:    `GraphRows` brought by the line, not by any one paper: `Priority`, `PriorityState`, `Edition`, `Change`, and
        `BECAME` between the states of neighbouring editions. Themes likewise.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from extract.facts import Evidence, Fact
from graph.lineage import Event, Lead, Line, LineKind, State
from graph.names import slug
from graph.resolve import Resolver
from graph.rows import GraphRows, evidence_properties, joined

LABELS: dict[LineKind, tuple[str, str]] = {"priority": ("Priority", "PriorityState"), "theme": ("Theme", "ThemeState")}

OWNERS = "line:"  # how the names of all that lines' rows are brought by begin

PassageAt = Callable[[str, int], str | None]  # paper and place to the id of the passage there
SaidOn = Callable[[Fact], str | None]
WhoAddedAt = Callable[[Evidence], str | None]


def owner_of(line: Line) -> str:
    """What the line's rows are brought by."""
    return f"{OWNERS}{line.kind}:{line.of}"


class Named(Protocol):
    """What is asked of a line to add one of its priorities; `Line`, and what papers ask (graph/asked.py), are such."""

    kind: LineKind
    of: str
    agreement: str

    def name(self, key: str) -> str: ...

    def spellings(self, key: str) -> list[str]: ...

    def is_known(self, key: str) -> bool: ...


def priority_id(rows: GraphRows, line: Named, key: str) -> str:
    """Add the enduring priority (or theme); return its id."""
    label, _ = LABELS[line.kind]
    return rows.node(
        label, f"{line.kind}:{line.of}:{key}", name=line.name(key), of=line.agreement,
        also=joined(line.spellings(key)), known=True if line.is_known(key) else None,
    )  # fmt: skip


def build_line(
    line: Line, resolvers: Callable[[str], Resolver], passage_at: PassageAt, said_on: SaidOn,
    who_added_at: WhoAddedAt = lambda _: None,
) -> GraphRows:  # fmt: skip
    """The rows of one line. `resolvers` gives the resolver of a paper by its stem, `said_on` when a fact was said,
    `who_added_at` who added the fact that rests on some words, where a person did."""
    rows = GraphRows(owner_of(line))
    label, state_label = LABELS[line.kind]
    agreement = rows.node("Strategy", f"strategy:{slug(line.agreement)}", name=line.agreement)
    for edition in line.editions:
        id = rows.node(
            "Edition", _edition_id(line, edition.year, edition.adopted), year=edition.year, of=line.agreement,
            status="adopted" if edition.adopted else "proposed", whole=edition.whole, versions=joined(edition.versions),
            dates=joined(edition.dates), changes=joined(edition.changes), kind=line.kind,
        )  # fmt: skip
        rows.edge("Edition", "OF", "Strategy", id, agreement)
        _evidence(rows, "Edition", id, edition.evidence, passage_at)
    for key in line.all_keys():
        id = priority_id(rows, line, key)
        rows.edge(label, "OF", "Strategy", id, agreement)
    for state in line.states:
        id = rows.node(
            state_label, state_id(line, state), name=state.label, year=state.year, status=state.status,
            labels=joined(state.labels), includes=joined(state.includes), of=line.agreement,
        )  # fmt: skip
        rows.edge(state_label, "IN_EDITION", "Edition", id, _edition_id(line, state.year, state.adopted))
        for key in state.keys:
            rows.edge(state_label, "STATE_OF", label, id, f"{line.kind}:{line.of}:{key}")
        _evidence(rows, state_label, id, state.evidence, passage_at)
        for lead in state.leads:
            _add_lead(rows, state_label, id, lead, resolvers(lead.evidence.document), passage_at)
    for event in line.events:
        _add_event(rows, line, event, passage_at)
    _mark_added(rows, line, who_added_at)
    for fact in line.sayings:
        _add_saying(rows, line, fact, passage_at, said_on, who_added_at)
    return rows


def _mark_added(rows: GraphRows, line: Line, who_added_at: WhoAddedAt) -> None:
    """Say on each relationship that rests on a fact which a person added who that was."""
    added = {
        (each.document, each.start, each.quote): who for each in line.all_evidence() if (who := who_added_at(each))
    }
    for edges in rows.edges.values() if added else ():
        for edge in edges.values():
            said = edge.properties
            who = added.get((said.get("paper", ""), said.get("start", -1), said.get("quote", "")))
            if who:
                said["corrected"] = who


def _add_saying(
    rows: GraphRows, line: Line, fact: Fact, passage_at: PassageAt, said_on: SaidOn, who_added_at: WhoAddedAt
) -> None:
    """A fact that the line was drawn from, kept whole, so that it can be drawn again as of a date (graph/asof.py)."""
    told = json.dumps(fact.to_json(), ensure_ascii=False, sort_keys=True)
    id = rows.node(
        "Saying",
        f"saying:{line.kind}:{line.of}:{fact.id}",
        said=said_on(fact),
        fact=told,
        corrected=who_added_at(fact.evidence),
    )
    passage = passage_at(fact.document, fact.evidence.start)
    if passage:
        rows.edge("Saying", "SAID_IN", "Passage", id, passage)


def _edition_id(line: Line, year: int, adopted: bool) -> str:
    return f"edition:{line.kind}:{line.of}:{year}" + ("" if adopted else ":proposed")


def state_id(line: Line, state: State) -> str:
    return f"{line.kind}-state:{line.of}:{state.id}"


def _evidence(
    rows: GraphRows, label: str, id: str, evidence: Iterable[Evidence], passage_at: PassageAt, **properties: Any
) -> None:
    for order, each in enumerate(evidence):
        passage = passage_at(each.document, each.start)
        if passage:
            key = f"{each.start}-{each.end}" + "".join(f":{value}" for value in properties.values())
            rows.edge(
                label,
                "EVIDENCED_BY",
                "Passage",
                id,
                passage,
                key,
                order=order,
                **evidence_properties(each),
                **properties,
            )


def _add_lead(
    rows: GraphRows, state_label: str, state: str, lead: Lead, resolver: Resolver, passage_at: PassageAt
) -> None:
    body = resolver.body(lead.organisation) if lead.organisation else None
    name = lead.post or lead.person or (body.name if body else "lead")
    at = body.id.removeprefix("body:") if body else "unsaid"
    post = rows.node("Post", f"post:{slug(name)}:{at}", name=name)
    if body:
        rows.node("Body", body.id, name=body.name, kind=body.kind)
        rows.edge("Post", "AT", "Body", post, body.id)
    rows.edge(
        state_label, "LED_BY", "Post", state, post, lead.fact.id, year=lead.fact.year, person=lead.person,
        post=lead.post, organisation=lead.organisation, stated=True,
        passage=passage_at(lead.evidence.document, lead.evidence.start), **evidence_properties(lead.evidence),
    )  # fmt: skip


def _add_event(rows: GraphRows, line: Line, event: Event, passage_at: PassageAt) -> None:
    """A change as a node, for it may begin or end in nothing; and as BECAME between the states that it joins."""
    label, state_label = LABELS[line.kind]
    id = event_id(line, event)
    rows.node(
        "Change", id, of=line.kind, how=event.change, year=event.year, status=event.status, stated=event.stated,
        before=joined(event.before), after=joined(event.after), comparison=event.comparison, outcome=event.outcome,
        since=event.since, confidence=event.confidence,
    )  # fmt: skip
    _evidence(rows, "Change", id, event.evidence, passage_at, role="states" if event.stated else "compared")
    _evidence(rows, "Change", id, event.outcome_evidence, passage_at, role="outcome")
    for each in event.resolved:
        said = {"decision": each.decision, "meeting_date": each.meeting_date, "text": each.text}
        _evidence(rows, "Change", id, [each.evidence], passage_at, role="resolved", **said)
        rows.edge("Change", "RESOLVED_BY", "Resolution", id, f"resolution:{each.id}", year=event.year)
    for key in event.keys:
        rows.edge("Change", "CONCERNS", label, id, priority_id(rows, line, key))
    for before, after in _joined_states(line, event):
        rows.edge(
            state_label, "BECAME", state_label, state_id(line, before), state_id(line, after), id, how=event.change,
            status=event.status, stated=event.stated, year=event.year, comparison=event.comparison,
        )  # fmt: skip


def event_id(line: Line, event: Event) -> str:
    meant = ("+".join(keys) or slug(" ".join(labels)) for keys, labels in _sides(event).values())
    standing = event.status if event.stated else "inferred"
    return ":".join(["change", line.kind, line.of, str(event.year), event.change, standing, *meant])


def _sides(event: Event) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Keys and labels of what was before and of what was after."""
    return {"before": (event.keys_before, event.before), "after": (event.keys_after, event.after)}


def _joined_states(line: Line, event: Event) -> Iterable[tuple[State, State]]:
    """The last adopted states before an event, each with the first states after it that it became.

    What stayed as it was joins two states only where that year's edition is known.
    """
    if event.year is None:
        return []
    pairs = []
    for before in event.keys_before:
        earlier = [state for state in line.states_of(before, adopted=True) if state.year < event.year]
        for after in event.keys_after:
            adopted = event.status == "adopted"
            later = [state for state in line.states_of(after, adopted=adopted) if state.year >= event.year]
            stayed = event.change != "unchanged" or (later and later[0].year == event.year)
            if earlier and later and stayed:
                pairs.append((earlier[-1], later[0]))
    return dict.fromkeys(pairs)
