"""Writing to the embedded store: nodes and relationships straight through its Java interface, anything else in Cypher.

In:     rows of plain Python, which cross to Java as one JSON text, many times faster than value by value.
Rule:   a loader writes thousands of rows that it knows to be right. Planning a statement for each few of them takes a
        machine that has just started longer than writing them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson
from arcadedb_embedded import jvm

from graph.rows import EdgeKind
from graph.store import Row
from graph.stores.java import java_class

BATCH = 2000  # rows that cross at a time: enough to make crossings rare, few enough to keep the heap small


class EmbeddedTransaction:
    """Writes in the transaction that is open in this thread."""

    def __init__(self, database: Any) -> None:
        self._database = database  # the Java object
        self._schema = database.getSchema()
        self._places: dict[tuple[str, str], Any] = {}  # label and id of a node to its record, while this lasts

    def write(self, cypher: str, rows: Sequence[Row]) -> None:
        self._places.clear()  # the statement may delete what we know the place of
        for batch in _batches(rows):
            parameters = java_class("java.util.HashMap")()
            parameters.put("rows", in_java(batch))
            self._database.command("opencypher", cypher, jvm.jpype.JObject(parameters, java_class("java.util.Map")))

    def create(self, label: str, rows: Sequence[Row]) -> None:
        for batch in _batches(rows):
            for row, properties in zip(batch, in_java(batch), strict=True):
                self._create(label, row["id"], properties)

    def replace(self, label: str, rows: Sequence[Row]) -> None:
        for batch in _batches(rows):
            for row, properties in zip(batch, in_java(batch), strict=True):
                place = self._place(label, row["id"])
                if place is None:
                    self._create(label, row["id"], properties)
                else:
                    changed = place.asVertex().modify()
                    for name in {str(name) for name in changed.getPropertyNames()} - row.keys():
                        changed.remove(name)
                    changed.fromMap(properties)
                    changed.save()

    def name(self, label: str, rows: Sequence[Row]) -> None:
        for batch in _batches(rows):
            for row, properties in zip(batch, in_java(batch), strict=True):
                place = self._place(label, row["id"])
                if place is None:
                    self._create(label, row["id"], properties)
                elif row["name"] < str(place.asVertex().get("name")):
                    changed = place.asVertex().modify()
                    changed.set("name", row["name"])
                    changed.save()

    def join(self, kind: EdgeKind, rows: Sequence[Row]) -> None:
        self._schema.getOrCreateEdgeType(kind.type, 1)
        for batch in _batches(rows):
            for row, properties in zip(batch, in_java([row["props"] for row in batch]), strict=True):
                start, end = self._place(kind.start, row["start"]), self._place(kind.end, row["end"])
                if start is not None and end is not None:
                    start.asVertex().newEdge(kind.type, end, properties)

    def _create(self, label: str, id: str, properties: Any) -> None:
        node = self._database.newVertex(label)
        node.fromMap(properties)
        node.save()
        self._places[label, id] = node.getIdentity()

    def _place(self, label: str, id: str) -> Any:
        """Where the node of this label and id is; None where there is none."""
        if (label, id) not in self._places:
            found = self._database.lookupByKey(label, "id", id)
            if not found.hasNext():
                return None
            self._places[label, id] = found.next().getIdentity()
        return self._places[label, id]


def in_java(rows: Sequence[Any]) -> Any:
    """A Java list of these maps."""
    return java_class("com.arcadedb.serializer.json.JSONArray")(orjson.dumps(rows).decode()).toList()


def _batches(rows: Sequence[Row]) -> list[list[Row]]:
    return [list(rows[start : start + BATCH]) for start in range(0, len(rows), BATCH)]
