"""What could not be read is kept with its reason, and not tried again before something has changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.load import paper_words
from ingest.limits import Limits
from ingest.quarantine import Quarantine
from ingest.run import Outcome, read_papers
from ingest.shelf import Shelf

WORDS = paper_words()


def read_all(folder: Path, *paths: Path, retry: bool = False, limits: Limits | None = None) -> list[Outcome]:
    return list(
        read_papers(
            paths, Shelf(folder / "papers"), WORDS, limits=limits, quarantine=Quarantine(folder / "out"), retry=retry
        )
    )


def notes(folder: Path) -> dict[str, str]:
    return {stem: note.what for stem, note in Quarantine(folder / "out").notes()}


def sound_pdf(path: Path, pages: int = 1) -> Path:
    canvas = Canvas(str(path), pagesize=(595, 842))
    for _ in range(pages):
        canvas.drawString(60, 700, "Safer streets come first.")
        canvas.showPage()
    canvas.save()
    return path


def test_a_failed_file_is_noted_and_not_tried_again(tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.pdf", sound_pdf(tmp_path / "good.pdf")
    bad.write_bytes(b"%PDF-1.7\nnothing")
    first = read_all(tmp_path, bad, good)
    assert [outcome.error is None for outcome in first] == [False, True]
    again = read_all(tmp_path, bad, good)
    assert [outcome.cached for outcome in again] == [True, True]
    assert str(again[0].error) == str(first[0].error)
    [(stem, note)] = Quarantine(tmp_path / "out").notes()
    assert (stem, note.path, note.sha256) == ("bad", str(bad), first[0].sha256)
    assert note.what
    assert note.where
    assert note.remedy


def test_it_is_tried_again_when_asked_for_or_when_its_bytes_or_the_limits_changed(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing")
    read_all(tmp_path, path)
    assert not read_all(tmp_path, path, retry=True)[0].cached
    assert not read_all(tmp_path, path, limits=Limits(pages=7))[0].cached
    assert read_all(tmp_path, path, limits=Limits(pages=7))[0].cached
    sound_pdf(path)
    assert read_all(tmp_path, path)[0].error is None
    assert notes(tmp_path) == {}


def test_it_is_tried_again_by_another_version(tmp_path: Path) -> None:
    path, quarantine = tmp_path / "paper.pdf", Quarantine(tmp_path / "out")
    path.write_bytes(b"%PDF-1.7\nnothing")
    shelves = [Shelf(tmp_path / "papers", version) for version in ("one", "one", "two")]
    told = [[each.cached for each in read_papers([path], shelf, WORDS, quarantine=quarantine)] for shelf in shelves]
    assert told == [[False], [True], [False]]


def test_what_was_read_before_stays(tmp_path: Path) -> None:
    path, shelf = sound_pdf(tmp_path / "paper.pdf"), Shelf(tmp_path / "papers")
    read_all(tmp_path, path)
    before = shelf.get("paper")
    path.write_bytes(path.read_bytes()[:200])
    [outcome] = read_all(tmp_path, path)
    assert outcome.error
    assert shelf.get("paper").text == before.text


def test_a_paper_of_too_many_pages_is_told(tmp_path: Path) -> None:
    path = sound_pdf(tmp_path / "long.pdf", pages=4)
    [outcome] = read_all(tmp_path, path, limits=Limits(pages=3))
    assert outcome.error
    assert "4 pages; at most 3" in outcome.error.what
    assert "--pages" in outcome.error.remedy
    assert read_all(tmp_path, path, limits=Limits(pages=4))[0].error is None


def test_what_is_no_fault_of_the_bytes_is_not_noted(tmp_path: Path) -> None:
    twice = [sound_pdf(tmp_path / "paper.pdf"), tmp_path / "paper.txt"]
    twice[1].write_text("Safer streets come first.")
    assert [outcome.error is None for outcome in read_all(tmp_path, *twice, tmp_path / "gone.pdf")] == [
        True,
        False,
        False,
    ]
    assert notes(tmp_path) == {}


def test_a_full_or_closed_disk_is_told_and_not_noted(tmp_path: Path) -> None:
    (tmp_path / "papers").write_text("a file where the folder should be")
    [outcome] = read_all(tmp_path, sound_pdf(tmp_path / "paper.pdf"))
    assert outcome.error
    assert "cannot be kept" in outcome.error.what
    assert notes(tmp_path) == {}


def test_a_damaged_note_is_as_none(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing")
    read_all(tmp_path, path)
    (tmp_path / "out" / "paper.json").write_text("{")
    assert notes(tmp_path) == {}
    assert not read_all(tmp_path, path)[0].cached


@pytest.mark.parametrize("name", ["w" * 250, "a\nb", "-x", "§ “1”"])
def test_any_name_that_a_file_can_have(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "papers-with-names"
    folder.mkdir()
    good = sound_pdf(tmp_path / "plain.pdf").rename(folder / f"{name}.pdf")
    [outcome] = read_all(tmp_path, good)
    assert outcome.error is None or "File name too long" in outcome.error.what
    good.write_bytes(b"%PDF-1.7\nnothing")
    [outcome] = read_all(tmp_path, good)
    assert outcome.error


def test_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"west\xffmere.pdf")
    sound_pdf(tmp_path / "plain.pdf").rename(path)
    [outcome] = read_all(tmp_path, path)
    assert outcome.error
    assert outcome.error.what == "the file's name is not text"
    str(outcome.error).encode()
