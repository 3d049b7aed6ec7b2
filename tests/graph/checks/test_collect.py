"""Checks are nodes of the graph, with all pieces of evidence, and go with the papers that they rest on."""

from __future__ import annotations

from collections.abc import Callable

from graph.check_questions import checks
from ingest.paper import Paper

SENTENCE = "In 2031/32 wardens of the county council were called to {} fires on farms and in barns by night."


def papers(paper_of: Callable[..., Paper], **texts: str) -> dict[str, tuple[Paper, list[object]]]:
    return {stem: (paper_of(("paragraph", text), stem=stem), []) for stem, text in texts.items()}


def said(store) -> list[tuple[str, str, list[str]]]:
    return [(each.kind, each.says, [piece.paper for piece in each.evidence]) for each in checks(store)]


def test_the_same_said_in_two_papers_with_other_figures(new_store, load_into, paper_of) -> None:
    load_into(new_store, papers(paper_of, one=SENTENCE.format("412"), two=SENTENCE.format("421")))
    assert said(new_store) == [
        ("two values", "The same is said in two papers with different figures: 412 and 421.", ["one", "two"])
    ]


def test_rounded_figures_and_other_years_are_no_two_values(new_store, load_into, paper_of) -> None:
    later = SENTENCE.replace("2031/32", "2032/33").format("500")
    load_into(
        new_store, papers(paper_of, one=SENTENCE.format("4,120"), two=SENTENCE.format("4.1 thousand"), three=later)
    )
    assert said(new_store) == []


def test_what_lies_within_a_paper_goes_with_it(new_store, load_into, paper_of) -> None:
    wrong = "There were 31 reviews (20 in the north and 10 in the south)."
    load_into(new_store, papers(paper_of, one=wrong))
    assert [(kind, papers) for kind, _, papers in said(new_store)] == [("sum", ["one", "one"])]
    load_into(new_store, papers(paper_of, one=wrong.replace("31", "30")))
    assert said(new_store) == []


def test_two_files_that_say_alike_what_is_wrong_are_told_once(new_store, load_into, paper_of) -> None:
    wrong = "There were 31 reviews (20 in the north and 10 in the south)."
    load_into(new_store, papers(paper_of, minutes=wrong, pack=wrong))
    ((_, _, where),) = said(new_store)
    assert where == ["minutes", "minutes", "pack", "pack"]


def test_a_check_comes_back_when_its_papers_are_loaded_anew(new_store, load_into, paper_of) -> None:
    both = papers(paper_of, one=SENTENCE.format("412"), two=SENTENCE.format("421"))
    load_into(new_store, both)
    load_into(new_store, papers(paper_of, one=SENTENCE.format("421"), two=SENTENCE.format("421")))
    assert said(new_store) == []
    load_into(new_store, both)
    assert len(said(new_store)) == 1
