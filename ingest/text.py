"""Plain text to a `Paper`: what can be told of a paper's layout when only its characters are left.

In:     the text of one file, as an extractor or a converter left it.
Out:    a `Paper` of format "text": no pages, no words, no boxes. Bullets and numbers are taken out of the text of
        blocks (`number`, `depth`), wrapped lines are joined, tables are read where tabs or pipes part their cells.
Marks:  superscript characters, and numbers that only the notes list tells for marks; these are `doubtful`.
Leaves: tables that lost their columns come out as paragraphs; of page furniture only stamps are told, and dropped.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ingest.errors import PaperError
from ingest.outline import Outline, folded
from ingest.paper import BlockKind, Cell, CellRef, Paper, Table
from ingest.part_heads import with_heads
from ingest.plain import PrintedText
from ingest.text_drafts import BULLET, Draft, DraftMaker, numbered_opening
from ingest.text_kinds import Kind, is_notes_heading, kinds_of
from ingest.text_lines import TextLine, lines_of, pieces_of_cell, setting_of
from ingest.text_marks import glued_marked, labels_marked, superscripts_marked, uncited_marked, without_marks
from ingest.text_parts import parts_of
from ingest.text_tables import with_tables
from ingest.words import PaperWords

SECOND_LEVEL_BULLETS = frozenset("○◦o–")
HEADER_WORDS = 8  # a header's cells hold no more words than this


def read_text(text: str, stem: str, sha256: str, words: PaperWords, *, where: str) -> Paper:
    """Read a plain text. Raises `PaperError` where nothing of it is text."""
    tabbed = with_tables(text)
    writer = TextWriter(apart=tabbed != text)
    text = tabbed
    lines = lines_of(text, words)
    if not lines:
        raise PaperError("the file holds no text", where, "download the paper again")
    writer.write_lines(lines, words)
    blocks = PrintedText(text).given_to(writer.outline.linked())
    return Paper(
        stem, sha256, "text", (), blocks, tuple(writer.tables), with_heads(parts_of(blocks, words), blocks, (), words)
    )


def _labels_in(lines: Sequence[TextLine], words: PaperWords) -> frozenset[str]:
    """The numbers of the lines that follow a notes heading anywhere in the file."""
    labels: set[str] = set()
    in_notes = False
    for line in lines:
        opening = numbered_opening(line.text.lstrip("-• "))
        if is_notes_heading(line.text, words):
            in_notes = True
        elif in_notes and opening and opening.kind == "single" and opening.number:
            labels |= {opening.number, *_one_less(opening.number, labels)}
    return frozenset(labels)


def _one_less(number: str, labels: Collection[str]) -> list[str]:
    """The first note of a list may have lost its number."""
    return ["1"] if number == "2" and "1" not in labels else []


def _mark(drafts: Sequence[Draft], kinds: Sequence[Kind]) -> None:
    """Sign the marks in each stretch of the paper by the notes list that ends it."""
    end = len(drafts)
    while end > 0:
        notes_end = next((place + 1 for place in reversed(range(end)) if kinds[place].kind == "note"), 0)
        first_note = notes_end
        while first_note > 0 and kinds[first_note - 1].kind == "note":
            first_note -= 1
        start = next((place + 1 for place in reversed(range(first_note)) if kinds[place].kind == "note"), 0)
        labels = {number for kind in kinds[first_note:notes_end] if (number := kind.number)}
        _mark_stretch(drafts[start:first_note], labels)
        end = start


def _mark_stretch(drafts: Sequence[Draft], labels: set[str]) -> None:
    for draft in drafts:
        draft.text = glued_marked(draft.text, labels)
    uncited = labels.difference(*(labels_marked(draft.text) for draft in drafts))
    for draft in drafts:
        draft.text = uncited_marked(draft.text, uncited)


class TextWriter:
    """Lines to blocks; rows that follow one another to tables, parted at blank lines where `apart`."""

    def __init__(self, *, apart: bool = False) -> None:
        self.apart = apart
        self.outline = Outline()
        self.tables: list[Table] = []

    def write_lines(self, lines: Sequence[TextLine], words: PaperWords, *, titled: bool = True) -> None:
        """Add what `lines` say; where they are known to hold no titles (`titled`), they become no headings."""
        drafts = DraftMaker(lines, setting_of(lines), words, _labels_in(lines, words)).drafts_of_lines()
        kinds = kinds_of(drafts, words)
        if not titled:
            kinds = [Kind("paragraph", number=kind.number) if kind.kind == "heading" else kind for kind in kinds]
        _mark(drafts, kinds)
        self._write(drafts, kinds)

    def _write(self, drafts: Sequence[Draft], kinds: Sequence[Kind]) -> None:
        rows: list[tuple[str, ...]] = []
        glyphs: list[str] = []
        for draft, kind in zip(drafts, kinds, strict=True):
            if draft.cells and kind.kind != "contents":
                if self.apart and draft.line.gap:
                    self._write_rows(rows)
                    rows = []
                rows.append(draft.cells)
                continue
            self._write_rows(rows)
            rows = []
            if kind.kind != "list_item":
                glyphs = []
            self._write_draft(draft, kind, _depth(draft, kind, glyphs))
        self._write_rows(rows)

    def _write_draft(self, draft: Draft, kind: Kind, depth: int | None) -> None:
        text, marks = without_marks(draft.text)
        if not text:
            return
        self.outline.add(
            kind.kind,
            text,
            number=kind.number,
            level=kind.level,
            depth=depth,
            marks=marks,
            bold=draft.line.bold and draft.lines == 1,
            italic=draft.line.italic and draft.lines == 1,
        )

    def _write_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Two rows or more are a table; the pieces of one alone are a paragraph."""
        if len(rows) < 2:
            for contents in rows:
                self.outline.add("paragraph", folded(" ".join(contents)))
            return
        index, cells = len(self.tables), []
        columns = max(map(len, rows))
        for row, contents in enumerate(rows):
            for column in range(columns):
                first = len(self.outline.blocks)
                if column < len(contents):
                    self._write_cell(contents[column], CellRef(index, row, column))
                cells.append(Cell(row, column, (), tuple(range(first, len(self.outline.blocks)))))
        header = rows[0]
        named = [len(cell.split()) for cell in header]
        has_header = len(header) == columns and all(many <= HEADER_WORDS for many in named) and all(named[1:])
        self.tables.append(
            Table(index, tuple(cells), len(rows), columns, int(has_header), (), False, section=self.outline.section)
        )

    def _write_cell(self, content: str, cell: CellRef) -> None:
        for piece in pieces_of_cell(content):
            bullet = BULLET.match(piece)
            text, marks = without_marks(superscripts_marked(piece[bullet.end() :] if bullet else piece))
            kind: BlockKind = "list_item" if bullet else "paragraph"
            if text:
                self.outline.add(kind, text, cell=cell, marks=marks, depth=1 if bullet else None)


def _depth(draft: Draft, kind: Kind, glyphs: list[str]) -> int | None:
    """1, or 2 for the bullets that a list uses within its items; `glyphs` are those its items began with so far."""
    if kind.kind != "list_item":
        return None
    glyph = draft.opening.glyph if draft.opening else None
    if glyph is None:
        return 1
    glyphs.append(glyph)
    return 2 if glyph in SECOND_LEVEL_BULLETS and glyphs[0] != glyph else 1
