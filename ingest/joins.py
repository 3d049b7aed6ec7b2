"""What a page break cut in two put together again: paragraphs and list items, and tables with their cells.

A paragraph goes on when its last line is no sentence's end and the next page begins in lower case or without a
marker; a table goes on when it ends one page, and one with the same columns begins the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.blocks import Draft, has_room
from ingest.figures_in_rows import is_figure
from ingest.paper import PageBox
from ingest.tables import Grid

SHORTEST_FULL_LINE_PT = 180.0  # a lone line shorter than this is a label or a title, and full by chance
LONGEST_LABEL_WORDS = 8
COLUMN_SLACK_PT = 6.0
MOST_HEADER_ROWS = 3
MOST_REPEATED_ROWS = 5  # with lines of units and groups
GUTTER_SLACK_PT = 40.0  # where white space parts the columns, their edges move with what the rows hold
_STOPS = ".!?"
_CLOSERS = "\"'’”)]"


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
    table.header_rows = _header_rows(table)
    return table


def _header_rows(table: TableDraft) -> int:
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


def join_labels(flow: Flow) -> None:
    """Put a label of two or three lines before what stands beside its first line, as one block.

    "Church / Representatives (3):" at the left, "Mr A Reed and Ms B Cole" at the right of its first line.
    """
    for place in range(len(flow) - 1, 0, -1):
        label, beside = flow[place - 1], flow[place]
        if isinstance(label, Draft) and isinstance(beside, Draft) and _is_label_of(label, beside):
            label.lines += beside.lines
            del flow[place]


def _is_label_of(label: Draft, beside: Draft) -> bool:
    return (
        beside.marker is None
        and 2 <= len(label.lines) <= 3
        and sum(len(line.words) for line in label.lines) <= LONGEST_LABEL_WORDS
        and abs(label.first.baseline - beside.first.baseline) <= 0.2 * beside.first.size
        and beside.first.box.x0 > max(line.box.x1 for line in label.lines)
    )


def join_pages(flows: Sequence[Flow]) -> tuple[Flow, list[Draft]]:
    """One flow over all pages, and the repeated header cells that were left out of it."""
    joined: Flow = []
    repeated: list[Draft] = []
    for flow in flows:
        rest = list(flow)
        for entry in rest:
            if isinstance(entry, TableDraft):
                repeated += _take_repeated_headers(entry)
        if joined and rest:
            _join_first(joined, rest, repeated)
        joined += rest
    return joined, repeated


def _take_repeated_headers(table: TableDraft) -> list[Draft]:
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


def _join_first(joined: Flow, rest: Flow, repeated: list[Draft]) -> None:
    """Put what `rest` begins with onto what `joined` ends with, if it goes on; footnotes may stand between."""
    last_place = next((place for place in range(len(joined) - 1, -1, -1) if not _is_note(joined[place])), None)
    if last_place is None:
        return
    last = joined[last_place]
    if _repeats_caption(joined[: last_place + 1], rest):
        repeated.append(rest.pop(0))  # type: ignore[arg-type]
    elif _repeats_table(joined[: last_place + 1], rest):
        repeated += rest.pop(0).drafts  # type: ignore[union-attr]
    first = rest[0]
    if isinstance(last, TableDraft) and isinstance(first, TableDraft):
        goes_on_here = _is_next_page(last.pages[-1], first.pages[0]) and _same_columns(last, first)
        if goes_on_here and not _is_form_again(last, first):
            _append_table(last, first, repeated)
            rest.pop(0)
    elif isinstance(last, Draft) and isinstance(first, Draft) and _is_next_page(last.last.page, first.first.page):
        if not goes_on(last, first):
            return
        last.lines += first.lines
        rest.pop(0)


def _repeats_caption(joined: Flow, rest: Flow) -> bool:
    """Whether a page begins with the line above a table that goes on from the page before: "All figures in £m"."""
    if len(joined) < 2 or len(rest) < 2:
        return False
    (before, last), (first, following) = joined[-2:], rest[:2]
    if not (isinstance(before, Draft) and isinstance(first, Draft) and before.text == first.text):
        return False
    return (
        isinstance(last, TableDraft)
        and isinstance(following, TableDraft)
        and _is_next_page(last.pages[-1], following.pages[0])
        and _same_columns(last, following)
        and _repeated_rows(last, following) > 0
    )


def _repeats_table(joined: Flow, rest: Flow) -> bool:
    """Whether a page begins with the small table that stands over the one which goes on: totals, a key."""
    if len(joined) < 2 or len(rest) < 2:
        return False
    (before, last), (first, following) = joined[-2:], rest[:2]
    if not all(isinstance(each, TableDraft) for each in (before, last, first, following)):
        return False
    return (
        before.rows == first.rows  # type: ignore[union-attr]
        and all(before.row_text(row) == first.row_text(row) for row in range(first.rows))  # type: ignore[union-attr]
        and _is_next_page(last.pages[-1], following.pages[0])  # type: ignore[union-attr]
        and _same_columns(last, following)  # type: ignore[arg-type]
        and _repeated_rows(last, following) > 0  # type: ignore[arg-type]
    )


def _is_note(entry: Draft | TableDraft) -> bool:
    return isinstance(entry, Draft) and entry.kind == "note"


def _is_form_again(table: TableDraft, following: TableDraft) -> bool:
    """Whether the same form is filled in anew on the next page: as many rows, and the same cells of unlike widths.

    Rows that are all alike say nothing: so do those of a long table.
    """
    shapes = [
        [sorted((cell.column, cell.column_span) for cell in each.cells if cell.row == row) for row in range(each.rows)]
        for each in (table, following)
    ]
    is_form = table.rows > 2 and len({tuple(row) for row in shapes[0]}) > 2
    return is_form and shapes[0] == shapes[1] and _repeated_rows(table, following) == 0


def _is_next_page(before: int, page: int) -> bool:
    return page == before + 1


def goes_on(last: Draft, first: Draft) -> bool:
    """Whether `first`, at the top of a page or column, is the rest of `last`, at the foot of the one before."""
    if last.kind not in ("paragraph", "list_item") or first.kind != "paragraph" or first.marker is not None:
        return False
    if abs(last.last.size - first.first.size) > 0.6 or (first.bold and not last.bold) or first.first.banded:
        return False
    if last.bold and (not first.bold or not first.text[0].islower()):
        return False
    return _reads_on(last, first)


def _reads_on(last: Draft, first: Draft) -> bool:
    ending = last.text.rstrip(_CLOSERS)[-1:]
    opening = first.text.lstrip("\"'‘“([")[:1]
    if opening.islower():
        return ending not in _STOPS or not last.text.endswith(".")
    line = last.last.box
    is_text = len(last.lines) > 1 or line.x1 - line.x0 > SHORTEST_FULL_LINE_PT
    return is_text and ending not in _STOPS + ":;" and not has_room(last.last, first.first, last.frame[1])


def _same_columns(table: TableDraft, following: TableDraft) -> bool:
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


def _append_table(table: TableDraft, following: TableDraft, repeated: list[Draft]) -> None:
    header = _repeated_rows(table, following)
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


def _repeated_rows(table: TableDraft, following: TableDraft) -> int:
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
    if home.drafts and rest and rest[0].marker is None and _reads_on(home.drafts[-1], rest[0]):
        home.drafts[-1].lines += rest.pop(0).lines
    home.drafts += rest
