"""Nodes and relationships as rows, before any store is asked: what the graph is to hold, and nothing of how.

No contact details of persons go into a graph: whoever may ask it in Cypher could take a text apart and have them by
pieces, whatever is hidden in the answers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from extract.facts import Evidence
from graph.contacts import hide_contacts
from graph.schema import OWNED

Properties = dict[str, Any]


class EdgeKind(NamedTuple):
    """A type of relationship between two labels; each has a statement of its own."""

    start: str
    type: str
    end: str


class Edge(NamedTuple):
    start: str  # ids of its two nodes
    end: str
    key: str  # tells it from others between the same two: the id of its fact, or ""
    properties: Properties


@dataclass(eq=False)
class GraphRows:
    """Nodes by label and id, edges by kind, all brought by one owner: a paper's stem, or a line of editions.

    What is added twice is there once; later properties fill what was null.
    """

    by: str
    nodes: dict[str, dict[str, Properties]] = field(default_factory=dict)
    edges: dict[EdgeKind, dict[tuple[str, str, str], Edge]] = field(default_factory=dict)

    def node(self, label: str, id: str, **properties: Any) -> str:
        """Add a node, or fill in what it has not yet; return its id."""
        own = {"by": self.by} if label in OWNED else {}
        kept = self.nodes.setdefault(label, {}).setdefault(id, {"id": id, **own})
        for name, value in properties.items():
            if kept.get(name) is None and value is not None:
                kept[name] = _open(value)
        return id

    def edge(
        self, start: str, type: str, end: str, from_id: str, to_id: str, key: str = "", /, **properties: Any
    ) -> None:
        """Add a relationship between two nodes, given by their labels and ids."""
        said = {name: _open(value) for name, value in properties.items() if value is not None}
        edge = Edge(from_id, to_id, key, {"key": key, "by": self.by, **said})
        self.edges.setdefault(EdgeKind(start, type, end), {}).setdefault((from_id, to_id, key), edge)

    def node_rows(self) -> Iterator[tuple[str, list[Properties]]]:
        """For each label its nodes' properties, `id` among them, in order."""
        for label, nodes in sorted(self.nodes.items()):
            yield label, [props for _, props in sorted(nodes.items())]

    def edge_rows(self) -> Iterator[tuple[EdgeKind, list[Properties]]]:
        """For each kind of relationship, rows with `start`, `end` and `props`, in order."""
        for kind, edges in sorted(self.edges.items()):
            ordered = (each for _, each in sorted(edges.items()))
            yield kind, [{"start": each.start, "end": each.end, "props": each.properties} for each in ordered]

    def shared_edges(self) -> dict[str, list[list[str]]]:
        """Start, end and key of each relationship that does not go with the owner's own nodes: it begins at a node
        that others share, or that another owner brought."""
        found: dict[str, list[list[str]]] = {}
        for kind, edges in sorted(self.edges.items()):
            own = self.nodes.get(kind.start, {}) if kind.start in OWNED else {}
            places = [list(place) for place in sorted(edges) if place[0] not in own]
            if places:
                found[" ".join(kind)] = places
        return found


def _open(value: Any) -> Any:
    """A property without contact details."""
    if isinstance(value, str):
        return hide_contacts(value)
    return [_open(each) for each in value] if isinstance(value, list) else value


def evidence_properties(evidence: Evidence) -> Properties:
    """Where and how a fact is stated, as properties of a relationship; boxes as JSON, for want of nested lists."""
    boxes = [[place.page, *(round(edge, 1) for edge in place.box)] for place in evidence.boxes]
    return {
        "paper": evidence.document,
        "page": evidence.page,
        "quote": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
        "boxes": json.dumps(boxes) if boxes else None,
        "by_ocr": True if evidence.by_ocr else None,
    }


def joined(values: Iterable[str]) -> list[str] | None:
    """A list as a property; None where it is empty, for an empty list says no more than nothing."""
    return list(values) or None
