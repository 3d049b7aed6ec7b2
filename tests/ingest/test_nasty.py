"""Nasty files, all in one run: no crash, no hang, each told in words, and the good papers among them read as ever.

Those of `nasty.py` are made for every run. Other people's samples are read where `PLEDGELINE_TEST_NASTY` names a folder
of them: the sample folders of pdfminer.six, pdfplumber, pypdf and py-pdf/sample-files hold 210.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from corpus.load import paper_words
from ingest.limits import Limits
from ingest.quarantine import Quarantine
from ingest.run import Outcome, read_papers
from ingest.shelf import Shelf
from tests.ingest.nasty import LINE, make_nasty, sound

LIMITS = Limits(seconds=120, page_seconds=5, memory_mb=512)
FEWEST = 150


@dataclass
class Run:
    """Every outcome by the file's name, and where the papers and the reasons are."""

    folder: Path
    files: list[Path]
    told: dict[str, Outcome] = field(default_factory=dict)

    @property
    def shelf(self) -> Shelf:
        return Shelf(self.folder / "papers", "nasty")

    @property
    def quarantine(self) -> Quarantine:
        return Quarantine(self.folder / "quarantine")

    def read(self) -> list[Outcome]:
        outcomes = list(
            read_papers(self.files, self.shelf, paper_words(), 2, limits=LIMITS, quarantine=self.quarantine)
        )
        self.told = {outcome.path.name: outcome for outcome in outcomes}
        return outcomes

    def counts(self) -> Counter[str]:
        return Counter(map(self.kind, self.told.values()))

    def kind(self, outcome: Outcome) -> str:
        if outcome.error:
            return "not read"
        return "read with doubts" if self.shelf.get(outcome.stem).doubts else "read"

    def what(self, name: str) -> str:
        """What is said of this file: its error, or its doubts."""
        outcome = self.told[name]
        if outcome.error:
            return outcome.error.what
        return "; ".join(doubt.what for doubt in self.shelf.get(outcome.stem).doubts)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("nasty")
    nasty = make_nasty(folder / "files")
    for place in (0, len(nasty) // 2, len(nasty)):
        nasty.insert(place, folder / f"good-{place}.pdf")
        nasty[place].write_bytes(sound())
    made = Run(folder, nasty)
    made.read()
    return made


def test_every_file_is_told_in_order(run: Run) -> None:
    assert list(run.told) == [path.name for path in run.files]
    assert len(run.told) >= FEWEST
    for outcome in run.told.values():
        if outcome.error:
            assert outcome.error.what
            assert outcome.error.where
            assert outcome.error.remedy
        else:
            assert run.shelf.get(outcome.stem).sha256 == outcome.sha256
    print(run.counts())
    assert run.counts()["read"] >= 70  # most of these are only odd: a paper can be had from them


def test_the_good_papers_among_them_are_read_as_ever(run: Run) -> None:
    good = [run.shelf.get(name) for name in run.shelf.stems() if name.startswith("good-")]
    assert len(good) == 3
    for paper in good:
        assert paper.text.count(LINE) == 90
        assert not paper.doubts


@pytest.mark.parametrize(
    ("name", "what"),
    {
        "empty.pdf": "the file is empty", "error-page.pdf": "web page", "text.pdf": "plain text",
        "word-document.pdf": "Word file", "picture.pdf": "picture", "no-pages.pdf": "no pages",
        "cut-at-50-percent.pdf": "cut off", "encrypted-128.pdf": "encrypted", "pages-6000.pdf": "6,000 pages",
        "form-in-itself.pdf": "page 1 could not be read: reading it",
        "bomb-twice-packed-700-mb.pdf": "512 MB", "zeros-text.txt": "neither a PDF", "picture-text.txt": "picture",
        "contents-missing.pdf": "no page holds text", "empty-page.html": "no text",
    }.items(),
)  # fmt: skip
def test_what_is_wrong_is_said(run: Run, name: str, what: str) -> None:
    assert what in run.what(name)


@pytest.mark.parametrize(
    "name",
    [
        "pdf-named-txt.txt", "pdf-without-ending", "header-late.pdf", "no-cross-references.pdf", "count-too-large.pdf",
        "encrypted-128-opens.pdf", "font-missing.pdf", "page-box-nan.pdf", "page-box-zero.pdf", "turned-left.pdf",
        "saves-200000-deep.pdf", "arrays-100000-deep.pdf", "utf-16.txt", "utf-8-broken.txt", "never-closed.html",
        "list-starts-at-nonsense.html", "cell-spans-a-billion.html",
    ],
)  # fmt: skip
def test_what_can_be_read_is_read(run: Run, name: str) -> None:
    assert run.told[name].error is None, run.what(name)
    assert run.shelf.get(run.told[name].stem).blocks


def test_a_second_run_tries_none_of_them_again(run: Run) -> None:
    first = {name: str(outcome.error) for name, outcome in run.told.items()}
    began = time.perf_counter()
    again = run.read()
    assert all(outcome.cached for outcome in again)
    assert {name: str(outcome.error) for name, outcome in run.told.items()} == first
    assert time.perf_counter() - began < 20  # nothing was opened: alone it takes a fraction of a second


def test_nothing_half_written_is_left(run: Run) -> None:
    assert not [path for path in run.folder.rglob(".*") if path.is_file()]


@pytest.mark.nasty
def test_other_peoples_nasty_files(tmp_path: Path) -> None:
    folder = Path(os.environ.get("PLEDGELINE_TEST_NASTY", ""))
    if not folder.name:
        pytest.skip("needs a folder of nasty files, named by PLEDGELINE_TEST_NASTY")
    (tmp_path / "files").mkdir()
    files = []
    for number, path in enumerate(sorted(path for path in folder.rglob("*") if path.is_file())):
        files.append(tmp_path / "files" / f"{number:03d}-{path.name[-80:]}")  # two may have one name
        files[-1].symlink_to(path)
    theirs = Run(tmp_path, files)
    theirs.read()
    print(theirs.counts())
    assert len(theirs.told) == len(files)
    unforeseen = [theirs.what(name) for name in theirs.told if "the reader failed" in theirs.what(name)]
    assert unforeseen == []
    assert theirs.counts()["read"] >= len(files) // 2
