"""What people have judged of names and facts: files of corrections, read and checked.

In:     `corpus/corrections/*.yaml`, and the files of a user beside their data; each a list of corrections (corpus/
        corrections/README.md shows every kind). A correction says who made it, when and why, and does one thing.
Out:    frozen corrections, in the order of the files' names. Raises `VocabularyError` naming file and entry.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field, PrivateAttr, ValidationError, model_validator

from corpus.load import Entry
from ingest.errors import VocabularyError

SHIPPED = Path(__file__).parent / "corrections"
KINDS = ("same", "different", "rename", "retract", "add")
REMEDY = "mend that entry; corpus/corrections/README.md shows every kind"


class Rename(Entry):
    """The name by which a thing is to be shown."""

    of: str  # as a paper prints it
    to: str


class Retracted(Entry):
    """A fact that is not so: its type, its paper, and as many of its fields as tell it from others."""

    type: str
    document: str
    fields: dict[str, Any] = Field(default_factory=dict)


class Added(Entry):
    """A fact that no rule found: its type and fields, and the words of the paper that state it."""

    type: str
    document: str
    quote: str = Field(min_length=1)
    fields: dict[str, Any]


class Correction(Entry):
    """One judgement of one person."""

    by: str = Field(min_length=1)
    when: date  # not "on", which YAML takes for "yes"
    because: str = Field(min_length=1)
    same: tuple[str, ...] = Field(default=(), min_length=0)  # names of one thing; the first is kept
    different: tuple[str, ...] = ()  # names of two things that are not to be joined
    rename: Rename | None = None
    retract: Retracted | None = None
    add: Added | None = None
    _is_shipped: bool = PrivateAttr(default=False)

    @model_validator(mode="after")
    def _does_one_thing(self) -> Correction:
        if sum(bool(getattr(self, kind)) for kind in KINDS) != 1:
            raise ValueError(f"a correction does one of: {', '.join(KINDS)}")
        if any(len(names) == 1 for names in (self.same, self.different)):
            raise ValueError("two names or more are the same or different")
        return self

    @property
    def kind(self) -> str:
        return next(kind for kind in KINDS if getattr(self, kind))

    @property
    def is_shipped(self) -> bool:
        """Whether it came with the program: it may be about papers that this user does not have."""
        return self._is_shipped

    @property
    def id(self) -> str:
        """A fingerprint of what it says."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:20]

    @property
    def who(self) -> str:
        return f"{self.by}, {self.when.isoformat()}: {self.because}"


def read_corrections(folders: Iterable[Path] = ()) -> tuple[Correction, ...]:
    """The corrections that we ship and those in these folders. A folder that is not there holds none."""
    paths = [path for folder in (SHIPPED, *folders) for path in sorted(folder.glob("*.yaml"))]
    return tuple(correction for path in paths for correction in _read(path))


def _read(path: Path) -> list[Correction]:
    try:
        entries = yaml.safe_load(path.read_text("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        raise VocabularyError("cannot be read as YAML", f"{path}: {error}", "mend the file") from error
    if entries is None:
        return []
    if not isinstance(entries, list):
        raise VocabularyError("not a list of corrections", str(path), REMEDY)
    return [_checked(entry, path, number) for number, entry in enumerate(entries, 1)]


def _checked(entry: Any, path: Path, number: int) -> Correction:
    try:
        found = Correction.model_validate(entry)
        found._is_shipped = path.parent == SHIPPED
        return found
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        where = f"{path}, entry {number}" + (f", {place}" if place else "")
        raise VocabularyError(first["msg"], where, REMEDY) from error
