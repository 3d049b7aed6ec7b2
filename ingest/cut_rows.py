"""The first row of a table that a page's end cut off: a line at the foot of the page, its pieces in the columns of the
table that begins the next page.

In:     the last block of a page, and the table that the next page begins with.
Out:    the table with the line as its first row; or, where it has a header of which this is the first line, above that.
Rule:   one line has no columns of its own, so it must have a piece in each column of the table and in no two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.blocks import Draft
from ingest.gutters import pieces_of
from ingest.layout import around
from ingest.lines import SAME_LINE, Line
from ingest.paper import PageBox
from ingest.table_drafts import CellDraft, Flow, TableDraft, header_rows_of

EDGE_PT = 3.0  # a piece may reach this far over the edge of its column
FEWEST_COLUMNS = 2


def take_cut_row(flow: Flow, table: TableDraft) -> None:
    """Take the line that `flow` ends with into `table` where it is its first row."""
    row = _last_line(flow)
    pieces = _pieces_in_columns([draft.first for draft in row], table) if row else None
    if pieces is None:
        return
    last = row[-1]
    del flow[-len(row) :]
    drafts = [Draft("paragraph", [piece], frame=last.frame) for piece in pieces]
    homes = _header_below(table) if all(draft.bold for draft in row) else None
    if homes is not None:
        for home, draft in zip(homes, drafts, strict=True):
            home.boxes.insert(0, PageBox(draft.first.page, draft.first.box))
            if home.drafts:
                home.drafts[0].lines.insert(0, draft.first)
            else:
                home.drafts.append(draft)
    else:
        for cell in table.cells:
            cell.row += 1
        table.cells += [
            CellDraft(0, column, 1, 1, [PageBox(draft.first.page, draft.first.box)], [draft])
            for column, draft in enumerate(drafts)
        ]
        table.rows += 1
        table.header_rows = header_rows_of(table)
    table.pages = [last.first.page, *table.pages]


def _last_line(flow: Flow) -> list[Draft]:
    """The blocks of one line each that stand side by side at the end of `flow`."""
    row: list[Draft] = []
    for entry in reversed(flow):
        is_line = isinstance(entry, Draft) and entry.kind in ("paragraph", "list_item") and len(entry.lines) == 1
        if not is_line or (row and not _are_level(entry, row[0])):  # type: ignore[arg-type]  # it is a draft
            break
        row.insert(0, entry)  # type: ignore[arg-type]
    return row


def _are_level(one: Draft, other: Draft) -> bool:
    level = abs(one.first.baseline - other.first.baseline) <= SAME_LINE * other.first.size
    return level and one.first.page == other.first.page


def _pieces_in_columns(lines: Sequence[Line], table: TableDraft) -> list[Line] | None:
    """The pieces of a line, one for each column of the table; None where it has not just one in each."""
    line, printed = lines[0], [word for each in lines for word in each.words]
    strips = pieces_of(printed)
    columns = list(pairwise(table.columns))
    if len(columns) < FEWEST_COLUMNS or len(strips) != len(columns):
        return None
    if any(
        strip.x0 < left - EDGE_PT or strip.x1 > right + EDGE_PT
        for strip, (left, right) in zip(strips, columns, strict=True)
    ):
        return None
    pieces: list[Line] = []
    for strip in strips:
        words = [word for word in printed if strip.x0 <= word.box.x0 <= strip.x1]
        pieces.append(replace(line, words=words, box=around([word.box for word in words])))
    return pieces


def _header_below(table: TableDraft) -> list[CellDraft] | None:
    """The cells of the table's header, in order, where a bold line above is that header's first."""
    cells = sorted((cell for cell in table.cells if cell.row == 0), key=lambda cell: cell.column)
    is_header = table.header_rows > 0 and len(cells) == len(table.columns) - 1
    return cells if is_header and not cells[0].drafts else None
