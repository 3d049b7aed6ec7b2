"""The real papers, each read once for all tests that look at it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from corpus.load import paper_words
from ingest.paper import Paper
from ingest.pdf import read_pdf


@cache
def _read(path: Path) -> Paper:
    return read_pdf(path, "0" * 64, paper_words())


@pytest.fixture(scope="session")
def read_real() -> Callable[[Path], Paper]:
    """Reads a PDF, or gives what was read of it before."""
    return _read
