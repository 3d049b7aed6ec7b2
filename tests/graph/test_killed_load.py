"""A load that is killed leaves whole papers, and the next load completes it (the bench kills twenty times)."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

BENCH = Path(__file__).parents[1] / "bench"


def test_a_killed_load_is_completed_by_the_next(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(sys, "path", [str(BENCH), *sys.path])
    spec = importlib.util.spec_from_file_location("kill_loads", BENCH / "kill_loads.py")
    assert spec
    assert spec.loader
    kill_loads = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(kill_loads)
    assert kill_loads.kill_often(tmp_path, times=1, papers=4, server=None) == 0
