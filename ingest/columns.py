"""The columns that lines stand in, told by where the reading order goes back up the page and to the right."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.layout import around
from ingest.lines import Line

Frame = tuple[float, float]
LEVEL_SLACK_PT = 5.0


def column_frames(lines: Sequence[Line]) -> list[Frame]:
    """The left and right edge of the column of each line; one frame for all where the page has one column."""
    if not lines:
        return []
    whole = around([line.box for line in lines])
    frames: list[Frame] = [(whole.x0, whole.x1)] * len(lines)
    turns = [
        index
        for index in range(1, len(lines))
        if lines[index].box.bottom < lines[index - 1].box.top and lines[index].box.x0 > lines[index - 1].box.x0
    ]
    bounds = [0, *turns, len(lines)]
    for place, turn in enumerate(turns):
        left = range(bounds[place], turn)
        right = range(turn, bounds[place + 2])
        _frame_columns(lines, frames, left, right)
    return frames


def _frame_columns(lines: Sequence[Line], frames: list[Frame], left: range, right: range) -> None:
    """Give frames to the lines beside each other in `left` and `right`, if a gutter runs between them."""
    gutter = min(lines[index].box.x0 for index in right)
    top = min(lines[index].box.top for index in right) - LEVEL_SLACK_PT
    bottom = max(lines[index].box.bottom for index in left) + LEVEL_SLACK_PT
    beside = [index for index in left if lines[index].box.top >= top]
    opposite = [index for index in right if lines[index].box.bottom <= bottom]
    if not beside or not opposite or any(lines[index].box.x1 > gutter for index in beside):
        return
    for group in (beside, opposite):
        box = around([lines[index].box for index in group])
        for index in group:
            frames[index] = (box.x0, box.x1)
