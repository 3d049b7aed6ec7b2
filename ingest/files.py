"""Writing a file so that a reader finds the old one or the new one, whole, and never a half; and the hash of a file."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sys
from pathlib import Path

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def write_whole(path: Path, content: bytes) -> None:
    """Write beside `path`, then put it in place in one step. Its folder is made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = _beside(path)
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def copy_whole(source: Path, path: Path, sha256: str) -> None:
    """Copy a file of any size to `path` in the same way, if the copy has this digest; else nothing is left."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = _beside(path)
    try:
        shutil.copyfile(source, beside)
        if sha256_of(beside) == sha256:
            beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def remove_left(folder: Path) -> None:
    """Remove what writing left in a folder, and in those within it, whose process was ended in the midst of it."""
    for path in folder.rglob(".*.new"):
        pid = path.suffixes[-2].removeprefix(".") if len(path.suffixes) > 1 else ""
        if pid.isdigit() and not _is_running(int(pid)):
            path.unlink(missing_ok=True)


def _is_running(pid: int) -> bool:
    if sys.platform == "win32":  # there it cannot be asked so
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # another user's
        return True
    return True


def _beside(path: Path) -> Path:
    """A hidden name in the same folder that no other file and no other process has; short, however long the name is."""
    return path.with_name(f".{hashlib.sha256(os.fsencode(path.name)).hexdigest()[:16]}.{os.getpid()}.new")


def sha256_of(path: Path) -> str | None:
    """The digest of the file's bytes, read piece by piece; None where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
