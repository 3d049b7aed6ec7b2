"""The manifest of a partnership's papers: what each is, where and when it was found, its hash, its licence.

It is a YAML file that a person reads and may commit. A paper is known by its id on the site; a file that is replaced
there becomes a new version, and the hashes of the older ones stay, under which their bytes are kept.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.errors import PaperError
from ingest.fetch.client import Known
from ingest.files import write_whole

OPEN_GOVERNMENT_LICENCE = "OGL-UK-3.0"  # of what councils publish
NOT_STATED = "not stated"  # of what stands in a list or a folder
NOTE = "# Written by `pledgeline fetch`; read by the next fetch to ask only for what is new.\n"


class Version(BaseModel):
    """Bytes that stood at a paper's address, and when they were fetched (ISO 8601, UTC)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sha256: str
    fetched: str


class Entry(BaseModel):
    """One thing that a site publishes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str  # "s110018", "g8913-10", "m8913": what the site calls it
    title: str = ""
    kind: str = "other"
    url: str | None = None  # None where it is restricted
    found_on: str = ""
    committee: str | None = None
    meeting: str | None = None
    date: str | None = None  # of the meeting, ISO 8601
    item: str | None = None  # its number when it was fetched: numbers change once minutes are out
    restricted: bool = False
    file: str | None = None  # beside the manifest; None where the same file is there under another id
    same_as: str | None = None  # that other id
    sha256: str | None = None
    fetched: str | None = None  # when these bytes were first fetched
    seen: str | None = None  # when the site last offered it
    etag: str | None = None
    last_modified: str | None = None
    words: str | None = None  # of a page: a hash of its words, by which a new token of the site is no new version
    versions: tuple[Version, ...] = ()  # older ones, oldest first

    @property
    def known(self) -> Known:
        return Known(self.etag, self.last_modified)

    def to_yaml(self) -> dict[str, Any]:
        return self.model_dump(exclude_defaults=True, mode="json") | {"id": self.id}


class Manifest(BaseModel):
    """Every entry of one source, by id."""

    model_config = ConfigDict(extra="forbid")

    source: str  # the site's base address, or what was read instead of a site
    licence: str = OPEN_GOVERNMENT_LICENCE
    # What was wanted of it, for `pledgeline update`.
    committees: tuple[str, ...] = ()
    since: str | None = None
    decisions: bool = False
    is_list: bool = False
    papers: dict[str, Entry] = Field(default_factory=dict)

    @classmethod
    def read(cls, path: Path, source: str) -> Manifest:
        """The manifest in this file; an empty one where there is none. Raises `PaperError` for a damaged one."""
        try:
            told = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        except FileNotFoundError:
            return cls(source=source)
        except yaml.YAMLError as error:
            raise PaperError("this manifest is not YAML", f"{path}: {error}", "mend it, or move it away") from error
        try:
            entries = {each["id"]: each for each in told.pop("papers", [])}
            return cls(**told, papers=entries)
        except (ValidationError, TypeError, KeyError, AttributeError) as error:
            raise PaperError("this is no manifest of papers", f"{path}: {error}", "mend it, or move it away") from error

    @classmethod
    def read_head(cls, path: Path) -> Manifest:
        """What was wanted of the source, without its papers."""
        head, _, _ = path.read_text("utf-8").partition("\npapers:")
        try:
            return cls(**yaml.safe_load(head))
        except (yaml.YAMLError, ValidationError, TypeError) as error:
            raise PaperError("this is no manifest of papers", f"{path}: {error}", "mend it, or move it away") from error

    @staticmethod
    def replaced_files(path: Path) -> dict[str, tuple[Version, ...]]:
        """For the stem of each file that was replaced the versions that stood in its place, the oldest first.

        Raises `PaperError` for a damaged manifest.
        """
        if "versions:" not in path.read_text("utf-8"):  # most have none, and a large one takes a second to read
            return {}
        entries = Manifest.read(path, "").papers.values()
        return {Path(each.file).stem: each.versions for each in entries if each.file and each.versions}

    def remember(self, committees: tuple[str, ...], since: date | None, decisions: bool, is_list: bool) -> None:
        """Note what is wanted of the source. An earlier day that was asked for once stays."""
        earlier = [day for day in (self.since, since.isoformat() if since else None) if day]
        self.committees = tuple(dict.fromkeys((*self.committees, *committees)))
        self.since = min(earlier, default=None)
        self.decisions, self.is_list = self.decisions or decisions, is_list

    def write(self, path: Path) -> None:
        """Write it whole: head first, then the papers by date and id, so that two manifests can be compared."""
        papers = sorted(self.papers.values(), key=lambda each: (each.date or "", each.id))
        head = self.model_dump(exclude_defaults=True, exclude={"papers"}, mode="json")
        told = {**head, "licence": self.licence, "papers": [each.to_yaml() for each in papers]}
        dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
        text = yaml.dump(told, Dumper=dumper, sort_keys=False, allow_unicode=True, width=120)
        write_whole(path, (NOTE + text).encode())
