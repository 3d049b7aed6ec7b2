"""The whole graph out of a store, node by node and relationship by relationship, in one order whatever the store.

In:     an open store.
Out:    nodes in the order of label and id, relationships in that of their ends, type and key; notes only on demand.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from graph.schema import LOADED, OWNED, SHARED
from graph.store import Store

Properties = dict[str, Any]


class Node(NamedTuple):
    label: str
    id: str
    properties: Properties  # `id` among them


class Edge(NamedTuple):
    start_label: str
    start: str
    type: str
    end_label: str
    end: str
    properties: Properties  # `key` among them, which tells it from others of its type between the same two


def nodes(store: Store, *, notes: bool = False) -> Iterator[Node]:
    """Every node; with `notes` also what was loaded, so that a store made of them can be loaded further."""
    for label in sorted((*OWNED, *SHARED, *((LOADED,) if notes else ()))):
        rows = store.read(f"MATCH (n:{label}) RETURN n.id AS id, properties(n) AS properties").rows
        for id, properties in sorted(rows, key=lambda row: str(row[0])):
            yield Node(label, id, _known(properties))


def edges(store: Store) -> Iterator[Edge]:
    """Every relationship."""
    for label in sorted((*OWNED, *SHARED)):
        text = (
            f"MATCH (a:{label})-[r]->(b) "
            "RETURN a.id AS start, type(r) AS type, labels(b)[0] AS label, b.id AS end, properties(r) AS properties"
        )
        found = [
            Edge(label, start, type, end_label, end, _known(said))
            for start, type, end_label, end, said in store.read(text).rows
        ]
        yield from sorted(found, key=_order)


def _order(edge: Edge) -> tuple[str, ...]:
    own = (str(edge.properties.get("key")), str(edge.properties.get("by")))
    return edge.start, edge.type, edge.end_label, edge.end, *own


def _known(properties: Properties) -> Properties:
    return {name: value for name, value in sorted(properties.items()) if value is not None}
