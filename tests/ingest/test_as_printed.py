"""The characters that a file has are kept where the text has plainer ones: a quote can be given as printed."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import matplotlib as mpl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from corpus.load import paper_words
from extract.facts import Evidence
from extract.facts_file import evidence_of
from extract.reading import Reading
from ingest.html import read_html
from ingest.paper import Original, Paper
from ingest.paper_json import paper_from_json, paper_to_json
from ingest.pdf import read_pdf
from ingest.plain import plain_word
from ingest.text import read_text
from ingest.word import read_word

PdfOf = Callable[[Callable[[Canvas], object]], Paper]
CYRILLIC_A, LIGATURE, SOFT, NO_BREAK = "А", "ﬁ", "\u00ad", "\u00a0"
SAID = "Appendix of fire services in the county town"
PRINTED = f"{CYRILLIC_A}ppendix of {LIGATURE}re ser{SOFT}vices in{NO_BREAK}the county town"


@pytest.fixture(scope="module", autouse=True)
def _face() -> None:
    pdfmetrics.registerFont(TTFont("DejaVu", str(Path(mpl.get_data_path()) / "fonts/ttf/DejaVuSans.ttf")))


def drawn(*lines: str) -> Callable[[Canvas], None]:
    def draw(page: Canvas) -> None:
        page.setFont("DejaVu", 11)
        for place, line in enumerate(lines):
            page.drawString(60, 700 - 14 * place, line)

    return draw


def test_a_pdf_keeps_look_alikes_ligatures_and_soft_hyphens(pdf_of: PdfOf) -> None:
    paper = pdf_of(drawn(PRINTED))
    [block] = paper.blocks
    assert block.text == SAID
    assert block.as_printed().replace(NO_BREAK, " ") == PRINTED.replace(NO_BREAK, " ")
    assert [SAID[word.start : word.end] for word in block.words] == SAID.split()


def test_a_soft_hyphen_at_a_lines_end_is_kept_where_the_word_is_joined() -> None:
    """In a PDF nothing is to be had of it: PDFium gives one sign for every hyphen that ends a line."""
    raw = f"The partners of the county and of its boroughs co{SOFT}\noperate in Westmere.\n\nThe end.\n"
    block = read_text(raw, "a", "0" * 64, paper_words(), where="a.txt").blocks[0]
    assert block.text == "The partners of the county and of its boroughs cooperate in Westmere."
    place = block.text.index("cooperate")
    assert block.as_printed(place, place + 9) == f"co{SOFT}operate"


def test_a_bullet_of_a_symbol_font_is_kept_beside_its_item(pdf_of: PdfOf) -> None:
    paper = pdf_of(drawn("▪  safer streets", "▪  quieter roads", "•  fewer fires"))
    assert [(block.kind, block.bullet) for block in paper.blocks] == [
        ("list_item", "▪"),
        ("list_item", "▪"),
        ("list_item", None),
    ]


def test_part_of_a_ligature_stays_plain(pdf_of: PdfOf) -> None:
    [block] = pdf_of(drawn(f"of {LIGATURE}re")).blocks
    assert block.as_printed(0, 4) == "of f"
    assert block.as_printed(3, 7) == f"{LIGATURE}re"


def test_plain_text_pages_and_word_files_keep_them_too() -> None:
    words = paper_words()
    document = docx.Document()
    document.add_paragraph(PRINTED + ".")
    held = io.BytesIO()
    document.save(held)
    papers = [
        read_text(f"{PRINTED}.\n\nThe end.\n", "a", "0" * 64, words, where="a.txt"),
        read_html(f"<html><body><p>{PRINTED}.</p></body></html>", "b", "0" * 64, words, where="b.html"),
        read_word(held.getvalue(), "c", "0" * 64, words, where="c.docx"),
    ]
    for paper in papers:
        assert paper.blocks[0].text == SAID + "."
        assert paper.as_printed(0, len(SAID)) == PRINTED


def test_evidence_gives_the_quote_as_printed_where_that_is_different(pdf_of: PdfOf) -> None:
    paper = pdf_of(drawn(PRINTED))
    evidence = Reading(paper).evidence(paper.blocks[0], 0, SAID.index(" services"))
    assert evidence.quote == "Appendix of fire"
    assert evidence.printed == f"{CYRILLIC_A}ppendix of {LIGATURE}re"
    assert evidence_of("westmere", evidence.to_json()).printed == evidence.printed
    assert Reading(paper).evidence(paper.blocks[0], SAID.index("county")).printed is None


def test_a_paper_is_kept_with_its_original_characters(pdf_of: PdfOf) -> None:
    paper = pdf_of(drawn(PRINTED))
    again = paper_from_json(paper_to_json(paper))
    assert again.blocks[0].originals == paper.blocks[0].originals != ()


LETTERS = st.text(st.sampled_from(f"abcxyz-’é{CYRILLIC_A}еоѕ{LIGATURE}ﬂﬀ\u2011\u200b\uf0b7"), min_size=1, max_size=12)


@given(LETTERS)
def test_a_word_and_its_originals_give_it_back(printed: str) -> None:
    text, originals = plain_word(printed)
    pieces, place = [], 0
    for start, end, letters in originals:
        assert place <= start <= end <= len(text)
        pieces += [text[place:start], letters]
        place = end
    assert "".join([*pieces, text[place:]]) == printed
    assert all(isinstance(each, Original) for each in originals)


WORD = st.text(st.sampled_from(f"abcxyz{CYRILLIC_A}еоѕ{LIGATURE}ﬂ{SOFT}"), min_size=1, max_size=8)
WORDS = st.lists(WORD.map(lambda word: f"q{word}q"), max_size=30)


@given(WORDS, st.sampled_from([" ", NO_BREAK, "\n", "  "]))
def test_a_plain_text_is_given_back_as_printed(words: list[str], space: str) -> None:
    raw = "The board notes" + "".join(f" {word}" for word in words) + f"{space}today."
    paper = read_text(raw, "a", "0" * 64, paper_words(), where="a.txt")
    for block in paper.blocks:
        places = [(each.start, each.end) for each in block.originals]
        assert places == sorted(places)
        assert all(0 <= start <= end <= len(block.text) for start, end in places)
    if len(paper.blocks) == 1 and paper.blocks[0].number is None:
        assert paper.blocks[0].as_printed().split() == raw.split()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.sampled_from(f"abcxyz{CYRILLIC_A}еоѕ{LIGATURE}ﬂ"), min_size=2, max_size=8), max_size=9))
def test_every_word_of_a_pdf_is_given_back_as_printed(tmp_path: Path, words: list[str]) -> None:
    path = tmp_path / "westmere.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    raw = " ".join(["The board", *words, "ends"])
    drawn(raw)(canvas)
    canvas.save()
    paper = read_pdf(path, "0" * 64, paper_words())
    assert paper.as_printed(0, len(paper.text)) == raw
    block = paper.blocks[0]
    assert [block.as_printed(word.start, word.end) for word in block.words] == raw.split()


def test_evidence_without_another_form_says_nothing_of_it() -> None:
    assert "printed" not in Evidence("a", 1, "the county town", 0, 15).to_json()
