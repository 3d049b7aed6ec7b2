"""Papers worked on in several processes, in order, each process for so many papers, so that memory cannot grow.

`ProcessPoolExecutor` can replace its own processes (`max_tasks_per_child`), but then waits for ever when work is queued
(CPython issue 115634, in every release from 3.11 to 3.14). So a pool does a round of papers and gives way to the next.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")
PAPERS_PER_WORKER = 100  # a process is replaced after about so many


def worked_on(work: Callable[..., T], tasks: Sequence[tuple[Any, ...]], *, jobs: int) -> Iterator[Future[T]]:
    """What `work` makes of each of these arguments, in their order: in this process, or in `jobs` others.

    Each future is done when it is given. `work` and what goes in and out must be picklable.
    """
    if jobs == 1:
        with ThreadPoolExecutor(1) as pool:
            for task in tasks:
                yield _done(pool.submit(work, *task))
        return
    context = multiprocessing.get_context("spawn")  # a forked copy of a process with threads may hang
    for start in range(0, len(tasks), jobs * PAPERS_PER_WORKER):
        with ProcessPoolExecutor(jobs, mp_context=context) as round:
            futures = [round.submit(work, *task) for task in tasks[start : start + jobs * PAPERS_PER_WORKER]]
            yield from map(_done, futures)


def _done(future: Future[T]) -> Future[T]:
    future.exception()  # waits for it
    return future
