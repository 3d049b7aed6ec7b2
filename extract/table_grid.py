"""A table by row and column: the name of a row, the headers over a cell, the title of the whole.

In:     a table of a paper.
Out:    its cells by place; of a cell, what names its row, what stands over it, and the words of a quote.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from extract.facts import Evidence
from extract.reading import Reading
from ingest.paper import Block, Cell, Table

BLOCKS_BEFORE = 2  # paragraphs before a table in which its place or its unit may be named
MOST_HEADER_ROWS = 3
LONGEST_HEADER = 60  # characters
LONGEST_LABEL = 120  # characters; a longer first cell is prose, no row's name

# "£750", "11", "(1,234)", "+3.2%", "-14": a number, its unit and its sign, and nothing else
NUMBER_CELL = re.compile(
    r"\s*[(+\-–−↑↓▲▼~<>]*\s*£?\s?[\d,.]+\s?(?:%|[kKmM]|bn|million|billion|thousand)?\s*[)*↑↓▲▼]*\s*"
)
# "-", "1,393.1 -10.3": dashes, or amounts with a comma or a point; "18-24" and "2021/22" name their rows
NO_NAME = re.compile(r"[-–−\s]+|(?=.*\d[.,]\d)[\d.,\s()£%+\-–−]+")
NAME_END = re.compile(r"\s[-–—]\s|:\s|\.\s")  # where the name of a row ends and prose begins


@dataclass(frozen=True, eq=False)
class Grid:
    """A table by row and column; a cell that spans several stands at each of its places."""

    table: Table
    at: dict[tuple[int, int], Cell]
    header_rows: int  # those that the table says, or those above its first numbers

    def cell(self, row: int, column: int) -> Cell | None:
        return self.at.get((row, column))

    @cached_property
    def title_rows(self) -> frozenset[int]:
        """Header rows of one cell, where others name the columns."""
        counts = Counter(cell.row for cell in self.table.cells if cell.blocks and cell.row < self.header_rows)
        alone = frozenset(row for row, many in counts.items() if many == 1)
        return alone if alone < counts.keys() else frozenset()


def is_figure_cell(block: Block) -> bool:
    """Whether a block stands in a cell and is a number and nothing else."""
    return block.cell is not None and bool(NUMBER_CELL.fullmatch(block.text))


def grid_of(reading: Reading, table: Table) -> Grid:
    """The cells of a table by place."""
    places = {
        (cell.row + down, cell.column + along): cell
        for cell in table.cells
        for down in range(cell.row_span)
        for along in range(cell.column_span)
    }
    return Grid(table, places, table.header_rows or _rows_above_numbers(reading, places))


def _rows_above_numbers(reading: Reading, places: dict[tuple[int, int], Cell]) -> int:
    """In a table that says of no row that it is a header, how many rows stand over its first numbers.

    The last of them must name two columns of numbers; those above it may be a title: "All figures in £m"."""
    figures = [place for place, cell in places.items() if _is_number(reading, cell)]
    first = min((row for row, _ in figures), default=0)
    columns = {column for _, column in figures}
    if not 0 < first <= MOST_HEADER_ROWS:
        return 0
    named = [column for column in columns if _is_label(reading, places.get((first - 1, column)))]
    return first if len(named) >= 2 else 0


def _is_number(reading: Reading, cell: Cell) -> bool:
    blocks = reading.paper.blocks_of(cell)
    return len(blocks) == 1 and is_figure_cell(blocks[0])


def _is_label(reading: Reading, cell: Cell | None) -> bool:
    text = reading.paper.cell_text(cell).strip() if cell else ""
    return 0 < len(text) <= LONGEST_HEADER


def short_name(label: str) -> str | None:
    """A row's name, cut before the prose that may follow it in its cell; None where all of it is prose."""
    name = label if len(label) <= LONGEST_LABEL else NAME_END.split(label, maxsplit=1)[0]
    return name if len(name) <= LONGEST_LABEL else None


def headers_over(reading: Reading, grid: Grid, cell: Cell) -> list[Block]:
    """The blocks over the cell in the table's header rows."""
    found: list[Block] = []
    for row in (each for each in range(min(grid.header_rows, cell.row)) if each not in grid.title_rows):
        over = grid.cell(row, cell.column)
        found += [block for block in reading.paper.blocks_of(over) if block not in found] if over else []
    return [block for block in found if block.text.strip()]


def title_of(reading: Reading, grid: Grid) -> str:
    """A table's caption, or the heading just above it."""
    paper = reading.paper
    caption = [paper.blocks[grid.table.caption].text] if grid.table.caption is not None else []
    return " ".join([*caption, *(paper.blocks[index].text for index in grid.table.section[-1:])])


def title_row(reading: Reading, grid: Grid) -> str:
    """What a row with one cell at the top of a table says of all of it: "All figures in £m"."""
    cells = (grid.cell(row, column) for row in sorted(grid.title_rows) for column in range(grid.table.columns))
    said = dict.fromkeys(cell for cell in cells if cell and cell.blocks)  # one that spans columns once
    return " ".join(reading.paper.cell_text(cell) for cell in said)


def quote_of(reading: Reading, label: Block, block: Block) -> Evidence:
    """The row's name and the number where they stand side by side; else, and beside a mark, the number alone."""
    if block.index == label.index + 1 and not label.marks and "*" not in label.text:
        return reading.evidence_across([label, block])
    return reading.evidence(block)
