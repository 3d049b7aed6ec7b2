"""When and where the figures of a table hold: told by the row, the header, the caption, a heading or a line before.

In:     a table by row and column, a cell, and the blocks that name its row and column.
Out:    the period, the place, each with where it stands.
Words:  corpus/vocabulary/geography.yaml, periods.yaml, funding.yaml
"""

from __future__ import annotations

import re
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.facts import Evidence
from extract.geography import find_places
from extract.periods import find_periods, header_period
from extract.reading import Reading
from extract.table_grid import BLOCKS_BEFORE, Grid
from ingest.paper import Block, Cell

FINANCIAL_YEAR = re.compile(r"\d{4}/\d\d")

# "Westmere", "Nether Westmere and Eastmere (part)": the whole of a cell
PLACE_CELL = re.compile(r"[A-Z][A-Za-z’'&,/() -]{2,60}")
TOTAL = re.compile(r"(?:sub|grand|over)?[\s-]?(?:total|all)s?\b", re.IGNORECASE)  # of all places: none of its own


def period_of(reading: Reading, grid: Grid, over: list[Block]) -> tuple[str | None, Evidence | None]:
    """The period that the row, the header, the caption or a heading says, the nearest first."""
    paper = reading.paper
    caption = [paper.blocks[grid.table.caption]] if grid.table.caption is not None else []
    headings = [paper.blocks[index] for index in reversed(grid.table.section)]
    for block in over:
        period = header_period(block.text)
        if period:
            return _year_of_grant(reading, grid, block, period) or (period, reading.evidence(block))
    for block in (*caption, *headings):
        periods = [each for each in find_periods(block.text) if each.text]
        if periods:
            return periods[0].text, reading.evidence(block, periods[0].start, periods[0].end)
    return None, None


def _year_of_grant(reading: Reading, grid: Grid, header: Block, year: str) -> tuple[str, Evidence] | None:
    """The year of the grant that the heading over a table names, where its one column of allocations says another: an
    allocation of a grant is of the grant's year, whatever the column was left to say."""
    paper = reading.paper
    columns = [cell for cell in grid.table.cells if cell.row == 0 and _allocated().search(paper.cell_text(cell))]
    if len(columns) != 1 or not _allocated().search(header.text):
        return None
    for block in (paper.blocks[index] for index in reversed(grid.table.section)):
        said = [each for each in find_periods(block.text) if each.text and FINANCIAL_YEAR.fullmatch(each.text)]
        if said and _allocated().search(block.text) and FINANCIAL_YEAR.fullmatch(year):
            return str(said[0].text), reading.evidence(block, said[0].start, said[0].end)
    return None


@cache
def _allocated() -> re.Pattern[str]:
    """ "2031/32 Allocation", "Community Grant 2031/32"."""
    return re.compile(rf"\b(?:{one_of(vocabulary('funding')['columns'])})\b", re.IGNORECASE)


def place_of(reading: Reading, grid: Grid, cell: Cell, over: list[Block]) -> tuple[str | None, Evidence | None]:
    """The place that the row, the header, the caption or the paragraphs just before the table name."""
    place, place_from = _place_in_row(reading, grid, cell)
    if place is not None:
        return place, place_from
    paper = reading.paper
    caption = [paper.blocks[grid.table.caption]] if grid.table.caption is not None else []
    first = next((index for cell in grid.table.cells for index in cell.blocks), 0)
    before = [block for block in paper.blocks[max(0, first - BLOCKS_BEFORE) : first] if block.kind == "paragraph"]
    for block in (*over, *caption, *reversed([each for each in before if each.cell is None])):
        places = [place for place in find_places(block.text, reading.profile) if not place.vague]
        if places:
            return places[0].text, reading.evidence(block, places[0].start, places[0].end)
    return None, None


def _place_in_row(reading: Reading, grid: Grid, cell: Cell) -> tuple[str | None, Evidence | None]:
    """The place that the row gives under a header like "Area" or "Ward", whether a gazetteer knows it or not."""
    for column in range(cell.column):
        header, beside = grid.cell(0, column), grid.cell(cell.row, column)
        if not header or not beside or grid.header_rows == 0 or beside.row < grid.header_rows:
            continue
        blocks = reading.paper.blocks_of(beside)
        says = reading.paper.cell_text(header).strip(" .:").lower() in vocabulary("geography")["place_columns"]
        if says and len(blocks) == 1 and PLACE_CELL.fullmatch(blocks[0].text) and not TOTAL.match(blocks[0].text):
            return blocks[0].text, reading.evidence(blocks[0])
    return None, None
