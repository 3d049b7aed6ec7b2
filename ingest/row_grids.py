"""Rows of words and the strips of white space between them to the grid of a table that no rules part into columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from ingest.figures_in_rows import lines_of
from ingest.gutters import Strip, pieces_of
from ingest.layout import PrintedPage, PrintedWord, around
from ingest.paper import Box
from ingest.tables import Grid, GridCell

Words = list[PrintedWord]


def with_edges(rows: Sequence[Words], top: float, bottom: float) -> list[tuple[float, float, Words]]:
    """Rows with an edge midway between each two of them."""
    tops = [min(word.box.top for word in row) for row in rows]
    bottoms = [max(word.box.bottom for word in row) for row in rows]
    middles = [(above + below) / 2 for above, below in zip(bottoms[:-1], tops[1:], strict=True)]
    edges = [top, *middles, bottom]
    return [(edges[place], edges[place + 1], list(row)) for place, row in enumerate(rows)]


def grid_of_rows(
    rows: Sequence[tuple[float, float, Words]],
    gutters: Sequence[Strip],
    ends: tuple[float, float],
    page: PrintedPage,
    rooms: Mapping[int, int] = MappingProxyType({}),
) -> Grid | None:
    """The grid of these rows; a piece of text that crosses a gutter makes a cell that spans columns.

    Words in other `rooms` (by the word's identity), which rules part, are no piece however near they stand.
    """
    lefts = [ends[0], *(strip.middle for strip in gutters)]
    edges = [*lefts, ends[1]]
    cells: list[GridCell] = []
    for row, (top, bottom, words) in enumerate(rows):
        column = 0
        while column < len(lefts):
            span = _span(words, column, edges, rooms)
            box = Box(edges[column], top, edges[column + span], bottom)
            held = [word for word in words if box.x0 <= (word.box.x0 + word.box.x1) / 2 < box.x1]
            cells.append(GridCell(row, column, 1, span, box, sorted(held, key=lambda each: each.order)))
            column += span
    taken = [word for cell in cells for word in cell.words]
    if len(rows) < 2 or not taken:
        return None
    frame = around([cell.box for cell in cells])
    order = min(word.order for word in taken)
    return Grid(page.number, frame, [top for top, _, _ in rows], lefts, cells, order, ruled=False)


def _span(words: Words, column: int, edges: Sequence[float], rooms: Mapping[int, int]) -> int:
    """How many columns the piece of text that begins in `column` covers."""
    span = 1
    for line in lines_of(words):
        parts: dict[int, Words] = {}
        for word in line:
            parts.setdefault(rooms.get(id(word), 0), []).append(word)
        for piece in (piece for part in parts.values() for piece in pieces_of(part)):
            if edges[column] <= piece.x0 < edges[column + 1]:
                while column + span < len(edges) - 1 and piece.x1 > edges[column + span] + 1:
                    span += 1
    return span


def take_words(grid: Grid, page: PrintedPage) -> None:
    """Take the words of `grid` out of those of `page`."""
    taken = {id(word) for cell in grid.cells for word in cell.words}
    page.words = [word for word in page.words if id(word) not in taken]
