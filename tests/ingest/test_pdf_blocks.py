"""Small drawn PDFs, each with one thing that papers do, and the blocks that they come to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from corpus.load import paper_words
from ingest.paper import Block, Paper
from ingest.pdf import read_pdf

WIDTH, HEIGHT, LEFT, RIGHT = 595, 842, 60, 535
PdfOf = Callable[[Callable[[Canvas], object]], Paper]


def write(page: Canvas, top: float, text: str, *, x: float = LEFT, size: float = 11, face: str = "Helvetica") -> float:
    """Set `text` in lines that fill the room from `x` to the right margin; gives the top of the next line."""
    page.setFont(face, size)
    line = ""
    for word in text.split(" "):
        if line and page.stringWidth(f"{line} {word}", face, size) > RIGHT - x:
            page.drawString(x, HEIGHT - top, line)
            top, line = top + 1.2 * size, ""
        line = f"{line} {word}" if line else word
    page.drawString(x, HEIGHT - top, line)
    return top + 1.2 * size


def mark(page: Canvas, x: float, top: float, text: str, *, size: float = 11) -> None:
    """Set a raised mark whose word ends at `x`."""
    page.setFont("Helvetica", 0.6 * size)
    page.drawString(x, HEIGHT - top + 0.35 * size, text)


def texts(paper: Paper, kind: str | None = None) -> list[str]:
    return [block.text for block in paper.blocks if kind is None or block.kind == kind]


LONG = "The partners of Westmere meet four times a year and look at what was done on each priority since they met last"


def test_lines_of_a_paragraph_are_one_block(pdf_of: PdfOf) -> None:
    paper = pdf_of(lambda page: write(page, 100, f"{LONG}. {LONG}."))
    assert texts(paper) == [f"{LONG}. {LONG}."]


def test_a_wider_gap_begins_a_paragraph(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        top = write(page, 100, f"{LONG}. {LONG}.")
        write(page, top + 10, f"{LONG}.")

    assert texts(pdf_of(draw)) == [f"{LONG}. {LONG}.", f"{LONG}."]


def test_bullets_and_numbers_are_taken_from_the_text(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        write(page, 100, "1.1")
        write(page, 100, LONG + ".", x=LEFT + 40)
        for top, marker, text in [(140, "•", "Safer streets"), (155, "a)", "Fewer fires"), (170, "2.", "Calmer roads")]:
            write(page, top, marker, x=LEFT + 40)
            write(page, top, text, x=LEFT + 60)

    blocks = pdf_of(draw).blocks
    assert [(block.kind, block.number, block.text) for block in blocks] == [
        ("paragraph", "1.1", LONG + "."),
        ("list_item", None, "Safer streets"),
        ("list_item", "a", "Fewer fires"),
        ("list_item", "2", "Calmer roads"),
    ]


def test_a_number_run_into_its_word_is_parted(pdf_of: PdfOf) -> None:
    [block] = pdf_of(lambda page: write(page, 100, f"1.1The {LONG}.")).blocks
    assert (block.number, block.text) == ("1.1", f"The {LONG}.")


def test_a_line_that_ends_with_of_goes_on(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        write(page, 80, f"{LONG}.")
        write(page, 150, "Terms of reference of the Board of")
        write(page, 150 + 13.2, "Westmere")

    assert texts(pdf_of(draw))[1] == "Terms of reference of the Board of Westmere"


def test_items_set_further_in_stand_deeper(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        for top, x, text in [(100, 60, "Roads"), (115, 85, "Speed"), (130, 85, "Lights"), (145, 60, "Parks")]:
            write(page, top, "•", x=x)
            write(page, top, text, x=x + 15)

    assert [(block.text, block.depth) for block in pdf_of(draw).blocks] == [
        ("Roads", 1), ("Speed", 2), ("Lights", 2), ("Parks", 1),
    ]  # fmt: skip


def test_headings_have_levels_by_look_and_open_sections(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        write(page, 80, "3. Priorities", size=18, face="Helvetica-Bold")
        write(page, 120, "Roads", face="Helvetica-Bold")
        write(page, 150, f"{LONG}. {LONG}.")
        write(page, 220, "4. Leads", size=18, face="Helvetica-Bold")
        write(page, 250, f"{LONG}.")

    paper = pdf_of(draw)
    headings = [(block.text, block.level, block.number) for block in paper.blocks if block.kind == "heading"]
    assert headings == [("Priorities", 1, "3"), ("Roads", 2, None), ("Leads", 1, "4")]
    assert [[above.text for above in paper.headings_above(block)] for block in paper.blocks] == [
        [], ["Priorities"], ["Priorities", "Roads"], [], ["Leads"],
    ]  # fmt: skip


def test_a_raised_number_is_a_mark_and_finds_its_note(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        write(page, 80, f"{LONG}. {LONG}.")
        end = LEFT + page.stringWidth("Calls rose to 845,734", "Helvetica", 11)
        write(page, 150, "Calls rose to 845,734")
        mark(page, end, 150, "1")
        write(page, 150, ".", x=end + page.stringWidth("1", "Helvetica", 6.6))
        write(page, 180, "Notes:", face="Helvetica-Bold")
        write(page, 195, "1) Westmere Police, calls by month")

    paper = pdf_of(draw)
    block = next(block for block in paper.blocks if block.text.startswith("Calls"))
    assert block.text == "Calls rose to 845,734."
    [found] = block.marks
    assert (found.label, found.offset, found.doubtful) == ("1", len("Calls rose to 845,734"), False)
    assert found.note is not None
    note = paper.blocks[found.note]
    assert (note.kind, note.number, note.text) == ("note", "1", "Westmere Police, calls by month")


@pytest.mark.parametrize(
    ("word", "raised", "text"), [("m", "2", "m²"), ("13", "th", "13th"), ("CO", "2", "CO²")], ids=str
)
def test_powers_and_ordinals_are_no_marks(pdf_of: PdfOf, word: str, raised: str, text: str) -> None:
    def draw(page: Canvas) -> None:
        write(page, 100, f"An area of 40 {word}")
        mark(page, LEFT + page.stringWidth(f"An area of 40 {word}", "Helvetica", 11), 100, raised)

    [block] = pdf_of(draw).blocks
    assert (block.text, block.marks) == (f"An area of 40 {text}", ())


def test_small_numbered_text_at_the_foot_is_a_footnote(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        top = 80.0
        for _ in range(8):
            top = write(page, top, f"{LONG}. {LONG}.") + 8
        mark(page, LEFT, 740, "1")
        write(page, 740, "Counted from April to March", x=LEFT + 5, size=8)

    note = pdf_of(draw).blocks[-1]
    assert (note.kind, note.number, note.text) == ("note", "1", "Counted from April to March")


def test_stamps_heads_and_page_numbers_are_furniture(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        for number in (1, 2, 3):
            write(page, 30, "Westmere Community Safety Agreement", size=9)
            write(page, 200, f"{LONG} in year {number}.")
            write(page, 815, str(number), x=300, size=9)
            write(page, 815, f"Page {number + 6}", x=480, size=9)
            page.showPage()

    paper = pdf_of(draw)
    assert texts(paper) == [f"{LONG} in year {number}." for number in (1, 2, 3)]
    assert [(each.kind, each.text) for each in paper.furniture if each.page == 2] == [
        ("running_head", "Westmere Community Safety Agreement"),
        ("page_number", "2"),
        ("stamp", "Page 8"),
    ]
    assert [page.printed for page in paper.pages] == ["1", "2", "3"] or [page.printed for page in paper.pages] == [
        "7", "8", "9",
    ]  # fmt: skip


def test_a_paragraph_goes_on_over_the_page(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        write(page, 700, "Those who live near the arena said that they had")
        page.showPage()
        write(page, 80, "seen fewer fires since the spring.")

    [block] = pdf_of(draw).blocks
    assert block.text == "Those who live near the arena said that they had seen fewer fires since the spring."
    assert (block.page, block.words[-1].page) == (1, 2)
    assert block.page_at(block.text.index("seen")) == 2


def test_two_columns_are_read_one_after_the_other(pdf_of: PdfOf) -> None:
    left = ["Safer streets come", "first in the plan", "and stay first."]
    right = ["Roads come second", "and parks third", "as before."]

    def draw(page: Canvas) -> None:
        for column, lines in ((LEFT, left), (320, right)):
            for row, line in enumerate(lines):
                write(page, 100 + 13 * row, line, x=column)

    assert texts(pdf_of(draw)) == [" ".join(left), " ".join(right)]


def test_a_label_and_its_text_side_by_side_are_one_block(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        for top, ref, title in [(100, "A1", "Introduction"), (120, "A2", "Apologies"), (140, "B1", "Roads")]:
            write(page, top, ref)
            write(page, top, title, x=LEFT + 40)

    assert [(block.number, block.text) for block in pdf_of(draw).blocks] == [
        ("A1", "Introduction"), ("A2", "Apologies"), ("B1", "Roads"),
    ]  # fmt: skip


def test_leaders_make_contents_not_headings(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        write(page, 80, "Contents", size=16, face="Helvetica-Bold")
        write(page, 110, "1. Introduction " + "." * 60 + " 4")
        write(page, 125, "2. Leads " + "." * 66 + " 9")
        write(page, 160, f"{LONG}.")

    assert [(block.kind, block.text) for block in pdf_of(draw).blocks][1:3] == [
        ("contents", "Introduction 4"), ("contents", "Leads 9"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [("they work in partner-", "ship with others", "partnership"), ("a multi-", "agency team", "multi-agency")],
    ids=["broken word", "compound"],
)
def test_a_hyphen_goes_only_where_a_word_was_broken(pdf_of: PdfOf, first: str, second: str, whole: str) -> None:
    def draw(page: Canvas) -> None:
        write(page, 80, f"The partnership says this. {LONG}.")
        write(page, 150, first)
        write(page, 150 + 13.2, second)

    assert whole in texts(pdf_of(draw))[1].split()


def test_words_in_the_boxes_of_a_chart_are_a_diagram(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        write(page, 80, f"{LONG}.")
        for column in range(3):
            page.rect(60 + 150 * column, HEIGHT - 260, 120, 40)
            write(page, 240, f"Board {column}", x=75 + 150 * column)

    paper = pdf_of(draw)
    assert texts(paper, "diagram") == ["Board 0", "Board 1", "Board 2"]


WORDS = st.lists(st.text("abcdefghijklmnop", min_size=1, max_size=12), min_size=1, max_size=60)


@given(paragraphs=st.lists(WORDS, min_size=1, max_size=6))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_word_stands_where_it_says(pdf_of: PdfOf, paragraphs: list[list[str]]) -> None:
    """No word is lost, and every word's offsets give that word."""

    def draw(page: Canvas) -> None:
        top = 100.0
        for words in paragraphs:
            top = write(page, top, " ".join(words)) + 9

    paper = pdf_of(draw)
    assert_consistent(paper)
    assert " ".join(texts(paper)).split() == [word for words in paragraphs for word in words]


