"""The line of a body, a plan, a process or an action: under which name papers have it year by year, and what changed.

In:     an open store, and the one thing meant; a first year, and a date as of which papers had spoken.
Out:    a `Lineage`, like that of a priority. A state is a name in the papers of one year, with the standing and period
        that they give a plan; for an action, its form in one plan. Changes are those that papers state; what only a
        gazetteer knows, and that an action of one plan goes on with one of another, is inferred and says from what.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from graph.answers import EventAnswer, Evidence, Lineage, StateAnswer
from graph.dating import By
from graph.find import Candidate
from graph.following.questions import follow
from graph.gaps import NO_CHANGE, NO_PLAN, NOT_NAMED, find_gaps
from graph.names import fold
from graph.queries import query
from graph.store import Store

Row = Mapping[str, Any]
MOST_QUOTES = 3  # of one state: a body is named on every second page
CONTINUED = "continued"
OF_GAZETTEER = 0.95  # how sure what a gazetteer knows is: reviewed, but no paper that was read says it


def thing_lineage(store: Store, chosen: Candidate, kind: str, since: int | None, by: By) -> Lineage:
    """The line of a body, a strategy or a process."""
    rows = [row for row in store.read(query("named_in"), id=chosen.id) if by.had_said(row["said"])]
    states = [each for each in _states(chosen.id, rows) if since is None or each.year >= since]
    changes = store.read(query("changes_of"), id=chosen.id, since=since)
    events = list(_events(row for row in changes if by.had_said(row["said"])))
    if kind == "body":
        told = {(tuple(map(fold, each.before)), tuple(map(fold, each.after))) for each in events}
        events += [
            each
            for each in _of_gazetteer(store, chosen.id, since, by)
            if (tuple(map(fold, each.before)), tuple(map(fold, each.after))) not in told
        ]
    events.sort(key=lambda each: (each.year or 9999, not each.stated, each.change == "unchanged", each.id))
    told_in = [*(each.year for each in states), *(each.year for each in events if (each.year or 0) > 0)]
    gaps = find_gaps(told_in, NO_CHANGE if kind == "process" else NOT_NAMED)
    first = min((each.year for each in states), default=0)  # before the first paper nothing could be told
    return Lineage(
        chosen.id, chosen.name, None, tuple(states), tuple(events), kind,
        tuple(gap for gap in gaps if gap.first > first), by.as_of, (), by.known_at,
    )  # fmt: skip


def _states(id: str, rows: Iterable[Row]) -> list[StateAnswer]:
    told: dict[tuple[int, str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row["said"]:
            year = int(row["said"][:4])
            told[year, fold(row["printed"] or ""), row["status"] or "", row["period"] or ""].append(row)
    states = []
    for (year, folded, status, period), alike in sorted(told.items()):
        papers: dict[str, Row] = {}
        for row in alike:
            papers.setdefault(row["evidence"]["paper"], row)
        label = alike[0]["printed"] + (f", {period}" if period and period not in alike[0]["printed"] else "")
        evidence = tuple(Evidence.of(row["evidence"]) for row in list(papers.values())[:MOST_QUOTES])
        states.append(StateAnswer(f"{id}@{year}:{folded}:{period}", year, label, status, (), (), evidence))
    return states


def _events(rows: Iterable[Row]) -> Iterable[EventAnswer]:
    """What several papers state alike is one event."""
    alike: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        sides = (tuple(map(fold, row[side] or ())) for side in ("before", "after"))
        alike[row["year"], row["change"], row["status"], *sides].append(row)
    for same in alike.values():
        first = min(same, key=lambda row: (row["said"] or "9999", row["id"]))
        evidence = {(row["evidence"]["paper"], row["evidence"]["quote"]): Evidence.of(row["evidence"]) for row in same}
        yield EventAnswer(
            first["id"], first["year"], first["change"], tuple(first["before"] or ()), tuple(first["after"] or ()),
            first["status"], True, None, None, tuple(evidence.values()), (),
        )  # fmt: skip


def _of_gazetteer(store: Store, id: str, since: int | None, by: By) -> Iterable[EventAnswer]:
    """Successions that no paper states. As of a date before they happened they are left out."""
    for row in store.read(query("successions_of"), id=id):
        year = row["year"]
        past = by.year is None or (year is not None and str(year) <= by.year)
        if past and (since is None or year is None or year >= since):
            yield EventAnswer(
                f"succession:{row['before_id']}:{row['after_id']}", year, "replaced", (row["before"],), (row["after"],),
                "adopted", False, f"no paper that was read says so; {row['said_by'] or 'the gazetteer'} does", None,
                (), (), confidence=OF_GAZETTEER,
            )  # fmt: skip


def action_lineage(store: Store, name: str, since: int | None, by: By) -> Lineage:
    """The line of an action through the plans of successive years."""
    followed = follow(store, name)
    steps = [
        step
        for step in followed.steps
        if (since is None or step.year >= since) and any(by.had_said(step.said or each.date) for each in step.evidence)
    ]
    states = tuple(
        StateAnswer(step.id, step.year, step.text, step.status or "", (), (), step.evidence) for step in steps
    )
    shown = {step.id: step for step in steps}
    events = tuple(
        EventAnswer(
            f"{step.how}:{step.id}", step.year, step.how, (shown[step.of].text,), (step.text,), "adopted", False,
            step.comparison, None, (*shown[step.of].evidence, *step.evidence), (), since=shown[step.of].year,
            confidence=step.confidence or 0.5,
        )
        for step in steps
        if step.how and step.of in shown
    )  # fmt: skip
    return Lineage(
        followed.id,
        followed.name,
        None,
        states,
        events,
        "action",
        find_gaps((step.year for step in steps), NO_PLAN),
        by.as_of,
        (),
        by.known_at,
    )
