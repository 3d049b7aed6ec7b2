"""What an update says of what is different in the answers: changes of priorities, leads, actions, resolutions."""

from __future__ import annotations

from typing import Any

import pytest

from graph.told import Told

Story = dict[str, tuple[Any, list[Any]]]


@pytest.fixture
def story(fact_of, paper_of):
    """Papers of one plan: what each says, as pairs of a sentence and the facts in it."""

    def of(**papers: list[tuple[str, str, dict[str, Any]]]) -> Story:
        told: Story = {}
        for stem, said in papers.items():
            paper = paper_of(*(("paragraph", text) for text, _, _ in said), stem=stem)
            told[stem] = (
                paper,
                [
                    fact_of(kind, stem, quote=block.text, start=block.start, **fields)
                    for block, (_, kind, fields) in zip(paper.blocks, said, strict=True)
                ],
            )
        return told

    return of


def edition(year: int, *labels: str) -> list[tuple[str, str, dict[str, Any]]]:
    return [(label, "priority", {"label": label, "year": year}) for label in labels]


def lead(year: int, body: str) -> tuple[str, str, dict[str, Any]]:
    said = {"priority": "Scams", "post": "Chair", "organisation": body, "year": year}
    return f"Scams: Chair, {body}", "lead", said


def action(text: str, year: str, status: str) -> tuple[str, str, dict[str, Any]]:
    return text, "action", {"text": text, "plan_year": year, "priority": "Scams", "status": status}


FIRST = [
    *edition(2031, "Rural Crime", "Scams"),
    lead(2031, "Westmere Bank"),
    action("Hold webinars", "2031/32", "planned"),
]
RENAMED = (
    "Rural Crime is now Farm Crime.", "change",
    {"change": "renamed", "before": ("Rural Crime",), "after": ("Farm Crime",), "year": 2033},
)  # fmt: skip
RESOLVED = (
    "RESOLVED that it be noted.", "resolution",
    {"meeting_date": "2033-05-01", "minute": 7, "item": "Report", "decision": "note", "text": "That it be noted"},
)  # fmt: skip
SECOND = [
    *edition(2033, "Farm Crime", "Scams"), RENAMED, lead(2033, "Westmere Police"),
    action("Hold webinars", "2033/34", "complete"), action("Print leaflets", "2033/34", "planned"), RESOLVED,
]  # fmt: skip


def test_what_a_new_paper_changes_is_told(new_store, load_into, story) -> None:
    load_into(new_store, story(one=FIRST))
    before = Told.of(new_store)
    load_into(new_store, story(one=FIRST, two=SECOND))
    now = Told.of(new_store, before)
    assert now.since(before) == [
        "Farm Crime (Westmere Safety Plan): renamed in 2033 (adopted): Rural Crime → Farm Crime",
        "lead of Scams (Westmere Safety Plan) now Chair, Westmere Police (2033); was Chair, Westmere Bank (2031)",
        "1 action completed: “Hold webinars”",
        "1 new action: “Print leaflets”",
        "1 new resolution: “That it be noted”",
    ]
    assert now.since(now) == []


def test_what_is_kept_of_papers_that_are_as_they_were_is_what_would_be_asked(new_store, load_into, story) -> None:
    load_into(new_store, story(one=FIRST))
    before = Told.from_json(Told.of(new_store).to_json())
    load_into(new_store, story(one=FIRST, two=SECOND))
    assert Told.of(new_store, before) == Told.of(new_store)
    load_into(new_store, story(one=[*FIRST, action("Visit farms", "2031/32", "planned")], two=SECOND))
    assert Told.of(new_store, before) == Told.of(new_store)


def test_what_an_older_release_noted_can_be_compared_with(new_store, load_into, story) -> None:
    load_into(new_store, story(one=FIRST))
    now = Told.of(new_store)
    noted = {"changes": now.changes, "leads": {}, "complete": {}, "actions": now.all("actions"), "resolutions": {}}
    assert now.since(Told.from_json(noted)) == []
