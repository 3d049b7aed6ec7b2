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
from extract.facts import Evidence, FigureFact
from extract.measuring import measuring_numbers
from extract.periods import header_period
from extract.reading import Reading
from extract.repeated_headers import headers_of_group
from extract.table_context import period_of, place_of
from extract.table_grid import Grid, grid_of, headers_over, is_figure_cell, quote_of, row_name, short_name, title_of
from extract.table_units import value_and_unit
from ingest.paper import Block, Cell

TABLE_CONFIDENCE = 0.9
LONGEST_TITLE = 120  # characters
TABLE_NUMBER = re.compile(r"^\s*(?:Table|Figure|Chart)\s+[\dA-Z.]+\s*[:.–-]?\s*", re.IGNORECASE)
LETTERS = re.compile(r"[A-Za-z]{2}")
MINUS = re.compile(r"\s*[(\-–−]")


def figures_in_tables(reading: Reading) -> Iterator[FigureFact]:
    """The figures of every table, in order."""
    for table in reading.paper.tables:
        grid = grid_of(reading, table)
        for cell in table.cells:
            blocks = reading.paper.blocks_of(cell)
            if len(blocks) == 1 and is_figure_cell(blocks[0]):
                fact = _figure(reading, grid, cell, blocks[0])
                if fact:
                    yield fact


def _figure(reading: Reading, grid: Grid, cell: Cell, block: Block) -> FigureFact | None:
    numerals = reading.once(measuring_numbers).get(block.index, [])
    label = row_name(reading, grid, cell)
    name = short_name(label.text) if label else None
    headers = headers_of_group(reading.paper, grid.at, cell.row, cell.column) or headers_over(reading, grid, cell)
    if len(numerals) != 1 or label is None or not name or not headers:
        return None
    header = " ".join(each.text for each in headers)
    if _is_idle(header) or _is_idle(label.text) or _rating().search(header):
        return None
    measured = value_and_unit(reading, grid, cell, numerals[0], header, label.text)
    if measured is None:
        return None
    value, unit = measured
    if MINUS.match(block.text):
        value = -value
    period, period_from = period_of(reading, grid, [label, *headers])
    place, place_from = place_of(reading, grid, cell, [label, *headers])
    also = [("measure", each) for each in _evidence(reading, [label, *headers])]
    also += [(name, found) for name, found in (("period", period_from), ("geography", place_from)) if found]
    return FigureFact(
        evidence=quote_of(reading, label, block),
        part=reading.part(block).index,
        confidence=TABLE_CONFIDENCE,
        also=tuple(also),
        value=value,
        value_high=numerals[0].high,
        qualifier="exact",
        unit=unit,
        measure=f"{_counted(reading, grid, headers)}: {name}",
        geography=place,
        period=period,
        section=_section(reading, block),
    )


def _counted(reading: Reading, grid: Grid, headers: list[Block]) -> str:
    """What a column counts: its headers; the title of the table, where the headers only say when."""
    title = TABLE_NUMBER.sub("", title_of(reading, grid)).strip(" .:–-") if grid.table.caption is not None else ""
    only_when = all(header_period(each.text) and not LETTERS.search(each.text) for each in headers)
    if only_when and 0 < len(title) <= LONGEST_TITLE:
        return title
    return " ".join(each.text for each in headers)


def _evidence(reading: Reading, blocks: Iterable[Block]) -> list[Evidence]:
    return [reading.evidence(block) for block in blocks]


def _section(reading: Reading, block: Block) -> str | None:
    headings = reading.paper.headings_above(block)
    return headings[-1].text if headings else None


def _is_idle(header: str) -> bool:
    return header.strip(" .:").lower() in vocabulary("figures")["idle_headers"]


@cache
def _rating() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('figures')['rating_words'])})\b", re.IGNORECASE)
