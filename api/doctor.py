"""An honest look at everything: what is installed, what was read, what could not be, and whether the store answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from api.settings import Settings
from api.workspace import Workspace
from graph import questions
from graph.store import open_store
from ingest.errors import PledgelineError
from ingest.ocr import REMEDY, engine_name
from ingest.report import Report, report_of

LIBRARIES = ("pdfplumber", "pypdfium2", "spacy", "networkx", "neo4j", "arcadedb-embedded", "fastapi")


@dataclass(frozen=True, slots=True)
class Finding:
    well: bool
    what: str


@dataclass(frozen=True, slots=True)
class PaperFinding:
    """One paper: what was read of it, how many facts it gave, which numbers were seen and are in no fact."""

    stem: str
    report: Report
    facts: int
    numbers_seen: int
    unread_numbers: tuple[dict[str, Any], ...]  # page, number, the words around it

    def to_json(self) -> dict[str, Any]:
        numbers = {"numbers_seen": self.numbers_seen, "numbers_not_understood": list(self.unread_numbers)}
        return {"paper": self.stem, **self.report.to_json(), "facts": self.facts, **numbers}


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A file that could not be read, and why; `older` tells that an earlier state of it was read and is kept."""

    stem: str
    path: str
    what: str
    where: str
    remedy: str
    older: bool


@dataclass(frozen=True, slots=True)
class Examination:
    findings: tuple[Finding, ...]
    papers: tuple[PaperFinding, ...]
    quarantine: tuple[Quarantined, ...] = ()

    @property
    def well(self) -> bool:
        return all(finding.well for finding in self.findings)

    def to_json(self) -> dict[str, Any]:
        return {
            "well": self.well,
            "findings": [{"well": finding.well, "what": finding.what} for finding in self.findings],
            "papers": [paper.to_json() for paper in self.papers],
            "quarantine": [
                {
                    "paper": file.stem, "path": file.path, "what": file.what, "where": file.where, "try": file.remedy,
                    "older_kept": file.older,
                }
                for file in self.quarantine
            ],
        }  # fmt: skip


def examine(settings: Settings, paper: str | None = None) -> Examination:
    """Look at the libraries, the data folder and the store; nothing is changed. `paper` is the stem of one paper.

    Raises `PaperError` where no paper of this name was read.
    """
    workspace = Workspace(settings.data)
    if paper is not None:
        return Examination((), (_examine_paper(workspace, paper),))
    papers = tuple(_examine_paper(workspace, stem) for stem in workspace.shelf.stems())
    findings = [Finding(True, ", ".join(f"{library} {version(library)}" for library in LIBRARIES)), _examine_ocr()]
    if papers:
        pages, facts = sum(paper.report.pages for paper in papers), sum(paper.facts for paper in papers)
        findings.append(Finding(True, f"{settings.data}: {len(papers)} papers, {pages:,} pages, {facts:,} facts"))
        without = [paper.stem for paper in papers if not workspace.facts.path(paper.stem).exists()]
        if without:
            findings.append(Finding(False, f"no facts yet of {', '.join(without)}: run `pledgeline extract`"))
    else:
        findings.append(Finding(False, f"{settings.data}: no papers yet: run `pledgeline run`"))
    quarantine = tuple(_examine_quarantine(workspace))
    if quarantine:
        count = f"{len(quarantine)} file{'s' * (len(quarantine) > 1)}"
        findings.append(Finding(False, f"{count} could not be read; `pledgeline ingest FILES --retry` tries again"))
    findings.append(_examine_store(settings, workspace))
    return Examination(tuple(findings), papers, quarantine)


def _examine_quarantine(workspace: Workspace) -> Iterator[Quarantined]:
    """The files in quarantine that are still there."""
    read = set(workspace.shelf.stems())
    for stem, note in workspace.quarantine.notes():
        if Path(note.path).exists():
            yield Quarantined(stem, note.path, note.what, note.where, note.remedy, stem in read)


def _examine_ocr() -> Finding:
    name = engine_name()
    return (
        Finding(True, f"scans are read by {name}")
        if name
        else Finding(False, f"no OCR, so scans stay unread: {REMEDY}")
    )


def _examine_paper(workspace: Workspace, stem: str) -> PaperFinding:
    report = workspace.shelf.report(stem) or report_of(workspace.shelf.get(stem))
    facts = len(workspace.facts.get(stem)) if workspace.facts.path(stem).exists() else 0
    numbers = workspace.facts.numbers(stem) or {"seen": 0, "unread": []}
    return PaperFinding(stem, report, facts, numbers["seen"], tuple(numbers["unread"]))


def _examine_store(settings: Settings, workspace: Workspace) -> Finding:
    where = settings.store or f"the embedded store in {workspace.graph}"
    if settings.store is None and not workspace.graph.exists():
        return Finding(False, f"{where}: not made yet: run `pledgeline load`")
    password = settings.store_password.get_secret_value()
    try:
        with open_store(
            settings.store, workspace.graph, user=settings.store_user, password=password, read_only=True
        ) as store:
            counts = questions.counts(store)
    except PledgelineError as error:
        return Finding(False, f"{error.what} ({error.where}); try: {error.remedy}")
    return Finding(True, f"{where}: {counts.nodes:,} nodes, {counts.relationships:,} relationships")
