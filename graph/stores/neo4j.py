"""Neo4j 5.26 or later, by its official driver.

People's own questions are planned first (`EXPLAIN`): one that is not read-only, or whose plan reads a file or asks the
server about itself, is refused; then it runs in a read transaction with a time limit that the server keeps, as a user
without the right to write where one is named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Any, LiteralString, Self, cast

import neo4j
from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError, ServiceUnavailable

from graph.asking import check_size
from graph.rows import EdgeKind
from graph.schema import FULL_TEXT, constraints
from graph.store import Bounds, Row, Rows, Transaction
from graph.stores.neo4j_plan import Plan
from graph.stores.neo4j_values import Plain
from ingest.errors import GraphError, QuestionError

BATCH = 2000
CONNECT_SECONDS = 10.0
ALL_AT_ONCE = -1  # records that the server sends before it is asked for more
SECONDS_TO_INDEX = 3600  # a million passages, just imported, take minutes
_EXPLAIN = re.compile(r"(?is)^(?:\s|//[^\n]*\n|/\*.*?\*/)*explain\b")  # a question that wants its plan


class Neo4jStore:
    """A database server. Its password is handed to the driver and kept nowhere else."""

    def __init__(self, address: str, user: str, password: str, reader: tuple[str, str] | None = None) -> None:
        self.where = address
        try:
            self._driver = self._asking = _driver(address, user, password)
            self._driver.verify_connectivity()
            if reader:
                self._asking = _driver(address, *reader)
                self._asking.verify_connectivity()
        except AuthError as error:
            remedy = "set PLEDGELINE_STORE_USER and PLEDGELINE_STORE_PASSWORD"
            raise GraphError("the store refused user or password", address, remedy) from error
        except (ServiceUnavailable, DriverError, Neo4jError, ValueError) as error:
            self._driver.close() if hasattr(self, "_driver") else None
            remedy = "start the server, or mend the address; without --store the embedded store is used"
            raise GraphError("the store cannot be reached", address, remedy) from error

    def prepare(self) -> None:
        name, label, property_name = FULL_TEXT
        index = (
            f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR (n:{label}) ON EACH [n.{property_name}] "
            "OPTIONS {indexConfig: {`fulltext.analyzer`: 'english'}}"
        )
        try:
            for statement in (*constraints(), index):
                self._driver.execute_query(_ours(statement))
            self._driver.execute_query(_ours(f"CALL db.awaitIndexes({SECONDS_TO_INDEX})"))
        except (Neo4jError, DriverError) as error:
            remedy = "see the server's log; a graph that was imported may hold an id twice"
            raise GraphError(f"no constraints and indexes: {_reason(error)}", self.where, remedy) from error

    def read(self, cypher: str, **parameters: Any) -> Rows:
        try:
            try:
                columns, records = self._read_at_once(cypher, parameters)
            except (Neo4jError, DriverError) as error:
                if not error.is_retryable():
                    raise
                told = self._driver.execute_query(_ours(cypher), parameters, routing_=neo4j.RoutingControl.READ)
                columns, records = told.keys, told.records
        except (Neo4jError, DriverError) as error:
            raise GraphError(
                f"the store could not answer: {_reason(error)}", self.where, "load the graph anew"
            ) from error
        return Rows(tuple(columns), tuple(tuple(map(Plain(), record.values())) for record in records))

    def _read_at_once(self, cypher: str, parameters: Mapping[str, Any]) -> tuple[Sequence[str], list[neo4j.Record]]:
        """Ask and take the whole answer in one message each way, where a transaction of its own would take three."""
        with self._session(default_access_mode=neo4j.READ_ACCESS, fetch_size=ALL_AT_ONCE) as session:
            answer = session.run(_ours(cypher), dict(parameters))
            return answer.keys(), list(answer)

    def _session(self, **settings: Any) -> neo4j.Session:
        """A session that sees what earlier ones wrote, also where a cluster answers."""
        return self._driver.session(bookmark_manager=self._driver.execute_query_bookmark_manager, **settings)

    def change(self, work: Callable[[Transaction], None]) -> None:
        with self._session() as session:
            session.execute_write(lambda opened: work(Neo4jTransaction(opened)))

    def changes(self) -> int | None:
        return None

    def ask(self, cypher: str, parameters: Mapping[str, Any], bounds: Bounds, *, explain: bool = False) -> Rows:
        check_size(cypher)
        asked, plain = f"{cypher:.120}", Plain()
        bare = _EXPLAIN.sub("", cypher, count=1)
        explain = explain or bare != cypher
        try:
            with self._asking.session(default_access_mode=neo4j.READ_ACCESS) as session:
                plan = _planned(session, bare, parameters, bounds, asked)
                if explain:
                    return Rows(("plan",), tuple((line,) for line in plan.lines()))
                with session.begin_transaction(timeout=bounds.seconds) as opened:
                    answer = opened.run(_ours(bare), dict(parameters))
                    columns = tuple(answer.keys())
                    records = answer.fetch(bounds.rows + 1)
                    rows = tuple(tuple(map(plain, record.values())) for record in records[: bounds.rows])
                    nodes, edges = plain.graph(lambda wanted: _ends(opened, wanted))
        except (ClientError, Neo4jError, DriverError) as error:
            raise _refused(error, asked, bounds) from error
        return Rows(columns, rows, len(records) > bounds.rows, nodes, edges)

    def close(self) -> None:
        self._asking.close()
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _driver(address: str, user: str, password: str) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(
        address,
        auth=(user, password) if password else None,
        connection_timeout=CONNECT_SECONDS,
        notifications_min_severity="OFF",
    )


class Neo4jTransaction:
    """Writes in a transaction that the driver does again where the server says that the trouble passes."""

    def __init__(self, opened: neo4j.ManagedTransaction) -> None:
        self._opened = opened

    def write(self, cypher: str, rows: Sequence[Row]) -> None:
        for start in range(0, len(rows), BATCH):
            self._opened.run(_ours(cypher), {"rows": list(rows[start : start + BATCH])}).consume()

    def create(self, label: str, rows: Sequence[Row]) -> None:
        self.write(f"UNWIND $rows AS row CREATE (n:{label}) SET n = row", rows)

    def replace(self, label: str, rows: Sequence[Row]) -> None:
        self.write(f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row", rows)

    def name(self, label: str, rows: Sequence[Row]) -> None:
        self.write(
            f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) ON CREATE SET n = row "
            "ON MATCH SET n.name = CASE WHEN row.name < n.name THEN row.name ELSE n.name END",
            rows,
        )

    def join(self, kind: EdgeKind, rows: Sequence[Row]) -> None:
        self.write(
            f"UNWIND $rows AS row MATCH (a:{kind.start} {{id: row.start}}) MATCH (b:{kind.end} {{id: row.end}}) "
            f"CREATE (a)-[r:{kind.type}]->(b) SET r = row.props",
            rows,
        )


def _ours(cypher: Any) -> LiteralString:
    """Text that is none of the program's literals, which the driver's types ask for, to keep values out of queries."""
    return cast(LiteralString, cypher)


def _planned(session: neo4j.Session, cypher: str, parameters: Mapping[str, Any], bounds: Bounds, asked: str) -> Plan:
    """The server's plan. Raises `QuestionError` where the question would do anything but read the graph."""
    query = neo4j.Query(_ours(f"EXPLAIN {cypher}"), timeout=bounds.seconds)
    summary = session.run(query, dict(parameters)).consume()
    if summary.query_type != "r":
        raise QuestionError("this question would write, and questions only read", asked, "use MATCH … RETURN")
    plan = Plan(dict(summary.plan or {}))
    if plan.reads_files():
        raise QuestionError("questions may not read files or addresses", asked, "leave LOAD CSV out")
    if told := plan.not_of_the_graph():
        raise QuestionError(f"questions ask the graph, not the server: {told}", asked, "use MATCH … RETURN")
    return plan


def _ends(opened: neo4j.Transaction, wanted: list[str]) -> dict[str, str]:
    """Our own ids of nodes of which only the server's ids are known."""
    text = "MATCH (n) WHERE elementId(n) IN $wanted RETURN elementId(n) AS place, n.id AS id"
    return {record["place"]: record["id"] for record in opened.run(text, wanted=wanted)}


def _reason(error: Exception) -> str:
    said = getattr(error, "message", None) or str(error)
    return str(said).splitlines()[0]


def _refused(error: Exception, asked: str, bounds: Bounds) -> QuestionError:
    code = getattr(error, "code", None) or ""
    if "TransactionTimedOut" in code:
        return QuestionError(f"stopped after {bounds.seconds:g} seconds", asked, "narrow the question, or add LIMIT")
    if "MemoryPool" in code or "OutOfMemory" in code or "Java heap" in str(error):
        what = "stopped: it needs more memory than a question may have"
        return QuestionError(what, asked, "narrow the question, or add LIMIT")
    if "AccessMode" in code or "Security" in code:
        return QuestionError("this question would write, and questions only read", asked, "use MATCH … RETURN")
    return QuestionError(f"not understood: {_reason(error)}", asked, "mend the Cypher")
