"""Pages as printed to a `Paper`: the order in which furniture, tables, blocks, notes, headings and parts are told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.agenda_pages import join_page_ranges
from ingest.blocks import Draft, Pitches, draft_blocks
from ingest.broken_text import goes_on
from ingest.columns import column_frames
from ingest.compose import compose_blocks
from ingest.contents import mark_contents
from ingest.diagrams import take_diagram
from ingest.errors import on_page
from ingest.figures_in_cells import part_figures
from ingest.furniture import printed_numbers, take_heads, take_numbers, take_stamps
from ingest.half_ruled import find_half_ruled
from ingest.half_ruled_rest import rest_of_half_ruled
from ingest.headings import body_size, mark_captions, mark_headings
from ingest.joins import join_labels, join_pages
from ingest.layout import PrintedPage, around, is_inside
from ingest.lines import Line, read_lines
from ingest.lists import set_depths
from ingest.notes import is_small, link_marks, mark_foot_notes, mark_note_lists, mark_starred_notes
from ingest.pack import linked_items, name_parts, split_pack
from ingest.paper import Block, Cell, Doubt, Furniture, Page, Paper, Table
from ingest.part_heads import with_heads
from ingest.straightening import put_back
from ingest.table_drafts import Flow, TableDraft, table_of
from ingest.tables import Grid, find_grids, rest_of_cell
from ingest.unread import unread_on
from ingest.unruled import find_unruled
from ingest.unsaid import unsaid_on
from ingest.words import PaperWords

FEWEST_WORDS_TO_JUDGE = 120  # a page with fewer words does not show the size its paper is set in


@dataclass(slots=True)
class _Sheet:
    """One page: its lines outside tables, and its tables with the lines of each cell."""

    page: PrintedPage
    lines: list[Line]
    frames: list[tuple[float, float]]  # of each line: the left and right edge of the column it stands in
    grids: list[tuple[Grid, list[list[Line]]]]
    diagram: list[list[Line]]  # of each of its shapes


def assemble(
    pages: Sequence[PrintedPage], doubts: Sequence[Doubt], *, stem: str, sha256: str, words: PaperWords
) -> Paper:
    """The paper that `pages` make."""
    grids, furniture = _take_tables_and_furniture(pages, words)
    printed = printed_numbers(furniture, words)
    found = zip(pages, grids, strict=True)
    sheets = [on_page(page.number, _sheet, page, tables, words) for page, tables in found]
    unread = [each for page, tables in zip(pages, grids, strict=True) for each in unread_on(page, tables)]
    pitches = Pitches([sheet.lines for sheet in sheets])
    body = body_size(line for sheet in sheets for line in sheet.lines)
    flows = [on_page(sheet.page.number, _flow, sheet, pitches, body, words) for sheet in sheets]
    flow, repeated = join_pages(flows)
    drafts, tables = _numbered(flow)
    mark_contents(drafts, words)
    pack = split_pack(drafts, furniture, len(pages), words)
    for first, after in pairwise([*pack.first_blocks, len(drafts)]):
        _read_part(drafts[first:after], words)
    blocks = link_marks(compose_blocks(drafts, frozenset(pack.first_blocks)))
    heads = [_head_of(draft) for draft in repeated]
    read = tuple(_page(page, printed.get(page.number)) for page in pages)
    paper = Paper(
        stem=stem,
        sha256=sha256,
        format="pdf",
        pages=read,
        blocks=blocks,
        tables=_tables(tables, blocks),
        parts=with_heads(name_parts(pack), blocks, read, words),
        furniture=tuple(sorted([*furniture, *heads], key=lambda each: (each.page, each.box.top, each.box.x0))),
        doubts=tuple(doubts),
        agenda=linked_items(pack),
        unsaid=tuple(each for page in pages for each in unsaid_on(page)),
        unread=tuple(unread),
    )
    return put_back(paper, {page.number: page.straightened for page in pages if page.straightened})


def _head_of(draft: Draft) -> Furniture:
    """What a table's header says again, with all its lines."""
    box = around([line.box for line in draft.lines])
    return Furniture("running_head", draft.text, draft.first.page, box)


def _page(page: PrintedPage, printed: str | None) -> Page:
    how = page.straightened
    width, height = (how.width_pt, how.height_pt) if how else (page.width_pt, page.height_pt)
    return Page(page.number, width, height, printed, page.by_ocr, page.confidence)


