"""Search on the made-up papers of Westmere: the index is brought up to the graph, and finds what staff would type."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tantivy import Index

from graph.store import Store
from graph.text import answer
from graph.text.answer import Found, search_index
from graph.text.answer import search as search_open
from graph.text.documents import Entry
from graph.text.index import _abbreviations, open_index, open_searcher, schema, update_index
from graph.text.question import read_question
from graph.text.words import as_they_are
from ingest.errors import GraphError

Search = Callable[..., Found]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, embedded: Store, corpus: Any) -> Index:
    folder = tmp_path_factory.mktemp("search")
    assert list(update_index(folder, embedded, sorted(corpus), lambda stem: corpus[stem][1])) == sorted(corpus)
    return open_index(folder)


@pytest.fixture
def search(index: Index) -> Search:
    return lambda text, **options: search_index(index, read_question(text), **options)


def texts(found: Found) -> list[str]:
    return [entry.said["text"] for entry in found.entries]


def test_a_passage_that_says_something_comes_before_a_bare_name(search: Search) -> None:
    assert texts(search("scams"))[0].startswith("Scams are led by")


def test_an_abbreviation_finds_the_whole_name_and_the_other_way_round(search: Search) -> None:
    assert "Scams are led by the Chair of the Westmere Scams Group." in texts(search("WSG"))
    assert "WSG delivers the action plan." in texts(search("Westmere Scams Group"))


def test_a_misspelling_finds_the_nearest_word_and_says_so(search: Search) -> None:
    found = search("burglaires")
    assert found.taken_for == {"burglaires": ["burglaries"]}
    assert texts(found) == ["Burglaries fell to 40 patrols' worth in 2032/33."]


def test_a_phrase_is_found_as_a_phrase(search: Search) -> None:
    assert texts(search('"village crime"'))
    assert not texts(search('"crime village"'))


def test_words_that_must_not_stand_there(search: Search) -> None:
    assert texts(search("crime -scams"))
    assert not any("Scams" in text for text in texts(search("crime -scams")))


def test_answers_are_narrowed_by_paper_and_by_type_of_fact(search: Search) -> None:
    assert {entry.said["paper"] for entry in search("scams paper:plan-2031").entries} == {"plan-2031"}
    assert texts(search("type:resolution")) == ["RESOLVED that the report be noted."]


def test_a_body_is_meant_by_its_abbreviation(search: Search) -> None:
    assert search("body:WSG").total == search('body:"Westmere Scams Group"').total > 0


def test_facets_count_what_was_found(search: Search) -> None:
    found = search("scams")
    assert sum(count for _, count in found.facets["stem"]) == found.total


def test_without_facets_the_same_is_found(search: Search) -> None:
    counted, plain = search("scams"), search("scams", facets=False)
    assert plain.facets == {}
    assert counted.facets
    assert (plain.total, plain.entries) == (counted.total, counted.entries)


def test_facts_are_found_as_sentences(search: Search) -> None:
    assert "Scams is led by Chair, Westmere Scams Group (2031)" in texts(search("scams", what="fact"))


def test_pages_of_answers_follow_each_other(search: Search) -> None:
    assert texts(search("crime", limit=2)) + texts(search("crime", limit=2, offset=2)) == texts(
        search("crime", limit=4)
    )


def test_where_no_passage_has_all_words_some_are_enough(search: Search) -> None:
    found = search("burglaries resolved gangs")
    assert found.any_word
    assert found.total == 4


@pytest.mark.parametrize("asked", ["scams group burglaries westmere", "scams village crime led gangs patrols"])
def test_most_of_the_words_are_looked_for_set_by_set_or_all_at_once_with_the_same_answer(
    search: Search, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    set_by_set = search(asked, limit=50)
    monkeypatch.setattr(answer, "MOST_SETS", 0)
    at_once = search(asked, limit=50)
    assert set_by_set.total == at_once.total > 0
    assert set_by_set.facets == at_once.facets
    assert texts(set_by_set) == texts(at_once)
    for one, other in zip(set_by_set.entries, at_once.entries, strict=True):
        assert one.score == pytest.approx(other.score, rel=1e-3)


@pytest.mark.parametrize(
    "asked", ["scams", "scams group burglaries westmere", "who leads WSG", "scams 2033", "crime -scams"]
)
@pytest.mark.parametrize("what", ["passage", "fact"])
def test_what_is_found_roughly_and_then_ranked_is_what_is_ranked_at_once(
    search: Search, monkeypatch: pytest.MonkeyPatch, asked: str, what: str
) -> None:
    at_once = search(asked, what=what, limit=50)
    monkeypatch.setattr(answer, "MOST_PLACES", -1)
    roughly = search(asked, what=what, limit=50)
    assert (roughly.total, roughly.facets) == (at_once.total, at_once.facets)
    assert roughly.total or what == "fact"
    assert texts(roughly) == texts(at_once)
    for one, other in zip(roughly.entries, at_once.entries, strict=True):
        assert one.score == pytest.approx(other.score, rel=1e-3)


def test_a_facet_counts_what_is_found_by_it(search: Search, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer, "ENOUGH", 2)
    asked = "scams westmere group"  # two words of three would find more, in that paper
    for value, count in search(asked).facets["stem"]:
        assert search(f"{asked} paper:{value}").total == count


def test_a_phrase_of_words_that_stand_apart_is_not_found(search: Search) -> None:
    assert search("scams group").total
    assert not search('"scams westmere group"').total


def test_what_a_paper_abbreviates_as_a_type_of_fact_is_no_passage(tmp_path: Path) -> None:
    index = Index(schema(), str(tmp_path))
    index.register_tokenizer("stems", as_they_are())
    writer = index.writer(15_000_000, 1)
    for made in _abbreviations("plan", [Entry("p", "passage", "plan", "Local Education and Data (LEAD)", {})]):
        writer.add_document(made)
    writer.commit()
    writer.wait_merging_threads()
    assert search_index(index, read_question("who led scams"), facets=False).total == 0


def test_nothing_is_indexed_twice(tmp_path: Path, embedded: Store, corpus: Any) -> None:
    for expected in (sorted(corpus), []):
        assert list(update_index(tmp_path, embedded, sorted(corpus), lambda stem: corpus[stem][1])) == expected


def test_a_paper_that_is_no_longer_there_is_no_longer_found(tmp_path: Path, embedded: Store, corpus: Any) -> None:
    for stems in (sorted(corpus), sorted(corpus)[:-1]):
        list(update_index(tmp_path, embedded, stems, lambda stem: corpus[stem][1]))
    found = search_index(open_index(tmp_path), read_question("scams"), limit=50)
    assert {entry.said["paper"] for entry in found.entries} <= set(sorted(corpus)[:-1])


def test_an_index_is_kept_open_until_it_changes(tmp_path: Path, embedded: Store, corpus: Any) -> None:
    papers = sorted(corpus)
    list(update_index(tmp_path, embedded, papers, lambda stem: corpus[stem][1]))
    before = open_searcher(tmp_path)
    assert open_searcher(tmp_path) is before
    list(update_index(tmp_path, embedded, papers[:-1], lambda stem: corpus[stem][1]))
    after = open_searcher(tmp_path)
    assert after is not before
    found = search_open(after, read_question("scams"), limit=50)
    assert found.entries == search_index(open_index(tmp_path), read_question("scams"), limit=50).entries
    (tmp_path / "shape").write_text("0", "utf-8")
    with pytest.raises(GraphError, match="no search index"):
        open_searcher(tmp_path)


def test_an_index_of_another_release_is_made_anew(tmp_path: Path, embedded: Store, corpus: Any) -> None:
    list(update_index(tmp_path, embedded, sorted(corpus), lambda stem: corpus[stem][1]))
    (tmp_path / "shape").write_text("0", "utf-8")
    with pytest.raises(GraphError, match="no search index"):
        open_index(tmp_path)
    assert list(update_index(tmp_path, embedded, sorted(corpus), lambda stem: corpus[stem][1])) == sorted(corpus)
