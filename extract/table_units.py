"""The unit of a number in a table, which its cell leaves to the header, the row, the caption or a line before.

In:     a number of a cell, and where it stands.
Out:    its value and unit: "24.5" under "£m" is 24,500,000 pounds.
Words:  corpus/vocabulary/figures.yaml, numerals.yaml
"""

from __future__ import annotations

import re
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.facts import FigureUnit
from extract.numerals import Numeral
from extract.reading import Reading
from extract.table_grid import BLOCKS_BEFORE, Grid, grid_of, title_of, title_row
from ingest.paper import Cell

PENCE = 2  # places of pounds to which an amount in millions is told
TABLES_BACK = 12  # before one, in which its chapter may say the unit
LONG_WORD = 7  # letters
THOUSANDS = re.compile(r"\((?:in\s+)?(?P<many>thousands|millions)\)", re.IGNORECASE)  # in a table's title
POUND_SIGN = re.compile(r"£(?!\s?[\d.])")  # a unit, not the sign of an amount
UNIT_ROWS = 2  # under the header of a table, in which a unit may stand in a cell of its own
LONGEST_UNIT = 12  # characters
UNIT_CELL = re.compile(r"[\W£%]*(?:£|%|m|k|000|million|bn|s|’|')+[\W£%]*", re.IGNORECASE)  # "£m", "(£’000)", "%"


def value_and_unit(
    reading: Reading, grid: Grid, cell: Cell, number: Numeral, header: str, label: str
) -> tuple[float, FigureUnit] | None:
    """The value and unit of the number of a cell under `header`, in the row that `label` names.

    None for an amount of money in a unit that nobody says, and under a header of money over several columns.
    """
    value, unit = _in_header_units(number, f"{header}\n{label}\n{_units_above(reading, grid, cell)}")
    if unit == "count" and _is_money(header):
        if _covers_several(grid, cell):
            return None  # "Forecast Variance" over two columns: which is which is not said
        value, unit = _in_header_units(number, f"{title_row(reading, grid)}\n{_units_near(reading, grid)}")
        if unit != "gbp":
            value, unit = _in_header_units(number, _units_of_chapter(reading, grid, header))
        if unit != "gbp":
            return None
    title = title_of(reading, grid)
    said = f"{title_row(reading, grid)} {_units_near(reading, grid)}" if unit == "count" else ""
    whole = _units_of_all().search(said)
    if whole and not _number_column().search(header) and not _number_row().match(label):
        value, unit = _in_header_units(number, whole["unit"] or whole["bracketed"])
    many = THOUSANDS.search(title) if unit == "count" else None
    if many:
        value *= float(vocabulary("numerals")["magnitudes"][many["many"].lower().rstrip("s")])
    if unit == "count" and _rates().search(f"{header} {label} {title}"):
        unit = "rate"
    return value, unit


@cache
def _units_of_all() -> re.Pattern[str]:
    """ "All figures in £m", "(£000)" in the title of a table: the unit of all its numbers."""
    scales = one_of(vocabulary("figures")["header_scales"])
    return re.compile(rf"\bin\s+(?P<unit>{scales})(?!\w)|\((?P<bracketed>{scales})\)", re.IGNORECASE)


@cache
def _number_column() -> re.Pattern[str]:
    """ "Number of pupils", "No.", "FTE": counts, though the rest of the table is money."""
    return re.compile(rf"\b(?:{one_of(vocabulary('figures')['number_headers'])})\b", re.IGNORECASE)


@cache
def _number_row() -> re.Pattern[str]:
    """ "Number of pupils", "FTE" at the start of a row's name; "Young People" names a department."""
    return re.compile(rf"\s*(?:{one_of(vocabulary('figures')['number_rows'])})(?![\w])", re.IGNORECASE)


def _units_above(reading: Reading, grid: Grid, cell: Cell) -> str:
    """A unit in a cell of its own under the header: "£m"."""
    above = (
        grid.cell(row, cell.column) for row in range(grid.header_rows, min(cell.row, grid.header_rows + UNIT_ROWS))
    )
    texts = (reading.paper.cell_text(each) for each in above if each)
    return " ".join(text for text in texts if len(text) <= LONGEST_UNIT and UNIT_CELL.fullmatch(text))


def _units_near(reading: Reading, grid: Grid) -> str:
    """What the caption, the nearest heading and the paragraphs just before a table say, which may name its unit."""
    paper = reading.paper
    first = next((index for cell in grid.table.cells for index in cell.blocks), 0)
    before = [block.text for block in paper.blocks[max(0, first - BLOCKS_BEFORE) : first] if block.cell is None]
    return " ".join([*before, title_of(reading, grid)])


def _units_of_chapter(reading: Reading, grid: Grid, header: str) -> str:
    """What is said near the last table of the same chapter, not of a part beside this one, with a column so headed."""
    section = grid.table.section
    for table in reversed(reading.paper.tables[max(0, grid.table.index - TABLES_BACK) : grid.table.index]):
        if table.section and table.section == section[: len(table.section)]:
            over = grid_of(reading, table)
            heads = (reading.paper.cell_text(cell) for cell in table.cells if cell.row < over.header_rows)
            if header in heads:
                return _units_near(reading, over)
    return ""


def _is_money(header: str) -> bool:
    """Whether a column holds money by its name; a word of it may have come apart: "Varianc e"."""
    joined = re.sub(r"\s", "", header.lower())
    broken = any(len(word) >= LONG_WORD and word in joined for word in vocabulary("figures")["money_headers"])
    return broken or bool(_money_column().search(header))


def _covers_several(grid: Grid, cell: Cell) -> bool:
    """Whether the header over a cell names more than one column of money."""
    over = grid.cell(0, cell.column)
    return over is not None and over.column_span > 1 and grid.header_rows <= 1


@cache
def _money_column() -> re.Pattern[str]:
    """ "Budget", "Forecast variance": its numbers are money, though no pound sign stands there."""
    return re.compile(rf"\b(?:{one_of(vocabulary('figures')['money_headers'])})\b", re.IGNORECASE)


@cache
def _rates() -> re.Pattern[str]:
    """ "Suicide rates per 100,000", "Admissions per 1,000"."""
    many = one_of(vocabulary("numerals")["magnitudes"])
    return re.compile(rf"\brates?\b.*\bper\s+(?:\d[\d,]+|{many})\b|\bper\s+\d{{1,3}}(?:,\d{{3}})+", re.IGNORECASE)


def _in_header_units(number: Numeral, header: str) -> tuple[float, FigureUnit]:
    """The value and unit of a number under "£m", "£'000" or "%"."""
    words = vocabulary("figures")
    if number.unit != "count":
        return number.value, number.unit
    scale = _scale().search(header)
    if scale:
        return round(number.value * float(words["header_scales"][scale[0].lower()]), PENCE), "gbp"
    folded = header.lower()
    if _percent().search(folded):
        return number.value, "percent"
    return number.value, "gbp" if POUND_SIGN.search(folded) else "count"


@cache
def _scale() -> re.Pattern[str]:
    scales = sorted(vocabulary("figures")["header_scales"], key=lambda word: (-len(word), word))
    return re.compile(rf"(?:{'|'.join(map(re.escape, scales))})(?![\w&])", re.IGNORECASE)


@cache
def _percent() -> re.Pattern[str]:
    words = "|".join(map(re.escape, vocabulary("figures")["header_percents"]))
    return re.compile(rf"(?:^|(?<=[\s(]))(?:{words})(?=[\s)]|$)")
