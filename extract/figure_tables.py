"""Figures in the cells of tables: what is counted is the column's header with the row's name.

In:     the tables of one paper.
Out:    a Figure fact for each cell that holds a number and nothing else, where a header and a row's name say of what.
Words:  corpus/vocabulary/figures.yaml
Leaves: cells of prose, which are read as prose, and tables without a header.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.facts import Evidence, FigureFact, FigureUnit
from extract.figure_traps import find_traps
from extract.geography import find_places
from extract.numerals import Numeral, find_numerals
from extract.periods import find_periods, header_period
from extract.reading import Reading
from extract.repeated_headers import headers_of_group
from ingest.paper import Block, Cell, Table

TABLE_CONFIDENCE = 0.9
LONGEST_LABEL = 120  # characters; a longer first cell is prose, no row's name
BLOCKS_BEFORE = 2  # paragraphs before a table in which its place may be named

# "£750", "11", "(1,234)", "+3.2%", "-14": a number, its unit and its sign, and nothing else
NUMBER_CELL = re.compile(
    r"\s*[(+\-–−↑↓▲▼~<>]*\s*£?\s?[\d,.]+\s?(?:%|[kKmM]|bn|million|billion|thousand)?\s*[)*↑↓▲▼]*\s*"
)
# "-", "1,393.1 -10.3": dashes, or amounts with a comma or a point; "18-24" and "2021/22" name their rows
NO_NAME = re.compile(r"[-–−\s]+|(?=.*\d[.,]\d)[\d.,\s()£%+\-–−]+")
NAME_END = re.compile(r"\s[-–—]\s|:\s|\.\s")  # where the name of a row ends and prose begins
MINUS = re.compile(r"\s*[(\-–−]")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table by row and column; a cell that spans several stands at each of its places."""

    table: Table
    at: dict[tuple[int, int], Cell]

    def cell(self, row: int, column: int) -> Cell | None:
        return self.at.get((row, column))


def figures_in_tables(reading: Reading) -> Iterator[FigureFact]:
    """The figures of every table, in order."""
    for table in reading.paper.tables:
        grid = _grid(table)
        for cell in table.cells:
            blocks = reading.paper.blocks_of(cell)
            if len(blocks) == 1 and is_figure_cell(blocks[0]):
                fact = _figure(reading, grid, cell, blocks[0])
                if fact:
                    yield fact


def is_figure_cell(block: Block) -> bool:
    """Whether a block stands in a cell and is a number and nothing else."""
    return block.cell is not None and bool(NUMBER_CELL.fullmatch(block.text))


def _grid(table: Table) -> Grid:
    places = {
        (cell.row + down, cell.column + along): cell
        for cell in table.cells
        for down in range(cell.row_span)
        for along in range(cell.column_span)
    }
    return Grid(table, places)


def _figure(reading: Reading, grid: Grid, cell: Cell, block: Block) -> FigureFact | None:
    numerals = find_numerals(block.text)
    label = _row_name(reading, grid, cell)
    name = _short(label.text) if label else None
    headers = headers_of_group(reading.paper, grid.at, cell.row, cell.column) or _headers(reading, grid, cell)
    if len(numerals) != 1 or find_traps(block.text) or label is None or not name or not headers:
        return None
    header = " ".join(each.text for each in headers)
    if _is_idle(header) or _is_idle(label.text) or _rating().search(header):
        return None
    value, unit = _in_header_units(numerals[0], f"{header} {label.text} {_units_above(reading, grid, cell)}")
    if unit == "count" and _is_money(header):
        if _covers_several(grid, cell):
            return None  # "Forecast Variance" over two columns: which is which is not said
        scaled = _in_header_units(numerals[0], _units_near(reading, grid))
        if scaled[1] != "gbp":
            return None  # an amount of money, in what unit nobody says
        value, unit = scaled
    many = THOUSANDS.search(_title_of(reading, grid)) if unit == "count" else None
    if many:
        value *= float(vocabulary("numerals")["magnitudes"][many["many"].lower().rstrip("s")])
    if unit == "count" and _rates().search(f"{header} {label.text} {_title_of(reading, grid)}"):
        unit = "rate"
    if MINUS.match(block.text):
        value = -value
    period, period_from = _period(reading, grid, [label, *headers])
    place, place_from = _place_in_row(reading, grid, cell)
    if place is None:
        place, place_from = _place(reading, grid, [label, *headers])
    also = [("measure", each) for each in _evidence(reading, [label, *headers])]
    also += [(name, found) for name, found in (("period", period_from), ("geography", place_from)) if found]
    return FigureFact(
        evidence=_quote(reading, label, block),
        part=reading.part(block).index,
        confidence=TABLE_CONFIDENCE,
        also=tuple(also),
        value=value,
        value_high=numerals[0].high,
        qualifier="exact",
        unit=unit,
        measure=f"{header}: {name}",
        geography=place,
        period=period,
        section=_section(reading, block),
    )


