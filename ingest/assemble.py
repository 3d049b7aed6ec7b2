"""Pages as printed to a `Paper`: the order in which furniture, tables, blocks, headings and parts are told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.blocks import Draft, Pitches, draft_blocks
from ingest.compose import compose_blocks
from ingest.furniture import printed_numbers, take_furniture
from ingest.headings import mark_headings
from ingest.layout import PrintedPage, around, is_inside
from ingest.lines import Line, read_lines
from ingest.paper import Block, Cell, Doubt, Page, PageBox, Paper, Part, Table
from ingest.tables import Grid, find_grids
from ingest.words import PaperWords


@dataclass(slots=True)
class _Sheet:
    """One page: its lines outside tables, and its tables with the lines of each cell."""

    page: PrintedPage
    lines: list[Line]
    grids: list[tuple[Grid, list[list[Line]]]]
    frame: tuple[float, float]


def assemble(
    pages: Sequence[PrintedPage], doubts: Sequence[Doubt], *, stem: str, sha256: str, words: PaperWords
) -> Paper:
    """The paper that `pages` make."""
    furniture = take_furniture(pages, words)
    printed = printed_numbers(furniture)
    sheets = [_sheet(page) for page in pages]
    pitches = Pitches([sheet.lines for sheet in sheets])
    drafts: list[Draft] = []
    grids: list[Grid] = []
    for sheet in sheets:
        _draft_sheet(sheet, drafts, grids, pitches)
    mark_headings(drafts)
    blocks = compose_blocks(drafts)
    return Paper(
        stem=stem,
        sha256=sha256,
        format="pdf",
        pages=tuple(Page(page.number, page.width_pt, page.height_pt, printed.get(page.number)) for page in pages),
        blocks=blocks,
        tables=tuple(_table(index, grid, blocks) for index, grid in enumerate(grids)),
        parts=_whole(blocks),
        furniture=tuple(furniture),
        doubts=tuple(doubts),
    )


def _sheet(page: PrintedPage) -> _Sheet:
    grids = find_grids(page)
    lines = read_lines(page.words, page.rules)
    for line in lines:
        line.banded = any(
            is_inside(line.box, fill.box, 0.0)
            and fill.is_rectangle
            and fill.box.bottom - fill.box.top < 3.2 * line.size
            and fill.box.x1 - fill.box.x0 > 0.5 * page.width_pt
            for fill in page.fills
        )
    boxes = [line.box for line in lines]
    frame = (around(boxes).x0, around(boxes).x1) if boxes else (0.0, page.width_pt)
    return _Sheet(page, lines, [(grid, [read_lines(cell.words) for cell in grid.cells]) for grid in grids], frame)


def _draft_sheet(sheet: _Sheet, drafts: list[Draft], grids: list[Grid], pitches: Pitches) -> None:
    """Append the drafts of one page, tables where they stand among the lines."""
    waiting = sorted(sheet.grids, key=lambda each: each[0].box.top)
    pending: list[Line] = []
    for line in sheet.lines:
        while waiting and line.box.top >= waiting[0][0].box.top - 2:
            drafts += draft_blocks(pending, sheet.frame, pitches)
            pending = []
            _draft_grid(*waiting.pop(0), drafts, grids, pitches)
        pending.append(line)
    drafts += draft_blocks(pending, sheet.frame, pitches)
    for grid, cells in waiting:
        _draft_grid(grid, cells, drafts, grids, pitches)


def _draft_grid(grid: Grid, cells: list[list[Line]], drafts: list[Draft], grids: list[Grid], pitches: Pitches) -> None:
    index = len(grids)
    grids.append(grid)
    for cell, lines in zip(grid.cells, cells, strict=True):
        for draft in draft_blocks(lines, (cell.box.x0 + 4, cell.box.x1 - 5), pitches):
            draft.grid_cell = (index, cell.row, cell.column)
            drafts.append(draft)


def _table(index: int, grid: Grid, blocks: Sequence[Block]) -> Table:
    held: dict[tuple[int, int], list[int]] = {}
    section: tuple[int, ...] = ()
    for block in blocks:
        if block.cell and block.cell.table == index:
            held.setdefault((block.cell.row, block.cell.column), []).append(block.index)
            section = block.section
    cells = tuple(
        Cell(
            cell.row,
            cell.column,
            (PageBox(grid.page, cell.box),),
            tuple(held.get((cell.row, cell.column), ())),
            cell.row_span,
            cell.column_span,
        )
        for cell in grid.cells
    )
    return Table(index, cells, len(grid.rows), len(grid.columns), 1, (grid.page,), section=section)


def _whole(blocks: Sequence[Block]) -> tuple[Part, ...]:
    if not blocks:
        return ()
    title = next((block for block in blocks if block.kind == "heading"), None)
    return (
        Part(
            0,
            "other",
            title.text if title else None,
            0,
            len(blocks) - 1,
            blocks[0].page,
            blocks[-1].page,
            title_block=title.index if title else None,
        ),
    )
