"""The characters and drawings of a PDF's pages, read through PDFium.

PDFium gives characters in the order in which the file draws them and adds the spaces that layout implies. Its own
text stops at code points: size, weight, colour and place are asked for each text object once, each character's box
singly. (pdfplumber's table code works on what is read here; its own parser takes five times as long.)
"""

from __future__ import annotations

import ctypes
import itertools
import math
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from ingest.folding import fold_character, fold_word
from ingest.layout import Fill, PrintedPage, PrintedWord, Rule, Style
from ingest.paper import Box

RAISED_BY = 0.12  # a change of size with a baseline this share of the size away begins another run
THIN_PT = 3.2  # a filled rectangle no thicker than this is a ruling line
SHORTEST_RULE_PT = 4.0
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_ITALIC_NAMES = ("italic", "oblique")


class _Sheet:
    """Turns a page's own coordinates into points from the top left corner of the page as shown."""

    def __init__(self, page: Any) -> None:
        self.rotation = raw.FPDFPage_GetRotation(page.raw) % 4
        left, bottom, right, top = (float(edge) for edge in page.get_bbox())
        self.left, self.bottom, self.right, self.top = left, bottom, right, top
        across, down = right - left, top - bottom
        self.width, self.height = (down, across) if self.rotation % 2 else (across, down)

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.rotation == 0:
            return x - self.left, self.top - y
        if self.rotation == 1:
            return y - self.bottom, x - self.left
        if self.rotation == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        ax, ay = self.point(left, bottom)
        bx, by = self.point(right, top)
        return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def is_shown(self, box: Box) -> bool:
        return box.x1 > 0 and box.x0 < self.width and box.bottom > 0 and box.top < self.height


def read_page(page: Any, number: int) -> PrintedPage:
    """Everything printed on `page` that matters to a reader. Raises `PdfiumError` where it cannot be read."""
    sheet = _Sheet(page)
    printed = PrintedPage(number, sheet.width, sheet.height)
    textpage = page.get_textpage()
    try:
        printed.words = list(_words(textpage.raw, sheet, number))
    finally:
        textpage.close()
    _read_drawings(page.raw, sheet, printed)
    return printed


