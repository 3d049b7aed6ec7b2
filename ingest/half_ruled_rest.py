"""The rest of a half-ruled table at the head of the next page, where it has too few rules there to be told by itself.

In:     a page from which its own tables were taken, and the table that the page before ends with.
Out:    a `Grid` of the same columns for the bands between the rules at the page's head; its words are taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingest.bands import SAME_END_PT, whole_rules
from ingest.figures_in_rows import lines_of
from ingest.gutters import pieces_of
from ingest.layout import PrintedPage, PrintedWord, around
from ingest.paper import Box
from ingest.row_grids import take_words
from ingest.tables import Grid, GridCell

OTHER_END_PT = 20.0  # on another page rules may stop a little short, or go on a little
HEAD = 0.2  # of the page's height: the rest begins above this


def rest_of_half_ruled(page: PrintedPage, cut: Grid, others: Sequence[Grid]) -> Grid | None:
    """What goes on of `cut` at the head of `page`, above the tables in `others`; None where nothing does."""
    upright = [word for word in page.words if word.style.upright]
    if not upright:
        return None
    top = min(word.box.top for word in upright)
    if top > HEAD * page.height_pt or any(other.box.top < top for other in others):
        return None
    end = min((other.box.top for other in others), default=page.height_pt)
    rules = [
        rule.top
        for rule in sorted(whole_rules(page.rules), key=lambda each: each.top)
        if abs(rule.x0 - cut.box.x0) <= SAME_END_PT and abs(rule.x1 - cut.box.x1) <= OTHER_END_PT and rule.top < end
    ]
    rows: list[tuple[float, float, list[PrintedWord]]] = []
    for above, below in pairwise([min(top, *rules) - 1, *rules] if rules else []):
        words = [word for word in upright if above < (word.box.top + word.box.bottom) / 2 < below]
        if not words:
            continue
        if not _stand_in_columns(words, cut):
            break
        rows.append((min(above, top), below, words))
    return _grid_of(rows, cut, page)


def _stand_in_columns(words: Sequence[PrintedWord], cut: Grid) -> bool:
    """Whether no piece of text crosses an edge of a column, and not all stands in the first, as a heading does."""
    edges = cut.columns[1:]
    pieces = [piece for line in lines_of(words) for piece in pieces_of(line)]
    is_inside = all(piece.x0 >= cut.box.x0 - 1 and piece.x1 <= cut.box.x1 + 1 for piece in pieces)
    is_set_in = any(piece.x0 >= edges[0] for piece in pieces) if edges else False
    return is_inside and is_set_in and not any(piece.x0 < edge < piece.x1 for piece in pieces for edge in edges)


def _grid_of(rows: Sequence[tuple[float, float, list[PrintedWord]]], cut: Grid, page: PrintedPage) -> Grid | None:
    if not rows:
        return None
    sides = [*cut.columns, cut.box.x1]
    cells: list[GridCell] = []
    for row, (top, bottom, words) in enumerate(rows):
        for column, (left, right) in enumerate(pairwise(sides)):
            held = [word for word in words if left <= (word.box.x0 + word.box.x1) / 2 < right]
            cells.append(GridCell(row, column, 1, 1, Box(left, top, right, bottom), held))
    order = min(word.order for _, _, words in rows for word in words)
    frame = around([cell.box for cell in cells])
    grid = Grid(page.number, frame, [top for top, _, _ in rows], list(cut.columns), cells, order, ruled=False)
    take_words(grid, page)
    return grid
