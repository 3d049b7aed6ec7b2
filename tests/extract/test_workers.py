"""Work in several processes comes to its end, in order, however much there is."""

from __future__ import annotations

import math
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from os import _exit

import pytest

from extract import workers
from extract.workers import worked_on


@pytest.mark.parametrize("jobs", [1, 2])
def test_more_work_than_the_processes_may_do_is_done_in_order(jobs: int, monkeypatch) -> None:
    monkeypatch.setattr(workers, "PAPERS_PER_WORKER", 2)
    numbers = list(range(11))
    made = worked_on(math.factorial, [(number,) for number in numbers], jobs=jobs)
    assert [each.result() for each in made] == [math.factorial(number) for number in numbers]


def test_what_fails_is_told_in_its_place() -> None:
    made = list(worked_on(math.sqrt, [(4,), (-1,), (9,)], jobs=2))
    assert made[0].result() == 2
    assert isinstance(made[1].exception(), ValueError)
    assert made[2].result() == 3


def test_a_process_that_dies_is_told_and_nobody_waits_for_it() -> None:
    (made,) = worked_on(_exit, [(1,)], jobs=2)
    assert isinstance(made.exception(), BrokenProcessPool)


WAITING = """
from time import sleep
from extract.workers import Coming

if __name__ == "__main__":
    coming = Coming(int)
    coming.begin()
    coming.pool.submit(int).result()
    print("ready", flush=True)
    sleep(600)
"""


def test_a_process_ends_with_the_one_that_began_it_though_that_is_killed(tmp_path) -> None:
    """A process that waits for work holds what it inherited open: its end is seen by the end of that."""
    script = tmp_path / "waiting.py"
    script.write_text(WAITING)
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as waiting:
        assert waiting.stdout
        assert waiting.stdout.readline() == "ready\n"
        waiting.kill()
        assert waiting.communicate(timeout=20)[0] == ""
