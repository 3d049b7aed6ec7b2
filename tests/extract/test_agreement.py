"""Which plan a paper speaks for, and of which year."""

from __future__ import annotations

import pytest

from extract.agreement import Plan, plans_of
from extract.plan_years import years_in
from extract.reading import Reading

OWN = (("heading", "Foreword", {"level": 2}), ("heading", "Governance", {"level": 2}))
NAME = "Westmere Community Safety Plan"

TITLES = {
    "span in the title": ([("heading", f"{NAME} 2031-34")], 2031, False),
    "date below the title": ([("heading", NAME), ("heading", "April 2031")], 2031, False),
    "draft on the cover": ([("heading", NAME), ("paragraph", "Draft 6, April 2031")], 2031, True),
    "draft in brackets": ([("heading", f"{NAME} (Draft April 2031)")], 2031, True),
    "takes effect": (
        [("heading", NAME), ("paragraph", "I am glad to present the plan, which takes effect from 1st April 2031.")],
        2031,
        False,
    ),
}


@pytest.mark.parametrize(("blocks", "year", "draft"), TITLES.values(), ids=TITLES)
def test_the_plan_itself(paper_of, blocks, year, draft) -> None:
    plan = plans_of(Reading(paper_of(*blocks, *OWN, ("paragraph", "Partners will act."))))[0]
    assert (plan.name, plan.year, plan.draft, plan.is_own) == (NAME, year, draft, True)


def test_reports_of_a_pack_speak_of_the_plan_bound_with_them(paper_of) -> None:
    paper = paper_of(
        ("part", "Westmere Plan Update", {"kind": "report"}),
        ("paragraph", "To: Scrutiny Committee – 2 October 2031"),
        ("paragraph", f"This report is about the {NAME}."),
        ("part", NAME, {"kind": "appendix"}),
        ("heading", NAME),
        ("heading", "April 2030"),
        *OWN,
        ("part", "Minutes of 4 March 2031", {"kind": "minutes"}),
        ("paragraph", "RESOLVED that the report be noted."),
    )
    plans = plans_of(Reading(paper))
    assert [(plan.year, plan.is_own) for plan in plans] == [(2030, False), (2030, True), (2030, False)]
    assert plans[0].said_year == 2031


def test_minutes_of_march_speak_of_the_year_that_ends(paper_of) -> None:
    paper = paper_of(
        ("part", "Westmere Partnership - Thursday, 24th March, 2032", {"kind": "minutes"}),
        ("paragraph", f"The {NAME} was discussed."),
    )
    assert plans_of(Reading(paper)) == [Plan(NAME, 2031, draft=False, is_own=False, said_year=2032)]


def test_a_paper_of_no_plan(paper_of) -> None:
    paper = paper_of(("heading", "Budget report"), ("paragraph", "The Library Strategy costs more."))
    assert plans_of(Reading(paper))[0].name is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2031-34", ["2031/2034"]),
        ("2031/32", ["2031/32"]),
        ("2031 – 2036", ["2031/2036"]),
        ("April 2031 to March 2034", ["2031/2034"]),
        ("2031 and 2033", ["2031", "2033"]),
        ("12031 or 20314", []),
    ],
)
def test_years(text, expected) -> None:
    assert [years.text for years in years_in(text)] == expected