def assert_consistent(paper: Paper) -> None:
    """Words cover their block's text, blocks the paper's text, parts the blocks, and tables their cells' blocks."""
    for block in paper.blocks:
        assert paper.text[block.start : block.end] == block.text
        assert_words_cover(block)
        assert all(paper.blocks[index].kind == "heading" and index < block.index for index in block.section)
        assert all(0 <= mark.offset <= len(block.text) for mark in block.marks)
    covered = [index for part in paper.parts for index in range(part.first_block, part.last_block + 1)]
    assert covered == list(range(len(paper.blocks)))
    for table in paper.tables:
        for cell in table.cells:
            for block in paper.blocks_of(cell):
                assert block.cell is not None
                assert (block.cell.table, block.cell.row, block.cell.column) == (table.index, cell.row, cell.column)


def assert_words_cover(block: Block) -> None:
    """The words are those of the text in order, with nothing but single spaces between them."""
    end = 0
    for word in block.words:
        assert block.text[end : word.start] in ("", " ")
        assert block.text[word.start : word.end].strip()
        end = word.end
    assert end == len(block.text)


PAPERS = Path(__file__).parents[2].parent / "shared"
REAL = sorted(PAPERS.glob("papers/*.pdf")) + sorted(PAPERS.glob("real/*.pdf")) if PAPERS.is_dir() else []


@pytest.mark.shared
@pytest.mark.skipif(not REAL, reason="needs the real papers, which stand in ../shared beside the repository")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem[-40:])
def test_real_papers_are_read_consistently(path: Path) -> None:
    assert_consistent(read_pdf(path, "0" * 64, paper_words()))
