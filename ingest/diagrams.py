"""Words that stand in drawn shapes: the boxes of an organisation chart, the sectors of a wheel.

A single box around text is a frame, and a band behind a heading is a band; three or more small shapes with words in
them are a diagram.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.layout import PrintedPage, PrintedWord, is_inside
from ingest.paper import Box

FEWEST_SHAPES = 3
WIDEST = 0.62  # of the page's width; wider shapes are bands, frames and backgrounds
HIGHEST = 0.62  # of the page's height
SMALLEST_PT = 10.0
HIGHLIGHT = 1.4  # in sizes
MOST_WORDS = 40  # a shape with more words in it is a text box


def take_diagram(page: PrintedPage, tables: Sequence[Box]) -> list[list[PrintedWord]]:
    """The words in each shape of a diagram, taken out of `page.words`; none where there is no diagram."""
    shapes = [
        box
        for box in dict.fromkeys([*(fill.box for fill in page.fills), *page.outlines])
        if _is_small(box, page) and not any(is_inside(box, table, 2.0) for table in tables)
    ]
    if len(shapes) < FEWEST_SHAPES:
        return []
    held: dict[int, list[PrintedWord]] = {}
    for word in page.words:
        homes = [place for place, box in enumerate(shapes) if is_inside(word.box, box, 0.0)]
        if homes:
            smallest = min(homes, key=lambda place: _area(shapes[place]))
            held.setdefault(smallest, []).append(word)
    held = {place: words for place, words in held.items() if _is_label(shapes[place], words)}
    if len(held) < FEWEST_SHAPES:
        return []
    taken = {id(word) for words in held.values() for word in words}
    page.words = [word for word in page.words if id(word) not in taken]
    return [held[place] for place in sorted(held, key=lambda place: held[place][0].order)]


def _is_label(shape: Box, words: Sequence[PrintedWord]) -> bool:
    """Few words with room above and below; a shape as high as its letters is a highlight."""
    return len(words) <= MOST_WORDS and shape.bottom - shape.top >= HIGHLIGHT * words[0].style.size


def _is_small(box: Box, page: PrintedPage) -> bool:
    width, height = box.x1 - box.x0, box.bottom - box.top
    return SMALLEST_PT <= width <= WIDEST * page.width_pt and SMALLEST_PT <= height <= HIGHEST * page.height_pt


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)
