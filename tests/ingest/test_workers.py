"""Files that kill, choke or fill the process that reads them: each is told, the others are read, pages are saved."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest.limits import MOST_PAGES_LEFT_OUT, TOGETHER, Limits, Watch
from ingest.workers import Crew, Ending, read_in_workers

LIMITS = Limits(seconds=20, page_seconds=1, memory_mb=400)


def read(path: Path, watch: Watch) -> str:
    """A reader that does what the file's name says, at page 2 of 3, and says which pages it read and where."""
    deed, done = path.name.split(".")[0], []
    for page in (1, 2, 3, 4) if deed.startswith("every") else (1, 2, 3):
        if page in watch.without:
            continue
        watch.at(page)
        if page == 2 or deed.startswith("every"):
            _do(deed.removeprefix("every-"), path)
        done.append(str(page))
    watch.at(TOGETHER)
    if deed == "slow-together":
        time.sleep(2 * LIMITS.page_seconds)
    if deed == "pid-slow":
        time.sleep(0.5)
    return f"{deed} {''.join(done)} {os.getpid() if deed.startswith('pid') else ''}".strip()


def _do(deed: str, path: Path) -> None:
    if deed == "hangs":
        while True:
            pass
    elif deed == "crashes":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif deed == "leaves":
        os._exit(7)
    elif deed == "fills":
        bytearray(2 * LIMITS.memory_mb * 1024 * 1024)
    elif deed == "starts-another":
        sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        path.write_text(str(sleeper.pid))
        time.sleep(60)


def ended(path: Path, ending: Ending) -> str:
    return f"{path.name} {ending.why} at {ending.page}"


def read_all(*names: str, jobs: int = 1, folder: Path = Path(), limits: Limits = LIMITS) -> list[str]:
    planned = [(folder / name, None) for name in names]
    return list(read_in_workers(planned, Crew(read, ended, jobs, limits)))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_page_that_is_not_survived_is_left_out_and_the_rest_is_read(jobs: int) -> None:
    names = ["well.a", "hangs.b", "crashes.c", "fills.d", "leaves.e", "well.f"]
    assert read_all(*names, jobs=jobs) == ["well 123", "hangs 13", "crashes 13", "fills 13", "leaves 13", "well 123"]


def test_a_file_all_of_whose_pages_crash_is_told_with_the_page_and_the_signal() -> None:
    told, after = read_all("every-crashes.x", "well.x")
    assert told.startswith("every-crashes.x killed the process that read it (SIGSEGV)")
    assert told.endswith(f"at {MOST_PAGES_LEFT_OUT + 1}")
    assert after == "well 123"


def test_the_limit_for_a_paper_ends_it_wherever_it_is() -> None:
    [told] = read_all("hangs.x", limits=Limits(seconds=1, page_seconds=30, memory_mb=400))
    assert told == "hangs.x took more than 1 seconds at 2"


def test_putting_pages_together_is_not_held_to_the_limit_for_a_page() -> None:
    assert read_all("slow-together.x") == ["slow-together 123"]


def test_what_is_known_is_not_read_and_starts_no_process() -> None:
    began = time.perf_counter()
    answers = list(read_in_workers([(Path("well"), "known")] * 1000, Crew(read, ended, 2, LIMITS)))
    assert answers == ["known"] * 1000
    assert time.perf_counter() - began < 1


def test_answers_come_in_the_order_of_the_files() -> None:
    planned: list[tuple[Path, str | None]] = [(Path("hangs.x"), None), (Path("b"), "known"), (Path("well.x"), None)]
    assert list(read_in_workers(planned, Crew(read, ended, 2, LIMITS))) == ["hangs 13", "known", "well 123"]


def test_workers_are_kept_and_replaced_after_some_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"pid.{number}" for number in range(6)]
    assert len(set(read_all(*names))) == 1
    monkeypatch.setattr("ingest.workers.PAGES_PER_WORKER", 8)
    assert len(set(read_all(*names))) == 3  # each file is four steps: three pages, then putting together


def test_a_few_small_files_are_read_by_one_worker_which_may_have_been_begun_before() -> None:
    crew = Crew(read, ended, 2, LIMITS)
    crew.warm()
    [worker] = crew.idle
    planned = [(Path("pid.a"), None), (Path("pid.b"), None), (Path("pid.c"), None)]
    assert {told.split()[-1] for told in read_in_workers(planned, crew)} == {str(worker.process.pid)}


def test_many_files_are_read_by_as_many_workers_as_are_wanted() -> None:
    assert len(set(read_all(*(f"pid-slow.{number}" for number in range(8)), jobs=2))) == 2


def test_a_file_does_not_wait_for_one_that_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.workers.WORTH_WAITING", 0.0)
    began = time.perf_counter()
    limits = Limits(seconds=20, page_seconds=4, memory_mb=400)
    planned = [(Path("hangs.a"), None), (Path("hangs.b"), None)]
    assert list(read_in_workers(planned, Crew(read, ended, 2, limits))) == ["hangs 13", "hangs 13"]
    assert time.perf_counter() - began < 8


def test_what_a_reader_started_ends_with_it(tmp_path: Path) -> None:
    path = tmp_path / "starts-another"
    read_all("starts-another", folder=tmp_path)
    pid = int(path.read_text())
    for _ in range(50):
        if not _is_running(pid):
            return
        time.sleep(0.1)
    raise AssertionError("it goes on")


def _is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_no_worker_outlives_a_run_that_was_left(tmp_path: Path) -> None:
    planned = [(tmp_path / "pid.x", None), (tmp_path / "hangs.x", None)]
    answers = read_in_workers(planned, Crew(read, ended, 1, LIMITS))
    pid = int(next(answers).split()[-1])
    answers.close()
    assert not _is_running(pid)
