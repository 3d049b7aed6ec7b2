"""The embedded store: ArcadeDB in this process, with the small Java runtime that its package brings.

What differs from Neo4j is kept here: the full-text index is made by SQL, `query()` refuses writes by itself, `LOAD CSV`
is switched off when the Java machine starts, values come back as Java objects, one process holds the database.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import arcadedb_embedded as arcadedb
from arcadedb_embedded.exceptions import ArcadeDBError

from graph.schema import FULL_TEXT, INDEXED, UNIQUE
from graph.store import Rows, Transaction
from graph.stores.embedded_writes import EmbeddedTransaction
from graph.stores.java import java_class, start_java
from ingest.errors import GraphError, QuestionError

ENGLISH = '{"analyzer": "org.apache.lucene.analysis.en.EnglishAnalyzer"}'  # "burglaries" finds "burglary"


class EmbeddedStore:
    """The database in one folder. It is made where it is missing, unless it was opened to read."""

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self.where = str(folder)
        if read_only and not folder.exists():
            raise GraphError("nothing has been loaded yet", self.where, "run `pledgeline run` first, or name --data")
        folder.parent.mkdir(parents=True, exist_ok=True)
        start_java()
        try:
            exists = arcadedb.database_exists(self.where)
            self._database = arcadedb.open_database(self.where) if exists else arcadedb.create_database(self.where)
        except ArcadeDBError as error:
            raise _cannot_open(self.where, error) from error

    def prepare(self) -> None:
        java = self._database.get_java_database()
        schema, tree = java.getSchema(), java_class("com.arcadedb.schema.Schema$INDEX_TYPE").LSM_TREE  # type: ignore[attr-defined]
        text = java_class("com.arcadedb.schema.Type").STRING  # type: ignore[attr-defined]
        for places, is_unique in ((UNIQUE, True), (INDEXED, False)):
            for label, property_name in places:
                held = schema.getOrCreateVertexType(label, 1)
                held.getOrCreateProperty(property_name, text)
                held.getOrCreateTypeIndex(tree, is_unique, property_name)
        name, label, property_name = FULL_TEXT
        if not schema.existsIndex(name):
            self._database.command("sql", f"CREATE PROPERTY {label}.{property_name} IF NOT EXISTS STRING")
            self._database.command(
                "sql", f"CREATE INDEX `{name}` IF NOT EXISTS ON {label} ({property_name}) FULL_TEXT METADATA {ENGLISH}"
            )

    def read(self, cypher: str, **parameters: Any) -> Rows:
        try:
            answer = self._database.query("opencypher", cypher, parameters)
            found = answer.to_list()
        except ArcadeDBError as error:
            raise GraphError(
                f"the store could not answer: {_reason(error)}", self.where, "load the graph anew"
            ) from error
        columns = tuple(found[0]) if found else ()
        return Rows(columns, tuple(tuple(_plain(row[column]) for column in columns) for row in found))

    def change(self, work: Callable[[Transaction], None]) -> None:
        java = self._database.get_java_database()
        self._database.run_in_transaction(lambda: work(EmbeddedTransaction(java)))

    def ask(self, cypher: str, parameters: Mapping[str, Any], *, seconds: float, most_rows: int) -> Rows:
        self._database.get_java_database().getConfiguration().setValue(
            "arcadedb.command.timeout", str(round(seconds * 1000))
        )
        try:
            return self._query(cypher, dict(parameters), most_rows)
        except ArcadeDBError as error:
            raise _refused(error, cypher, seconds) from error

    def _query(self, cypher: str, parameters: dict[str, Any], most_rows: int | None) -> Rows:
        columns: tuple[str, ...] = ()
        rows: list[tuple[Any, ...]] = []
        with self._database.query("opencypher", cypher, parameters) as answer:
            for found in answer:
                if most_rows is not None and len(rows) == most_rows:
                    return Rows(columns, tuple(rows), truncated=True)
                columns = columns or tuple(found.property_names)
                values = found.to_dict()
                rows.append(tuple(_plain(values.get(column)) for column in columns))
        return Rows(columns, tuple(rows))

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _plain(value: Any) -> Any:
    """A value as plain Python: records as maps of their properties, dates as ISO 8601 text."""
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {str(name): _plain(each) for name, each in value.items()}
    if hasattr(value, "propertiesAsMap"):  # a node or a relationship
        return {str(name): _plain(value.get(name)) for name in sorted(map(str, value.getPropertyNames()))}
    if hasattr(value, "iterator"):  # a Java list
        return [_plain(each) for each in value]
    return str(value)


def _reason(error: ArcadeDBError) -> str:
    """What the store says, without its Java class names.

    >>> _reason(ArcadeDBError("Query failed: com.arcadedb.exception.CommandParsingException: Syntax error at line 1:9"))
    'Syntax error at line 1:9'
    """
    said = str(error).split(" (caused by")[0].splitlines()[0]
    return said.split("Exception: ")[-1].strip()


def _cannot_open(where: str, error: ArcadeDBError) -> GraphError:
    if "lock" in str(error).casefold():
        return GraphError(
            "the store is in use by another process", where, "stop it (`pledgeline serve`, another run), or ask it"
        )
    return GraphError(f"the store cannot be opened: {_reason(error)}", where, "move the folder away and load anew")


def _refused(error: ArcadeDBError, cypher: str, seconds: float) -> QuestionError:
    said, asked = str(error), f"{cypher:.120}"
    if "NotIdempotent" in said:
        return QuestionError("this question would write, and questions only read", asked, "use MATCH … RETURN")
    if "TimeoutException" in said:
        return QuestionError(f"stopped after {seconds:g} seconds", asked, "narrow the question, or add LIMIT")
    if "SecurityException" in said:
        return QuestionError("questions may not read files or addresses", asked, "leave LOAD CSV out")
    return QuestionError(f"not understood: {_reason(error)}", asked, "mend the Cypher")
