"""An update that is killed is completed by the next run (the bench kills a dozen, in every stage)."""

from __future__ import annotations

from pathlib import Path

from tests.bench.kill_updates import kill_often


def test_a_killed_update_is_completed_by_the_next(tmp_path: Path) -> None:
    assert kill_often(tmp_path, times=2, papers=4, seed=3) == 0
