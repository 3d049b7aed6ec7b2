"""How type is set, asked of PDFium once for each run: font, size, weight, colour, and whether it is drawn at all."""

from __future__ import annotations

import ctypes
import math
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from ingest.layout import Style
from ingest.sheet import HANDLE, INT, Sheet, prototype

SMALLEST = 0.1  # points: type of no size has this one
BOLD_WEIGHT = 600  # of a font's own weight: 400 is regular, 700 bold
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_ITALIC_NAMES = ("italic", "oblique")
_char_matrix = prototype(raw.FPDFText_GetMatrix, INT, HANDLE, INT, HANDLE)
_char_origin = prototype(raw.FPDFText_GetCharOrigin, INT, HANDLE, INT, HANDLE, HANDLE)
_object_size = prototype(raw.FPDFTextObj_GetFontSize, INT, HANDLE, HANDLE)
_object_font = prototype(raw.FPDFTextObj_GetFont, HANDLE, HANDLE)
_object_colour = prototype(raw.FPDFPageObj_GetFillColor, INT, HANDLE, HANDLE, HANDLE, HANDLE, HANDLE)
_object_mode = prototype(raw.FPDFTextObj_GetTextRenderMode, INT, HANDLE)
INVISIBLE = raw.FPDF_TEXTRENDERMODE_INVISIBLE  # ISO 32000-1, 9.3.6, mode 3
FAINTEST = 12  # of 255: paint of less than this leaves nothing to be seen


def is_bold(font: str) -> bool:
    """Whether a font's name says that it is bold: "Arial-BoldMT"."""
    return any(part in font.lower() for part in _BOLD_NAMES)


def is_italic(font: str) -> bool:
    return any(part in font.lower() for part in _ITALIC_NAMES)


class Run(NamedTuple):
    """What all characters of one text object share. Some producers make an object of every character."""

    font: int
    size: float
    upright: bool
    baseline: float


NO_RUN = Run(0, 0.0, True, 0.0)


class Characters:
    """Asks for text objects, fonts and colours once each, into buffers that are used again."""

    def __init__(self, textpage: Any, sheet: Sheet) -> None:
        self.textpage, self.sheet = textpage, sheet
        self.runs: dict[tuple[int, float, float], Run] = {}
        self.run, self.handle = NO_RUN, 0  # of the style that was asked for last
        self.style = Style("", 0.0, False, False, (0, 0, 0), True)
        self.fonts: dict[int, tuple[str, bool, bool]] = {}
        self.matrix, self.size = raw.FS_MATRIX(), ctypes.c_float()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.is_drawn = True  # of the style that was asked for last: whether its letters are painted
        self.channels = [ctypes.c_uint() for _ in range(4)]
        self.channel_refs = [ctypes.byref(channel) for channel in self.channels]
        self.refs = [ctypes.byref(each) for each in (self.matrix, self.size, self.x, self.y)]

    def run_of(self, index: int, handle: int, top: float, bottom: float) -> Run:
        """The run of a character. In one font, characters that reach equally far up and down are set alike."""
        key = (_object_font(handle) or 0, top, bottom)
        run = self.runs.get(key)
        if run is None:
            run = self.runs[key] = self._read_run(index, handle, *key)
        return run

    def _read_run(self, index: int, handle: int, font: int, top: float, bottom: float) -> Run:
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
        return Run(font, points, upright, baseline)

    def style_of(self, run: Run, handle: int) -> Style:
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
