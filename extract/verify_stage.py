"""The evidence of many papers held against their files, each paper in one of several processes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.stage import FactsFolder
from extract.verifying import Verified, verify_paper
from extract.workers import worked_on
from ingest.errors import PledgelineError
from ingest.originals import Originals
from ingest.shelf import Shelf


@dataclass(frozen=True, slots=True)
class VerifyOutcome:
    """What became of one paper: what was found, or why it could not be looked at."""

    stem: str
    verified: Verified | None = None
    error: PledgelineError | None = None


def verify_papers(
    shelf: Shelf, folder: FactsFolder, originals: Originals, stems: Sequence[str], *, jobs: int = 1
) -> Iterator[VerifyOutcome]:
    """Verify the facts of these papers, in `jobs` processes; what became of each, in order."""
    tasks = [(shelf.directory, folder.folder, originals.directory, stem) for stem in stems]
    for future in worked_on(_verify_one, tasks, jobs=min(jobs, len(stems)) or 1):
        yield future.result()


def _verify_one(papers: Path, facts: Path, originals: Path, stem: str) -> VerifyOutcome:
    try:
        paper = Shelf(papers).get(stem)
        found = verify_paper(paper, FactsFolder(facts).get(stem), Originals(originals).path(paper.sha256))
    except PledgelineError as error:
        return VerifyOutcome(stem, error=error)
    return VerifyOutcome(stem, found)
