"""Progress of long work: a bar where a person watches, else one line for each stage; always on stderr."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

T = TypeVar("T")

messages = Console(stderr=True, highlight=False, soft_wrap=True)
progress = Console(stderr=True, highlight=False, soft_wrap=True)


def be_quiet() -> None:
    """Show no progress; errors and warnings are told all the same."""
    progress.quiet = True


def follow(steps: Iterable[T], what: str, total: int | None) -> Iterator[T]:
    """Yield from `steps`, of which there are `total` (None: not known yet), showing how far they have come."""
    if not progress.is_terminal:
        progress.print(what if total is None else f"{what}: {total}")
        yield from steps
        return
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=progress, transient=True) as bar:
        yield from bar.track(steps, total=total, description=what)
