"""The answers to the questions that we ask of the graph, and their JSON, on which others rely (docs/graph.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that an answer rests on."""

    paper: str  # stem of the file
    page: int | None
    quote: str
    title: str | None  # of the paper, in a pack that of the paper within
    date: str | None
    start: int
    end: int
    passage: str
    boxes: tuple[tuple[float, ...], ...] = ()  # page, x0, top, x1, bottom in points
    by_ocr: bool = False

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Evidence:
        boxes = tuple(map(tuple, json.loads(said["boxes"]))) if said.get("boxes") else ()
        plain = {
            name: said.get(name) for name in ("paper", "page", "quote", "title", "date", "start", "end", "passage")
        }
        return cls(**plain, boxes=boxes, by_ocr=bool(said.get("by_ocr")))  # type: ignore[arg-type]

    def to_json(self) -> Json:
        return {**asdict(self), "boxes": [list(box) for box in self.boxes]}


@dataclass(frozen=True, slots=True)
class LeadAnswer:
    year: int | None
    post: str | None
    organisation: str | None
    person: str | None
    body_id: str | None
    evidence: Evidence

    def to_json(self) -> Json:
        return {**asdict(self), "evidence": [self.evidence.to_json()]}


@dataclass(frozen=True, slots=True)
class StateAnswer:
    """A priority in one edition."""

    id: str
    year: int
    label: str
    status: str
    includes: tuple[str, ...]
    leads: tuple[LeadAnswer, ...]
    evidence: tuple[Evidence, ...]

    def to_json(self) -> Json:
        return {
            "id": self.id,
            "year": self.year,
            "label": self.label,
            "status": self.status,
            "includes": list(self.includes),
            "leads": [lead.to_json() for lead in self.leads],
            "evidence": [each.to_json() for each in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class EventAnswer:
    """A change. `comparison` says in words what an inferred one rests on; `outcome` what became of a proposal."""

    id: str
    year: int | None
    change: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    status: str
    stated: bool
    comparison: str | None
    outcome: str | None
    evidence: tuple[Evidence, ...]
    outcome_evidence: tuple[Evidence, ...]

    def to_json(self) -> Json:
        return {
            "id": self.id,
            "year": self.year,
            "change": self.change,
            "from": list(self.before),
            "to": list(self.after),
            "status": self.status,
            "stated": self.stated,
            "comparison": self.comparison,
            "outcome": self.outcome,
            "evidence": [each.to_json() for each in self.evidence],
            "outcome_evidence": [each.to_json() for each in self.outcome_evidence],
        }


@dataclass(frozen=True, slots=True)
class Lineage:
    id: str
    priority: str
    of: str | None  # the agreement whose priority it is
    states: tuple[StateAnswer, ...]
    events: tuple[EventAnswer, ...]

    def to_json(self) -> Json:
        return {
            "priority": self.priority,
            "id": self.id,
            "of": self.of,
            "states": [state.to_json() for state in self.states],
            "events": [event.to_json() for event in self.events],
        }


@dataclass(frozen=True, slots=True)
class Owner:
    body: str
    body_id: str
    role: str  # a predicate of the facts format
    year: int | None
    stated: bool
    of: str  # what it owns: the commitment itself, or the plan that carries it out
    evidence: tuple[Evidence, ...]

    def to_json(self) -> Json:
        return {**asdict(self), "evidence": [each.to_json() for each in self.evidence]}


@dataclass(frozen=True, slots=True)
class Owners:
    id: str
    commitment: str
    kind: str
    owners: tuple[Owner, ...]

    def to_json(self) -> Json:
        owners = [owner.to_json() for owner in self.owners]
        return {"commitment": self.commitment, "id": self.id, "kind": self.kind, "owners": owners}


@dataclass(frozen=True, slots=True)
class Hit:
    id: str
    paper: str
    page: int | None
    text: str
    score: float
    title: str | None
    date: str | None
    heading: str | None

    def to_json(self) -> Json:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Hits:
    hits: tuple[Hit, ...]

    def to_json(self) -> Json:
        return {"hits": [hit.to_json() for hit in self.hits]}


@dataclass(frozen=True, slots=True)
class PriorityItem:
    id: str
    name: str
    of: str
    years: tuple[int, ...]  # of adopted editions
    proposed: tuple[int, ...]  # of drafts

    def to_json(self) -> Json:
        return {**asdict(self), "years": list(self.years), "proposed": list(self.proposed)}


@dataclass(frozen=True, slots=True)
class CommitmentItem:
    id: str
    name: str
    kind: str
    year: int | None
    paper: str | None  # where only one paper speaks of it
    owners: int

    def to_json(self) -> Json:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class PaperItem:
    id: str
    stem: str
    title: str
    kind: str | None
    date: str | None
    period: str | None
    version: str | None
    status: str | None
    first_page: int | None
    last_page: int | None
    restricted: bool
    format: str
    part_of: str | None  # the id of the pack that it is bound in
    passages: int

    def to_json(self) -> Json:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Counts:
    labels: dict[str, int]
    types: dict[str, int]

    @property
    def nodes(self) -> int:
        return sum(self.labels.values())

    @property
    def relationships(self) -> int:
        return sum(self.types.values())

    def to_json(self) -> Json:
        return {"nodes": self.nodes, "relationships": self.relationships, "labels": self.labels, "types": self.types}
