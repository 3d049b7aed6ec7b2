"""Papers worked on in several processes, in order, each process for so many papers, so that memory cannot grow.

`ProcessPoolExecutor` can replace its own processes (`max_tasks_per_child`), but then waits for ever when work is queued
(CPython issue 115634, in every release from 3.11 to 3.14). So a pool does a round of papers and gives way to the next.
Its processes wait for work for ever, also when who would give it was killed: each of ours ends with who began it.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")
PAPERS_PER_WORKER = 100  # a process is replaced after about so many


class Coming:
    """One process that is begun before there is work for it; `ready` is run there, to bring what the work needs."""

    def __init__(self, ready: Callable[[], None]) -> None:
        self._ready = ready
        self.pool: Executor | None = None  # once it was begun

    def begin(self) -> None:
        if self.pool is None:
            self.pool = _processes(1)
            self.pool.submit(self._ready)

    def close(self) -> None:
        """Let it end; nobody waits for that."""
        if self.pool is not None:
            self.pool.shutdown(wait=False, cancel_futures=True)


def worked_on(
    work: Callable[..., T], tasks: Sequence[tuple[Any, ...]], *, jobs: int, pool: Executor | None = None
) -> Iterator[Future[T]]:
    """What `work` makes of each of these arguments, in their order: in this process, or in `jobs` others.

    One job is done in `pool`, where one was begun. Each future is done when it is given. `work` and what goes in and
    out must be picklable.
    """
    if jobs == 1 and pool is not None:
        yield from map(_done, [pool.submit(work, *task) for task in tasks])
        return
    if jobs == 1:
        with ThreadPoolExecutor(1) as pool:
            for task in tasks:
                yield _done(pool.submit(work, *task))
        return
    for start in range(0, len(tasks), jobs * PAPERS_PER_WORKER):
        with _processes(jobs) as round:
            futures = [round.submit(work, *task) for task in tasks[start : start + jobs * PAPERS_PER_WORKER]]
            yield from map(_done, futures)


def _processes(jobs: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")  # a forked copy of a process with threads may hang
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """In a process of a pool: end at once when the process that began it has ended, killed or not."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=watch, name="pledgeline-parent", daemon=True).start()


def _done(future: Future[T]) -> Future[T]:
    future.exception()  # waits for it
    return future
