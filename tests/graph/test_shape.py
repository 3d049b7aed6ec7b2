"""A graph of an older shape is brought up or built anew, one of a newer shape is left alone; each is told."""

from __future__ import annotations

from typing import Any

import pytest

from graph import questions
from graph.load import load_papers
from graph.shape import NOTE, SHAPE, shape_of, stamp_of
from ingest.errors import GraphError, UnknownNameError


def told_by(store: Any, corpus: Any) -> list[str]:
    """What a load of all papers tells."""
    told: list[str] = []
    list(
        load_papers(store, sorted(corpus), lambda stem: corpus[stem][0], lambda stem: corpus[stem][1], tell=told.append)
    )
    return told


def of_shape(store: Any, shape: int | None) -> None:
    """Make the store look like one that a release of this shape loaded."""
    keep = "SET n.shape = row.shape" if shape is not None else "DELETE n"
    store.change(
        lambda opened: opened.write(f"UNWIND $rows AS row MATCH (n:Loaded {{id: '{NOTE}'}}) {keep}", [{"shape": shape}])
    )


def test_a_new_graph_has_the_shape_of_this_release(new_store, corpus) -> None:
    assert shape_of(new_store) == 0
    assert told_by(new_store, corpus) == []
    assert shape_of(new_store) == SHAPE


def test_a_graph_without_a_note_is_of_the_first_shape_and_brought_up(new_store, corpus) -> None:
    told_by(new_store, corpus)
    before = questions.counts(new_store)
    of_shape(new_store, None)
    assert shape_of(new_store) == 1
    with pytest.raises(GraphError, match="pledgeline load"):
        questions.lineage(new_store, "Scams")
    assert told_by(new_store, corpus) == [f"the graph was of shape 1 and is now of shape {SHAPE}"]
    assert questions.counts(new_store) == before


def test_a_graph_that_no_step_brings_up_is_built_anew(new_store, corpus, monkeypatch) -> None:
    told_by(new_store, corpus)
    before = questions.counts(new_store)
    of_shape(new_store, 1)
    new_store.change(lambda opened: opened.create("Body", [{"id": "body:of-the-old-shape", "name": "Old"}]))
    monkeypatch.setattr("graph.shape.STEPS", {})
    (told,) = told_by(new_store, corpus)
    assert "built anew" in told
    assert questions.counts(new_store) == before


def test_a_graph_of_a_newer_release_is_left_alone(new_store, corpus) -> None:
    told_by(new_store, corpus)
    of_shape(new_store, SHAPE + 1)
    before = questions.counts(new_store)
    with pytest.raises(GraphError, match="newer release"):
        told_by(new_store, corpus)
    with pytest.raises(GraphError, match="newer release"):
        questions.lineage(new_store, "Scams")
    assert questions.counts(new_store) == before


def test_names_are_read_again_after_a_change(new_store, corpus) -> None:
    told_by(new_store, corpus)
    assert questions.owners(new_store, "Westmere Gangs Strategy").owners
    first = stamp_of(new_store)
    paper, facts = corpus["minutes-2033"]
    told_by(new_store, {**corpus, "minutes-2033": (paper, facts[:0])})
    assert stamp_of(new_store) != first
    with pytest.raises(UnknownNameError, match="no commitment of this name"):
        questions.owners(new_store, "Westmere Gangs Strategy")
