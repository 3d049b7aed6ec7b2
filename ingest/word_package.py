"""A Word file, opened with care: what is no Word file, is locked, damaged or a bomb, is one clear error.

In:     the bytes of a file that begins as a zip archive, or as an old Office document does.
Out:    python-docx's document. Entities of its XML are not resolved (python-docx turns that off).
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

import docx
from lxml import etree

from ingest.errors import PaperError

MB = 1024 * 1024
MOST_UNPACKED = 400 * MB  # of the whole file, pictures and all
MOST_XML = 60 * MB  # of its text: a thousand pages take about 10
MOST_FILES = 5000
BODY = "word/document.xml"
OTHERS = {"xl/workbook.xml": "a spreadsheet", "ppt/presentation.xml": "a slide show", "content.xml": "an OpenDocument"}
FAULTS = (AttributeError, KeyError, OSError, RuntimeError, ValueError)  # what python-docx raises on damaged files
AS_PDF = "save it as PDF or .docx, then ingest that file"
LOCKED = "EncryptedPackage".encode("utf-16-le")  # Office puts a locked file into an old container under this name


def open_package(content: bytes, where: str) -> Any:
    """The document in these bytes. Raises `PaperError` where there is none that can be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check(archive, where)
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise PaperError(
            "the Word file is damaged", where, "fetch it again: the download may have broken off"
        ) from error
    try:
        return docx.Document(io.BytesIO(content))
    except (*FAULTS, zlib.error, zipfile.BadZipFile, etree.LxmlError) as error:
        raise PaperError(
            "the Word file is damaged", where, "open it in Word, save it anew, then ingest that"
        ) from error


def refuse_old(content: bytes, where: str) -> PaperError:
    """The error for an old Office container: a locked new file, or a file of before 2007."""
    if LOCKED in content:
        return PaperError("the Word file is locked with a password", where, "save a copy without it, then ingest that")
    return PaperError("this is an old Office document, not a paper", where, AS_PDF)


def _check(archive: zipfile.ZipFile, where: str) -> None:
    files = archive.infolist()
    names = {file.filename for file in files}
    if BODY not in names:
        kind = next((kind for name, kind in OTHERS.items() if name in names), "a zip archive")
        raise PaperError(f"this is {kind}, not a paper", where, AS_PDF)
    if any(file.flag_bits & 1 for file in files):
        raise PaperError("the Word file is locked with a password", where, "save a copy without it, then ingest that")
    unpacked = sum(file.file_size for file in files)
    text = sum(file.file_size for file in files if file.filename.endswith(".xml"))
    if len(files) > MOST_FILES or unpacked > MOST_UNPACKED or text > MOST_XML:
        size = f"{unpacked / MB:,.0f} MB in {len(files):,} files"
        raise PaperError(f"the Word file unpacks to {size}: too much to be a paper", where, AS_PDF)
