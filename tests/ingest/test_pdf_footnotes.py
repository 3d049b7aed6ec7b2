"""Footnote marks told from digits by size and baseline, wherever they stand, and the lists that they point into."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.paper import Block, Paper

HEIGHT, LEFT, SIZE = 842, 60, 11
BODY = "The partners of Westmere looked at what was done on each of their priorities in the year before and said so."
PdfOf = Callable[[Callable[[Canvas], object]], Paper]


def line(page: Canvas, top: float, *pieces: str, x: float = LEFT, size: float = SIZE, face: str = "Helvetica") -> None:
    """Set pieces one behind another; one that begins with "^" is raised and smaller."""
    for piece in pieces:
        raised = piece.startswith("^")
        text = piece.removeprefix("^")
        set_in = 0.62 * size if raised else size
        page.setFont(face, set_in)
        page.drawString(x, HEIGHT - top + (0.36 * size if raised else 0), text)
        x += page.stringWidth(text, face, set_in)


def paper_with(
    pdf_of: PdfOf, pieces: Sequence[str], notes: Sequence[tuple[str, str]], *, face: str = "Helvetica"
) -> Paper:
    """A paper with a line of `pieces` over its text, and notes at its foot."""

    def draw(page: Canvas) -> None:
        line(page, 80, *pieces, face=face)
        for place in range(5):
            line(page, 120 + 30 * place, BODY, size=SIZE - 2)
        for place, (label, text) in enumerate(notes):
            line(page, 760 + 12 * place, f"^{label}", f" {text}", size=8)

    return pdf_of(draw)


def cited(paper: Paper, block: Block) -> list[tuple[str, str | None]]:
    """The marks of a block with the text of the note that each points to."""
    return [(mark.label, None if mark.note is None else paper.blocks[mark.note].text) for mark in block.marks]


ONE, TWO = ("1", "Recorded by the police."), ("2", "Estimated by the council.")


@pytest.mark.parametrize(
    ("pieces", "text", "labels"),
    [
        (["There were 12,345", "^1", " calls in the town."], "There were 12,345 calls in the town.", ["1"]),
        (["Some (8%)", "^1", " were repeated calls."], "Some (8%) were repeated calls.", ["1"]),
        (["In 2030/31", "^1", " it fell."], "In 2030/31 it fell.", ["1"]),
        (["Calls fell by 7.5%", "^1", " in the year."], "Calls fell by 7.5% in the year.", ["1"]),
        (["It cost £1.2m", "^1", "."], "It cost £1.2m.", ["1"]),
        (["It fell.", "^1", " Then it rose."], "It fell. Then it rose.", ["1"]),
        (["It was “safe”", "^1", ", they said."], "It was “safe”, they said.", ["1"]),
        (["There were 12,345", "^1,2", " calls."], "There were 12,345 calls.", ["1", "2"]),
        (["There were 12,345", "^1", "^2", " calls."], "There were 12,345 calls.", ["1", "2"]),
        (["There were 12,345", "^1, 2", " calls."], "There were 12,345 calls.", ["1", "2"]),
        (["There were 12,345", "^[1]", "^[2]", " calls."], "There were 12,345 calls.", ["1", "2"]),
        (["There were 12,345", "^1–2", " calls."], "There were 12,345 calls.", ["1", "2"]),
        (["There were 12,345", "^12", " calls."], "There were 12,345 calls.", ["1", "2"]),
    ],
    ids=[
        "number",
        "bracket",
        "year",
        "percent",
        "money",
        "stop",
        "quote",
        "comma",
        "two runs",
        "comma space",
        "square",
        "range",
        "one run",
    ],
)
def test_marks_are_told_from_what_they_stand_behind(
    pdf_of: PdfOf, pieces: list[str], text: str, labels: list[str]
) -> None:
    paper = paper_with(pdf_of, pieces, [ONE, TWO])
    first = paper.blocks[0]
    assert first.text == text
    assert cited(paper, first) == [(label, dict([ONE, TWO])[label]) for label in labels]


def test_a_raised_twelve_is_one_mark_where_there_is_a_twelfth_note(pdf_of: PdfOf) -> None:
    notes = [ONE, TWO, ("12", "Counted by hand.")]
    paper = paper_with(pdf_of, ["There were 12,345", "^12", " calls."], notes)
    assert cited(paper, paper.blocks[0]) == [("12", "Counted by hand.")]


@pytest.mark.parametrize("unit", ["m", "km", "12m"])
def test_a_square_is_no_mark_though_there_is_a_second_note(pdf_of: PdfOf, unit: str) -> None:
    paper = paper_with(pdf_of, [f"The hall has 40 {unit}", "^2", " of floor."], [ONE, TWO])
    assert paper.blocks[0].text == f"The hall has 40 {unit}² of floor."
    assert paper.blocks[0].marks == ()


def test_a_heading_has_its_mark(pdf_of: PdfOf) -> None:
    paper = paper_with(pdf_of, ["Domestic abuse", "^1"], [ONE], face="Helvetica-Bold")
    first = paper.blocks[0]
    assert (first.kind, first.text, cited(paper, first)) == ("heading", "Domestic abuse", [ONE])


def test_a_caption_of_a_table_has_its_mark(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        line(page, 80, "Table 1: Calls by district", "^1", face="Helvetica-Bold")
        for row, (name, calls) in enumerate((("District", "Calls"), ("Northmere", "12,345"), ("Southmere", "987"))):
            for x, text in ((60, name), (260, calls)):
                page.rect(x, HEIGHT - 110 - 20 * row, 200, 20)
                line(page, 105 + 20 * row, text, x=x + 4)
            if row == 1:
                line(page, 105 + 20 * row, "^2", x=264 + page.stringWidth("12,345", "Helvetica", SIZE))
        line(page, 300, BODY, size=9)
        line(page, 760, "^1", " Recorded by the police.", size=8)
        line(page, 772, "^2", " Estimated by the council.", size=8)

    paper = pdf_of(draw)
    caption = paper.blocks[0]
    assert (caption.kind, caption.text, cited(paper, caption)) == ("caption", "Table 1: Calls by district", [ONE])
    cell = next(block for block in paper.blocks if block.text == "12,345")
    assert cited(paper, cell) == [TWO]


@pytest.mark.parametrize("heading", ["Notes", "References", "Footnotes:", "Endnotes", "Sources"])
@pytest.mark.parametrize("opens", ["{})", "{}.", "[{}]", "^{}"], ids=["bracket", "stop", "square", "raised"])
def test_endnotes_stand_in_a_list_under_their_heading(pdf_of: PdfOf, heading: str, opens: str) -> None:
    def draw(page: Canvas) -> None:
        line(page, 80, "Calls", size=14, face="Helvetica-Bold")
        line(page, 110, "There were 12,345", "^1", " calls and 987", "^2", " visits.")
        line(page, 140, BODY, size=9)
        line(page, 200, heading, face="Helvetica-Bold")
        for place, (label, text) in enumerate((ONE, TWO)):
            line(page, 220 + 14 * place, opens.format(label), f" {text}")

    paper = pdf_of(draw)
    said = next(block for block in paper.blocks if block.text.startswith("There were"))
    assert said.text == "There were 12,345 calls and 987 visits."
    assert cited(paper, said) == [ONE, TWO]


def test_a_mark_points_into_the_list_of_its_own_section(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        top = 80.0
        for section in ("Roads", "Parks", "Halls"):
            line(page, top, section, size=15, face="Helvetica-Bold")
            line(page, top + 25, f"In {section} there were 12,345", "^1", " calls.")
            line(page, top + 50, "Notes", face="Helvetica-Bold")
            line(page, top + 66, f"1. Counted in {section}.")
            top += 110

    paper = pdf_of(draw)
    said = [block for block in paper.blocks if block.marks]
    assert [cited(paper, block) for block in said] == [
        [("1", f"Counted in {section}.")] for section in ("Roads", "Parks", "Halls")
    ]
