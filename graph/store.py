"""The one seam between Pledgeline and a graph store: the same Cypher, whichever store is behind it.

In:     an address (`neo4j://` or `bolt://`), or a folder for the embedded store.
Out:    a `Store`, which reads, writes and answers people's own questions. Values come back as plain Python: text,
        numbers, lists and maps; dates as ISO 8601 text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite, isnan
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Protocol, Self

from graph.rows import EdgeKind
from ingest.errors import GraphError

Row = Mapping[str, Any]
SERVER_ADDRESSES = ("neo4j://", "bolt://", "neo4j+s://", "bolt+s://", "neo4j+ssc://", "bolt+ssc://")


class FoundNode(NamedTuple):
    id: str
    label: str
    properties: dict[str, Any]


class FoundEdge(NamedTuple):
    start: str  # ids of its nodes
    type: str
    end: str
    properties: dict[str, Any]


def in_json(value: Any) -> Any:
    """A value as JSON can have it: a number that is none, or that has no end, is its name as text.

    >>> in_json([1.5, float("nan"), {"most": float("inf")}])
    [1.5, 'NaN', {'most': 'Infinity'}]
    """
    if isinstance(value, float) and not isfinite(value):
        return "NaN" if isnan(value) else "Infinity" if value > 0 else "-Infinity"
    if isinstance(value, dict):
        return {name: in_json(each) for name, each in value.items()}
    return [in_json(each) for each in value] if isinstance(value, (list, tuple)) else value


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query: `rows` hold one value for each of `columns`.

    Where there are no rows the embedded store does not tell the columns. An answer to a person's question also holds,
    as a graph, every node and relationship that stands in a row, each once.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool = False  # there were more rows than were wanted
    nodes: tuple[FoundNode, ...] = ()
    edges: tuple[FoundEdge, ...] = ()

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Each row as a map of column to value."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def to_json(self) -> dict[str, Any]:
        return {
            "columns": list(self.columns),
            "rows": [list(map(in_json, row)) for row in self.rows],
            "truncated": self.truncated,
            "graph": {
                "nodes": [in_json(node._asdict()) for node in self.nodes],
                "relationships": [in_json(edge._asdict()) for edge in self.edges],
            },
        }


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a person's question may take."""

    seconds: float = 10.0
    rows: int = 1000
    megabytes: int = 512  # of memory; on a server its own settings bound this (docs/graph.md)


class Transaction(Protocol):
    """Writes that are all kept, or none. Rows are maps of properties, of which none is null."""

    def write(self, cypher: str, rows: Sequence[Row]) -> None:
        """Run a statement that begins `UNWIND $rows AS row` over these rows."""

    def create(self, label: str, rows: Sequence[Row]) -> None:
        """New nodes. That an id is new is for the caller to know."""

    def replace(self, label: str, rows: Sequence[Row]) -> None:
        """Nodes with just these properties, in the place of those of the same `id` where there are any."""

    def name(self, label: str, rows: Sequence[Row]) -> None:
        """New nodes; where one of the same `id` is there, only its `name`: the first in the alphabet is kept."""

    def join(self, kind: EdgeKind, rows: Sequence[Row]) -> None:
        """New relationships, each a map of `start`, `end` (ids) and `props`; none where a node is missing."""


class Store(Protocol):
    """A graph store that is open. Use it in a `with` statement."""

    where: str  # the address or folder, to be named in messages; holds no password

    def prepare(self) -> None:
        """Create what is missing of the constraints and indexes of `graph.schema`."""

    def read(self, cypher: str, **parameters: Any) -> Rows:
        """Answer one of our own queries."""

    def change(self, work: Callable[[Transaction], None]) -> None:
        """Do `work` in a transaction, kept when it returns and taken back when an error leaves it.

        Where the store refuses for a reason that passes (a lock, a lost connection) the work is done again: it must
        do nothing but write.
        """

    def changes(self) -> int | None:
        """How often it was changed since it was opened; None where others may change it as well."""

    def ask(self, cypher: str, parameters: Mapping[str, Any], bounds: Bounds, *, explain: bool = False) -> Rows:
        """Answer a question that a person wrote, or (`explain`) tell how the store would go about it.

        Raises `QuestionError` where it is wrong, would write, or takes more than its bounds. It is planned first; that
        nothing is written or read from a file is enforced by the store, not by looking for words.
        """

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def open_store(
    address: str | None,
    folder: Path,
    *,
    user: str = "neo4j",
    password: str = "",
    reader: tuple[str, str] | None = None,
    read_only: bool = False,
    to_ask: bool = False,
) -> Store:
    """Open the store at `address`, or the embedded one in `folder` where there is no address.

    `reader` are user and password for people's own questions, of a user who may not write; None is `user`. A store that
    is opened `to_ask` answers people's own questions sooner than any other.
    Raises `GraphError` where the store cannot be reached, is in use by another process, or (`read_only`) is empty.
    """
    if address is None:
        from graph.stores.embedded import EmbeddedStore  # a store brings a large library: only the one asked for

        return EmbeddedStore(folder, read_only=read_only, to_ask=to_ask)
    if address.startswith(SERVER_ADDRESSES):
        from graph.stores.neo4j import Neo4jStore

        return Neo4jStore(address, user, password, reader)
    raise GraphError("not an address of a store", address, "give one that begins neo4j:// or bolt://")
