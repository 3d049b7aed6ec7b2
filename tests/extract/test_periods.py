"""Periods in every form that papers use, and which number each belongs to."""

from __future__ import annotations

import pytest

from extract.header_periods import header_period
from extract.numerals import find_numerals
from extract.period_binding import periods_of
from extract.periods import find_periods
from extract.relative_periods import year_before


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("in 2030/31", "2030/31"),
        ("in 2030-31", "2030/31"),
        ("in 30/31", "2030/31"),
        ("in 2030/1 there were", "2030/31"),
        ("between 2029 and 2030/1", "2029-2030/31"),
        ("between July 1 2030 and June 30 2031", "2030-07/2031-06"),
        ("in 2030 to 2031 there were", "2030/31"),
        ("in the year ending March 2031", "year ending 2031-03"),
        ("12 months ending July 2031", "year ending 2031-07"),
        ("in the 12 months to 31 July 2031", "year ending 2031-07"),
        ("between April 2030 and March 2031", "2030-04/2031-03"),
        ("April 2030 to March 2031", "2030-04/2031-03"),
        ("from 1 April 2030 to 31 March 2031", "2030-04/2031-03"),
        ("January-September 2031", "2031-01/2031-09"),
        ("January to December 2031", "2031"),
        ("Apr '30-Mar '31", "2030-04/2031-03"),
        ("Nov ’30 to Oct ’31", "2030-11/2031-10"),
        ("between April and October/November 2031", "2031-04/2031-11"),
        ("in November / December 2031", "2031-11/2031-12"),
        ("in Q4 2031", "2031-10/2031-12"),
        ("in Q4 2030/31", "2031-01/2031-03"),
        ("in the third quarter of 2030/31", "2030-10/2030-12"),
        ("in April 2031", "2031-04"),
        ("in 2031", "2031"),
        ("by 2050", "2050"),
        ("between the 2027/28 and 2030/31 surveys", "2027/28-2030/31"),
        ("as at 31 March 2031", "2031-03-31"),
        ("In 2030/31 (April to March)", "2030/31"),
        ("In 2030/31 (Nov ’30 to Oct ’31)", "2030/31"),
    ],
)
def test_one_period(text: str, period: str) -> None:
    assert [found.text for found in find_periods(text) if not found.is_base] == [period]


@pytest.mark.parametrize(
    "text",
    [
        "under the Flood Act 2010",
        "the Westmere Strategy 2030-2033",
        "the 2018 Westmere Flood Strategy",
        "(Flood Office, 2014)",
        "published in November 2031",
        "since September 2031",
        "45 lamps",
    ],
)
def test_no_period_of_a_figure(text: str) -> None:
    assert find_periods(text) == []


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("In 2031, 50 people died and 474 were hurt", ["2031", "2031"]),
        ("rose from 798 in the year ending March 2030 to 845", ["year ending 2030-03", None]),
        ("for the year ending March 2031 calls rose from 798 in the year ending March 2030 to 845",
         ["year ending 2030-03", "year ending 2031-03"]),
        ("12% in 2031 compared to 2030", ["2031"]),
        ("In 2030/31 a fall of 14% from the previous year when 67 were seen", ["2030/31", "2029/30"]),
        ("In 2030/31 there were 45 calls, an increase of more than 30 on the previous year", ["2030/31", "2030/31"]),
        ("In 2030/31 there were 45 fires, compared to 40 house fires the previous year", ["2030/31", "2029/30"]),
        ("in 2030/31 5%, more when compared to 2029/30 (4%)", ["2030/31", "2029/30"]),
        ("40 wards and 50 streets in 2031", ["2031", "2031"]),
    ],
)  # fmt: skip
def test_each_number_has_its_own_period(text: str, periods: list[str | None]) -> None:
    found = find_periods(text)
    spans = [
        (each.start, each.end)
        for each in find_numerals(text)
        if not any(period.start <= each.start < period.end for period in found)
    ]
    assert [each.text if each else None for each in periods_of(spans, found, text, None)] == periods


@pytest.mark.parametrize(
    ("header", "period"),
    [
        ("Dec-31", "2031-12"),
        ("Oct – Dec 31", "2031-10/2031-12"),
        ("12 mths to Dec 31", "year ending 2031-12"),
        ("2031/32 allocation", "2031/32"),
        ("Quarter to Dec 31", "2031-10/2031-12"),
        ("9 months to 31-Dec-31", "2031-04/2031-12"),
        ("Quarter 3 2031/32", "2031-10/2031-12"),
        ("Lamps", None),
    ],
)
def test_the_period_of_a_column(header: str, period: str | None) -> None:
    assert header_period(header) == period


def test_the_same_period_is_the_one_before() -> None:
    text = "during the same period six were published"
    (found,) = periods_of([(23, 26)], find_periods(text), text, "2030/31")
    assert found is not None
    assert found.text == "2030/31"


def test_a_year_before_a_span_is_unknown() -> None:
    assert year_before("2030-04/2032-03") is None
    assert year_before("2030-04/2031-03") == "2029-04/2030-03"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("During 2031/32, three events were held (April, July and October 2031).", ["2031/32"]),
        (
            "In 2031/32 there were 45, more than the 40 of the same period the previous year (2030/31).",
            ["2031/32", "2030/31"],
        ),
        ("Comparing this year (2031/32) with the previous year there was a 13% increase.", ["2031/32"]),
        ("Excluding Eastmere, who did not supply data for year ending March 2030, there were 45.", [None]),
        ("Some 45 boats sank, a number that will rise to 60 by 2036.", [None, "2036"]),
        ("Some 45 boats sank in the county and in Westmere, around 12 sank in July 2031.", [None, "2031-07"]),
        ("In May 2031 the Minister announced that 45 boats had sunk.", [None]),
        ("Some 45 boats sank since the start of the storms (March 2030).", [None]),
    ],
)
def test_whose_period_it_is(text: str, said: list[str | None]) -> None:
    numbers = [(each.start, each.end) for each in find_numerals(text) if not 1900 < each.value < 2100]
    numbers = [span for span in numbers if not any(each.start <= span[0] < each.end for each in find_periods(text))]
    found = periods_of(numbers, find_periods(text), text, None)
    assert [each.text if each else None for each in found][: len(said)] == said
