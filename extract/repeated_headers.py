"""Headers that a table repeats for each year: "Core, External, Total" three times over, each under its own year.

In:     a table by row and column, and the column of one of its cells.
Out:    the blocks that name the column: the year of its group and its own label; None where no row repeats its labels.
Why:    such a year stands over the middle of its group, with nothing over the columns beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, count

from extract.header_periods import header_period
from ingest.paper import Block, Cell, Paper

HEADER_ROWS = 5  # rows from the top in which labels are looked for, whatever the table says is its header

Labels = list[tuple[int, Block]]  # of a row: column and what is printed there


def headers_of_group(paper: Paper, at: Mapping[tuple[int, int], Cell], row: int, column: int) -> list[Block] | None:
    """The year over the group of columns that `column` belongs to, and the column's label; None where unsure."""
    columns = next((each for each in count() if not any((row, each) in at for row in range(HEADER_ROWS))), 0)
    for labelled in range(1, min(HEADER_ROWS, row)):
        labels = _labels(paper, at, labelled, range(columns))
        group = next((each for each in _groups(labels) if column in [place for place, _ in each]), None)
        if group is None:
            continue
        over = range(group[0][0], group[-1][0] + 1)
        above = chain.from_iterable(_labels(paper, at, each, over) for each in range(labelled))
        years = {block.index: block for _, block in above if header_period(block.text)}
        if len(years) == 1:
            return [*years.values(), dict(group)[column]]
    return None


def _labels(paper: Paper, at: Mapping[tuple[int, int], Cell], row: int, columns: range) -> Labels:
    cells = ((column, at.get((row, column))) for column in columns)
    blocks = ((column, paper.blocks_of(cell)) for column, cell in cells if cell)
    return [(column, found[0]) for column, found in blocks if len(found) == 1 and found[0].text.strip()]


def _groups(labels: Labels) -> list[Labels]:
    """The labels of a row cut where they begin again; none where they do not repeat throughout."""
    texts = [block.text.strip().lower() for _, block in labels]
    size = next((place for place in range(1, len(texts)) if texts[place] == texts[0]), 0)
    if size < 2 or len(texts) % size or any(text != texts[place % size] for place, text in enumerate(texts)):
        return []
    if any(text[:1].isdigit() or text[:1] == "£" for text in texts[:size]):
        return []
    return [labels[start : start + size] for start in range(0, len(labels), size)]
