"""Ruled tables whose cells hold whole columns of figures: the rules part years, and white space parts the rest.

In:     a grid as its rules give it.
Out:    the grid with a row for each line of figures and a column for each column of them; the ruled columns stay.
Leaves: a grid whose cells each hold one figure, or words: its rules say all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from ingest.figures_in_rows import Row, column_of, is_figure, lines_of, rows_of_figures
from ingest.gutters import Strip, gutters_of, pieces_of
from ingest.layout import PrintedPage, PrintedWord
from ingest.row_grids import grid_of_rows, with_edges
from ingest.tables import Grid, GridCell

FEWEST_LINES = 3  # of figures one below another in a cell
FEWEST_CELLS = 2  # beside one another that hold as many, on the same lines
SAME_LINE_PT = 2.0
_YEAR = re.compile(r"(?:19|20)\d\d")


def part_figures(grid: Grid, page: PrintedPage) -> Grid:
    """The grid with its columns of figures parted; the same grid where no cells hold any."""
    if not _has_stacks(grid):
        return grid
    lines = lines_of([word for cell in grid.cells for word in cell.words])
    header = list(takewhile(_names_columns, lines))
    heads = {id(word) for line in header for word in line}
    strips = [Strip(edge, edge) for edge in grid.columns[1:]]
    for column in range(len(grid.columns)):
        held = [cell for cell in grid.cells if cell.column == column and cell.column_span == 1]
        if any(_figure_lines(cell) for cell in held):
            strips += _strips_within([word for cell in held for word in cell.words], heads)
    strips.sort()
    below = [word for line in lines[len(header) :] for word in line]
    rows = [*_header_rows(header, strips), *rows_of_figures(below, strips)]
    rooms = {id(word): place for place, cell in enumerate(grid.cells) for word in cell.words}
    box = grid.box
    parted = grid_of_rows(with_edges(rows, box.top, box.bottom), strips, (box.x0, box.x1), page, rooms)
    return replace(parted, ruled=True, is_open=grid.is_open) if parted is not None else grid


def _names_columns(line: Row) -> bool:
    """Whether a line holds no figure; a year may name a column."""
    return not any(is_figure(word.text) and not _YEAR.fullmatch(word.text) for word in line)


def _has_stacks(grid: Grid) -> bool:
    """Whether cells of one row hold figures one below another, on lines that they share."""
    for row in range(len(grid.rows)):
        levels = Counter(
            round(level / SAME_LINE_PT) for cell in grid.cells if cell.row == row for level in _figure_lines(cell)
        )
        if sum(1 for count in levels.values() if count >= FEWEST_CELLS) >= FEWEST_LINES:
            return True
    return False


def _figure_lines(cell: GridCell) -> list[float]:
    """The baselines on which a cell holds nothing but figures."""
    return [line[0].baseline for line in lines_of(cell.words) if all(is_figure(word.text) for word in line)]


def _strips_within(words: Sequence[PrintedWord], heads: set[int]) -> list[Strip]:
    """The strips between the columns of one ruled column: those of its header where no figure crosses them."""
    lines = lines_of(words)
    of_all = gutters_of(lines)
    of_heads = gutters_of([line for line in lines if all(id(word) in heads for word in line)])
    pieces = [piece for line in lines for piece in pieces_of(line)]
    is_clear = not any(piece.x0 < strip.middle < piece.x1 for piece in pieces for strip in of_heads)
    return of_heads if is_clear and len(of_heads) > len(of_all) else of_all


def _header_rows(lines: Sequence[Row], strips: Sequence[Strip]) -> list[Row]:
    """A row for each line; those one below another in one column alone are one text."""
    rows: list[Row] = []
    for line in lines:
        columns = {column_of(word, strips) for word in line}
        if rows and len(columns) == 1 and columns == {column_of(word, strips) for word in rows[-1]}:
            rows[-1] += line
        else:
            rows.append(list(line))
    return rows
