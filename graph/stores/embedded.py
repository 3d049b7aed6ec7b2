"""The embedded store: ArcadeDB in this process, with the small Java runtime that its package brings.

What differs from Neo4j is kept here: the full-text index is made by SQL, values come back as Java objects, one process
holds the database, and people's own questions are answered by another one over a snapshot of its files.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import arcadedb_embedded as arcadedb
from arcadedb_embedded.exceptions import ArcadeDBError
from jpype import JException

from graph.asking import check_size
from graph.full_disk import full_disk_told
from graph.schema import FULL_TEXT, INDEXED, UNIQUE
from graph.store import Bounds, Rows, Transaction
from graph.stores.asker import Asker
from graph.stores.embedded_writes import EmbeddedTransaction
from graph.stores.java import HEAP, STEADY, java_class, start_java, tidy_heap
from graph.stores.java_values import Plain
from graph.stores.question_worker import reason
from graph.stores.snapshot import is_closed, is_quickly_copied, take_snapshot
from ingest.errors import GraphError

FAULTS = (ArcadeDBError, GraphError, JException)  # as which what happens in the Java machine comes
ENGLISH = '{"analyzer": "org.apache.lucene.analysis.en.EnglishAnalyzer"}'  # "burglaries" finds "burglary"


class EmbeddedStore:
    """The database in one folder. It is made where it is missing, unless it was opened to read.

    Opened `to_ask` it is not opened in this process at all until something else is wanted of it.
    """

    def __init__(self, folder: Path, *, read_only: bool = False, to_ask: bool = False) -> None:
        self.where = str(folder)
        self._java = () if read_only else STEADY  # who only reads answers sooner with pages and room in plenty
        self._folder = folder
        self._held: Any = None
        self._asker: Asker | None = None
        self._snapshot: Path | None = None
        self._changing = threading.Lock()
        self._changes = 0
        if read_only and not folder.exists():
            raise GraphError("nothing has been loaded yet", self.where, "run `pledgeline run` first, or name --data")
        folder.parent.mkdir(parents=True, exist_ok=True)
        if not (to_ask and is_closed(folder) and is_quickly_copied(folder)):
            self._held = _open(self.where, self._java)

    @property
    def _database(self) -> Any:
        if self._held is None:
            self._held = _open(self.where, self._java)
        return self._held

    def prepare(self) -> None:
        with full_disk_told(self._folder, *FAULTS):
            self._prepare()

    def _prepare(self) -> None:
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
            found = self._database.query("opencypher", cypher, parameters).to_list()
        except ArcadeDBError as error:
            raise GraphError(
                f"the store could not answer: {reason(str(error))}", self.where, "load the graph anew"
            ) from error
        plain, columns = Plain(), tuple(found[0]) if found else ()
        return Rows(columns, tuple(tuple(_plain(row[column], plain) for column in columns) for row in found))

    def change(self, work: Callable[[Transaction], None]) -> None:
        with self._changing:
            self._forget_snapshot()
            java = self._database.get_java_database()
            try:
                with full_disk_told(self._folder, *FAULTS):
                    self._database.run_in_transaction(lambda: work(EmbeddedTransaction(java)))
            finally:
                self._changes += 1
            tidy_heap()

    def changes(self) -> int | None:
        return self._changes

    def ask(self, cypher: str, parameters: Mapping[str, Any], bounds: Bounds, *, explain: bool = False) -> Rows:
        check_size(cypher)
        with self._changing:
            asker = self._asker or self._begin_asking()
        return asker.ask(cypher, parameters, bounds, explain=explain)

    def _begin_asking(self) -> Asker:
        if self._held is not None:
            pages = java_class("com.arcadedb.engine.PageManager").INSTANCE  # type: ignore[attr-defined]
            pages.waitAllPagesOfDatabaseAreFlushed(self._held.get_java_database())
        self._snapshot = take_snapshot(self._folder, links=self._held is not None)
        self._asker = Asker(self._snapshot)
        return self._asker

    def _forget_snapshot(self) -> None:
        if self._asker:
            self._asker.close()
        if self._snapshot:
            shutil.rmtree(self._snapshot, ignore_errors=True)
        self._asker = self._snapshot = None

    def close(self) -> None:
        self._forget_snapshot()
        if self._held is not None:
            with full_disk_told(self._folder, *FAULTS):
                self._held.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _open(where: str, settings: tuple[str, ...]) -> Any:
    start_java(HEAP, *settings)
    with full_disk_told(Path(where), *FAULTS):
        return _opened(where)


def _opened(where: str) -> Any:
    try:
        exists = arcadedb.database_exists(where)
        return arcadedb.open_database(where) if exists else arcadedb.create_database(where)
    except ArcadeDBError as error:
        raise _cannot_open(where, error) from error


def _plain(value: Any, plain: Plain) -> Any:
    """A value of a row, most of which are plain by now."""
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if type(value) is list:
        return [_plain(each, plain) for each in value]
    if type(value) is dict:
        return {name: _plain(each, plain) for name, each in value.items()}
    return plain(value)


def _cannot_open(where: str, error: ArcadeDBError) -> GraphError:
    if "lock" in str(error).casefold():
        return GraphError(
            "the store is in use by another process", where, "stop it (`pledgeline serve`, another run), or ask it"
        )
    return GraphError(f"the store cannot be opened: {reason(str(error))}", where, "move the folder away and load anew")
