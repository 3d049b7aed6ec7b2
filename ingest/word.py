"""A Word file (.docx) to a `Paper`: headings, paragraphs, lists, tables and notes.

In:     the bytes of a file.
Out:    a `Paper` of format "docx", without pages and boxes: Word decides where pages end when it prints. Lines of its
        head and foot are furniture of page 0.
Rules:  a heading is what a heading style or an outline level says, or a short line set bold by hand; numbers that Word
        counts are given as printed; footnotes and endnotes come last, each linked from its mark.
Raises: `PaperError` for what is no Word file, is locked, damaged, empty, or unpacks to too much.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ingest.errors import PaperError
from ingest.folding import BULLET
from ingest.markup import MARKED, folded_with_marks, without_marks
from ingest.outline import Outline, folded
from ingest.paper import BlockKind, Box, Cell, CellRef, Furniture, Mark, Paper, Table, Unsaid
from ingest.part_heads import with_heads
from ingest.plain import PrintedText
from ingest.text_parts import parts_of
from ingest.word_lists import Numbering
from ingest.word_notes import Notes
from ingest.word_package import open_package
from ingest.word_styles import Style, Styles
from ingest.word_text import Run, W, boxes_in, runs_of, unsaid_of
from ingest.word_white import hide_white
from ingest.words import PaperWords

LONGEST_HEADING = 24  # words: a longer bold line is a paragraph
HEADER_WORDS = 8  # a header's cells hold no more words than this
BODY_SIZE_PT = 11.0  # where a file does not say
# Typed before the text: "6.3", "27.", "(a)", "iv)"; a bare number or a reference only before a tab.
_TYPED = re.compile(
    r"(?P<label>\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[.)]|\(?(?:[a-z]|[ivx]{2,5})[.)]|\(\d{1,3}\)|[A-Z][.)])\s+(?=\S)"
    r"|(?P<bare>\d{1,3}|[A-Z]\d{1,2})\t\s*(?=\S)|(?P<bullet>[•·▪◦○●–])\s+(?=\S)"
)
_OUTLINE_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}|[A-Z]\d{1,2}")


def read_word(content: bytes, stem: str, sha256: str, words: PaperWords, *, where: str) -> Paper:
    """Read a Word file."""
    document = open_package(content, where)
    reader = _Reader(document)
    reader.read(document.element.body, None)
    reader.add_notes()
    blocks = PrintedText("\n".join(reader.printed)).given_to(reader.outline.linked())
    if not blocks:
        raise PaperError("the Word file holds no text", where, "if it holds a scan, save it as PDF, then ingest that")
    return Paper(
        stem=stem,
        sha256=sha256,
        format="docx",
        pages=(),
        blocks=blocks,
        tables=tuple(reader.tables),
        parts=with_heads(parts_of(blocks, words), blocks, (), words),
        furniture=tuple(_heads_and_feet(document)),
        unsaid=tuple(reader.unsaid),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """A paragraph before it is told what it is. `typed` is the number that stands in its text."""

    text: str
    marks: tuple[Mark, ...]
    label: str | None
    depth: int
    style: Style
    bold: bool
    italic: bool
    size_pt: float
    printed: str  # the characters as the file has them, marks left out


class _Reader:
    """Goes through the body once and adds what it finds to an outline."""

    def __init__(self, document: Any) -> None:
        self.outline, self.tables, self.unsaid = Outline(), list[Table](), list[Unsaid]()
        self.styles, self.numbering, self.notes = Styles(document), Numbering(document), Notes(document)
        hide_white(document, self.styles)
        self.printed: list[str] = []  # the text of each paragraph as the file has it
        self.body_pt = self._body_size(document.element.body)
        self.looks = self._looks(document.element.body)

    def read(self, node: Any, cell: CellRef | None) -> None:
        """Read the paragraphs and tables below `node`, those in content controls and text boxes too."""
        for child in _blocks_in(node):
            if child.tag == f"{W}tbl":
                self._read_table(child, cell)
            else:
                said = self._said(child)
                self.printed.append(said.printed)
                self._add(said, cell)
                self.unsaid += _unsaid_in(child)
                for box in boxes_in(child):
                    self.read(box, cell)

    def add_notes(self) -> None:
        """The notes that marks point to, in the order in which they are marked."""
        for label, paragraphs in self.notes.cited():
            text = " ".join(_text_of(runs_of(paragraph, {})) for paragraph in paragraphs)
            self.printed.append(text)
            said, _ = without_marks(folded_with_marks(text))
            if said:
                self.outline.add("note", said, number=label)

    def _said(self, paragraph: Any) -> _Said:
        style = self.styles.of(paragraph)
        runs = runs_of(paragraph, self.notes.labels)
        label = self.numbering.label(style.list_id, style.list_level) if style.list_id else None
        raw = _text_of(runs).strip()
        if label is None and (typed := _TYPED.match(raw)):
            label = typed["label"] or typed["bare"] or BULLET
            raw = raw[typed.end() :]
        text, marks = without_marks(folded_with_marks(raw))
        printed = [run for run in runs if run.text.strip()]
        sizes = Counter[float]()
        for run in printed:
            sizes[run.size_pt or style.size_pt or BODY_SIZE_PT] += len(run.text)
        return _Said(
            text,
            marks,
            label,
            style.list_level + 1,
            style,
            bold=bool(printed) and all(style.bold if run.bold is None else run.bold for run in printed),
            italic=bool(printed) and all(style.italic if run.italic is None else run.italic for run in printed),
            size_pt=sizes.most_common(1)[0][0] if sizes else BODY_SIZE_PT,
            printed=MARKED.sub("", raw),
        )

    def _add(self, said: _Said, cell: CellRef | None) -> None:
        if not said.text:
            return
        number = said.label.strip("().") or None if said.label and said.label != BULLET else None
        level = self._level_of(said) if cell is None else None
        if level is not None:
            self.outline.add("heading", said.text, level=level, number=number, marks=said.marks, bold=said.bold)
            return
        is_item = said.label is not None and not _OUTLINE_NUMBER.fullmatch(said.label)
        kind: BlockKind = "list_item" if is_item else "paragraph"
        self.outline.add(
            kind,
            said.text,
            cell=cell,
            number=number,
            depth=said.depth if is_item else None,
            marks=said.marks,
            bold=said.bold,
            italic=said.italic,
        )

    def _level_of(self, said: _Said) -> int | None:
        """The level of a heading; None for what is none."""
        if said.style.level is not None:
            return said.style.level + self.looks.get((-1.0, False), 0)
        return self.looks.get(_look(said)) if self._is_set_as_heading(said) else None

    def _is_set_as_heading(self, said: _Said) -> bool:
        if said.label == BULLET or not said.text or said.text[0].islower() or said.text[-1] in ".,;:":
            return False
        if len(said.text.split()) > LONGEST_HEADING or not any(letter.isalpha() for letter in said.text):
            return False
        return said.bold or said.size_pt >= 1.2 * self.body_pt

    def _body_size(self, body: Any) -> float:
        sizes = Counter[float]()
        for paragraph in body.iter(f"{W}p"):
            style = self.styles.of(paragraph)
            for run in runs_of(paragraph, {}):
                sizes[run.size_pt or style.size_pt or BODY_SIZE_PT] += len(run.text)
        return max(sizes, key=lambda size: (sizes[size], -size)) if sizes else BODY_SIZE_PT

    def _looks(self, body: Any) -> dict[tuple[float, bool], int]:
        """The level of each way in which headings are set by hand, below those that have a style.

        Under (-1, False): 1 where there is a title, whose level is 0 in Word's own count, else 0.
        """
        counting, self.numbering = self.numbering, Numbering(self.numbering.document)
        said = [self._said(child) for child in _blocks_in(body) if child.tag == f"{W}p"]
        self.numbering = counting
        styled = [each.style.level for each in said if each.text and each.style.level is not None]
        shift = 1 if 0 in styled else 0
        by_hand = {_look(each) for each in said if each.style.level is None and self._is_set_as_heading(each)}
        deepest = max(styled, default=0) + shift
        ranks = sorted(by_hand, reverse=True)
        return {(-1.0, False): shift} | {look: deepest + rank for rank, look in enumerate(ranks, start=1)}

    def _read_table(self, node: Any, cell: CellRef | None) -> None:
        rows = [row for row in node.iterchildren() if row.tag in (f"{W}tr", f"{W}sdt")]
        rows = [inner for row in rows for inner in ([row] if row.tag == f"{W}tr" else row.iter(f"{W}tr"))]
        grid = [list(_cells_of(row)) for row in rows]
        columns = max((start + across for row in grid for _, start, across, _ in row), default=0)
        if cell is not None or len(grid) < 2 or columns < 2:  # a table within one, or one that only lays out the page
            for row in grid:
                for content, _, _, goes_on in row:
                    if not goes_on:
                        self.read(content, cell)
            return
        self._add_table(rows, grid, columns)

    def _add_table(self, rows: Sequence[Any], grid: Sequence[Sequence[_Slot]], columns: int) -> None:
        index, section = len(self.tables), self.outline.section
        self.tables.append(Table(index, (), len(rows), columns, 0, ()))  # its place: cells may hold no tables of ours
        cells: list[Cell] = []
        for row, slots in enumerate(grid):
            for content, column, across, goes_on in slots:
                if goes_on:
                    continue
                first = len(self.outline.blocks)
                self.read(content, CellRef(index, row, column))
                down = 1
                while row + down < len(grid) and _continues(grid[row + down], column):
                    down += 1
                inside = tuple(range(first, len(self.outline.blocks)))
                cells.append(Cell(row, column, (), inside, row_span=down, column_span=across))
        header = self._header_rows(rows, cells, columns)
        self.tables[index] = Table(index, tuple(cells), len(rows), columns, header, (), section=section)

    def _header_rows(self, rows: Sequence[Any], cells: Sequence[Cell], columns: int) -> int:
        """The rows that Word repeats on each page; else the first, if all its cells are filled and short."""
        said = 0
        while said < len(rows) and rows[said].find(f"{W}trPr/{W}tblHeader") is not None:
            said += 1
        if said:
            return said if said < len(rows) else 1
        first = [cell for cell in cells if cell.row == 0]
        texts = [" ".join(self.outline.blocks[index].text for index in cell.blocks) for cell in first]
        return int(len(first) == columns and all(0 < len(text.split()) <= HEADER_WORDS for text in texts))


_Slot = tuple[Any, int, int, bool]  # a cell, its column, how many it spans, whether it goes on from the row above


def _cells_of(row: Any) -> Iterator[_Slot]:
    column = 0
    for cell in row.iter(f"{W}tc"):
        if next(cell.iterancestors(f"{W}tr")) is not row:
            continue
        setting = cell.find(f"{W}tcPr")
        across = setting.find(f"{W}gridSpan") if setting is not None else None
        value = (across.get(f"{W}val") or "") if across is not None else ""
        wide = max(int(value), 1) if value.isdecimal() else 1
        merged = setting.find(f"{W}vMerge") if setting is not None else None
        goes_on = merged is not None and merged.get(f"{W}val") != "restart"
        yield cell, column, min(wide, 100), goes_on
        column += min(wide, 100)


def _continues(row: Sequence[_Slot], column: int) -> bool:
    return any(start == column and goes_on for _, start, _, goes_on in row)


def _blocks_in(node: Any) -> Iterator[Any]:
    """Paragraphs and tables, through content controls, inserted blocks and the like."""
    for child in node.iterchildren():
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"):
            yield from _blocks_in(child)


def _look(said: _Said) -> tuple[float, bool]:
    return round(2 * said.size_pt) / 2, said.bold


def _text_of(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)


def _unsaid_in(paragraph: Any) -> Iterator[Unsaid]:
    """What a paragraph does not say, each stretch of one kind put together."""
    for kind, pieces in groupby(unsaid_of(paragraph), key=lambda piece: piece[0]):
        if text := folded("".join(text for _, text in pieces)):
            yield Unsaid(kind, text, 0, Box(0, 0, 0, 0))


def _heads_and_feet(document: Any) -> Iterator[Furniture]:
    """The lines in the heads and feet of its sections, each once."""
    seen: dict[str, None] = {}
    for section in document.sections:
        for place in (section.header, section.first_page_header, section.footer, section.first_page_footer):
            if not place.is_linked_to_previous:
                for paragraph in place._element.iter(f"{W}p"):
                    if text := folded(_text_of(runs_of(paragraph, {}))):
                        seen[text] = None
    for text in seen:
        yield Furniture("running_head", text, 0, Box(0, 0, 0, 0))
