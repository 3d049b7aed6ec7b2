"""No question in Cypher breaks out, on either store (the attempts stand in break_out.py)."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import time
from pathlib import Path
from typing import Any

import pytest

from graph.store import Bounds, Rows
from ingest.errors import QuestionError

_SPEC = importlib.util.spec_from_file_location("break_out", Path(__file__).with_name("break_out.py"))
assert _SPEC
assert _SPEC.loader
break_out = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(break_out)

COUNT = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS nodes, count(r) AS joined"
BODIES = "MATCH (b:Body) RETURN b.id AS id, b.name AS name, labels(b) AS labels ORDER BY id"
MADE_UP = "MATCH (n) WHERE n.id CONTAINS 'made' RETURN count(n) AS n"
PARAMETERS = {"address": "file:///etc/passwd"}
ROWS = 50
SECONDS = 1.5


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest) -> Any:
    return request.getfixturevalue(request.param)


def held(store: Any) -> list[Any]:
    return [store.read(text).rows for text in (COUNT, BODIES, MADE_UP)]


def ask(store: Any, cypher: str) -> Rows:
    return store.ask(cypher, PARAMETERS, Bounds(SECONDS, ROWS, 256))


def test_there_are_enough_attempts() -> None:
    assert len({*break_out.REFUSED, *break_out.TOO_MUCH}) >= 100


@pytest.mark.parametrize("cypher", break_out.REFUSED)
def test_what_would_break_out_is_refused(store: Any, cypher: str) -> None:
    before = held(store)
    with pytest.raises(QuestionError) as refused:
        ask(store, cypher)
    assert "root:" not in str(refused.value)
    assert held(store) == before
    assert not list(Path("/tmp").glob("made-up*"))


@pytest.mark.parametrize("cypher", break_out.TOO_MUCH, ids=lambda cypher: cypher[:60])
def test_what_asks_for_too_much_is_bounded(store: Any, cypher: str) -> None:
    began = time.monotonic()
    with contextlib.suppress(QuestionError):
        answer = ask(store, cypher)
        assert len(answer.rows) <= ROWS
        assert len(json.dumps(answer.to_json())) < 20_000_000
    assert time.monotonic() - began < 60  # of which a new process may take most
    assert ask(store, "RETURN 1 AS one").rows == ((1,),)  # the next question is answered


@pytest.mark.parametrize("words", ["CREATE", "DETACH DELETE everything", "LOAD CSV FROM 'file:///x' AS l", "dbms.kill"])
def test_honest_words_are_not_refused(store: Any, words: str) -> None:
    found = store.ask("MATCH (p:Passage) WHERE p.text CONTAINS $words RETURN p.id", {"words": words}, Bounds())
    assert found.rows == ()
    quoted = words.replace("'", "")
    assert store.ask(f"RETURN '{quoted}' AS said // {quoted}", {}, Bounds()).rows == ((quoted,),)


def test_a_parameter_is_a_value_and_nothing_else(store: Any) -> None:
    text = "x'}) DETACH DELETE n //"
    assert store.ask("RETURN $given AS given", {"given": text}, Bounds()).rows == ((text,),)


def test_an_answer_is_a_graph_as_well(store: Any) -> None:
    text = "MATCH (s)-[r:STATE_OF]->(p:Priority) WHERE p.name = 'Scams' RETURN r, s.year AS year ORDER BY year"
    answer = store.ask(text, {}, Bounds())
    assert [edge.type for edge in answer.edges] == ["STATE_OF"] * len(answer.rows)
    assert {edge.end for edge in answer.edges} == {"priority:westmere-safety-plan:scams"}
    assert not answer.nodes
    path = store.ask("MATCH p = (:PriorityState)-[:STATE_OF]->(:Priority {name: 'Scams'}) RETURN p", {}, Bounds())
    assert {node.label for node in path.nodes} == {"Priority", "PriorityState"}
    assert {edge.start for edge in path.edges} | {edge.end for edge in path.edges} == {node.id for node in path.nodes}


def test_a_plan_is_told_and_nothing_is_run(store: Any) -> None:
    plan = store.ask("MATCH (b:Body {id: 'body:westmere-board'}) RETURN b.name", {}, Bounds(), explain=True)
    assert plan.columns == ("plan",)
    assert any("Seek" in line for (line,) in plan.rows)  # the index on `id` is used
    typed = store.ask("EXPLAIN MATCH (b:Body {id: 'body:westmere-board'}) RETURN b.name", {}, Bounds())
    assert typed.columns == ("plan",)
    with pytest.raises(QuestionError):
        store.ask("CREATE (:Body {id: 'made-up'})", {}, Bounds(), explain=True)
