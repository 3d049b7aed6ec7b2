"""Which pages of a PDF are scans, and what is doubtful in them.

A page is a scan where it has no words as text, or no more than a stamp on a picture of all of it. One whose words are
written invisibly over such a picture was read by somebody else's OCR: its words are taken, and marked as such.
"""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as raw

from ingest.layout import PrintedPage
from ingest.ocr import REMEDY, engine
from ingest.paper import Doubt
from ingest.scanned_page import read_scan, with_live_words

SCAN_SHARE = 0.2  # a page without text may be a scan where pictures cover at least this share of it
WHOLE_SHARE = 0.6  # and a page with a few words where they cover this share: a pack puts its stamp on a scanned page
MOST_STAMPED = 30  # words: two lines of stamps and running heads
MANY_TIMES = 4  # so many times the words that the page has as text: else its picture only adorns it
DRAWN_LETTERS = 200  # filled shapes on a page without text: its letters are drawn
SURE_ENOUGH = 0.8  # OCR less sure than this on average is a doubt
HIDDEN_SHARE = 0.5  # of a page's pieces of text: scanners write all that they read invisibly
DEEPEST = 4  # forms within forms in which text is looked for


def with_scan(page: Any, printed: PrintedPage) -> PrintedPage:
    """The page with what OCR reads in its picture, where that is what the page says; else as it is."""
    if len(printed.words) > MOST_STAMPED and pictured(printed) >= WHOLE_SHARE:
        printed.by_ocr = _is_written_invisibly(page)
        return printed
    reader = engine() if _may_be_scan(printed) else None
    scanned = read_scan(page, printed, reader) if reader else None
    if scanned is None or len(scanned.words) < MANY_TIMES * len(printed.words):
        return printed
    return with_live_words(scanned, printed.words)


def scan_doubts(page: PrintedPage, name: str, *, tried: bool = True) -> list[Doubt]:
    """What is doubtful in a page that may be a scan; `tried` tells that OCR was given it where there is any."""
    where = f"{name}, page {page.number}"
    if page.confidence is not None:
        told = f"page {page.number} was hard to read by OCR ({page.confidence:.0%} sure)"
        return [Doubt(told, where)] if page.confidence < SURE_ENOUGH else []
    if page.words or not _may_be_scan(page):
        return []
    if engine() is None:
        return [Doubt(f"page {page.number} holds no text (a scan?), and no OCR is installed: {REMEDY}", where)]
    why = "is a picture in which no words could be read" if tried else "holds no text (a scan?)"
    return [Doubt(f"page {page.number} {why}", where)]


def pictured(page: PrintedPage) -> float:
    """The share of the page that pictures cover."""
    area = sum((box.x1 - box.x0) * (box.bottom - box.top) for box in page.pictures)
    return area / max(page.width_pt * page.height_pt, 1.0)


def _may_be_scan(page: PrintedPage) -> bool:
    if page.words:
        return len(page.words) <= MOST_STAMPED and pictured(page) >= WHOLE_SHARE
    return pictured(page) >= SCAN_SHARE or len(page.fills) >= DRAWN_LETTERS


def _is_written_invisibly(page: Any) -> bool:
    """Whether most of the page's text is in the mode that draws nothing (ISO 32000-1, 9.3.6, mode 3)."""
    texts = [text.raw for text in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=DEEPEST)]
    hidden = sum(raw.FPDFTextObj_GetTextRenderMode(text) == raw.FPDF_TEXTRENDERMODE_INVISIBLE for text in texts)
    return bool(texts) and hidden >= HIDDEN_SHARE * len(texts)
