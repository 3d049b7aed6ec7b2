"""A PDF to a `Paper`: pages, furniture, tables, blocks, notes, parts.

In:     a PDF file with a text layer.
Out:    a `Paper`; pages that could not be read, and pages that hold a picture and no text, are among its doubts.
Raises: `PaperError` for a file that is no PDF, is encrypted, damaged or empty, or has no pages.
"""

from __future__ import annotations

import os
from pathlib import Path

import pypdfium2 as pdfium
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from ingest import plumber
from ingest.assemble import assemble
from ingest.contents import take_leaders
from ingest.errors import PaperError
from ingest.layout import PrintedPage
from ingest.marks import settle_words
from ingest.paper import Doubt, Paper
from ingest.pdfium import read_page
from ingest.words import PaperWords

HEAD_BYTES = 1024  # a PDF says that it is one within these, and that it is whole within the last
TAIL_BYTES = 2048
SCAN_SHARE = 0.2  # a page without text is a scan where pictures cover at least this share of it


def read_pdf(path: Path, sha256: str, words: PaperWords) -> Paper:
    """The paper in the PDF at `path`; `sha256` is the digest of its bytes."""
    pages, doubts = _read_pages(path)
    if not doubts and not any(page.words for page in pages):
        doubts = [Doubt("no page holds text", path.name)]
    return assemble(pages, doubts, stem=path.stem, sha256=sha256, words=words)


def _read_pages(path: Path) -> tuple[list[PrintedPage], list[Doubt]]:
    if path.stat().st_size == 0:
        raise PaperError("the file is empty", path.name, "fetch it again: the download broke off")
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        return _read_refused(path, error)
    pages: list[PrintedPage] = []
    doubts: list[Doubt] = []
    try:
        for number in range(1, len(document) + 1):
            printed, doubt = _read_one(document, number, path.name)
            pages.append(printed)
            doubts += doubt
    finally:
        document.close()
    return pages, doubts


def _read_refused(path: Path, error: pdfium.PdfiumError) -> tuple[list[PrintedPage], list[Doubt]]:
    """The pages of a file that PDFium refuses, by the second reader; an error where the file itself is at fault."""
    name = path.name
    if "password" in str(error).lower() or "security" in str(error).lower():
        raise PaperError("the PDF is encrypted", name, "save a copy without a password, then ingest that") from error
    with path.open("rb") as file:
        is_pdf = b"%PDF-" in file.read(HEAD_BYTES)
        file.seek(-min(TAIL_BYTES, path.stat().st_size), os.SEEK_END)
        is_whole = b"%%EOF" in file.read()
    if not is_pdf:
        raise PaperError("not a PDF", name, "check what was downloaded: it may be an error page") from error
    if not is_whole:
        raise PaperError("the PDF is cut off, so damaged", name, "fetch it again: the download broke off") from error
    try:
        pages = list(plumber.read_pages(path))
    except (PSException, PdfminerException, ValueError, KeyError, TypeError) as second:
        raise PaperError("the PDF is damaged", name, "fetch it again, or repair it with qpdf") from second
    if not pages:
        raise PaperError("the PDF has no pages", name, "fetch it again, or leave it out") from error
    for printed in pages:
        settle_words(printed)
        take_leaders(printed)
    return pages, [doubt for printed in pages for doubt in _scan_doubts(printed, name)]


def _read_one(document: pdfium.PdfDocument, number: int, name: str) -> tuple[PrintedPage, list[Doubt]]:
    """One page; an empty page and a doubt where it cannot be read."""
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return PrintedPage(number, 0.0, 0.0), [Doubt(f"page {number} could not be read", f"{name}, page {number}")]
    try:
        printed = read_page(page, number)
        settle_words(printed)
        take_leaders(printed)
    except pdfium.PdfiumError:
        return PrintedPage(number, 0.0, 0.0), [Doubt(f"page {number} could not be read", f"{name}, page {number}")]
    finally:
        page.close()
    return printed, _scan_doubts(printed, name)


def _scan_doubts(page: PrintedPage, name: str) -> list[Doubt]:
    if page.words or not _is_scan(page):
        return []
    return [Doubt(f"page {page.number} holds no text (a scan?)", f"{name}, page {page.number}")]


def _is_scan(page: PrintedPage) -> bool:
    """Whether pictures cover enough of the page to hold its text."""
    area = sum((box.x1 - box.x0) * (box.bottom - box.top) for box in page.pictures)
    return area >= SCAN_SHARE * page.width_pt * page.height_pt