def _prototype(function: Any, result: Any, *arguments: Any) -> Any:
    """The same function of the library, taking and giving plain addresses: handles need no wrapping for each call."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.CFUNCTYPE(result, *arguments)(address)


_HANDLE, _INT, _FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_float
_char_count = _prototype(raw.FPDFText_CountChars, _INT, _HANDLE)
_char_unicode = _prototype(raw.FPDFText_GetUnicode, ctypes.c_uint, _HANDLE, _INT)
_char_object = _prototype(raw.FPDFText_GetTextObject, _HANDLE, _HANDLE, _INT)
_char_box = _prototype(raw.FPDFText_GetLooseCharBox, _INT, _HANDLE, _INT, _HANDLE)
_char_matrix = _prototype(raw.FPDFText_GetMatrix, _INT, _HANDLE, _INT, _HANDLE)
_char_origin = _prototype(raw.FPDFText_GetCharOrigin, _INT, _HANDLE, _INT, _HANDLE, _HANDLE)
_object_size = _prototype(raw.FPDFTextObj_GetFontSize, _INT, _HANDLE, _HANDLE)
_object_font = _prototype(raw.FPDFTextObj_GetFont, _HANDLE, _HANDLE)
_object_colour = _prototype(raw.FPDFPageObj_GetFillColor, _INT, _HANDLE, _HANDLE, _HANDLE, _HANDLE, _HANDLE)


class _Run(NamedTuple):
    """What all characters of one text object share."""

    font: int
    size: float
    upright: bool
    baseline: float
    handle: int


class _Characters:
    """Asks for text objects, fonts and colours once each, into buffers that are used again."""

    def __init__(self, textpage: Any, sheet: _Sheet) -> None:
        self.textpage, self.sheet = textpage, sheet
        self.runs: dict[int, _Run] = {}
        self.fonts: dict[int, tuple[str, bool, bool]] = {}
        self.matrix, self.size = raw.FS_MATRIX(), ctypes.c_float()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.channels = [ctypes.c_uint() for _ in range(4)]
        self.channel_refs = [ctypes.byref(channel) for channel in self.channels]
        self.refs = [ctypes.byref(each) for each in (self.matrix, self.size, self.x, self.y)]

    def run_of(self, index: int, handle: int) -> _Run:
        run = self.runs.get(handle)
        if run is None:
            run = self.runs[handle] = self._read_run(index, handle)
        return run

    def _read_run(self, index: int, handle: int) -> _Run:
        matrix, size, x, y = self.refs
        _char_matrix(self.textpage, index, matrix)
        _object_size(handle, size)
        _char_origin(self.textpage, index, x, y)
        a, b, c, d = self.matrix.a, self.matrix.b, self.matrix.c, self.matrix.d
        along_x, along_y = ((a, b), (b, -a), (-a, -b), (-b, a))[self.sheet.rotation]
        upright = along_x > 0 and abs(along_y) <= 0.2 * along_x
        points = round(abs(self.size.value) * math.hypot(c, d), 1)  # the size alone ignores the text matrix
        baseline = self.sheet.point(self.x.value, self.y.value)[1]
        return _Run(_object_font(handle) or 0, points, upright, baseline, handle)

    def style_of(self, run: _Run) -> Style:
        _object_colour(run.handle, *self.channel_refs)
        red, green, blue = (channel.value for channel in self.channels[:3])
        name, bold, italic = self._font(run.font)
        return Style(name, run.size, bold, italic, (red, green, blue), run.upright)

    def _font(self, address: int) -> tuple[str, bool, bool]:
        if address not in self.fonts:
            font = ctypes.cast(ctypes.c_void_p(address), raw.FPDF_FONT)
            length = raw.FPDFFont_GetBaseFontName(font, None, 0)
            buffer = ctypes.create_string_buffer(max(length, 1))
            raw.FPDFFont_GetBaseFontName(font, buffer, length)
            name = buffer.value.decode("latin-1").split("+")[-1]
            lower = name.lower()
            bold = any(part in lower for part in _BOLD_NAMES) or raw.FPDFFont_GetWeight(font) >= 600
            self.fonts[address] = name, bold, any(part in lower for part in _ITALIC_NAMES)
        return self.fonts[address]


class _Glyph(NamedTuple):
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    run: _Run


def _words(textpage: Any, sheet: _Sheet, number: int) -> Iterator[PrintedWord]:
    """The page's words in drawing order; a raised run at the end of a word is a word of its own, glued to it."""
    characters = _Characters(ctypes.cast(textpage, ctypes.c_void_p).value, sheet)
    for order, (spaced, glyphs) in enumerate(_glyph_groups(characters, sheet)):
        style = characters.style_of(glyphs[len(glyphs) // 2].run)
        box = Box(
            min(glyph.x0 for glyph in glyphs),
            min(glyph.top for glyph in glyphs),
            max(glyph.x1 for glyph in glyphs),
            max(glyph.bottom for glyph in glyphs),
        )
        text = fold_word("".join(glyph.text for glyph in glyphs))
        yield PrintedWord(text, number, box, glyphs[0].run.baseline, style, order, glued=not spaced)


def _glyph_groups(characters: _Characters, sheet: _Sheet) -> Iterator[tuple[bool, list[_Glyph]]]:
    """Runs of characters without a space or a jump between them; True with a run that a space came before."""
    textpage = characters.textpage
    rectangle = raw.FS_RECTF()
    by_reference = ctypes.byref(rectangle)
    plain, left, upper = sheet.rotation == 0, sheet.left, sheet.top
    folded: dict[int, str] = {}
    group: list[_Glyph] = []
    spaced = group_spaced = True
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
        run = characters.run_of(index, handle)
        if plain:
            x0, x1 = rectangle.left - left, rectangle.right - left
            top, bottom = upper - rectangle.top, upper - rectangle.bottom
        else:
            x0, top, x1, bottom = sheet.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        if x1 <= 0 or x0 >= sheet.width or bottom <= 0 or top >= sheet.height:
            continue
        glyph = _Glyph(text, x0, top, x1, bottom, run)
        if group and (spaced or _starts_word(group[-1], glyph)):
            yield group_spaced, group
            group, group_spaced = [], spaced
        elif not group:
            group_spaced = spaced
        group.append(glyph)
        spaced = False
    if group:
        yield group_spaced, group


def _starts_word(before: _Glyph, glyph: _Glyph) -> bool:
    """Whether `glyph` begins a word although no space stands before it: another line or size, or well to the side."""
    if not before.run.upright or not glyph.run.upright:
        return before.run.upright != glyph.run.upright
    one, two = before.run.size, glyph.run.size
    size = max(one, two)
    if abs(before.run.baseline - glyph.run.baseline) > (0.6 if one == two else RAISED_BY) * size:
        return True
    return glyph.x0 - before.x1 > 0.35 * size or glyph.x0 < before.x0 - 0.5 * size


def _read_drawings(page: Any, sheet: _Sheet, printed: PrintedPage) -> None:
    """Rules, filled shapes and pictures, those inside form objects too."""
    for handle, matrix in _objects(page, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)):
        kind = raw.FPDFPageObj_GetType(handle)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _read_path(handle, matrix, sheet, printed)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = (ctypes.c_float() for _ in range(4))
            if raw.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
                ax, ay = _applied(matrix, left.value, bottom.value)
                bx, by = _applied(matrix, right.value, top.value)
                printed.pictures.append(sheet.box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))


Matrix = tuple[float, float, float, float, float, float]


def _objects(page: Any, matrix: Matrix) -> Iterator[tuple[Any, Matrix]]:
    for index in range(raw.FPDFPage_CountObjects(page)):
        yield from _unfolded(raw.FPDFPage_GetObject(page, index), matrix, 0)


