"""Many papers: which files they are, and reading each onto the shelf, in worker processes where that is wanted.

One bad file never stops the rest, and leaves nothing half-written: what went wrong stands in its `Outcome`. Outcomes
come in the order of the paths, however many workers read. What the shelf held of a paper stays there when its file can
no longer be read. A file that kills its worker (a fault in the PDF engine, memory) is found by reading the suspects one
at a time, and reported like any other file that cannot be read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter

from ingest.errors import PaperError
from ingest.read import read_paper
from ingest.shelf import Shelf, Summary
from ingest.words import PaperWords
from ingest.workers import read_in_workers

# Looked for in folders; a file that is named outright may have any ending.
PAPER_ENDINGS = frozenset({".pdf", ".html", ".htm", ".txt"})

# What the engines below us raise on damaged files that they do not check: the file fails, the run goes on.
ENGINE_FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: a summary or an error."""

    path: Path
    stem: str
    summary: Summary | None = None
    error: PaperError | None = None
    cached: bool = False  # the shelf held it already, read by this version from the same bytes
    seconds: float = 0.0


def find_papers(paths: Iterable[Path]) -> list[Path]:
    """The files among `paths`, and those with a paper's ending in the folders among them, each once, folders sorted.

    Raises `PaperError` for a path that does not exist and for a folder without papers.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _papers_in(path) if path.is_dir() else [path]:
            if not file.exists():
                raise PaperError("there is no such file or folder", str(path), "mend the path")
            found.setdefault(file.resolve(), file)
    return list(found.values())


def _papers_in(folder: Path) -> list[Path]:
    papers = sorted(
        file
        for file in folder.rglob("*")
        if file.suffix.lower() in PAPER_ENDINGS and file.is_file() and not _is_hidden(file.relative_to(folder))
    )
    if not papers:
        endings = ", ".join(sorted(PAPER_ENDINGS))
        raise PaperError("no papers in this folder", str(folder), f"put files in it that end in {endings}")
    return papers


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def read_papers(paths: Iterable[Path], shelf: Shelf, words: PaperWords, jobs: int = 1) -> Iterator[Outcome]:
    """Read the papers that the shelf does not hold as they are now; yield what became of each, in order.

    `jobs` is the number of worker processes; with 1 everything happens in this process.
    """
    planned = _planned(paths, shelf)
    if jobs > 1:
        read = partial(read_one, shelf=shelf, words=words)
        yield from read_in_workers(planned, read, _killed, jobs)
    else:
        for path, known in planned:
            yield known or read_one(path, shelf, words)


def read_one(path: Path, shelf: Shelf, words: PaperWords) -> Outcome:
    """Read the paper at `path` onto the shelf."""
    began = perf_counter()
    try:
        paper = read_paper(path, words)
    except PaperError as error:
        return Outcome(path, path.stem, error=error, seconds=perf_counter() - began)
    except ENGINE_FAULTS as fault:
        what = f"the reader failed on this file: {type(fault).__name__}: {fault}"
        failure = PaperError(what, str(path), "report it, with the file if it is public")
        return Outcome(path, path.stem, error=failure, seconds=perf_counter() - began)
    shelf.put(paper)
    return Outcome(path, path.stem, Summary.of(paper), seconds=perf_counter() - began)


def _planned(paths: Iterable[Path], shelf: Shelf) -> Iterator[tuple[Path, Outcome | None]]:
    """Each path with its outcome where that is known without reading: a name used twice, a paper that is current."""
    first: dict[str, Path] = {}
    for path in paths:
        other = first.setdefault(path.stem, path)
        yield path, _named_twice(path, other) if other is not path else _kept(path, shelf)


def _named_twice(path: Path, other: Path) -> Outcome:
    error = PaperError("two files of one name; only the first is read", f"{other} and {path}", "rename one of them")
    return Outcome(path, path.stem, error=error)


def _kept(path: Path, shelf: Shelf) -> Outcome | None:
    began = perf_counter()
    try:
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None  # `read_paper` will say what is wrong with it
    summary = shelf.summary(path.stem, sha256)
    return summary and Outcome(path, path.stem, summary, cached=True, seconds=perf_counter() - began)


def _killed(path: Path) -> Outcome:
    what = "reading this file killed the process that read it"
    error = PaperError(what, str(path), "save the file anew from another program, or leave it out")
    return Outcome(path, path.stem, error=error)
