"""The numbers of a paper that may measure something: those in no date, reference, telephone number or name.

In:     one paper.
Out:    the numbers of each block that holds any, in order; asked for as `reading.once(measuring_numbers)`.
Why:    figures in prose, figures in tables and the numbers that no fact says are all told from them.
"""

from __future__ import annotations

import re

from extract.figure_traps import find_traps
from extract.numerals import Numeral, find_numerals, may_hold_numbers
from extract.reading import Reading
from ingest.paper import BlockKind

MAY_MEASURE: frozenset[BlockKind] = frozenset({"paragraph", "list_item", "caption", "note"})

# "Westmere News – “Survey Reveals 7 floods": a note's title in quotation marks, though they may not be closed
TITLE_CITED = re.compile(r"“[^”]*(?:”|$)")


def measuring_numbers(reading: Reading) -> dict[int, list[Numeral]]:
    """By the index of its block, every number that stands in nothing that measures nothing."""
    found = (
        (block.index, _measuring(block.text, is_note=block.kind == "note")) for block in reading.blocks(MAY_MEASURE)
    )
    return {index: numbers for index, numbers in found if numbers}


def _measuring(text: str, *, is_note: bool) -> list[Numeral]:
    if not may_hold_numbers(text):
        return []
    numbers = find_numerals(text)
    traps = find_traps(text) if numbers else []
    traps += [match.span() for match in TITLE_CITED.finditer(text)] if is_note else []
    return [each for each in numbers if not any(start < each.end and each.start < end for start, end in traps)]