def _unfolded(handle: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    if raw.FPDFPageObj_GetType(handle) != raw.FPDF_PAGEOBJ_FORM:
        yield handle, matrix
        return
    if depth > 8:  # forms within forms: deeper than any producer nests, so a loop
        return
    inner = _times(_matrix_of(handle), matrix)
    for index in range(raw.FPDFFormObj_CountObjects(handle)):
        yield from _unfolded(raw.FPDFFormObj_GetObject(handle, index), inner, depth + 1)


def _matrix_of(handle: Any) -> Matrix:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(handle, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    ta, tb, tc, td, te, tf = then
    return (
        a * ta + b * tc, a * tb + b * td, c * ta + d * tc, c * tb + d * td, e * ta + f * tc + te, e * tb + f * td + tf
    )  # fmt: skip


def _applied(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _read_path(handle: Any, outer: Matrix, sheet: _Sheet, printed: PrintedPage) -> None:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(handle, mode, stroke)
    if not mode.value and not stroke.value:
        return
    count = raw.FPDFPath_CountSegments(handle)
    if count < 2 or count > 2000:  # an illustration, no ruling
        return
    matrix = _times(_matrix_of(handle), outer)
    subpaths, curved = _subpaths(handle, count, matrix, sheet)
    fill = _colour(raw.FPDFPageObj_GetFillColor, handle) if mode.value else None
    line = _colour(raw.FPDFPageObj_GetStrokeColor, handle) if stroke.value else None
    for points in subpaths:
        box = Box(
            min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points)
        )
        if not sheet.is_shown(box):
            continue
        if curved and _is_dot(box):
            printed.dots.append(box)
        elif fill is not None:
            _add_fill(box, fill, _is_rectangle(points, box) and not curved, printed)
        if line is not None and points[0] == points[-1] and len(points) > 3:
            printed.outlines.append(box)
        if line is not None and not curved:
            printed.rules.extend(_rules_of(points))


def _subpaths(handle: Any, count: int, matrix: Matrix, sheet: _Sheet) -> tuple[list[list[tuple[float, float]]], bool]:
    """The path's pieces as points on the sheet, and whether any of it is curved."""
    x, y = ctypes.c_float(), ctypes.c_float()
    subpaths: list[list[tuple[float, float]]] = []
    curved = False
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(handle, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        kind = raw.FPDFPathSegment_GetType(segment)
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        if kind == raw.FPDF_SEGMENT_MOVETO or not subpaths:
            subpaths.append([])
        subpaths[-1].append(sheet.point(*_applied(matrix, x.value, y.value)))
        if raw.FPDFPathSegment_GetClose(segment):
            subpaths[-1].append(subpaths[-1][0])
    return [points for points in subpaths if len(points) > 1], curved


def _colour(ask: Any, handle: Any) -> tuple[int, int, int] | None:
    """Red, green and blue; None where the paint is transparent."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not ask(handle, red, green, blue, alpha) or alpha.value == 0:
        return None
    return red.value, green.value, blue.value


def _is_rectangle(points: list[tuple[float, float]], box: Box) -> bool:
    near = 0.6
    corners = all(
        min(abs(x - box.x0), abs(x - box.x1)) < near and min(abs(y - box.top), abs(y - box.bottom)) < near
        for x, y in points
    )
    return corners and len(points) in (4, 5, 6)


def _is_dot(box: Box) -> bool:
    """A small round shape: browsers draw the bullets of lists so instead of writing them."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    return 1.5 <= width <= 8 and abs(width - height) <= 0.25 * width


def _add_fill(box: Box, colour: tuple[int, int, int], is_rectangle: bool, printed: PrintedPage) -> None:
    width, height = box.x1 - box.x0, box.bottom - box.top
    if is_rectangle and height <= THIN_PT and width >= SHORTEST_RULE_PT:
        middle = (box.top + box.bottom) / 2
        printed.rules.append(Rule("h", box.x0, middle, box.x1, middle))
    elif is_rectangle and width <= THIN_PT and height >= SHORTEST_RULE_PT:
        middle = (box.x0 + box.x1) / 2
        printed.rules.append(Rule("v", middle, box.top, middle, box.bottom))
    elif width > THIN_PT and height > THIN_PT and min(colour) < 250:
        printed.fills.append(Fill(box, colour, is_rectangle))


def _rules_of(points: list[tuple[float, float]]) -> Iterator[Rule]:
    """The horizontal and vertical lines between neighbouring points."""
    for (ax, ay), (bx, by) in itertools.pairwise(points):
        if abs(ay - by) < 0.7 and abs(ax - bx) >= SHORTEST_RULE_PT:
            yield Rule("h", min(ax, bx), (ay + by) / 2, max(ax, bx), (ay + by) / 2)
        elif abs(ax - bx) < 0.7 and abs(ay - by) >= SHORTEST_RULE_PT:
            yield Rule("v", (ax + bx) / 2, min(ay, by), (ax + bx) / 2, max(ay, by))
