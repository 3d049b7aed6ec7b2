"""What names the column of a cell: the headers over it, its group's, or those of the table just below a row of totals.

In:     a table by row and column, and one of its cells.
Out:    the blocks that name its column.
"""

from __future__ import annotations

from extract.reading import Reading
from extract.repeated_headers import headers_of_group
from extract.row_names import TOTAL
from extract.table_grid import Grid, grid_of, headers_over
from ingest.paper import Block, Box, Cell, Table

LEAST_SHARED = 0.8  # of the narrower of two cells that stand in one column


def headers_of(reading: Reading, grid: Grid, cell: Cell) -> list[Block]:
    """The headers of `cell`; none where nothing names its column."""
    grouped = headers_of_group(reading.paper, grid.at, cell.row, cell.column)
    return grouped or headers_over(reading, grid, cell) or _headers_below(reading, grid, cell)


def _headers_below(reading: Reading, grid: Grid, cell: Cell) -> list[Block]:
    """For a row of totals that is set as a table of its own, the headers of the next table, under the same edges."""
    tables, place = reading.paper.tables, grid.table.index + 1
    following = tables[place] if place < len(tables) else None
    first = grid.cell(cell.row, 0)
    if grid.table.rows > 1 or following is None or first is None or not _is_next(grid.table, following):
        return []
    if not TOTAL.match(reading.paper.cell_text(first)):
        return []
    under = grid_of(reading, following)
    for column in range(following.columns):
        head = under.cell(0, column)
        if (
            head
            and head.column_span == 1
            and head.boxes
            and cell.boxes
            and _is_over(cell.boxes[0].box, head.boxes[0].box)
        ):
            lowest = under.cell(under.header_rows, column)
            return headers_over(reading, under, lowest) if lowest else []
    return []


def _is_next(table: Table, following: Table) -> bool:
    """Whether nothing stands between two tables of one page."""
    last = max((index for cell in table.cells for index in cell.blocks), default=0)
    first = min((index for cell in following.cells for index in cell.blocks), default=0)
    return table.pages[-1:] == following.pages[:1] and first == last + 1


def _is_over(upper: Box, lower: Box) -> bool:
    shared = min(upper.x1, lower.x1) - max(upper.x0, lower.x0)
    return shared >= LEAST_SHARED * min(upper.x1 - upper.x0, lower.x1 - lower.x0)
