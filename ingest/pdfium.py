"""The words of a PDF's pages, read through PDFium.

PDFium gives characters in the order in which the file draws them and adds the spaces that layout implies. Its own
text stops at code points: size, weight, colour and place are asked for each run of type once, each character's box
singly. (pdfplumber's table code works on what is read here; its own parser takes five times as long.)
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from ingest.drawings import read_drawings
from ingest.folding import fold_character, fold_word
from ingest.layout import PrintedPage, PrintedWord, Style
from ingest.paper import Box
from ingest.sheet import Sheet, prototype

RAISED_BY = 0.12  # a change of size with a baseline this share of the size away begins another run
BOLD_WEIGHT = 600  # of a font's own weight: 400 is regular, 700 bold
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_ITALIC_NAMES = ("italic", "oblique")


def read_page(page: Any, number: int) -> PrintedPage:
    """Everything printed on `page` that matters to a reader. Raises `PdfiumError` where it cannot be read."""
    sheet = Sheet(page)
    printed = PrintedPage(number, sheet.width, sheet.height)
    textpage = page.get_textpage()
    try:
        printed.words = list(_words(textpage.raw, sheet, number))
    finally:
        textpage.close()
    read_drawings(page.raw, sheet, printed)
    return printed


_HANDLE, _INT = ctypes.c_void_p, ctypes.c_int
_char_count = prototype(raw.FPDFText_CountChars, _INT, _HANDLE)
_char_unicode = prototype(raw.FPDFText_GetUnicode, ctypes.c_uint, _HANDLE, _INT)
_char_object = prototype(raw.FPDFText_GetTextObject, _HANDLE, _HANDLE, _INT)
_char_box = prototype(raw.FPDFText_GetLooseCharBox, _INT, _HANDLE, _INT, _HANDLE)
_char_matrix = prototype(raw.FPDFText_GetMatrix, _INT, _HANDLE, _INT, _HANDLE)
_char_origin = prototype(raw.FPDFText_GetCharOrigin, _INT, _HANDLE, _INT, _HANDLE, _HANDLE)
_object_size = prototype(raw.FPDFTextObj_GetFontSize, _INT, _HANDLE, _HANDLE)
_object_font = prototype(raw.FPDFTextObj_GetFont, _HANDLE, _HANDLE)
_object_colour = prototype(raw.FPDFPageObj_GetFillColor, _INT, _HANDLE, _HANDLE, _HANDLE, _HANDLE, _HANDLE)


def is_bold(font: str) -> bool:
    """Whether a font's name says that it is bold: "Arial-BoldMT"."""
    return any(part in font.lower() for part in _BOLD_NAMES)


def is_italic(font: str) -> bool:
    return any(part in font.lower() for part in _ITALIC_NAMES)


class _Run(NamedTuple):
    """What all characters of one text object share. Some producers make an object of every character."""

    font: int
    size: float
    upright: bool
    baseline: float


class _Characters:
    """Asks for text objects, fonts and colours once each, into buffers that are used again."""

    def __init__(self, textpage: Any, sheet: Sheet) -> None:
        self.textpage, self.sheet = textpage, sheet
        self.runs: dict[tuple[int, float, float], _Run] = {}
        self.handle, self.run = 0, _Run(0, 0.0, True, 0.0)
        self.fonts: dict[int, tuple[str, bool, bool]] = {}
        self.matrix, self.size = raw.FS_MATRIX(), ctypes.c_float()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.channels = [ctypes.c_uint() for _ in range(4)]
        self.channel_refs = [ctypes.byref(channel) for channel in self.channels]
        self.refs = [ctypes.byref(each) for each in (self.matrix, self.size, self.x, self.y)]

    def run_of(self, index: int, handle: int, top: float, bottom: float) -> _Run:
        """The run of a character. In one font, characters that reach equally far up and down are set alike."""
        if handle != self.handle:
            key = (_object_font(handle) or 0, top, bottom)
            run = self.runs.get(key)
            if run is None:
                run = self.runs[key] = self._read_run(index, handle, key[0])
            self.handle, self.run = handle, run
        return self.run

    def _read_run(self, index: int, handle: int, font: int) -> _Run:
        matrix, size, x, y = self.refs
        _char_matrix(self.textpage, index, matrix)
        _object_size(handle, size)
        _char_origin(self.textpage, index, x, y)
        a, b, c, d = self.matrix.a, self.matrix.b, self.matrix.c, self.matrix.d
        along_x, along_y = ((a, b), (b, -a), (-a, -b), (-b, a))[self.sheet.rotation]
        upright = along_x > 0 and abs(along_y) <= 0.2 * along_x
        points = round(abs(self.size.value) * math.hypot(c, d), 1)  # the size alone ignores the text matrix
        baseline = self.sheet.point(self.x.value, self.y.value)[1]
        return _Run(font, points, upright, baseline)

    def style_of(self, run: _Run, handle: int) -> Style:
        """How text of this run is set, in the colour of the text object `handle`."""
        _object_colour(handle, *self.channel_refs)
        red, green, blue, _ = self.channels
        name, bold, italic = self._font(run.font)
        return Style(name, run.size, bold, italic, (red.value, green.value, blue.value), run.upright)

    def _font(self, address: int) -> tuple[str, bool, bool]:
        if address not in self.fonts:
            font = ctypes.cast(ctypes.c_void_p(address), raw.FPDF_FONT)
            length = raw.FPDFFont_GetBaseFontName(font, None, 0)
            buffer = ctypes.create_string_buffer(max(length, 1))
            raw.FPDFFont_GetBaseFontName(font, buffer, length)
            name = buffer.value.decode("latin-1").split("+")[-1]
            bold = is_bold(name) or raw.FPDFFont_GetWeight(font) >= BOLD_WEIGHT
            self.fonts[address] = name, bold, is_italic(name)
        return self.fonts[address]


