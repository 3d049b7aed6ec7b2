"""Percentages are judged only where the counts beside them leave nothing to guess."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.checks.percentages import find_percentages


def says(text: str) -> list[str]:
    return [found.says for found in find_percentages(text)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Thefts rose by 25%, from 400 to 480.",
            "The paper says 25%, but from 400 to 480 is a change of 20.0%.",
        ),
        (
            "Thefts fell by 20% from 400 in 2031/32 to 480 in 2032/33.",
            "The paper says a decrease, but from 400 to 480 is the other way.",
        ),
        (
            "There were 300 referrals, a decrease of 40% compared to the year before (400).",
            "The paper says 40%, but from 400 to 300 is a change of 25.0%.",
        ),
        (
            "Police recorded 90 fires, a decrease of 10 (20%).",
            "The paper says 20%, but down 10 to 90 is a change of 10.0%.",
        ),
        ("Of the 200 cases, most were of theft (150; 80%).", "The paper says 80%, but 150 of 200 is 75.0%."),
        ("The court heard 38 (94%) of 45 cases.", "The paper says 94%, but 38 of 45 is 84.4%."),
        (
            "Most were from Westmere (100; 50%), then Harbour (90; 20%).",
            "The paper gives 100 as 50% and 90 as 20%: these are not shares of one whole.",
        ),
    ],
)
def test_what_the_counts_do_not_give(text: str, said: str) -> None:
    assert says(text) == [said]


@pytest.mark.parametrize(
    "text",
    [
        "Thefts rose by 20%, from 400 to 480.",
        "Thefts fell by around 30%, from 400 to 300.",  # said to be rounded
        "Offences fell by 4%, from 2 million to 1.9 million.",  # within what these may be
        "Thefts rose by 20% and fires by 30%, from 400 to 480.",  # which of them?
        "Of 45 wards 30 have a group, of which 20% met.",  # of what?
        "Thefts rose by 25% from 2031 to 2033.",  # years
        "Most were from Westmere (23%; 4,441), Harbour (13%; 2,492) and Farm (11%; 2,153).",
        "Thanet rose (4.6%, 350), Swale (3.3%, 226).",  # changes, each of its own
        "About 38 (94%) of 45 cases were heard.",
    ],
)
def test_what_holds_or_cannot_be_judged_is_left_alone(text: str) -> None:
    assert says(text) == []


@given(st.integers(1, 10**7), st.integers(1, 10**7), st.sampled_from([0, 1, 2]), st.sampled_from(["{:,}", "{}"]))
def test_a_percentage_that_was_worked_out_and_rounded_always_holds(
    before: int, after: int, places: int, form: str
) -> None:
    change = f"{abs(after - before) / before * 100:.{places}f}"
    way = "rose" if after > before else "fell"
    text = f"Thefts {way} by {change}%, from {form.format(before)} to {form.format(after)}."
    assert says(text) == []


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    for found in find_percentages(text):
        assert all(0 <= piece.start < piece.end <= len(text) for piece in found.pieces)
