"""Numbers in digits and in words are read with their value and unit, to the character."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.numerals import find_numerals, may_hold_numbers

SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


@pytest.mark.parametrize(
    ("text", "value", "high", "unit"),
    [
        ("845,730 calls", 845730, None, "count"),
        ("5231 calls", 5231, None, "count"),
        ("a rate of 6.4", 6.4, None, "count"),
        ("2.3 million calls", 2_300_000, None, "count"),
        ("3.7million calls", 3_700_000, None, "count"),
        ("3.3M reach", 3_300_000, None, "count"),
        ("3.2K likes", 3_200, None, "count"),
        ("two million calls", 2_000_000, None, "count"),
        ("half a million calls", 500_000, None, "count"),
        ("three-quarters of a million calls", 750_000, None, "count"),
        ("two and a half million calls", 2_500_000, None, "count"),
        ("seven hundred and twenty-one wards", 721, None, "count"),
        ("£41,000", 41000, None, "gbp"),
        ("£195.32 spent", 195.32, None, "gbp"),
        ("£1.2m", 1_200_000, None, "gbp"),
        ("£315million", 315_000_000, None, "gbp"),
        ("£15.4 billion", 15_400_000_000, None, "gbp"),
        ("£40k", 40_000, None, "gbp"),
        ("44%", 44, None, "percent"),
        ("44 %", 44, None, "percent"),
        ("90 per cent of freight", 90, None, "percent"),
        ("90 percent of freight", 90, None, "percent"),
        ("3 percentage points", 3, None, "percent"),
        ("one in six men", 0.1667, None, "ratio"),
        ("1 in 4 women", 0.25, None, "ratio"),
        ("one woman in four", 0.25, None, "ratio"),
        ("nine out of ten", 0.9, None, "ratio"),
        ("a third of wards", 0.3333, None, "ratio"),
        ("two thirds of wards", 0.6667, None, "ratio"),
        ("three quarters of wards", 0.75, None, "ratio"),
        ("half of wards", 0.5, None, "ratio"),
        ("two and a half times more likely", 2.5, None, "ratio"),
        ("40 to 60 patrols", 40, 60, "count"),
        ("3-7% lower", 3, 7, "percent"),
        ("between 15% and one quarter of noise", 15, 25, "percent"),
        ("between a third and a half of all noise", 0.3333, 0.5, "ratio"),
        ("£10-15 million", 10_000_000, 15_000_000, "gbp"),
        ("between £1.2m and £1.5m", 1_200_000, 1_500_000, "gbp"),
    ],
)
def test_one_number(text: str, value: float, high: float | None, unit: str) -> None:
    (found,) = find_numerals(text)
    assert (found.value, found.high, found.unit) == (pytest.approx(value), high, unit)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("one in five cats and one in six dogs", [0.2, 0.1667]),
        ("two out of the four wards", [2, 4]),
        ("38 out of 45 wards", [38, 45]),
        ("rose from 40 to 60", [40, 60]),
        ("from 3,000 in the year to March 2030 to 4,000", [3000, 2030, 4000]),
        ("visited 12,000 times between them", [12000]),
        ("the third quarter of the year", []),
    ],
)
def test_several_numbers(text: str, values: list[float]) -> None:
    """Two counts, a movement, a year before "to" and a rank are not joined."""
    assert [found.value for found in find_numerals(text)] == values


@pytest.mark.parametrize(
    "text", ["Covid-19", "the M25", "5C", "12/13 pupils", "24th", "3.4.2", "30mph", "200m", "a 4x4", "31/12/2031"]
)
def test_digits_in_codes_are_no_numbers(text: str) -> None:
    assert find_numerals(text) == []


def test_places_are_to_the_character() -> None:
    text = "It cost just over £1.2m, or 4 % of all."
    assert [text[found.start : found.end] for found in find_numerals(text)] == ["£1.2m", "4 %"]


def spelt(value: int) -> str:
    """An English spelling of a whole number under a thousand million."""
    for size, name in ((1_000_000, "million"), (1_000, "thousand")):
        if value >= size:
            rest = value % size
            joint = " and " if rest < 100 else " "
            return f"{spelt(value // size)} {name}" + (joint + spelt(rest) if rest else "")
    if value >= 100:
        rest = value % 100
        return f"{SMALL[value // 100]} hundred" + (f" and {spelt(rest)}" if rest else "")
    if value >= 20:
        return TENS[value // 10 - 2] + (f"-{SMALL[value % 10]}" if value % 10 else "")
    return SMALL[value]


@given(st.integers(0, 999_999_999))
def test_a_spelt_number_is_read_back(value: int) -> None:
    (found,) = find_numerals(f"There were {spelt(value)} of them")
    assert found.value == value
    assert found.in_words


@given(st.integers(0, 10**12), st.booleans())
def test_a_printed_number_is_read_back(value: int, commas: bool) -> None:
    printed = f"{value:,}" if commas else str(value)
    (found,) = find_numerals(f"a total of {printed}.")
    assert found.value == value


@given(
    st.decimals(min_value=0, max_value=10**6, places=2), st.sampled_from(["", "k", "m", "bn", " million", " billion"])
)
def test_an_amount_of_money_is_read_back(value: object, scale: str) -> None:
    size = {"": 1, "k": 10**3, "m": 10**6, "bn": 10**9, " million": 10**6, " billion": 10**9}[scale]
    (found,) = find_numerals(f"It cost £{value:,}{scale} in all")
    assert found.value == pytest.approx(float(str(value)) * size)
    assert found.unit == "gbp"


@given(st.text(max_size=80))
def test_any_text_is_read_in_order(text: str) -> None:
    found = find_numerals(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert not found or may_hold_numbers(text)
