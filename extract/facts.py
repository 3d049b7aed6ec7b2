"""What a fact is: a typed statement with its evidence, as the facts format (docs/facts.md) has it.

Every class is one line type of the facts file. Field names are the format's own. A label is as printed, white space
folded and footnote marks removed. Dates are ISO 8601, as exact as the paper is; years of a plan are "2021/22", spans
of whole years "2014/2017".
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, Literal

from ingest.paper import PageBox

JsonObject = dict[str, Any]

FigureUnit = Literal["count", "percent", "gbp", "rate", "ratio"]
PriorityStatus = Literal["current", "previous", "proposed"]
ChangeOf = Literal["priority", "theme", "body", "strategy", "legislation", "process"]
ChangeKind = Literal["introduced", "renamed", "expanded", "split", "merged", "replaced", "dropped", "unchanged"]
Predicate = Literal[
    "chairs", "reports_to", "governs", "delivers", "funds", "supports", "scrutinises", "member_of", "commissions",
    "leads",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact was read. Every fact has one; a fact without one is a guess."""

    document: str  # the stem of the file's name
    page: int | None  # where the quote begins, counted from 1 in the file; None where there are no pages
    quote: str  # the shortest run of the paper's own words that states the fact; white space folded
    start: int  # offsets in `Paper.text`; `end` is exclusive
    end: int
    boxes: tuple[PageBox, ...] = ()  # of the quoted words, one for each printed line; empty without layout
    by_ocr: bool = False
    printed: str | None = None  # the quote with the characters that the file has, where they are others

    def to_json(self) -> JsonObject:
        line: JsonObject = {"page": self.page, "quote": self.quote, "start": self.start, "end": self.end}
        if self.boxes:
            line["boxes"] = [[place.page, *(round(edge, 1) for edge in place.box)] for place in self.boxes]
        if self.by_ocr:
            line["by_ocr"] = True
        if self.printed is not None:
            line["printed"] = self.printed
        return line


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What all facts share. `also` holds the evidence of single fields that stand elsewhere than the quote.

    A field may rest on several places (a table's header and the row's name), one after the other under its name.
    """

    type: ClassVar[str]
    evidence: Evidence
    part: int = 0  # the index of the paper within the file (`Paper.parts`) in which it was read
    confidence: float = 1.0  # under 1 where the rule is weaker
    also: tuple[tuple[str, Evidence], ...] = field(default=())
    _id: str = field(default="", init=False, repr=False, compare=False)  # once computed

    @property
    def document(self) -> str:
        return self.evidence.document

    def said(self) -> JsonObject:
        """The fields of this type alone, without evidence: what the fact says."""
        shared = {"evidence", "part", "confidence", "also", "_id"}
        return {
            each.name: list(value) if isinstance(value := getattr(self, each.name), tuple) else value
            for each in fields(self)
            if each.name not in shared
        }

    @property
    def id(self) -> str:
        """A fingerprint of what it says and where, the same on every run and machine."""
        if not self._id:
            place = [self.type, self.document, self.evidence.start, self.evidence.end, self.said()]
            digest = hashlib.sha256(json.dumps(place, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:20]
            object.__setattr__(self, "_id", digest)  # a load asks for it many times
        return self._id

    def to_json(self) -> JsonObject:
        """One line of the facts file."""
        line: JsonObject = {"type": self.type, "document": self.document, "id": self.id, **self.said()}
        line["evidence"] = self.evidence.to_json()
        if self.part:
            line["part"] = self.part
        if self.confidence < 1:
            line["confidence"] = self.confidence
        if self.also:
            also: JsonObject = {}
            for name, evidence in self.also:
                also.setdefault(name, []).append(evidence.to_json())
            line["also"] = also
        return line


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFact(Fact):
    type: ClassVar[str] = "document"
    kind: Literal["agenda", "minutes", "report", "agreement", "performance_report", "pack", "strategy", "other"]
    title: str | None
    body: str | None
    date: str | None = None
    period: str | None = None
    version: str | None = None
    status: Literal["draft", "final"] | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityFact(Fact):
    type: ClassVar[str] = "priority"
    label: str
    of: str | None
    year: int | None
    status: PriorityStatus
    includes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeFact(Fact):
    type: ClassVar[str] = "theme"
    label: str
    year: int | None
    status: PriorityStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionFact(Fact):
    type: ClassVar[str] = "edition"
    agreement: str
    version: str | None
    date: str
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFact(Fact):
    type: ClassVar[str] = "change"
    of: ChangeOf
    change: ChangeKind
    before: tuple[str, ...]
    after: tuple[str, ...]
    year: int | None
    status: Literal["adopted", "proposed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadFact(Fact):
    type: ClassVar[str] = "lead"
    priority: str
    post: str | None
    organisation: str | None = None
    person: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationFact(Fact):
    type: ClassVar[str] = "organisation"
    name: str
    abbreviation: str | None
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationFact(Fact):
    type: ClassVar[str] = "relation"
    subject: str
    predicate: Predicate
    object: str
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyFact(Fact):
    type: ClassVar[str] = "strategy"
    name: str
    period: str | None = None
    status: Literal["in_force", "draft", "proposed", "expired"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegislationFact(Fact):
    type: ClassVar[str] = "legislation"
    title: str
    year: int | None
    kind: Literal["act", "regulations", "bill", "duty", "guidance", "white_paper"]
    uri: str | None = None  # the legislation.gov.uk identifier, where the gazetteer knows it


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFact(Fact):
    type: ClassVar[str] = "figure"
    value: float
    value_high: float | None
    qualifier: Literal["exact", "about", "over", "under", "at_least", "at_most"]
    unit: FigureUnit
    measure: str
    geography: str | None = None
    period: str | None = None
    direction: Literal["up", "down", "same"] | None = None
    source: str | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingFact(Fact):
    type: ClassVar[str] = "funding"
    amount: float
    funder: str | None
    recipient: str | None
    purpose: str | None
    year: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionFact(Fact):
    type: ClassVar[str] = "action"
    plan_year: str | None
    priority: str | None
    text: str
    status: Literal["planned", "ongoing", "complete", "delayed"] | None = None
    owners: tuple[str, ...] = ()
    progress: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFact(Fact):
    type: ClassVar[str] = "meeting"
    body: str
    date: str
    time: str | None = None  # "10:00"
    venue: str | None = None
    chair: str | None = None
    present: tuple[str, ...] = ()
    in_attendance: tuple[str, ...] = ()
    next_meeting: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItemFact(Fact):
    type: ClassVar[str] = "agenda_item"
    meeting_date: str | None
    ref: str | None
    minute: int | None
    title: str
    pages: str | None = None
    restricted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolutionFact(Fact):
    type: ClassVar[str] = "resolution"
    meeting_date: str | None
    minute: int | None
    item: str | None
    decision: Literal["note", "agree", "approve", "endorse", "amend", "refer", "other"]
    text: str


FACT_TYPES: dict[str, type[Fact]] = {each.type: each for each in Fact.__subclasses__()}
