"""Faults that were seen when every page of the real papers was looked at as drawn, each in a small paper of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.paper import Paper

HEIGHT, LEFT, RIGHT = 842, 60, 535
PdfOf = Callable[[Callable[[Canvas], object]], Paper]
FULL = "The partners of Westmere meet four times a year and look at what was done on each priority in the"


def line(page: Canvas, top: float, text: str, *, x: float = LEFT, size: float = 10, face: str = "Helvetica") -> None:
    page.setFont(face, size)
    page.drawString(x, HEIGHT - top, text)


def texts(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks]


def test_a_line_set_right_and_a_centred_one_below_are_two(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        line(page, 60, "Question 2", x=480)
        line(page, 72, "TOWN COUNCIL", x=260)
        line(page, 120, f"{FULL} town.")

    assert texts(pdf_of(draw)) == ["Question 2", "TOWN COUNCIL", f"{FULL} town."]


def test_a_number_is_in_its_sentence_where_the_first_line_is_set_in_by_a_space(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        line(page, 60, f"{FULL} towns,", x=LEFT + 3)
        line(page, 72, f"{FULL} Quarter")
        line(page, 84, "1. In the year to the end of Quarter 2 they met twice.")

    assert texts(pdf_of(draw)) == [
        f"{FULL} towns, {FULL} Quarter 1. In the year to the end of Quarter 2 they met twice."
    ]


def test_a_number_before_two_spaces_is_in_its_sentence(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        line(page, 60, f"{FULL} town: at least")
        line(page, 72, "14")
        line(page, 72, "hours of patrols are kept each week.", x=LEFT + 19)

    assert texts(pdf_of(draw)) == [f"{FULL} town: at least 14 hours of patrols are kept each week."]


def test_i_in_a_stretched_line_is_no_number(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        line(page, 60, "I")
        line(page, 60, "understand that the wardens have met you.", x=LEFT + 14)

    [block] = pdf_of(draw).blocks
    assert (block.number, block.text) == (None, "I understand that the wardens have met you.")


def test_lines_spaced_wide_in_one_sentence_are_one_paragraph(pdf_of: PdfOf) -> None:
    """Beside a text of single spacing, whose pitch is the usual one."""

    def draw(page: Canvas) -> None:
        for place in range(8):
            line(page, 60 + 12 * place, f"{FULL} towns of")
        line(page, 180, f"{FULL} autumn with")
        line(page, 198, "the wardens of the parks.")
        line(page, 216, "Nothing else was said.")

    assert texts(pdf_of(draw))[1:] == [f"{FULL} autumn with the wardens of the parks.", "Nothing else was said."]


def test_a_title_of_many_words_on_a_band_is_a_heading(pdf_of: PdfOf) -> None:
    title = "Number of new checks to be made and the number of people of Westmere that wait for"
    rest = "a check of their home on the last day of the month"

    def draw(page: Canvas) -> None:
        page.setFillGray(0.85)
        page.rect(50, HEIGHT - 88, 500, 29, stroke=0, fill=1)
        page.setFillGray(0)
        line(page, 70, title)
        line(page, 84, rest)
        line(page, 120, f"{FULL} town.")

    first = pdf_of(draw).blocks[0]
    assert (first.kind, first.text) == ("heading", f"{title} {rest}")


def form(page: Canvas, top: float, title: str, sign: str, values: tuple[str, str, str]) -> None:
    """A box of three rows: a title with a sign beside it, a chart's empty room, and three values."""
    for x, width, height, down, text in (
        (60, 400, 20, 0, title),
        (460, 80, 20, 0, sign),
        (60, 480, 60, 20, ""),
        (60, 160, 20, 80, values[0]),
        (220, 160, 20, 80, values[1]),
        (380, 160, 20, 80, values[2]),
    ):
        page.rect(x, HEIGHT - top - down - height, width, height)
        line(page, top + down + 14, text, x=x + 4)


