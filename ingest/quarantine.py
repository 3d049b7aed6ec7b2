"""Files that could not be read, and why: kept, so that the same bytes are not tried again by the same means.

A file is tried again when its bytes, the version of the reading or the limits have changed, or when that is asked for.
Each is one JSON object in a file of its own, `<stem>.json`; a paper that can be read again has none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ingest.errors import PaperError
from ingest.files import write_whole
from ingest.limits import Limits

ENDING = ".json"


@dataclass(frozen=True, slots=True)
class Note:
    """Why one file is in quarantine; `path` is where it was found."""

    path: str
    sha256: str
    version: str  # of the reading, as `Shelf.version`
    limits: Limits
    what: str
    where: str
    remedy: str

    @property
    def error(self) -> PaperError:
        return PaperError(self.what, self.where, self.remedy)


@dataclass(frozen=True, slots=True)
class Quarantine:
    """A folder of notes. It is made when the first file fails."""

    directory: Path

    def put(self, stem: str, note: Note) -> None:
        write_whole(self._path(stem), json.dumps(asdict(note), indent=1).encode())

    def release(self, stem: str) -> None:
        """Forget what was said of this paper: it was read."""
        self._path(stem).unlink(missing_ok=True)

    def reason(self, stem: str, sha256: str, version: str, limits: Limits) -> PaperError | None:
        """Why these bytes could not be read by this version within these limits; None where that was not tried."""
        note = self._note(self._path(stem))
        is_same = note is not None and (note.sha256, note.version, note.limits) == (sha256, version, limits)
        return note.error if note is not None and is_same else None

    def notes(self) -> Iterator[tuple[str, Note]]:
        """Each stem with its note, sorted; a note that is itself damaged is passed by."""
        for path in sorted(self.directory.glob(f"*{ENDING}")):
            if (note := self._note(path)) is not None:
                yield path.name.removesuffix(ENDING), note

    def _note(self, path: Path) -> Note | None:
        try:
            kept: dict[str, Any] = json.loads(path.read_text("utf-8"))
            return Note(**{**kept, "limits": Limits(**kept["limits"])})
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _path(self, stem: str) -> Path:
        return self.directory / f"{stem}{ENDING}"
