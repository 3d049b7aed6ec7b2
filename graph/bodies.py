"""Bodies: the list, and of each what it owns and how it is tied to others, over shipped Cypher.

In:     an open store, and the name of a body in any spelling or an abbreviation.
Out:    frozen answers in a fixed order. Raises `UnknownNameError` where a name means no body or several.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

from graph.answers import Evidence, Json
from graph.find import Candidate, find
from graph.held import bodies_held
from graph.queries import query
from graph.store import Store
from graph.when import ALWAYS, When


@dataclass(frozen=True, slots=True)
class BodyItem:
    id: str
    name: str
    kind: str | None
    named: int  # passages that name it
    owns: int  # commitments, once for each role and year

    def to_json(self) -> Json:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Holding:
    """Something that the body owns."""

    id: str
    name: str
    kind: str  # Strategy, Action, Commitment, Resolution, Priority or Body
    role: str
    year: int | None
    stated: bool
    evidence: Evidence

    def to_json(self) -> Json:
        return {**asdict(self), "evidence": [self.evidence.to_json()]}


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie to another body or a person. `outward`: it begins at this body ("reports to", not "is reported to by")."""

    tie: str  # reports_to, member_of, chairs or succeeded_by
    outward: bool
    id: str
    name: str
    kind: str
    year: int | None
    stated: bool
    evidence: Evidence | None  # None where a gazetteer says so and no paper

    def to_json(self) -> Json:
        return {**asdict(self), "evidence": [self.evidence.to_json()] if self.evidence else []}


@dataclass(frozen=True, slots=True)
class BodyAnswer:
    id: str
    body: str
    kind: str | None
    owns: tuple[Holding, ...]
    ties: tuple[Tie, ...]

    def to_json(self) -> Json:
        return {
            "body": self.body, "id": self.id, "kind": self.kind, "owns": [each.to_json() for each in self.owns],
            "ties": [each.to_json() for each in self.ties],
        }  # fmt: skip


def bodies(store: Store, when: When = ALWAYS) -> list[BodyItem]:
    """Every body that a paper names, in the order of their names."""
    rows = sorted(store.read(query("bodies")), key=lambda row: (row["name"].casefold(), row["id"]))
    items = [BodyItem(row["id"], row["name"], row["kind"], row["named"], row["owns"]) for row in rows]
    if not when.is_asked:
        return items
    held = bodies_held(store, when)
    return [replace(each, named=held[each.id][0], owns=held[each.id][1]) for each in items if each.id in held]


def body_meant(store: Store, name: str) -> Candidate:
    """The one body that `name` means; `of` is its kind. Raises `UnknownNameError` where there is none, or several."""
    rows = store.read(query("bodies"))
    known = [Candidate(row["id"], row["name"], tuple(row["also"] or ()), row["kind"], row["named"]) for row in rows]
    return find(name, "body", known)


def body(store: Store, name: str) -> BodyAnswer:
    """What this body owns, and how it is tied to others."""
    chosen = body_meant(store, name)
    owned = store.read(query("owned_by"), id=chosen.id)
    holdings = (
        Holding(
            row["id"], row["name"], row["kind"], row["role"], row["year"], bool(row["stated"]),
            Evidence.of(row["evidence"]),
        )
        for row in owned
    )  # fmt: skip
    ties = (
        Tie(
            row["tie"], row["outward"], row["id"], row["name"], row["kind"], row["year"], bool(row["stated"]),
            Evidence.of(row["evidence"]) if row["evidence"] else None,
        )
        for row in store.read(query("ties_of_body"), id=chosen.id)
    )  # fmt: skip
    return BodyAnswer(chosen.id, chosen.name, chosen.of, tuple(holdings), tuple(ties))
