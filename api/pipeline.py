"""The way of the papers through the stages: files to papers, papers to facts, facts to the graph.

Each stage reads what the one before it left in the workspace and does only what has changed. A paper that fails at one
stage is told and left out; the others go on.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import corpus
from api.progress import follow
from api.workspace import Workspace
from corpus.load import paper_words
from extract.stage import Extracted, extract_papers
from graph.load import Loaded, load_papers
from graph.store import Store
from graph.text.index import update_index
from ingest.errors import PaperError, PledgelineError
from ingest.run import Outcome, find_papers, read_papers

SAMPLES = Path(corpus.__path__[0]) / "samples" / "papers"


@dataclass
class RunReport:
    """What became of every paper at each stage of one run."""

    read: list[Outcome] = field(default_factory=list)
    extracted: list[Extracted] = field(default_factory=list)
    loaded: list[Loaded] = field(default_factory=list)
    indexed: list[str] = field(default_factory=list)  # stems of the papers whose entries in the search index changed

    @property
    def failures(self) -> list[tuple[str, PledgelineError]]:
        """Each paper that failed, with the reason, in the order in which they failed."""
        read = [(outcome.path.name, outcome.error) for outcome in self.read if outcome.error]
        extracted = [(each.stem, each.error) for each in self.extracted if each.error]
        return read + extracted

    @property
    def succeeded(self) -> int:
        """How many of the papers that the run began with came through every stage."""
        began: Sequence[Outcome | Extracted | Loaded] = self.read or self.extracted or self.loaded
        return len(began) - len(self.failures)


def default_jobs() -> int:
    """One process for each core, but never more than eight: beyond that the disk decides."""
    return min(os.cpu_count() or 1, 8)


def ingest(workspace: Workspace, paths: Sequence[Path], report: RunReport, *, jobs: int) -> None:
    """Read the files under `paths` (the shipped samples where there are none) onto the shelf, and keep the files."""
    files = find_papers(paths or [SAMPLES])
    outcomes = read_papers(files, workspace.shelf, paper_words(), jobs=jobs)
    report.read += (_with_original(each, workspace) for each in follow(outcomes, "reading papers", len(files)))


def _with_original(outcome: Outcome, workspace: Workspace) -> Outcome:
    """The outcome, with the file kept that it tells of."""
    sha256 = None if outcome.error else workspace.shelf.sha256(outcome.stem)
    if sha256 is None:
        return outcome
    try:
        workspace.originals.keep(outcome.path, sha256)
    except PaperError as error:
        return replace(outcome, error=error)
    return outcome


def extract(workspace: Workspace, report: RunReport, *, jobs: int) -> None:
    """Make the facts of every paper on the shelf."""
    stems = workspace.shelf.stems()
    found = extract_papers(workspace.shelf, workspace.facts, stems, jobs=jobs)
    report.extracted += follow(found, "finding facts", len(stems))


def load(workspace: Workspace, store: Store, report: RunReport) -> None:
    """Put the papers and their facts into the graph, and what the graph then holds into the search index."""
    stems = workspace.facts.stems()
    report.loaded += follow(_loaded(workspace, store, stems), "loading the graph", len(stems))
    for _ in follow(
        update_index(workspace.search, store, stems, workspace.facts.get), "indexing for search", len(stems)
    ):
        pass


def _loaded(workspace: Workspace, store: Store, stems: Sequence[str]) -> Iterator[Loaded]:
    yield from load_papers(store, stems, workspace.shelf.get, workspace.facts.get)
