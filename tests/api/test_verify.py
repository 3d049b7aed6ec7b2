"""`pledgeline verify`: all is well with the samples; a quote that its paper does not print ends with 1 and is told."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

Command = Callable[..., "subprocess.CompletedProcess[str]"]
PAPER = "kcsp-minutes-2022-07-sample"


def test_the_samples_are_borne_out(pledgeline: Command, sample_data: Path) -> None:
    ran = pledgeline("verify", PAPER, "--data", str(sample_data), "--json")
    answer = json.loads(ran.stdout)
    assert ran.returncode == 0
    assert answer["papers"] == 1
    assert answer["checked"] > 20
    assert answer["mismatches"] == answer["failures"] == []


def test_a_wrong_quote_and_a_lost_file_are_told(pledgeline: Command, sample_data: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(sample_data, data, ignore=shutil.ignore_patterns("graph", "search"))
    facts = data / "facts" / f"{PAPER}.jsonl"
    lines = [json.loads(line) for line in facts.read_text("utf-8").splitlines()]
    lines[0]["evidence"]["quote"] += " wombats"
    facts.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    ran = pledgeline("verify", PAPER, "--data", str(data), COLUMNS="80")
    assert ran.returncode == 1
    assert "wombats" in ran.stdout
    assert lines[0]["id"] in ran.stdout
    shutil.rmtree(data / "originals")
    lost = pledgeline("verify", PAPER, "--data", str(data))
    assert lost.returncode == 1
    assert "ingest the paper again" in lost.stderr


def test_an_unknown_paper_is_told(pledgeline: Command, sample_data: Path) -> None:
    ran = pledgeline("verify", "wombats-2031", "--data", str(sample_data))
    assert ran.returncode == 1
    assert "wombats-2031" in ran.stderr
