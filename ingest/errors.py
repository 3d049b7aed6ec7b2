"""What can go wrong, as every part of Pledgeline says it: what, where, and what to do.

The whole family stands here, in the leftmost package, so that each package can raise its own kind.
"""

from __future__ import annotations

import errno
import struct
import zlib
from collections.abc import Callable
from typing import ParamSpec, Self, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

# What the engines below us raise on damaged files that they do not check: the page or file fails, the run goes on.
ENGINE_FAULTS = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, RuntimeError, TypeError, ValueError,
    struct.error, zlib.error,
)  # fmt: skip


class PledgelineError(Exception):
    """The project will not go on."""

    def __init__(self, what: str, where: str, remedy: str) -> None:
        super().__init__(what, where, remedy)  # all three, so that it survives a process boundary
        self.what, self.where, self.remedy = what, where, remedy

    def __str__(self) -> str:
        return f"{self.what}\n  where: {self.where}\n  try:   {self.remedy}"


class PaperError(PledgelineError):
    """A file that cannot be read as a paper; the other papers of the run are still read."""


class PageFault(Exception):  # noqa: N818 - no error of the run: the reading goes on without the page
    """One page on which the reader failed: what is told of it goes on "reading it ..."."""

    def __init__(self, page: int, why: str) -> None:
        super().__init__(page, why)
        self.page, self.why = page, why


def on_page(page: int, step: Callable[P, T], /, *given: P.args, **named: P.kwargs) -> T:
    """What `step` makes of what it is given. Raises `PageFault` for this page where an engine fails in it."""
    try:
        return step(*given, **named)
    except ENGINE_FAULTS as fault:
        raise PageFault(page, f"failed: {type(fault).__name__}: {fault}") from fault


class VocabularyError(PledgelineError):
    """A YAML file under `corpus/` that does not say what its schema asks for."""


class FactError(PledgelineError):
    """A facts file that does not keep to the format."""


class GraphError(PledgelineError):
    """A store that cannot be reached, opened or written."""


class QuestionError(PledgelineError):
    """A question that cannot be answered as it was put."""


class UnknownNameError(QuestionError):
    """A question about something that no paper names, or that a name does not tell apart."""


class FetchError(PledgelineError):
    """Something that could not be got from where it is published; what else is there is still fetched."""


class FetchStoppedError(FetchError):
    """Why nothing more can be fetched for now; what came is kept, and the next fetch goes on from there."""


class SiteBusyError(FetchStoppedError):
    """A site that asks to be left alone for now; nothing more is asked of it in this run."""


class DiskFullError(FetchStoppedError):
    """No room is left for what is fetched."""

    @classmethod
    def of(cls, error: OSError, where: str) -> Self:
        what = "the disk is full" if error.errno == errno.ENOSPC else f"cannot be kept: {error.strerror}"
        return cls(what, where, "make room, then run it again: nothing is lost")