def test_a_form_filled_in_anew_on_the_next_page_is_a_table_of_its_own(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        form(page, 700, "Lamps mended in a week", "GREEN", ("Latest: 97%", "Target: 95%", "Before: 96%"))
        page.showPage()
        form(page, 60, "Bins emptied in a week", "RED", ("Latest: 60%", "Target: 90%", "Before: 71%"))

    assert [(each.pages, each.rows) for each in pdf_of(draw).tables] == [((1,), 3), ((2,), 3)]


def test_a_header_printed_again_is_left_out_with_all_its_lines(pdf_of: PdfOf) -> None:
    def rows(page: Canvas, top: float, names: tuple[str, ...]) -> None:
        for place, name in enumerate(("Head", *names)):
            for x, text in ((60, name), (300, "1")):
                page.rect(x, HEIGHT - top - 30 * place - 30, 240, 30)
                bold = "Helvetica-Bold" if place == 0 else "Helvetica"
                line(page, top + 30 * place + 12, text if place else f"{text} of", x=x + 4, face=bold)
                if place == 0:
                    line(page, top + 24, "the table", x=x + 4, face=bold)

    def draw(page: Canvas) -> None:
        rows(page, 600, ("Roads", "Parks"))
        page.showPage()
        rows(page, 60, ("Lamps",))

    paper = pdf_of(draw)
    assert [each.text for each in paper.furniture] == ["Head of the table", "1 of the table"]
    assert all(each.box.bottom - each.box.top > 18 for each in paper.furniture)


def test_a_star_behind_a_year_and_two_stars_apart_are_marks(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        line(page, 60, "Balance as at 1 April 2031* and the parks SRP*,** as well")
        line(page, 90, "* A minus is a deficit")
        line(page, 120, "** Without what the schools paid")

    paper = pdf_of(draw)
    first, *notes = paper.blocks
    assert first.text == "Balance as at 1 April 2031 and the parks SRP as well"
    assert [mark.label for mark in first.marks] == ["*", "*", "**"]
    assert [(note.kind, note.number) for note in notes] == [("note", "*"), ("note", "**")]
    assert all(mark.note is not None for mark in first.marks)


def test_a_short_line_in_italics_over_text_is_a_heading(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        line(page, 40, "Risks", face="Helvetica-Bold")
        line(page, 62, f"{FULL} county.")
        line(page, 84, "Risk 2 - Overspend in the parks", face="Helvetica-Oblique")
        line(page, 108, f"{FULL} town.")

    assert [(block.kind, block.level) for block in pdf_of(draw).blocks] == [
        ("heading", 1), ("paragraph", None), ("heading", 2), ("paragraph", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("x", "said", "below"),
    [
        (LEFT, "(Item 6)", f"{FULL} town."),
        (440, "Motion carried", f"{FULL} town."),
        (LEFT, "Agreed unanimously.", f"{FULL} town."),
        (LEFT, "Deputy Mayor of Westmere", "1 High Street"),
    ],
    ids=["item", "set right", "sentence", "letterhead"],
)
def test_other_lines_in_italics_are_none(pdf_of: PdfOf, x: float, said: str, below: str) -> None:
    def draw(page: Canvas) -> None:
        line(page, 60, f"{FULL} county.")
        line(page, 84, said, x=x, face="Helvetica-Oblique")
        line(page, 108, below)

    assert all(block.kind == "paragraph" for block in pdf_of(draw).blocks)


def test_a_heading_in_another_tongue_below_the_heading_is_none(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        line(page, 60, "Priority 1", face="Helvetica-Bold")
        line(page, 84, "Blaenoriaeth 1", face="Helvetica-Oblique")
        line(page, 108, f"{FULL} town.")

    assert [block.kind for block in pdf_of(draw).blocks] == ["heading", "paragraph", "paragraph"]


def test_a_number_is_parted_from_its_word_before_a_figure_where_it_hangs(pdf_of: PdfOf) -> None:
    """Not where the lines below begin under the number: "4.2Kg 10 times" is an amount."""

    def draw(page: Canvas) -> None:
        for top, x in ((60, LEFT + 13), (120, LEFT)):
            line(page, top, "3.1On" if top == 60 else "4.2Kg")
            line(page, top, f"16 March {FULL[:84]}", x=LEFT + 30)
            line(page, top + 12, f"{FULL} town.", x=x)

    first, second = pdf_of(draw).blocks
    assert (first.number, first.text[:11]) == ("3.1", "On 16 March")
    assert (second.number, second.text[:14]) == (None, "4.2Kg 16 March")


def test_an_address_in_colour_that_had_no_room_is_in_its_paragraph(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        line(page, 60, f"{FULL} town.")
        line(page, 72, "Please send what you think of the plan for the roads and the parks to")
        page.setFillColorRGB(0, 0, 1)
        line(page, 84, "TheWholePartnershipOfTheTownAndItsParks@westmere.example.")

    assert len(pdf_of(draw).blocks) == 1


def test_a_number_is_in_its_sentence_beside_a_picture_too(pdf_of: PdfOf) -> None:
    """Justified lines, narrow because a picture stands at their right."""

    def spaced(page: Canvas, top: float, words: str) -> None:
        each = words.split()
        step = (300 - sum(page.stringWidth(word, "Helvetica", 10) for word in each)) / (len(each) - 1)
        x = float(LEFT)
        for word in each:
            line(page, top, word, x=x)
            x += page.stringWidth(word, "Helvetica", 10) + step

    def draw(page: Canvas) -> None:
        line(page, 40, f"{FULL} town.")
        spaced(page, 72, "Speakers came from all of the wards and Major Lane of")
        spaced(page, 84, "220 Group told them how the lamps of the park")
        line(page, 96, "are mended.")

    assert [block.number for block in pdf_of(draw).blocks] == [None, None]


def test_a_list_in_what_is_said_within_an_item_stands_under_it(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        for top, number, text, x in (
            (60, "1)", "Mr Reed proposed that", 90),
            (84, "", "“This council resolves to:", 90),
            (108, "a.", "keep the lamps;", 120),
            (120, "b.", "mend the roads.”", 120),
            (144, "2)", "The motion was carried.", 95),
            (168, "", "Nothing else was said.", 60),
            (192, "3.", "The lamps", 120),
        ):
            line(page, top, number, x=x - 20)
            line(page, top, text, x=x)

    assert [(block.number, block.depth) for block in pdf_of(draw).blocks] == [
        ("1", 1),
        (None, None),
        ("a", 2),
        ("b", 2),
        ("2", 1),
        (None, None),
        ("3", 1),
    ]


def test_a_list_goes_on_in_the_next_column_at_its_depth(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        for x in (60, 320):
            for place in range(12):
                line(page, 60 + 14 * place, "•", x=x)
                line(page, 60 + 14 * place, f"a matter that the town of Westmere looks at {place}", x=x + 12)

    assert {block.depth for block in pdf_of(draw).blocks} == {1}


def test_lines_set_flush_right_are_one_paragraph_however_far_in_the_first_begins(pdf_of: PdfOf) -> None:
    """In a cell. Where the second line's first word would have fitted on the first, they are two."""

    def draw(page: Canvas) -> None:
        for column, (width, first, second) in enumerate(
            (
                (140, "Swallow House", "Improvement Fund (ST)"),
                (200, "A Form", "Information that was collected from all"),
            )
        ):
            page.rect(60 + 140 * column, HEIGHT - 100, width, 50)
            page.rect(60 + 140 * column, HEIGHT - 150, width, 50)
            page.setFont("Helvetica", 12)
            page.drawRightString(55 + 140 * column + width, HEIGHT - 70, first)
            page.drawRightString(55 + 140 * column + width, HEIGHT - 84, second)

    assert texts(pdf_of(draw)) == [
        "Swallow House Improvement Fund (ST)",
        "A Form",
        "Information that was collected from all",
    ]


def test_a_word_that_a_narrow_cell_breaks_without_a_hyphen_is_one(pdf_of: PdfOf) -> None:
    """Told by the word as it stands elsewhere; two words that are words themselves stay two."""

    def draw(page: Canvas) -> None:
        line(page, 60, "The revenue of the town is everyone's and every one of its parks is kept by it.")
        for row, (left, right) in enumerate(((("Revenu", "e"), ("every", "one")), (("Lamps",), ("Bins",)))):
            for column, words in enumerate((left, right)):
                page.rect(60 + 60 * column, HEIGHT - 140 - 40 * row, 60, 40)
                for place, word in enumerate(words):
                    line(page, 112 + 40 * row + 12 * place, word, x=64 + 60 * column)

    paper = pdf_of(draw)
    assert [block.text for block in paper.blocks if block.cell] == ["Revenue", "every one", "Lamps", "Bins"]
    revenue = next(block for block in paper.blocks if block.text == "Revenue")
    assert [(word.start, word.end) for word in revenue.words] == [(0, 6), (6, 7)]


def half_ruled(page: Canvas, rows: list[tuple[str, ...]], *, top: float = 60, bold: int = 0) -> None:
    """Rows with a rule across below each; the first `bold` of them in bold."""
    for row, texts_of_row in enumerate(rows):
        for column, text in enumerate(texts_of_row):
            line(page, top + 24 * row, text, x=60 + 160 * column, face="Helvetica-Bold" if row < bold else "Helvetica")
        page.line(60, HEIGHT - top - 24 * row - 8, 540, HEIGHT - top - 24 * row - 8)


ROWS = [("Lamps", "12", "13"), ("Bins", "7", "9"), ("Parks", "3", "3")]


def test_the_first_line_of_a_header_at_the_foot_of_the_page_before_is_the_header_s(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        line(page, 60, f"{FULL} town.")
        for x, text in ((60, "Service"), (220, "Cost"), (380, "Cost")):
            line(page, 800, text, x=x, face="Helvetica-Bold")
        page.showPage()
        half_ruled(page, [("", "planned", "foreseen"), *ROWS], bold=1)

    paper = pdf_of(draw)
    [table] = paper.tables
    header = [paper.cell_text(cell) for cell in table.cells if cell.row == 0]
    assert header == ["Service", "Cost planned", "Cost foreseen"]
    assert (table.rows, table.header_rows, table.pages) == (4, 1, (1, 2))


def test_a_row_at_the_foot_of_the_page_before_is_the_table_s_first(pdf_of: PdfOf) -> None:
    """A line of other pieces than the table has columns is none."""

    def draw(page: Canvas) -> None:
        line(page, 60, f"{FULL} town.")
        for x, text in ((60, "Wardens"), (220, "4"), (380, "5")):
            line(page, 800, text, x=x)
        page.showPage()
        half_ruled(page, ROWS)
        for x, text in ((60, "Nothing"), (220, "else")):
            line(page, 800, text, x=x)
        page.showPage()
        half_ruled(page, ROWS)

    paper = pdf_of(draw)
    assert [(table.rows, table.pages) for table in paper.tables] == [(4, (1, 2)), (3, (3,))]
    assert [paper.cell_text(cell) for cell in paper.tables[0].cells if cell.row == 0] == ["Wardens", "4", "5"]
