"""Reading files in worker processes, in order, when some of them may kill, choke or never leave the process.

Each worker reads one file at a time under a limit of memory that the system enforces, and says which page it is at.
The one who waits ends a worker that stays too long at a page or with a paper. A page that a worker did not survive is
left out when the file is read once more, so that one bad page does not lose a pack; a file on which that does not help
is told as ended. Workers are replaced after some pages, so that memory cannot grow with the corpus.
A worker takes most of a second to begin: few small files wait for the first one rather than begin another for each, and
a first one can be begun (`Crew.warm`) before it is known what there is to read.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from time import monotonic
from typing import Any, Generic, TypeVar

from ingest.limits import MOST_PAGES_LEFT_OUT, OPENING, TOGETHER, Limits, Watch

R = TypeVar("R")
Read = Callable[[Path, Watch], R]

PAGES_PER_WORKER = 1000
COLLECT_AFTER = 50_000, 20, 100  # objects: a paper's have no cycles, and looking for some takes a tenth of the time
LOOK_EVERY = 0.2  # seconds
WORTH_A_WORKER = 3  # files that wait: to read so many small ones takes as long as to begin a worker
WORTH_WAITING = 1.0  # seconds that a file waits for a worker that has begun before another is begun for it
_STARTING = -2  # the process is not ready; that is no fault of the file's
MB = 1024 * 1024
_CONTEXT = multiprocessing.get_context("spawn")  # a fork of a process with threads (a store, a progress bar) may hang


@dataclass(frozen=True, slots=True)
class Ending:
    """How a worker was lost: why, in words that go on "reading it …", and at which page (`OPENING`, `TOGETHER`)."""

    why: str
    page: int


@dataclass(slots=True)
class _Place(Generic[R]):
    """A file in the order in which answers are given."""

    path: Path
    answer: R | None
    began: float = 0.0  # when its reading was first seen
    without: dict[int, str] = field(default_factory=dict)


def read_in_workers(planned: Iterable[tuple[Path, R | None]], crew: Crew[R]) -> Iterator[R]:
    """For each path what is known of it, or else what the crew makes of it in its processes; in order.

    No process is started where all is known. The crew is dismissed.
    """
    places: deque[_Place[R]] = deque()
    try:
        for path, known in planned:
            place = _Place(path, known)
            places.append(place)
            if known is None:
                crew.begin(place)
            yield from _answered(places)
        while places:
            crew.look()
            yield from _answered(places)
    finally:
        crew.dismiss()


def _answered(places: deque[_Place[R]]) -> Iterator[R]:
    while places and places[0].answer is not None:
        yield places.popleft().answer  # type: ignore[misc]


class _Worker(Generic[R]):
    """A process, the wire to it, and what it has in work."""

    def __init__(self, read: Read[R], limits: Limits, ready: Callable[[], None]) -> None:
        self.wire, theirs = _CONTEXT.Pipe()
        self.shown_page = _CONTEXT.RawValue("i", _STARTING)
        self.process = _CONTEXT.Process(
            target=_serve, args=(theirs, self.shown_page, read, limits, ready), daemon=True, name="pledgeline-reader"
        )
        self.process.start()
        theirs.close()
        self.pages_read = 0
        self.place: _Place[R] | None = None
        self.page, self.page_began = _STARTING, 0.0

    def begin(self, place: _Place[R]) -> None:
        self.place, self.page = place, _STARTING
        self.shown_page.value = _STARTING
        with suppress(OSError):  # it died while it waited: the next look sees that
            self.wire.send((place.path, place.without))

    def overdue(self, limits: Limits) -> str | None:
        """Why it has taken too long, if it has."""
        now, page, place = monotonic(), self.shown_page.value, self.place
        if place is None or page == _STARTING:
            return None
        if page != self.page:
            self.page, self.page_began = page, now
        place.began = place.began or now
        if now - place.began > limits.seconds:
            return f"took more than {limits.seconds:g} seconds"
        if page != TOGETHER and now - self.page_began > limits.page_seconds:
            return f"did not come to an end in {limits.page_seconds:g} seconds"
        return None

    def end(self) -> None:
        """End the process at once, with those that it started."""
        if hasattr(os, "killpg") and self.process.pid:
            with suppress(ProcessLookupError, PermissionError):  # it is gone, or had not yet made its group
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.join()
        self.wire.close()


def _nothing() -> None:
    """What a worker needs where nothing is said of it."""


class Crew(Generic[R]):
    """The workers: as many as wanted (`jobs`) at most, each started when there is work for it.

    `read` must be picklable. For a file that a worker does not survive the answer is `ended`. `ready` is run by each
    worker as it begins: it brings what reading needs.
    """

    def __init__(
        self,
        read: Read[R],
        ended: Callable[[Path, Ending], R],
        jobs: int,
        limits: Limits,
        ready: Callable[[], None] = _nothing,
    ) -> None:
        self.read, self.ended, self.jobs, self.limits, self.ready = read, ended, jobs, limits, ready
        self.busy: list[_Worker[R]] = []
        self.idle: list[_Worker[R]] = []
        self.waiting: deque[_Place[R]] = deque()
        self.waited_since = 0.0  # when the first of them began to wait

    def warm(self) -> None:
        """Begin a worker before there is anything to read, if none has begun."""
        if not self.busy and not self.idle:
            self.idle.append(self._worker())

    def begin(self, place: _Place[R]) -> None:
        """Have the file read as soon as a worker is free; wait where too many are waiting."""
        self.waiting.append(place)
        self._hand_out()
        while len(self.waiting) > max(self.jobs, WORTH_A_WORKER):
            self.look()

    def look(self) -> None:
        """Wait a moment; take the answers that came, and end those who died or took too long."""
        ready = set(wait([worker.wire for worker in self.busy], LOOK_EVERY))
        for worker in list(self.busy):
            if worker.wire in ready:
                self._take(worker)
            elif why := worker.overdue(self.limits):
                self._lose(worker, why)
        self._hand_out()

    def _hand_out(self) -> None:
        """Give the files that wait to the workers that are free, and to others where that is worth their beginning."""
        while self.waiting and (self.idle or self._is_another_worth_it()):
            worker = self.idle.pop() if self.idle else self._worker()
            worker.begin(self.waiting.popleft())
            self.busy.append(worker)
            self.waited_since = monotonic()

    def _is_another_worth_it(self) -> bool:
        if not self.busy:
            return True
        has_waited = monotonic() - self.waited_since > WORTH_WAITING
        return len(self.busy) < self.jobs and (len(self.waiting) >= WORTH_A_WORKER or has_waited)

    def _worker(self) -> _Worker[R]:
        return _Worker(self.read, self.limits, self.ready)

    def _take(self, worker: _Worker[R]) -> None:
        try:
            answer, is_spent, pages = worker.wire.recv()
        except (EOFError, OSError):
            worker.process.join()
            self._lose(worker, _how_it_died(worker.process.exitcode, self.limits))
            return
        if is_spent:  # of memory: what it tells is why
            self._lose(worker, answer)
            return
        self.busy.remove(worker)
        place, worker.place = worker.place, None
        if place is not None:
            place.answer = answer
        worker.pages_read += pages
        if worker.pages_read < PAGES_PER_WORKER:
            self.idle.append(worker)
        else:
            worker.end()

    def _lose(self, worker: _Worker[R], why: str) -> None:
        """End the worker; give its file to another without the page that it was at, or tell it as ended."""
        self.busy.remove(worker)
        page, place = worker.shown_page.value, worker.place
        worker.end()
        if place is None:
            return
        is_in_time = not place.began or monotonic() - place.began <= self.limits.seconds
        if page > 0 and page not in place.without and len(place.without) < MOST_PAGES_LEFT_OUT and is_in_time:
            place.without[page] = why
            self.waiting.appendleft(place)
        else:
            place.answer = self.ended(place.path, Ending(why, max(page, OPENING)))

    def dismiss(self) -> None:
        for worker in self.busy + self.idle:
            worker.end()


def _how_it_died(code: int | None, limits: Limits) -> str:
    if code is not None and code < 0:
        name = signal.Signals(-code).name if -code in signal.valid_signals() else f"signal {-code}"
        return (
            f"killed the process that read it ({name}); the PDF engine failed, or {limits.memory_mb:,} MB were too few"
        )
    return f"ended the process that read it (exit code {code})"


def _serve(wire: Connection, shown_page: Any, read: Read[Any], limits: Limits, ready: Callable[[], None]) -> None:
    """What a worker does: read each file that it is handed until the wire closes."""
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)  # a group of its own, so that what it starts ends with it
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who waits is interrupted, and ends us
    _bound_memory(limits.memory_mb)
    ready()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)

    pages = 0

    def at(page: int) -> None:
        nonlocal pages
        shown_page.value = page
        pages += 1

    while True:
        try:
            path, without = wire.recv()
        except (EOFError, OSError):
            return
        pages, shown_page.value = 0, OPENING
        try:
            answer, is_spent = read(path, Watch(limits, without, at)), False
        except MemoryError:
            answer, is_spent = f"needs more than {limits.memory_mb:,} MB of memory", True
        try:
            wire.send((answer, is_spent, pages))
        except OSError:
            return


def _bound_memory(megabytes: int) -> None:
    """Let the system refuse this process more memory of its own; libraries mapped from disk do not count."""
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = megabytes * MB if hard == resource.RLIM_INFINITY else min(megabytes * MB, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (wanted, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # one that dies leaves no copy of its memory on the disk
