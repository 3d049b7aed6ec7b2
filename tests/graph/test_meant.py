"""What a question names: whole names, with and without the place before them, and never what is only alike."""

from __future__ import annotations

import pytest

from graph.meant import named_in


@pytest.fixture
def store(new_store, load_into, paper_of, fact_of):
    said = [
        ("priority", {"label": "Road Safety"}),
        ("priority", {"label": "Anti-Social Behaviour"}),
        ("strategy", {"name": "Kent Road Safety Strategy", "status": "in_force"}),
        ("organisation", {"name": "Westmere Road Forum", "abbreviation": "WRF", "kind": "board"}),
    ]
    paper = paper_of(*(("paragraph", f"They said {number}.") for number in range(len(said))), stem="plan-2031")
    facts = [
        fact_of(kind, "plan-2031", quote=block.text, start=block.start, **fields)
        for block, (kind, fields) in zip(paper.blocks, said, strict=True)
    ]
    load_into(new_store, {"plan-2031": (paper, facts)})
    return new_store


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("who leads road safety", ["Road Safety"]),
        ("road safety strategy", ["Kent Road Safety Strategy", "Road Safety"]),
        ("the Westmere Road Forum and anti social behaviour", ["Westmere Road Forum", "Anti-Social Behaviour"]),
        ("WRF", ["Westmere Road Forum"]),
        ("safety", []),
        ("road", []),
        ('kind:minutes -road safety body:"Westmere Road Forum"', []),
        ("", []),
    ],
)
def test_what_a_question_names(store, asked: str, named: list[str]) -> None:
    assert [each.name for each in named_in(store, asked)] == named


def test_a_name_for_which_an_abbreviation_was_typed(store) -> None:
    assert [each.name for each in named_in(store, "ASB", also=["anti social behaviour"])] == ["Anti-Social Behaviour"]
    assert [each.name for each in named_in(store, "ASB", also=["anti social behaviour"], most=0)] == []
