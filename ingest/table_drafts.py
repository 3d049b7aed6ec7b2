"""A table in the making, with its cells and their blocks, and how many of its rows are its header."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.blocks import Draft
from ingest.figures_in_rows import is_figure
from ingest.paper import PageBox
from ingest.tables import Grid

MOST_HEADER_ROWS = 3


@dataclass(slots=True)
class CellDraft:
    row: int
    column: int
    row_span: int
    column_span: int
    boxes: list[PageBox]
    drafts: list[Draft] = field(default_factory=list)


@dataclass(slots=True)
class TableDraft:
    """A table in the making; `columns` are the left edges of its columns and its right edge."""

    cells: list[CellDraft]
    rows: int
    columns: list[float]
    pages: list[int]
    header_rows: int = 0
    ruled: bool = True

    @property
    def drafts(self) -> list[Draft]:
        """Its blocks, row by row."""
        ordered = sorted(self.cells, key=lambda cell: (cell.row, cell.column))
        return [draft for cell in ordered for draft in cell.drafts]

    def row_text(self, row: int) -> list[str]:
        return [
            " ".join(draft.text for draft in cell.drafts)
            for cell in sorted(self.cells, key=lambda cell: cell.column)
            if cell.row == row
        ]


Flow = list[Draft | TableDraft]


def table_of(grid: Grid, cells: Sequence[list[Draft]]) -> TableDraft:
    """A table as it stands on one page; `cells` are the blocks of each of the grid's cells."""
    drafts = [
        CellDraft(cell.row, cell.column, cell.row_span, cell.column_span, [PageBox(grid.page, cell.box)], list(blocks))
        for cell, blocks in zip(grid.cells, cells, strict=True)
    ]
    table = TableDraft(drafts, len(grid.rows), [*grid.columns, grid.box.x1], [grid.page], ruled=grid.ruled)
    table.header_rows = header_rows_of(table)
    return table


def header_rows_of(table: TableDraft) -> int:
    """How many rows at its top are set apart: bold over rows that are not, or words over figures.

    Under a row with cells over several columns (a title, a group's name) a bold row is the header's second.
    """
    rows = [sorted((cell for cell in table.cells if cell.row == row), key=_column) for row in range(table.rows)]
    below = [draft for cells in rows[1:] for cell in cells for draft in cell.drafts]
    if not below or not any(cell.drafts for cell in rows[0]):
        return 0
    if not _is_bold(rows[0]) or all(draft.bold for draft in below):
        return int(_names_figures(table, rows[0]))
    headers = 1
    while headers < min(MOST_HEADER_ROWS, table.rows - 1) and _goes_on_as_header(rows[headers - 1], rows[headers]):
        headers += 1
    return headers


def _column(cell: CellDraft) -> int:
    return cell.column


def _is_bold(cells: Sequence[CellDraft]) -> bool:
    return all(draft.bold for cell in cells for draft in cell.drafts)


def _goes_on_as_header(above: Sequence[CellDraft], row: Sequence[CellDraft]) -> bool:
    spans = any(cell.column_span > 1 and cell.drafts for cell in above)
    return spans and _is_bold(row) and sum(1 for cell in row if cell.drafts) > 1


def _names_figures(table: TableDraft, first: Sequence[CellDraft]) -> bool:
    """Whether the first row has words over a column that holds nothing but figures below."""
    named = [cell for cell in first if cell.drafts and cell.column > 0 and cell.column_span == 1]
    if len(named) < 1 or any(is_figure(cell.drafts[0].text) for cell in named):
        return False
    columns = [
        [cell.drafts for cell in table.cells if cell.column == head.column and cell.row > 0 and cell.drafts]
        for head in named
    ]
    return any(len(held) > 1 and all(is_figure(draft.text) for drafts in held for draft in drafts) for held in columns)
