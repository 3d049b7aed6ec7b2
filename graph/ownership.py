"""Who owns a commitment, and what a body owns: roles by year, each with the words that say so.

In:     an open store, and a name in any spelling; a year or a date where asked.
Out:    frozen answers in a fixed order. Raises `UnknownNameError` where a name means nothing or several things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from graph.answers import Evidence, Json
from graph.dating import By
from graph.find import Candidate, Group, find
from graph.in_force import InForce, line_of
from graph.queries import query
from graph.remembered import remembered
from graph.store import Store
from graph.when import ALWAYS, When

DEEPEST = 6  # boards above a body, the chain of "reports to" is followed so far
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Owner:
    body: str
    body_id: str
    role: str  # a predicate of the facts format
    year: int | None
    stated: bool
    of: str  # what it owns: the commitment itself, or the plan that carries it out
    evidence: tuple[Evidence, ...]
    corrected: str | None = None  # who corrected it, when and why

    def to_json(self) -> Json:
        return {**asdict(self), "evidence": [each.to_json() for each in self.evidence]}


@dataclass(frozen=True, slots=True)
class Reporting:
    """One step of a chain: a body reports to another. `depth` counts from the owner, 1 for the first step."""

    owner_id: str
    depth: int
    body: str
    to: str
    to_id: str
    year: int | None
    evidence: tuple[Evidence, ...]

    def to_json(self) -> Json:
        return {**asdict(self), "evidence": [each.to_json() for each in self.evidence]}


@dataclass(frozen=True, slots=True)
class Owners:
    id: str
    commitment: str
    kind: str
    owners: tuple[Owner, ...]
    chains: tuple[Reporting, ...] = ()  # to whom each owner reports, up to the top board
    as_of: str | None = None
    known_at: str | None = None

    def to_json(self) -> Json:
        return {
            "commitment": self.commitment, "id": self.id, "kind": self.kind,
            "owners": [owner.to_json() for owner in self.owners],
            "chains": [each.to_json() for each in self.chains], "as_of": self.as_of,
            "known_at": self.known_at,
        }  # fmt: skip


def owners(store: Store, name: str, as_of: str | None = None, known_at: str | None = None) -> Owners:
    """Which bodies own a commitment, in which role and year; a priority or a body may be asked for as well.

    As papers told it by `as_of` or `known_at` (graph/dating.py).
    """
    by = By(as_of, known_at)
    chosen, kind = meant_commitment(store, name)
    told: dict[tuple[str, str, int | None, str], list[Evidence]] = defaultdict(list)
    said: dict[tuple[str, str, int | None, str], Row] = {}
    for row in store.read(query("owners"), id=chosen.id):
        if by.had_said(row["said"]):
            place = row["body_id"], row["role"], row["year"], row["of"]
            told[place].append(Evidence.of(row["evidence"]))
            said.setdefault(place, row)
    found = tuple(
        Owner(row["body"], row["body_id"], row["role"], row["year"], bool(row["stated"]), row["of"],
              tuple(told[place]), row["corrected"])
        for place, row in said.items()
    )  # fmt: skip
    return Owners(chosen.id, chosen.name, kind, found, _chains(store, found, by), as_of, known_at)


def meant_commitment(store: Store, name: str) -> tuple[Candidate, str]:
    """The plan, action, resolution, priority or body that a name means, with its label. An id is looked up directly."""
    for row in store.read(query("commitment_by_id"), id=name):
        return Candidate(row["id"], row["name"], of=row["paper"]), row["kind"]
    groups, kinds = commitment_names(store)
    chosen = find(name, "commitment", *groups)
    return chosen, kinds[chosen.id]


def commitment_names(store: Store) -> tuple[list[Group], dict[str, str]]:
    """All that a body may own, under all its names; and the label of each."""
    return remembered(store, "commitments", lambda: _commitments(store))


def _commitments(store: Store) -> tuple[list[Group], dict[str, str]]:
    """All that a body may own: plans, priorities, and what papers say; and the label of each."""
    kinds: dict[str, str] = {}
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for row in store.read(query("commitments")):
        kinds[row["id"]] = row["kind"]
        own = "plans" if row["kind"] in ("Strategy", "Commitment") else "sayings"
        groups[own].append(Candidate(row["id"], row["name"], (), row["paper"], row["owners"]))
    for row in store.read(query("priorities")):
        kinds[row["id"]] = "Priority"
        groups["priorities"].append(
            Candidate(row["id"], row["name"], tuple(row["also"] or ()), row["of"], len(row["years"]))
        )
    return [Group(groups[each]) for each in ("plans", "priorities", "sayings")], kinds


def _chains(store: Store, owners: tuple[Owner, ...], by: By) -> tuple[Reporting, ...]:
    """To whom the owners report, step by step; each body is followed once, so that a circle ends."""
    steps: list[Reporting] = []
    bodies = list(dict.fromkeys(each.body_id for each in owners))
    known: dict[str, list[Row]] = {}  # to whom each body reports: read for all owners at once, then level by level
    _read_reports(store, bodies, known)
    for owner in bodies:
        seen, level = {owner}, [owner]
        for depth in range(1, DEEPEST + 1):
            _read_reports(store, level, known)
            rows = [row for id in level for row in known[id]]
            told: dict[tuple[str, str, int | None], list[Evidence]] = defaultdict(list)
            names: dict[tuple[str, str, int | None], Row] = {}
            for row in rows:
                if by.had_said(row["said"]):
                    place = row["id"], row["to_id"], row["year"]
                    told[place].append(Evidence.of(row["evidence"]))
                    names.setdefault(place, row)
            steps += [
                Reporting(owner, depth, row["body"], row["to"], row["to_id"], row["year"], tuple(told[place]))
                for place, row in names.items()
            ]
            level = sorted({to for _, to, _ in names} - seen)
            seen.update(level)
    return tuple(steps)


def _read_reports(store: Store, ids: Sequence[str], known: dict[str, list[Row]]) -> None:
    """Read what is not yet known of these bodies."""
    unknown = sorted(set(ids) - known.keys())
    known.update({id: [] for id in unknown})
    for row in store.read(query("reports_to"), ids=unknown) if unknown else ():
        known[row["id"]].append(row)


def _bodies_named(store: Store) -> Group:
    return Group(
        Candidate(row["id"], row["name"], (), row["kind"], row["named"], tuple(row["also"]))
        for row in store.read(query("bodies_named"))
    )


@dataclass(frozen=True, slots=True)
class Holding:
    """Something that a body owns: a commitment, a priority that its post leads, or another body."""

    id: str
    name: str
    kind: str
    role: str
    year: int | None
    label: str | None  # of a priority that its post leads: what that year's edition calls it; `name` is its latest
    as_body: str  # the body itself, or one that it took over from
    evidence: tuple[Evidence, ...]

    def to_json(self) -> Json:
        return {**asdict(self), "evidence": [each.to_json() for each in self.evidence]}


@dataclass(frozen=True, slots=True)
class Holdings:
    id: str
    body: str
    year: int | None  # where asked: this year alone
    owns: tuple[Holding, ...]

    def to_json(self) -> Json:
        return {
            "body": self.body, "id": self.id, "year": self.year, "owns": [each.to_json() for each in self.owns]
        }  # fmt: skip


def owned_by(store: Store, name: str, year: int | None = None) -> Holdings:
    """Everything that a body owns, in a year where one is given; what its posts lead is among it.

    What a body that it took over from owned is told as that body's.
    """
    chosen = find(name, "body", remembered(store, "bodies named", lambda: _bodies_named(store)))
    told: dict[tuple[str, str, int | None, str], list[Evidence]] = defaultdict(list)
    said: dict[tuple[str, str, int | None, str], Row] = {}
    for row in store.read(query("holdings"), id=chosen.id, year=year):
        place = row["id"], row["role"], row["year"], row["body"]
        told[place].append(Evidence.of(row["evidence"]))
        said.setdefault(place, row)
    holdings = tuple(
        Holding(
            row["id"],
            row["name"],
            row["kind"],
            row["role"],
            row["year"],
            row["label"],
            row["body"],
            tuple(told[place]),
        )
        for place, row in said.items()
    )
    return Holdings(chosen.id, chosen.name, year, holdings)


@dataclass(frozen=True, slots=True)
class Unowned:
    """What has no settled owner: a lead to be confirmed, or an owner that ended."""

    id: str
    name: str
    kind: str
    why: str
    year: int | None
    evidence: tuple[Evidence, ...]

    def to_json(self) -> Json:
        return {**asdict(self), "evidence": [each.to_json() for each in self.evidence]}


def unowned(store: Store, when: When = ALWAYS) -> list[Unowned]:
    """Leads that a paper says are to be confirmed, by year; then what lost its owner, for that body ended."""
    in_force = InForce.of(store, when) if when.as_of else None
    unsettled = [
        Unowned(
            row["id"], row["name"], "Priority", "lead to be confirmed", row["year"], (Evidence.of(row["evidence"]),)
        )
        for row in store.read(query("unsettled_leads"), known=when.known_at)
        if in_force is None or in_force.is_in_force(line_of(row["id"]), row["year"])
    ]
    told: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in store.read(query("lost_owners"), year=when.year, known=when.known_at):
        told[row["id"], _lost(row)].append(row)
    lost = [
        Unowned(
            id, rows[0]["name"], rows[0]["kind"], why, rows[0]["year"],
            tuple(Evidence.of(row["evidence"]) for row in rows),
        )
        for (id, why), rows in told.items()
    ]  # fmt: skip
    return [*unsettled, *lost]


def _lost(row: Row) -> str:
    ended = f" in {row['ended']}" if row["ended"] else ""
    return (
        f"{row['body']} {row['role']} it in {row['year']} and became {row['successor']}{ended}; no paper that was read "
        "names an owner after that"
    )
