"""The honest report of a paper, and how it is kept with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ingest.paper import Box, Doubt, Furniture, Mark, Page, Paper
from ingest.report import OcrPage, report_from_json, report_of
from ingest.shelf import Shelf

PaperOf = Callable[..., Paper]
NOWHERE = Box(0, 0, 1, 1)


def westmere(paper_of: PaperOf) -> Paper:
    """Three pages: one scanned, one blank; a sound table, and one without a header; a mark that points nowhere."""
    paper = paper_of(
        ("contents", "1. Priorities 2"),
        ("paragraph", "Calls fell to 318.", {"page": 2}),
        ("table", [["Priority", "Lead"], ["Safer streets", "Westmere Police"]]),
        ("table", [["Eastholme", "4"], ["Northgate", ""]], {"header_rows": 0, "ruled": False}),
        ("note", "Westmere Police, July 2031", {"number": "1"}),
    )
    blocks = list(paper.blocks)
    blocks[1] = replace(blocks[1], marks=(Mark(17, "3", None),))
    pages = (
        Page(1, 595, 842), Page(2, 595, 842, by_ocr=True, confidence=0.93), Page(3, 595, 842),
    )  # fmt: skip
    furniture = (Furniture("stamp", "Page 4", 1, NOWHERE), Furniture("stamp", "Page 5", 2, NOWHERE))
    doubts = (Doubt("page 3 could not be read", "westmere.pdf, page 3"),)
    return replace(paper, blocks=tuple(blocks), pages=pages, furniture=furniture, doubts=doubts)


def test_a_report_tells_what_was_read_and_what_was_left_out(paper_of: PaperOf) -> None:
    report = report_of(westmere(paper_of))
    assert (report.pages, report.pages_read, report.tables) == (3, 2, 2)
    assert report.by_ocr == (OcrPage(2, 0.93),)
    [doubtful] = report.doubtful_tables
    assert (doubtful.table, doubtful.page) == (1, 2)
    assert "alignment alone" in doubtful.why
    assert "no header" in doubtful.why
    left = {piece.what: piece.count for piece in report.left_out}
    assert left == {"stamps": 2, "lines of contents pages": 1, "pages without words": 1, "note marks": 1, "notes": 1}
    assert all(piece.why for piece in report.left_out)
    assert report.doubts == ("page 3 could not be read (westmere.pdf, page 3)",)


def test_a_report_is_kept_with_its_paper_and_told_without_reading_it(paper_of: PaperOf, tmp_path: Path) -> None:
    paper, shelf = westmere(paper_of), Shelf(tmp_path)
    shelf.put(paper)
    assert shelf.report(paper.stem) == report_of(paper)
    assert shelf.get(paper.stem).pages == paper.pages
    assert shelf.report("no-such-paper") is None


def test_a_report_comes_back_from_json_as_it_was(paper_of: PaperOf) -> None:
    report = report_of(westmere(paper_of))
    assert report_from_json(report.to_json()) == report
