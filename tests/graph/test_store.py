"""What both stores promise: nothing is written by a question, nothing read from files, nothing runs for ever."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from neo4j.exceptions import ServiceUnavailable

from graph.store import Bounds, Transaction, open_store
from graph.stores.java import HEAP_KEPT, java_class
from ingest.errors import GraphError, QuestionError


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request):
    return request.getfixturevalue(request.param)


def ask(store, cypher: str, *, seconds: float = 5.0, most_rows: int = 10, **parameters: object):
    return store.ask(cypher, parameters, Bounds(seconds, most_rows))


WRITES = [
    "CREATE (:Body {id: 'made-up'})",
    "MERGE (b:Body {id: 'made-up'}) RETURN b.id",
    "MATCH (b:Body) SET b.name = 'x' RETURN b.id",
    "MATCH (b:Body) REMOVE b.name RETURN b.id",
    "MATCH (b:Body) DETACH DELETE b",
    "CALL { CREATE (:Body {id: 'made-up'}) } RETURN 1 AS one",
    "CALL { MATCH (b:Body) SET b.name = 'x' RETURN b } RETURN b.id",
    "MATCH (b:Body) FOREACH (x IN [1] | SET b.name = 'x')",
    "/* MATCH */ CREATE (:Body {id: 'made-up'}) // RETURN 1",
    "C\\u0052EATE (:Body {id: 'made-up'})",
    "CREATE INDEX made_up IF NOT EXISTS FOR (n:Body) ON (n.made_up)",
    "DROP CONSTRAINT body_id IF EXISTS",
    "MATCH (a:Body), (b:Body) CREATE (a)-[:MADE_UP]->(b)",
]


@pytest.mark.parametrize("cypher", WRITES)
def test_questions_do_not_write(store, cypher: str) -> None:
    count = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS nodes, count(r) AS joined"
    before = store.read(count).rows, store.read("MATCH (b:Body) RETURN b.id AS id, b.name AS name ORDER BY id").rows
    with pytest.raises(QuestionError):
        ask(store, cypher)
    after = store.read(count).rows, store.read("MATCH (b:Body) RETURN b.id AS id, b.name AS name ORDER BY id").rows
    assert after == before


@pytest.mark.parametrize("words", ["create", "DELETE everything", "set merge remove"])
def test_words_of_command_in_a_text_are_no_commands(store, words: str) -> None:
    rows = ask(store, "MATCH (p:Passage) WHERE p.text CONTAINS $words RETURN p.id", words=words)
    assert rows.rows == ()


@pytest.mark.parametrize(
    "cypher",
    [
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
        "LOAD CSV FROM 'http://127.0.0.1:1/x' AS line RETURN line",
        "CALL { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } RETURN line",
    ],
)
def test_questions_do_not_read_files_or_addresses(store, cypher: str) -> None:
    with pytest.raises(QuestionError) as refused:
        ask(store, cypher)
    assert "root:" not in str(refused.value)


def test_a_question_is_stopped_in_time(store) -> None:
    began = time.perf_counter()
    with pytest.raises(QuestionError, match="stopped after 1 seconds"):
        ask(store, "UNWIND range(1, 5000) AS a UNWIND range(1, 5000) AS b UNWIND range(1, 5000) AS c "
            "WITH a, b, c WHERE a + b + c = 0 RETURN count(*) AS n", seconds=1.0)  # fmt: skip
    assert time.perf_counter() - began < 10


def test_only_so_many_rows_come_back(store) -> None:
    rows = ask(store, "UNWIND range(1, 100000) AS n RETURN n", most_rows=3)
    assert (rows.columns, rows.rows, rows.truncated) == (("n",), ((1,), (2,), (3,)), True)
    assert not ask(store, "UNWIND range(1, 3) AS n RETURN n", most_rows=3).truncated


@pytest.mark.parametrize("cypher", ["MATCH (", "", "RETURN nothing", "MATCH (p:Passage) RETURN q.id"])
def test_a_question_that_is_wrong_is_told(store, cypher: str) -> None:
    with pytest.raises(QuestionError) as told:
        ask(store, cypher)
    assert "com.arcadedb" not in str(told.value)


@pytest.mark.parametrize(
    ("cypher", "value"),
    [
        ("RETURN date('2031-05-01') AS v", "2031-05-01"),
        ("RETURN [1, 2.5, 'a', true, null] AS v", [1, 2.5, "a", True, None]),
        ("RETURN {a: 1, b: [2]} AS v", {"a": 1, "b": [2]}),
        ("MATCH (p:Priority {id: 'priority:westmere-safety-plan:scams'}) RETURN p.name AS v", "Scams"),
    ],
)
def test_values_come_back_as_plain_ones(store, cypher: str, value: object) -> None:
    assert ask(store, cypher).rows == ((value,),)


def test_an_error_in_a_transaction_takes_it_back(new_store) -> None:
    class BrokenError(RuntimeError):
        pass

    def half_a_write(opened: Transaction) -> None:
        opened.write("UNWIND $rows AS row CREATE (:Body {id: row.id})", [{"id": "half"}])
        raise BrokenError

    with pytest.raises(BrokenError):
        new_store.change(half_a_write)
    assert new_store.read("MATCH (n) RETURN count(n) AS n").rows == ((0,),)


def test_what_transactions_leave_behind_does_not_fill_the_heap(new_store) -> None:
    runtime = java_class("java.lang.Runtime").getRuntime()
    left = [java_class("java.nio.ByteBuffer").allocate(32 << 20) for _ in range(1 + (HEAP_KEPT >> 25))]
    del left
    assert runtime.totalMemory() - runtime.freeMemory() > HEAP_KEPT
    new_store.change(lambda _: None)
    assert runtime.totalMemory() - runtime.freeMemory() < HEAP_KEPT


def test_a_store_in_use_by_another_process_is_told(new_store) -> None:
    again = (
        "import sys; from pathlib import Path; from graph.store import Bounds, Transaction, open_store\n"
        "from ingest.errors import GraphError\n"
        "try: open_store(None, Path(sys.argv[1]))\n"
        "except GraphError as error: print(error)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", again, new_store.where], capture_output=True, text=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert "in use by another process" in ran.stdout, ran.stderr


def test_a_store_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="pledgeline run"):
        open_store(None, tmp_path / "nothing", read_only=True)
    with pytest.raises(GraphError, match="neo4j://"):
        open_store("http://example.org", tmp_path)


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_cannot_be_reached_is_told(tmp_path: Path, scheme: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"{scheme}://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(GraphError, match="cannot be reached") as told:
        open_store(address, tmp_path, password="s3cret")
    assert "s3cret" not in str(told.value)


@pytest.mark.neo4j
def test_a_question_that_met_a_passing_trouble_is_asked_again(neo4j, monkeypatch) -> None:
    def cut_off(*_: object) -> None:
        raise ServiceUnavailable

    expected = neo4j.read("MATCH (p:Priority) RETURN p.id AS id ORDER BY id")
    monkeypatch.setattr(neo4j, "_read_at_once", cut_off)
    assert neo4j.read("MATCH (p:Priority) RETURN p.id AS id ORDER BY id") == expected
    assert expected.rows
