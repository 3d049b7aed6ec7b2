"""What a file holds but its paper does not say: words struck out by tracked changes, and words that nobody sees."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from corpus.load import paper_words
from extract.facts import DocumentFact, Evidence
from extract.verifying import verify_paper
from ingest.html import read_html
from ingest.paper import Paper
from ingest.pdf import read_pdf
from ingest.report import report_of

HEIGHT, LEFT, SIZE, FACE = 842, 60, 11, "Helvetica"
STROKE, UNDERLINE = 0.25, -0.12  # of the size, above the baseline
PdfOf = Callable[[Callable[[Canvas], object]], Paper]


def line(page: Canvas, top: float, *pieces: tuple[str, str | None]) -> None:
    """Pieces written one behind the other, each with a stroke, an underline or nothing."""
    page.setFont(FACE, SIZE)
    at = float(LEFT)
    for text, how in pieces:
        width = page.stringWidth(text, FACE, SIZE)
        page.drawString(at, HEIGHT - top, text)
        if how:
            rise = {"struck": STROKE, "underlined": UNDERLINE}[how] * SIZE
            page.rect(at, HEIGHT - top + rise, width, 0.6, stroke=0, fill=1)
        at += width


def unsaid(paper: Paper) -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in paper.unsaid]


def test_words_with_a_line_through_them_are_kept_apart(pdf_of: PdfOf) -> None:
    paper = pdf_of(
        lambda page: line(
            page,
            100,
            ("The Board meets ", None),
            ("four times ", "struck"),
            ("twice ", "underlined"),
            ("a year.", None),
        )
    )
    assert paper.text == "The Board meets twice a year."
    assert unsaid(paper) == [("struck_out", "four times")]
    [told] = [each for each in report_of(paper).left_out if each.what == "words struck out"]
    assert told.count == 2


def test_a_piece_struck_out_of_a_word_leaves_one_word(pdf_of: PdfOf) -> None:
    paper = pdf_of(
        lambda page: line(page, 100, ("The partner", None), ("ship", "struck"), ("s of Westmere meet.", None))
    )
    assert paper.text == "The partners of Westmere meet."
    assert unsaid(paper) == [("struck_out", "ship")]


def test_a_number_that_changed_is_the_new_one(pdf_of: PdfOf) -> None:
    paper = pdf_of(lambda page: line(page, 100, ("n)", "struck"), ("j) ", "underlined"), ("to note the report", None)))
    [item] = paper.blocks
    assert (item.number, item.text) == ("j", "to note the report")


def test_underlines_are_no_strokes(pdf_of: PdfOf) -> None:
    paper = pdf_of(lambda page: line(page, 100, ("Safer Streets in Westmere", "underlined"), (" is a plan.", None)))
    assert paper.text == "Safer Streets in Westmere is a plan."
    assert not paper.unsaid


def test_a_line_that_goes_on_beyond_the_words_is_no_stroke(pdf_of: PdfOf) -> None:
    """A chart's line passes behind its labels."""

    def draw(page: Canvas) -> None:
        line(page, 100, ("250", None))
        page.rect(30, HEIGHT - 100 + STROKE * SIZE, 400, 0.5, stroke=0, fill=1)

    paper = pdf_of(draw)
    assert "250" in paper.text
    assert not paper.unsaid


