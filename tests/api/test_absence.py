"""A negative that can be cited: what was searched, and what could not be read."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Command = Callable[..., "subprocess.CompletedProcess[str]"]


def test_what_no_paper_states(pledgeline: Command, sample_data: Path) -> None:
    ran = pledgeline("absent", "submarine patrols of the estuary", "--data", str(sample_data), "--json")
    assert ran.returncode == 0, ran.stderr
    answer = json.loads(ran.stdout)
    assert answer["absent"]
    assert answer["hits"] == []
    papers = {each["paper"] for each in answer["searched"]}
    assert len(papers) == len(answer["searched"]) == 10
    assert all(each["sha256"] and each["blocks"] for each in answer["searched"])
    told = pledgeline("absent", "submarine patrols of the estuary", "--data", str(sample_data)).stdout
    assert "No paper that was read states" in told
    assert "10 papers" in told


def test_what_a_paper_states_is_shown_and_ends_with_1(pledgeline: Command, sample_data: Path) -> None:
    ran = pledgeline("absent", "ASB case management", "--data", str(sample_data), "--json")
    answer = json.loads(ran.stdout)
    assert ran.returncode == (1 if answer["hits"] else 0)
    ran = pledgeline("absent", "antisocial behaviour", "--data", str(sample_data), "--json")
    assert ran.returncode == 1
    assert json.loads(ran.stdout)["hits"]  # another spelling of what papers write


def test_nothing_to_look_for_is_told(pledgeline: Command, sample_data: Path) -> None:
    ran = pledgeline("absent", "...", "--data", str(sample_data))
    assert ran.returncode == 1
    assert "nothing to look for" in ran.stderr
