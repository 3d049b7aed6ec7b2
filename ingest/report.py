"""What was read of a paper and what was not: the honest report that is kept with it.

In:     one paper.
Out:    a `Report`: the papers bound in the file; pages, those read by OCR and how surely, pages on which nothing was
        read; tables and which of them are doubtful; and what was left out of the text, each with why. What could not
        be read at all is in `doubts`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from ingest.paper import Paper, Part, Table

EMPTY_SHARE = 0.5  # a table with more empty cells than this may have been seen where there is none


@dataclass(frozen=True, slots=True)
class OcrPage:
    page: int
    confidence: float | None  # from 0 to 1


@dataclass(frozen=True, slots=True)
class DoubtfulTable:
    table: int  # its index in the paper
    page: int | None  # on which it begins
    why: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    what: str
    count: int
    why: str


@dataclass(frozen=True, slots=True)
class BoundPart:
    """One of the papers bound in a file, as `Part` has it."""

    kind: str
    title: str | None
    pages: tuple[int, ...]  # first and last in the file; none where it has no pages
    printed_pages: tuple[str, ...]
    date: str | None
    agenda_ref: str | None
    restricted: bool
    head: tuple[tuple[str, str], ...]  # label and text: ("By", "The Clerk")


@dataclass(frozen=True, slots=True)
class Report:
    """`pages` is 0 for what has none: web pages, Word files, plain text."""

    format: str
    pages: int
    pages_read: int  # on which words were found
    blocks: int
    by_ocr: tuple[OcrPage, ...]
    tables: int
    doubtful_tables: tuple[DoubtfulTable, ...]
    left_out: tuple[LeftOut, ...]
    doubts: tuple[str, ...]
    parts: tuple[BoundPart, ...] = ()
    items_without_papers: tuple[str, ...] = ()  # of an agenda: they name pages that this file does not hold

    def to_json(self) -> dict[str, Any]:
        """As it is kept and shown; `report_from_json` reads it back."""
        return asdict(self)


def report_of(paper: Paper) -> Report:
    """The report of a paper."""
    read = {word.page for block in paper.blocks for word in block.words}
    read |= {block.page for block in paper.blocks if block.page is not None}
    return Report(
        format=paper.format,
        pages=len(paper.pages),
        pages_read=len(read),
        blocks=len(paper.blocks),
        by_ocr=tuple(OcrPage(page.number, page.confidence) for page in paper.pages if page.by_ocr),
        tables=len(paper.tables),
        doubtful_tables=tuple(_doubtful_tables(paper)),
        left_out=tuple(_left_out(paper, read)),
        doubts=tuple(f"{doubt.what} ({doubt.where})" for doubt in paper.doubts),
        parts=tuple(map(_bound, paper.parts)),
        items_without_papers=tuple(f"{item.ref or ''} {item.title}".strip() for item in paper.agenda if not item.parts),
    )


def report_from_json(told: dict[str, Any]) -> Report:
    """The report that `to_json` told. Raises `KeyError` or `TypeError` for anything else."""
    parts = {
        "by_ocr": tuple(OcrPage(**each) for each in told["by_ocr"]),
        "doubtful_tables": tuple(DoubtfulTable(**each) for each in told["doubtful_tables"]),
        "left_out": tuple(LeftOut(**each) for each in told["left_out"]),
        "doubts": tuple(told["doubts"]),
        "parts": tuple(map(_bound_from_json, told.get("parts", ()))),
        "items_without_papers": tuple(told.get("items_without_papers", ())),
    }
    return Report(**{**told, **parts})


def _bound(part: Part) -> BoundPart:
    return BoundPart(
        part.kind,
        part.title,
        () if part.first_page is None or part.last_page is None else (part.first_page, part.last_page),
        part.printed_pages,
        part.date,
        part.agenda_ref,
        part.restricted,
        tuple((line.label, line.text) for line in part.head),
    )


def _bound_from_json(told: dict[str, Any]) -> BoundPart:
    head = tuple((label, text) for label, text in told["head"])
    return BoundPart(
        **{**told, "pages": tuple(told["pages"]), "printed_pages": tuple(told["printed_pages"]), "head": head}
    )


def _doubtful_tables(paper: Paper) -> Iterator[DoubtfulTable]:
    for table in paper.tables:
        reasons = [why for is_so, why in _signs(table) if is_so]
        if reasons:
            yield DoubtfulTable(table.index, table.pages[0] if table.pages else None, "; ".join(reasons))


def _signs(table: Table) -> Iterator[tuple[bool, str]]:
    """What makes a table doubtful, and whether this one has it."""
    covered = Counter(
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    )
    places = {(row, column) for row in range(table.rows) for column in range(table.columns)}
    empty = sum(not cell.blocks for cell in table.cells)
    yield not table.ruled, "told by alignment alone: no lines are drawn"
    yield table.header_rows == 0, "no header row could be told"
    yield table.rows < 2 or table.columns < 2, "one row or one column: it may only lay out the page"
    yield any(count > 1 for count in covered.values()), "cells lie over one another"
    yield bool(places - covered.keys()), "cells are missing"
    yield bool(table.cells) and empty > EMPTY_SHARE * len(table.cells), "most of its cells are empty"


def _left_out(paper: Paper, read: set[int]) -> Iterator[LeftOut]:
    kinds = Counter(piece.kind for piece in paper.furniture)
    for kind, what, why in (
        ("stamp", "stamps", "put on the pages of a pack; they say nothing of the paper"),
        ("running_head", "running heads and feet", "come back on other pages; kept apart from the text"),
        ("page_number", "page numbers", "kept apart from the text"),
    ):
        if kinds[kind]:  # type: ignore[index]  # its keys are these
            yield LeftOut(what, kinds[kind], why)  # type: ignore[index]
    for sort, what, why in (
        ("struck_out", "words struck out", "tracked changes took them away; kept apart from the text"),
        ("hidden", "hidden words", "in the file, but no reader of the paper sees them; kept apart from the text"),
    ):
        count = sum(len(each.text.split()) for each in paper.unsaid if each.kind == sort)
        if count:
            yield LeftOut(what, count, why)
    for shown, what, why in (
        (
            "picture",
            "pictures on pages with text",
            "photographs, charts, tables set as pictures: no words are read in them",
        ),
        ("sign", "cells with a drawn sign", "an arrow or a face may be the status; only words are read"),
        (
            "colour",
            "cells that say something by colour alone",
            "red, amber or green may be the status; only words are read",
        ),
    ):
        pages = [each.page for each in paper.unread if each.kind == shown]
        if pages:
            yield LeftOut(what, len(pages), f"{why} ({page_list(pages)})")
    blocks = Counter(block.kind for block in paper.blocks)
    if blocks["contents"]:
        yield LeftOut("lines of contents pages", blocks["contents"], "name sections; no facts are read in them")
    if blocks["diagram"]:
        yield LeftOut("words in drawings", blocks["diagram"], "their order is the drawing's; no facts are read in them")
    silent = sum(page.number not in read for page in paper.pages)
    if silent:
        yield LeftOut("pages without words", silent, "blank, or a picture in which no words could be read")
    lone = sum(mark.note is None for block in paper.blocks for mark in block.marks)
    if lone:
        yield LeftOut("note marks", lone, "no note with their label was found; taken out of the text all the same")
    cited = {mark.note for block in paper.blocks for mark in block.marks}
    loose = sum(block.kind == "note" and block.index not in cited for block in paper.blocks)
    if loose:
        yield LeftOut("notes", loose, "no mark in the text points to them")


def page_list(pages: Sequence[int]) -> str:
    """Pages as a person names them, runs together.

    >>> page_list([3, 4, 4, 5, 9])
    'pages 3-5, 9'
    """
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    named = ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    return f"page{'s' if len(set(pages)) > 1 else ''} {named}"
