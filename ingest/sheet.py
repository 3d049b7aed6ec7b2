"""Where things stand on a PDF's page as it is shown, and how the library that says so is asked many times over."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as raw

from ingest.paper import Box

HANDLE, INT = ctypes.c_void_p, ctypes.c_int  # of what PDFium is asked with


class Sheet:
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


def prototype(function: Any, result: Any, *arguments: Any) -> Any:
    """The same function of the library, taking and giving plain addresses: handles need no wrapping for each call.

    Nor does a call let other threads run meanwhile: each is far shorter than that takes.
    """
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)
