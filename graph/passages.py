"""A paper as passages: the runs of text that evidence points to and that search finds.

In:     one paper.
Out:    a `Passage` for each block, or for each row of a table, whose cells say little alone. The lines of a contents
        page are left out: they name sections and state nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ingest.paper import Block, Paper


@dataclass(frozen=True, slots=True)
class Passage:
    id: str
    part: int  # the index of the paper within the file
    page: int | None
    kind: str  # that of its block; "row" for a row of a table
    text: str
    start: int  # offsets in `Paper.text`
    end: int
    heading: str | None  # the heading nearest above


class Passages:
    """The passages of one paper, to be found by place."""

    def __init__(self, paper: Paper) -> None:
        self.all = tuple(_passages(paper))
        self._starts = [passage.start for passage in self.all]

    def at(self, offset: int) -> Passage | None:
        """The passage in which the character at `offset` of the paper's text stands; None in a contents page."""
        place = bisect_right(self._starts, offset) - 1
        found = self.all[place] if place >= 0 else None
        return found if found and offset < max(found.end, found.start + 1) else None


def _passages(paper: Paper) -> Iterator[Passage]:
    parts = [(part.last_block, part.index) for part in paper.parts]
    withheld = {part.index for part in paper.parts if part.restricted}  # what a restricted paper says is in no answer
    for (table_row, _), group in groupby(paper.blocks, key=lambda block: (_row(block), block.index * (not block.cell))):
        blocks = [block for block in group if block.kind != "contents" and block.text]
        if not blocks:
            continue
        first, last = blocks[0], blocks[-1]
        heading = paper.blocks[first.section[-1]].text if first.section else None
        part = next((index for end, index in parts if first.index <= end), 0)
        if part in withheld:
            continue
        yield Passage(
            id=f"passage:{paper.stem}:{first.index}",
            part=part,
            page=first.page,
            kind="row" if table_row else first.kind,
            text=" | ".join(block.text for block in blocks) if table_row else first.text,
            start=first.start,
            end=last.end,
            heading=heading,
        )


def _row(block: Block) -> tuple[int, int] | None:
    return (block.cell.table, block.cell.row) if block.cell else None
