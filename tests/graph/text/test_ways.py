"""The ways in which a passage holds what is asked: dates, kinds, joined and divided words, and what says little."""

from __future__ import annotations

from typing import Any

import pytest
from tantivy import Searcher

from graph.store import Store
from graph.text.answer import search
from graph.text.documents import HEAD, LEAST, _headings, _weight
from graph.text.index import _weighing, open_index, update_index
from graph.text.known import known
from graph.text.question import read_question
from graph.text.ways import Ways


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory, embedded: Store, corpus: Any) -> Searcher:
    folder = tmp_path_factory.mktemp("ways")
    list(update_index(folder, embedded, sorted(corpus), lambda stem: corpus[stem][1]))
    return open_index(folder).searcher()


def ways(searcher: Searcher, text: str, **options: Any) -> Ways:
    return Ways(known(searcher), read_question(text), **options)


@pytest.mark.parametrize("text", ["2031", "2021/22", "2021-22", "July 2022", "14 July 2022"])
def test_a_date_is_one_thing_that_is_asked(searcher: Searcher, text: str) -> None:
    assert len(ways(searcher, text).needed) == 1


def test_a_year_is_found_by_the_date_of_the_paper(searcher: Searcher) -> None:
    found = search(searcher, read_question("scams 2033"), limit=20)
    assert any(entry.said["paper"] == "plan-2033" for entry in found.entries)


def test_a_year_must_stand_there_where_every_word_must(searcher: Searcher) -> None:
    assert len(ways(searcher, "14 July 2022", strict=True).needed) == 3


def test_an_abbreviation_of_the_field_finds_the_whole_name_unintroduced(searcher: Searcher) -> None:
    assert ways(searcher, "PSPO").also == ["public space protect order"]
    assert ways(searcher, "Public Spaces Protection Order").also == ["pspo"]


def test_a_section_of_an_act_is_found_however_it_is_written(searcher: Searcher) -> None:
    assert "136" in ways(searcher, "s136").matched
    assert "5" not in ways(searcher, "s5a").matched


def test_a_word_is_found_where_papers_write_it_as_two(searcher: Searcher) -> None:
    assert ways(searcher, "villagecrime").taken_for == {"villagecrime": ["village crime"]}


@pytest.mark.parametrize(
    ("typed", "word"),
    [("vilage", "village"), ("gruop", "group"), ("burglarise", "burglaries"), ("bruglaries", "burglaries")],
)
def test_a_misspelling_is_taken_for_the_word_that_papers_spell_most_nearly_so(
    searcher: Searcher, typed: str, word: str
) -> None:
    asked = ways(searcher, f"scams {typed}")
    assert asked.taken_for == {typed: [word]}
    assert asked.words == ways(searcher, f"scams {word}").words


def test_a_misspelling_within_a_name_still_finds_its_abbreviation(searcher: Searcher) -> None:
    assert ways(searcher, "Westmere Scams Gruop").also == ways(searcher, "Westmere Scams Group").also == ["wsg"]


@pytest.mark.parametrize("text", ["scams", "VAWG", "2031", "s136", "villagecrime", "burgl aries", "minutes", "xyz"])
def test_what_papers_know_or_what_is_short_is_no_misspelling(searcher: Searcher, text: str) -> None:
    assert ways(searcher, text).words == read_question(text).words


def test_where_every_word_must_stand_none_is_taken_for_another(searcher: Searcher) -> None:
    assert ways(searcher, "vilage", strict=True).taken_for == {}


def test_two_words_are_found_where_papers_write_them_as_one(searcher: Searcher) -> None:
    assert len(ways(searcher, "burgl aries").needed) == 1
    assert len(ways(searcher, "village crime").needed) == 2


def test_a_heading_weighs_little_and_a_statement_much() -> None:
    row = {"kind": "paragraph", "text": " ".join(["word"] * 30)}
    assert _weight(row, ()) == 1
    assert _weight({"kind": "heading", "text": "Road Safety"}, ()) <= HEAD
    name = {"kind": "list_item", "text": "Road Safety"}
    assert LEAST <= _weight(name, ("priority",)) < _weight(name, ("lead",)) < 1


def test_a_weight_multiplies_a_score_as_tantivy_reads_it() -> None:
    assert _weighing(LEAST) == 0  # log2(2 + 0) is 1
    assert _weighing(1.0) == 1022  # and log2(2 + 1022) ten times that


def test_the_headings_above_a_passage_and_the_head_of_its_table_are_known() -> None:
    rows = [
        {"id": "a", "kind": "heading", "text": "Road Safety", "heading": None},
        {"id": "b", "kind": "heading", "text": "Context", "heading": "Road Safety"},
        {"id": "c", "kind": "paragraph", "text": "Fewer died.", "heading": "Context"},
        {"id": "d", "kind": "row", "text": "Action | Progress", "heading": "Context"},
        {"id": "e", "kind": "row", "text": "Paint lines | Done", "heading": "Context"},
    ]
    above = _headings(rows)
    assert above["c"] == "Context Road Safety"
    assert above["e"] == "Context Road Safety Action | Progress"
    assert above["a"] == ""
