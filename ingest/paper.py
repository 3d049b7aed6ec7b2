"""What one published file holds, as layout: the first of the three formats that a paper passes through.

A `Paper` is made of `Block`s in reading order. Its text is the text of its blocks, one to a line, and every
position is an offset into that text, so that a quote, its place and its boxes can never drift apart.
Positions on a page are points (1/72 inch) from the top left corner. Pages count from 1 in the file, whatever
number is printed on them.

What a cell of a table says is in blocks like everything else; `Table` only says which block stands in which cell.
Footnote marks, page furniture (stamps, running heads, page numbers) and words that are struck out or hidden are never
part of a block's text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

BlockKind = Literal[
    "heading",  # `level` from 1; `number` as printed without its closing stop ("6", "A")
    "paragraph",  # `number` where it is numbered ("6.3")
    "list_item",  # `depth` from 1; `number` for "1.", "a)", "(iv)"; None for a bullet
    "caption",
    "note",  # a footnote or endnote; `number` is the mark that points to it
    "contents",  # a line of a contents page: names sections, states nothing
    "diagram",  # live text inside a drawn shape; often repeated elsewhere as a list or table
]
FurnitureKind = Literal["stamp", "running_head", "page_number"]
UnsaidKind = Literal["struck_out", "hidden"]
UnreadKind = Literal["picture", "sign", "colour"]
PartKind = Literal["agenda", "minutes", "report", "appendix", "other"]


class Box(NamedTuple):
    """A rectangle on a page, in points from the top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


class Word(NamedTuple):
    """A printed word: `start` and `end` are offsets in its block's text; `page` counts from 1."""

    start: int
    end: int
    page: int
    box: Box


class PageBox(NamedTuple):
    page: int
    box: Box


class Mark(NamedTuple):
    """A footnote mark. It stood at `offset` of its block's text, from which it was taken out."""

    offset: int
    label: str  # "1", "12", "*"
    note: int | None  # the index of the note block it points to; None where no note was found
    doubtful: bool = False  # told by the notes list alone (plain text), not by size and baseline


class Original(NamedTuple):
    """The characters that the file has where the text from `start` to `end` was made plain.

    Start and end are one place where characters fell out.
    "ﬁ" where the text says "fi", a Cyrillic "А" where it says "A", a no-break space, a soft hyphen.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    width_pt: float
    height_pt: float
    printed: str | None = None  # the page number printed on it, as printed
    by_ocr: bool = False
    confidence: float | None = None  # how sure our OCR was, from 0 to 1; None where it did not read the page


@dataclass(frozen=True, slots=True)
class CellRef:
    """The cell in which a block stands: table by index, row and column counted from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    index: int  # its place in `Paper.blocks`
    kind: BlockKind
    text: str  # white space folded, marks and furniture taken out, hyphenation undone
    start: int  # offset of its first character in `Paper.text`
    page: int | None  # the page on which it begins; None where the input has no pages
    words: tuple[Word, ...] = ()  # empty where the input has no layout (plain text, HTML)
    number: str | None = None
    level: int | None = None
    depth: int | None = None
    section: tuple[int, ...] = ()  # indexes of the headings it stands under, outermost first
    marks: tuple[Mark, ...] = ()
    cell: CellRef | None = None
    bold: bool = False  # the whole block is set in bold
    italic: bool = False
    originals: tuple[Original, ...] = ()  # in order, not over one another: only where the file has other characters
    bullet: str | None = None  # the sign before a list item where the file has another than "•"

    @property
    def end(self) -> int:
        """Offset just after its last character in `Paper.text`."""
        return self.start + len(self.text)

    def as_printed(self, start: int = 0, end: int | None = None) -> str:
        """The text from `start` to `end` with the characters that the file has; a part of one stays plain."""
        end = len(self.text) if end is None else end
        pieces, place = list[str](), start
        for original in self.originals:
            is_whole = start <= original.start and original.end <= end
            is_within = original.start < original.end or start < original.start < end
            if is_whole and is_within:
                pieces += [self.text[place : original.start], original.text]
                place = original.end
        return "".join([*pieces, self.text[place:end]])

    def page_at(self, offset: int) -> int | None:
        """The page on which the character at `offset` of this block's text is printed."""
        if not self.words:
            return self.page
        place = bisect_right(self.words, offset, key=lambda word: word.start) - 1
        return self.words[max(place, 0)].page

    def boxes(self, start: int, end: int) -> Iterator[PageBox]:
        """The boxes of the words from `start` to `end` of this block's text, one for each printed line."""
        line: PageBox | None = None
        for word in self.words:
            if word.end <= start or word.start >= end:
                continue
            if line and line.page == word.page and _on_one_line(line.box, word.box):
                line = PageBox(line.page, _around(line.box, word.box))
                continue
            if line:
                yield line
            line = PageBox(word.page, word.box)
        if line:
            yield line


