"""The answers to the questions that we ask of the graph, and their JSON, on which others rely (docs/graph.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
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
    corrected: str | None = None  # who added the fact, when and why, where a person did

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Evidence:
        boxes = tuple(map(tuple, json.loads(said["boxes"]))) if said.get("boxes") else ()
        plain = {
            name: said.get(name) for name in ("paper", "page", "quote", "title", "date", "start", "end", "passage")
        }
        return cls(**plain, boxes=boxes, by_ocr=bool(said.get("by_ocr")), corrected=said.get("corrected"))  # type: ignore[arg-type]

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

    @property
    def told_later(self) -> bool:
        """Whether only papers of later years say so."""
        return _is_later(self.evidence, self.year)

    def to_json(self) -> Json:
        return {
            "id": self.id,
            "year": self.year,
            "label": self.label,
            "status": self.status,
            "told_later": self.told_later,
            "includes": list(self.includes),
            "leads": [lead.to_json() for lead in self.leads],
            "evidence": [each.to_json() for each in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class ResolvedAnswer:
    """What a meeting resolved on a proposal."""

    date: str | None
    decision: str
    text: str
    evidence: Evidence

    def to_json(self) -> Json:
        return {**asdict(self), "evidence": [self.evidence.to_json()]}


@dataclass(frozen=True, slots=True)
class EventAnswer:
    """A change. `comparison` says in words what an inferred one rests on, and `since` after which year it came;
    `resolved` what a meeting resolved on a proposal, `outcome` what became of it."""

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
    since: int | None = None
    confidence: float = 1.0
    resolved: tuple[ResolvedAnswer, ...] = ()

    @property
    def told_later(self) -> bool:
        """Whether only papers of later years say so."""
        return self.stated and _is_later(self.evidence, self.year)

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
            "since": self.since,
            "confidence": self.confidence,
            "told_later": self.told_later,
            "resolved": [each.to_json() for each in self.resolved],
            "outcome": self.outcome,
            "evidence": [each.to_json() for each in self.evidence],
            "outcome_evidence": [each.to_json() for each in self.outcome_evidence],
        }


def _is_later(evidence: Sequence[Evidence], year: int | None) -> bool:
    said = [each.date[:4] for each in evidence if each.date]
    return bool(year and said) and len(said) == len(evidence) and min(said) > str(year)


@dataclass(frozen=True, slots=True)
class Gap:
    """Years of which no paper that was read tells. `why` says what is known in spite of it."""

    first: int
    last: int
    why: str

    def to_json(self) -> Json:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Lineage:
    id: str
    priority: str
    of: str | None  # the agreement whose priority it is
    states: tuple[StateAnswer, ...]
    events: tuple[EventAnswer, ...]
    kind: str = "priority"
    gaps: tuple[Gap, ...] = ()
    as_of: str | None = None  # where asked: only what papers had said by this date
    undated: tuple[str, ...] = ()  # papers left out of such an answer, for none knows when they spoke
    known_at: str | None = None  # where asked: only what papers had certainly told by this date

    def to(self, year: int) -> Lineage:
        """The line without what came after `year`; what has no year stays."""
        return replace(
            self,
            states=tuple(each for each in self.states if each.year <= year),
            events=tuple(each for each in self.events if each.year is None or each.year <= year),
            gaps=tuple(replace(each, last=min(each.last, year)) for each in self.gaps if each.first <= year),
        )

    def to_json(self) -> Json:
        return {
            "priority": self.priority,
            "id": self.id,
            "of": self.of,
            "kind": self.kind,
            "states": [state.to_json() for state in self.states],
            "events": [event.to_json() for event in self.events],
            "gaps": [gap.to_json() for gap in self.gaps],
            "as_of": self.as_of,
            "known_at": self.known_at,
            "undated": list(self.undated),
        }


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
    """A priority, or a theme."""

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
    part: int | None  # its place among the papers bound there, from 0
    passages: int
    superseded_by: str | None  # the id of the paper to which it gave way: minutes that were agreed to their draft
    replaced: int  # how many files stood in its place before, on the site that publishes it
    told: str | None = None  # the last day on which it may have come out; None where its date is not known

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
