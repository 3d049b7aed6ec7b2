"""One fetch as a whole: what a source offers, each thing asked for once, kept, and told.

In:     findings of a walk (or of a list of addresses), the polite client, the folder of what was fetched before.
Out:    for each finding what became of it: new, replaced, unchanged, restricted, or failed with the reason.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal

from ingest.errors import FetchError, FetchStoppedError
from ingest.fetch.client import Answer, Known, PoliteClient
from ingest.fetch.folder import FetchedFolder
from ingest.fetch.manifest import Entry
from ingest.fetch.moderngov import Finding
from ingest.fetch.site_pages import Meeting, is_moderngov, visible_words
from ingest.files import sha256_of

Became = Literal["new", "replaced", "unchanged", "restricted", "failed"]
# Minutes are signed at the next meeting, often half a year on; after that what is published seldom changes.
SETTLED_AFTER = timedelta(days=200)
# Committees that meet once a year sign minutes after a year, so an old draft is looked at again, but not each night.
DRAFT_AGAIN_AFTER = timedelta(days=28)
DRAFT = re.compile(r"\bdraft\b", re.IGNORECASE)
LARGEST_HEAD = 1024  # bytes in which a PDF says that it is one


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of one finding."""

    id: str
    title: str
    became: Became
    path: Path | None = None
    error: FetchError | None = None


@dataclass
class Fetch:
    """The asking and keeping. `visit` is what a walk reads pages through."""

    client: PoliteClient
    folder: FetchedFolder
    today: date

    def visit(self, address: str, *, patient: bool = True) -> bytes:
        """A page of the site: from this fetch's journal where it was read before, else asked for."""
        content = self.folder.visit(address)
        if content is None:
            before = self.folder.page_at(address)
            answer = self.client.get(address, before.known if before else Known(), patient=patient)
            content = answer.content() if answer.path or not before else self.folder.kept_content(before)
            self.folder.keep_visit(address, content, answer.known)
        return content

    def is_settled(self, meeting: Meeting) -> bool:
        """Whether a meeting is long past and everything of it was fetched after it had settled."""
        if meeting.date is None or self.today - meeting.date < SETTLED_AFTER:
            return False
        page = self.folder.manifest.papers.get(f"m{meeting.id}")
        if page is None or page.seen is None or page.date is None:
            return False
        seen = date.fromisoformat(page.seen[:10])
        of_meeting = [entry for entry in self.folder.manifest.papers.values() if entry.meeting == meeting.id]
        is_whole = all(entry.sha256 or entry.restricted for entry in of_meeting)
        may_be_signed = has_draft_alone(of_meeting) and self.today - seen >= DRAFT_AGAIN_AFTER
        return seen - meeting.date >= SETTLED_AFTER and is_whole and not may_be_signed

    def has_not(self, id: str) -> bool:
        """Whether this is neither kept from before nor seen in this fetch."""
        entry = self.folder.manifest.papers.get(id)
        return id not in self.folder.done and (entry is None or entry.sha256 is None)

    def keep_all(self, findings: Iterable[Finding]) -> Iterator[Fetched]:
        """Keep what is found, one after the other. Raises `FetchStoppedError` where it cannot go on."""
        for finding in findings:
            yield self._keep(finding)

    def _keep(self, finding: Finding) -> Fetched:
        before = self.folder.manifest.papers.get(finding.id)
        entry = _entry(finding, before)
        if finding.url is None:
            self.folder.see(entry.model_copy(update={"restricted": True}))
            return Fetched(finding.id, finding.title, "restricted")
        if finding.id in self.folder.done:
            return Fetched(finding.id, finding.title, "unchanged")
        try:
            if finding.content is not None:
                kept = self._keep_page(finding, entry, before)
                if not finding.is_whole:
                    self.folder.unsettle(finding.id)
                return kept
            if finding.file is not None:
                return self._keep_file(finding, finding.file, entry, before)
            return self._keep_document(finding, entry, before)
        except FetchStoppedError:
            raise
        except FetchError as error:
            self.folder.see(entry)
            return Fetched(finding.id, finding.title, "failed", error=error)

    def _keep_page(self, finding: Finding, entry: Entry, before: Entry | None) -> Fetched:
        """A page that the walk read. It is as it was where its words are, whatever token the site put into it."""
        content = finding.content or b""
        words = hashlib.sha256(visible_words(content).encode()).hexdigest()
        if before is not None and before.words == words:
            self.folder.see(before.model_copy(update=asdict(self.folder.known_of(finding.url or ""))))
            return Fetched(finding.id, finding.title, "unchanged", self._path(before))
        known = self.folder.known_of(finding.url or "")
        path = self.folder.directory / f".{finding.id}.incoming"
        path.write_bytes(content)
        try:
            answer = Answer(finding.url or "", path, hashlib.sha256(content).hexdigest(), known, "text/html")
            kept = self.folder.keep(entry, answer, words=words)
        finally:
            path.unlink()
        return self._told(finding, before, kept)

    def _keep_file(self, finding: Finding, file: Path, entry: Entry, before: Entry | None) -> Fetched:
        """A file of this machine. Its owner may replace it: what was read of it is kept under its hash."""
        sha256 = sha256_of(file)
        if sha256 is None:
            raise FetchError("this file cannot be read", str(file), "see who may read it")
        kept = self.folder.keep(entry, Answer(entry.url or "", file, sha256, Known(), ""))
        return self._told(finding, before, kept)

    def _keep_document(self, finding: Finding, entry: Entry, before: Entry | None) -> Fetched:
        answer = self.client.get(finding.url or "", before.known if before and before.sha256 else Known())
        if answer.path is None:
            self.folder.see(entry)
            return Fetched(finding.id, finding.title, "unchanged", self._path(entry))
        _check_document(answer, finding)
        kept = self.folder.keep(entry, answer)
        answer.path.unlink()
        return self._told(finding, before, kept)

    def _told(self, finding: Finding, before: Entry | None, kept: Entry) -> Fetched:
        became: Became = "new"
        if before is not None and before.sha256:
            became = "unchanged" if before.sha256 == kept.sha256 else "replaced"
        return Fetched(finding.id, finding.title, became, self._path(kept))

    def _path(self, entry: Entry) -> Path | None:
        return self.folder.directory / entry.file if entry.file else None


def has_draft_alone(of_meeting: Iterable[Entry]) -> bool:
    """Whether a meeting has draft minutes and no others, going by the words of their links."""
    minutes = [DRAFT.search(entry.title) is not None for entry in of_meeting if entry.kind == "minutes"]
    return bool(minutes) and all(minutes)


def _entry(finding: Finding, before: Entry | None) -> Entry:
    """What is known of the finding now, over what was known of it."""
    told: dict[str, Any] = {
        "id": finding.id, "title": finding.title, "kind": finding.kind, "url": finding.url,
        "found_on": finding.found_on, "committee": finding.committee, "meeting": finding.meeting,
        "date": finding.date.isoformat() if finding.date else None, "item": finding.item,
        "restricted": finding.url is None,
    }  # fmt: skip
    return before.model_copy(update=told) if before else Entry(**told)


def _check_document(answer: Answer, finding: Finding) -> None:
    """A document named .pdf must be one: sites answer with a page, and with status 200, where a file is missing."""
    opening = answer.content()[:LARGEST_HEAD]
    url = finding.url or ""
    if not opening.strip():
        raise FetchError("the site sent an empty file", url, "try again later")
    is_pdf = b"%PDF-" in opening
    if not is_pdf and (".pdf" in url.casefold() or is_moderngov(opening)):
        raise FetchError("the site sent a web page in place of the paper", url, "see whether it is still published")
