"""Rows of action plans: what was to be done, what was done, by whom and how it stands.

In:     the tables of a paper.
Out:    a row for each action, with the blocks of its cells. A cell that spans rows stands beside each of them; a cell
        over the whole width heads or ends the plan and is no action.
Words:  corpus/vocabulary/actions.yaml
Layouts: Actions | Progress with bullets; Action | Lead | Timescale | Status; Projects | Allocation, with "Update - …"
        under a project's name.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.load import vocabulary
from ingest.paper import Block, Cell, Paper, Table

COLUMN_KINDS = ("progress", "owner", "status", "money", "due", "ref", "priority")


@dataclass(frozen=True, slots=True)
class ActionRow:
    """`shared` where its progress stands beside other actions too."""

    table: Table
    action: tuple[Block, ...]
    progress: tuple[Block, ...]
    owners: tuple[Block, ...]
    status: str
    header: str  # the header of the action column: it may hold the year
    ref: str  # "2.1": of the second priority
    priority: str  # in a column of its own, or in the last row above that has one
    has_money: bool
    shared: bool


def action_rows(paper: Paper) -> Iterator[ActionRow]:
    """Every action of every table that is an action plan, in order."""
    for table in paper.tables:
        columns = _columns(paper, table)
        if "action" in columns and len(columns.keys() - {"ref", "priority"}) > 1:
            yield from _rows(paper, table, columns)


def _columns(paper: Paper, table: Table) -> dict[str, int]:
    """The column of each kind, by the words of the header row."""
    found: dict[str, int] = {}
    for cell in table.cells:
        if cell.row > 0 or cell.column_span > 1:
            continue
        kind = _kind_of_header(paper.cell_text(cell))
        if kind and kind not in found:
            found[kind] = cell.column
    return found


def _kind_of_header(text: str) -> str | None:
    """ "progress" of "Summary of partnership activity – year end 2031/32"; years and signs do not count.

    >>> _kind_of_header("2031/32 Actions"), _kind_of_header("2030/31 Allocation"), _kind_of_header("Ward")
    ('action', 'money', None)
    """
    words = " ".join(_dates().sub(" ", text.lower()).replace(" - ", " ").split())
    if not words:
        return None
    for kind in ("action", *COLUMN_KINDS):
        if any(words == header for header in vocabulary("actions")[f"{kind}_headers"]):
            return kind
    if any(
        words.endswith(f" {header}") for header in vocabulary("actions")["action_headers"] if len(header.split()) > 2
    ):
        return "action"  # a title that stands close over the header runs into it: "plan what we will do"
    return next((kind for kind in COLUMN_KINDS if _headers(kind).match(words)), None)


@cache
def _dates() -> re.Pattern[str]:
    """Years, months and signs, which say nothing of what a column holds."""
    months = "|".join(name.lower() for name in month_name[1:])
    return re.compile(rf"\d{{4}}(?:[/-]\d{{2,4}})?|\b(?:{months})\b|[^\w\s-]")


@cache
def _headers(kind: str) -> re.Pattern[str]:
    """A header that opens with one of two words or more: "summary of partnership activity year end"."""
    said = [header for header in vocabulary("actions")[f"{kind}_headers"] if " " in header]
    return re.compile("|".join(rf"{re.escape(header)}\b" for header in said) or r"(?!)")


def _rows(paper: Paper, table: Table, columns: dict[str, int]) -> Iterator[ActionRow]:
    cells = [cell for cell in table.cells if cell.row >= max(table.header_rows, 1)]
    header = " ".join(
        paper.cell_text(cell) for cell in table.cells if cell.row == 0 and cell.column == columns["action"]
    )
    bands = (cell.row for cell in cells if _is_band(paper, table, cell))
    ended = min(bands, default=table.rows)
    for cell in cells:
        if cell.column != columns["action"] or cell.row >= ended or cell.column_span > 1 or not cell.blocks:
            continue
        text = paper.cell_text(cell).strip(" .:").lower()
        if text in vocabulary("actions")["not_actions"]:
            continue
        progress = _beside(cells, cell.row, columns.get("progress"))
        owner = _beside(cells, cell.row, columns.get("owner"))
        yield ActionRow(
            table=table,
            action=tuple(paper.blocks_of(cell)),
            progress=tuple(paper.blocks_of(progress)) if progress else (),
            owners=tuple(paper.blocks_of(owner)) if owner else (),
            status=_text_beside(paper, cells, cell.row, columns.get("status")),
            header=header,
            ref=_text_beside(paper, cells, cell.row, columns.get("ref")),
            priority=_last_above(paper, cells, cell.row, columns.get("priority")),
            has_money="money" in columns,
            shared=progress is not None and progress.row_span > 1,
        )


def _is_band(paper: Paper, table: Table, cell: Cell) -> bool:
    """A cell over the whole width, or one that heads another year's plan: it ends the plan above it."""
    return cell.column_span >= table.columns > 1 or BAND.match(paper.cell_text(cell)) is not None


# "2032/33 Action Plan (in progress)"
BAND = re.compile(r"\d{4}[/-]\d{2,4}\s+(?:[A-Z]\w+\s+)?[Pp]lan\b")


def _beside(cells: list[Cell], row: int, column: int | None) -> Cell | None:
    """The cell of `column` that stands in `row`, which may begin above it."""
    here = (cell for cell in cells if cell.column == column and cell.row <= row < cell.row + cell.row_span)
    return next(here, None)


def _last_above(paper: Paper, cells: list[Cell], row: int, column: int | None) -> str:
    """The text of `column` in this row, or in the nearest above that has one: it stands once for several actions."""
    own = [cell for cell in cells if cell.column == column and cell.row <= row and paper.cell_text(cell).strip()]
    return paper.cell_text(max(own, key=lambda cell: cell.row)).strip() if own else ""


def _text_beside(paper: Paper, cells: list[Cell], row: int, column: int | None) -> str:
    cell = _beside(cells, row, column)
    return paper.cell_text(cell) if cell else ""
