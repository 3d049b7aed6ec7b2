"""The folder in which Pledgeline keeps what it made: papers as read, facts, graph, search index, and the files."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.load import paper_words
from extract.facts import Fact
from extract.stage import FactsFolder
from ingest.originals import Originals
from ingest.quarantine import Quarantine
from ingest.shelf import Shelf, reading_version


@dataclass(frozen=True, slots=True)
class Workspace:
    """`papers/` and `facts/`, the files between the stages; `graph/`, `search/` and `originals/`: under one folder."""

    folder: Path

    @property
    def shelf(self) -> Shelf:
        return Shelf(self.folder / "papers", reading_version(paper_words()))

    @property
    def originals(self) -> Originals:
        return Originals(self.folder / "originals")

    @property
    def quarantine(self) -> Quarantine:
        """Why files could not be read (`quarantine/`)."""
        return Quarantine(self.folder / "quarantine")

    @property
    def facts(self) -> FactsFolder:
        return FactsFolder(self.folder / "facts")

    def open_facts(self, stem: str) -> Sequence[Fact]:
        """The facts of a paper, but for those of restricted papers bound in it: they go into no answer."""
        facts, report = self.facts.get(stem), self.shelf.report(stem)
        withheld = {at for at, part in enumerate(report.parts) if part.restricted} if report else set()
        return [fact for fact in facts if fact.part not in withheld] if withheld else facts

    @property
    def made_of(self) -> tuple[Path, ...]:
        """The folders, besides graph and index, that answers are made of. Each is written to by putting files in."""
        return self.folder / "papers", self.folder / "facts", self.corrections, self.profiles

    @property
    def graph(self) -> Path:
        return self.folder / "graph"

    @property
    def profiles(self) -> Path:
        """Where a user's own profiles stand, of partnerships that we have none of."""
        return self.folder / "profiles"

    @property
    def fetched(self) -> Path:
        """The papers that were fetched, in a folder for each source with its manifest."""
        return self.folder / "fetched"

    @property
    def told(self) -> Path:
        """What the answers were when `update` last told of them."""
        return self.folder / "told.json"

    @property
    def keys(self) -> Path:
        """The keys of those who may ask the server, as hashes."""
        return self.folder / "keys.json"

    @property
    def audit(self) -> Path:
        """What was asked in Cypher and corrected through the server, and by whom."""
        return self.folder / "audit.jsonl"

    @property
    def corrections(self) -> Path:
        """Where a user's own corrections stand (corpus/corrections/README.md)."""
        return self.folder / "corrections"

    @property
    def graph_note(self) -> Path:
        """The file that says what the embedded graph and the search index were made from."""
        return self.folder / "graph.from"

    def ledger(self, store: str | None) -> Path:
        """What the last load into the embedded store, or into the one at an address, remembers for the next."""
        of = hashlib.sha256(store.encode()).hexdigest()[:12] if store else "graph"
        return self.folder / f"{of}.ledger"

    @property
    def search(self) -> Path:
        return self.folder / "search"
