"""What search, questions in Cypher and the server itself answer, as pydantic models; and a problem (RFC 9457)."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from api.answer import Answer
from api.items import HitItem


class FacetAnswer(Answer):
    value: str
    count: int


class SearchAnswer(Answer):
    """What search found, the best first."""

    hits: list[HitItem]
    total: int = Field(0, description="how many there are on all pages")
    next: str | None = Field(None, description="the address of the rest, where there is more")
    facets: dict[str, list[FacetAnswer]] = Field({}, description="by year, kind, body, priority, fact and stem")
    taken_for: dict[str, list[str]] = Field({}, description="words that no paper has, and what was searched for")
    also: list[str] = Field([], description="whole names and abbreviations that were searched for as well, as stems")
    any_word: bool = Field(False, description="true: no passage holds most of the words; these hold some")


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
    rows: list[list[Any]] = Field(description="a value for each column: of any type, as the question asks")
    next: str | None = Field(None, description="where to send the same question for the rest of the rows")
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
