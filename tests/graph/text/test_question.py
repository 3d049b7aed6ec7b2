"""What a person types is read as words, phrases and fields, and nothing that is typed can fail."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.text.question import MOST_WORDS, read_question
from graph.text.words import analyzer, pairs, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organised", "organized"),
        ("antisocial behavior", "anti-social behaviour"),
        ("neighbourhoods", "neighborhood"),
        ("offences", "offense"),
        ("Organisations", "organisation"),
    ],
)
def test_two_spellings_of_one_word_come_out_alike(one: str, other: str) -> None:
    assert stems(one) == stems(other)


@pytest.mark.parametrize("word", ["rise", "wise", "Kent"])
def test_a_word_that_only_looks_so_is_left_alone(word: str) -> None:
    assert stems(word) == analyzer().analyze(word)


def test_a_pair_of_words_that_is_missing_is_told_by_its_number() -> None:
    said = stems("The Partnership works on road safety, and on hate crime.")
    assert set(pairs(["road", "safeti"])) <= set(pairs(said))
    assert not set(pairs(["safeti", "road"])) & set(pairs(said))
    assert pairs(["road"]) == []


def test_phrases_fields_and_unwanted_words_are_told_apart() -> None:
    asked = read_question('"hate crime" figures -draft kind:minutes body:"Kent Police" year:2020-22')
    assert asked.phrases == (("hate", "crime"),)
    assert asked.words == ("figur",)
    assert asked.without == (("draft",),)
    assert asked.filters == (("kind", "minutes"), ("body", "Kent Police"))
    assert (asked.first_year, asked.last_year) == (2020, 2022)


def test_days_are_bounds_of_which_the_later_is_left_out() -> None:
    asked = read_question("after:2021-06 before:2023")
    assert (asked.after, asked.before) == (20210601, 20230101)


@pytest.mark.parametrize("typed", ["nonsense:value", "year:soon", "before:yesterday"])
def test_what_is_no_field_is_words(typed: str) -> None:
    asked = read_question(typed)
    assert asked.words
    assert not asked.filters


@given(st.text(max_size=200))
def test_any_text_is_a_question(text: str) -> None:
    asked = read_question(text)
    assert len(asked.phrases) + len(asked.filters) + len(asked.without) <= MOST_WORDS
