"""The whole graph as Cypher statements, one a line, which make the same graph in an empty Neo4j or embedded store.

In:     an open store.
Out:    constraints and indexes, then nodes, then relationships; each statement holds as many rows as keep it readable.
        The notes of what was loaded are among the nodes: the new store can be asked and loaded further.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from typing import Any

from graph.exports.everything import edges, nodes
from graph.schema import constraints
from graph.store import Store

ROWS = 100  # in one statement


def statements(store: Store) -> Iterator[str]:
    """Each statement, without its line's end and its semicolon."""
    yield from constraints()
    for label, same in groupby(nodes(store, notes=True), key=lambda node: node.label):
        for batch in _batches(same):
            rows = _literal([node.properties for node in batch])
            yield f"UNWIND {rows} AS row CREATE (n:{label}) SET n = row"
    for (start, type, end), alike in groupby(
        sorted(edges(store), key=lambda edge: (edge.start_label, edge.type, edge.end_label)),
        key=lambda edge: (edge.start_label, edge.type, edge.end_label),
    ):
        for batch in _batches(alike):
            rows = _literal([{"a": edge.start, "b": edge.end, "said": edge.properties} for edge in batch])
            yield (
                f"UNWIND {rows} AS row MATCH (a:{start} {{id: row.a}}) MATCH (b:{end} {{id: row.b}}) "
                f"CREATE (a)-[r:{type}]->(b) SET r = row.said"
            )


def to_cypher(store: Store) -> Iterator[str]:
    """Lines of a file that `cypher-shell` runs."""
    return (f"{statement};\n" for statement in statements(store))


def _batches(found: Iterator[Any]) -> Iterator[Sequence[Any]]:
    while batch := list(islice(found, ROWS)):
        yield batch


def _literal(value: Any) -> str:
    """A value as it is written in Cypher.

    >>> _literal({"name": "Kent's\\nplan", "years": [2021, None], "stated": True})
    '{name: "Kent\\'s\\\\nplan", years: [2021, null], stated: true}'
    """
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_literal(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_literal, value)) + "]"
    return json.dumps(value, ensure_ascii=True)
