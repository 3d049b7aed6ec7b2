"""The same papers give the same export, byte for byte: again, in two processes, and named in any order."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from api import pipeline
from api.exporting import export_facts
from api.pipeline import RunReport
from api.workspace import Workspace

SAMPLES = Path(__file__).parents[2] / "corpus/samples/papers"


def exported(folder: Path, files: Sequence[Path], jobs: int) -> bytes:
    """The export of these papers, read in this order by so many processes."""
    workspace, report = Workspace(folder), RunReport()
    pipeline.ingest(workspace, files, report, jobs=jobs)
    pipeline.extract(workspace, report, jobs=jobs)
    assert not report.failures
    export_facts(workspace.facts, folder / "facts.jsonl")
    return (folder / "facts.jsonl").read_bytes()


def test_samples_give_the_same_bytes(tmp_path: Path) -> None:
    files = sorted(SAMPLES.glob("*.pdf"))
    first = exported(tmp_path / "first", files, jobs=1)
    assert len(first.splitlines()) > 100
    assert exported(tmp_path / "again", files, jobs=1) == first
    assert exported(tmp_path / "two", files[::-1], jobs=2) == first  # each process has a hash seed of its own


@pytest.mark.shared
def test_real_papers_give_the_same_bytes(tmp_path: Path, shared_dir: Path) -> None:
    files = sorted(path for path in (shared_dir / "papers").glob("*.pdf") if not path.stem.startswith("scanned"))
    first = exported(tmp_path / "one", files, jobs=1)
    assert exported(tmp_path / "two", files[::-1], jobs=2) == first
