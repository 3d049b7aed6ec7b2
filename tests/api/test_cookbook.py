"""The thirty questions of the cookbook: each finds something in the samples, and its answer is the printed one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.cookbook import cookbook
from api.site.console import examples
from graph.exports.statements import statements
from graph.store import Bounds, Store, Transaction, open_store

PAGE = Path(__file__).parents[2] / "docs" / "cookbook.md"
QUESTIONS = examples()


@pytest.fixture(scope="module")
def samples(sample_data: Path) -> Iterator[Store]:
    with open_store(None, sample_data / "graph", read_only=True) as store:
        yield store


@pytest.fixture(scope="module")
def samples_in_neo4j(samples: Store) -> Iterator[Store]:
    """The same graph in a real Neo4j, which then holds again what it held before."""
    address = os.environ.get("PLEDGELINE_TEST_NEO4J")
    if not address:
        pytest.skip("needs a Neo4j server at PLEDGELINE_TEST_NEO4J; .ci/neo4j starts one")
    with open_store(address, Path("unused")) as store:
        before = _rows(store)
        _put(store, _rows(samples))
        yield store
        _put(store, before)


def _rows(store: Store) -> list[str]:
    return [each for each in statements(store) if each.startswith("UNWIND")]


def _put(store: Store, rows: list[str]) -> None:
    """Put these statements' nodes and relationships in the place of all that the store holds."""

    def work(opened: Transaction) -> None:
        opened.write("UNWIND $rows AS row MATCH (n) DETACH DELETE n", [{}])
        for statement in rows:
            opened.write(statement.replace("UNWIND [", "UNWIND $rows AS one UNWIND [", 1), [{}])

    store.prepare()
    store.change(work)


def test_there_are_thirty() -> None:
    assert len(QUESTIONS) >= 30


@pytest.mark.parametrize(("title", "cypher"), QUESTIONS, ids=[title for title, _ in QUESTIONS])
def test_each_question_finds_something_in_a_fixed_order(samples: Store, title: str, cypher: str) -> None:
    answer = samples.ask(cypher, {}, Bounds())
    assert answer.rows, title
    assert "ORDER BY" in cypher


@pytest.mark.neo4j
@pytest.mark.parametrize(("title", "cypher"), QUESTIONS, ids=[title for title, _ in QUESTIONS])
def test_neo4j_answers_the_same(samples: Store, samples_in_neo4j: Store, title: str, cypher: str) -> None:
    one, other = (store.ask(cypher, {}, Bounds()) for store in (samples, samples_in_neo4j))
    assert (one.columns, one.rows) == (other.columns, other.rows), title


def test_the_page_says_what_the_samples_answer(samples: Store) -> None:
    assert PAGE.read_text("utf-8") == cookbook(samples), "make it anew: make cookbook"
