"""An MCP server: the answers as tools for an assistant, each with the paper, page and words it rests on.

In:     the settings of the run; the store is opened when the server starts and closed when it ends.
Out:    tools over standard input and output (Model Context Protocol, by its official SDK). They only read.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Annotated, Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from api.access.audit import Audit
from api.access.roles import Caller, Role
from api.commands.options import store_of, workspace_of
from api.finding import find, index_if_missing
from api.found import CypherQuestion
from api.routes.cypher import asked
from api.series import series_of
from api.settings import Settings
from api.when import ISO
from graph import questions
from graph.contacts import hide_contacts
from graph.ownership import owned_by
from graph.store import Store
from ingest.errors import PledgelineError

INSTRUCTIONS = (
    "Answers from the published papers of community safety partnerships. Every answer has evidence: paper, page and "
    "quote. Quote them. `stated` is what a paper says, `inferred` what was compared; `proposed` is what only a draft "
    "says. Where a tool finds nothing, say that no paper that was read states it."
)
ASSISTANT = Caller("assistant", "researcher")  # in the log
READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
Json = dict[str, Any]
Name = Annotated[str, Field(min_length=1, max_length=400)]
Year = Annotated[int | None, Field(ge=1900, le=2100)]
AsOf = Annotated[str | None, Field(pattern=ISO)]
Limit = Annotated[int, Field(ge=1, le=200)]
MOST_ROWS = 200  # of an answer in Cypher: an assistant reads all of it


class Tools:
    """The tools, over one open store."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.workspace = workspace_of(settings)
        self.store: Store | None = None
        self.audit = Audit(self.workspace.audit)

    @property
    def _open(self) -> Store:
        if self.store is None:
            raise ToolError("the server is not started")
        return self.store

    def search(self, words: Name, limit: Annotated[int, Field(ge=1, le=50)] = 10) -> Json:
        """Passages of the papers that hold these words, best first. Fields narrow: kind:minutes year:2020-2022."""
        return _told(lambda: find(self.workspace, words, limit=limit))

    def priorities(self, limit: Limit = 100) -> Json:
        """Every priority that an edition of an agreement states, with its years. `total` tells how many there are."""
        return _told(lambda: _first("items", [each.to_json() for each in questions.priorities(self._open)], limit))

    def lineage(self, name: Name, since: Year = None, as_of: AsOf = None) -> Json:
        """How a priority, theme, strategy, body or action evolved: forms by year, leads, and each change."""
        return _told(lambda: questions.lineage(self._open, name, since=since, as_of=as_of).to_json())

    def owners(self, commitment: Name) -> Json:
        """Which bodies deliver, lead, govern, fund or scrutinise a strategy, action or resolution, and when."""
        return _told(lambda: questions.owners(self._open, commitment).to_json())

    def owned_by(self, body: Name, year: Year = None, limit: Limit = 50) -> Json:
        """Everything that a body owns, in a year where one is given. `total` tells how many things there are."""

        def owned() -> Json:
            told = owned_by(self._open, body, year).to_json()
            return {**told, **_first("owns", told["owns"], limit)}

        return _told(owned)

    def figures(self, words: Name, limit: Limit = 20) -> Json:
        """Figures as series, each of one measure, place and unit, in the order of their periods; `total` series."""
        return _told(lambda: _first("series", [each.to_json() for each in series_of(self.workspace, words)], limit))

    def cypher(self, query: Annotated[str, Field(min_length=1, max_length=20_000)]) -> Json:
        """Any question in Cypher. Nothing can be written; time, rows and memory are bounded."""
        few = self.settings.model_copy(update={"cypher_rows": min(self.settings.cypher_rows, MOST_ROWS)})
        question = CypherQuestion(query=query, explain=False)
        return _told(lambda: asked(question, self._open, few, ASSISTANT, self.audit))

    def of(self, role: Role) -> tuple[Any, ...]:
        """Those that this role may use."""
        tools = self.search, self.priorities, self.lineage, self.owners, self.owned_by, self.figures
        return tools if role == "reader" else (*tools, self.cypher)


def create_assistant(settings: Settings, role: Role = "researcher") -> MCPServer:
    """The server; its store is open while it runs. It shows no contact details, whatever the role."""
    tools = Tools(settings)

    @asynccontextmanager
    async def with_store(_: MCPServer) -> AsyncIterator[None]:
        index_if_missing(settings)
        with store_of(settings, read_only=True) as store:
            tools.store = store
            yield None

    server = MCPServer(
        "pledgeline", instructions=INSTRUCTIONS, version=version("pledgeline"), lifespan=with_store, log_level="WARNING"
    )
    for tool in tools.of(role):
        server.tool(annotations=READS)(tool)
    return server


def _first(name: str, items: Sequence[Json], limit: int) -> Json:
    """The first so many, and how many there are."""
    return {name: list(items[:limit]), "total": len(items)}


def _told(question: Any) -> Json:
    """The answer, without contact details of persons; an error of ours as a tool's error that says what to do."""
    try:
        answer = json.dumps(question(), ensure_ascii=False)
    except PledgelineError as error:
        raise ToolError(f"{error.what} ({error.where}); try: {error.remedy}") from error
    told: Json = json.loads(hide_contacts(answer))
    return told
