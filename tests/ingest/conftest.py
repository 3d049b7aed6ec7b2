"""Small PDFs drawn by a test, and the real papers, each read once for all tests that look at it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.load import paper_words
from ingest.paper import Paper
from ingest.pdf import read_pdf

A4_PT = (595, 842)
PdfOf = Callable[[Callable[[Canvas], object]], Paper]


@pytest.fixture
def pdf_of(tmp_path: Path) -> PdfOf:
    """The paper that a drawing comes to: `pdf_of(lambda page: page.drawString(60, 700, "Safer streets"))`."""

    def read(draw: Callable[[Canvas], object]) -> Paper:
        path = tmp_path / "westmere.pdf"
        canvas = Canvas(str(path), pagesize=A4_PT, pageCompression=0)
        draw(canvas)
        canvas.save()
        return read_pdf(path, "0" * 64, paper_words())

    return read


@cache
def _read(path: Path) -> Paper:
    return read_pdf(path, "0" * 64, paper_words())


@pytest.fixture(scope="session")
def read_real() -> Callable[[Path], Paper]:
    """Reads a PDF, or gives what was read of it before."""
    return _read
