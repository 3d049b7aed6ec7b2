"""Dates, lengths of time, ages, references, codes and names are no figures."""

from __future__ import annotations

import pytest

from extract.figure_traps import find_traps
from extract.numerals import find_numerals


def measuring(text: str) -> list[float]:
    """The numbers of `text` that stand in no trap."""
    traps = find_traps(text)
    return [
        each.value
        for each in find_numerals(text)
        if not any(start < each.end and each.start < end for start, end in traps)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "on 13 July 2031",
        "the highest in a quarter since counts began",
        "a quarter later",
        "119 Harbour Plan Highlights pdf icon PDF 68 KB",
        "13 Appendices 14 Glossary",
        "a quarter-on-quarter rise",
        "36 Engineer Regiment",
        "2nd Westmere Scout Group",
        "by 25.10.31",
        "since 2031",
        "in 2031/32",
        "Apr '31-Mar '32",
        "at 10.00 am",
        "over 12 months",
        "in the last 12months",
        "a five-year plan",
        "the last three financial years",
        "three yearly audits",
        "16-days of action",
        "a 30 year vision",
        "aged 16 to 59",
        "those aged under 25",
        "under 18s",
        "over 61 years",
        "most victims of scams are over 65 and live alone",
        "residents who were mainly under 25.",
        "13-15 year olds",
        "16-19 education",
        "those 16+",
        "page 12",
        "pages 7 - 10",
        "paragraphs 2.1 and 2.3",
        "Section 136 detentions",
        "Part 4 requirements",
        "Phase One",
        "Quarter 1 and 2 data",
        "item 12",
        "Tel: 01622 000000",
        "Westmere WM14 1XX",
        "see www.westmere.example/2031/45",
        "help via 111 and 24/7",
        "the 836-advice line",
        "a two tier area",
        "two-year options",
        "Covid-19",
        "for every £1 spent",
        "3.7 of the annex, clause 3.4.2",
        "Liberal Party (3)",
        "year 12/13 pupils",
        "12 mths to Dec 31",
        "one Quarter in arrears",
        "the top 3 nationalities",
        "sections 32, 43 and 93 of the Act",
        "Placements -2,900.0 -309.2 - - 2,590.8",
        "Total (4,211.8) (4,461.8)",
        "British Journal, 331:544–547",
        "half-day briefings",
        "half of a half day",
        "half of the victims were under 25",
        "most victims are over 65",
        "Challenge 25 visits",
    ],
)
def test_no_figure(text: str) -> None:
    assert [value for value in measuring(text) if value not in (3.7, 0.5)] == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In 2031, 50 people died", [50]),
        ("Section 136 detentions (12% in 2031 compared to 2030)", [12]),
        ("12 per 100,000 people", [12]),
        ("a mean mark of 4.7 out of 5", [4.7]),
        ("No. of wards: 11", [11]),
        ("in 2031 Westmere had 5,231 lamps", [5231]),
        ("the last of the three, two-year options", [3]),
        ("1,998 calls", [1998]),
    ],
)
def test_a_figure_beside_a_trap_is_left(text: str, values: list[float]) -> None:
    assert measuring(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("18% were aged 18-24 and 24% were children", [18, 24]),
        ("a quarter of the wards", [0.25]),
        ("in a quarter of the wards", [0.25]),
        ("in a quarter of all cases", [0.25]),
        ("for a quarter of cases", [0.25]),
        ("the highest number for a quarter", []),
        ("calls fell by 80 to 475", [80, 475]),
        ("at least 1 in every 12 women", [0.0833]),
    ],
)
def test_what_stands_beside_a_trap_is_still_a_figure(text: str, values: list[float]) -> None:
    assert measuring(text) == values


def test_a_section_cut_short_is_a_reference_and_a_genitive_is_none() -> None:
    assert measuring("a duty under s. 17 of the Flood Act") == []
    assert measuring("Westmere’s 12 wards") == [12]
