"""How much the reading of one paper may take, and what tells those who wait for it how far it has come.

A paper from a stranger may be a bomb by design or by accident: a page that never ends, a picture that unpacks to
gigabytes. So each is read in a process of its own, which is ended when it goes beyond these limits
(`ingest.workers`); what a limit is set to is the caller's to say (`PLEDGELINE_PAPER_PAGES` and its kin).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

# What is being done where it is no page: the file opened, its pages put together.
OPENING, TOGETHER = -1, 0

MOST_PAGES_LEFT_OUT = 3  # a paper is not read where more of its pages are not survived


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one paper may take. A paper beyond a limit is not read; the others of the run are."""

    pages: int = 5000
    seconds: float = 1800.0  # for the whole paper; a long scan takes some seconds for each page
    page_seconds: float = 60.0  # for one page, and for opening the file: beyond this it hangs
    memory_mb: int = 2048  # for the process that reads it, 1,024 x 1,024 bytes each


def _unheard(_: int) -> None:
    """Nobody waits."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What a reader is told before it begins, and whom it tells that it goes on.

    `without` are pages, counted from 1, that an earlier attempt did not survive, and why: they are left out.
    """

    limits: Limits = field(default_factory=Limits)
    without: Mapping[int, str] = field(default_factory=dict)
    at: Callable[[int], None] = _unheard  # to be called with a page's number before it is read, or with `TOGETHER`


UNWATCHED = Watch()
