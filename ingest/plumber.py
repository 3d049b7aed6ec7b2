"""The second reader: pages as pdfplumber's own parser sees them, for whole files that PDFium refuses.

It takes five times as long and gives the same `PrintedPage`s. Raised runs come as words of their own, as in `pdfium`.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pdfplumber

from ingest.drawings import add_fill
from ingest.layout import PrintedPage, PrintedWord, Rule, Style
from ingest.limits import UNWATCHED, Watch
from ingest.paper import Box
from ingest.plain import plain_word
from ingest.type_runs import is_bold, is_italic

DESCENT = 0.21  # of the size: how far a typeface's box reaches below the baseline, where the file does not say


def read_pages(path: Path, watch: Watch = UNWATCHED) -> Iterator[PrintedPage]:
    """Every page of the file, one beyond the limit at most. Raises pdfminer's errors where it cannot be read."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every object that it must skip
    with pdfplumber.open(path) as document:
        for number, page in enumerate(document.pages[: watch.limits.pages + 1], start=1):
            watch.at(number)
            yield PrintedPage(number, 0.0, 0.0) if number in watch.without else _page(page, number)
            page.close()


def _page(page: Any, number: int) -> PrintedPage:
    left, top = float(page.bbox[0]), float(page.bbox[1])
    printed = PrintedPage(number, float(page.width), float(page.height))
    words = page.extract_words(
        use_text_flow=True, keep_blank_chars=False, extra_attrs=["fontname", "size", "upright", "non_stroking_color"]
    )
    for order, word in enumerate(words):
        text, originals = plain_word(word["text"].strip())
        if text:
            box = Box(word["x0"] - left, word["top"] - top, word["x1"] - left, word["bottom"] - top)
            printed.words.append(replace(_word(text, word, box, number, order), originals=originals))
    for edge in page.edges:
        if edge["orientation"] is None:  # a slanted line
            continue
        place = (edge["x0"] - left, edge["top"] - top, edge["x1"] - left, edge["bottom"] - top)
        printed.rules.append(Rule(edge["orientation"], *place))
    for rectangle in page.rects:
        if rectangle["fill"]:
            place = (rectangle["x0"] - left, rectangle["top"] - top, rectangle["x1"] - left, rectangle["bottom"] - top)
            add_fill(Box(*place), _colour(rectangle["non_stroking_color"]), True, printed)
    printed.pictures = [
        Box(image["x0"] - left, image["top"] - top, image["x1"] - left, image["bottom"] - top) for image in page.images
    ]
    return printed


def _word(text: str, word: dict[str, Any], box: Box, number: int, order: int) -> PrintedWord:
    name = str(word["fontname"]).split("+")[-1]
    size = round(float(word["size"]), 1)
    style = Style(
        name, size, is_bold(name), is_italic(name), _colour(word["non_stroking_color"]), bool(word["upright"])
    )
    return PrintedWord(text, number, box, box.bottom - DESCENT * size, style, order)


def _colour(components: Any) -> tuple[int, int, int]:
    """Red, green and blue of a colour in grey, RGB or CMYK, each component from 0 to 1; black where there is none."""
    if not isinstance(components, (tuple, list)) or not all(isinstance(part, (int, float)) for part in components):
        return 0, 0, 0
    parts = [float(part) for part in components]
    if len(parts) == 1:
        grey = round(255 * parts[0])
        return grey, grey, grey
    if len(parts) == 4:
        cyan, magenta, yellow, black = parts
        parts = [(1 - ink) * (1 - black) for ink in (cyan, magenta, yellow)]
    if len(parts) != 3:
        return 0, 0, 0
    red, green, blue = (round(255 * part) for part in parts)
    return red, green, blue
