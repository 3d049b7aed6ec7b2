"""Which commitments fell silent, with the last paper that names each.

In:     an open store.
Out:    frozen answers in a fixed order.
Rules:  an action has fallen silent where a later plan lists actions of its priority and none goes on with it, and no
        paper says that it was done. A plan, or what else a body owns, has where papers of later years were read and no
        passage of them holds the words of its name. What another plan took over from has not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from rapidfuzz import fuzz

from graph.answers import Evidence, Json
from graph.following.telling import likeness, telling
from graph.names import fold
from graph.queries import query
from graph.store import Store
from graph.when import ALWAYS, When

Row = Mapping[str, Any]
DONE = "complete"
LIKE = 75  # of 100, by the words that two actions share
LEAST_TELLING = 2  # words by which an action is looked for in the text of later papers
LEAST_LISTED = 2  # actions of a priority in a later plan before one that is missing there has fallen silent


@dataclass(frozen=True, slots=True)
class Silent:
    """A commitment that later papers no longer name, with the last words that do."""

    id: str
    name: str
    kind: str
    last: str  # the year or date of the last paper that names it
    why: str
    evidence: tuple[Evidence, ...]

    def to_json(self) -> Json:
        return {**asdict(self), "evidence": [each.to_json() for each in self.evidence]}


def silent(store: Store, when: When = ALWAYS) -> list[Silent]:
    """Commitments that fell silent: actions that a later plan of their priority has not, then plans and others that
    bodies own and that later papers do not name.

    A silence is what papers show together: by a day it is that of the papers told by then, whichever date is asked.
    """
    by = When(known_at=when.earlier)
    rows = {row["id"]: row for row in store.read(query("action_names"))}
    if by.is_asked:
        told = {row["id"]: row["told"] for row in store.read(query("actions_first_told"))}
        rows = {id: row for id, row in rows.items() if by.knows(told.get(id))}
    links = store.read(query("action_links"), ids=None)
    groups = groups_of(rows, (link for link in links if {link["later"], link["earlier"]} <= rows.keys()))
    return [*silent_actions(store, rows, groups, by), *_silent_plans(store, by)]


def groups_of(rows: Mapping[str, Row], links: Iterable[Row]) -> dict[str, frozenset[str]]:
    """For each action all that it is linked with, itself among them."""
    joined: dict[str, set[str]] = {id: {id} for id in rows}
    for link in links:
        one, other = joined[link["later"]], joined[link["earlier"]]
        if one is not other:
            one |= other
            for id in other:
                joined[id] = one
    return {id: frozenset(group) for id, group in joined.items()}


def silent_actions(
    store: Store, rows: Mapping[str, Row], groups: Mapping[str, frozenset[str]], by: When = ALWAYS
) -> list[Silent]:
    """The last step of each action that fell silent."""
    listed: dict[str, list[Row]] = defaultdict(list)
    for row in rows.values():
        if row["priority"] and row["year"]:
            listed[row["priority"]].append(row)
    dated = _dated(store, by)
    found: dict[str, str] = {}
    for group in sorted(set(groups.values()), key=min):
        last = max((rows[id] for id in group), key=lambda row: (row["year"] or 0, row["id"]))
        priorities = {rows[id]["priority"] for id in group} - {None}
        if any(rows[id]["status"] == DONE for id in group) or not last["year"] or len(priorities) != 1:
            continue
        later = [row for row in listed[min(priorities)] if row["year"] > last["year"]]
        if len(later) < LEAST_LISTED or any(_is_like(last["name"], row["name"]) for row in later):
            continue
        since = {stem for date, stem in dated if date[:4] > str(last["year"] + 1)} - {last["paper"]}
        if len(telling(last["name"])) >= LEAST_TELLING and not _is_named(store, last["name"], since):
            first = min(row["year"] for row in later)
            of_first = [row for row in later if row["year"] == first]
            plan = f"the plan of {of_first[0]['plan_year']} has {len(of_first)} actions of its priority"
            found[last["id"]] = f"{plan}, none like it; it was not told as complete"
    return [
        Silent(
            row["id"], row["name"], "Action", row["plan_year"], found[row["id"]],
            tuple(map(Evidence.of, row["evidence"])),
        )
        for row in store.read(query("actions_told"), ids=sorted(found))
    ]  # fmt: skip


def _is_like(one: str, other: str) -> bool:
    """Whether two actions may be one: weaker than what links them, so that a silence is not told too often."""
    if fuzz.token_set_ratio(fold(one), fold(other)) >= LIKE:
        return True
    return bool(likeness(telling(one), telling(other)).shared)


def _silent_plans(store: Store, by: When) -> list[Silent]:
    papers = _dated(store, by)
    last: dict[str, Row] = {}
    row: Row
    for row in store.read(query("last_named")):
        of_no_paper = "@" not in row["id"]  # what a paper calls by a common noun is of that paper alone
        is_told = row["said"] and by.knows(row["told"])
        if is_told and of_no_paper and not row["succeeded"] and row["said"] >= last.get(row["id"], row)["said"]:
            last[row["id"]] = row
    found = []
    for row in last.values():
        since = {stem for date, stem in papers if date[:4] > row["said"][:4]}
        if since and not _is_named(store, row["name"], since):
            found.append(
                Silent(
                    row["id"], row["name"], row["kind"], row["said"],
                    f"papers of later years that were read: {len(since)}; none names it",
                    (Evidence.of(row["evidence"]),),
                )
            )  # fmt: skip
    return sorted(found, key=lambda each: (each.last, each.id))


def _dated(store: Store, by: When) -> list[tuple[str, str]]:
    """The papers that were told by then, by date."""
    rows = (row for row in store.read(query("papers")) if by.knows(row["told"]))
    dated = [(row["date"] or row["period"], row["stem"]) for row in rows]
    return sorted((date, stem) for date, stem in dated if date)


def _is_named(store: Store, name: str, papers: set[str]) -> bool:
    """Whether the text of one of these papers has the telling words of a name together in a passage."""
    words = list(telling(name).values()) or name.split()
    asked = " ".join(f'+"{word}"' for word in words)
    hits = store.read(query("search"), words=asked, limit=1000)
    return any(row["paper"] in papers for row in hits)