def _row_name(reading: Reading, grid: Grid, cell: Cell) -> Block | None:
    """The first block of the row's first cell that is no number, no dash and no two amounts set as one."""
    for column in range(cell.column):
        first = grid.cell(cell.row, column)
        blocks = reading.paper.blocks_of(first) if first else []
        if blocks and not is_figure_cell(blocks[0]) and not NO_NAME.fullmatch(blocks[0].text):
            return blocks[0] if blocks[0].text.strip() else None
    return None


def _short(label: str) -> str | None:
    """A row's name, cut before the prose that may follow it in its cell; None where all of it is prose."""
    name = label if len(label) <= LONGEST_LABEL else NAME_END.split(label, maxsplit=1)[0]
    return name if len(name) <= LONGEST_LABEL else None


def _headers(reading: Reading, grid: Grid, cell: Cell) -> list[Block]:
    """The blocks over the cell in the table's header rows."""
    found: list[Block] = []
    for row in range(min(grid.table.header_rows, cell.row)):
        over = grid.cell(row, cell.column)
        found += [block for block in reading.paper.blocks_of(over) if block not in found] if over else []
    return [block for block in found if block.text.strip()]


def _units_above(reading: Reading, grid: Grid, cell: Cell) -> str:
    """A unit in a cell of its own under the header: "£m"."""
    above = (grid.cell(row, cell.column) for row in range(grid.table.header_rows, cell.row))
    texts = (reading.paper.cell_text(each) for each in above if each)
    return " ".join(text for text in texts if len(text) <= LONGEST_UNIT and UNIT_CELL.fullmatch(text))


def _units_near(reading: Reading, grid: Grid) -> str:
    """What the caption, the nearest heading and the paragraphs just before a table say, which may name its unit."""
    paper = reading.paper
    first = next((index for cell in grid.table.cells for index in cell.blocks), 0)
    before = [block.text for block in paper.blocks[max(0, first - BLOCKS_BEFORE) : first] if block.cell is None]
    return " ".join([*before, _title_of(reading, grid)])


def _title_of(reading: Reading, grid: Grid) -> str:
    """A table's caption, or the heading just above it."""
    paper = reading.paper
    caption = [paper.blocks[grid.table.caption].text] if grid.table.caption is not None else []
    return " ".join([*caption, *(paper.blocks[index].text for index in grid.table.section[-1:])])


def _is_money(header: str) -> bool:
    """Whether a column holds money by its name; a word of it may have come apart: "Varianc e"."""
    joined = re.sub(r"\s", "", header.lower())
    broken = any(len(word) >= LONG_WORD and word in joined for word in vocabulary("figures")["money_headers"])
    return broken or bool(_money_column().search(header))


def _covers_several(grid: Grid, cell: Cell) -> bool:
    """Whether the header over a cell names more than one column of money."""
    over = grid.cell(0, cell.column)
    return over is not None and over.column_span > 1 and grid.table.header_rows <= 1


LONG_WORD = 7  # letters
THOUSANDS = re.compile(r"\((?:in\s+)?(?P<many>thousands|millions)\)", re.IGNORECASE)  # in a table's title
LONGEST_UNIT = 12  # characters
UNIT_CELL = re.compile(r"[\W£%]*(?:£|%|m|k|000|million|bn|s|’|')+[\W£%]*", re.IGNORECASE)  # "£m", "(£’000)", "%"


