"""A table that goes on over a page: whether it is the same one, what its header says again, which row the page cut."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.blocks import Draft
from ingest.broken_text import reads_on
from ingest.figures_in_rows import is_figure
from ingest.table_drafts import CellDraft, TableDraft

COLUMN_SLACK_PT = 6.0
MOST_REPEATED_ROWS = 5  # with lines of units and groups
GUTTER_SLACK_PT = 40.0  # where white space parts the columns, their edges move with what the rows hold


def take_repeated_headers(table: TableDraft) -> list[Draft]:
    """Take out rows further down that say again what the header says; some producers repeat it before a page ends."""
    if table.header_rows != 1 or table.rows < 3:
        return []
    header = table.row_text(0)
    again = [row for row in range(1, table.rows) if table.row_text(row) == header]
    taken = [draft for cell in table.cells if cell.row in again for draft in cell.drafts]
    table.cells = [cell for cell in table.cells if cell.row not in again]
    for cell in table.cells:
        cell.row -= sum(1 for row in again if row < cell.row)
    table.rows -= len(again)
    return taken


def is_form_again(table: TableDraft, following: TableDraft) -> bool:
    """Whether the same form is filled in anew on the next page: as many rows, and the same cells of unlike widths.

    Rows that are all alike say nothing: so do those of a long table.
    """
    shapes = [
        [sorted((cell.column, cell.column_span) for cell in each.cells if cell.row == row) for row in range(each.rows)]
        for each in (table, following)
    ]
    is_form = table.rows > 2 and len({tuple(row) for row in shapes[0]}) > 2
    return is_form and shapes[0] == shapes[1] and repeated_rows(table, following) == 0


def have_same_columns(table: TableDraft, following: TableDraft) -> bool:
    """Whether the columns of `following` are those of `table`, or some of them run together."""
    ends_agree = (
        abs(table.columns[0] - following.columns[0]) <= COLUMN_SLACK_PT
        and abs(table.columns[-1] - following.columns[-1]) <= COLUMN_SLACK_PT
    )
    if not table.ruled and not following.ruled and len(table.columns) == len(following.columns):
        edges = zip(table.columns, following.columns, strict=True)
        return ends_agree and all(abs(ours - theirs) <= GUTTER_SLACK_PT for ours, theirs in edges)
    return ends_agree and all(
        min(abs(edge - known) for known in table.columns) <= COLUMN_SLACK_PT for edge in following.columns
    )


def append_table(table: TableDraft, following: TableDraft, repeated: list[Draft]) -> None:
    """Put the rows of `following` below those of `table`; the header that it says again goes to `repeated`."""
    header = repeated_rows(table, following)
    repeated += [draft for cell in following.cells if cell.row < header for draft in cell.drafts]
    cells = [cell for cell in following.cells if cell.row >= header]
    columns = {column: _nearest(table.columns, edge) for column, edge in enumerate(following.columns)}
    cut = _is_cut_row(table, cells, header, columns)
    shift = table.rows - header - int(cut)
    table.rows += following.rows - header - int(cut)
    table.pages += following.pages
    for cell in cells:
        end = columns[min(cell.column + cell.column_span, len(following.columns) - 1)]
        cell.column = columns[cell.column]
        cell.column_span = max(end - cell.column, 1)
        home = _cell_above(table, cell.column) if cut and cell.row == header else None
        cell.row += shift
        if home is None:
            table.cells.append(cell)
        else:
            _append_cell(home, cell)
            home.row_span = max(home.row_span, cell.row + cell.row_span - home.row)


def _nearest(edges: Sequence[float], at: float) -> int:
    """The index of the edge nearest to `at`."""
    return min(range(len(edges)), key=lambda index: abs(edges[index] - at))


def repeated_rows(table: TableDraft, following: TableDraft) -> int:
    """How many of the first rows of `following` say the same as those of `table`."""
    rows = 0
    while rows < min(table.rows, following.rows - 1, MOST_REPEATED_ROWS):
        ours, theirs = table.row_text(rows), following.row_text(rows)
        if not any(ours) or ours != theirs:
            break
        rows += 1
    return rows


def _is_cut_row(table: TableDraft, cells: Sequence[CellDraft], row: int, columns: dict[int, int]) -> bool:
    """Whether the first row on the new page is the rest of the last row on the page before."""
    top = [cell for cell in cells if cell.row == row]
    if not any(cell.drafts for cell in top):
        return False
    for cell in top:
        above = _cell_above(table, columns[cell.column])
        if above is None:
            return False
        if not cell.drafts or not above.drafts:
            continue
        last, first = above.drafts[-1], cell.drafts[0]
        is_word = first.text[:1].islower() and not is_figure(first.text)
        if first.marker is None and is_word and not last.text.endswith("."):
            return True
    first_column = min(top, key=lambda cell: cell.column)
    key_above = _cell_above(table, columns[first_column.column])
    return not first_column.drafts and bool(key_above and key_above.drafts) and len(top) > 1


def _cell_above(table: TableDraft, column: int) -> CellDraft | None:
    """The cell of the last row that covers `column`."""
    last = table.rows - 1 if not table.cells else max(cell.row + cell.row_span for cell in table.cells) - 1
    return next(
        (
            cell
            for cell in table.cells
            if cell.row <= last < cell.row + cell.row_span and cell.column <= column < cell.column + cell.column_span
        ),
        None,
    )


def _append_cell(home: CellDraft, cell: CellDraft) -> None:
    """The rest of a cell from the next page put behind its beginning; a paragraph cut by the page is one again."""
    home.boxes += cell.boxes
    rest = list(cell.drafts)
    if home.drafts and rest and rest[0].marker is None and reads_on(home.drafts[-1], rest[0]):
        home.drafts[-1].lines += rest.pop(0).lines
    home.drafts += rest
