"""Numbers that measure something and that no fact says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from extract.run import extract_facts, reading_of
from extract.stage import FactsFolder
from extract.unread_numbers import numbers_seen
from ingest.paper import Paper

PaperOf = Callable[..., Paper]


def test_a_number_in_a_figure_is_understood_and_one_in_a_date_is_no_number(paper_of: PaperOf) -> None:
    paper = paper_of(("paragraph", "On 3 July 2031 the wardens recorded 318 calls for help in Westmere."))
    facts = extract_facts(paper)
    assert [fact.said()["value"] for fact in facts if fact.type == "figure"] == [318]
    assert numbers_seen(reading_of(paper), facts).seen == 1
    assert not numbers_seen(reading_of(paper), facts).unread


def test_a_number_in_no_fact_is_told_with_its_page_and_the_words_around_it(paper_of: PaperOf) -> None:
    paper = paper_of(("paragraph", "The wardens recorded 318 calls for help in Westmere.", {"page": 4}))
    told = numbers_seen(reading_of(paper), [])
    [number] = told.unread
    assert (told.seen, number.page, number.number) == (1, 4, "318")
    assert "recorded 318 calls" in number.words


def test_a_number_said_again_is_understood(paper_of: PaperOf) -> None:
    said = "The wardens recorded 318 calls for help in Westmere."
    paper = paper_of(("paragraph", said), ("paragraph", said))
    told = numbers_seen(reading_of(paper), extract_facts(paper))
    assert (told.seen, told.unread) == (2, ())


def test_the_numbers_are_kept_with_the_facts(paper_of: PaperOf, tmp_path: Path) -> None:
    paper = paper_of(("paragraph", "The wardens recorded 318 calls for help in Westmere."))
    folder = FactsFolder(tmp_path)
    folder.put(paper.stem, [], "now", numbers_seen(reading_of(paper), []))
    told = folder.numbers(paper.stem)
    assert told
    assert told["seen"] == 1
    assert told["unread"][0]["number"] == "318"
    assert folder.numbers("no-such-paper") is None
