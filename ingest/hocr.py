"""What an OCR engine read, out of its hOCR: lines of words, each character with its box.

In:     hOCR 1.2 as Tesseract writes it with `hocr_char_boxes`.
Out:    lines in the engine's reading order; positions in dots from the top left corner of the picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import html

from ingest.paper import Box

_NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")


class SeenCharacter(NamedTuple):
    text: str
    box: Box


class SeenWord(NamedTuple):
    characters: tuple[SeenCharacter, ...]
    box: Box
    confidence: float  # from 0 to 1

    @property
    def text(self) -> str:
        return "".join(character.text for character in self.characters)


class SeenLine(NamedTuple):
    """A line of writing. `slope` and `offset` give its baseline: from the lower left corner of `box`, downwards."""

    words: tuple[SeenWord, ...]
    box: Box
    size: float  # dots from the foot of "p" to the head of "b": near to the size of the type
    slope: float
    offset: float
    turned: bool  # the writing runs up or down the page: the engine read it, but gives its characters no boxes

    def baseline_at(self, x: float) -> float:
        return self.box.bottom + self.offset + self.slope * (x - self.box.x0)


def read_hocr(hocr: str) -> list[SeenLine]:
    """The lines that hold any words. Empty where nothing was read."""
    if not hocr.strip():
        return []
    tree = html.fromstring(f"<div>{hocr}</div>")
    lines = (_line(node) for node in _found(tree, "//span[span[@class='ocrx_word']]"))
    return [line for line in lines if line]


def _line(node: html.HtmlElement) -> SeenLine | None:
    words = tuple(_words(node))
    told = _told(node)
    if not words or "x_size" not in told:
        return None
    slope, offset = (told.get("baseline") or [0.0, 0.0])[:2]
    return SeenLine(words, Box(*told["bbox"][:4]), told["x_size"][0], slope, offset, _is_turned(words))


def _is_turned(words: Sequence[SeenWord]) -> bool:
    return all(each.box.x0 == each.box.x1 for word in words for each in word.characters)


def _words(line: html.HtmlElement) -> Iterator[SeenWord]:
    for node in _found(line, ".//span[@class='ocrx_word']"):
        told = _told(node)
        characters = [
            SeenCharacter(each.text_content(), Box(*_told(each)["x_bboxes"][:4]))
            for each in _found(node, ".//span[@class='ocrx_cinfo']")
        ]
        kept = tuple(each for each in characters if each.text.strip())
        if kept:
            yield SeenWord(kept, Box(*told["bbox"][:4]), told.get("x_wconf", [0.0])[0] / 100)


def _found(node: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    found: list[html.HtmlElement] = node.xpath(path)
    return found


def _told(node: html.HtmlElement) -> dict[str, list[float]]:
    """The properties of an element: "bbox 1 2 3 4; x_wconf 96" is {"bbox": [1, 2, 3, 4], "x_wconf": [96]}."""
    pieces = (piece.split(maxsplit=1) for piece in node.get("title", "").split(";"))
    return {piece[0]: [float(each) for each in _NUMBERS.findall(piece[1])] for piece in pieces if len(piece) == 2}
