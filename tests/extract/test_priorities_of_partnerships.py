"""Priorities where no plan of a partnership is named: the partnership's own, or those of "this strategy"."""

from __future__ import annotations

import pytest

from extract.facts import PriorityFact
from extract.priorities import find_priorities
from extract.reading import Reading
from extract.themes import find_themes

PAGE = ("heading", "Keeping Eastmere safe", {"level": 1})
ITEMS = (("list_item", "Rural crime"), ("list_item", "Domestic abuse"))


def priorities(paper) -> list[PriorityFact]:
    return list(find_priorities(Reading(paper)))


def said(paper) -> list[tuple[str, str | None, int | None]]:
    return [(fact.label, fact.of, fact.year) for fact in priorities(paper)]


@pytest.mark.parametrize(
    "lead",
    [
        "The Eastmere Community Safety Partnership has agreed two priorities for 2031/32:",
        "In 2031/32 the Safer Eastmere Partnership will focus on two key areas:",
        "For 2031/32 the priorities of the Safer Eastmere Partnership are as follows:-",
    ],
)
def test_the_partnership_itself_has_them(paper_of, lead) -> None:
    name = "Eastmere Community Safety Partnership" if "Community" in lead else "Safer Eastmere Partnership"
    assert said(paper_of(PAGE, ("paragraph", lead), *ITEMS)) == [
        ("Rural crime", name, 2031),
        ("Domestic abuse", name, 2031),
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "The Council’s priorities for 2031/32 are:",
        "The Government’s key priorities for community safety partnerships are:",
        "Funding priorities are:",
        "There are two key issues:",
        "The Community Safety Partnership has two priorities:",
    ],
)
def test_nobody_s_or_somebody_else_s(paper_of, lead) -> None:
    """A council's, a government's; and no partnership's, where none is named."""
    assert said(paper_of(PAGE, ("paragraph", lead), *ITEMS)) == []


def test_two_partnerships_and_none_meant(paper_of) -> None:
    both = "The Eastmere Community Safety Partnership and the Safer Northmere Partnership met."
    lead = "The Partnership has agreed two priorities:"
    assert said(paper_of(PAGE, ("paragraph", both), ("paragraph", lead), *ITEMS)) == []


def test_what_this_strategy_is(paper_of) -> None:
    """Named by the title or the lines above; a year that nothing tells stays open."""
    paper = paper_of(
        ("heading", "Harbour Violence Strategy for Eastmere", {"level": 1}),
        ("paragraph", "Today partners published their Harbour Violence Strategy."),
        ("paragraph", "They have written this strategy and identified two priority areas:"),
        *ITEMS,
    )
    assert said(paper) == [
        ("Rural crime", "Harbour Violence Strategy", None),
        ("Domestic abuse", "Harbour Violence Strategy", None),
    ]


def test_lines_of_numbered_priorities_in_minutes(paper_of) -> None:
    """What is told after the dash is no part of the label; the lines of one section are of one plan."""
    paper = paper_of(
        PAGE,
        ("paragraph", "The Eastmere Community Safety Partnership met. The manager referred to:"),
        ("paragraph", "Priority 1: Reducing fraud in Eastmere by working together - performance was good;"),
        ("paragraph", "Priority 2: Reducing reoffending – performance at the end of 2031/32 was good."),
    )
    assert [(label, of) for label, of, _ in said(paper)] == [
        ("Reducing fraud in Eastmere by working together", "Eastmere Community Safety Partnership"),
        ("Reducing reoffending", "Eastmere Community Safety Partnership"),
    ]


def test_what_replaced_the_themes_is_none(paper_of) -> None:
    paper = paper_of(
        PAGE,
        ("paragraph", "This year (2031/32) the CSP has agreed to focus on two key issues of its plan:"),
        *ITEMS,
        (
            "paragraph",
            "It has two more priorities which have replaced the cross-cutting themes of the Partnership Plan:",
        ),
        ("list_item", "Young people"),
        ("list_item", "Repeat offending"),
    )
    reading = Reading(paper)
    reading.keep("priority", find_priorities(reading))
    assert list(find_themes(reading)) == []
    assert {(fact.label, fact.year) for fact in reading.found(PriorityFact)} == {
        (label, 2031) for label in ("Rural crime", "Domestic abuse", "Young people", "Repeat offending")
    }


def test_what_these_are_is_told_in_the_next_sentence(paper_of) -> None:
    """One comma sentence whose items hold "and", as many as were announced."""
    paper = paper_of(
        PAGE,
        ("paragraph", "The Eastmere Safer Communities Partnership Strategy (2031-2034) sets out three key priorities."),
        (
            "paragraph",
            "These are reducing the harm that is done by organised and other crime, increasing community cohesion "
            "and reducing antisocial behaviour and hate crime, and tackling inequality and the drivers of crime.",
        ),
    )
    assert [(label, year) for label, _, year in said(paper)] == [
        ("reducing the harm that is done by organised and other crime", 2031),
        ("increasing community cohesion and reducing antisocial behaviour and hate crime", 2031),
        ("tackling inequality and the drivers of crime", 2031),
    ]


def test_a_semicolon_before_the_list(paper_of) -> None:
    told = "The Safer Eastmere Partnership had three key priorities; burglary, rural crime and violence and abuse."
    assert [label for label, *_ in said(paper_of(PAGE, ("paragraph", told)))] == [
        "burglary",
        "rural crime",
        "violence and abuse",
    ]


def test_semicolons_and_a_comma_before_the_last(paper_of) -> None:
    told = (
        "The Eastmere Community Safety Partnership is reviewing its work. Its priorities include reducing crime in the "
        "old town; addressing exploitation, and reducing domestic abuse."
    )
    assert [label for label, *_ in said(paper_of(PAGE, ("paragraph", told)))] == [
        "reducing crime in the old town",
        "addressing exploitation",
        "reducing domestic abuse",
    ]


def test_actions_against_priorities_of(paper_of) -> None:
    """What is listed are the priorities, whatever is set out against them."""
    told = (
        "The Community Safety Strategy 2031-34 was agreed. It set out actions against the Partnership’s priorities of: "
        "road safety, keeping the city centre safer, and tackling fraud."
    )
    assert [label for label, *_ in said(paper_of(PAGE, ("paragraph", told)))] == [
        "road safety",
        "keeping the city centre safer",
        "tackling fraud",
    ]


def test_the_next_numbered_decision_is_no_priority(paper_of) -> None:
    plan = ("heading", "Eastmere Community Safety Plan 2031-34", {"level": 1})
    paper = paper_of(
        plan,
        ("list_item", "That the plan with the following priorities be approved:", {"number": "2"}),
        *ITEMS,
        ("list_item", "That it be noted that the plan will be published.", {"number": "3"}),
    )
    assert [label for label, *_ in said(paper)] == ["Rural crime", "Domestic abuse"]


def test_a_partnership_s_own_short_form(paper_of) -> None:
    """The year is that of the plan that the page is about."""
    paper = paper_of(
        *(("paragraph", text) for text in ("Menu", "Council meetings", "Agenda item", "Safer Eastmere Plan (2031-32)")),
        ("paragraph", "The statutory partnership for the borough was the Safer Eastmere Partnership (SEP)."),
        ("paragraph", "The SEP priorities were: dealing with burglary; rural crime; and domestic abuse."),
    )
    assert said(paper) == [
        ("dealing with burglary", "Safer Eastmere Partnership", 2031),
        ("rural crime", "Safer Eastmere Partnership", 2031),
        ("domestic abuse", "Safer Eastmere Partnership", 2031),
    ]
