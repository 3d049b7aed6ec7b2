"""Rules across that belong together, and the bands of words between them.

A band is what stands between two rules that follow one another, or beyond the outermost one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.figures_in_rows import lines_of
from ingest.gutters import Strip, pieces_of
from ingest.layout import PrintedPage, Rule
from ingest.row_grids import Words

SAME_END_PT = 4.0  # rules of one table begin alike
SHORTER = 0.5  # of the longest of them: some rules stop short of the last column
JOINS_PT = 3.0  # pieces of one rule stand no further apart
SHORTEST_PT = 120.0
FEWEST_RULES = 3
LARGER = 1.1
NEXT_LINE = 1.9  # in sizes: lines of a row stand no further apart than this
SET_APART = 1.0  # in sizes: pieces of an open row stand at least so far apart
OPEN_ROW = 2.6  # in sizes: how far from the outermost rule the first line of an open row may stand


@dataclass(slots=True)
class Band:
    """What stands between two rules, or beyond the outermost one."""

    top: float
    bottom: float
    words: Words = field(default_factory=list)


def chains_of(page: PrintedPage) -> list[list[Rule]]:
    """Rules across that begin at the same place and are of about one length, from top to bottom."""
    chains: list[list[Rule]] = []
    for rule in sorted(whole_rules(page.rules), key=lambda each: each.top):
        if rule.x1 - rule.x0 < SHORTEST_PT:
            continue
        for chain in chains:
            if abs(chain[0].x0 - rule.x0) <= SAME_END_PT:
                if rule.top - chain[-1].top > JOINS_PT:
                    chain.append(rule)
                break
        else:
            chains.append([rule])
    longest = [max(rule.x1 - rule.x0 for rule in chain) for chain in chains]
    kept = [
        [rule for rule in chain if rule.x1 - rule.x0 >= SHORTER * length]
        for chain, length in zip(chains, longest, strict=True)
    ]
    return [chain for chain in kept if len(chain) >= FEWEST_RULES]


def whole_rules(rules: Sequence[Rule]) -> list[Rule]:
    """Rules across, those drawn cell by cell put together."""
    whole: list[Rule] = []
    across = [rule for rule in rules if rule.orientation == "h"]
    levels: dict[int, list[Rule]] = {}
    for rule in across:
        levels.setdefault(round(rule.top / 2), []).append(rule)
    for level in levels.values():
        for rule in sorted(level, key=lambda each: each.x0):
            last = whole[-1] if whole else None
            if last and abs(last.top - rule.top) <= 2 and rule.x0 - last.x1 <= JOINS_PT and rule.x0 >= last.x0:
                whole[-1] = last._replace(x1=max(last.x1, rule.x1))
            else:
                whole.append(rule)
    return whole


def bands_of(rules: Sequence[Rule], page: PrintedPage) -> list[Band]:
    """What stands between each two rules that follow one another, above the first and below the last."""
    left, right = rules[0].x0 - SAME_END_PT, max(rule.x1 for rule in rules) + SAME_END_PT
    inside = [w for w in page.words if w.style.upright and w.box.x0 >= left and w.box.x1 <= right]
    bands = [Band(above.top, below.top) for above, below in pairwise(rules)]
    for word in inside:
        middle = (word.box.top + word.box.bottom) / 2
        for band in bands:
            if band.top < middle < band.bottom:
                band.words.append(word)
    above = [word for word in inside if word.box.bottom <= rules[0].top + 2]
    below = [word for word in inside if word.box.top >= rules[-1].top - 2]
    return [Band(0.0, rules[0].top, above), *bands, Band(rules[-1].top, page.height_pt, below)]


def open_row(band: Band, *, up: bool) -> Band | None:
    """The row that is left open at the lower end of `band` (`up`), or at its upper end.

    Its lines follow one another from the rule, and one of them has pieces set apart.
    """
    lines = lines_of(band.words)
    row: list[Words] = []
    at = band.bottom if up else band.top
    for line in reversed(lines) if up else lines:
        size = row[0][0].style.size if row else line[0].style.size
        if abs(line[0].baseline - at) > (NEXT_LINE if row else OPEN_ROW) * size or line[0].style.size > LARGER * size:
            break
        row.append(line)
        at = line[0].baseline
    words = [word for line in row for word in line]
    if not any(len(pieces_of(line, SET_APART)) > 1 for line in row):
        return None
    top, bottom = min(word.box.top for word in words), max(word.box.bottom for word in words)
    return Band(top, band.bottom, words) if up else Band(band.top, bottom, words)


def crosses(lines: Sequence[Words], gutters: Sequence[Strip]) -> bool:
    """Whether a piece of one of `lines` stands on both sides of a gutter."""
    return any(piece.x0 < strip.middle < piece.x1 for line in lines for piece in pieces_of(line) for strip in gutters)


def is_larger(band: Band, run: Sequence[Band]) -> bool:
    """Set larger than what stands above it: a heading between two tables."""
    return max(word.style.size for word in band.words) > LARGER * max(w.style.size for each in run for w in each.words)


def is_whole(band: Band) -> bool:
    """One piece over several columns: a group's name, what is said of the row above."""
    return len(pieces_of(band.words)) == 1
