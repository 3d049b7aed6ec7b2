"""How a scanned page was put straight, and the way back: a page is read upright, and quoted where it stands.

A scan may lie on its side and is seldom quite level. Its words are read from a picture that was turned, and laid out in
the places they have there; afterwards their boxes are put where the page, as it is shown, has them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from ingest.paper import Block, Box, Cell, Furniture, PageBox, Paper, Table


class Straightening(NamedTuple):
    """A page as shown was turned by so many quarters, then by so many degrees, both against the clock."""

    width_pt: float  # of the page as shown
    height_pt: float
    quarters: int = 0
    degrees: float = 0.0

    @property
    def size_pt(self) -> tuple[float, float]:
        """Width and height of the page when it is straight."""
        return (self.height_pt, self.width_pt) if self.quarters % 2 else (self.width_pt, self.height_pt)

    def back(self, box: Box) -> Box:
        """Where a box on the straight page is on the page as shown."""
        return _by_quarters(self._levelled(box, -self.degrees), -self.quarters, self.size_pt)

    def forth(self, box: Box) -> Box:
        """Where a box on the page as shown is on the straight page."""
        return self._levelled(_by_quarters(box, self.quarters, (self.width_pt, self.height_pt)), self.degrees)

    def _levelled(self, box: Box, degrees: float) -> Box:
        """The box moved as its middle moves when the page is turned about its own; it stays level itself."""
        width, height = self.size_pt
        x, y = (box.x0 + box.x1 - width) / 2, (box.top + box.bottom - height) / 2
        sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
        right, down = x * cosine + y * sine - x, y * cosine - x * sine - y
        return Box(box.x0 + right, box.top + down, box.x1 + right, box.bottom + down)


def _by_quarters(box: Box, quarters: int, size_pt: tuple[float, float]) -> Box:
    """The box on a page of this size, when the page is turned by so many quarters against the clock."""
    width, height = size_pt
    match quarters % 4:
        case 1:
            return Box(box.top, width - box.x1, box.bottom, width - box.x0)
        case 2:
            return Box(width - box.x1, height - box.bottom, width - box.x0, height - box.top)
        case 3:
            return Box(height - box.bottom, box.x0, height - box.top, box.x1)
        case _:
            return box


def put_back(paper: Paper, straightened: Mapping[int, Straightening]) -> Paper:
    """`paper` with every box on these pages where the page as shown has it."""
    if not straightened:
        return paper

    def box_on(page: int, box: Box) -> Box:
        how = straightened.get(page)
        return how.back(box) if how else box

    def block(each: Block) -> Block:
        if not any(word.page in straightened for word in each.words):
            return each
        return replace(each, words=tuple(word._replace(box=box_on(word.page, word.box)) for word in each.words))

    def cell(each: Cell) -> Cell:
        return replace(each, boxes=tuple(PageBox(page, box_on(page, box)) for page, box in each.boxes))

    def table(each: Table) -> Table:
        return replace(each, cells=tuple(map(cell, each.cells)))

    def furniture(each: Furniture) -> Furniture:
        return replace(each, box=box_on(each.page, each.box))

    return replace(
        paper,
        blocks=tuple(map(block, paper.blocks)),
        tables=tuple(map(table, paper.tables)),
        furniture=tuple(map(furniture, paper.furniture)),
    )
