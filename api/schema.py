"""The JSON that others rely on, as pydantic models: the response schemas of the OpenAPI description.

More fields may come; those named here stay. What stands in lists is in api/items.py.
"""

from __future__ import annotations

from pydantic import Field

from api.answer import Answer, EvidenceAnswer
from api.items import (
    AgendaItem,
    AppliedItem,
    AttendeeItem,
    BriefFact,
    CorrectionItem,
    DoubtfulItem,
    EditionItem,
    MeetingItem,
    NamedItem,
    ResolutionItem,
    SilentItem,
)


class LeadAnswer(Answer):
    """Who leads a priority."""

    year: int | None
    post: str | None
    organisation: str | None
    person: str | None
    body_id: str | None = None
    evidence: list[EvidenceAnswer]


class StateAnswer(Answer):
    """A priority in one edition."""

    id: str | None = None
    year: int | None
    label: str
    status: str = Field(description="current, previous or proposed")
    told_later: bool = Field(False, description="whether only papers of later years say so")
    includes: list[str]
    leads: list[LeadAnswer]
    evidence: list[EvidenceAnswer]


class ResolvedAnswer(Answer):
    """What a meeting resolved on a proposal."""

    date: str | None
    decision: str
    text: str
    evidence: list[EvidenceAnswer]


class EventAnswer(Answer):
    """A change between editions."""

    id: str | None = None
    year: int | None
    change: str = Field(description="introduced, renamed, expanded, split, merged, replaced, dropped or unchanged")
    from_: list[str] = Field(alias="from")
    to: list[str]
    status: str = Field(description="adopted or proposed")
    stated: bool = Field(description="true: a paper says so; false: inferred by comparing editions")
    comparison: str | None = Field(None, description="what an inferred one rests on, in words")
    since: int | None = None
    confidence: float = 1.0
    told_later: bool = False
    resolved: list[ResolvedAnswer] = Field([])
    outcome: str | None = Field(None, description="what became of a proposal")
    evidence: list[EvidenceAnswer]
    outcome_evidence: list[EvidenceAnswer] = Field([])


class GapAnswer(Answer):
    """Years of which no paper that was read tells."""

    first: int
    last: int
    why: str


class LineageAnswer(Answer):
    priority: str
    id: str | None = None
    of: str | None = None
    kind: str = "priority"
    states: list[StateAnswer]
    events: list[EventAnswer]
    gaps: list[GapAnswer] = Field([])
    as_of: str | None = None
    known_at: str | None = None
    undated: list[str] = Field([], description="papers left out, for none knows when they spoke")


class OwnerAnswer(Answer):
    body: str
    body_id: str | None = None
    role: str
    year: int | None
    stated: bool
    of: str | None = Field(None, description="what it owns: the commitment, or the plan that carries it out")
    evidence: list[EvidenceAnswer]
    corrected: str | None = None


class ReportingAnswer(Answer):
    """One step of a chain: a body reports to another."""

    owner_id: str
    depth: int = Field(description="from the owner, 1 for the first step")
    body: str
    to: str
    to_id: str
    year: int | None
    evidence: list[EvidenceAnswer]


class OwnersAnswer(Answer):
    commitment: str
    id: str | None = None
    kind: str | None = None
    owners: list[OwnerAnswer]
    chains: list[ReportingAnswer] = Field([], description="to whom each owner reports, up to the top board")
    as_of: str | None = None
    known_at: str | None = None


class OwnedAnswer(Answer):
    """Something that a body owns."""

    id: str
    name: str
    kind: str = Field(description="Strategy, Action, Commitment, Resolution, Priority or Body")
    role: str
    year: int | None
    stated: bool
    evidence: list[EvidenceAnswer]


class TieAnswer(Answer):
    """A tie of a body to another body or to a person."""

    tie: str = Field(description="reports_to, member_of, chairs or succeeded_by")
    outward: bool = Field(description="true: it begins at this body")
    id: str
    name: str
    kind: str
    year: int | None
    stated: bool
    evidence: list[EvidenceAnswer]


class BodyOwnsAnswer(Answer):
    """A body with what it owns and how it is tied to others."""

    body: str
    id: str
    kind: str | None
    owns: list[OwnedAnswer]
    ties: list[TieAnswer]


class HoldingAnswer(Answer):
    """Something that a body owns, itself, by a post, or through a body that it took over from."""

    id: str
    name: str
    label: str | None = Field(None, description="what that year's edition calls a priority that a post leads")
    kind: str
    role: str
    year: int | None
    as_body: str
    evidence: list[EvidenceAnswer]


class HoldingsAnswer(Answer):
    body: str
    id: str
    year: int | None
    owns: list[HoldingAnswer]


class SideAnswer(Answer):
    """A priority or theme as one edition has it."""

    label: str
    includes: list[str]
    evidence: list[EvidenceAnswer]


class ComparedAnswer(Answer):
    """One line in both editions; a side is null where that edition has it not."""

    id: str
    kind: str
    name: str
    difference: str = Field(description="new, gone, retitled, other contents, the same or not told")
    before: SideAnswer | None
    after: SideAnswer | None
    added: list[str]
    removed: list[str]


class ComparisonAnswer(Answer):
    before: EditionItem
    after: EditionItem
    lines: list[ComparedAnswer]


class StepAnswer(Answer):
    """An action in one plan."""

    id: str
    plan_year: str | None
    year: int | None
    text: str
    status: str | None
    priority: str | None
    owners: list[str]
    progress: list[str]
    evidence: list[EvidenceAnswer]
    beside: int | None = Field(description="how many actions its progress is told of, where one cell tells of several")
    how: str | None = Field(description="continued or told again, of the step `of`; null for the first")
    of: str | None
    comparison: str | None
    confidence: float | None
    said: str | None


class BesideAnswer(Answer):
    """Money given for an action, or a resolution on it."""

    id: str
    kind: str = Field(description="funding or resolution")
    says: str
    amount_gbp: float | None
    year: int | None
    comparison: str
    confidence: float
    actions: list[str]
    evidence: list[EvidenceAnswer]


class FollowedAnswer(Answer):
    """What became of an action."""

    id: str
    action: str
    steps: list[StepAnswer]
    beside: list[BesideAnswer]
    gaps: list[GapAnswer]
    silent: SilentItem | None


class MeetingAnswer(MeetingItem):
    """A meeting with those who came, its agenda, and what it resolved."""

    attendance: list[AttendeeItem]
    agenda: list[AgendaItem]
    resolved: list[ResolutionItem]


class LegislationAnswer(Answer):
    """An Act, instrument, bill or piece of guidance, with every place that names it."""

    id: str
    name: str
    kind: str | None
    uri: str | None = Field(description="At legislation.gov.uk, where it has one.")
    named: int
    papers: list[str]
    evidence: list[EvidenceAnswer]


class PassageAnswer(Answer):
    """A passage of a paper, with the facts that rest on it."""

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
    facts: list[BriefFact]


class IdentitiesAnswer(Answer):
    """A page of the bodies, of the doubtful pairs or of the corrections, as `what` asks."""

    items: list[NamedItem | DoubtfulItem | AppliedItem]
    total: int | None = Field(None, description="how many there are on all pages")
    next: str | None = Field(None, description="the address of the rest, where there is more")
    names: int = Field(0, description="how many names papers print")
    count: int = Field(0, description="how many bodies they are")


class CorrectionsAnswer(Answer):
    """Corrections as they are kept; corpus/corrections/README.md has every kind."""

    items: list[CorrectionItem]
