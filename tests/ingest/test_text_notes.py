"""Footnote marks in plain text, where nothing is raised any more: the notes list tells them, and they are doubtful."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.load import paper_words
from ingest.paper import Block, Paper
from ingest.text import read_text

SENTENCES = (  # what stands before a mark, and what behind it
    ("Wardens walked the streets of the old town", " on every evening of the year."),
    ("The police recorded 45,120", " calls about noise in the year."),
    ("The fund was £1,250,000", ", which was shared by the districts."),
    ("Calls fell from 2030/31", " to the year that followed it."),
    ("The plan was agreed in March 2031", " by all of the partners."),
    ("One home in ten (8%)", " had been entered more than once."),
    ("The chief called the roads “safe”", " when the partners had met."),
    ("Fewer people were hurt on the roads.", ""),
    ("The survey of residents (in the spring)", " was the third of its kind."),
)
PLAIN = (  # numbers that are no marks, whatever the notes list holds
    "The board met 12 times and heard 3 reports on the 2 towns.",
    "Between 2029 and 2031 some 1,204 homes were brought back.",
    "There were 45,120 calls in 2030/31 and 7 in 10 came at night.",
    "It covers 12 km² of the town and 3 m² of each yard.",
)


def read(text: str) -> Paper:
    return read_text(text, "westmere", "0" * 64, paper_words(), where="westmere.txt")


def page(sentences: list[str], notes: int) -> str:
    listed = [f"{number} Westmere Police, return {chr(64 + number)} of the year" for number in range(1, notes + 1)]
    return "\n\n".join([*sentences, *(["References", *listed] if notes else [])]) + "\n"


def said(paper: Paper) -> list[Block]:
    return [block for block in paper.blocks if block.kind == "paragraph"]


PICKED = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=9, unique=True)


@settings(deadline=None, max_examples=60)
@given(picked=PICKED, extra=st.integers(0, 3))
def test_marks_are_told_by_the_notes_list_and_flagged(picked: list[tuple[str, str]], extra: int) -> None:
    sentences = [f"{before}{number}{after}" for number, (before, after) in enumerate(picked, start=1)]
    paper = read(page(sentences, len(picked) + extra))
    blocks = said(paper)
    assert [block.text for block in blocks] == [before + after for before, after in picked]
    for number, (block, (before, _)) in enumerate(zip(blocks, picked, strict=True), start=1):
        [mark] = block.marks
        assert (mark.offset, mark.label, mark.doubtful) == (len(before), str(number), True)
        assert mark.note is not None
        assert paper.blocks[mark.note].number == str(number)


@settings(deadline=None, max_examples=40)
@given(plain=st.lists(st.sampled_from(PLAIN), min_size=1, max_size=4, unique=True), notes=st.integers(0, 12))
def test_numbers_are_left_as_they_are(plain: list[str], notes: int) -> None:
    blocks = said(read(page(list(plain), notes)))
    assert [block.text for block in blocks] == plain
    assert not any(block.marks for block in blocks)


@settings(deadline=None, max_examples=40)
@given(picked=PICKED)
def test_without_a_notes_list_nothing_is_taken_for_a_mark(picked: list[tuple[str, str]]) -> None:
    sentences = [f"{before}{number}{after}" for number, (before, after) in enumerate(picked, start=1)]
    blocks = said(read(page(sentences, 0)))
    assert "".join(block.text for block in blocks).replace(" ", "") == "".join(sentences).replace(" ", "")
    assert not any(block.marks for block in blocks)


def test_two_marks_together_are_both_told() -> None:
    [block] = said(read(page(["Wardens walked the streets2,3 on every evening of the year."], 3)))
    assert block.text == "Wardens walked the streets on every evening of the year."
    assert [(mark.label, mark.offset, mark.doubtful) for mark in block.marks] == [("2", 26, True), ("3", 26, True)]


def test_a_superscript_character_is_a_mark_for_certain() -> None:
    [block] = said(read(page(["Wardens walked the streets² on every evening of the year."], 2)))
    assert block.text == "Wardens walked the streets on every evening of the year."
    assert [(mark.label, mark.doubtful) for mark in block.marks] == [("2", False)]
