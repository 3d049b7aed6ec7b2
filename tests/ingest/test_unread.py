"""What a page shows without words is told: pictures, signs drawn in cells, cells that only their colour fills."""

from __future__ import annotations

import io
from collections.abc import Callable

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.paper import Paper
from ingest.report import page_list, report_of

HEIGHT = 842
PdfOf = Callable[[Callable[[Canvas], object]], Paper]
RED, GREEN, GREY, BLUE = (0.8, 0, 0), (0, 0.8, 0), (0.8, 0.8, 0.8), (0.1, 0.2, 0.7)


def cell(page: Canvas, row: int, column: int, text: str = "", colour: tuple[float, float, float] | None = None) -> None:
    x, y = 60 + 150 * column, HEIGHT - 100 - 30 * row
    page.setFillColorRGB(*(colour or (1, 1, 1)))
    page.rect(x, y, 150, 30, fill=1)
    page.setFillColorRGB(0, 0, 0)
    page.drawString(x + 4, y + 10, text)


def arrow(page: Canvas, row: int, column: int) -> None:
    x, y = 60 + 150 * column + 70, HEIGHT - 100 - 30 * row + 8
    path = page.beginPath()
    path.moveTo(x, y)
    path.lineTo(x + 10, y)
    path.lineTo(x + 5, y + 12)
    path.close()
    page.drawPath(path, fill=1)


def told(paper: Paper) -> list[tuple[str, int]]:
    words = ("pictures on pages", "cells with a drawn", "cells that say")
    return [(each.what, each.count) for each in report_of(paper).left_out if each.what.startswith(words)]


def test_an_arrow_drawn_in_a_cell_is_told(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        for row, name in enumerate(("Measure", "Lamps mended", "Bins emptied")):
            cell(page, row, 0, name)
            cell(page, row, 1, "Direction" if row == 0 else "")
        arrow(page, 1, 1)

    paper = pdf_of(draw)
    assert [(each.kind, each.page) for each in paper.unread] == [("sign", 1)]
    assert paper.unread[0].box.x0 == paper.tables[0].cells[3].boxes[0].box.x0
    assert told(paper) == [("cells with a drawn sign", 1)]


def test_a_status_in_colour_alone_is_told_and_shading_is_not(pdf_of: PdfOf) -> None:
    """Not the blue of a header, nor the grey of an empty cell, nor a colour with its word in it."""

    def draw(page: Canvas) -> None:
        for column, name in enumerate(("Measure", "Status", "")):
            cell(page, 0, column, name, BLUE)
        for row, name, status, colour in ((1, "Lamps", "", RED), (2, "Bins", "", GREEN), (3, "Parks", "Green", GREEN)):
            cell(page, row, 0, name)
            cell(page, row, 1, status, colour)
            cell(page, row, 2, "", GREY)

    assert told(pdf_of(draw)) == [("cells that say something by colour alone", 2)]


def test_a_picture_beside_text_is_told_and_a_logo_is_not(pdf_of: PdfOf) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (40, 40), "teal").save(picture, "PNG")

    def draw(page: Canvas) -> None:
        page.drawString(60, 780, "The town of Westmere looked at the map of its parks.")
        page.drawImage(ImageReader(picture), 60, 300, 300, 300)
        page.drawImage(ImageReader(picture), 460, 760, 60, 60)

    assert told(pdf_of(draw)) == [("pictures on pages with text", 1)]


def test_a_dot_is_a_sign_where_no_words_stand_beside_it(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        for row in range(2):
            cell(page, row, 0, f"Lamp {row}")
            cell(page, row, 1, "")
        page.circle(280, HEIGHT - 92, 3, fill=1)

    assert told(pdf_of(draw)) == [("cells with a drawn sign", 1)]


def test_bullets_and_rules_are_no_signs(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        for row in range(3):
            cell(page, row, 0, f"Lamp {row}")
            cell(page, row, 1, "")
            page.circle(66, HEIGHT - 92 - 30 * row, 2, fill=1)

    assert pdf_of(draw).unread == ()


def test_pages_are_named_as_a_person_names_them() -> None:
    assert page_list([7]) == "page 7"
    assert page_list([9, 3, 4, 4, 5]) == "pages 3-5, 9"
