"""One file to a `Paper`: what kind of file it is, is told by its first bytes; its name only gives the stem.

In:     a path, and the words that layout needs.
Out:    a `Paper` of format "pdf", "picture", "docx", "html" or "text".
Raises: `PaperError` for a file that is missing, unreadable, empty, or of no kind that holds a paper.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from ingest.errors import ENGINE_FAULTS, PaperError
from ingest.flat_page import is_flat_page, read_flat_page
from ingest.html import read_html
from ingest.limits import UNWATCHED, Watch
from ingest.paper import Paper
from ingest.pdf import read_pdf
from ingest.picture import ENDINGS as PICTURE_ENDINGS
from ingest.picture import as_pdf, is_picture
from ingest.text import read_text
from ingest.word import read_word
from ingest.word_package import refuse_old
from ingest.words import PaperWords

PDF_HEADER_WITHIN = 1024  # bytes: PDF readers look for "%PDF-" this far (ISO 32000-1, annex H)
HTML_OPENING = re.compile(rb"<(?:!doctype\s+html|html\b|head\b|body\b|div\b)", re.IGNORECASE)
HTML_OPENING_WITHIN = 512  # bytes: comments and an XML declaration may stand before it
OTHER_KINDS = {
    b"{\\rtf": "a rich text document",
    b"GIF8": "a picture",
}
ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")  # not tab, line ends or form feed: those are in plain text


def read_paper(path: Path, words: PaperWords, watch: Watch = UNWATCHED) -> Paper:
    """Read the file at `path`, telling `watch` how far it has come."""
    try:
        return _read(path, words, watch)
    except ENGINE_FAULTS as fault:
        what = f"the reader failed on this file: {type(fault).__name__}: {fault}"
        raise PaperError(what, str(path), "report it, with the file if it is public") from fault


def _read(path: Path, words: PaperWords, watch: Watch) -> Paper:
    content = _bytes_of(path)
    sha256 = hashlib.sha256(content).hexdigest()
    if b"%PDF-" in content[:PDF_HEADER_WITHIN]:
        del content  # the PDF engine reads the file itself
        return read_pdf(path, sha256, words, watch)
    if content.startswith(ZIP):
        return read_word(content, path.stem, sha256, words, where=str(path))
    if content.startswith(OLD_OFFICE):
        raise refuse_old(content, str(path))
    if is_picture(content):
        return _read_picture(path, sha256, words, watch)
    if kind := next((kind for magic, kind in OTHER_KINDS.items() if content.startswith(magic)), None):
        raise PaperError(f"this is {kind}, not a paper", str(path), "save it as PDF, then ingest that file")
    text = _decoded(content, path)
    is_html = HTML_OPENING.search(content[:HTML_OPENING_WITHIN]) is not None
    if path.suffix.lower() == ".pdf":
        found = "a web page: the server answered with a page in place of the paper" if is_html else "plain text"
        raise PaperError(f"named .pdf, but holds {found}", str(path), "download the paper again, or mend its name")
    if not is_html and is_flat_page(text, words):
        return read_flat_page(text, path.stem, sha256, words)
    read = read_html if is_html else read_text
    return read(text, path.stem, sha256, words, where=str(path))


def _read_picture(path: Path, sha256: str, words: PaperWords, watch: Watch) -> Paper:
    """A scan that is no PDF: the PDF made of it is read."""
    if path.suffix.lower() not in PICTURE_ENDINGS:
        raise PaperError("this is a picture, not what its name says", str(path), "mend its name, or save it as PDF")
    with TemporaryDirectory() as folder:
        made = Path(folder) / path.name  # its name stands in what is told of its pages
        made.write_bytes(as_pdf(path, watch.limits.pages + 1))
        paper = replace(read_pdf(made, sha256, words, watch), format="picture")
    if not paper.blocks:
        raise PaperError("no words could be read in this picture", str(path), "leave it out, or scan the paper anew")
    return paper


def _bytes_of(path: Path) -> bytes:
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise PaperError("there is no such file", str(path), "mend the path") from error
    except IsADirectoryError as error:
        raise PaperError("this is a folder, not a file", str(path), "name the files in it") from error
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise PaperError(f"the file cannot be read: {why}", str(path), "check its permissions and its disk") from error
    if not content.strip():
        raise PaperError("the file is empty", str(path), "download the paper again")
    return content


def _decoded(content: bytes, path: Path) -> str:
    """The text of these bytes: UTF-8 or UTF-16 where they say so, else the code page of western Windows.

    Council sites serve both and often declare neither.
    """
    try:
        text = content.decode("utf-16") if content.startswith(UTF16_MARKS) else content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if CONTROL.search(text) or "\ufffd" in text:
        raise PaperError(
            "this is neither a PDF, a web page nor plain text", str(path), "save it as PDF, then ingest that file"
        )
    return text
