"""The files that papers were read from are kept, whole and once."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ingest.errors import PaperError
from ingest.originals import Originals


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "westmere-agreement.txt"
    path.write_text("Westmere Community Safety Agreement", "utf-8")
    return path


def test_a_kept_file_outlives_the_file_it_was_read_from(tmp_path: Path, paper: Path) -> None:
    originals, key = Originals(tmp_path / "originals"), sha256(paper)
    originals.keep(paper, key)
    paper.unlink()
    assert originals.path(key).read_text("utf-8") == "Westmere Community Safety Agreement"


def test_the_same_bytes_under_another_name_are_kept_once(tmp_path: Path, paper: Path) -> None:
    originals, other = Originals(tmp_path / "originals"), tmp_path / "copy.txt"
    other.write_bytes(paper.read_bytes())
    originals.keep(paper, sha256(paper))
    originals.keep(other, sha256(other))
    assert sum(path.is_file() for path in (tmp_path / "originals").rglob("*")) == 1


def test_a_file_changed_since_it_was_read_is_not_kept_under_the_old_hash(tmp_path: Path, paper: Path) -> None:
    originals, read = Originals(tmp_path / "originals"), sha256(paper)
    paper.write_text("Another paper", "utf-8")
    originals.keep(paper, read)
    with pytest.raises(PaperError, match="not kept"):
        originals.path(read)


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(PaperError, match="cannot be kept"):
        Originals(tmp_path).keep(tmp_path / "gone.pdf", "00" * 32)
