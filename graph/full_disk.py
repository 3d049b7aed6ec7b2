"""A disk without room, told as that, whatever the library says to whom it happened.

In:     the work of a store, of the ledger or of the search index, and the folder that it writes in.
Out:    a `DiskFullError` that names the folder and says what to do; any other fault as it was.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ingest.errors import DiskFullError
from ingest.files import NO_ROOM

LEAST_FREE: Final = 256 * 1024  # bytes: with less a library's "I/O error" means that there is no room


@contextmanager
def full_disk_told(folder: Path, *faults: type[Exception]) -> Iterator[None]:
    """Tell of these faults as of a full disk where that is what they are of."""
    try:
        yield
    except faults as error:
        if (why := _why(error, folder)) is None:
            raise
        raise DiskFullError(why, str(folder), "make room, then run it again: nothing is lost") from error


def _why(error: BaseException, folder: Path) -> str | None:
    """Which lack of room this error, or what lies under it, is of; None where it is of none."""
    said, step = [], error
    while step is not None:
        said.append(str(step))
        step = step.__cause__ or step.__context__  # type: ignore[assignment]
    for code in sorted(NO_ROOM):
        if any(os.strerror(code) in each for each in said):
            return DiskFullError.of(OSError(code, os.strerror(code)), "").what
    if isinstance(error, sqlite3.OperationalError) and "I/O" in str(error):  # all that SQLite tells of a quota
        return f"cannot be kept: {error}"
    return "the disk is full" if shutil.disk_usage(_there(folder)).free < LEAST_FREE else None


def _there(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    return next(each for each in (folder, *folder.absolute().parents) if each.exists())
