"""Rows of a table that no rule parts: told by the figures that stand one under another.

In:     the words of a row as its rules give it, and the strips between its columns.
Out:    the words of each row in it. A line without figures goes to the row before it, where it is the rest of a label.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.gutters import Strip
from ingest.layout import PrintedWord

FIGURE = re.compile(r"[(+–-]?[£$€]?[(+–-]?\d[\d,]*(?:\.\d+)?[%)kmnp]*\*?|[-–]|n/?a|nil|tbc", re.IGNORECASE)
LONE_SIGNS = frozenset({"+", "-", "–", "£", "%"})
SAME_LINE = 0.45  # in sizes: how far baselines on one line may differ
CLEAR = 0.45  # in sizes: a wider gap than between the lines of a cell, clear of words from side to side, parts rows
NEXT_ROW = 0.55  # of the line's size: a line this much further down than usual begins a row

Row = list[PrintedWord]


def is_figure(text: str) -> bool:
    """Whether a word is a figure as tables hold them: "1,204", "-2.3%", "£1.5m", "n/a"."""
    return FIGURE.fullmatch(text) is not None


def lines_of(words: Sequence[PrintedWord]) -> list[Row]:
    """The words on each baseline, from top to bottom, each from left to right."""
    lines: list[Row] = []
    for word in sorted(words, key=lambda each: each.baseline):
        if lines and word.baseline - lines[-1][0].baseline <= SAME_LINE * word.style.size:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda each: each.box.x0) for line in lines]


def column_of(word: PrintedWord, gutters: Sequence[Strip]) -> int:
    middle = (word.box.x0 + word.box.x1) / 2
    return sum(1 for strip in gutters if strip.middle < middle)


def rows_of_figures(words: Sequence[PrintedWord], gutters: Sequence[Strip], *, fewest_columns: int = 1) -> list[Row]:
    """The rows that `words` make; one where no column holds a figure on each of two lines or more."""
    lines = lines_of(words)
    anchors = _anchors(lines, gutters, fewest_columns)
    if len(anchors) < 2:
        return [list(words)] if words else []
    rows: list[Row] = []
    waiting: Row = []
    for place, line in enumerate(lines):
        if place in anchors:
            rows.append([*waiting, *line])
            waiting = []
        elif not rows:
            waiting += line
        elif _is_own_row(line, lines[place - 1], lines):
            rows.append(list(line))
        else:
            rows[-1] += line
    return rows


def _anchors(lines: Sequence[Row], gutters: Sequence[Strip], fewest_columns: int) -> frozenset[int]:
    """The lines on which columns of figures have theirs."""
    held: dict[int, list[int]] = {}
    mixed: set[int] = set()
    for place, line in enumerate(lines):
        for word in line:
            column = column_of(word, gutters)
            if is_figure(word.text) or word.text in LONE_SIGNS:
                held.setdefault(column, []).append(place)
            elif column > 0:
                mixed.add(column)
    columns = [set(places) for column, places in held.items() if column not in mixed and len(set(places)) > 1]
    if len(columns) < fewest_columns:
        return frozenset()
    return frozenset(place for places in columns for place in places)


def _is_own_row(line: Row, above: Row, lines: Sequence[Row]) -> bool:
    """A line without figures that is no rest of the label above it: a group's name."""
    if not line[0].text[0].isupper() and not line[0].text[0].isdigit():
        return False
    if all(word.style.bold for word in line) != all(word.style.bold for word in above):
        return True
    steps = [below[0].baseline - above[0].baseline for above, below in pairwise(lines)]
    return line[0].baseline - above[0].baseline > min(steps) + NEXT_ROW * line[0].style.size


def rows_set_apart(words: Sequence[PrintedWord], gutters: Sequence[Strip]) -> list[Row]:
    """The rows that stand apart by gaps wider than those between the lines of a cell.

    A row begins on a line that has words in the first column and in another.
    """
    rows: list[Row] = []
    lines = lines_of(words)
    usual = _usual_gap(lines, gutters)
    bottom = 0.0
    for line in lines:
        columns = {column_of(word, gutters) for word in line}
        gap = min(word.box.top for word in line) - bottom
        begins = 0 in columns and len(columns) > 1 and gap > usual + CLEAR * line[0].style.size
        if begins or not rows:
            rows.append(list(line))
        else:
            rows[-1] += line
        bottom = max(bottom, *(word.box.bottom for word in line))
    return rows


def _usual_gap(lines: Sequence[Row], gutters: Sequence[Strip]) -> float:
    """The smallest gap between two lines of one column."""
    last: dict[int, float] = {}
    gaps: list[float] = []
    for line in lines:
        for column in {column_of(word, gutters) for word in line}:
            held = [word.box for word in line if column_of(word, gutters) == column]
            if column in last:
                gaps.append(min(box.top for box in held) - last[column])
            last[column] = max(box.bottom for box in held)
    return min(gaps, default=0.0)
