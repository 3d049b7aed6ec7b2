"""The files of an embedded database once more, so that a second process may read them while the first has them open.

In:     the folder of a database whose pages have all been written to disk and to which nobody writes meanwhile.
Out:    a folder beside it with the same files, as hard links, which are made in an instant, or as copies; without the
        lock and the journal of whoever has it open.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

NOT_OURS = (".lck", ".wal")  # the lock and the journal of the process that has the database open
MOST_TO_COPY = 256_000_000  # bytes


def take_snapshot(folder: Path, *, links: bool) -> Path:
    """Make a folder of these files, links to them or copies; the caller removes it."""
    _remove_left_over(folder)
    beside = Path(tempfile.mkdtemp(prefix=f"{_prefix(folder)}{os.getpid()}-", dir=folder.parent))
    for file in _files(folder):
        try:
            (os.link if links else shutil.copy2)(file, beside / file.name)
        except OSError:  # a file system without links, or one that forbids them
            shutil.copy2(file, beside / file.name)
    return beside


def is_quickly_copied(folder: Path) -> bool:
    """Whether a copy takes no time worth telling, so that nobody need be kept from writing while it is read."""
    return sum(file.stat().st_size for file in _files(folder)) < MOST_TO_COPY


def is_closed(folder: Path) -> bool:
    """Whether the database was closed as it should be, and nobody has it open: then its files hold all of it."""
    return not any(folder.glob("*.lck"))


def _files(folder: Path) -> list[Path]:
    return [file for file in sorted(folder.iterdir()) if file.is_file() and file.suffix not in NOT_OURS]


def _prefix(folder: Path) -> str:
    return f".{folder.name}-asked-"


def _remove_left_over(folder: Path) -> None:
    """Remove what a process left that was killed."""
    for old in folder.parent.glob(f"{_prefix(folder)}*"):
        made_by = old.name.removeprefix(_prefix(folder)).split("-")[0]
        if made_by.isdigit() and not _is_alive(int(made_by)):
            shutil.rmtree(old, ignore_errors=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
