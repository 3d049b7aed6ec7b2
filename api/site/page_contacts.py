"""Where contact details of persons stand on the picture of a page, so that they can be painted over.

In:     a paper as it was read, the file that it was read from, and a page.
Out:    boxes: of the words of the paper's text, of all that the file prints besides (heads, feet, what was struck out),
        and of the heads and feet of a scanned page.
Leaves: what stands in a picture on a page whose text was not read by OCR.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from graph.contacts import contacts_in
from ingest.layout import PrintedWord
from ingest.page_image import printed_on
from ingest.paper import Box, Paper


def contact_boxes(paper: Paper, file: Path, page: int) -> list[Box]:
    """What to paint over on this page."""
    words = printed_on(file, page)
    return [*_read(paper, page), *(_printed(words) if words else _beside(paper, page))]


def _read(paper: Paper, page: int) -> Iterator[Box]:
    for found in contacts_in(paper.text):
        yield from (place.box for place in paper.boxes(found.start, found.end) if place.page == page)


def _beside(paper: Paper, page: int) -> Iterator[Box]:
    for foot in paper.furniture:
        if foot.page == page and any(contacts_in(foot.text)):
            yield foot.box
    for unsaid in paper.unsaid:
        if unsaid.page == page and any(contacts_in(unsaid.text)):
            yield unsaid.box


def _printed(words: Sequence[PrintedWord]) -> Iterator[Box]:
    """Those of the page's own words, in the order in which they are drawn and in that of their lines."""
    yield from _among(words)
    yield from _among(sorted(words, key=lambda word: (round(word.baseline), word.box.x0)))


def _among(words: Iterable[PrintedWord]) -> Iterator[Box]:
    starts: list[int] = []
    boxes: list[Box] = []
    text = ""
    for word in words:
        text += "" if word.glued else " "
        starts.append(len(text))
        boxes.append(word.box)
        text += word.text
    for found in contacts_in(text):
        first = max(bisect_right(starts, found.start) - 1, 0)
        yield from boxes[first : bisect_right(starts, found.end - 1)]
