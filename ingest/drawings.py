"""What a PDF's page shows besides words: ruling lines, filled shapes, outlines, dots and pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2.raw as raw

from ingest.layout import Fill, PrintedPage, Rule
from ingest.paper import Box
from ingest.sheet import Sheet, prototype

THIN_PT = 3.2  # a filled rectangle no thicker than this is a ruling line
SHORTEST_RULE_PT = 4.0
MOST_SEGMENTS = 2000  # a path with more is an illustration, no ruling
DEEPEST = 8  # forms within forms: deeper than any producer nests them
NOTE_RISE = 0.4  # of its height: where a reviewer's stroke runs, which spans letters from their feet to their heads
WHITE = 250  # a fill whose channels all reach this is not seen

_page_object = prototype(raw.FPDFPage_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_object_type = prototype(raw.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)


def read_drawings(page: Any, sheet: Sheet, printed: PrintedPage) -> None:
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


def struck_by_notes(page: Any, sheet: Sheet) -> list[Rule]:
    """The strokes that a reviewer drew through words with a PDF reader (ISO 32000-1, 12.5.6.10), as ruling lines."""
    strokes: list[Rule] = []
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        if raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_STRIKEOUT:
            for place in range(raw.FPDFAnnot_CountAttachmentPoints(note)):
                quad = raw.FS_QUADPOINTSF()
                if raw.FPDFAnnot_GetAttachmentPoints(note, place, quad):
                    box = sheet.box(
                        min(quad.x1, quad.x3), min(quad.y1, quad.y3), max(quad.x2, quad.x4), max(quad.y1, quad.y3)
                    )
                    middle = box.bottom - NOTE_RISE * (box.bottom - box.top)
                    strokes.append(Rule("h", box.x0, middle, box.x1, middle))
        raw.FPDFPage_CloseAnnot(note)
    return strokes


Matrix = tuple[float, float, float, float, float, float]


def _objects(page: Any, matrix: Matrix) -> Iterator[tuple[Any, Matrix]]:
    """The page's paths, pictures and forms' contents with their matrices; text, by far the most, is passed by."""
    address = ctypes.cast(page, ctypes.c_void_p).value
    for index in range(raw.FPDFPage_CountObjects(page)):
        found = _page_object(address, index)
        if _object_type(found) != raw.FPDF_PAGEOBJ_TEXT:
            yield from _unfolded(ctypes.cast(found, raw.FPDF_PAGEOBJECT), matrix, 0)


def _unfolded(handle: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    if raw.FPDFPageObj_GetType(handle) != raw.FPDF_PAGEOBJ_FORM:
        yield handle, matrix
        return
    if depth > DEEPEST:
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


def _read_path(handle: Any, outer: Matrix, sheet: Sheet, printed: PrintedPage) -> None:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(handle, mode, stroke)
    if not mode.value and not stroke.value:
        return
    count = raw.FPDFPath_CountSegments(handle)
    if count < 2 or count > MOST_SEGMENTS:
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
            add_fill(box, fill, _is_rectangle(points, box) and not curved, printed)
        if line is not None and points[0] == points[-1] and len(points) > 3:
            printed.outlines.append(box)
        if line is not None and not curved:
            printed.rules.extend(_rules_of(points))


def _subpaths(handle: Any, count: int, matrix: Matrix, sheet: Sheet) -> tuple[list[list[tuple[float, float]]], bool]:
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


def add_fill(box: Box, colour: tuple[int, int, int], is_rectangle: bool, printed: PrintedPage) -> None:
    """Keep a filled shape: a thin one is a ruling line, one that is white is not seen."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    if is_rectangle and height <= THIN_PT and width >= SHORTEST_RULE_PT:
        middle = (box.top + box.bottom) / 2
        printed.rules.append(Rule("h", box.x0, middle, box.x1, middle))
    elif is_rectangle and width <= THIN_PT and height >= SHORTEST_RULE_PT:
        middle = (box.x0 + box.x1) / 2
        printed.rules.append(Rule("v", middle, box.top, middle, box.bottom))
    elif width > THIN_PT and height > THIN_PT and min(colour) < WHITE:
        printed.fills.append(Fill(box, colour, is_rectangle))


def _rules_of(points: list[tuple[float, float]]) -> Iterator[Rule]:
    """The horizontal and vertical lines between neighbouring points."""
    for (ax, ay), (bx, by) in pairwise(points):
        if abs(ay - by) < 0.7 and abs(ax - bx) >= SHORTEST_RULE_PT:
            yield Rule("h", min(ax, bx), (ay + by) / 2, max(ax, bx), (ay + by) / 2)
        elif abs(ax - bx) < 0.7 and abs(ay - by) >= SHORTEST_RULE_PT:
            yield Rule("v", (ax + bx) / 2, min(ay, by), (ax + bx) / 2, max(ay, by))
