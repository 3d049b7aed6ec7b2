"""Numbers that measure something, with what they measure, where, when, how exactly, and on whose word.

In:     paragraphs, list items, captions, notes and cells of one paper.
Out:    one Figure fact for each number; a statement printed again in the same sense is one fact, its first.
Words:  corpus/vocabulary/figures.yaml, and those of numerals, periods, geography and sources
Source: the facts format, and the judgement calls of the gold facts.
Leaves: figures in headings, diagrams and contents, and in agendas: they name, they do not measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.facts import FigureFact
from extract.figure_prose import figures_in_block
from extract.figure_tables import figures_in_tables
from extract.measuring import MAY_MEASURE, measuring_numbers
from extract.reading import Reading
from extract.registry import extractor
from extract.repeats import Repeats
from extract.table_grid import LONGEST_LABEL, is_figure_cell

LEADERS = re.compile(r"\.{6}|(?:\. ){6}|…{3}")  # a line of contents, whatever its block is called


@extractor("figure", makes=FigureFact)
def find_figures(reading: Reading) -> Iterator[FigureFact]:
    """Every figure of the paper, each statement once."""
    repeats = Repeats()
    names: set[int] = set()
    for fact in figures_in_tables(reading):
        repeats.add_cell(fact)
        names |= {found.start for name, found in fact.also if name == "measure"}
    numbers = reading.once(measuring_numbers)
    for block in (each for each in reading.blocks(MAY_MEASURE) if each.index in numbers):
        if is_figure_cell(block) or reading.part(block).kind == "agenda" or LEADERS.search(block.text):
            continue
        if block.start in names and len(block.text) <= LONGEST_LABEL:
            continue  # "Impact of a 1% rise" names a row of a table
        for fact in figures_in_block(reading, block, numbers[block.index]):
            repeats.add(fact, reading.paper.text)
    yield from sorted(repeats.kept(), key=lambda fact: (fact.evidence.start, fact.evidence.end, fact.id))
