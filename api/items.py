"""What lists hold, as pydantic models: the items of each list, and those that single answers hold in lists.

Nothing is required of them, for `fields` leaves out what was not asked for; without it all is there.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import ConfigDict, Field

from api.answer import Answer, EvidenceAnswer


def _nothing_required(schema: dict[str, Any]) -> None:
    schema.pop("required", None)


class Item(Answer):
    model_config = ConfigDict(extra="allow", populate_by_name=True, json_schema_extra=_nothing_required)


class PriorityItem(Item):
    """A priority, or a cross-cutting theme."""

    id: str
    name: str
    of: str = Field(description="the agreement or plan that states it")
    years: list[int] = Field(description="of adopted editions")
    proposed: list[int] = Field(description="of drafts")


class EditionItem(Item):
    """An edition of an agreement."""

    id: str
    of: str
    year: int
    status: str = Field(description="adopted or proposed")


class CommitmentItem(Item):
    """Something that a body may own."""

    id: str
    name: str
    kind: str = Field(description="Strategy, Action, Resolution or Commitment")
    year: int | None
    paper: str | None = Field(description="where only one paper speaks of it")
    owners: int


class BodyItem(Item):
    id: str
    name: str
    kind: str | None
    named: int = Field(description="passages that name it")
    owns: int = Field(description="commitments, once for each role and year")


class PaperItem(Item):
    """A file, or a paper bound in one."""

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
    part_of: str | None = Field(description="id of the pack that it is bound in")
    part: int | None
    passages: int
    superseded_by: str | None
    replaced: int = Field(description="files that stood in its place before")
    told: str | None = Field(description="the last day on which it may have come out; null where no date is known")


class PassageItem(Item):
    """A block of a paper, or a row of a table in it."""

    id: str
    paper: str
    part: str
    title: str | None
    date: str | None
    page: int | None
    kind: str
    heading: str | None
    text: str
    start: int
    end: int


class BriefFact(Item):
    """A fact that rests on a passage: `/v1/facts/{id}` has it whole."""

    id: str
    type: str
    statement: str
    corrected: str | None = Field(None, description="who added it, when and why, where a person did")


class FactEvidence(Item):
    """Where a fact was read, as in the facts format."""

    page: int | None
    quote: str
    start: int
    end: int
    boxes: list[list[int | float]] | None = None
    by_ocr: bool | None = None
    printed: str | None = Field(None, description="the quote as the file has it, where its characters are others")


class FactItem(Item):
    """A fact of any type, with the fields of its type beside these (docs/facts.md)."""

    id: str
    type: str
    document: str
    evidence: FactEvidence
    statement: str | None = Field(None, description="what it says, in one line")
    part: int | None = None
    confidence: float | None = None
    also: dict[str, list[FactEvidence]] | None = None
    corrected: str | None = Field(None, description="who added it, when and why, where a person did")


class HitItem(Item):
    """A passage or a fact that search found."""

    id: str
    paper: str
    page: int | None
    text: str
    title: str | None
    date: str | None
    heading: str | None
    kind: str | None = Field(description="of the paper")
    start: int
    end: int
    score: float
    snippet: str
    marks: list[list[int]] = Field(description="from where to where the words stand in the snippet")
    facts: list[BriefFact] | None = Field(None, description="of a passage")
    passage: str | None = Field(None, description="of a fact: the id of the passage it rests on")
    corrected: str | None = Field(None, description="of a fact: who added it, when and why, where a person did")
    fact: FactItem | None = None


class PointItem(Item):
    """One value of a series."""

    id: str
    period: str | None
    value: float
    value_high: float | None
    qualifier: str
    direction: str | None
    source: str | None
    paper: str
    page: int | None
    quote: str
    start: int
    end: int


class SeriesItem(Item):
    """Figures of one measure, place and unit."""

    measure: str
    geography: str | None
    unit: str
    points: list[PointItem]


class MeetingItem(Item):
    id: str
    body: str
    body_id: str
    date: str
    time: str | None
    venue: str | None
    next_meeting: str | None
    paper: str
    items: int
    resolutions: int
    also: list[str] = Field(description="ids of the same meeting as other papers tell of it")
    evidence: list[EvidenceAnswer]


class AttendeeItem(Item):
    id: str
    name: str
    role: str = Field(description="chair, present or in attendance")


class AgendaItem(Item):
    id: str
    ref: str | None
    minute: int | None
    title: str
    pages: str | None
    restricted: bool
    evidence: list[EvidenceAnswer]


class ResolutionItem(Item):
    id: str
    text: str
    decision: str
    item: str | None
    minute: int | None
    meeting_date: str | None
    meeting: str | None
    body: str | None
    body_id: str | None
    paper: str
    evidence: list[EvidenceAnswer]


class LegislationItem(Item):
    id: str
    name: str
    kind: str | None
    uri: str | None
    named: int = Field(description="places that name it")
    papers: list[str]
    evidence: list[EvidenceAnswer]


class CheckItem(Item):
    """What does not hold together."""

    id: str
    kind: str = Field(description="sum, percentage, two values or dates")
    says: str
    evidence: list[EvidenceAnswer]


class SilentItem(Item):
    """A commitment that later papers no longer name."""

    id: str
    name: str
    kind: str
    last: str = Field(description="year or date of the last paper that names it")
    why: str
    evidence: list[EvidenceAnswer]


class UnownedItem(Item):
    id: str
    name: str
    kind: str
    why: str
    year: int | None
    evidence: list[EvidenceAnswer]


class SpellingItem(Item):
    name: str
    reason: str
    papers: int


class NamedItem(Item):
    """A body and the names under which papers print it."""

    id: str
    name: str
    kind: str | None
    spellings: list[SpellingItem]


class DoubtfulItem(Item):
    """Two bodies that may be one."""

    one: str
    one_id: str
    other: str
    other_id: str
    alike: int = Field(description="of 100")
    why: str
    evidence: list[EvidenceAnswer]


class RenameItem(Item):
    of: str
    to: str


class OfFactItem(Item):
    """A fact that a correction takes out or adds."""

    type: str
    document: str
    quote: str | None = Field(None, description="of one that was added: the words that state it")
    fields: dict[str, str | int | float | bool | list[str] | None]


class AppliedItem(Item):
    """A correction as the graph has it: what it says, and what it did."""

    id: str
    kind: Literal["same", "different", "rename", "retract", "add"]
    reviewer: str
    date: str
    because: str
    what: list[str] | RenameItem | OfFactItem
    applied: int = Field(description="names or facts that it fitted")
    problem: str | None
    things: list[str]


class CorrectionItem(Item):
    """A correction as it is kept (corpus/corrections/README.md); it does one of the last five."""

    id: str
    by: str
    when: str
    because: str
    same: list[str] | None = None
    different: list[str] | None = None
    rename: RenameItem | None = None
    retract: OfFactItem | None = None
    add: OfFactItem | None = None
