"""The sentences of a paper in which a change may be told, each with what stands above it.

In:     one paper, its editions found before.
Out:    a `Clause` for each sentence of its paragraphs and list items.
Rule:   an entry of a history begins with its year or years ("2031 – ", "2032 and 2033: "). What a version table notes
        of chapters is told by its edition and is left out here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.agreement import Plan, plans_of
from extract.facts import EditionFact
from extract.reading import Reading
from ingest.paper import Block

ENTRY = re.compile(r"^\W*(?P<years>(?:19|20)\d\d(?:(?:\s*(?:,|and|&)\s*)(?:19|20)\d\d)*)\s*[-–—:]\s+")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
BLOCKS_ABOVE = 2  # in which "the above theme" is named


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence with what its block and the blocks above say of it."""

    block: Block
    start: int  # in the block's text
    text: str
    earlier: tuple[str, ...]  # sentences before it, nearest first
    entry_years: tuple[int, ...]
    plan: Plan


def clauses_of(reading: Reading) -> Iterator[Clause]:
    """Every clause in reading order."""
    plans = plans_of(reading)
    above: list[str] = []
    versions = [(fact.evidence.start, fact.evidence.end) for fact in reading.found(EditionFact)]
    for block in reading.blocks(("paragraph", "list_item")):
        if any(start <= block.start < end for start, end in versions):
            continue
        entry = ENTRY.match(block.text)
        years = tuple(int(year) for year in YEAR.findall(entry["years"])) if entry else ()
        plan = plans[reading.part(block).index]
        earlier: list[str] = []
        for start, end in reading.sentences(block):
            text = block.text[start:end]
            yield Clause(block, start, text, (*reversed(earlier), *above[-BLOCKS_ABOVE:][::-1]), years, plan)
            earlier.append(text)
        above.append(block.text)
