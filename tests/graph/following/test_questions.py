"""An action followed over the years, and what fell silent, over a loaded graph."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.following.questions import follow
from graph.following.silence import silent
from ingest.errors import UnknownNameError

OLD, NEW = "Refresh the website on scams", "Promote the website on scams"
PLANS = {
    "plan-2031": (2031, [("Scams", OLD, ("built by May",)), ("Scams", "Visit the oldest farmers", ())]),
    "plan-2033": (
        2033,
        [("Scams", NEW, ()), ("Scams", "Write leaflets for banks", ()), ("Road Safety", "Paint the kerbs", ())],
    ),
}


@pytest.fixture
def papers(paper_of, fact_of):
    made = {}
    for stem, (year, actions) in PLANS.items():
        labels = dict.fromkeys(label for label, _, _ in actions)
        paper = paper_of(
            *(("paragraph", label) for label in labels), *(("paragraph", text) for _, text, _ in actions),
            ("paragraph", "£900 was given for the website on scams."), stem=stem,
        )  # fmt: skip
        blocks = {block.text: block for block in paper.blocks}
        facts = [
            fact_of("priority", stem, label=label, year=year, quote=label, start=blocks[label].start)
            for label in labels
        ]
        facts += [
            fact_of(
                "action", stem, quote=text, start=blocks[text].start, plan_year=f"{year}/{year % 100 + 1}",
                priority=label, text=text, status="ongoing", owners=(), progress=progress,
            )
            for label, text, progress in actions
        ]  # fmt: skip
        if year == 2031:
            given = paper.blocks[-1]
            facts.append(
                fact_of(
                    "funding", stem, quote=given.text, start=given.start, amount=900.0, funder="Westmere Board",
                    recipient=None, purpose="refresh the website", year="2031/32",
                )
            )  # fmt: skip
        made[stem] = paper, facts
    return made


def test_the_steps_of_an_action_with_progress_and_money(new_store, load_into, papers) -> None:
    load_into(new_store, papers)
    answer = follow(new_store, "scams website")
    assert [(step.plan_year, step.text, step.progress, step.how) for step in answer.steps] == [
        ("2031/32", OLD, ("built by May",), None),
        ("2033/34", NEW, (), "continued"),
    ]
    assert answer.steps[1].comparison == "both say: website"
    assert [(gap.first, gap.last) for gap in answer.gaps] == [(2032, 2032)]
    assert answer.silent is None


def test_loading_again_changes_nothing_and_a_paper_taken_away_takes_its_steps(new_store, load_into, papers) -> None:
    load_into(new_store, papers)
    before = follow(new_store, "scams website").to_json()
    assert not any(each.changed for each in load_into(new_store, papers))
    assert follow(new_store, "scams website").to_json() == before
    paper, facts = papers["plan-2033"]
    load_into(new_store, {**papers, "plan-2033": (paper, facts[:-1])})
    rows = new_store.read("MATCH ()-[r:CONTINUES]->() RETURN count(r) AS links ORDER BY links")
    assert [row["links"] for row in rows] == [1]


def test_an_action_that_no_later_plan_has_fell_silent(new_store, load_into, papers) -> None:
    load_into(new_store, papers)
    found = silent(new_store)
    assert [(each.name, each.last) for each in found if each.kind == "Action"] == [
        ("Visit the oldest farmers", "2031/32")
    ]
    assert follow(new_store, "farmers").silent == found[0]


def test_an_action_that_nobody_has_is_told_with_the_nearest(new_store, load_into, papers) -> None:
    load_into(new_store, papers)
    with pytest.raises(UnknownNameError, match="no action"):
        follow(new_store, "submarine patrols")
    with pytest.raises(UnknownNameError, match="more than one"):
        follow(new_store, "the")


def test_progress_in_one_cell_for_several_actions_is_told_as_that(new_store, load_into, papers) -> None:
    paper, facts = papers["plan-2031"]
    cell = replace(facts[0].evidence, start=paper.blocks[0].start, end=paper.blocks[0].end)
    shared = [
        replace(each, progress=("built by May",), also=(("progress", cell),)) if each.type == "action" else each
        for each in facts
    ]
    load_into(new_store, {"plan-2031": (paper, shared)})
    (step,) = follow(new_store, "website on scams").steps
    assert (step.progress, step.beside) == (("built by May",), 2)


def test_progress_of_one_action_is_its_own(new_store, load_into, papers) -> None:
    load_into(new_store, papers)
    assert [step.beside for step in follow(new_store, "scams website").steps] == [None, None]
