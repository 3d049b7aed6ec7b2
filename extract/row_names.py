"""What names a row of a table: its first label, with the next ones where several rows are named alike.

In:     a table by row and column.
Out:    of a cell, the blocks that name its row, in order, and the name in words.
Rules:  a column of serial numbers, references or dates names nothing. Where a first label stands for several rows
        ("All", a directorate, a kind of bond), the next labels of the row tell them apart; where no other label does,
        the heading of the group of rows does ("Total" under "Spending"). In a table of accounts the names may stand
        in the middle, with the numbers of an earlier year before them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from corpus.load import vocabulary
from extract.place_names import is_place
from extract.reading import Reading
from extract.table_grid import LONGEST_HEADER, LONGEST_LABEL, NO_NAME, Grid, is_figure_cell, short_name
from ingest.paper import Block, Cell

MOST_LABELS = 3  # that name one row together
FEWEST_BEFORE = 2  # columns of numbers before the names; one may be serial numbers

YEAR = re.compile(r"\s*(?:19|20)\d\d\s*")
LETTERS = re.compile(r"[A-Za-z]{2}")

TOTAL = re.compile(r"(?:sub|grand|over)?[\s-]?(?:total|all)s?\b", re.IGNORECASE)  # ends a group of rows

Label = tuple[int, Block]  # column and what stands there


@dataclass(frozen=True)
class RowNames:
    """The names of all rows of one table."""

    reading: Reading
    grid: Grid

    def of(self, cell: Cell) -> list[Block]:
        """The blocks that name the row of `cell`; none where nothing does."""
        beside = [each for each in self._labels.get(cell.row, []) if each[0] < cell.column]
        labels = [each for each in beside if each[0] not in self._nameless] or beside or self._after(cell)
        if not labels:
            return self._titles_of_one_row()
        chosen = labels[:1]
        if self._alike[chosen[0][1].text] > 1 or self._first_labels_group:
            chosen += self._further(labels)
            group = self._groups.get(cell.row)
            if len(chosen) == 1 and group is not None and self._alike[chosen[0][1].text] > 1:
                return [group, chosen[0][1]]
        return [block for _, block in chosen]

    def _further(self, labels: list[Label]) -> list[Label]:
        """The next labels of a row, up to the one that no other row has."""
        told: list[Label] = []
        for each in labels[1:MOST_LABELS]:
            if len(each[1].text) <= LONGEST_LABEL and LETTERS.search(each[1].text) and not each[1].text.endswith("."):
                told.append(each)
                if self._alike[each[1].text] == 1:
                    break
        return told

    def times_of(self, cell: Cell) -> list[Block]:
        """What the row of `cell` holds under a header like "Year" or "Quarter"."""
        return [block for column, block in self._labels.get(cell.row, []) if column in self._times]

    @cached_property
    def time_entries(self) -> list[Block]:
        """In a table of entries, what stands beside "Year" or "Period"."""
        columns, paper = vocabulary("periods")["time_columns"], self.reading.paper
        beside = (
            self.grid.cell(cell.row, 1)
            for cell in self.grid.table.cells
            if cell.column == 0 and paper.cell_text(cell).strip(" .:").lower() in columns
        )
        return [block for cell in beside if cell for block in paper.blocks_of(cell)]

    def _titles_of_one_row(self) -> list[Block]:
        """In a table of one row of numbers that nothing names, its caption, or the heading just above it."""
        table = self.grid.table
        title = table.caption if table.caption is not None else next(reversed(table.section), None)
        alone = (
            len(self._number_rows) == 1 and len(self._number_cells) > 1 and not self._number_rows & self._labels.keys()
        )
        return [self.reading.paper.blocks[title]] if alone and title is not None and self.grid.header_rows else []

    def _after(self, cell: Cell) -> list[Label]:
        """Where numbers stand before the names of all rows, the first label after the cell."""
        if cell.column >= self._first_label_column or self._number_columns_before < FEWEST_BEFORE:
            return []
        return [each for each in self._labels.get(cell.row, []) if each[0] > cell.column][:1]

    @cached_property
    def _labels(self) -> dict[int, list[Label]]:
        """By row, its labels from left to right; what stands in a merged cell once."""
        found: dict[int, list[Label]] = {}
        for row, column in sorted(self.grid.at):
            cell = self.grid.at[row, column]
            blocks = self.reading.paper.blocks_of(cell)
            if not blocks or column != cell.column or row < self.grid.header_rows:
                continue
            first = blocks[0]
            is_year = column in self._year_columns and YEAR.fullmatch(first.text)
            if is_year or (first.text.strip() and not is_figure_cell(first) and not NO_NAME.fullmatch(first.text)):
                found.setdefault(row, []).append((column, first))
        return found

    @cached_property
    def _heads(self) -> dict[int, str]:
        """By column, what its lowest header says."""
        return {
            column: self.reading.paper.cell_text(cell).strip(" .:").lower()
            for (row, column), cell in sorted(self.grid.at.items(), key=lambda place: place[0])
            if row < self.grid.header_rows and cell.column == column and cell.blocks
        }

    @cached_property
    def _times(self) -> frozenset[int]:
        columns = vocabulary("periods")["time_columns"]
        return frozenset(column for column, head in self._heads.items() if head in columns)

    @cached_property
    def _year_columns(self) -> frozenset[int]:
        """Columns of years and no other number, which name their rows."""
        numbers: dict[int, list[str]] = {}
        for row, column in self._number_cells:
            numbers.setdefault(column, []).append(self.reading.paper.cell_text(self.grid.at[row, column]))
        return frozenset(
            column
            for column, texts in numbers.items()
            if all(YEAR.fullmatch(text) for text in texts) and (column in self._times or column not in self._heads)
        )

    @cached_property
    def _nameless(self) -> frozenset[int]:
        """Columns of references, dates and times: another one names the row where it can."""
        idle = vocabulary("figures")["idle_headers"]
        return self._times | {column for column, head in self._heads.items() if head in idle}

    @cached_property
    def _alike(self) -> Counter[str]:
        """How many rows of numbers have a label of these words."""
        numbered = (labels for row, labels in self._labels.items() if row in self._number_rows)
        return Counter(block.text for labels in numbered for _, block in labels)

    @cached_property
    def places(self) -> frozenset[str]:
        """The first labels that are names of places, where most are: one that is a word too ("Reading") is none beside
        "Writing"."""
        firsts = {labels[0][1].text for row, labels in self._labels.items() if row in self._number_rows}
        found = {text for text in firsts if is_place(text, self.reading.profile)}
        return frozenset(found if 2 * len(found) > len(firsts) else ())

    @cached_property
    def _first_labels_group(self) -> bool:
        """Whether most first labels stand for several rows: a column of directorates."""
        firsts = [labels[0][1].text for row, labels in self._labels.items() if row in self._number_rows]
        return 2 * sum(self._alike[text] > 1 for text in firsts) > len(firsts)

    @cached_property
    def _number_cells(self) -> list[tuple[int, int]]:
        return [
            place
            for place, cell in self.grid.at.items()
            if place[0] >= self.grid.header_rows
            and len(blocks := self.reading.paper.blocks_of(cell)) == 1
            and is_figure_cell(blocks[0])
        ]

    @cached_property
    def _number_rows(self) -> frozenset[int]:
        return frozenset(row for row, _ in self._number_cells)

    @cached_property
    def _first_label_column(self) -> int:
        """The first column in which most rows of numbers that have a label have one."""
        columns = Counter(labels[0][0] for row, labels in self._labels.items() if row in self._number_rows)
        return columns.most_common(1)[0][0] if columns else 0

    @cached_property
    def _number_columns_before(self) -> int:
        """How many columns of numbers stand before the names."""
        columns = Counter(column for _, column in self._number_cells if column < self._first_label_column)
        return sum(many > 1 for many in columns.values())

    @cached_property
    def _groups(self) -> dict[int, Block]:
        """By row, the heading of its group: the label of the last row before it that holds nothing else."""
        filled = Counter(cell.row for cell in self.grid.table.cells if cell.blocks)
        found: dict[int, Block] = {}
        group: Block | None = None
        for row in range(self.grid.header_rows, self.grid.table.rows):
            labels = self._labels.get(row, [])
            if filled[row] == 1 == len(labels):
                group = labels[0][1] if len(labels[0][1].text) <= LONGEST_HEADER else None
            elif group is not None:
                found[row] = group
                group = None if labels and TOTAL.match(labels[0][1].text) else group
        return found


def name_of(blocks: list[Block]) -> str | None:
    """The name that these blocks give a row; None where the first is prose."""
    first = short_name(blocks[0].text) if blocks else None
    if first is None or len(blocks) == 1:
        return first
    return ", ".join([first.rstrip(" :"), *(block.text for block in blocks[1:])])
