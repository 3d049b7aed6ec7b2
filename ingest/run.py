"""Many papers: which files they are, and reading each onto the shelf, in worker processes with limits.

One bad file never stops the rest, and leaves nothing half-written: what went wrong stands in its `Outcome`, and in
quarantine, so that the same bytes are not tried again. Outcomes come in the order of the paths, however many workers
read. What the shelf held of a paper stays there when its file can no longer be read.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from time import perf_counter

from ingest.errors import DiskFullError, PaperError
from ingest.files import NO_ROOM, sha256_of
from ingest.limits import OPENING, TOGETHER, UNWATCHED, Limits, Watch
from ingest.quarantine import Note, Quarantine
from ingest.shelf import Shelf, Summary
from ingest.words import PaperWords
from ingest.workers import Crew, Ending, read_in_workers

# Looked for in folders; a file that is named outright may have any ending. PNG and JPEG pictures are mostly no papers:
# logos, photographs, pages that `show` drew.
PAPER_ENDINGS = frozenset({".pdf", ".docx", ".html", ".htm", ".txt", ".tif", ".tiff"})

Known = Callable[[Path, "str | None"], "Outcome | None"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: a summary or an error."""

    path: Path
    stem: str
    summary: Summary | None = None
    error: PaperError | DiskFullError | None = None
    cached: bool = False  # known from an earlier run: these bytes were read, or failed, by this version
    seconds: float = 0.0
    sha256: str | None = None  # of the file's bytes; None where they could not be had
    lasts: bool = True  # of an error: the same bytes would fail again (a full disk is no fault of theirs)


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


def read_papers(
    paths: Iterable[Path],
    shelf: Shelf,
    words: PaperWords,
    jobs: int = 1,
    *,
    limits: Limits | None = None,
    quarantine: Quarantine | None = None,
    retry: bool = False,
    readers: Crew[Outcome] | None = None,
) -> Generator[Outcome, None, None]:
    """Read the papers that the shelf does not hold as they are now; yield what became of each, in order.

    `jobs` is the number of worker processes. What fails is kept in `quarantine`, and is not tried again by the same
    version within the same limits unless with `retry`. `readers` were made for the same shelf, words and limits.
    """
    limits = limits or Limits()
    known = partial(_known, shelf=shelf, limits=limits, quarantine=None if retry else quarantine)
    hashes: dict[Path, str | None] = {}
    crew = readers or readers_for(shelf, words, jobs, limits)
    for outcome in read_in_workers(_planned(paths, known, hashes), crew):
        told = replace(outcome, sha256=hashes.get(outcome.path))
        if quarantine is not None:
            _note(told, quarantine, shelf, limits)
        yield told


def readers_for(shelf: Shelf, words: PaperWords, jobs: int, limits: Limits) -> Crew[Outcome]:
    """The worker processes that read papers onto this shelf; none is started before there is a paper, or `warm`."""
    return Crew(partial(read_one, shelf=shelf, words=words), _ended, jobs, limits, bring_engines)


def bring_engines() -> None:
    """Import what reads papers: it takes half a second."""
    import ingest.read  # noqa: F401


def read_one(path: Path, watch: Watch = UNWATCHED, *, shelf: Shelf, words: PaperWords) -> Outcome:
    """Read the paper at `path` onto the shelf."""
    from ingest.read import read_paper  # its libraries are heavy, and a run that reads nothing needs none of them

    began = perf_counter()
    try:
        paper = read_paper(path, words, watch)
    except PaperError as error:
        return Outcome(path, path.stem, error=error, seconds=perf_counter() - began)
    try:
        shelf.put(paper)
    except OSError as error:
        if error.errno in NO_ROOM:
            full = DiskFullError.of(error, str(shelf.directory))
            return Outcome(path, path.stem, error=full, seconds=perf_counter() - began, lasts=False)
        why = error.strerror or type(error).__name__
        failure = PaperError(
            f"it was read, but cannot be kept: {why}", str(shelf.directory), "mend that, and run again"
        )
        return Outcome(path, path.stem, error=failure, seconds=perf_counter() - began, lasts=False)
    return Outcome(path, path.stem, Summary.of(paper), seconds=perf_counter() - began)


def _planned(
    paths: Iterable[Path], known: Known, hashes: dict[Path, str | None]
) -> Iterator[tuple[Path, Outcome | None]]:
    """Each path with its outcome where that is known without reading: a name used twice, a file that was tried."""
    first: dict[str, Path] = {}
    for path in paths:
        other = first.setdefault(path.stem, path)
        if other is not path:
            yield path, _named_twice(path, other)
            continue
        if not _is_text(path.name):
            error = PaperError("the file's name is not text", ascii(str(path)), "rename it")
            yield path, Outcome(path, path.stem, error=error)
            continue
        hashes[path] = sha256_of(path)
        yield path, known(path, hashes[path])


def _is_text(name: str) -> bool:
    """Whether a name can be written in UTF-8; names from old archives hold bytes that cannot."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _named_twice(path: Path, other: Path) -> Outcome:
    error = PaperError("two files of one name; only the first is read", f"{other} and {path}", "rename one of them")
    return Outcome(path, path.stem, error=error)


def _known(
    path: Path, sha256: str | None, *, shelf: Shelf, limits: Limits, quarantine: Quarantine | None
) -> Outcome | None:
    """What an earlier run made of these bytes; None where they must be read, or cannot be: reading then says why."""
    if sha256 is None:
        return None
    began = perf_counter()
    if summary := shelf.summary(path.stem, sha256):
        return Outcome(path, path.stem, summary, cached=True, seconds=perf_counter() - began)
    if quarantine and (error := quarantine.reason(path.stem, sha256, shelf.version, limits)):
        return Outcome(path, path.stem, error=error, cached=True, seconds=perf_counter() - began)
    return None


def _note(outcome: Outcome, quarantine: Quarantine, shelf: Shelf, limits: Limits) -> None:
    """Keep why a file failed, or forget why it did; a file whose bytes were not to be had is neither."""
    if outcome.error is None:
        with suppress(OSError):
            quarantine.release(outcome.stem)
    elif outcome.sha256 is not None and outcome.lasts and not outcome.cached:
        error = outcome.error
        note = Note(
            str(outcome.path.resolve()), outcome.sha256, shelf.version, limits, error.what, error.where, error.remedy
        )
        with suppress(OSError):  # a note that cannot be written: the file is tried again next time
            quarantine.put(outcome.stem, note)


def _ended(path: Path, ending: Ending) -> Outcome:
    stage = {OPENING: "while it was opened", TOGETHER: "while its pages were put together"}
    where = f"{path}, page {ending.page}" if ending.page > 0 else f"{path}, {stage[ending.page]}"
    remedy = "save the file anew from another program, raise the limit (pledgeline ingest --help), or leave it out"
    return Outcome(path, path.stem, error=PaperError(f"reading it {ending.why}", where, remedy))
