"""The real papers, read whole: no letter lost, and the words in the order in which the papers' own text has them."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from corpus.load import paper_words
from ingest.folding import fold_character, fold_word
from ingest.paper import Paper
from ingest.pdf import read_pdf

PAPERS = Path(__file__).parents[2].parent / "shared"
REAL = sorted(PAPERS.glob("papers/*.pdf")) + sorted(PAPERS.glob("real/*.pdf")) if PAPERS.is_dir() else []
SEEDS = sorted(PAPERS.glob("seeds/*.txt")) if PAPERS.is_dir() else []
LEAST_AGREEMENT = 0.97  # some of what the papers' text holds is in pictures, and furniture is apart
LETTER_BULLETS = "o"  # Word's second bullet is a letter, which is taken from the text as a bullet is

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not REAL, reason="needs the real papers, which stand in ../shared beside the repository"),
]


def folded(text: str) -> str:
    return "".join(fold_character(ord(letter)) for letter in text)


def letters(text: str) -> Counter[str]:
    kept = fold_word(folded(text)).translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))
    return Counter(letter for letter in kept if letter.isalnum())


def letters_of(paper: Paper) -> Counter[str]:
    """Every letter of the blocks, their numbers and marks, and the furniture."""
    found: Counter[str] = Counter()
    for block in paper.blocks:
        found += letters(block.text + (block.number or "") + "".join(mark.label for mark in block.marks))
    for each in paper.furniture:
        found += letters(each.text)
    return found


def letters_by_pdfium(path: Path) -> Counter[str]:
    found: Counter[str] = Counter()
    document = pdfium.PdfDocument(path)
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        found += letters(text.get_text_range(errors="ignore"))
        text.close()
        page.close()
    document.close()
    return found


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem[-40:])
def test_no_letter_is_lost(path: Path) -> None:
    lost = letters_by_pdfium(path) - letters_of(read_pdf(path, "0" * 64, paper_words()))
    assert {letter: count for letter, count in lost.items() if letter not in LETTER_BULLETS} == {}


def words_of(text: str) -> list[str]:
    return [fold_word(word).casefold() for word in re.findall(r"[^\W_]+", folded(text))]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_words_stand_in_the_paper_s_own_order(seed: Path) -> None:
    paper = read_pdf(seed.parents[1] / "papers" / f"{seed.stem}.pdf", "0" * 64, paper_words())
    ours: list[str] = []
    for block in paper.blocks:
        text = block.text
        for mark in reversed(block.marks):
            text = f"{text[: mark.offset]}{mark.label}{text[mark.offset :]}"
        ours += words_of(f"{block.number or ''} {text}")
    matcher = difflib.SequenceMatcher(None, words_of(seed.read_text("utf-8")), ours, autojunk=False)
    assert matcher.ratio() >= LEAST_AGREEMENT
