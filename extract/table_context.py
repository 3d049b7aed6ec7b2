"""When and where the figures of a table hold: told by the row, the header, the caption, a heading or a line before.

In:     a table by row and column, a cell, and the blocks that name its row and column.
Out:    the period, the place, each with where it stands.
Words:  corpus/vocabulary/geography.yaml, periods.yaml, funding.yaml
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.facts import Evidence
from extract.header_periods import header_period, only_when, period_in_year
from extract.own_area import places_in
from extract.periods import find_periods
from extract.reading import Reading
from extract.row_names import TOTAL, RowNames
from extract.table_grid import BLOCKS_BEFORE, Grid, title_row
from ingest.paper import Block, Cell

DIGIT = re.compile(r"\d")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
YEAR_OR_SHORT = re.compile(r"(?:19|20)\d\d|(?<![\d.,])\d\d[-/]\d\d(?![\d.,])")
FINANCIAL_YEAR = re.compile(r"\d{4}/\d\d")

# "Westmere", "Nether Westmere and Eastmere (part)": the whole of a cell
PLACE_CELL = re.compile(r"[A-Z][A-Za-z’'&,/() -]{2,60}")


def period_of(
    reading: Reading, grid: Grid, headers: list[Block], labels: list[Block]
) -> tuple[str | None, Evidence | None]:
    """The period that the row, the headers, the caption, a heading or the page's running head says, nearest first.

    A row that only says when, or a day, goes before the headers, one whose name has a year in it after them. A month or
    a quarter alone has the year of the nearest of these that says one."""
    told = [(block, header_period(block.text)) for block in labels if _says_when(block.text)]
    first = next(
        ((block, when) for block, when in told if when and (only_when(block.text) or DAY.fullmatch(when))), None
    )
    if first:
        return _year_of_grant(reading, grid, *first) or (first[1], reading.evidence(first[0]))
    together = header_period(" ".join(block.text for block in headers))
    within = period_in_year(title_row(reading, grid), together) if together else None
    if within:
        return within, reading.evidence(next((each for each in headers if DIGIT.search(each.text)), headers[-1]))
    if together:
        own = next((block for block in headers if header_period(block.text) == together), None)
        if own:
            return _year_of_grant(reading, grid, own, together) or (together, reading.evidence(own))
        return together, reading.evidence(next((each for each in headers if DIGIT.search(each.text)), headers[-1]))
    named = next(((block, when) for block, when in told if when), None)
    if named:
        return _year_of_grant(reading, grid, *named) or (named[1], reading.evidence(named[0]))
    around = next(_said_around(reading, grid), (None, None))
    for block in (*labels, *headers):
        period = period_in_year(block.text, around[0]) if around[0] else None
        if period:
            return period, reading.evidence(block)
    return around


def _says_when(label: str) -> bool:
    """Whether the year in the name of a row is when: "Actual as at 30 November 2031", not "Lamp Scheme 2031"."""
    digits = YEAR_OR_SHORT.search(label)
    return digits is None or only_when(label) or bool(_time_before().search(label, 0, digits.start()))


@cache
def _time_before() -> re.Pattern[str]:
    """Nothing, or "in ", "as at 30 November ", "for Quarter 3 ", "(" just before a year."""
    words = vocabulary("periods")
    said = one_of([*words["by"], *words["endings"], *words["time_joints"], "of", "since", "ended"])
    months = one_of(name for names in vocabulary("dates")["months"] for name in names)
    quarter = rf"(?:{one_of(words['quarter_words'])})\s?[1-4]\s*,?\s*"
    return re.compile(
        rf"(?:^|\(|\b(?:{said})\s+)(?:the\s+)?(?:{quarter})?(?:\d{{1,2}}(?:st|nd|rd|th)?[\s-]+)?(?:(?:{months})\.?[\s-]+)?$",
        re.IGNORECASE,
    )


def _said_around(reading: Reading, grid: Grid) -> Iterator[tuple[str, Evidence | None]]:
    """The periods that the caption of a table and the headings above it say, the nearest first."""
    paper = reading.paper
    caption = [paper.blocks[grid.table.caption]] if grid.table.caption is not None else []
    headings = [paper.blocks[index] for index in reversed(grid.table.section)]
    for block in (*caption, *headings):
        found = [each for each in find_periods(block.text) if each.text]
        yield from ((str(each.text), reading.evidence(block, each.start, each.end)) for each in found[:1])
    yield from _said_before(reading, grid)
    yield from _said_by_title(reading, grid)


def _said_before(reading: Reading, grid: Grid) -> Iterator[tuple[str, Evidence]]:
    """The one period of the sentence just before a table that points to it: "Grants of 2031/32 are outlined below"."""
    paper = reading.paper
    first = next((index for cell in grid.table.cells for index in cell.blocks), 0)
    block = paper.blocks[first - 1] if first else None
    if block is None or block.kind != "paragraph" or block.cell is not None:
        return
    for start, end in _pointing(reading, block):
        found = [each for each in find_periods(block.text[start:end]) if each.text and not each.is_base]
        if len({each.text for each in found}) == 1:
            yield str(found[0].text), reading.evidence(block, start + found[0].start, start + found[0].end)


def points_to_table(reading: Reading, block: Block) -> bool:
    """Whether the last sentence of a block tells of the table under it."""
    return any(end == len(block.text) for _, end in _pointing(reading, block))


def _pointing(reading: Reading, block: Block) -> list[tuple[int, int]]:
    """The sentences of a block that point to the table under it."""
    return [
        (start, end)
        for start, end in reading.sentences(block)
        if _points_below().search(block.text, start, end) or block.text[:end].rstrip().endswith(":")
    ]


@cache
def _points_below() -> re.Pattern[str]:
    """ "are outlined below", "the following table": what such a sentence says holds for the table under it."""
    return re.compile(rf"\b(?:{one_of(vocabulary('figures')['points_below'])})\b", re.IGNORECASE)


def _said_by_title(reading: Reading, grid: Grid) -> Iterator[tuple[str, Evidence | None]]:
    """The one period in the title of the paper of a table: "Risk Register 2031-32".

    A title that is printed at the head of every page is furniture: no block to point to."""
    paper = reading.paper
    first = next((paper.blocks[index] for cell in grid.table.cells for index in cell.blocks), None)
    part = paper.part_of(first) if first else None
    found = [each for each in find_periods(part.title) if each.text] if part and part.title else []
    if part and len(found) == 1:
        block = paper.blocks[part.title_block] if part.title_block is not None else None
        yield str(found[0].text), reading.evidence(block) if block else None


def _year_of_grant(reading: Reading, grid: Grid, header: Block, year: str) -> tuple[str, Evidence] | None:
    """The year of the grant that the heading over a table names, where its one column of allocations says another: an
    allocation of a grant is of the grant's year, whatever the column was left to say."""
    paper = reading.paper
    heads = {cell for column in range(grid.table.columns) if (cell := grid.cell(0, column))}
    columns = [cell for cell in heads if _allocated().search(paper.cell_text(cell))]
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


def place_of(reading: Reading, names: RowNames, cell: Cell, over: list[Block]) -> tuple[str | None, Evidence | None]:
    """The place that the row, the header, the caption or the paragraphs just before the table name."""
    grid, paper = names.grid, reading.paper
    place, place_from = _place_in_row(reading, grid, cell)
    if place is not None:
        return place, place_from
    row = [block for block in names.of(cell)[:1] if block.text in names.places]
    if row:
        return row[0].text, reading.evidence(row[0])
    caption = [paper.blocks[grid.table.caption]] if grid.table.caption is not None else []
    first = next((index for cell in grid.table.cells for index in cell.blocks), 0)
    before = [block for block in paper.blocks[max(0, first - BLOCKS_BEFORE) : first] if block.kind == "paragraph"]
    for block in (*over, *caption, *reversed([each for each in before if each.cell is None])):
        places = [place for place in places_in(reading, block.text) if not place.vague]
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
        if (
            says and len(blocks) == 1 and PLACE_CELL.fullmatch(blocks[0].text) and not TOTAL.match(blocks[0].text)
        ):  # "Total": of all places
            return blocks[0].text, reading.evidence(blocks[0])
    return None, None
