"""What Neo4j answers, as plain Python: nodes as maps of their properties, paths as lists of them, dates as ISO 8601.

In:     values of the official driver.
Out:    plain ones; and every node and relationship that was among them, each once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.time import Date, DateTime, Duration, Time

from graph.store import FoundEdge, FoundNode


class Plain:
    """Makes values plain, and keeps the nodes and relationships that it came by."""

    def __init__(self) -> None:
        self._nodes: dict[str, Node] = {}
        self._edges: dict[str, Relationship] = {}

    def __call__(self, value: Any) -> Any:
        if value is None or type(value) in (str, int, float, bool):
            return value
        if isinstance(value, Node):
            self._nodes[value.element_id] = value
        elif isinstance(value, Relationship):
            self._edges[value.element_id] = value
        elif isinstance(value, Path):
            list(map(self, value.relationships))
            return [self(each) for each in value.nodes]
        elif isinstance(value, (list, tuple)):
            return [self(each) for each in value]
        elif isinstance(value, dict):
            return {name: self(each) for name, each in value.items()}
        elif isinstance(value, (Date, DateTime, Time, Duration)):
            return value.iso_format()
        else:
            return value
        return _properties(value)

    def graph(
        self, ids_of: Callable[[list[str]], dict[str, str]]
    ) -> tuple[tuple[FoundNode, ...], tuple[FoundEdge, ...]]:
        """The nodes and relationships that were found. `ids_of` is asked for the ids of nodes that were not."""
        ends = {end.element_id for edge in self._edges.values() for end in edge.nodes if end is not None}
        unknown = sorted(ends - self._nodes.keys())
        ids = {place: str(node.get("id", place)) for place, node in self._nodes.items()}
        ids |= ids_of(unknown) if unknown else {}
        nodes = tuple(
            FoundNode(ids[place], next(iter(node.labels), ""), _properties(node)) for place, node in self._nodes.items()
        )
        edges = tuple(
            FoundEdge(ids[first.element_id], edge.type, ids[last.element_id], _properties(edge))
            for edge in self._edges.values()
            for first, last in [edge.nodes]
            if first is not None and last is not None
        )
        return nodes, edges


def _properties(entity: Node | Relationship) -> dict[str, Any]:
    plain = Plain()
    return {name: plain(each) for name, each in sorted(entity.items())}
