"""When what a cell tells was done: the year that its column's header says it is an account of.

In:     a block in a cell of a table of actions and of what came of them.
Out:    the period of the header ("Summary of activity – year end 2031/32"), with where it stands; None for a block that
        tells of nothing done, and under a header that is no account of a time.
Words:  corpus/vocabulary/periods.yaml
"""

from __future__ import annotations

import re
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.facts import Evidence
from extract.periods import find_periods
from extract.reading import Reading
from ingest.paper import Block


def period_of_column(reading: Reading, block: Block) -> tuple[str, Evidence] | None:
    """The period of which the column over `block` is an account."""
    if block.cell is None or block.cell.row == 0 or not _done().search(block.text):
        return None
    table = reading.paper.tables[block.cell.table]
    heads = [cell for cell in table.cells if cell.row == 0 and cell.column == block.cell.column]
    for head in (each for cell in heads if cell.column_span == 1 for each in reading.paper.blocks_of(cell)):
        said = [each for each in find_periods(head.text) if each.text]
        if len(said) == 1 and _account().search(head.text):
            return str(said[0].text), reading.evidence(head, said[0].start, said[0].end)
    return None


@cache
def _account() -> re.Pattern[str]:
    """ "Summary of activity", "year end": the header says that what stands under it was done."""
    return re.compile(rf"\b(?:{one_of(vocabulary('periods')['accounts'])})\b", re.IGNORECASE)


@cache
def _done() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('periods')['done'])})\b")