@cache
def _money_column() -> re.Pattern[str]:
    """ "Budget", "Forecast variance": its numbers are money, though no pound sign stands there."""
    return re.compile(rf"\b(?:{one_of(vocabulary('figures')['money_headers'])})\b", re.IGNORECASE)


@cache
def _rates() -> re.Pattern[str]:
    """ "Suicide rates per 100,000"."""
    many = one_of(vocabulary("numerals")["magnitudes"])
    return re.compile(rf"\brates?\b.*\bper\s+(?:\d[\d,]+|{many})\b", re.IGNORECASE)


def _in_header_units(number: Numeral, header: str) -> tuple[float, FigureUnit]:
    """The value and unit of a number under "£m", "£'000" or "%"."""
    words = vocabulary("figures")
    if number.unit != "count":
        return number.value, number.unit
    scale = _scale().search(header)
    if scale:
        return number.value * float(words["header_scales"][scale[0].lower()]), "gbp"
    folded = header.lower()
    if _percent().search(folded):
        return number.value, "percent"
    return number.value, "gbp" if "£" in folded else "count"


def _period(reading: Reading, grid: Grid, over: list[Block]) -> tuple[str | None, Evidence | None]:
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


FINANCIAL_YEAR = re.compile(r"\d{4}/\d\d")


@cache
def _allocated() -> re.Pattern[str]:
    """ "2031/32 Allocation", "Community Grant 2031/32"."""
    return re.compile(rf"\b(?:{one_of(vocabulary('funding')['columns'])})\b", re.IGNORECASE)


def _place(reading: Reading, grid: Grid, over: list[Block]) -> tuple[str | None, Evidence | None]:
    """The place that the row, the header, the caption or the paragraphs just before the table name."""
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
        if not header or not beside or grid.table.header_rows == 0 or beside.row < grid.table.header_rows:
            continue
        blocks = reading.paper.blocks_of(beside)
        says = reading.paper.cell_text(header).strip(" .:").lower() in vocabulary("geography")["place_columns"]
        if says and len(blocks) == 1 and PLACE_CELL.fullmatch(blocks[0].text) and not TOTAL.match(blocks[0].text):
            return blocks[0].text, reading.evidence(blocks[0])
    return None, None


# "Westmere", "Nether Westmere and Eastmere (part)": the whole of a cell
PLACE_CELL = re.compile(r"[A-Z][A-Za-z’'&,/() -]{2,60}")


TOTAL = re.compile(r"(?:sub|grand|over)?[\s-]?(?:total|all)s?\b", re.IGNORECASE)  # of all places: none of its own


def _quote(reading: Reading, label: Block, block: Block) -> Evidence:
    """The row's name and the number where they stand side by side; else the number alone."""
    if block.index == label.index + 1:
        return reading.evidence_across([label, block])
    return reading.evidence(block)


def _evidence(reading: Reading, blocks: Iterable[Block]) -> list[Evidence]:
    return [reading.evidence(block) for block in blocks]


def _section(reading: Reading, block: Block) -> str | None:
    headings = reading.paper.headings_above(block)
    return headings[-1].text if headings else None


def _is_idle(header: str) -> bool:
    return header.strip(" .:").lower() in vocabulary("figures")["idle_headers"]


@cache
def _scale() -> re.Pattern[str]:
    scales = sorted(vocabulary("figures")["header_scales"], key=lambda word: (-len(word), word))
    return re.compile(rf"(?:{'|'.join(map(re.escape, scales))})(?!\w)", re.IGNORECASE)


@cache
def _rating() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('figures')['rating_words'])})\b", re.IGNORECASE)


@cache
def _percent() -> re.Pattern[str]:
    words = "|".join(map(re.escape, vocabulary("figures")["header_percents"]))
    return re.compile(rf"(?:^|(?<=[\s(]))(?:{words})(?=[\s)]|$)")
