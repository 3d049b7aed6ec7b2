"""What is printed on one page, before it is read: words with their type, ruling lines, and filled shapes.

Positions are points from the top left corner of the page as it is shown (rotation and crop applied).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ingest.paper import Box, Original
from ingest.straightening import Straightening


class Style(NamedTuple):
    """How a run of text is set. `size` is in points as shown; `colour` is red, green, blue from 0 to 255."""

    font: str
    size: float
    bold: bool
    italic: bool
    colour: tuple[int, int, int]
    upright: bool  # False where the line of writing does not run from left to right


class PrintedMark(NamedTuple):
    """A raised, smaller run of text beside a word; `offset` is the place in the word's text at which it stood."""

    offset: int
    label: str


@dataclass(slots=True)
class PrintedWord:
    """A run of characters without white space. `order` is its place in the file's own order of drawing."""

    text: str
    page: int
    box: Box
    baseline: float
    style: Style
    order: int
    marks: tuple[PrintedMark, ...] = ()
    glued: bool = False  # no space stands between it and the word before it
    leads: bool = False  # a row of dots leads from it to a page number
    originals: tuple[Original, ...] = ()  # the characters that the file has, where they are others
    space: str = ""  # the space before it, where the file has another than a plain one


class Rule(NamedTuple):
    """A horizontal or vertical ruling line."""

    orientation: Literal["h", "v"]
    x0: float
    top: float
    x1: float
    bottom: float


class Fill(NamedTuple):
    """A filled shape larger than a line; `colour` as in `Style`."""

    box: Box
    colour: tuple[int, int, int]
    is_rectangle: bool


@dataclass(slots=True)
class PrintedPage:
    """One page as printed.

    `outlines` are shapes drawn as a closed line, `dots` small round shapes, mostly drawn bullets, `pictures` the boxes
    of images.
    """

    number: int
    width_pt: float
    height_pt: float
    words: list[PrintedWord] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    outlines: list[Box] = field(default_factory=list)
    dots: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    text_size: float = 0.0  # the size that most of its characters are set in, tables and all
    by_ocr: bool = False  # its words were read in a picture, by us or by the scanner
    confidence: float | None = None  # of our OCR, from 0 to 1
    undrawn: set[int] = field(default_factory=set)  # orders of words that are drawn in no ink
    clipped: set[int] = field(default_factory=set)  # orders of words that a clip leaves nothing of
    struck: list[PrintedWord] = field(default_factory=list)  # with a line through them
    hidden: list[PrintedWord] = field(default_factory=list)  # in the file, but not to be seen
    straightened: Straightening | None = None  # how a scanned page was turned before it was laid out


def around(boxes: list[Box]) -> Box:
    """The smallest box that holds all of `boxes`."""
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def is_inside(box: Box, frame: Box, slack: float = 2.0) -> bool:
    """Whether the middle of `box` lies in `frame`, give or take `slack` points."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return frame.x0 - slack <= x <= frame.x1 + slack and frame.top - slack <= y <= frame.bottom + slack
