"""Neo4j 5.26 or later, by its official driver.

People's own questions are planned first (`EXPLAIN`): one that is not read-only, or whose plan reads a file, is refused;
then it runs in a read transaction with a time limit that the server keeps.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Any, LiteralString, Self, cast

import neo4j
from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError, ServiceUnavailable
from neo4j.graph import Node, Path, Relationship
from neo4j.time import Date, DateTime, Duration, Time

from graph.rows import EdgeKind
from graph.schema import FULL_TEXT, constraints
from graph.store import Row, Rows, Transaction
from ingest.errors import GraphError, QuestionError

BATCH = 2000
CONNECT_SECONDS = 10.0
FILE_READING = ("LoadCSV",)  # operators of a plan that read files or addresses


class Neo4jStore:
    """A database server. Its password is handed to the driver and kept nowhere else."""

    def __init__(self, address: str, user: str, password: str) -> None:
        self.where = address
        try:
            self._driver = neo4j.GraphDatabase.driver(
                address,
                auth=(user, password) if password else None,
                connection_timeout=CONNECT_SECONDS,
                notifications_min_severity="OFF",
            )
            self._driver.verify_connectivity()
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
        for statement in (*constraints(), index):
            self._driver.execute_query(_ours(statement))
        self._driver.execute_query("CALL db.awaitIndexes(60)")

    def read(self, cypher: str, **parameters: Any) -> Rows:
        try:
            records, _, columns = self._driver.execute_query(
                _ours(cypher), parameters, routing_=neo4j.RoutingControl.READ
            )
        except (Neo4jError, DriverError) as error:
            raise GraphError(
                f"the store could not answer: {_reason(error)}", self.where, "load the graph anew"
            ) from error
        return Rows(tuple(columns), tuple(tuple(map(_plain, record.values())) for record in records))

    def change(self, work: Callable[[Transaction], None]) -> None:
        with self._driver.session() as session:
            session.execute_write(lambda opened: work(Neo4jTransaction(opened)))

    def ask(self, cypher: str, parameters: Mapping[str, Any], *, seconds: float, most_rows: int) -> Rows:
        try:
            with self._driver.session(default_access_mode=neo4j.READ_ACCESS) as session:
                self._check_that_it_reads(session, cypher, parameters)
                with session.begin_transaction(timeout=seconds) as opened:
                    answer = opened.run(_ours(cypher), dict(parameters))
                    columns = tuple(answer.keys())
                    records = answer.fetch(most_rows + 1)
        except (ClientError, Neo4jError, DriverError) as error:
            raise _refused(error, cypher, seconds) from error
        rows = tuple(tuple(map(_plain, record.values())) for record in records[:most_rows])
        return Rows(columns, rows, truncated=len(records) > most_rows)

    def _check_that_it_reads(self, session: neo4j.Session, cypher: str, parameters: Mapping[str, Any]) -> None:
        """Raise `QuestionError` where the server's plan of the question would write or read a file."""
        summary = session.run(_ours(f"EXPLAIN {cypher}"), dict(parameters)).consume()
        if summary.query_type != "r":
            raise QuestionError(
                "this question would write, and questions only read", f"{cypher:.120}", "use MATCH … RETURN"
            )
        if summary.plan and _operators(dict(summary.plan)) & set(FILE_READING):
            raise QuestionError("questions may not read files or addresses", f"{cypher:.120}", "leave LOAD CSV out")

    def close(self) -> None:
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


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


def _operators(plan: Mapping[str, Any]) -> set[str]:
    """The names of all operators of a plan, without the database behind the "@"."""
    below: set[str] = set().union(*(_operators(child) for child in plan.get("children", ())))
    return below | {str(plan.get("operatorType", "")).split("@")[0]}


def _plain(value: Any) -> Any:
    """A value as plain Python: records as maps of their properties, dates as ISO 8601 text."""
    if isinstance(value, (Node, Relationship)):
        return {name: _plain(each) for name, each in sorted(value.items())}
    if isinstance(value, Path):
        return [_plain(each) for each in value.nodes]
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, (Date, DateTime, Time, Duration)):
        return value.iso_format()
    return value


def _reason(error: Exception) -> str:
    said = getattr(error, "message", None) or str(error)
    return str(said).splitlines()[0]


def _refused(error: Exception, cypher: str, seconds: float) -> QuestionError:
    asked = f"{cypher:.120}"
    if "TransactionTimedOut" in (getattr(error, "code", None) or ""):
        return QuestionError(f"stopped after {seconds:g} seconds", asked, "narrow the question, or add LIMIT")
    return QuestionError(f"not understood: {_reason(error)}", asked, "mend the Cypher")
