"""Where the columns of a table stand when no rule parts them: the strips that its rows leave free of words.

In:     the words of each row.
Out:    the strips, from left to right. A row may cross one: a title over several columns, a group's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.layout import PrintedWord

WORD_SPACE = 0.55  # in sizes: words no further apart than this are one piece (a space is 0.25 to 0.35)
NARROWEST = 0.55  # in sizes: a narrower strip between columns is not seen
CROSSING = 0.15  # of the rows may cross a strip
LENIENT_ROWS = 2  # a table's first rows may cross one too: they hold titles
FEWEST_FOR_LENIENCE = 4  # rows
FILLED = 0.25  # of the rows have words in a column


class Strip(NamedTuple):
    """A stretch across the page, in points from its left edge."""

    x0: float
    x1: float

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


def pieces_of(words: Iterable[PrintedWord], space: float = WORD_SPACE) -> list[Strip]:
    """The stretches that words cover, those parted by no more than a space run together."""
    pieces: list[Strip] = []
    for word in sorted(words, key=lambda each: each.box.x0):
        if pieces and word.box.x0 - pieces[-1].x1 <= space * word.style.size:
            pieces[-1] = Strip(pieces[-1].x0, max(pieces[-1].x1, word.box.x1))
        else:
            pieces.append(Strip(word.box.x0, word.box.x1))
    return pieces


def gutters_of(rows: Sequence[Sequence[PrintedWord]]) -> list[Strip]:
    """The strips between columns that all but a few of `rows` leave free."""
    filled = [row for row in rows if row]
    if not filled:
        return []
    covered = [pieces_of(row) for row in filled]
    several = sum(1 for pieces in covered if len(pieces) > 1)
    lenient = several >= FEWEST_FOR_LENIENCE
    narrowest = NARROWEST * min(word.style.size for row in filled for word in row)
    edges = sorted({edge for pieces in covered for piece in pieces for edge in piece})
    free: list[Strip] = []
    for left, right in pairwise(edges):
        middle = (left + right) / 2
        crossed = [place for place, pieces in enumerate(covered) if any(p.x0 < middle < p.x1 for p in pieces)]
        later = [place for place in crossed if place >= LENIENT_ROWS] if lenient else crossed
        if len(later) <= CROSSING * several * lenient:
            if free and free[-1].x1 == left:
                free[-1] = Strip(free[-1].x0, right)
            else:
                free.append(Strip(left, right))
    wide = [strip for strip in free if strip.x1 - strip.x0 >= narrowest]
    kept = _with_filled_columns(wide, covered, fewest=max(1.0, FILLED * several))
    return [_clear_of_titles(strip, covered) for strip in kept]


def _clear_of_titles(strip: Strip, covered: Sequence[Sequence[Strip]]) -> Strip:
    """The part of `strip` into which no piece reaches from a side: titles may be wider than what is below them."""
    pieces = [piece for row in covered for piece in row]
    left = max((p.x1 for p in pieces if p.x0 < strip.x0 and strip.x0 < p.x1 < strip.x1), default=strip.x0)
    right = min((p.x0 for p in pieces if p.x1 > strip.x1 and strip.x0 < p.x0 < strip.x1), default=strip.x1)
    return Strip(left, right) if left < right else strip


def _with_filled_columns(strips: list[Strip], covered: Sequence[Sequence[Strip]], *, fewest: float) -> list[Strip]:
    """The strips without those at the side of a column in which fewer rows than `fewest` have a piece."""
    kept = list(strips)
    while kept:
        edges = [0.0, *(strip.middle for strip in kept), float("inf")]
        filled = [
            sum(1 for pieces in covered if any(left <= piece.x0 and piece.x1 <= right for piece in pieces))
            for left, right in pairwise(edges)
        ]
        sparse = next((column for column, rows in enumerate(filled) if rows < fewest), None)
        if sparse is None:
            return kept
        sides = kept[max(sparse - 1, 0) : sparse + 1]
        kept.remove(min(sides, key=lambda strip: strip.x1 - strip.x0))
    return kept