@dataclass(slots=True)
class _Piece:
    """Characters of a word so far. `x0`, `x1` and `run` are those of its last character."""

    text: str
    box: Box
    first_run: _Run
    handle: int  # the text object of its first character, whose colour it has
    spaced: bool  # whether a space stands before it
    x0: float
    x1: float
    run: _Run


def _words(textpage: Any, sheet: Sheet, number: int) -> Iterator[PrintedWord]:
    """The page's words in drawing order; a raised run at the end of a word is a word of its own, glued to it."""
    characters = _Characters(ctypes.cast(textpage, ctypes.c_void_p).value, sheet)
    for order, piece in enumerate(_pieces(characters, sheet)):
        style = characters.style_of(piece.run, piece.handle)
        text = fold_word(piece.text)
        yield PrintedWord(text, number, piece.box, piece.first_run.baseline, style, order, glued=not piece.spaced)


def _pieces(characters: _Characters, sheet: Sheet) -> Iterator[_Piece]:
    """Runs of characters without a space, a jump or a change of size between them.

    This loop goes over every character of a paper, so it asks no more of each than its code, its object and its box.
    """
    textpage = characters.textpage
    rectangle = raw.FS_RECTF()
    by_reference = ctypes.byref(rectangle)
    plain, left, upper = sheet.rotation == 0, sheet.left, sheet.top
    width, height = sheet.width, sheet.height
    folded: dict[int, str] = {}
    piece: _Piece | None = None
    spaced = True
    for index in range(_char_count(textpage)):
        code = _char_unicode(textpage, index)
        text = folded.get(code)
        if text is None:
            text = folded[code] = fold_character(code)
        if not text or text == " ":
            spaced = spaced or text == " "
            continue
        handle = _char_object(textpage, index)
        if not handle or not _char_box(textpage, index, by_reference):
            continue
        run = characters.run_of(index, handle, rectangle.top, rectangle.bottom)
        if plain:
            x0, x1 = rectangle.left - left, rectangle.right - left
            top, bottom = upper - rectangle.top, upper - rectangle.bottom
        else:
            x0, top, x1, bottom = sheet.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        if x1 <= 0 or x0 >= width or bottom <= 0 or top >= height:
            continue
        if piece is None or spaced or _starts_word(piece, run, x0):
            if piece is not None:
                yield piece
            piece = _Piece(text, Box(x0, top, x1, bottom), run, handle, spaced, x0, x1, run)
            spaced = False
            continue
        box = piece.box
        piece.text += text
        piece.box = Box(
            x0 if x0 < box.x0 else box.x0,
            top if top < box.top else box.top,
            x1 if x1 > box.x1 else box.x1,
            bottom if bottom > box.bottom else box.bottom,
        )
        piece.x0, piece.x1, piece.run = x0, x1, run
    if piece is not None:
        yield piece


def _starts_word(piece: _Piece, run: _Run, x0: float) -> bool:
    """Whether a character begins a word although no space stands before it: another line or size, or to the side."""
    before = piece.run
    size = before.size
    if run is not before:
        if not before.upright or not run.upright:
            return before.upright != run.upright
        size = max(size, run.size)
        if abs(before.baseline - run.baseline) > (0.6 if before.size == run.size else RAISED_BY) * size:
            return True
    elif not run.upright:
        return False
    return x0 - piece.x1 > 0.35 * size or x0 < piece.x0 - 0.5 * size
