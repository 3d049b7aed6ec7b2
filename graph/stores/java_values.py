"""What the embedded store answers, as plain Python: text, numbers, lists and maps; nodes as maps of their properties.

In:     values of its Java classes.
Out:    plain ones, dates as ISO 8601 text; and every node and relationship that was among them, each once.
"""

from __future__ import annotations

from typing import Any

from graph.store import FoundEdge, FoundNode


class Plain:
    """Makes values plain, and keeps the nodes and relationships that it came by, in the order in which they came."""

    def __init__(self) -> None:
        self.nodes: dict[str, FoundNode] = {}
        self.edges: dict[str, FoundEdge] = {}

    def __call__(self, value: Any) -> Any:
        if value is None or type(value) in (str, int, float, bool):
            return value
        name = value.getClass().getName() if hasattr(value, "getClass") else ""
        if name == "java.lang.Boolean":
            return bool(value)
        if name in ("java.lang.Double", "java.lang.Float", "java.math.BigDecimal"):
            return float(str(value))
        if name in ("java.lang.Integer", "java.lang.Long", "java.lang.Short", "java.math.BigInteger"):
            return int(str(value))
        if hasattr(value, "getTypeName") and hasattr(value, "getPropertyNames"):
            return self._record(value)
        if hasattr(value, "getVertices") and hasattr(value, "getEdges"):  # a path
            list(map(self, value.getEdges()))
            return [self(node) for node in value.getVertices()]
        if hasattr(value, "entrySet"):
            return {str(entry.getKey()): self(entry.getValue()) for entry in value.entrySet()}
        if hasattr(value, "iterator") or isinstance(value, (list, tuple)):
            return [self(each) for each in value]
        return str(value)

    def _record(self, record: Any) -> dict[str, Any]:
        """The properties of a node or relationship."""
        properties = {str(name): self(record.get(name)) for name in sorted(map(str, record.getPropertyNames()))}
        place = str(record.getIdentity())
        if hasattr(record, "getOutVertex"):
            ends = [self._id(end) for end in (record.getOutVertex(), record.getInVertex())]
            self.edges[place] = FoundEdge(ends[0], str(record.getTypeName()), ends[1], properties)
        else:
            self.nodes[place] = FoundNode(self._id(record), str(record.getTypeName()), properties)
        return properties

    def _id(self, node: Any) -> str:
        own = node.get("id")
        return str(node.getIdentity()) if own is None else str(own)
