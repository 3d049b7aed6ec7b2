"""Totals are compared with their parts where all of them are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.checks.sums import Cell, find_bracketed_sums, find_table_sums


def table(*rows: list[str]) -> list[dict[int, Cell]]:
    return [{column: Cell(text, 0) for column, text in enumerate(row) if text} for row in rows]


HEAD = ["Project", "2031/32", "2032/33"]


def test_a_total_that_its_rows_do_not_give() -> None:
    found = list(
        find_table_sums(table(HEAD, ["Patrols", "£100", "4"], ["Cameras", "£250", "5"], ["Total", "£360", "9"]))
    )
    assert [each.says for each in found] == ["The total is given as 360, but 100 + 250 is 350."]
    assert len(found[0].pieces) == 3


@pytest.mark.parametrize(
    "rows",
    [
        [HEAD, ["Patrols", "£100", "4"], ["Cameras", "£250", "5"], ["Total", "£350", "9"]],
        [HEAD, ["Patrols", "£100", "4"], ["Cameras", "", "5"], ["Total", "£350", "9"]],  # a cell is empty
        [HEAD, ["Patrols", "£100", "4"], ["of which by night", "£50", "2"], ["Total", "£100", "4"]],
        [HEAD, ["North", "10%", "40%"], ["South", "20%", "50%"], ["Total", "15%", "45%"]],  # shares
        [HEAD, ["A", "1", "1"], ["B", "2", "2"], ["Total", "3", "3"], ["C", "4", "4"], ["Total", "7", "7"]],
        [HEAD, ["A", "29.0", "0.1"], ["B", "5.4", "0.2"], ["Total", "34.5", "0.3"]],  # within rounding, and exact
        [HEAD, ["A", "1", "1"], ["B", "2", "2"], ["Total", "3", "3"], ["C", "4", "4"], ["D", "5", "5"],
         ["Total", "9", "9"], ["Grand total", "12", "12"]],
    ],
)  # fmt: skip
def test_a_total_that_holds_or_cannot_be_judged(rows: list[list[str]]) -> None:
    assert list(find_table_sums(table(*rows))) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("There were 31 reviews (20 in the north and 10 in the south).", "31 is said to be 20 + 10, which is 30."),
        (
            "Data for 2031 show 3,803 total crashes (13 fatal, 587 serious and 2,903 slight).",
            "3,803 is said to be 13 + 587 + 2,903, which is 3,503.",
        ),
    ],
)
def test_a_total_that_its_brackets_do_not_give(text: str, said: str) -> None:
    assert [each.says for each in find_bracketed_sums(text)] == [said]


@pytest.mark.parametrize(
    "text",
    [
        "There were 30 reviews (20 in the north and 10 in the south).",
        "There were 31 reviews (including 20 in the north and 10 in the south).",
        "There were about 31 reviews (20 in the north and 10 in the south).",
        "There were 31 reviews (20 in the north and 64.5% of them by night).",
        "The 12 months to March 2031 (4 of them dry and 3 of them wet).",
        "One review of 31 (see page 20 and annex 10).",
    ],
)
def test_brackets_that_hold_or_are_no_sum(text: str) -> None:
    assert list(find_bracketed_sums(text)) == []


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=12))
def test_a_true_total_always_holds(parts: list[int]) -> None:
    rows = table(["What", "How many"], *(["row", f"{part:,}"] for part in parts), ["Total", f"{sum(parts):,}"])
    assert list(find_table_sums(rows)) == []
