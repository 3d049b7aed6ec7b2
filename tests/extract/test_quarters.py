"""Quarters of either year, and those whose year is said elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.facts import FigureFact
from extract.quarters import find_quarters, quarter_before
from extract.run import extract_facts
from ingest.paper import Paper

PaperOf = Callable[..., Paper]


def _periods(paper: Paper) -> list[tuple[float, str | None]]:
    return [(fact.value, fact.period) for fact in extract_facts(paper) if isinstance(fact, FigureFact)]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Q3 2031", "2031-07/2031-09"),
        ("Q3 2031/32", "2031-10/2031-12"),
        ("the fourth quarter of 2031-32", "2032-01/2032-03"),
        ("Quarter 1 (April to June) 2031/32", "2031-04/2031-06"),
    ],
)
def test_a_quarter_with_its_year(text: str, months: str) -> None:
    assert [each[2] for each in find_quarters(text)] == [months]


def test_a_quarter_has_the_year_of_the_paper_that_is_for_one(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("heading", "Quarterly Performance Report"),
        ("heading", "Quarter 3"),
        ("paragraph", "2031/32"),
        ("heading", "Lamps", {"level": 2}),
        (
            "paragraph",
            "In Quarter 3 crews mended 7,678 lamps, a fall of 9% from the 8,462 lamps mended in the previous quarter. "
            "In Quarter 4 they had mended 5,100 lamps. The share mended was: Quarter 1, 65.0%; Quarter 2, 65.2%.",
        ),
    )
    assert _periods(paper) == [
        (7678, "2031-10/2031-12"),
        (9, "2031-10/2031-12"),
        (8462, "2031-07/2031-09"),
        (5100, None),
        (65, "2031-04/2031-06"),
        (65.2, "2031-07/2031-09"),
    ]


def test_the_quarter_of_such_a_paper_and_that_of_the_year_before(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("heading", "Performance Report, Quarter 3 2031/32"),
        ("heading", "Lamps", {"level": 2}),
        (
            "paragraph",
            "There were 6,357 lamps mended in the Quarter, an 8.3% increase compared to the previous Quarter (5,869) "
            "and 10.8% higher than Quarter 3 last year (5,735).",
        ),
    )
    own = "2031-10/2031-12"
    assert dict(_periods(paper)) == {
        6357: own, 8.3: own, 5869: "2031-07/2031-09", 10.8: own, 5735: "2030-10/2030-12",
    }  # fmt: skip


def test_a_quarter_before_a_time_that_is_not_said_has_no_period(paper_of: PaperOf) -> None:
    text = "In the year ending December 2031 the share mended was 22.2%, compared to 23.4% the previous quarter."
    assert dict(_periods(paper_of(("paragraph", text)))) == {22.2: "year ending 2031-12", 23.4: None}


def test_a_quarter_has_the_year_that_the_line_before_gives(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "Quarter 1 and 2 data for 2031 has also been released."),
        ("list_item", "Total referrals for Q1 were 5,297.", {"depth": 1}),
        ("list_item", "Total referrals for Q2 were 5,690. This is a 7% increase on Q1 2031.", {"depth": 1}),
    )
    assert _periods(paper) == [(5297, "2031-01/2031-03"), (5690, "2031-04/2031-06"), (7, "2031-04/2031-06")]


def test_a_quarter_without_a_year_anywhere_has_no_period(paper_of: PaperOf) -> None:
    assert _periods(paper_of(("paragraph", "In Quarter 3 crews mended 7,678 lamps."))) == [(7678, None)]


def test_the_quarter_before_the_first_is_in_the_year_before() -> None:
    assert quarter_before("2031-01/2031-03") == "2030-10/2030-12"
    assert quarter_before("2031-02/2031-04") is None


def test_this_quarter_is_the_one_that_was_named_last(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "Quarter 1 and 2 data for 2031 is out."),
        ("list_item", "Calls for Q1 were 40 calls."),
        ("list_item", "Calls for Q2 were 45 calls, 7% up on Q1 2031."),
        ("list_item", "Of the calls, 12 calls this quarter were late."),
    )
    assert _periods(paper)[-1] == (12, "2031-04/2031-06")


def test_items_of_a_list_that_goes_from_quarter_to_quarter(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "Quarter 1 and 2 data for 2031 is out."),
        ("list_item", "There were 7 calls before."),
        ("list_item", "Calls for Q1 were 40 calls."),
        ("list_item", "Of the calls, 12 calls were late."),
        ("list_item", "In March 2030 there were 9 calls."),
    )
    assert _periods(paper) == [(7, None), (40, "2031-01/2031-03"), (12, "2031-01/2031-03"), (9, "2030-03")]
