"""The second stage as a whole: the facts of every paper on the shelf, each in a file of its own.

In:     a shelf of papers.
Out:    `<stem>.jsonl` for each, in the format of docs/facts.md, with `<stem>.from.json` beside it: the fingerprint of
        what the facts were made from, by which a second run leaves alone what has not changed.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.facts import Fact
from extract.facts_file import read_facts, write_facts
from extract.version import extraction_version
from extract.workers import Coming, worked_on
from ingest.errors import DiskFullError, FactError, PledgelineError
from ingest.files import NO_ROOM, write_whole
from ingest.shelf import Shelf

if TYPE_CHECKING:
    from extract.unread_numbers import NumbersSeen


WORTH_A_PROCESS = 4  # papers: a process takes two seconds to begin, a paper less than one


@dataclass(frozen=True, slots=True)
class Extracted:
    """What became of one paper: how many facts of each type, or why there are none."""

    stem: str
    counts: dict[str, int]
    error: PledgelineError | None = None
    cached: bool = False
    seconds: float = 0.0


class FactsFolder:
    """The facts of all papers, one file each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def stems(self) -> list[str]:
        return sorted(path.stem for path in self.folder.glob("*.jsonl"))

    def path(self, stem: str) -> Path:
        return self.folder / f"{stem}.jsonl"

    def get(self, stem: str) -> list[Fact]:
        return read_facts(self.path(stem))

    def put(
        self, stem: str, facts: Sequence[Fact], made_from: str, numbers: NumbersSeen | None = None
    ) -> dict[str, int]:
        """Keep the facts of this paper and the numbers seen in it; return how many facts there are of each type."""
        counts = dict(Counter(fact.type for fact in facts))
        write_facts(self.path(stem), facts)
        note = {"made_from": made_from, "counts": counts, "numbers": numbers and numbers.to_json()}
        write_whole(self._note(stem), json.dumps(note, ensure_ascii=False).encode())
        return counts

    def numbers(self, stem: str) -> dict[str, Any] | None:
        """The numbers seen in this paper, and those that no fact says; None where that is not known."""
        note = self._note(stem)
        return json.loads(note.read_text("utf-8")).get("numbers") if note.exists() else None

    def remove(self, stem: str) -> None:
        """Remove the facts of this paper, if there are any."""
        self.path(stem).unlink(missing_ok=True)
        self._note(stem).unlink(missing_ok=True)

    def made_from(self, stem: str) -> str | None:
        """What the facts of this paper were made from; None where that is not known."""
        note = self._note(stem)
        return json.loads(note.read_text("utf-8"))["made_from"] if note.exists() else None

    def counts_if_current(self, stem: str, made_from: str) -> dict[str, int] | None:
        """How many facts of each type were made from exactly that; None where they must be made anew."""
        if self.made_from(stem) != made_from or not self.path(stem).exists():
            return None
        counts: dict[str, int] = json.loads(self._note(stem).read_text("utf-8"))["counts"]
        return counts

    def _note(self, stem: str) -> Path:
        return self.folder / f"{stem}.from.json"


def extract_papers(
    shelf: Shelf, folder: FactsFolder, stems: Sequence[str], *, jobs: int = 1, coming: Coming | None = None
) -> Iterator[Extracted]:
    """Make the facts of these papers where they are not current, in `jobs` processes; what became of each, in order.

    A few are left to the process that is `coming`, where one was begun. A paper on which a finder fails is told as such
    and keeps the facts it had, if any; the other papers go on.
    """
    known = {stem: _kept(shelf, folder, stem) for stem in stems}
    stale = [stem for stem in stems if known[stem] is None]
    tasks = [(shelf.directory, folder.folder, stem) for stem in stale]
    jobs = max(1, min(jobs, len(stale) // WORTH_A_PROCESS))
    made = worked_on(_extract_one, tasks, jobs=jobs, pool=coming.pool if coming else None)
    for stem in stems:
        yield known[stem] or _outcome(stem, next(made), folder.folder)


def bring_finders() -> None:
    """Import all finders and what they need, spaCy among it, and make its tokeniser: it takes a second."""
    from extract.language import english
    from extract.registry import extractors

    extractors()
    english()


def _outcome(stem: str, future: Future[Extracted], folder: Path) -> Extracted:
    """What became of a paper. Raises `DiskFullError` where there is no room for its facts, nor for those of others."""
    failure = future.exception()
    if failure is None:
        return future.result()
    if not isinstance(failure, Exception):
        raise failure
    if isinstance(failure, OSError) and failure.errno in NO_ROOM:
        raise DiskFullError.of(failure, str(folder)) from failure
    what = f"no facts: {type(failure).__name__}: {failure}"
    return Extracted(stem, {}, FactError(what, stem, "report it with the paper; the others are read"))


def _kept(shelf: Shelf, folder: FactsFolder, stem: str) -> Extracted | None:
    """What is known of a paper whose facts are current; None where they must be made."""
    counts = folder.counts_if_current(stem, _made_from(shelf, stem))
    return None if counts is None else Extracted(stem, counts, cached=True)


def _made_from(shelf: Shelf, stem: str) -> str:
    return f"{shelf.fingerprint(stem)} {extraction_version()}"


def _extract_one(papers: Path, facts: Path, stem: str) -> Extracted:
    from extract.run import (
        facts_of,
        reading_of,
    )  # spaCy takes half a second to come: only where there is something to find
    from extract.unread_numbers import numbers_seen

    began, shelf = time.perf_counter(), Shelf(papers)
    reading = reading_of(shelf.get(stem))
    found = facts_of(reading)
    counts = FactsFolder(facts).put(stem, found, _made_from(shelf, stem), numbers_seen(reading, found))
    return Extracted(stem, counts, seconds=time.perf_counter() - began)
