"""A page of a paper as a picture, with the words outlined that evidence rests on.

In:     the PDF that a paper was read from, a page, and boxes in points from the top left corner.
Out:    a PNG. The outlines have a colour and a thick edge, so that they show in black and white as well.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageDraw

from ingest.errors import PaperError
from ingest.layout import PrintedWord
from ingest.paper import Box
from ingest.pdfium import read_page
from ingest.picture import openable

POINTS_TO_INCH = 72
MOST_PIXELS = 25_000_000  # of one picture: an A0 plan at a readable size is more, and is drawn smaller
FILL, EDGE = (255, 214, 10, 90), (146, 64, 14, 255)
PAINT = (90, 90, 90)
COLOURS = 160  # of a picture: more make a page of text no clearer
MARGIN, THICKNESS = 1.5, 1.2  # points around the words, and of the line


def draw_page(
    path: Path, page: int, boxes: Sequence[Box] = (), *, hidden: Sequence[Box] = (), dots_per_inch: int = 110
) -> bytes:
    """The page of this number, counted from 1, as a PNG with `boxes` outlined and what is `hidden` painted over.

    Raises `PaperError` where the file is no PDF that opens or has no such page.
    """
    picture, scale = open_page(path, page, dots_per_inch)
    pen = ImageDraw.Draw(picture)
    for box in hidden:
        pen.rectangle(tuple(edge * scale for edge in box), fill=PAINT)
    return as_png(_outlined(picture, boxes, scale))


def open_page(path: Path, page: int, dots_per_inch: int) -> tuple[Image.Image, float]:
    """The page as a picture, and how many of its dots are a point. Raises as `draw_page` does."""
    with _opened(path, page) as drawn:
        width, height = drawn.get_size()
        scale = min(dots_per_inch / POINTS_TO_INCH, (MOST_PIXELS / (width * height)) ** 0.5)
        return drawn.render(scale=scale).to_pil().convert("RGB"), scale


def printed_on(path: Path, page: int) -> list[PrintedWord]:
    """Every word that the file prints on the page, what is no part of the paper's text among them, in drawing order.

    None of a page that is scanned. Raises as `draw_page` does.
    """
    with _opened(path, page) as drawn:
        return read_page(drawn, page).words


@contextmanager
def _opened(path: Path, page: int) -> Iterator[Any]:
    """The page of this number, as PDFium has it."""
    try:
        document = pypdfium2.PdfDocument(openable(path))
    except pypdfium2.PdfiumError as error:
        raise PaperError("this file does not open as a PDF", str(path), "ingest the paper again") from error
    try:
        if not 1 <= page <= len(document):
            raise PaperError(f"the paper has no page {page}", str(path), f"give one from 1 to {len(document)}")
        yield document[page - 1]
    finally:
        document.close()


def _outlined(picture: Image.Image, boxes: Sequence[Box], scale: float) -> Image.Image:
    over = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(over)
    for x0, top, x1, bottom in boxes:
        edges = (x0 - MARGIN, top - MARGIN, x1 + MARGIN, bottom + MARGIN)
        corners = tuple(edge * scale for edge in edges)
        pen.rectangle(corners, fill=FILL, outline=EDGE, width=max(round(THICKNESS * scale), 1))
    return Image.alpha_composite(picture.convert("RGBA"), over).convert("RGB")


def as_png(picture: Image.Image, colours: int | None = COLOURS) -> bytes:
    """The picture as a PNG of few colours, small enough for a page of the site; None keeps every colour."""
    written = io.BytesIO()
    (picture.quantize(colours) if colours else picture).save(written, "PNG", optimize=False)
    return written.getvalue()
