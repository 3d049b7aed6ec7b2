"""What a number counts where other lines name it: the cells over its own, the item above, the heading.

In:     a block of prose that holds a number.
Out:    the name of what is counted, or None.
Words:  corpus/vocabulary/figures.yaml
"""

from __future__ import annotations

import re

from corpus.load import vocabulary
from extract.measures import Measure
from extract.numerals import may_hold_numbers
from extract.reading import Reading
from ingest.paper import Block

FEWEST_WORDS = 4  # of a name of what the cells under it count
LONGEST_TITLE = 24  # words of a cell that names what the cells under it count
CELL_LABEL = re.compile(r"(?:^|[\s,;])(?P<label>[A-Z]\w+(?:\s\w+)?):?\s*£?$")  # "Target: " just before its number
LONGEST_NAME = 14  # words of a list item that only names what the list within it counts


def under_title(reading: Reading, block: Block, number: int, own: Measure | None) -> Measure | None:
    """In a cell that says "Target: 72%", the measure with what the cells over it name; None in any other.

    `number` is where the number stands in the block's text."""
    if block.cell is None:
        return None
    said = CELL_LABEL.search(block.text, 0, number)
    label = own.text if own and not said else said["label"] if said else ""
    if label.lower() not in vocabulary("figures")["cell_labels"]:
        return None
    place = said.span("label") if said else (own.start, own.end) if own else (number, number)
    table = reading.paper.tables[block.cell.table]
    for cell in sorted(table.cells, key=lambda each: (-each.row, each.column)):
        title = reading.paper.blocks_of(cell)[0].text if cell.row < block.cell.row and cell.blocks else ""
        if FEWEST_WORDS <= len(title.split()) <= LONGEST_TITLE and ":" not in title:
            return Measure(f"{label}: {title}", *place)
    return None


def named_above(reading: Reading, block: Block) -> str | None:
    """What the item above a list within it names: "Noise complaints", over "a rise of 3%"."""
    if block.kind != "list_item" or (block.depth or 1) < 2:
        return None
    for above in reversed(reading.paper.blocks[max(0, block.index - 12) : block.index]):
        if above.kind != "list_item" or above.section != block.section:
            return None
        if (above.depth or 1) < (block.depth or 1):
            names = len(above.text.split()) <= LONGEST_NAME and not may_hold_numbers(above.text)
            return above.text.strip(" .:") if names else None
    return None


def heading_name(reading: Reading, block: Block) -> str | None:
    """The heading above, where it may name what is counted: "Key Performance Indicators" does not."""
    heading = section_of(reading, block)
    folded = heading.lower().strip(" .:") if heading else ""
    return None if folded in vocabulary("figures")["generic_headings"] else heading


def section_of(reading: Reading, block: Block) -> str | None:
    headings = reading.paper.headings_above(block)
    return headings[-1].text if headings else None