@dataclass(frozen=True, slots=True)
class Cell:
    row: int
    column: int
    boxes: tuple[PageBox, ...]  # more than one where the cell runs over a page
    blocks: tuple[int, ...]  # indexes of the blocks in it; empty for an empty cell
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    index: int
    cells: tuple[Cell, ...]  # in row order
    rows: int
    columns: int
    header_rows: int  # 0 where no header could be told
    pages: tuple[int, ...]
    ruled: bool = True
    caption: int | None = None  # the index of its caption block
    section: tuple[int, ...] = ()  # as in Block


@dataclass(frozen=True, slots=True)
class Furniture:
    kind: FurnitureKind
    text: str
    page: int  # 0 where the input has no pages: the heads and feet of a Word file
    box: Box


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Words that are in the file but that the paper does not say: struck out (tracked changes), or not to be seen."""

    kind: UnsaidKind
    text: str
    page: int  # 0 where the input has no pages
    box: Box


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that a page shows but that no words of it say: a picture, a sign drawn in a cell, a cell's colour."""

    kind: UnreadKind
    page: int
    box: Box  # of the picture, or of the cell


class HeadLine(NamedTuple):
    """A line over a report: "By: The Clerk". A label that several lines share stands before each of them."""

    label: str  # as printed, without its colon
    text: str
    block: int  # the index of the block that says it


@dataclass(frozen=True, slots=True)
class Part:
    """One of the papers bound in a file. A file that is no pack has exactly one, over all its blocks."""

    index: int
    kind: PartKind
    title: str | None
    first_block: int
    last_block: int  # inclusive
    first_page: int | None
    last_page: int | None
    agenda_ref: str | None = None  # "B2", "29": the agenda item it is bound behind
    title_block: int | None = None
    restricted: bool = False  # its agenda item stands among the restricted ones, or its own head says so
    head: tuple[HeadLine, ...] = ()  # "From", "By", "To", "Subject", "Classification" and the like, in order
    date: str | None = None  # ISO 8601, as exact as its head, its opening or its title is
    printed_pages: tuple[str, ...] = ()  # the numbers printed on its first and last page that have one


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An agenda's item that has papers in the file, or names the pages on which they stood."""

    ref: str | None  # "B2", "29"
    title: str
    first: int  # printed pages
    last: int
    restricted: bool
    parts: tuple[int, ...] = ()  # indexes of the papers bound behind it; empty where the file does not hold them


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that could not be read, kept beside what could."""

    what: str
    where: str


@dataclass(frozen=True)
class Paper:
    stem: str  # the file's name without its ending: `document` in the facts
    sha256: str  # of the file's bytes
    format: Literal["pdf", "picture", "docx", "html", "text"]
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    parts: tuple[Part, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    unsaid: tuple[Unsaid, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()  # of a pack: its items with papers
    unread: tuple[Unread, ...] = ()

    @property
    def is_drawn(self) -> bool:
        """Whether its file has pages that can be drawn, and its words boxes on them."""
        return self.format in ("pdf", "picture")

    @cached_property
    def text(self) -> str:
        """The text of the blocks, one to a line; `Block.start` is an offset in it."""
        return "\n".join(block.text for block in self.blocks)

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def block_at(self, offset: int) -> Block:
        """The block in which the character at `offset` of the paper's text stands."""
        return self.blocks[bisect_right(self._starts, offset) - 1]

    def boxes(self, start: int, end: int) -> Iterator[PageBox]:
        """The boxes of the words from `start` to `end` of the paper's text, in reading order."""
        place = bisect_right(self._starts, start) - 1
        for block in self.blocks[place:]:
            if block.start >= end:
                return
            yield from block.boxes(start - block.start, end - block.start)

    def as_printed(self, start: int, end: int) -> str:
        """The paper's text from `start` to `end` with the characters that its file has."""
        place = bisect_right(self._starts, start) - 1
        pieces: list[str] = []
        for block in self.blocks[place:]:
            if block.start >= end:
                break
            pieces.append(block.as_printed(max(start - block.start, 0), min(end - block.start, len(block.text))))
        return "\n".join(pieces)

    def headings_above(self, block: Block) -> list[Block]:
        """The headings that `block` stands under, outermost first."""
        return [self.blocks[index] for index in block.section]

    def part_of(self, block: Block) -> Part:
        """The paper within this file in which `block` stands."""
        return next(part for part in self.parts if part.first_block <= block.index <= part.last_block)

    def blocks_of(self, cell: Cell) -> list[Block]:
        """The blocks that stand in `cell`, in reading order."""
        return [self.blocks[index] for index in cell.blocks]

    def cell_text(self, cell: Cell) -> str:
        """What stands in `cell`, its blocks joined by a space."""
        return " ".join(block.text for block in self.blocks_of(cell))


def _on_one_line(line: Box, word: Box) -> bool:
    """Two boxes share a printed line when they overlap by half the height of the lower one."""
    overlap = min(line.bottom, word.bottom) - max(line.top, word.top)
    return overlap > 0.5 * min(line.bottom - line.top, word.bottom - word.top)


def _around(first: Box, second: Box) -> Box:
    return Box(
        min(first.x0, second.x0), min(first.top, second.top), max(first.x1, second.x1), max(first.bottom, second.bottom)
    )
