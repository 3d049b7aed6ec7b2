"""A PDF to a `Paper`: pages, furniture, tables, blocks, notes, parts.

In:     a PDF file, of text or scanned.
Out:    a `Paper`; pages without text are read by OCR; those that could not be read are among its doubts.
Raises: `PaperError` for a file that is no PDF, is encrypted, damaged or empty, or has no pages or too many.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from ingest import plumber
from ingest.assemble import assemble
from ingest.contents import take_leaders
from ingest.errors import ENGINE_FAULTS, PageFault, PaperError
from ingest.hidden import take_hidden
from ingest.layout import PrintedPage
from ingest.limits import MOST_PAGES_LEFT_OUT, TOGETHER, UNWATCHED, Watch
from ingest.marks import settle_words
from ingest.paper import Doubt, Paper
from ingest.pdfium import read_page
from ingest.scanned_words import even_sizes
from ingest.scans import scan_doubts, with_scan
from ingest.struck import strokes_of, take_struck
from ingest.words import PaperWords

HEAD_BYTES = 1024  # a PDF says that it is one within these, and that it is whole within the last
TAIL_BYTES = 2048


def read_pdf(path: Path, sha256: str, words: PaperWords, watch: Watch = UNWATCHED) -> Paper:
    """The paper in the PDF at `path`; `sha256` is the digest of its bytes."""
    for _ in range(MOST_PAGES_LEFT_OUT):
        try:
            return _read(path, sha256, words, watch)
        except PageFault as fault:
            watch = replace(watch, without={**watch.without, fault.page: fault.why})
    try:
        return _read(path, sha256, words, watch)
    except PageFault as fault:
        where = f"{path.name}, page {fault.page}"
        raise PaperError(f"reading it {fault.why}", where, "report it, with the file if it is public") from fault


def _read(path: Path, sha256: str, words: PaperWords, watch: Watch) -> Paper:
    pages, doubts = _read_pages(path, watch)
    watch.at(TOGETHER)
    if not doubts and not any(page.words for page in pages):
        doubts = [Doubt("no page holds text", path.name)]
    even_sizes(pages)
    return assemble(pages, doubts, stem=path.stem, sha256=sha256, words=words)


def _read_pages(path: Path, watch: Watch) -> tuple[list[PrintedPage], list[Doubt]]:
    if path.stat().st_size == 0:
        raise PaperError("the file is empty", path.name, "fetch it again: the download broke off")
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        return _read_refused(path, error, watch)
    pages: list[PrintedPage] = []
    doubts: list[Doubt] = []
    if not _is_whole(path):
        doubts.append(Doubt("the file is cut off: pages at its end may be missing", path.name))
    try:
        _check_length(len(document), path.name, watch)
        for number in range(1, len(document) + 1):
            watch.at(number)
            if why := watch.without.get(number):
                printed, doubt = _unread(number, path.name, f": reading it {why}")
            else:
                printed, doubt = _read_one(document, number, path.name)
            pages.append(printed)
            doubts += doubt
    finally:
        document.close()
    return pages, doubts


def _is_whole(path: Path) -> bool:
    """Whether the file ends as a PDF ends."""
    with path.open("rb") as file:
        file.seek(-min(TAIL_BYTES, path.stat().st_size), os.SEEK_END)
        return b"%%EOF" in file.read()


def _check_length(pages: int, name: str, watch: Watch) -> None:
    most = watch.limits.pages
    if pages > most:
        remedy = "split the file, or let more pages be read (--pages, PLEDGELINE_PAPER_PAGES)"
        raise PaperError(f"the PDF has {pages:,} pages; at most {most:,} are read", name, remedy)


def _unread(number: int, name: str, why: str = "") -> tuple[PrintedPage, list[Doubt]]:
    """An empty page in place of one that cannot be read, and the doubt that says so."""
    return PrintedPage(number, 0.0, 0.0), [Doubt(f"page {number} could not be read{why}", f"{name}, page {number}")]


def _read_refused(path: Path, error: pdfium.PdfiumError, watch: Watch) -> tuple[list[PrintedPage], list[Doubt]]:
    """The pages of a file that PDFium refuses, by the second reader; an error where the file itself is at fault."""
    name = path.name
    if "password" in str(error).lower() or "security" in str(error).lower():
        raise PaperError("the PDF is encrypted", name, "save a copy without a password, then ingest that") from error
    with path.open("rb") as file:
        is_pdf = b"%PDF-" in file.read(HEAD_BYTES)
    if not is_pdf:
        raise PaperError("not a PDF", name, "check what was downloaded: it may be an error page") from error
    if not _is_whole(path):
        raise PaperError("the PDF is cut off, so damaged", name, "fetch it again: the download broke off") from error
    try:
        pages = list(plumber.read_pages(path, watch))
    except (PSException, PdfminerException, ValueError, KeyError, TypeError) as second:
        raise PaperError("the PDF is damaged", name, "fetch it again, or repair it with qpdf") from second
    _check_length(len(pages), name, watch)
    if not pages:
        raise PaperError("the PDF has no pages", name, "fetch it again, or leave it out") from error
    doubts: list[Doubt] = []
    for printed in pages:
        take_struck(printed, strokes_of(printed.words, printed.rules))
        settle_words(printed)
        take_leaders(printed)
        why = watch.without.get(printed.number)
        doubts += (
            _unread(printed.number, name, f": reading it {why}")[1] if why else scan_doubts(printed, name, tried=False)
        )
    return pages, doubts


def _read_one(document: pdfium.PdfDocument, number: int, name: str) -> tuple[PrintedPage, list[Doubt]]:
    """One page; an empty page and a doubt where it cannot be read."""
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return _unread(number, name)
    try:
        printed = with_scan(page, read_page(page, number))
        take_hidden(page, printed)
        settle_words(printed)
        take_leaders(printed)
    except pdfium.PdfiumError:
        return _unread(number, name)
    except ENGINE_FAULTS as fault:
        return _unread(number, name, f": {type(fault).__name__}: {fault}")
    finally:
        page.close()
    return printed, scan_doubts(printed, name)
