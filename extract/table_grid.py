"""A table by row and column: the name of a row, the headers over a cell, the title of the whole.

In:     a table of a paper.
Out:    its cells by place; of a cell, what names its row, what stands over it, and the words of a quote.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.facts import Evidence
from extract.reading import Reading
from ingest.paper import Block, Cell, Table

BLOCKS_BEFORE = 2  # paragraphs before a table in which its place or its unit may be named
LONGEST_LABEL = 120  # characters; a longer first cell is prose, no row's name

# "£750", "11", "(1,234)", "+3.2%", "-14": a number, its unit and its sign, and nothing else
NUMBER_CELL = re.compile(
    r"\s*[(+\-–−↑↓▲▼~<>]*\s*£?\s?[\d,.]+\s?(?:%|[kKmM]|bn|million|billion|thousand)?\s*[)*↑↓▲▼]*\s*"
)
# "-", "1,393.1 -10.3": dashes, or amounts with a comma or a point; "18-24" and "2021/22" name their rows
NO_NAME = re.compile(r"[-–−\s]+|(?=.*\d[.,]\d)[\d.,\s()£%+\-–−]+")
NAME_END = re.compile(r"\s[-–—]\s|:\s|\.\s")  # where the name of a row ends and prose begins


@dataclass(frozen=True, slots=True)
class Grid:
    """A table by row and column; a cell that spans several stands at each of its places."""

    table: Table
    at: dict[tuple[int, int], Cell]

    def cell(self, row: int, column: int) -> Cell | None:
        return self.at.get((row, column))


def is_figure_cell(block: Block) -> bool:
    """Whether a block stands in a cell and is a number and nothing else."""
    return block.cell is not None and bool(NUMBER_CELL.fullmatch(block.text))


def grid_of(table: Table) -> Grid:
    """The cells of a table by place."""
    places = {
        (cell.row + down, cell.column + along): cell
        for cell in table.cells
        for down in range(cell.row_span)
        for along in range(cell.column_span)
    }
    return Grid(table, places)


def row_name(reading: Reading, grid: Grid, cell: Cell) -> Block | None:
    """The first block of the row's first cell that is no number, no dash and no two amounts set as one."""
    for column in range(cell.column):
        first = grid.cell(cell.row, column)
        blocks = reading.paper.blocks_of(first) if first else []
        if blocks and not is_figure_cell(blocks[0]) and not NO_NAME.fullmatch(blocks[0].text):
            return blocks[0] if blocks[0].text.strip() else None
    return None


def short_name(label: str) -> str | None:
    """A row's name, cut before the prose that may follow it in its cell; None where all of it is prose."""
    name = label if len(label) <= LONGEST_LABEL else NAME_END.split(label, maxsplit=1)[0]
    return name if len(name) <= LONGEST_LABEL else None


def headers_over(reading: Reading, grid: Grid, cell: Cell) -> list[Block]:
    """The blocks over the cell in the table's header rows."""
    found: list[Block] = []
    for row in range(min(grid.table.header_rows, cell.row)):
        over = grid.cell(row, cell.column)
        found += [block for block in reading.paper.blocks_of(over) if block not in found] if over else []
    return [block for block in found if block.text.strip()]


def title_of(reading: Reading, grid: Grid) -> str:
    """A table's caption, or the heading just above it."""
    paper = reading.paper
    caption = [paper.blocks[grid.table.caption].text] if grid.table.caption is not None else []
    return " ".join([*caption, *(paper.blocks[index].text for index in grid.table.section[-1:])])


def quote_of(reading: Reading, label: Block, block: Block) -> Evidence:
    """The row's name and the number where they stand side by side; else the number alone."""
    if block.index == label.index + 1:
        return reading.evidence_across([label, block])
    return reading.evidence(block)
