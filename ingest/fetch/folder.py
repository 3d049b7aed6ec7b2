"""The folder of one source's fetched papers: the files, the manifest, and the journal of a fetch that is under way.

    fetched/kent/manifest.yaml  kent-2022-03-24-s110018.pdf …   journal.jsonl  visited/…

The journal has a line for each page that was read and each paper that was kept, written through to the disk before the
next is asked for. A fetch that was killed is gone on with from there: what the journal names is not asked for again.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from ingest.fetch.client import PASSING_FOLDER, Answer, Known
from ingest.fetch.manifest import Entry, Manifest, Version
from ingest.files import remove_left, write_whole
from ingest.originals import Originals

PAPER_ENDINGS = frozenset({".pdf", ".docx", ".html", ".htm", ".txt"})
STALE_AFTER = timedelta(hours=24)  # a broken fetch older than this is begun anew: the site has moved on


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


class Visited(NamedTuple):
    """A page that was read: the hash of its bytes, and what the site said of it."""

    sha256: str
    known: Known


@dataclass
class FetchedFolder:
    """Use it in this order: `open`, then `keep_visit` and `keep` while fetching, then `finish`."""

    directory: Path
    originals: Originals
    source: str
    elsewhere: Mapping[str, str] = field(default_factory=dict)  # hashes of what other sources have, with where that is
    manifest: Manifest = field(init=False)
    visited: dict[str, Visited] = field(init=False, default_factory=dict)  # by address, in this fetch
    done: set[str] = field(init=False, default_factory=set)  # ids that were kept or seen in this fetch
    _is_torn: bool = field(init=False, default=False)  # whether the journal's last line broke off

    def __post_init__(self) -> None:
        self._remove_left()
        self.manifest = Manifest.read(self.directory / "manifest.yaml", self.source)
        self._by_hash = {entry.sha256: entry for entry in self.manifest.papers.values() if entry.sha256 and entry.file}
        self._page_ids = {entry.url: entry.id for entry in self.manifest.papers.values() if entry.words and entry.url}
        lines = list(self._journal_lines())
        began = datetime.fromisoformat(lines[0]["began"]) if lines and "began" in lines[0] else None
        is_current = began is not None and datetime.now(UTC) - began < STALE_AFTER
        for line in lines:
            if "entry" in line:
                self._remember(Entry(**line["entry"]))
                self.done |= {line["entry"]["id"]} if is_current else set()
            elif "visit" in line and is_current:
                self.visited[line["visit"]] = Visited(line["sha256"], Known(*line["known"]))
        if not is_current:
            self._begin(keep=bool(lines))

    @property
    def goes_on(self) -> bool:
        """Whether an earlier fetch was broken off and is gone on with."""
        return bool(self.visited or self.done)

    def visit(self, address: str) -> bytes | None:
        """A page that this fetch has read already, before it was broken off."""
        visited = self.visited.get(address)
        place = self._visits / visited.sha256 if visited else None
        return place.read_bytes() if place and place.exists() else None

    def keep_visit(self, address: str, content: bytes, known: Known) -> None:
        sha256 = hashlib.sha256(content).hexdigest()
        write_whole(self._visits / sha256, content)
        self.visited[address] = Visited(sha256, known)
        self._note({"visit": address, "sha256": sha256, "known": [known.etag, known.last_modified]})

    def known_of(self, address: str) -> Known:
        """What the site said of a page when this fetch read it."""
        visited = self.visited.get(address)
        return visited.known if visited else Known()

    def page_at(self, address: str) -> Entry | None:
        """The page that an earlier fetch kept from this address."""
        entry = self.manifest.papers.get(self._page_ids.get(address, ""))
        return entry if entry and entry.sha256 and self.originals.holds(entry.sha256) else None

    def kept_content(self, entry: Entry) -> bytes:
        return self.originals.path(entry.sha256 or "").read_bytes()

    def keep(self, entry: Entry, answer: Answer, *, words: str | None = None) -> Entry:
        """Keep a paper's bytes and its entry; what stood there before becomes an older version."""
        if answer.path is None or answer.sha256 is None:
            raise ValueError("an answer without a body is seen, not kept")
        before = self.manifest.papers.get(entry.id)
        if before and before.sha256 == answer.sha256:
            return self.see(before)
        versions = before.versions if before else ()
        if before and before.sha256 and before.fetched:
            versions = (*versions, Version(sha256=before.sha256, fetched=before.fetched))
        self.originals.keep(answer.path, answer.sha256)
        twin = self._by_hash.get(answer.sha256)
        same_as = self.elsewhere.get(answer.sha256) if twin is None or twin.id == entry.id else twin.id
        own = before.file if before and before.file else None  # what stood there is read no more: this takes its place
        file = own or (None if same_as else self._file_name(entry, self.originals.path(answer.sha256)))
        if file is not None:
            _put(self.originals.path(answer.sha256), self.directory / file)
        kept = entry.model_copy(
            update={
                "sha256": answer.sha256, "fetched": now(), "seen": now(), "etag": answer.known.etag, "words": words,
                "last_modified": answer.known.last_modified, "versions": versions, "file": file,
                "same_as": None if file else same_as,
            }
        )  # fmt: skip
        self._remember(kept)
        self._note({"entry": kept.model_dump(exclude_defaults=True)})
        self.done.add(kept.id)
        return kept

    def see(self, entry: Entry) -> Entry:
        """Note that the site still offers this, as it was."""
        seen = entry.model_copy(update={"seen": now()})
        self._remember(seen)
        self._note({"entry": seen.model_dump(exclude_defaults=True)})
        self.done.add(seen.id)
        return seen

    def unsettle(self, id: str) -> None:
        """Note that a page is to be looked at again, however old it is: not all that it leads to was found."""
        entry = self.manifest.papers[id].model_copy(update={"seen": None})
        self._remember(entry)
        self._note({"entry": entry.model_dump(exclude_defaults=True)})

    def finish(self) -> None:
        """Write the manifest, and end the journal: the fetch is complete."""
        self._give_files()
        self.manifest.write(self.directory / "manifest.yaml")
        self._journal.unlink(missing_ok=True)
        shutil.rmtree(self._visits, ignore_errors=True)

    def _give_files(self) -> None:
        """Give what was the same as another paper a file of its own where that other has been replaced since."""
        held = {entry.sha256 for entry in self.manifest.papers.values() if entry.file} | self.elsewhere.keys()
        for entry in list(self.manifest.papers.values()):
            if entry.sha256 and not entry.file and entry.sha256 not in held and self.originals.holds(entry.sha256):
                file = self._file_name(entry, self.originals.path(entry.sha256))
                _put(self.originals.path(entry.sha256), self.directory / file)
                self._remember(entry.model_copy(update={"file": file, "same_as": None}))
                held.add(entry.sha256)

    def discard(self) -> None:
        """Remove the folder of a source of which nothing ever came: it is none that an update should ask again."""
        if not self.manifest.papers:
            shutil.rmtree(self.directory)

    @staticmethod
    def has_papers(directory: Path) -> bool:
        """Whether any paper has been fetched into this folder."""
        return any(path.suffix in PAPER_ENDINGS for path in directory.glob("*"))

    @property
    def _journal(self) -> Path:
        return self.directory / "journal.jsonl"

    @property
    def _visits(self) -> Path:
        return self.directory / "visited"

    def _begin(self, *, keep: bool) -> None:
        """Begin a journal; what an older one kept goes into the manifest first."""
        self.directory.mkdir(parents=True, exist_ok=True)
        if keep:
            self.finish()
        self._note({"began": datetime.now(UTC).isoformat()})

    def _remove_left(self) -> None:
        """Remove what a fetch that was killed had not yet kept."""
        for left in self.directory.glob(f"{PASSING_FOLDER}*"):
            shutil.rmtree(left, ignore_errors=True)
        for left in self.directory.glob(".*.incoming"):
            left.unlink()
        remove_left(self.directory)

    def _note(self, line: dict[str, Any]) -> None:
        with self._journal.open("a", encoding="utf-8") as journal:
            if self._is_torn:
                journal.write("\n")  # where the last line broke off: this one is to be whole
            self._is_torn = True
            journal.write(json.dumps(line, ensure_ascii=False) + "\n")
            journal.flush()
            os.fsync(journal.fileno())
        self._is_torn = False

    def _journal_lines(self) -> Iterator[dict[str, Any]]:
        """The lines that were written whole: the last may be torn."""
        if not self._journal.exists():
            return
        told = self._journal.read_text("utf-8", errors="replace")
        self._is_torn = bool(told) and not told.endswith("\n")
        for line in told.splitlines():
            try:
                yield json.loads(line)
            except json.JSONDecodeError:
                continue

    def _remember(self, entry: Entry) -> None:
        self.manifest.papers[entry.id] = entry
        if entry.sha256 and entry.file:
            self._by_hash.setdefault(entry.sha256, entry)

    def _file_name(self, entry: Entry, kept: Path) -> str:
        if entry.url and entry.url.startswith("file:"):  # the name that its owner gave it, unless two have it
            own = unquote(entry.url.rpartition("/")[2])
            taken = {Path(each.file).stem for each in self.manifest.papers.values() if each.file}
            stem, ending = Path(own).stem, Path(own).suffix
            return f"{stem}-{entry.id}{ending}" if stem in taken else own
        ending = _ending(kept)
        steps = [self.directory.name, *([entry.date] if entry.date else []), entry.id]
        return "-".join(steps) + ending


def _ending(kept: Path) -> str:
    """By the first bytes, as reading goes by them too; names and types that a site gives are often wrong."""
    with kept.open("rb") as file:
        opening = file.read(1024)
    if b"%PDF-" in opening:
        return ".pdf"
    if opening.startswith(b"PK\x03\x04"):
        return ".docx"
    return ".html" if b"<" in opening[:512] and b"html" in opening.lower() else ".txt"


def _put(kept: Path, place: Path) -> None:
    """Put the kept file in its place, by a link where the disk has them, whole in any case."""
    beside = place.with_name(f".{place.name}.{os.getpid()}.new")
    beside.unlink(missing_ok=True)
    try:
        os.link(kept, beside)
    except OSError:
        write_whole(place, kept.read_bytes())
        return
    beside.replace(place)
