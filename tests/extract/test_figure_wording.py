"""Figures as papers word them: what is compared, what a bracket covers, what money is, what rate goes on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.facts import FigureFact
from extract.run import extract_facts
from ingest.paper import Paper
from tests.extract.test_figures import figures

PaperOf = Callable[..., Paper]


def _said(paper: Paper, *fields: str) -> list[tuple[object, ...]]:
    facts = [fact for fact in extract_facts(paper) if isinstance(fact, FigureFact)]
    return [tuple(getattr(fact, field) for field in ("value", *fields)) for fact in facts]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Thefts fell to 1.0m incidents against 2.1m in 2023/24, a fall of 52% in the year ending March 2031.",
            [(1.0e6, None), (2.1e6, "2023/24"), (52, "year ending 2031-03")],
        ),
        ("Thefts dropped by 34% when comparing 2023-24 figures to 2029-30.", [(34, "2029/30")]),
        ("Floods rose by 30% when comparing 2031 to 2025.", [(30, "2031")]),
        (
            "There was a rise of 3% in thefts, and falls in floods of 29% and fires of 7% (Oct ’30 – Sep ’31).",
            [(3, "2030-10/2031-09"), (29, "2030-10/2031-09"), (7, "2030-10/2031-09")],
        ),
        ("The review, published on 25th May 2031, found 45 empty houses.", [(45, None)]),
        ("Reserves rise by £32.3m over the plan 2025-26 to 2027-28.", [(32.3e6, "2025/26-2027/28")]),
        ("In the chief’s report to the Board in May 2031 it was reported that thefts fell by 22%.", [(22, None)]),
        (
            "The fund gave £1.25m in 2031/32, £900k the year before and three million pounds in 2028/29.",
            [(1.25e6, "2031/32"), (3e6, "2028/29"), (900e3, "2030/31")],
        ),
        (
            "Between April and June 2031 there were 1,240 thefts, compared with 1,181 in the same quarter of 2030.",
            [(1240, "2031-04/2031-06"), (1181, "2030-04/2030-06")],
        ),
        (
            "In the third quarter of 2031 there were 412 fires, and in Q3 2031/32 there were 398.",
            [(412, "2031-07/2031-09"), (398, "2031-10/2031-12")],
        ),
        ("In 2030/31 and 2031/32 there were 45 and 52 thefts respectively.", [(45, "2030/31"), (52, "2031/32")]),
        ("In 2031 there were 5,231 injuries (2030: 5,412).", [(5231, "2031"), (5412, "2030")]),
        ("Casualties: 674 (2031) vs 651 (2030), +3.5%.", [(674, "2031"), (651, "2030"), (3.5, "2031")]),
        ("A total of 14,302 calls (an average of 39 a day) were taken in 2031.", [(14302, "2031"), (39, "2031")]),
        ("Some 1 in 4 women in Harlow (excluding Corby) said so in 2030/31.", [(0.25, "2030/31")]),
        (
            "Thefts dropped from 2.1m in 2023/24 to 1.0m in the year ending December 2031.",
            [(2.1e6, "2023/24"), (1e6, "year ending 2031-12")],
        ),
        (
            "On 31st December 2031, there were 1,109 open cases, an increase of 14 from the end of June 2031.",
            [(1109, "2031-12-31"), (14, "2031-12-31")],
        ),
        ("The last rate for England was 41.6% (31st March 2031).", [(41.6, "2031-03-31")]),
        ("In the period May 30 – May 31 thefts rose by 22%.", [(22, "2030-05/2031-05")]),
        (
            "By 2038 thefts will fall by at least 1.5% to the rate it was in 2028 (456 per 100,000).",
            [(1.5, "2038"), (456, "2028")],
        ),
        ("The 2021 Census counted 45 houses.", [(45, "2021")]),
        (
            "Referrals rose by 7% in Q2 2031, a 32% increase on Q2 2030.",
            [(7, "2031-04/2031-06"), (32, "2031-04/2031-06")],
        ),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else None,
)
def test_periods_of_what_is_compared(paper_of: PaperOf, text: str, found: list[tuple[float, str | None]]) -> None:
    assert _said(paper_of(("paragraph", text)), "period") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "One hundred out of every 100,000 people were hurt in 2031, compared to 70 nationally.",
            [(100, "rate"), (70, "rate")],
        ),
        (
            "There were 16 incidents per 1,000 population in 2031, up from nine the year before.",
            [(16, "rate"), (9, "rate")],
        ),
        (
            "The rate per 10,000 children was 32.9, below the last rate of 41.6.",
            [(32.9, "rate"), (41.6, "rate")],
        ),
        ("The rate rose in the last financial year. 501 per 100,000 population were seen.", [(501, "rate")]),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else None,
)
def test_a_number_compared_with_a_rate_is_a_rate(paper_of: PaperOf, text: str, found: list[tuple[float, str]]) -> None:
    assert _said(paper_of(("paragraph", text)), "unit") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The county secured over £600k funding from government for lamps.",
            [(600000, "funding from government for lamps")],
        ),
        (
            "£20,000 in 2031/32 and £30,000 in 2032/33 to repair the lamps.",
            [(20000, "repair the lamps"), (30000, "repair the lamps")],
        ),
        ("Crews replanted trees to meet a 75% survival rate.", [(75, "survival rate")]),
        ("She explained that 50% who reported thefts did not want help.", [(50, "thefts did not want help")]),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else None,
)
def test_what_is_measured_stands_after_the_number(paper_of: PaperOf, text: str, found: list[tuple[float, str]]) -> None:
    assert _said(paper_of(("paragraph", text)), "measure") == found


def test_burglary_was_down_by_a_number(paper_of: PaperOf) -> None:
    text = "Burglary from a dwelling was down by 22%, and thefts were up by 30."
    assert _said(paper_of(("paragraph", text)), "direction", "measure") == [
        (22, "down", "Burglary from a dwelling"),
        (30, "up", "thefts"),
    ]


def test_under_a_national_heading_the_crime_survey_says_which_nation(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("heading", "National Context"),
        ("paragraph", "According to the Crime Survey for England and Wales 35% of people saw litter."),
        ("paragraph", "Recorded thefts fell by 52%."),
    )
    assert _said(paper, "geography") == [(35, "England and Wales"), (52, "England and Wales")]


def test_what_goes_on_from_a_paragraph_is_of_its_time(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "In the 12 months ending July 2031 crews saw 36,337 fires."),
        ("paragraph", "Of the total fires seen, 52.4% were of hay."),
        ("paragraph", "Another 30 fires were of barns, fewer than the previous year."),
        ("paragraph", "Another 12 fires were of boats."),
    )
    year = "year ending 2031-07"
    assert _said(paper, "period") == [(36337, year), (52.4, year), (30, year), (12, None)]


def test_both_ends_of_a_range_are_in_its_unit(paper_of: PaperOf) -> None:
    text = "The cost of disposal is £12m-17m, and of lamps £65k-85k; 71.9% agreed, up 0.1 p.p. to 72.0%."
    assert _said(paper_of(("paragraph", text)), "value_high", "unit") == [
        (12e6, 17e6, "gbp"),
        (65e3, 85e3, "gbp"),
        (71.9, None, "percent"),
        (0.1, None, "percent"),
        (72.0, None, "percent"),
    ]


@pytest.mark.parametrize("mark", ["slightly below the 95% target", "sitting just below a 95% target"])
def test_a_mark_to_be_met_is_exact(paper_of: PaperOf, mark: str) -> None:
    text = f"The share of lamps mended was 94.2%, {mark}."
    assert _said(paper_of(("paragraph", text)), "qualifier") == [(94.2, "exact"), (95, "exact")]


def test_more_after_a_bracket_is_said_of_both_numbers(paper_of: PaperOf) -> None:
    text = "In 2031 there were 3,076 (14.0%) more thefts than in the year before, and 4,100 (12%) lamps."
    assert _said(paper_of(("paragraph", text)), "direction") == [(3076, "up"), (14, "up"), (4100, None), (12, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Call 01622 677055 or write to ME14 1XX by 5 pm on 3 July 2031 about section 17 (page 12, paragraph 3.4).",
        "The five-year plan, agreed on 12 May 2031, ran over 18 months; see graph 4 and s. 42.",
        "Under 18 conception rates fell, as the FTSE 350 did.",
        "Those over 65 were sent to A&E, or rang 111.",
    ],
    ids=["numbers of places", "times", "rates by age", "ages"],
)
def test_numbers_that_measure_nothing(paper_of: PaperOf, text: str) -> None:
    assert _said(paper_of(("paragraph", text))) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Road deaths were down a fifth on 2029.", [(0.2, "down", "Road deaths")]),
        ("There was no change in burglary (412) but robbery rose 12.5%.", [(12.5, "up", "robbery")]),
        ("Lamps down 12%, benches up 4%.", [(12, "down", "Lamps"), (4, "up", "benches")]),
    ],
    ids=["a share", "after a bracket", "in short"],
)
def test_directions(paper_of: PaperOf, text: str, found: list[tuple[float, str, str]]) -> None:
    assert _said(paper_of(("paragraph", text)), "direction", "measure") == found


def test_since_when_is_no_part_of_what_is_counted(paper_of: PaperOf) -> None:
    paper = paper_of(
        ("paragraph", "It went well. Since March 2031 the number of Quiet Lanes has fallen from 44 to 37 lanes.")
    )
    assert [fact.measure for fact in figures(paper)] == ["number of Quiet Lanes", "lanes"]


def test_a_year_that_opens_a_bracket_is_of_the_number_in_it(paper_of: PaperOf) -> None:
    text = (
        "By 2038/39, the share of lamps that are bright will have increased to at least 85% (2031/32: Westmere 84.5%)"
    )
    found = figures(paper_of(("paragraph", text)))
    assert [(fact.value, fact.period) for fact in found] == [(85, "2038/39"), (84.5, "2031/32")]
