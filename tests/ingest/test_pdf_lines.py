"""Lines that were broken by hand, by justification or by a picture, and numbers that only look like an item's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.paper import Paper

HEIGHT, LEFT, RIGHT, SIZE, PITCH = 842, 60, 535, 11, 13.2
LONG = "The partners of Westmere meet four times a year and look at what was done on each priority since they met last"
PdfOf = Callable[[Callable[[Canvas], object]], Paper]


def write(page: Canvas, top: float, text: str, *, x: float = LEFT, face: str = "Helvetica", size: float = SIZE) -> None:
    page.setFont(face, size)
    page.drawString(x, HEIGHT - top, text)


def justified(page: Canvas, top: float, lines: Sequence[str], *, x: float = LEFT, right: float = RIGHT) -> float:
    """Lines stretched from `x` to `right`, all but the last; gives the top of what follows."""
    page.setFont("Helvetica", SIZE)
    for place, line in enumerate(lines):
        words = line.split(" ")
        widths = [page.stringWidth(word, "Helvetica", SIZE) for word in words]
        space = (right - x - sum(widths)) / max(len(words) - 1, 1)
        if place == len(lines) - 1:
            space = page.stringWidth(" ", "Helvetica", SIZE)
        at = x
        for word, width in zip(words, widths, strict=True):
            page.drawString(at, HEIGHT - top, word)
            at += width + space
        top += PITCH
    return top


def told(paper: Paper) -> list[tuple[str, str | None, str]]:
    return [(block.kind, block.number, block.text) for block in paper.blocks]


@pytest.mark.parametrize("opening", ["119 long empty", "(9) and", "2. and"], ids=["bare", "in brackets", "with a stop"])
def test_a_number_that_begins_a_justified_line_is_in_its_sentence(pdf_of: PdfOf, opening: str) -> None:
    lines = [
        "The number of homes that were brought back rose in the second quarter to",
        f"{opening} homes which the scheme made fit for those who came to live in them",
        "in the year.",
    ]
    paper = pdf_of(lambda page: justified(page, 100, lines))
    assert told(paper) == [("paragraph", None, " ".join(lines))]


def test_a_number_at_the_start_of_a_list_stays_an_item(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        write(page, 100, f"{LONG[:80]}:")
        write(page, 120, "(1)")
        write(page, 120, "to note the report", x=LEFT + 25)
        write(page, 140, "(2)")
        write(page, 140, "to thank the clerk", x=LEFT + 25)

    assert [(kind, number) for kind, number, _ in told(pdf_of(draw))][1:] == [("list_item", "1"), ("list_item", "2")]


def test_lines_beside_a_picture_go_on_below_it(pdf_of: PdfOf) -> None:
    beside = [
        "The first day began with a talk on the roads",
        "of the county and on what the partners had",
        "done, and it went on into the evening with",
    ]
    below = ["the talks that the boards of the districts gave on lights, on parks and on all that", "was left to do."]

    def draw(page: Canvas) -> None:
        justified(page, 100, [*beside, ""], x=300)
        justified(page, 100 + 3 * PITCH, below)
        page.rect(LEFT, HEIGHT - 135, 200, 50)

    assert told(pdf_of(draw)) == [("paragraph", None, " ".join([*beside, *below]))]


@pytest.mark.parametrize(
    ("printed", "number", "text"),
    [
        ("1.6WCC has long asked for lights", "1.6", "WCC has long asked for lights"),
        ("1.4A meeting was held in the town", "1.4", "A meeting was held in the town"),
        ("2.1 The partners set out a plan", "2.1", "The partners set out a plan"),
        ("3.0 April 2031 was its date", None, "3.0 April 2031 was its date"),
        ("2.5 million people live there", None, "2.5 million people live there"),
        ("1.6GB of data were lost", None, "1.6GB of data were lost"),
    ],
)
def test_a_paragraph_s_number_is_told_from_a_figure(pdf_of: PdfOf, printed: str, number: str | None, text: str) -> None:
    [block] = pdf_of(lambda page: write(page, 100, printed)).blocks
    assert (block.number, block.text) == (number, text)


def test_a_word_raised_with_its_ordinal_stays_in_the_line(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        first, second = "The partners met on the 18", "December to look at it"
        write(page, 100, first)
        at = LEFT + page.stringWidth(first, "Helvetica", SIZE)
        write(page, 96, "th of", x=at, size=7)
        write(page, 100, second, x=at + page.stringWidth("th of ", "Helvetica", 7) + 2)

    assert [text for _, _, text in told(pdf_of(draw))] == ["The partners met on the 18th of December to look at it"]


def test_names_broken_by_hand_after_a_comma_are_one_paragraph(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        write(page, 80, f"{LONG[:80]}.")
        lines = [
            "IN ATTENDANCE: Dr A Reed (Director of Public Health), Mrs S Cole (Chief",
            "Officer),",
            "Mr B Lane (Clerk)",
        ]
        for place, line in enumerate(lines):
            write(page, 120 + PITCH * place, line)

    assert told(pdf_of(draw))[1][2].endswith("(Chief Officer), Mr B Lane (Clerk)")


def test_a_title_on_a_cover_may_have_many_lines(pdf_of: PdfOf) -> None:
    title = ["Safer Streets for", "Westmere: Our", "Priorities and", "Actions for the", "Years to Come"]

    def draw(page: Canvas) -> None:
        for place, line in enumerate(title):
            write(page, 120 + 34 * place, line, size=28, face="Helvetica-Bold")
        page.showPage()
        for row in range(20):
            write(page, 80 + 26 * row, f"{LONG[:70]} {row}.")

    kind, _, text = told(pdf_of(draw))[0]
    assert (kind, text) == ("heading", " ".join(title))


def test_a_starred_line_below_a_table_is_the_note_of_its_mark(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        for row, (name, figure) in enumerate([("Library books*", "83%"), ("Bus passes", "74%"), ("Permits", "91%")]):
            for column, text in enumerate((name, figure)):
                page.rect(LEFT + 200 * column, HEIGHT - 120 - 20 * row, 200, 20)
                write(page, 115 + 20 * row, text, x=LEFT + 5 + 200 * column)
        write(page, 190, "*", size=8)
        write(page, 190, "Counted by loan, not by reader.", x=LEFT + 8, size=8)

    paper = pdf_of(draw)
    note = paper.blocks[-1]
    assert (note.kind, note.number) == ("note", "*")
    [mark] = paper.blocks[0].marks
    assert mark.note == note.index


def test_a_notes_list_may_be_headed_in_two_tongues(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        write(page, 80, f"{LONG[:70]}.")
        end = LEFT + page.stringWidth("Calls rose to 845", "Helvetica", SIZE)
        write(page, 120, "Calls rose to 845")
        write(page, 116, "1", x=end, size=6.6)
        write(page, 150, "References / Cyfeiriadau", face="Helvetica-Bold")
        write(page, 165, "1) Westmere Police, calls by month")

    block = next(block for block in pdf_of(draw).blocks if block.text.startswith("Calls"))
    assert [(mark.label, mark.note is not None) for mark in block.marks] == [("1", True)]
