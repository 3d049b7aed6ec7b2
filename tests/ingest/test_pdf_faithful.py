"""The real papers, read whole: no word of a page lost, and all words in the order that the papers' own text has."""

from __future__ import annotations

import difflib
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest
import yaml

from ingest.folding import fold_character, fold_word
from ingest.paper import Block, Paper

PAPERS = Path(__file__).parents[2].parent / "shared"
REAL = sorted(PAPERS.glob("papers/*.pdf")) + sorted(PAPERS.glob("real/*.pdf")) if PAPERS.is_dir() else []
SEEDS = sorted(PAPERS.glob("seeds/*.txt")) if PAPERS.is_dir() else []
FURNITURE: dict[str, dict[str, int]] = yaml.safe_load(
    (Path(__file__).parent / "furniture_of_real_papers.yaml").read_text("utf-8")
)
LEAST_AGREEMENT = 0.97  # of issue 3: the papers were set again from the text, so not all of it can agree
LETTER_BULLETS = {"o"}  # Word's second bullet is a letter, which is taken from the text as a bullet is
Read = Callable[[Path], Paper]

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not REAL, reason="needs the real papers, which stand in ../shared beside the repository"),
]


def folded(text: str) -> str:
    plain = "".join(fold_character(ord(letter)) for letter in text)
    return plain.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))


def words_of(text: str) -> list[str]:
    return [fold_word(word).casefold() for word in re.findall(r"[^\W_]+", folded(text))]


def pieces_of(block: Block) -> Iterator[tuple[int, str]]:
    """The block's number, words and marks as they follow one another, each with its page."""
    if block.number:
        yield block.page or 0, block.number
    marks = list(block.marks)
    for word in block.words:
        text, start = block.text[word.start : word.end], word.start
        while marks and marks[0].offset <= word.end:
            mark = marks.pop(0)
            yield word.page, text[: mark.offset - start]
            yield word.page, mark.label
            text, start = text[mark.offset - start :], mark.offset
        yield word.page, text


def words_by_page(paper: Paper) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {page.number: [] for page in paper.pages}
    for block in paper.blocks:
        for page, text in pieces_of(block):
            found[page] += words_of(text)
    for each in (*paper.furniture, *paper.unsaid):
        found[each.page] += words_of(each.text)
    return found


def words_by_pdfium(path: Path) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    document = pdfium.PdfDocument(path)
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        found[number + 1] = words_of(text.get_text_range(errors="ignore"))
        text.close()
        page.close()
    document.close()
    return found


def lost(theirs: list[str], ours: list[str]) -> list[str]:
    """Words of theirs that ours has neither whole nor in two pieces (a number and its mark, "1.1" and "On").

    A word whose letters are set apart ("A G E N D A") is one of ours.
    """
    have = Counter(ours) + Counter(first + second for first, second in itertools.pairwise(ours))
    missing = Counter(theirs) - have
    apart = Counter(letter for word in (Counter(ours) - Counter(theirs)) for letter in word)
    return sorted(word for word in missing if word not in LETTER_BULLETS and not (len(word) == 1 and apart[word]))


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem[-40:])
def test_no_word_of_a_page_is_lost(path: Path, read_real: Read) -> None:
    ours = words_by_page(read_real(path))
    missing = {page: lost(theirs, ours[page]) for page, theirs in words_by_pdfium(path).items() if theirs}
    assert {page: words for page, words in missing.items() if words} == {}


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem[-40:])
def test_no_letter_of_a_page_is_lost_or_doubled(path: Path, read_real: Read) -> None:
    ours = words_by_page(read_real(path))
    for page, theirs in words_by_pdfium(path).items():
        if not theirs:  # a scan: what is read of it is in no text layer
            continue
        one, other = Counter("".join(theirs)), Counter("".join(ours[page]))
        assert {letter: count for letter, count in (one - other).items() if letter not in LETTER_BULLETS} == {}, page
        assert other - one == Counter(), page


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem[-40:])
def test_what_is_left_out_is_furniture(path: Path, read_real: Read) -> None:
    """Each piece left out is in the list that was checked by eye against the pages, and is left out so often."""
    paper = read_real(path)
    by_ocr = {page.number for page in paper.pages if page.by_ocr}  # what is read of those differs with the engine
    shapes = Counter(re.sub(r"\d+", "#", each.text) for each in paper.furniture if each.page not in by_ocr)
    assert dict(shapes) == FURNITURE.get(path.stem, {})


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_words_stand_in_the_paper_s_own_order(seed: Path, read_real: Read) -> None:
    paper = read_real(seed.parents[1] / "papers" / f"{seed.stem}.pdf")
    ours = [word for block in paper.blocks for _, text in pieces_of(block) for word in words_of(text)]
    matcher = difflib.SequenceMatcher(None, words_of(seed.read_text("utf-8")), ours, autojunk=False)
    assert matcher.ratio() >= LEAST_AGREEMENT
