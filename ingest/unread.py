"""What a page says in pictures, drawings and colours, which are not read: told, so that nobody takes it for nothing.

In:     a page with words, and the tables found on it.
Out:    each picture large enough to say something; each cell with a drawn sign (an arrow, a face); each empty cell that
        only its colour fills, where its row does not share that colour (a status in red, amber and green).
Leaves: logos and signatures, the bullets of lists, shading of whole rows, and pages that are a picture as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.layout import Fill, PrintedPage, is_inside
from ingest.paper import Box, Unread
from ingest.tables import Grid, GridCell

LEAST_SHARE = 0.04  # of the page's area: a picture smaller than this is a logo or a signature
SMALLEST_SIGN_PT = 4.0
SIGN_SHARE = 0.9  # of the cell's width or height: what fills more of it is its shading
COVERS = 0.7  # of a cell's area: then a fill is its colour
COLOURED = 60  # of 255: between the channels of what is no grey


def unread_on(page: PrintedPage, grids: Sequence[Grid]) -> Iterator[Unread]:
    """What is not read on `page`: its pictures, then the signs and colours in cells of its tables."""
    if page.by_ocr or (not page.words and not grids):
        return
    least = LEAST_SHARE * page.width_pt * page.height_pt
    for box in dict.fromkeys(page.pictures):
        if (box.x1 - box.x0) * (box.bottom - box.top) >= least:
            yield Unread("picture", page.number, box)
    drawn = dict.fromkeys([fill.box for fill in page.fills if not fill.is_rectangle] + page.outlines)
    signs = [box for box in drawn if box not in page.dots]
    coloured = [fill for fill in page.fills if max(fill.colour) - min(fill.colour) >= COLOURED]
    for grid in grids:
        colours = {id(cell): _colour_of(cell.box, coloured) for cell in grid.cells}
        for cell in grid.cells:
            beside = signs if cell.words else [*signs, *page.dots]  # before words a dot is a bullet
            if any(_is_sign(sign, cell.box) for sign in beside):
                yield Unread("sign", page.number, cell.box)
            elif not cell.words and _is_status(cell, grid, colours):
                yield Unread("colour", page.number, cell.box)


def _is_sign(sign: Box, cell: Box) -> bool:
    """Whether a drawn shape stands within a cell, smaller than the cell on both sides."""
    width, height = sign.x1 - sign.x0, sign.bottom - sign.top
    is_small = width <= SIGN_SHARE * (cell.x1 - cell.x0) and height <= SIGN_SHARE * (cell.bottom - cell.top)
    return is_small and min(width, height) >= SMALLEST_SIGN_PT and is_inside(sign, cell, 0.0)


def _colour_of(cell: Box, coloured: Sequence[Fill]) -> tuple[int, int, int] | None:
    """The colour that fills a cell; None where it is white or grey."""
    area = (cell.x1 - cell.x0) * (cell.bottom - cell.top)
    found = [fill.colour for fill in coloured if _overlap(fill.box, cell) >= COVERS * area]
    return found[-1] if found else None


def _overlap(one: Box, two: Box) -> float:
    width = min(one.x1, two.x1) - max(one.x0, two.x0)
    height = min(one.bottom, two.bottom) - max(one.top, two.top)
    return max(width, 0.0) * max(height, 0.0)


def _is_status(cell: GridCell, grid: Grid, colours: dict[int, tuple[int, int, int] | None]) -> bool:
    """Whether an empty cell has a colour of its own: no cell of its row shares it, one of them says something."""
    colour = colours[id(cell)]
    row = [each for each in grid.cells if each.row == cell.row and each is not cell]
    is_named = any(each.words for each in row)
    return colour is not None and is_named and all(colours[id(each)] != colour for each in row)
