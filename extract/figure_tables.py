"""Figures in the cells of tables: what is counted is the column's header with the row's name.

In:     the tables of one paper.
Out:    a Figure fact for each cell that holds a number and nothing else, where a header and a row's name say of what.
Words:  corpus/vocabulary/figures.yaml
Leaves: cells of prose, which are read as prose, and tables without a header.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.exactness import Direction
from extract.facts import Evidence, FigureFact
from extract.header_periods import header_period, only_when
from extract.measuring import measuring_numbers
from extract.numerals import Numeral
from extract.reading import Reading
from extract.row_names import RowNames, name_of
from extract.table_context import period_of, place_of
from extract.table_grid import Grid, grid_of, is_figure_cell, quote_of, title_of
from extract.table_headers import headers_of
from extract.table_sources import TableSources
from extract.table_units import THOUSANDS, value_and_unit
from ingest.paper import Block, Cell

TABLE_CONFIDENCE = 0.9
LONGEST_TITLE = 120  # characters
TABLE_NUMBER = re.compile(r"^\s*(?:Table|Figure|Chart)\s+[\dA-Z.]+\s*[:.–-]?\s*", re.IGNORECASE)
SENTENCE_END = re.compile(r"\.\s+(?=[A-Z])")
MINUS = re.compile(r"\s*[(\-–−]")


def figures_in_tables(reading: Reading) -> Iterator[FigureFact]:
    """The figures of every table, in order."""
    for table in reading.paper.tables:
        grid = grid_of(reading, table)
        names, sources = RowNames(reading, grid), TableSources(reading, table)
        for cell in table.cells:
            blocks = reading.paper.blocks_of(cell)
            if len(blocks) == 1 and is_figure_cell(blocks[0]):
                fact = _figure(reading, names, sources, cell, blocks[0])
                if fact:
                    yield fact


def _figure(reading: Reading, names: RowNames, sources: TableSources, cell: Cell, block: Block) -> FigureFact | None:
    grid = names.grid
    numerals = reading.once(measuring_numbers).get(block.index, [])
    if len(numerals) != 1:
        return None
    headers = headers_of(reading, grid, cell)
    labels = names.of(cell)
    name = name_of(labels)
    is_entry = not headers and _is_entry(grid, numerals[0])
    if not name or not (headers or is_entry):
        return None
    header, label = " ".join(each.text for each in headers), " ".join(each.text for each in labels)
    if any(_is_idle(each) for each in (header, labels[0].text)) or _rating().search(header):
        return None
    measured = value_and_unit(reading, grid, cell, numerals[0], header, label)
    if measured is None:
        return None
    value, unit = measured
    direction: Direction | None = None
    if MINUS.match(block.text):
        value = -value
    if _change().search(header) and value:
        value, direction = abs(value), "up" if value > 0 else "down"
    times = [*names.times_of(cell), *labels, *(names.time_entries if is_entry else ())]
    period, period_from = period_of(reading, grid, headers, times)
    place, place_from = place_of(reading, names, cell, [*labels, *headers])
    source = sources.of([block, *reversed(labels), *reversed(headers)])
    also = [("measure", each) for each in _evidence(reading, [*labels, *headers])]
    told = (("period", period_from), ("geography", place_from), ("source", source[1] if source else None))
    also += [(name, found) for name, found in told if found]
    return FigureFact(
        evidence=quote_of(reading, labels[-1], block),
        part=reading.part(block).index,
        confidence=TABLE_CONFIDENCE,
        also=tuple(also),
        value=value,
        value_high=numerals[0].high,
        qualifier="exact",
        unit=unit,
        measure=f"{_counted(reading, grid, headers, times)}: {name}" if headers else name,
        geography=place,
        period=period,
        direction=direction,
        source=source[0] if source else None,
        section=_section(reading, block),
    )


def _is_entry(grid: Grid, number: Numeral) -> bool:
    """Whether a number with its unit stands beside its name in a table of two columns without a header."""
    return grid.header_rows == 0 and grid.table.columns == 2 and number.unit in ("gbp", "percent")


def _counted(reading: Reading, grid: Grid, headers: list[Block], times: list[Block]) -> str:
    """What a column counts: its headers; the title of the table, where the headers only say when and no row does."""
    said = " ".join(each.text for each in headers)
    caption = reading.paper.blocks[grid.table.caption].text if grid.table.caption is not None else ""
    title = SENTENCE_END.split(
        THOUSANDS.sub("", TABLE_NUMBER.sub("", caption or title_of(reading, grid))).strip(" .:–-")
    )[0]
    is_time = only_when(said) and not any(header_period(each.text) for each in times)
    return title if is_time and 0 < len(title) <= LONGEST_TITLE else said


def _evidence(reading: Reading, blocks: Iterable[Block]) -> list[Evidence]:
    return [reading.evidence(block) for block in blocks]


def _section(reading: Reading, block: Block) -> str | None:
    headings = reading.paper.headings_above(block)
    return headings[-1].text if headings else None


def _is_idle(header: str) -> bool:
    return header.strip(" .:").lower() in vocabulary("figures")["idle_headers"]


@cache
def _change() -> re.Pattern[str]:
    """ "% change", "Difference": what stands under it is a change, its sign the direction."""
    return re.compile(rf"(?<!climate )\b(?:{one_of(vocabulary('figures')['change_headers'])})\b", re.IGNORECASE)


@cache
def _rating() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('figures')['rating_words'])})\b", re.IGNORECASE)
