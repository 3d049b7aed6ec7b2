"""The JSON that others rely on, as pydantic models: the response schemas of the OpenAPI description.

More fields may come; those named here stay.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, StrictBool


class Answer(BaseModel):
    model_config = ConfigDict(extra="allow", populate_by_name=True)


class EvidenceAnswer(Answer):
    """The words that an answer rests on."""

    paper: str
    page: int | None = Field(description="Counted from 1 in the file; null where the paper has no pages.")
    quote: str


class StateAnswer(Answer):
    """A priority in one edition."""

    year: int | None
    label: str
    status: str = Field(description="current, previous or proposed")
    includes: list[str]
    leads: list[Any]
    evidence: list[EvidenceAnswer]


class EventAnswer(Answer):
    """A change between editions."""

    year: int | None
    change: str = Field(description="introduced, renamed, expanded, split, merged, replaced, dropped or unchanged")
    from_: list[str] = Field(alias="from")
    to: list[str]
    status: str = Field(description="adopted or proposed")
    stated: bool = Field(description="true: a paper says so; false: inferred by comparing editions")
    evidence: list[EvidenceAnswer]


class LineageAnswer(Answer):
    priority: str
    states: list[StateAnswer]
    events: list[EventAnswer]


class OwnerAnswer(Answer):
    body: str
    role: str
    year: int | None
    stated: bool
    evidence: list[EvidenceAnswer]


class OwnersAnswer(Answer):
    commitment: str
    owners: list[OwnerAnswer]


class BodyOwnsAnswer(Answer):
    """A body with what it owns and how it is tied to others."""

    body: str
    id: str
    kind: str | None
    owns: list[dict[str, Any]]
    ties: list[dict[str, Any]]


class MeetingAnswer(Answer):
    """A meeting with those who came, its agenda, and what it resolved."""

    id: str
    body: str
    date: str
    attendance: list[dict[str, Any]]
    agenda: list[dict[str, Any]]
    resolved: list[dict[str, Any]]
    evidence: list[EvidenceAnswer]


class LegislationAnswer(Answer):
    """An Act, instrument, bill or piece of guidance, with every place that names it."""

    id: str
    name: str
    kind: str | None
    uri: str | None = Field(description="At legislation.gov.uk, where it has one.")
    papers: list[str]
    evidence: list[EvidenceAnswer]


class PassageAnswer(Answer):
    """A passage of a paper, with the facts that rest on it."""

    id: str
    paper: str
    page: int | None
    text: str
    facts: list[dict[str, Any]]


class HitAnswer(Answer):
    paper: str
    page: int | None
    text: str
    score: float


class SearchAnswer(Answer):
    hits: list[HitAnswer]


class ListAnswer(Answer):
    """Things of one kind; `items` have at least `id` and a name or title."""

    items: list[dict[str, Any]]
    total: int | None = None  # how many there are on all pages, where that is known
    next: str | None = None  # the address of the rest, where there is more


class CypherQuestion(BaseModel):
    """A read-only question in Cypher with its parameters."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"query": "MATCH (p:Priority) RETURN p.name ORDER BY p.name LIMIT 5"}]},
    )
    query: str = Field(min_length=1, max_length=20_000)
    parameters: dict[str, Any] = Field(default_factory=dict)
    explain: StrictBool = Field(False, description="tell how the store would go about it, and do not run it")


class CypherNode(Answer):
    id: str
    label: str
    properties: dict[str, Any]


class CypherRelationship(Answer):
    start: str = Field(description="id of the node at which it begins")
    type: str
    end: str
    properties: dict[str, Any]


class CypherGraph(Answer):
    nodes: list[CypherNode]
    relationships: list[CypherRelationship]


class CypherAnswer(Answer):
    columns: list[str]
    rows: list[list[Any]]
    truncated: bool = Field(False, description="true where more rows were there than may be given")
    graph: CypherGraph = Field(description="every node and relationship that stands in a row, each once")


class HealthAnswer(Answer):
    status: str
    version: str


class Problem(BaseModel):
    """What went wrong, as RFC 9457 has it."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    remedy: str | None = None
