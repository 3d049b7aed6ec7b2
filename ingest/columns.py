"""The columns that lines stand in, told by where the reading order goes back up the page and to the right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from ingest.layout import around
from ingest.lines import Line

Frame = tuple[float, float]
LONG_LINE = 0.4  # of the width of all that the page says
GUTTER_PT = 20.0
SHORT_PT = 25.0  # a column whose longest line stops further from its edge holds short lines, not running text
LEVEL_SLACK_PT = 5.0


def column_frames(lines: Sequence[Line]) -> list[Frame]:
    """The left and right edge of the column of each line; one frame for all where the page has one column."""
    if not lines:
        return []
    whole = around([line.box for line in lines])
    long_lines = [line.box.x1 for line in lines if line.box.x1 - line.box.x0 >= LONG_LINE * (whole.x1 - whole.x0)]
    right = max(long_lines, default=whole.x1)  # a short line may stand further right: a reference, a page range
    frames: list[Frame] = [(whole.x0, right)] * len(lines)
    turns = [
        index
        for index in range(1, len(lines))
        if lines[index].box.bottom < lines[index - 1].box.top and lines[index].box.x0 > lines[index - 1].box.x0
    ]
    for place, turn in enumerate(turns):
        first = turns[place - 1] if place else 0
        _frame_columns(lines, frames, range(first, turn), turn)
    return frames


def _frame_columns(lines: Sequence[Line], frames: list[Frame], before: range, turn: int) -> None:
    """Give frames to the lines on both sides of a gutter: those in `before` and those from `turn` on."""
    top = lines[turn].box.top - LEVEL_SLACK_PT
    left = [index for index in before if lines[index].box.top >= top]
    if not left:
        return
    gutter = max(lines[index].box.x1 for index in left)
    right = list(takewhile(lambda index: lines[index].box.x0 > gutter, range(turn, len(lines))))
    if not right:
        return
    room = max(line.box.x1 for line in lines)
    for group, edge in ((left, min(lines[index].box.x0 for index in right) - GUTTER_PT), (right, room)):
        box = around([lines[index].box for index in group])
        is_filled = edge - box.x1 < SHORT_PT
        for index in group:
            frames[index] = (box.x0, box.x1 if is_filled else edge)
