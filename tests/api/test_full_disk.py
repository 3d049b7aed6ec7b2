"""A disk without room in each stage: told once, nothing half-written, and the next run completes what was begun.

A limit on the size of files, which the system enforces, stands for the full disk: no file system need be mounted.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.standin.meetings import sample

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no limits of a process there")
STEMS = ("csa-2017-sample", "kcsp-minutes-2018-07-sample")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for stem in STEMS:
        (folder / f"{stem}.pdf").write_bytes(sample(stem))
    return folder


def run(papers: Path, data: Path, most: int | None = None) -> subprocess.CompletedProcess[str]:
    """`pledgeline run`, where no file may be larger than so many bytes."""

    def limit() -> None:
        import resource

        if most is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    command = [sys.executable, "-c", "from api.cli import main; main()", "run", str(papers), "--data", str(data)]
    return subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=limit)


def state(pledgeline, data: Path) -> tuple[object, object]:
    counted = pledgeline(
        "cypher", "MATCH (n) RETURN labels(n) AS l, count(n) ORDER BY l", "--json", "--data", str(data)
    )
    found = pledgeline("search", "domestic abuse", "--json", "--data", str(data))
    return json.loads(counted.stdout)["rows"], json.loads(found.stdout)


@pytest.mark.parametrize(
    ("stage", "most"),
    [("papers", 10_000), ("facts", 35_000), ("graph", 120_000)],
    ids=["reading", "finding facts", "loading"],
)
def test_a_full_disk_is_told_and_the_next_run_completes_what_was_begun(
    papers, pledgeline, tmp_path, stage: str, most: int
) -> None:
    data = tmp_path / "data"
    ran = run(papers, data, most)
    assert ran.returncode == 1
    assert ran.stderr.count("make room, then run it again: nothing is lost") == 1
    assert f"({data / stage}" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert "SEVER" not in ran.stderr
    assert not list(data.rglob(".*.new"))  # nothing half-written
    assert run(papers, data).returncode == 0
    assert run(papers, tmp_path / "other").returncode == 0
    assert state(pledgeline, data) == state(pledgeline, tmp_path / "other")


def test_a_full_disk_while_it_is_indexed_is_told_and_the_next_run_completes_it(papers, pledgeline, tmp_path) -> None:
    data = tmp_path / "data"
    assert run(papers, data).returncode == 0
    before = state(pledgeline, data)
    shutil.rmtree(data / "search")
    ran = run(papers, data, 40_000)
    assert ran.returncode == 1
    assert f"({data / 'search'}" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert run(papers, data).returncode == 0
    assert state(pledgeline, data) == before


def test_a_damaged_search_index_is_told_and_made_anew(papers, pledgeline, tmp_path) -> None:
    data = tmp_path / "data"
    assert run(papers, data).returncode == 0
    before = state(pledgeline, data)
    (data / "search" / "meta.json").write_text("", "utf-8")
    ran = pledgeline("search", "domestic abuse", "--data", str(data))
    assert ran.returncode == 1
    assert "the search index is damaged" in ran.stderr
    assert pledgeline("load", "--data", str(data)).returncode == 0
    assert state(pledgeline, data) == before
