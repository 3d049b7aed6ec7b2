"""What a plan of Neo4j's says that a question would do, beyond what the server itself calls reading.

In:     the plan of a question whose type is "r".
Out:    whether it reads files, or asks the server about itself. `TERMINATE TRANSACTIONS`, `SHOW SETTINGS` and some
        procedures count as reading for Neo4j. The plan is looked at, never the words of the question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

FILE_READING = frozenset({"LoadCSV"})
PROCEDURES = frozenset(
    {
        "db.index.fulltext.queryNodes", "db.index.fulltext.queryRelationships", "db.labels", "db.propertyKeys",
        "db.relationshipTypes", "db.schema.nodeTypeProperties", "db.schema.relTypeProperties",
        "db.schema.visualization",
    }
)  # fmt: skip # those that tell of the graph
COMMANDS = ("Show", "Terminate", "AdministrationCommand")  # how operators of commands to the server begin
OF_THE_GRAPH = frozenset({"ShowConstraints", "ShowFunctions", "ShowIndexes", "ShowProcedures"})


class Plan:
    def __init__(self, told: Mapping[str, Any]) -> None:
        self._told = told

    def reads_files(self) -> bool:
        return any(name in FILE_READING for name, _, _ in self._operators())

    def not_of_the_graph(self) -> str | None:
        """The operator or procedure that asks the server about itself, or more; None where all ask the graph."""
        for name, details, _ in self._operators():
            if name.startswith(COMMANDS) and name not in OF_THE_GRAPH:
                return name
            if name == "ProcedureCall" and details.split("(")[0] not in PROCEDURES:
                return details.split("(")[0]
        return None

    def lines(self) -> list[str]:
        """The plan for people, an operator a line, what it is fed by under it."""
        return [f"{'  ' * depth}{name} {details}".rstrip() for name, details, depth in self._operators()]

    def _operators(self) -> Iterator[tuple[str, str, int]]:
        """Name, details and depth of each operator, without the database behind the "@"."""
        waiting = [(self._told, 0)] if self._told else []
        while waiting:
            told, depth = waiting.pop()
            details = str(told.get("args", {}).get("Details") or "")
            yield str(told.get("operatorType", "")).split("@")[0], details, depth
            waiting += [(child, depth + 1) for child in reversed(told.get("children", ()))]
