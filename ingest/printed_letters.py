"""The characters of a page as PDFium gives them: in drawing order, with their boxes and the spaces before them."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Sequence
from functools import cache
from itertools import pairwise, repeat
from typing import Any

import pypdfium2.raw as raw

from ingest.folding import NO_WIDTH, fold_character
from ingest.sheet import HANDLE, INT, prototype

LAST_ASCII = 0x7F
LIGATURES = {"ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ", "ﬀi": "ﬃ", "ﬀl": "ﬄ"}  # Unicode has no others of f
_char_count = prototype(raw.FPDFText_CountChars, INT, HANDLE)
_page_text = prototype(raw.FPDFText_GetText, INT, HANDLE, INT, INT, HANDLE)
_char_unicode = prototype(raw.FPDFText_GetUnicode, ctypes.c_uint, HANDLE, INT)
_char_object = prototype(raw.FPDFText_GetTextObject, HANDLE, HANDLE, INT)
_char_box = prototype(raw.FPDFText_GetLooseCharBox, INT, HANDLE, INT, HANDLE)
BOX_BYTES = ctypes.sizeof(raw.FS_RECTF)
_folded = cache(fold_character)
# Its index in the page, itself, and the space before it: "" where it is plain, None where there is none.
Letter = tuple[int, str, "str | None"]


def printed_letters(textpage: Any) -> tuple[list[Letter], list[int | None], list[float]]:
    """The page's characters but spaces, their text objects, and four edges of each: left, top, right, bottom.

    A character that has no box has no number for its edges.
    """
    letters: list[Letter] = []
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
    letters: list[Letter], handles: list[int | None], edges: list[float]
) -> tuple[list[Letter], list[int | None], list[float]]:
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