def _take_tables_and_furniture(
    pages: Sequence[PrintedPage], words: PaperWords
) -> tuple[list[list[Grid]], list[Furniture]]:
    """The tables of each page that have rules, and the furniture; the words of both are taken from the pages.

    Tables with rules come before running heads, so that a header repeated on each page is not taken for one.
    """
    furniture = take_stamps(pages, words)
    ruled = [on_page(page.number, find_grids, page) for page in pages]
    for before, page, grids in zip(ruled, pages[1:], ruled[1:], strict=False):
        rest = on_page(page.number, rest_of_cell, page, before[-1]) if before and before[-1].is_open else None
        if rest is not None:
            grids.insert(0, rest)
    furniture += take_numbers(pages, words)
    ruled = [
        [on_page(page.number, part_figures, grid, page) for grid in grids]
        for page, grids in zip(pages, ruled, strict=True)
    ]
    labels = frozenset(words.author_lines)
    half_ruled = [on_page(page.number, find_half_ruled, page, labels) for page in pages]
    _add_rests(pages, ruled, half_ruled)
    furniture += take_heads(pages, words)
    return [[*first, *second] for first, second in zip(ruled, half_ruled, strict=True)], furniture


def _add_rests(pages: Sequence[PrintedPage], ruled: Sequence[list[Grid]], half_ruled: Sequence[list[Grid]]) -> None:
    """Add to each page's half-ruled tables the rest of one that ends the page before."""
    for number, (above, page) in enumerate(pairwise(pages)):
        last = max(half_ruled[number], key=lambda grid: grid.box.bottom, default=None)
        if last is not None and _ends_page(last, above, ruled[number]):
            on_it = [*ruled[number + 1], *half_ruled[number + 1]]
            rest = on_page(page.number, rest_of_half_ruled, page, last, on_it)
            half_ruled[number + 1].extend([rest] if rest is not None else [])


def _ends_page(grid: Grid, page: PrintedPage, others: Sequence[Grid]) -> bool:
    """Whether nothing stands below `grid` on its page."""
    bottoms = [word.box.top for word in page.words] + [other.box.top for other in others]
    return all(bottom < grid.box.bottom for bottom in bottoms)


def _read_part(drafts: Sequence[Draft], words: PaperWords) -> None:
    """Tell the captions, notes, headings and list depths of one paper, by the size that it is set in itself."""
    body = body_size(line for draft in drafts if draft.grid_cell is None for line in draft.lines)
    mark_captions(drafts, words)
    mark_note_lists(drafts, body, words)
    mark_starred_notes(drafts)
    mark_headings(drafts, body)
    set_depths(drafts)


def _sheet(page: PrintedPage, grids: list[Grid], words: PaperWords) -> _Sheet:
    drawn = take_diagram(page, [grid.box for grid in grids])
    grids = [*grids, *find_unruled(page, words.contents_headings)]  # what is left: no chart's boxes stand in rows
    joining = frozenset(words.joining_words)
    lines = read_lines(page.words, page.rules, joining_words=joining)
    for line in lines:
        line.banded = any(
            is_inside(line.box, fill.box, 0.0)
            and fill.is_rectangle
            and fill.box.bottom - fill.box.top < 3.2 * line.size
            and fill.box.x1 - fill.box.x0 > 0.5 * page.width_pt
            for fill in page.fills
        )
    cells = [(grid, [read_lines(cell.words, joining_words=joining) for cell in grid.cells]) for grid in grids]
    return _Sheet(page, lines, column_frames(lines), cells, [read_lines(shape) for shape in drawn])


def _flow(sheet: _Sheet, pitches: Pitches, body: float, words: PaperWords) -> Flow:
    """The blocks and tables of one page, tables where they stand among the lines."""
    flow: Flow = []
    if sum(len(line.words) for line in sheet.lines) >= FEWEST_WORDS_TO_JUDGE:
        body = body_size(sheet.lines)  # a pack's papers are not all set in one size
    waiting = sorted(sheet.grids, key=lambda each: each[0].box.top)
    pending: list[Line] = []
    pending_frame = (0.0, 0.0)
    for place, (line, frame) in enumerate(zip(sheet.lines, sheet.frames, strict=True)):
        while waiting and line.box.top >= waiting[0][0].box.top - 2 and not _goes_before(waiting[0][0], sheet, place):
            pending = _draft_pending(flow, pending, pending_frame, pitches)
            flow.append(_table_draft(*waiting.pop(0), pitches))
        if pending and frame != pending_frame:
            pending = _draft_pending(flow, pending, pending_frame, pitches)
        pending_frame = frame
        pending.append(line)
    if pending:
        _draft_pending(flow, pending, pending_frame, pitches)
    flow += [_table_draft(grid, cells, pitches) for grid, cells in waiting]
    join_page_ranges(flow, words)
    join_labels(flow)
    flow += _diagram_drafts(sheet, pitches)
    _mark_foot(flow, body, sheet.page.height_pt)
    return flow


