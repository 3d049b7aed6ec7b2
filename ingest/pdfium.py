"""The words of a PDF's pages, read through PDFium.

PDFium gives characters in the order in which the file draws them and adds the spaces that layout implies. Its own
text stops at code points: size, weight, colour and place are asked for each run of type once, each character's box
singly. (pdfplumber's table code works on what is read here; its own parser takes five times as long.)
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, repeat
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from ingest.clipping import Clips
from ingest.drawings import read_drawings, struck_by_notes
from ingest.folding import NO_WIDTH, fold_character
from ingest.layout import PrintedPage, PrintedWord, Style
from ingest.paper import Box
from ingest.plain import plain_word
from ingest.sheet import Sheet, prototype
from ingest.struck import Strokes, strokes_of, take_struck

RAISED_BY = 0.12  # a change of size with a baseline this share of the size away begins another run
LAST_ASCII = 0x7F
LIGATURES = {"ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ", "ﬀi": "ﬃ", "ﬀl": "ﬄ"}  # Unicode has no others of f
SMALLEST = 0.1  # points: type of no size has this one
BOLD_WEIGHT = 600  # of a font's own weight: 400 is regular, 700 bold
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_ITALIC_NAMES = ("italic", "oblique")


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


_HANDLE, _INT = ctypes.c_void_p, ctypes.c_int
_char_count = prototype(raw.FPDFText_CountChars, _INT, _HANDLE)
_page_text = prototype(raw.FPDFText_GetText, _INT, _HANDLE, _INT, _INT, _HANDLE)
_char_unicode = prototype(raw.FPDFText_GetUnicode, ctypes.c_uint, _HANDLE, _INT)
_char_object = prototype(raw.FPDFText_GetTextObject, _HANDLE, _HANDLE, _INT)
_char_box = prototype(raw.FPDFText_GetLooseCharBox, _INT, _HANDLE, _INT, _HANDLE)
_char_matrix = prototype(raw.FPDFText_GetMatrix, _INT, _HANDLE, _INT, _HANDLE)
_char_origin = prototype(raw.FPDFText_GetCharOrigin, _INT, _HANDLE, _INT, _HANDLE, _HANDLE)
_object_size = prototype(raw.FPDFTextObj_GetFontSize, _INT, _HANDLE, _HANDLE)
_object_font = prototype(raw.FPDFTextObj_GetFont, _HANDLE, _HANDLE)
_object_colour = prototype(raw.FPDFPageObj_GetFillColor, _INT, _HANDLE, _HANDLE, _HANDLE, _HANDLE, _HANDLE)
_object_mode = prototype(raw.FPDFTextObj_GetTextRenderMode, _INT, _HANDLE)
INVISIBLE = raw.FPDF_TEXTRENDERMODE_INVISIBLE  # ISO 32000-1, 9.3.6, mode 3
FAINTEST = 12  # of 255: paint of less than this leaves nothing to be seen
BOX_BYTES = ctypes.sizeof(raw.FS_RECTF)
_folded = cache(fold_character)


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


NO_RUN = _Run(0, 0.0, True, 0.0)


class _Characters:
    """Asks for text objects, fonts and colours once each, into buffers that are used again."""

    def __init__(self, textpage: Any, sheet: Sheet) -> None:
        self.textpage, self.sheet = textpage, sheet
        self.runs: dict[tuple[int, float, float], _Run] = {}
        self.run, self.handle = NO_RUN, 0  # of the style that was asked for last
        self.style = Style("", 0.0, False, False, (0, 0, 0), True)
        self.fonts: dict[int, tuple[str, bool, bool]] = {}
        self.matrix, self.size = raw.FS_MATRIX(), ctypes.c_float()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.is_drawn = True  # of the style that was asked for last: whether its letters are painted
        self.channels = [ctypes.c_uint() for _ in range(4)]
        self.channel_refs = [ctypes.byref(channel) for channel in self.channels]
        self.refs = [ctypes.byref(each) for each in (self.matrix, self.size, self.x, self.y)]

    def run_of(self, index: int, handle: int, top: float, bottom: float) -> _Run:
        """The run of a character. In one font, characters that reach equally far up and down are set alike."""
        key = (_object_font(handle) or 0, top, bottom)
        run = self.runs.get(key)
        if run is None:
            run = self.runs[key] = self._read_run(index, handle, *key)
        return run

    def _read_run(self, index: int, handle: int, font: int, top: float, bottom: float) -> _Run:
        matrix, size, x, y = self.refs
        _char_matrix(self.textpage, index, matrix)
        _object_size(handle, size)
        _char_origin(self.textpage, index, x, y)
        a, b, c, d = self.matrix.a, self.matrix.b, self.matrix.c, self.matrix.d
        along_x, along_y = ((a, b), (b, -a), (-a, -b), (-b, a))[self.sheet.rotation]
        upright = along_x > 0 and abs(along_y) <= 0.2 * along_x
        points = round(abs(self.size.value) * math.hypot(c, d), 1)  # the size alone ignores the text matrix
        points = points or max(round(abs(top - bottom), 1), SMALLEST)
        baseline = self.sheet.point(self.x.value, self.y.value)[1]
        return _Run(font, points, upright, baseline)

    def style_of(self, run: _Run, handle: int) -> Style:
        """How text of this run is set, in the colour of the text object `handle`."""
        if handle == self.handle and run is self.run:
            return self.style
        red, green, blue, alpha = self.channels
        is_plain = _object_colour(handle, *self.channel_refs)  # not a pattern
        colour = (red.value, green.value, blue.value) if is_plain else (0, 0, 0)
        name, bold, italic = self._font(run.font)
        self.is_drawn = _object_mode(handle) != INVISIBLE and not (is_plain and alpha.value < FAINTEST)
        self.run, self.handle = run, handle
        self.style = Style(name, run.size, bold, italic, colour, run.upright)
        return self.style

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


class _Piece(NamedTuple):
    """Characters of a word, as the file has them."""

    text: str
    box: Box
    first_run: _Run
    run: _Run  # of its last character
    handle: int  # the text object of its first character, whose colour it has
    space: str | None  # the space before it where that is no plain one, "" where it is; None where there is none


def _words(textpage: Any, sheet: Sheet, printed: PrintedPage, strokes: Strokes | None = None) -> Iterator[PrintedWord]:
    """The page's words in drawing order; a raised run at the end of a word is a word of its own, glued to it.

    So is a piece of a word that is struck out. Those that are drawn in no ink or clipped away are noted on the page.
    """
    number, clips = printed.number, Clips(sheet)
    characters = _Characters(ctypes.cast(textpage, ctypes.c_void_p).value, sheet)
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


def _pieces(characters: _Characters, sheet: Sheet, strokes: Strokes | None) -> Iterator[_Piece]:
    """Runs of characters without a space, a jump, a change of size or a stroke's end between them.

    This loop goes over every character of a paper, and most of the time of reading is spent in it: so what PDFium knows
    of them is asked for in bulk, and the piece that it is at is kept in plain variables.
    """
    letters, handles, edges = _printed_letters(characters.textpage)
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


_Letter = tuple[int, str, "str | None"]  # its index in the page, itself, the space before it as in `_Piece`


def _printed_letters(textpage: Any) -> tuple[list[_Letter], list[int | None], list[float]]:
    """The page's characters but spaces, their text objects, and four edges of each: left, top, right, bottom.

    A character that has no box has no number for its edges.
    """
    letters: list[_Letter] = []
    space: str | None = None
    codes = _codes(textpage)
    plain = {code: _folded(code) for code in set(codes)}
    for index, code in enumerate(codes):
        text = plain[code]
        if text == " ":
            space = (space or "") + (chr(code) if code > LAST_ASCII else "")
        elif text:
            letters.append((index, chr(code) if code > LAST_ASCII else text, space))
            space = None
        elif code in NO_WIDTH and letters and space is None:
            letters[-1] = (letters[-1][0], letters[-1][1] + chr(code), letters[-1][2])
    places = [index for index, _, _ in letters]
    handles = list(map(_char_object, repeat(textpage), places))
    edges = (ctypes.c_float * (4 * len(places)))()
    start = ctypes.addressof(edges)
    found = list(map(_char_box, repeat(textpage), places, range(start, start + BOX_BYTES * len(places), BOX_BYTES)))
    if not all(found):
        for place, is_found in enumerate(found):
            if not is_found:
                edges[4 * place] = math.nan
    numbers: Any = memoryview(edges).cast("B").cast("f")
    return _with_ligatures(letters, handles, numbers.tolist())


def _with_ligatures(
    letters: list[_Letter], handles: list[int | None], edges: list[float]
) -> tuple[list[_Letter], list[int | None], list[float]]:
    """The same with ligatures as one letter: PDFium gives "f" and "i", both in the one box of what is printed."""
    lefts, rights = edges[0::4], edges[2::4]
    alike = [
        place
        for place, (before, left) in enumerate(pairwise(lefts), start=1)
        if before == left and rights[place - 1] == rights[place]
    ]
    dropped: set[int] = set()
    for place in alike:
        first = place - 1
        while first in dropped:
            first -= 1
        ligature = LIGATURES.get(letters[first][1] + letters[place][1])
        if ligature and letters[place][2] is None:
            letters[first] = (letters[first][0], ligature, letters[first][2])
            dropped.add(place)
    if not dropped:
        return letters, handles, edges
    kept = [place for place in range(len(letters)) if place not in dropped]
    boxes = [edge for place in kept for edge in edges[4 * place : 4 * place + 4]]
    return [letters[place] for place in kept], [handles[place] for place in kept], boxes


def _codes(textpage: Any) -> Sequence[int]:
    """The code points of the page's characters: in one call, which PDFium answers in UTF-16, where that is the same."""
    count = _char_count(textpage)
    if count <= 0:
        return []
    units = (ctypes.c_ushort * (count + 1))()
    written = _page_text(textpage, 0, count, ctypes.addressof(units))
    codes = memoryview(units).cast("B").cast("H").tolist()[:count]
    if written == count + 1 and not any(0xD800 <= code <= 0xDFFF for code in set(codes)):
        return codes
    return [_char_unicode(textpage, index) for index in range(count)]


def _starts_word(before: _Run, run: _Run, last_x0: float, last_x1: float, x0: float) -> bool:
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
