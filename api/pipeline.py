"""The way of the papers through the stages: files to papers, papers to facts, facts to the graph.

Each stage reads what the one before it left in the workspace and does only what has changed. A paper that fails at one
stage is told and left out; the others go on.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import corpus
from api.ahead import Ahead, opened
from api.progress import follow, messages
from api.settings import Settings
from api.workspace import Workspace
from corpus.corrections import read_corrections
from corpus.load import paper_words
from extract.stage import Extracted, extract_papers
from graph.load import Load, Loaded, remove_paper
from graph.store import Store
from graph.text.index import Since, is_whole, update_index
from graph.version import loading_version
from graph.versions import Earlier
from ingest.errors import DiskFullError, PaperError, PledgelineError
from ingest.fetch.manifest import Manifest
from ingest.files import write_whole
from ingest.limits import Limits
from ingest.run import Outcome, find_papers, read_papers

SAMPLES = Path(corpus.__path__[0]) / "samples" / "papers"
T = TypeVar("T")
COLLECT_EVERY = 50  # papers
PAPERS_IN_MEMORY = 256  # whose facts a load reads once; it needs them three times


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
        return read + extracted + [(each.stem, each.error) for each in self.loaded if each.error]

    @property
    def known_failures(self) -> list[str]:
        """The files that an earlier run could not read, and that were not tried again."""
        return [outcome.path.name for outcome in self.read if outcome.error and outcome.cached]

    @property
    def new_failures(self) -> list[tuple[str, PledgelineError]]:
        """The failures but for those that an earlier run told."""
        known = set(self.known_failures)
        return [(name, error) for name, error in self.failures if name not in known]

    @property
    def succeeded(self) -> int:
        """How many of the papers that the run began with came through every stage."""
        began: Sequence[Outcome | Extracted | Loaded] = self.read or self.extracted or self.loaded
        failed = {each.stem for stage in (self.read, self.extracted, self.loaded) for each in stage if each.error}
        return sum(each.stem not in failed for each in began)


def default_jobs() -> int:
    """One process for each core, but never more than eight: beyond that the disk decides."""
    return min(os.cpu_count() or 1, 8)


def ingest(
    workspace: Workspace,
    paths: Sequence[Path],
    report: RunReport,
    *,
    jobs: int,
    limits: Limits | None = None,
    retry: bool = False,
    ahead: Ahead | None = None,
) -> None:
    """Read the files under `paths` (the shipped samples where there are none) onto the shelf, and keep the files.

    What failed before is not tried again unless with `retry`. Raises `DiskFullError` where there is no room for what is
    read: there would be none for the other papers.
    """
    files = find_papers(paths or [SAMPLES])
    outcomes = read_papers(
        files, workspace.shelf, paper_words(), jobs, limits=limits, quarantine=workspace.quarantine, retry=retry,
        readers=ahead.readers if ahead else None,
    )  # fmt: skip
    with closing(outcomes):  # readers end with it where there is no room for what they read
        followed = follow(_waking(outcomes, ahead) if ahead else outcomes, "reading papers", len(files))
        report.read += (_with_original(each, workspace) for each in followed)


def _waking(outcomes: Iterator[Outcome], ahead: Ahead) -> Iterator[Outcome]:
    """These; at the first paper that is new the later stages' needs are begun to be brought."""
    for each in outcomes:
        if not each.cached:
            ahead.begin()
        yield each


def _with_original(outcome: Outcome, workspace: Workspace) -> Outcome:
    """The outcome, with the file kept that it tells of. Raises `DiskFullError` where there is no room."""
    if isinstance(outcome.error, DiskFullError):
        raise outcome.error
    sha256 = None if outcome.error else workspace.shelf.sha256(outcome.stem)
    if sha256 is None:
        return outcome
    try:
        workspace.originals.keep(outcome.path, sha256)
    except PaperError as error:
        return replace(outcome, error=error)
    return outcome


def extract(workspace: Workspace, report: RunReport, *, jobs: int, ahead: Ahead | None = None) -> None:
    """Make the facts of every paper on the shelf."""
    stems = workspace.shelf.stems()
    found = extract_papers(workspace.shelf, workspace.facts, stems, jobs=jobs, coming=ahead.finders if ahead else None)
    found = _opening(found, len(stems), ahead) if ahead else found
    report.extracted += follow(found, "finding facts", len(stems))


