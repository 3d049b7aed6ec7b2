"""Where the figures of a table come from: the note of a mark in it, or a line that says its source.

In:     a table, and the blocks that name a number of it, the nearest first.
Out:    the source and where it stands, as `extract.sources` tells it of prose.
Rules:  a mark at the number comes first, then one at its row, its column, the table's caption, and at the end of the
        line just before that points to the table; then "Source: …" in its last row, or just after or before it. Most
        notes of tables explain ("before recoupment"): one is a source that is dated and names a publication, has an
        address, or says that it is one.
Words:  corpus/vocabulary/sources.yaml
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.reading import Reading
from extract.sources import Source, noted
from extract.table_context import points_to_table
from ingest.paper import Block, Table

SOURCE_LINE = re.compile(r"\s*(?:Data\s+)?Sources?(?:\s+of\s+data)?\s*[:–-]\s*(?P<name>\S.*?)[\s.]*", re.IGNORECASE)
ADDRESS = re.compile(r"https?://|www\.")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
BLOCKS_AFTER = 2  # of a table, in which its source may be told


@dataclass(frozen=True)
class TableSources:
    """Where the numbers of one table come from; what holds for all of them is looked for once."""

    reading: Reading
    table: Table

    def of(self, blocks: Iterable[Block]) -> Source | None:
        """The source of a number that `blocks` name."""
        own = (_cited_by(self.reading, block) for block in blocks if block.marks)
        return next((found for found in own if found), None) or self._of_all

    @cached_property
    def _of_all(self) -> Source | None:
        for block in _over(self.reading, self.table):
            found = _cited_by(self.reading, block)
            if found:
                return found
        for block in _beside(self.reading, self.table):
            said = SOURCE_LINE.fullmatch(block.text)
            if said:
                return said["name"], self.reading.evidence(block, *said.span("name"))
        return None


def _cited_by(reading: Reading, block: Block) -> Source | None:
    """The source that the note of a block's last mark names."""
    found = noted(reading, block.marks[-1]) if block.marks else None
    return found if found and _names_source(found[0]) else None


def _names_source(note: str) -> bool:
    said = SOURCE_LINE.fullmatch(note) or ADDRESS.search(note)
    return bool(said or (YEAR.search(note) and _publication().search(note)))


@cache
def _publication() -> re.Pattern[str]:
    words = [*vocabulary("sources")["publications"], *vocabulary("sources")["publishers"]]
    return re.compile(rf"\b(?:{one_of(words)})\b", re.IGNORECASE)


def _over(reading: Reading, table: Table) -> Iterator[Block]:
    paper = reading.paper
    if table.caption is not None:
        yield paper.blocks[table.caption]
    before = _before(reading, table)
    if before is not None and points_to_table(reading, before):
        yield before


def _before(reading: Reading, table: Table) -> Block | None:
    first = next((index for cell in table.cells for index in cell.blocks), 0)
    block = reading.paper.blocks[first - 1] if first else None
    return block if block is not None and block.cell is None and block.kind == "paragraph" else None


def _beside(reading: Reading, table: Table) -> Iterator[Block]:
    """The blocks of the last row, and those just after and before the table."""
    paper = reading.paper
    yield from (block for cell in table.cells if cell.row == table.rows - 1 for block in paper.blocks_of(cell))
    last = max((index for cell in table.cells for index in cell.blocks), default=0)
    after = paper.blocks[last + 1 : last + 1 + BLOCKS_AFTER]
    yield from (block for block in after if block.cell is None and block.kind not in ("heading", "note"))
    before = _before(reading, table)
    if before is not None:
        yield before
