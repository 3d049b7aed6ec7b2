"""Lines of plans, bodies, processes and actions: as papers name them year by year, and what changed."""

from __future__ import annotations

import pytest

from graph.gaps import NO_CHANGE
from graph.questions import lineage
from ingest.errors import UnknownNameError


def changed(how: str, before: tuple[str, ...], after: tuple[str, ...], year: int) -> dict[str, object]:
    return {"of": "process", "change": how, "before": before, "after": after, "year": year}


SAID = {
    "minutes-2031": (
        "2031-05-04",
        [
            ("Flood Duty Reviews (FDR) were introduced in 2031.",
             ("change", changed("introduced", (), ("Flood Duty Reviews (FDR)",), 2031))),
            ("The Westmere Flood Plan was in force.",
             ("strategy", {"name": "Westmere Flood Plan", "status": "in_force"})),
            ("Westmere Flood Forum", ("organisation", {"name": "Westmere Flood Forum", "kind": "board"})),
        ],
    ),
    "minutes-2034": (
        "2034-02-01",
        [
            ("FDRs became Water Reviews.",
             ("change", changed("renamed", ("FDRs",), ("Water Reviews",), 2033))),
            ("Westmere Flood Forum", ("organisation", {"name": "Westmere Flood Forum", "kind": "board"})),
            ("Westmere Water Board", ("organisation", {"name": "Westmere Water Board", "kind": "board"})),
            ("The Westmere Flood Forum became the Westmere Water Board.",
             ("change", {"of": "body", "change": "replaced", "before": ("Westmere Flood Forum",),
                         "after": ("Westmere Water Board",), "year": 2034})),
        ],
    ),
}  # fmt: skip


@pytest.fixture
def store(new_store, load_into, paper_of, fact_of):
    made = {}
    for stem, (date, said) in SAID.items():
        paper = paper_of(*(("paragraph", text) for text, _ in said), stem=stem)
        facts = [
            fact_of(kind, stem, quote=block.text, start=block.start, **fields)
            for block, (_, (kind, fields)) in zip(paper.blocks, said, strict=True)
        ]
        facts.append(
            fact_of(
                "document", stem, kind="minutes", title="Minutes", body="Westmere Flood Forum", date=date, period=None,
                version=None, status=None, quote=paper.blocks[0].text, start=0,
            )
        )  # fmt: skip
        made[stem] = paper, facts
    load_into(new_store, made)
    return new_store


def told(answer) -> list[tuple[object, ...]]:
    return [(each.year, each.change, each.before, each.after, each.stated) for each in answer.events]


def test_a_process_under_its_name_and_its_abbreviation(store) -> None:
    answer = lineage(store, "FDRs")
    assert answer.kind == "process"
    assert told(answer) == [
        (2031, "introduced", (), ("Flood Duty Reviews (FDR)",), True),
        (2033, "renamed", ("FDRs",), ("Water Reviews",), True),
    ]
    assert told(lineage(store, "Water Reviews", kind="process")) == told(answer)[1:]


def test_the_years_between_two_changes_of_a_process_are_not_said_to_be_without_a_paper(store) -> None:
    (gap,) = lineage(store, "FDRs").gaps
    assert (gap.first, gap.last, gap.why) == (2032, 2032, NO_CHANGE)


def test_a_body_and_what_took_over_from_it(store) -> None:
    answer = lineage(store, "Westmere Flood Forum", kind="body")
    assert [(each.year, each.label) for each in answer.states] == [
        (2031, "Westmere Flood Forum"), (2034, "Westmere Flood Forum"),
    ]  # fmt: skip
    assert told(answer) == [(2034, "replaced", ("Westmere Flood Forum",), ("Westmere Water Board",), True)]
    assert [(gap.first, gap.last) for gap in answer.gaps] == [(2032, 2033)]


def test_a_plan_with_its_standing(store) -> None:
    (state,) = lineage(store, "flood plan").states
    assert (state.year, state.label, state.status) == (2031, "Westmere Flood Plan", "in_force")


def test_as_of_a_date_only_what_papers_had_said(store) -> None:
    assert told(lineage(store, "FDRs", as_of="2032")) == [(2031, "introduced", (), ("Flood Duty Reviews (FDR)",), True)]
    assert lineage(store, "Westmere Flood Forum", as_of="2033-12-31").events == ()
    assert lineage(store, "FDRs", since=2033).events[0].change == "renamed"


def test_a_name_of_nothing_names_the_nearest_priorities(store) -> None:
    with pytest.raises(UnknownNameError, match="no priority"):
        lineage(store, "submarines")
