"""The words that were asked for are marked, in the part of a text where they stand closest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.text.marking import SNIPPET, marked
from graph.text.words import stems

LONG = "Nothing here. " * 60


def words(text: str, *asked: str) -> list[str]:
    found = marked(text, {stem for each in asked for stem in stems(each)})
    return [found.text[start:end] for start, end in found.marks]


def test_words_beside_each_other_are_one_mark() -> None:
    assert words("Rural crime rose; crime in towns fell.", "rural crime") == ["Rural crime", "crime"]


def test_other_forms_of_a_word_are_marked() -> None:
    found = words("The partners organised; an organisation of organizers", "organise")
    assert found == ["organised", "organisation", "organizers"]


def test_words_that_were_asked_for_in_a_row_are_marked_where_they_stand_so() -> None:
    text = "The Police and Crime Commissioner gave the Crime Reduction Grants; a grant for crime."
    found = marked(text, set(), [("crime", "reduct", "grant")])
    assert [found.text[start:end] for start, end in found.marks] == ["Crime Reduction Grants"]


def test_of_a_long_text_the_part_with_the_words_is_shown() -> None:
    found = marked(f"{LONG}The county line was closed. {LONG}", set(stems("county line")))
    assert "county line" in found.text
    assert len(found.text) <= SNIPPET


@given(st.text(max_size=1000), st.sets(st.text(min_size=1, max_size=8), max_size=3))
def test_marks_are_in_order_and_within_the_text(text: str, asked: set[str]) -> None:
    found = marked(text, {stem for each in asked for stem in stems(each)})
    assert found.text in text
    edges = [edge for span in found.marks for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(found.text) for edge in edges)
