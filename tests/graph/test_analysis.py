"""What networks tell, on the made-up papers and on graphs whose answer is known by hand."""

from __future__ import annotations

from typing import Any

import pytest

from graph import analysis
from graph.rows import EdgeKind


@pytest.fixture
def five_bodies(new_store: Any) -> Any:
    """A board to which four groups report, two of which own a plan together, and the other two another."""
    new_store.prepare()
    ids = ["board", "one", "two", "three", "four"]

    def work(opened: Any) -> None:
        opened.create("Body", [{"id": f"body:{id}", "name": id.capitalize()} for id in ids])
        opened.create("Strategy", [{"id": f"strategy:{id}", "name": id} for id in ("first", "second")])
        up = [{"start": f"body:{id}", "end": "body:board", "props": {"key": id}} for id in ids[1:]]
        opened.join(EdgeKind("Body", "REPORTS_TO", "Body"), up)
        pairs = [("one", "first"), ("two", "first"), ("three", "second"), ("four", "second")]
        owned = [{"start": f"body:{id}", "end": f"strategy:{of}", "props": {"key": id}} for id, of in pairs]
        opened.join(EdgeKind("Body", "DELIVERS", "Strategy"), owned)

    new_store.change(work)
    return new_store


def test_the_board_stands_between_the_groups(five_bodies: Any) -> None:
    first, *others = analysis.central_bodies(five_bodies)
    assert (first.name, first.neighbours, first.near) == ("Board", 4, 1.0)
    assert first.between == round(4 / 6, 4)  # of six pairs of groups two are neighbours
    assert {each.between for each in others} == {0.0}
    assert analysis.central_bodies(five_bodies) == [first, *others]


def test_those_who_own_a_plan_together_are_a_community(five_bodies: Any) -> None:
    found = analysis.communities(five_bodies)
    assert [(each.bodies, each.commitments) for each in found] == [
        (("Four", "Three"), ("second",)),
        (("One", "Two"), ("first",)),
    ]


def test_editions_are_compared_with_the_next(embedded: Any) -> None:
    (overlap,) = [each for each in analysis.overlaps(embedded) if each.kind == "priority"]
    assert (overlap.year, overlap.next_year) == (2031, 2033)
    assert overlap.overlap == 1.0  # what was widened and renamed is the same priority
    assert len(overlap.shared) == 3
    assert (overlap.given_up, overlap.new) == ((), ())


def test_an_empty_graph_has_no_centre(new_store: Any) -> None:
    new_store.prepare()
    assert (analysis.central_bodies(new_store), analysis.communities(new_store), analysis.overlaps(new_store)) == (
        [],
        [],
        [],
    )
