"""Lists in plain text with a line to a paragraph: where an item ends."""

from __future__ import annotations

from corpus.load import paper_words
from ingest.text import read_text

LONG = "The partnership met in the town hall of Westmere, as it does four times a year, and heard of it all " * 2


def blocks_of(text: str) -> list[tuple[str, str]]:
    paper = read_text(text, "westmere-page", "0" * 64, paper_words(), where="westmere-page.txt")
    return [(block.kind, block.text) for block in paper.blocks]


def test_what_follows_a_list_s_last_phrase_is_no_part_of_it() -> None:
    item = "A focus on the places and the spaces that are most affected by noise"
    told = f"{LONG}\nTwo aims:\n- Less litter in each street of the town\n- {item}\nAnn Reed, its chair, spoke. {LONG}"
    blocks = blocks_of(told)
    assert ("list_item", item) in blocks
    assert any(kind == "paragraph" and text.startswith("Ann Reed") for kind, text in blocks)


def test_paragraphs_that_are_items_stay_apart() -> None:
    items = ("Priority 1: Fraud - good;", "Priority 2: Fires - it was good; and", "Priority 3: Roads - it was poor.")
    told = "\n\n".join((LONG, *items, LONG))
    texts = [text for _, text in blocks_of(told)]
    assert "Priority 2: Fires - it was good; and" in texts
    assert "Priority 3: Roads - it was poor." in texts


def test_titles_under_one_another_stay_apart() -> None:
    titles = ("Westmere Borough Council Committee System - Committee Papers", "Safer Westmere Partnership Strategy")
    prose = "The partners met in the town hall of Westmere, as they do in every month of the year and in each of them,"
    told = "\n\n".join((*titles, "\n".join([prose] * 4)))
    assert [text for _, text in blocks_of(told)][:2] == list(titles)