def _opening(found: Iterator[Extracted], papers: int, ahead: Ahead) -> Iterator[Extracted]:
    """These; while the last are worked on, the store is opened."""
    for left in range(papers, 0, -1):
        ahead.open_soon(left)
        yield next(found)


def load(
    workspace: Workspace,
    settings: Settings,
    report: RunReport,
    then: Callable[[Store], None] = lambda _: None,
    ahead: Ahead | None = None,
) -> None:
    """Put the papers and their facts into the graph, and what the graph then holds into the search index.

    What `then` asks of the store is asked while it is open: opening it takes a second.

    The embedded store, which nobody else writes to, is not even opened where it was loaded from just these facts.
    """
    stems = workspace.facts.stems()
    made_from = _made_from(workspace, stems)
    note, is_there = workspace.graph_note, workspace.graph.exists() and is_whole(workspace.search)
    if settings.store is None and is_there and note.exists() and note.read_text("utf-8") == made_from:
        report.loaded += (Loaded(stem) for stem in stems)
        return
    note.unlink(missing_ok=True)
    earlier = earlier_files(workspace)
    facts_of = lru_cache(PAPERS_IN_MEMORY)(workspace.open_facts)
    with ahead.opened() if ahead else opened(workspace, settings) as (store, ledger):
        corrections = read_corrections([workspace.corrections])
        load = Load(
            store,
            ledger,
            workspace.shelf.get,
            facts_of,
            corrections,
            messages.print,
            workspace.facts.made_from,
            lambda stem: earlier.get(stem, ()),
        )
        report.loaded += follow(_collecting_seldom(load.papers(stems)), "loading the graph", len(stems))
        since = Since(load.before, load.writing.touched_papers)
        indexed = update_index(workspace.search, store, stems, load.counted_facts_of, since, load.who_added)
        report.indexed += follow(_collecting_seldom(indexed), "indexing for search", len(stems))
        then(store)
    if settings.store is None and not report.failures:
        write_whole(note, made_from.encode())


def _collecting_seldom(papers: Iterator[T]) -> Iterator[T]:
    """These, while Python collects what is in cycles only now and then.

    JPype has it look through all that is held whenever Java has collected, which took a sixth of a load's time; rows
    have no cycles.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        for number, each in enumerate(papers, 1):
            yield each
            if number % COLLECT_EVERY == 0:
                gc.collect()
    finally:
        if was_on:
            gc.enable()


def remove(workspace: Workspace, settings: Settings, stem: str, report: RunReport) -> None:
    """Take a paper out: what was read of it, its facts, its file, and what it brought to the graph and the index.

    Lines that rested on it are drawn again from the papers that stay. Raises `PaperError` where there is none.
    """
    sha256 = workspace.shelf.sha256(stem)
    if sha256 is None and stem not in workspace.facts.stems():
        raise PaperError("no paper of this name was read", stem, "see `pledgeline doctor` for the names of all papers")
    workspace.shelf.remove(stem)
    workspace.facts.remove(stem)
    if sha256 and sha256 not in map(workspace.shelf.sha256, workspace.shelf.stems()):
        workspace.originals.remove(sha256)
    if settings.store or workspace.graph.exists():
        with opened(workspace, settings) as (store, ledger):
            remove_paper(store, stem, ledger)
        load(workspace, settings, report)


def earlier_files(workspace: Workspace) -> dict[str, list[Earlier]]:
    """For the papers that were replaced where they are published the files that stood in their place."""
    replaced: dict[str, list[Earlier]] = {}
    for manifest in sorted(workspace.fetched.glob("*/manifest.yaml")):
        for stem, versions in Manifest.replaced_files(manifest).items():
            replaced[stem] = [Earlier(each.sha256, each.fetched) for each in versions]
    return replaced


def _made_from(workspace: Workspace, stems: Sequence[str]) -> str:
    """A fingerprint of everything that the graph and the index are made from."""
    facts = {stem: workspace.facts.made_from(stem) for stem in stems}
    corrections = {path.name: path.read_text("utf-8") for path in sorted(workspace.corrections.glob("*.yaml"))}
    told = json.dumps([loading_version(), facts, corrections, earlier_files(workspace)])
    return hashlib.sha256(told.encode()).hexdigest()
