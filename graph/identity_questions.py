"""Who is who: the names of each body and why each means it, what is doubtful, what people corrected.

In:     an open store.
Out:    frozen answers in a fixed order.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict, dataclass
from typing import Any

from graph.answers import Evidence, Json
from graph.bodies import bodies as bodies_named
from graph.queries import query
from graph.store import Store
from graph.when import ALWAYS, When

OWN_NAME = "its own name"


@dataclass(frozen=True, slots=True)
class Spelling:
    name: str
    reason: str
    papers: int


@dataclass(frozen=True, slots=True)
class Named:
    """A body and every spelling under which papers name it."""

    id: str
    name: str
    kind: str | None
    spellings: tuple[Spelling, ...]

    def to_json(self) -> Json:
        return {**asdict(self), "spellings": [asdict(each) for each in self.spellings]}


@dataclass(frozen=True, slots=True)
class DoubtfulPair:
    """Two bodies that stay apart and may be one."""

    one: str
    one_id: str
    other: str
    other_id: str
    alike: int  # of 100
    why: str
    evidence: tuple[Evidence, ...]

    def to_json(self) -> Json:
        return {**asdict(self), "evidence": [each.to_json() for each in self.evidence]}


@dataclass(frozen=True, slots=True)
class Applied:
    """A correction, and how many names or facts it fitted; 0 is one that fits nothing any more."""

    id: str
    kind: str
    reviewer: str
    date: str
    because: str
    what: Any
    applied: int
    problem: str | None  # why it does not do what it says, though its paper was read
    things: tuple[str, ...]

    def to_json(self) -> Json:
        return {**asdict(self), "things": list(self.things)}


@dataclass(frozen=True, slots=True)
class Identities:
    names: int  # spellings before resolution
    bodies: tuple[Named, ...]
    doubtful: tuple[DoubtfulPair, ...]
    corrections: tuple[Applied, ...]

    def to_json(self) -> Json:
        return {
            "names": self.names, "count": len(self.bodies), "bodies": [each.to_json() for each in self.bodies],
            "doubtful": [each.to_json() for each in self.doubtful],
            "corrections": [each.to_json() for each in self.corrections],
        }  # fmt: skip


def identities(store: Store, when: When = ALWAYS) -> Identities:
    """Every body that papers name, the pairs that may be one, and the corrections: those that were known and there."""
    held = {each.id for each in bodies_named(store, when)} if when.is_asked else None
    spelled: dict[str, list[Spelling]] = defaultdict(list)
    told: dict[str, tuple[str, str | None]] = {}
    for row in store.read(query("identities"), known=when.known_at):
        if held is not None and row["id"] not in held:
            continue
        told[row["id"]] = row["name"], row["kind"]
        if row["printed"]:
            spelled[row["id"]].append(Spelling(row["printed"], row["reason"] or OWN_NAME, row["papers"]))
    bodies = tuple(Named(id, *said, tuple(spelled[id])) for id, said in told.items())
    doubtful = tuple(
        DoubtfulPair(
            row["one_name"], row["one_id"], row["other_name"], row["other_id"], row["alike"], row["why"],
            tuple(Evidence.of(each) for each in (*row["one"], *row["other"]) if each),
        )
        for row in store.read(query("doubtful"), known=when.known_at)
        if held is None or {row["one_id"], row["other_id"]} <= held
    )  # fmt: skip
    corrections = tuple(
        Applied(
            row["id"], row["kind"], row["reviewer"], row["date"], row["because"], json.loads(row["what"]),
            row["applied"], row["problem"], tuple(row["things"]),
        )
        for row in store.read(query("corrections"))
        if when.earlier is None or row["date"] <= when.earlier
    )  # fmt: skip
    return Identities(len({each.name for named in bodies for each in named.spellings}), bodies, doubtful, corrections)
