"""The words of a PDF's pages, read through PDFium.

PDFium gives characters in the order in which the file draws them and adds the spaces that layout implies. Its own
text stops at code points: size, weight, colour and place are asked for each run of type once, each character's box
singly. (pdfplumber's table code works on what is read here; its own parser takes five times as long.)
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

from ingest.clipping import Clips
from ingest.drawings import read_drawings, struck_by_notes
from ingest.layout import PrintedPage, PrintedWord
from ingest.paper import Box
from ingest.plain import plain_word
from ingest.printed_letters import printed_letters
from ingest.sheet import Sheet
from ingest.struck import Strokes, strokes_of, take_struck
from ingest.type_runs import NO_RUN, Characters, Run

RAISED_BY = 0.12  # a change of size with a baseline this share of the size away begins another run


def read_page(page: Any, number: int) -> PrintedPage:
    """Everything printed on `page` that matters to a reader. Raises `PdfiumError` where it cannot be read."""
    sheet = Sheet(page)
    printed = PrintedPage(number, sheet.width, sheet.height)
    textpage = page.get_textpage()
    try:
        read_drawings(page.raw, sheet, printed)
        printed.words = list(_words(textpage.raw, sheet, printed))
        seen = [word for word in printed.words if word.order not in printed.clipped]
        strokes = strokes_of(seen, [*printed.rules, *struck_by_notes(page.raw, sheet)])
        if strokes.rules:  # some of its words are struck out in part: they are read again, parted there
            printed.undrawn, printed.clipped = set(), set()
            printed.words = list(_words(textpage.raw, sheet, printed, strokes))
    finally:
        textpage.close()
    take_struck(printed, strokes)
    return printed


class _Piece(NamedTuple):
    """Characters of a word, as the file has them."""

    text: str
    box: Box
    first_run: Run
    run: Run  # of its last character
    handle: int  # the text object of its first character, whose colour it has
    space: str | None  # the space before it where that is no plain one, "" where it is; None where there is none


def _words(textpage: Any, sheet: Sheet, printed: PrintedPage, strokes: Strokes | None = None) -> Iterator[PrintedWord]:
    """The page's words in drawing order; a raised run at the end of a word is a word of its own, glued to it.

    So is a piece of a word that is struck out. Those that are drawn in no ink or clipped away are noted on the page.
    """
    number, clips = printed.number, Clips(sheet)
    characters = Characters(ctypes.cast(textpage, ctypes.c_void_p).value, sheet)
    for order, piece in enumerate(_pieces(characters, sheet, strokes)):
        style = characters.style_of(piece.run, piece.handle)
        text, originals = plain_word(piece.text)
        if clips.hide(piece.handle, piece.box):
            printed.clipped.add(order)
        elif not characters.is_drawn:
            printed.undrawn.add(order)
        yield PrintedWord(
            text,
            number,
            piece.box,
            piece.first_run.baseline,
            style,
            order,
            glued=piece.space is None,
            originals=originals,
            space=piece.space or "",
        )


def _pieces(characters: Characters, sheet: Sheet, strokes: Strokes | None) -> Iterator[_Piece]:
    """Runs of characters without a space, a jump, a change of size or a stroke's end between them.

    This loop goes over every character of a paper, and most of the time of reading is spent in it: so what PDFium knows
    of them is asked for in bulk, and the piece that it is at is kept in plain variables.
    """
    letters, handles, edges = printed_letters(characters.textpage)
    plain, left, upper = sheet.rotation == 0, sheet.left, sheet.top
    width, height = sheet.width, sheet.height
    text, run = "", NO_RUN  # the piece: its characters, the run of its last one, its box
    first_run, first_handle = run, 0
    first_space: str | None = ""
    box_x0 = box_top = box_x1 = box_bottom = last_x0 = last_x1 = 0.0
    last_handle, now = 0, run
    space: str | None = ""
    is_struck = was_struck = False
    boxes = zip(edges[0::4], edges[1::4], edges[2::4], edges[3::4], strict=True)
    for (index, letter, letter_space), handle, (x0, upper_edge, x1, lower_edge) in zip(
        letters, handles, boxes, strict=True
    ):
        space = space or letter_space
        if not handle or x0 != x0:
            continue
        if handle != last_handle:
            now = characters.run_of(index, handle, upper_edge, lower_edge)
            last_handle = handle
        if plain:
            x0, x1, top, bottom = x0 - left, x1 - left, upper - upper_edge, upper - lower_edge
        else:
            x0, top, x1, bottom = sheet.box(x0, lower_edge, x1, upper_edge)
        if not (x1 > 0 and x0 < width and bottom > 0 and top < height):
            continue
        if strokes is not None:
            was_struck, is_struck = is_struck, strokes.strike(x0, x1, now.baseline, now.size)
        if not text or space is not None or is_struck is not was_struck or _starts_word(run, now, last_x0, last_x1, x0):
            if text:
                yield _Piece(text, Box(box_x0, box_top, box_x1, box_bottom), first_run, run, first_handle, first_space)
            text, first_run, first_handle, first_space = letter, now, handle, space
            box_x0, box_top, box_x1, box_bottom = x0, top, x1, bottom
            space = None
        else:
            text += letter
            if x0 < box_x0:
                box_x0 = x0
            if top < box_top:
                box_top = top
            if x1 > box_x1:
                box_x1 = x1
            if bottom > box_bottom:
                box_bottom = bottom
        last_x0, last_x1, run = x0, x1, now
    if text:
        yield _Piece(text, Box(box_x0, box_top, box_x1, box_bottom), first_run, run, first_handle, first_space)


def _starts_word(before: Run, run: Run, last_x0: float, last_x1: float, x0: float) -> bool:
    """Whether a character begins a word although no space stands before it: another line or size, or to the side."""
    size = before.size
    if run is not before:
        if not before.upright or not run.upright:
            return before.upright != run.upright
        size = max(size, run.size)
        if abs(before.baseline - run.baseline) > (0.6 if before.size == run.size else RAISED_BY) * size:
            return True
    elif not run.upright:
        return False
    return x0 - last_x1 > 0.35 * size or x0 < last_x0 - 0.5 * size
