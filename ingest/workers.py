"""Reading files in worker processes, in order, when some of them may kill the process that reads them."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TypeVar

R = TypeVar("R")
Queue = deque[tuple[Path, "Future[R]"]]


def read_in_workers(
    planned: Iterable[tuple[Path, R | None]], read: Callable[[Path], R], killed: Callable[[Path], R], jobs: int
) -> Iterator[R]:
    """For each path what is known of it, or else what `read` makes of it in one of `jobs` processes; in order.

    No more than `jobs` files are in work at once. Those are the suspects when a worker dies: each is read once more in
    a process of its own, and for the one that kills that too the answer is `killed`. `read` must be picklable.
    """
    queue: Queue[R] = deque()
    pool = _pool(jobs)
    try:
        for path, known in planned:
            queue.append((path, _submitted(pool, read, path) if known is None else _settled(known)))
            _wait_for_a_place(queue, jobs)
            if _has_broken(queue):
                pool.shutdown()
                _read_broken_alone(queue, read, killed)
                pool = _pool(jobs)
            while queue and queue[0][1].done():
                yield queue.popleft()[1].result()
        pool.shutdown()
        _read_broken_alone(queue, read, killed)
        for _, future in queue:
            yield future.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Processes started afresh, not forked: a fork of a process with threads (a store, a progress bar) may hang."""
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))


def _settled(answer: R) -> Future[R]:
    future: Future[R] = Future()
    future.set_result(answer)
    return future


def _submitted(pool: ProcessPoolExecutor, read: Callable[[Path], R], path: Path) -> Future[R]:
    try:
        return pool.submit(read, path)
    except BrokenProcessPool as error:  # it broke since we last looked
        future: Future[R] = Future()
        future.set_exception(error)
        return future


def _wait_for_a_place(queue: Queue[R], jobs: int) -> None:
    in_work = [future for _, future in queue if not future.done()]
    if len(in_work) >= jobs:
        wait(in_work, return_when=FIRST_COMPLETED)


def _is_broken(future: Future[R]) -> bool:
    return future.done() and isinstance(future.exception(), BrokenProcessPool)


def _has_broken(queue: Queue[R]) -> bool:
    return any(_is_broken(future) for _, future in queue)


def _read_broken_alone(queue: Queue[R], read: Callable[[Path], R], killed: Callable[[Path], R]) -> None:
    """Put answers in the places of those whose worker died."""
    for place, (path, future) in enumerate(queue):
        if _is_broken(future):
            queue[place] = (path, _settled(_read_alone(path, read, killed)))


def _read_alone(path: Path, read: Callable[[Path], R], killed: Callable[[Path], R]) -> R:
    with _pool(1) as pool:
        try:
            return pool.submit(read, path).result()
        except BrokenProcessPool:
            return killed(path)
