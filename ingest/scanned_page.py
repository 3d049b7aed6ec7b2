"""A page that holds its words as a picture, read by OCR into the same `PrintedPage` that other pages come in.

In:     a page of a PDF, and what is printed on it as text: nothing, or a stamp that a pack has put on it.
Out:    its words and ruling lines laid out straight, how sure the engine was, and how the page was put straight.
Leaves: italics and colours; pictures in which the engine is sure of next to nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import Any

from PIL import Image

from ingest.hocr import SeenLine, read_hocr
from ingest.layout import Fill, PrintedPage, PrintedWord, Rule, is_inside
from ingest.ocr import SECONDS, Engine
from ingest.paper import Box
from ingest.scan import find_bands, find_rules, ink_of, skew_of, turned
from ingest.scanned_words import Sight, bullets, printed_words
from ingest.straightening import Straightening

POINTS_TO_INCH = 72
DOTS_PER_INCH = 200  # at 300 the engine took twice as long and read the scan a little worse (decision 0003)
MOST_DOTS = 25_000_000  # of one page: a plan of A0 is drawn smaller
UPRIGHT_SURE = 0.7  # surer than this on average, a page is taken to be the right way up
LEAST_SURE = 0.5  # a page on which the engine is less sure holds no writing that it can read
FEWEST_WORDS = 3  # a picture with fewer is no page of writing
BAND_COLOUR = (0, 0, 0)


def read_scan(page: Any, printed: PrintedPage, engine: Engine) -> PrintedPage | None:
    """The writing on `page`, a page of PDFium's; None where its picture holds none that can be read.

    A page that makes no sense is turned: by a quarter to either side, then upside down.
    """
    scale = min(DOTS_PER_INCH / POINTS_TO_INCH, (MOST_DOTS / max(printed.width_pt * printed.height_pt, 1)) ** 0.5)
    picture = page.render(scale=scale, grayscale=True, may_draw_forms=False).to_pil().convert("L")
    best: PrintedPage | None = None
    until = monotonic() + SECONDS
    for quarters in (0, 1, 3, 2):
        left = until - monotonic()
        read = _read_turned(picture, printed, scale, engine, quarters, left) if left > 0 else None
        if read and (best is None or _sure(read) > _sure(best)):
            best = read
        if best and _sure(best) >= UPRIGHT_SURE:
            break
    return best if best and _sure(best) >= LEAST_SURE and len(best.words) >= FEWEST_WORDS else None


def with_live_words(page: PrintedPage, live: Sequence[PrintedWord]) -> PrintedPage:
    """The page with the words that it holds as text, a pack's stamp for one: those read by OCR give way to them."""
    how = page.straightened
    for word in live:
        moved = how.forth(word.box) if how else word.box
        word.baseline += moved.bottom - word.box.bottom
        word.box = moved
    page.words = [word for word in page.words if not any(is_inside(word.box, each.box, 1.0) for each in live)]
    page.words += live
    for order, word in enumerate(page.words):
        word.order = order
    return page


def _sure(page: PrintedPage) -> float:
    return page.confidence or 0.0


def _letters(lines: Sequence[SeenLine]) -> int:
    return sum(len(word.text) for line in lines for word in line.words)


def _read_turned(
    picture: Image.Image, printed: PrintedPage, scale: float, engine: Engine, quarters: int, seconds: float
) -> PrintedPage | None:
    dots_per_inch = round(scale * POINTS_TO_INCH)
    upright = picture.rotate(90 * quarters, expand=True) if quarters else picture
    degrees = skew_of(upright, dots_per_inch)
    bands = find_bands(turned(upright, degrees), dots_per_inch)
    rules = find_rules(bands.lightened, dots_per_inch)
    hocr = engine.read(rules.wiped, dots_per_inch, seconds)
    seen = read_hocr(hocr) if hocr else []
    lines = [line for line in seen if not line.turned]
    letters = _letters(lines)
    if 2 * letters <= _letters(seen):
        return None
    how = Straightening(printed.width_pt, printed.height_pt, quarters, degrees)
    sight = Sight(rules.wiped, ink_of(rules.wiped), scale)
    sure = sum(word.confidence * len(word.text) for line in lines for word in line.words) / letters
    straight = PrintedPage(printed.number, *how.size_pt, by_ocr=True, confidence=round(sure, 3), straightened=how)
    straight.words = printed_words(lines, sight, engine, printed.number)
    straight.dots = list(bullets(lines, sight))
    straight.fills = [Fill(Box(*(edge / scale for edge in box)), BAND_COLOUR, True) for box in bands.boxes]
    straight.rules = [Rule(rule.orientation, *(edge / scale for edge in rule[1:])) for rule in rules.lines]
    return straight