def _goes_before(grid: Grid, sheet: _Sheet, place: int) -> bool:
    """Whether lines over a table are still to come after the one at `place`: a foot may be read before its page."""
    box = grid.box
    return any(
        line.box.bottom <= box.top + 2 and line.box.x0 < box.x1 and line.box.x1 > box.x0
        for line in sheet.lines[place + 1 :]
    )


def _mark_foot(flow: Flow, body: float, page_height_pt: float) -> None:
    """Tell the footnotes of a page: below its tables, and below text that is set larger."""
    if not any(isinstance(entry, TableDraft) or not is_small(entry, body) for entry in flow):
        return
    last_table = max((place for place, entry in enumerate(flow) if isinstance(entry, TableDraft)), default=-1)
    mark_foot_notes([entry for entry in flow[last_table + 1 :] if isinstance(entry, Draft)], body, page_height_pt)


def _draft_pending(flow: Flow, lines: list[Line], frame: tuple[float, float], pitches: Pitches) -> list[Line]:
    """Append the blocks of a column; its first may be the rest of what the column before broke off. Gives no lines."""
    drafts = draft_blocks(lines, frame, pitches)
    last = flow[-1] if flow else None
    if drafts and isinstance(last, Draft) and last.frame != frame and goes_on(last, drafts[0]):
        last.lines += drafts.pop(0).lines
    flow += drafts
    return []


def _diagram_drafts(sheet: _Sheet, pitches: Pitches) -> list[Draft]:
    drafts = [draft for lines in sheet.diagram for draft in draft_blocks(lines, (0.0, 0.0), pitches)]
    for draft in drafts:
        draft.kind = "diagram"
    return drafts


def _table_draft(grid: Grid, cells: list[list[Line]], pitches: Pitches) -> TableDraft:
    drafts = [
        draft_blocks(lines, (cell.box.x0 + 4, cell.box.x1 - 5), pitches)
        for cell, lines in zip(grid.cells, cells, strict=True)
    ]
    return table_of(grid, drafts)


def _numbered(flow: Flow) -> tuple[list[Draft], list[TableDraft]]:
    """The drafts one after another, those of tables knowing their cell, and the tables."""
    drafts: list[Draft] = []
    tables: list[TableDraft] = []
    for entry in flow:
        if isinstance(entry, Draft):
            drafts.append(entry)
            continue
        for cell in entry.cells:
            for draft in cell.drafts:
                draft.grid_cell = (len(tables), cell.row, cell.column)
        drafts += entry.drafts
        tables.append(entry)
    return drafts, tables


def _tables(tables: Sequence[TableDraft], blocks: Sequence[Block]) -> tuple[Table, ...]:
    held: dict[tuple[int, int, int], list[int]] = {}
    inside: dict[int, list[int]] = {}
    sections: dict[int, tuple[int, ...]] = {}
    for block in blocks:
        if block.cell:
            held.setdefault((block.cell.table, block.cell.row, block.cell.column), []).append(block.index)
            inside.setdefault(block.cell.table, []).append(block.index)
            sections.setdefault(block.cell.table, block.section)
    return tuple(
        Table(
            index=index,
            cells=tuple(
                Cell(
                    cell.row,
                    cell.column,
                    tuple(cell.boxes),
                    tuple(held.get((index, cell.row, cell.column), ())),
                    cell.row_span,
                    cell.column_span,
                )
                for cell in sorted(table.cells, key=lambda each: (each.row, each.column))
            ),
            rows=table.rows,
            columns=len(table.columns) - 1,
            header_rows=table.header_rows,
            pages=tuple(dict.fromkeys(table.pages)),
            ruled=table.ruled,
            caption=_caption_of(inside.get(index, []), blocks),
            section=sections.get(index, ()),
        )
        for index, table in enumerate(tables)
    )


def _caption_of(inside: Sequence[int], blocks: Sequence[Block]) -> int | None:
    """The index of the caption right before or right after the blocks of a table."""
    if not inside:
        return None
    for index in (min(inside) - 1, max(inside) + 1):
        if 0 <= index < len(blocks) and blocks[index].kind == "caption":
            return index
    return None