def test_white_words_on_paper_are_hidden_and_on_a_dark_band_they_are_not(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        line(page, 100, ("Burglary fell in the year.", None))
        page.setFillColorRGB(0, 0.2, 0.4)
        page.rect(50, HEIGHT - 145, 400, 22, stroke=0, fill=1)
        page.setFillColorRGB(1, 1, 1)
        page.setFont(FACE, SIZE)
        page.drawString(LEFT, HEIGHT - 138, "Priority: Road Safety")
        page.drawString(LEFT, HEIGHT - 200, "internal note")
        page.setFillColorRGB(0, 0, 0)

    paper = pdf_of(draw)
    assert "Priority: Road Safety" in paper.text
    assert "internal" not in paper.text
    assert unsaid(paper) == [("hidden", "internal note")]
    assert [each.count for each in report_of(paper).left_out if each.what == "hidden words"] == [2]


def test_what_a_black_box_covers_is_hidden(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        line(page, 100, ("The address is 4 Mill Lane today.", None))
        x = LEFT + page.stringWidth("The address is ", FACE, SIZE)
        page.rect(x - 1, HEIGHT - 104, page.stringWidth("4 Mill Lane", FACE, SIZE) + 2, 14, stroke=0, fill=1)

    paper = pdf_of(draw)
    assert "Mill" not in paper.text
    assert unsaid(paper) == [("hidden", "4 Mill Lane")]


def test_what_is_drawn_in_no_ink_or_clipped_away_is_hidden(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        line(page, 100, ("Burglary fell in the year.", None))
        page.setFont(FACE, SIZE)
        text = page.beginText(LEFT, HEIGHT - 150)
        text.setTextRenderMode(3)
        text.textOut("written in no ink")
        page.drawText(text)
        page.saveState()
        row = page.beginPath()
        row.rect(50, HEIGHT - 215, 400, 1)
        page.clipPath(row, stroke=0, fill=0)
        page.drawString(LEFT, HEIGHT - 205, "a row of no height")
        page.restoreState()

    paper = pdf_of(draw)
    assert paper.text == "Burglary fell in the year."
    assert unsaid(paper) == [("hidden", "written in no ink a row of no height")] or unsaid(paper) == [
        ("hidden", "written in no ink"),
        ("hidden", "a row of no height"),
    ]


def test_a_quote_around_struck_words_is_borne_out_by_its_file(tmp_path: Path) -> None:
    path = tmp_path / "westmere.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    line(canvas, 100, ("The Board meets ", None), ("four times ", "struck"), ("twice a year.", None))
    canvas.save()
    paper = read_pdf(path, "0" * 64, paper_words())
    quote = paper.text
    evidence = Evidence("westmere", 1, quote, 0, len(quote), tuple(paper.boxes(0, len(quote))))
    fact = DocumentFact(kind="report", title=quote, body=None, date=None, evidence=evidence)
    assert verify_paper(paper, [fact], path).mismatches == ()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(["safer", "roads", "Board", "1,204", "partners,"]), st.booleans()),
        min_size=1,
        max_size=9,
    )
)
def test_any_words_are_said_or_struck_and_none_is_lost(tmp_path: Path, words: list[tuple[str, bool]]) -> None:
    path = tmp_path / "westmere.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    pieces = [("Note ", None), *((f"{word} ", "struck" if gone else "underlined") for word, gone in words)]
    line(canvas, 300, *pieces, ("ends.", None))
    canvas.save()
    paper = read_pdf(path, "0" * 64, paper_words())
    assert paper.text.split() == ["Note", *(word for word, gone in words if not gone), "ends."]
    assert " ".join(each.text for each in paper.unsaid).split() == [word for word, gone in words if gone]


def test_a_web_page_says_nothing_that_it_strikes_out() -> None:
    page = """<html><body><p>The Board meets <del>four times</del> twice a year
        <span style="text-decoration: line-through">at <s>noon</s></span>.</p></body></html>"""
    paper = read_html(page, "board", "0" * 64, paper_words(), where="board.html")
    assert paper.text == "The Board meets twice a year ."
    assert unsaid(paper) == [("struck_out", "four times"), ("struck_out", "at noon")]


@pytest.mark.shared
def test_tracked_changes_of_a_real_paper(shared_dir: Path, read_real: Callable[[Path], Paper]) -> None:
    """Counted by eye on its three pages: letters of 13 items that moved up, one number, and what was taken away."""
    stem = "full_council_2025-03-13_Appendix_B_Proposed_Updated_Terms_of_Reference_with_Tracked_Changes"
    paper = read_real(shared_dir / "real" / f"{stem}.pdf")
    assert {each.kind for each in paper.unsaid} == {"struck_out"}
    letters = [block.number for block in paper.blocks if block.page == 3 and block.kind == "list_item"]
    assert letters[:2] == ["j", "k"]
    assert "whistle-blowing policy and Bribery Act policy to ensure" not in paper.text
