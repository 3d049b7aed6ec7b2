"""Papers on disk, one file to a paper: what `ingest` made, kept so that a second run does only what changed.

A file is gzip with two lines of JSON: a head (shape, version of the reading, hash of the bytes read, stem, summary) and
the paper. The same paper read by the same version gives the same bytes. A file is there whole or not at all.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zlib
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from ingest.errors import PaperError
from ingest.files import write_whole
from ingest.ocr import engine_name
from ingest.paper import Paper
from ingest.paper_json import paper_from_json, paper_to_json
from ingest.report import Report, report_from_json, report_of
from ingest.words import PaperWords

SHAPE = 1  # to be raised when `ingest.paper` changes so that older files no longer say the same
ENDING = ".paper.json.gz"
HEADS_KEPT = 10_000  # of a few hundred bytes each
COMPRESSION = 1  # gzip level: level 6 takes four times as long for a quarter less space
READ_AGAIN = "ingest the paper again"


@cache
def reading_version(words: PaperWords | None = None) -> str:
    """What tells one way of reading from another: a digest of the sources of `ingest`, and of the words it is given.

    It is computed, not raised by hand, because a version that someone forgot to raise serves stale papers unseen.
    The OCR engine counts too: a scan that could not be read is read when there is one.
    """
    digest = hashlib.sha256(repr((words, engine_name())).encode())
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.name.encode() + b"\0" + source.read_bytes())
    return digest.hexdigest()[:16]


class Summary(NamedTuple):
    """What was read of a paper, counted."""

    format: str
    pages: int
    blocks: int
    tables: int
    parts: int
    doubts: int

    @classmethod
    def of(cls, paper: Paper) -> Summary:
        counted = (paper.pages, paper.blocks, paper.tables, paper.parts, paper.doubts)
        return cls(paper.format, *map(len, counted))


@dataclass(frozen=True)
class Shelf:
    """A folder of papers. It is made when the first paper is put on it."""

    directory: Path
    version: str = field(default_factory=reading_version)  # of the reading that papers are put here by

    def put(self, paper: Paper) -> None:
        """Keep `paper` under its stem, in place of any that stood there."""
        head = {**self._mark(paper.stem, paper.sha256), "summary": Summary.of(paper)}
        head["report"] = report_of(paper).to_json()
        write_whole(self._path(paper.stem), _packed(json.dumps(head) + "\n" + paper_to_json(paper) + "\n"))

    def get(self, stem: str) -> Paper:
        """The paper of this stem. Raises `PaperError` where it is missing, damaged or of another shape."""
        path = self._path(stem)
        try:
            head, _, body = gzip.decompress(path.read_bytes()).decode("utf-8").partition("\n")
            if json.loads(head)["shape"] == SHAPE:
                return paper_from_json(body)
        except FileNotFoundError as error:
            raise PaperError("no paper of this name was read", f"{stem} in {self.directory}", READ_AGAIN) from error
        except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError) as error:
            raise PaperError("what was read of this paper is damaged", str(path), READ_AGAIN) from error
        raise PaperError("this paper was read by another release", str(path), READ_AGAIN)

    def remove(self, stem: str) -> None:
        """Take the paper of this stem off the shelf, if it is there."""
        self._path(stem).unlink(missing_ok=True)

    def stems(self) -> list[str]:
        """The stems of the papers here, sorted."""
        return sorted(path.name.removesuffix(ENDING) for path in self.directory.glob(f"*{ENDING}"))

    def is_current(self, stem: str, sha256: str) -> bool:
        """Whether a paper of this stem is here that this version read from these bytes."""
        return self.summary(stem, sha256) is not None

    def summary(self, stem: str, sha256: str) -> Summary | None:
        """The counts of a paper that is current, told without reading it all; None where it is not."""
        head = _head(self._path(stem))
        if any(head.get(key) != value for key, value in self._mark(stem, sha256).items()):
            return None
        return Summary(*head["summary"])

    def report(self, stem: str) -> Report | None:
        """What was read of the paper and what was not, told without reading it all; None where that is not known."""
        told = _head(self._path(stem)).get("report")
        return report_from_json(told) if told else None

    def fingerprint(self, stem: str) -> str:
        """What tells this reading of this paper from any other: its version and the hash of the bytes."""
        head = _head(self._path(stem))
        return f"{head.get('version')} {head.get('sha256')}"

    def sha256(self, stem: str) -> str | None:
        """The hash of the file that the paper was read from; None where no such paper is here."""
        return _head(self._path(stem)).get("sha256")

    def _mark(self, stem: str, sha256: str) -> dict[str, Any]:
        return {"shape": SHAPE, "version": self.version, "sha256": sha256, "stem": stem}

    def _path(self, stem: str) -> Path:
        return self.directory / f"{stem}{ENDING}"


def _packed(text: str) -> bytes:
    """Gzip without the time of day or a file name in it."""
    packed = io.BytesIO()
    with gzip.GzipFile("", "wb", COMPRESSION, packed, mtime=0) as file:
        file.write(text.encode("utf-8"))
    return packed.getvalue()


def _head(path: Path) -> dict[str, Any]:
    """The head line alone; empty where there is no file or it cannot be read. A run asks for each several times."""
    try:
        told = path.stat()
    except OSError:
        return {}
    return _head_of(path, told.st_mtime_ns, told.st_size, told.st_ino)


@lru_cache(HEADS_KEPT)
def _head_of(path: Path, *_: int) -> dict[str, Any]:
    """The head line of a file as it is now; what else is given tells it from what it was."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            head: dict[str, Any] = json.loads(file.readline())
    except (OSError, EOFError, zlib.error, ValueError):
        return {}
    return head
