"""The files that papers were read from, kept under the hash of their bytes.

Evidence can be opened again although the file was moved, replaced or taken off the council's site since. The same file
met under two names is kept once; an older version stays beside a newer one.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ingest.errors import DiskFullError, PaperError
from ingest.files import NO_ROOM, copy_whole


@dataclass(frozen=True, slots=True)
class Originals:
    """A folder of files named by the SHA-256 of their bytes, in folders of its first two digits."""

    directory: Path

    def keep(self, path: Path, sha256: str) -> None:
        """Keep a copy of the file at `path` where none of this hash is here.

        Nothing is kept where the file no longer is what was read: its next reading will keep it.
        Raises `PaperError` where the file cannot be read, `DiskFullError` where there is no room.
        """
        if self._place(sha256).exists():
            return
        try:
            copy_whole(path, self._place(sha256), sha256)
        except OSError as error:
            if error.errno in NO_ROOM:
                raise DiskFullError.of(error, str(self.directory)) from error
            raise PaperError("this file cannot be kept", str(path), "see that it can still be read") from error

    def remove(self, sha256: str) -> None:
        """Remove the file of this hash, if it is here."""
        self._place(sha256).unlink(missing_ok=True)

    def holds(self, sha256: str) -> bool:
        return self._place(sha256).exists()

    def path(self, sha256: str) -> Path:
        """Where the file of this hash is kept. Raises `PaperError` where it is not."""
        place = self._place(sha256)
        if not place.exists():
            raise PaperError("the file that this paper was read from is not kept", str(place), "ingest the paper again")
        return place

    def _place(self, sha256: str) -> Path:
        return self.directory / sha256[:2] / sha256
