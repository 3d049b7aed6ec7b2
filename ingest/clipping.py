"""What a clip leaves to be seen of a text object: a spreadsheet's row of no height prints no word, but holds it.

A clip (ISO 32000-1, 8.5.4) bounds what is painted of an object. It stands in the coordinates of the object itself,
which may be those of a form, so that it is compared with the object's own bounds.
"""

from __future__ import annotations

import ctypes

import pypdfium2.raw as raw

from ingest.paper import Box
from ingest.sheet import HANDLE, INT, Sheet, prototype

SEEN = 0.25  # of an object's, or a word's, height and width: less than this left by a clip cannot be read
SLACK_PT = 0.5  # an object that reaches so little beyond its clip is whole

_clip_of = prototype(raw.FPDFPageObj_GetClipPath, HANDLE, HANDLE)
_count_paths = prototype(raw.FPDFClipPath_CountPaths, INT, HANDLE)
_count_points = prototype(raw.FPDFClipPath_CountPathSegments, INT, HANDLE, INT)
_segment = prototype(raw.FPDFClipPath_GetPathSegment, HANDLE, HANDLE, INT, INT)
_point = prototype(raw.FPDFPathSegment_GetPoint, INT, HANDLE, HANDLE, HANDLE)
_bounds = prototype(raw.FPDFPageObj_GetBounds, INT, HANDLE, HANDLE, HANDLE, HANDLE, HANDLE)

Edges = tuple[float, float, float, float]  # left, bottom, right, top


class Clips:
    """Asks for the clip of each text object once."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._windows: dict[int, tuple[Box, Box] | bool] = {}
        self._edges = [ctypes.c_float() for _ in range(4)]
        self._refs = [ctypes.byref(edge) for edge in self._edges]

    def hide(self, handle: int, box: Box) -> bool:
        """Whether nothing that can be read is left of the word in `box`, which the text object `handle` draws."""
        window = self._windows.get(handle)
        if window is None:
            window = self._windows[handle] = self._window_of(handle)
        if isinstance(window, bool):
            return window
        bounds, seen = window
        return _shared(box, bounds) > SEEN and _shared(box, seen) < SEEN

    def _window_of(self, handle: int) -> tuple[Box, Box] | bool:
        """Where the object is on the page and what its clip leaves; or whether all of it is hidden, or nothing."""
        clip = _clip_of(handle)
        paths = _count_paths(clip) if clip else 0
        if paths <= 0 or not _bounds(handle, *self._refs):
            return False
        left, bottom, right, top = (edge.value for edge in self._edges)
        seen: Edges = (-1e9, -1e9, 1e9, 1e9)
        for path in range(paths):
            seen = self._narrowed(seen, clip, path)
        whole = (
            seen[0] <= left + SLACK_PT
            and seen[1] <= bottom + SLACK_PT
            and seen[2] >= right - SLACK_PT
            and seen[3] >= top - SLACK_PT
        )
        if whole or right <= left or top <= bottom:
            return False
        x0, y0, x1, y1 = max(left, seen[0]), max(bottom, seen[1]), min(right, seen[2]), min(top, seen[3])
        if x1 <= x0 or y1 - y0 < SEEN * (top - bottom):
            return True
        return self._sheet.box(left, bottom, right, top), self._sheet.box(x0, y0, x1, y1)

    def _narrowed(self, seen: Edges, clip: int, path: int) -> Edges:
        """What is left within the bounds of one more path of the clip."""
        points: list[tuple[float, float]] = []
        x, y, *_ = self._edges
        for index in range(_count_points(clip, path)):
            segment = _segment(clip, path, index)
            if segment and _point(segment, *self._refs[:2]):
                points.append((x.value, y.value))
        if not points:
            return seen
        across, up = [point[0] for point in points], [point[1] for point in points]
        return max(seen[0], min(across)), max(seen[1], min(up)), min(seen[2], max(across)), min(seen[3], max(up))


def _shared(box: Box, window: Box) -> float:
    """The lesser of the shares of the width and the height of `box` that lie in `window`."""
    across = min(box.x1, window.x1) - max(box.x0, window.x0)
    down = min(box.bottom, window.bottom) - max(box.top, window.top)
    return min(across / max(box.x1 - box.x0, 0.01), down / max(box.bottom - box.top, 0.01))
