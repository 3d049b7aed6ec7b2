"""The flow of a web page: headings, paragraphs, lists and tables in the order in which they are shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count

from selectolax.lexbor import LexborNode

from ingest.markup import HIDDEN_TAGS, Line, classes_of, line_of, line_of_nodes
from ingest.outline import Outline
from ingest.paper import BlockKind, Cell, CellRef, Table

HEADING = re.compile(r"h([1-6])")
NOT_THE_PAPER = frozenset({"nav", "header", "footer", "aside", "form", "button", "select", "iframe"})
# fmt: off
BLOCK_TAGS = frozenset({
    "address", "article", "blockquote", "center", "dd", "div", "dl", "dt", "fieldset", "figure", "h1", "h2", "h3", "h4",
    "h5", "h6", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul",
})
# fmt: on
# Typed before the text: "12." of a paragraph, "(a)", "a)", "a." or "(iv)" of a part. Not "A.", which opens names too.
OPENING_NUMBER = re.compile(r"(?P<number>\d{1,3})\.\s+(?=[A-Z‘“'\"])")
# "3. Terms of reference", "No 3. Terms of reference", "Item 3: Terms of reference"
HEADING_NUMBER = re.compile(
    r"(?:(?:[Ii]tem(?:\s+[Nn]o\.?)?|[Nn]o\.?)\s+(?P<item>\d{1,3})[.:]|(?P<number>\d{1,3})\.)\s+(?=[A-Z‘“'\"])"
)
OPENING_LETTER = re.compile(r"(?P<number>\(?[a-z]\)|\([ivx]+\)|[a-z]\.)\s+(?=\w)")
OPENING_BULLET = re.compile(r"[•·▪◦○●o*–-]\s+(?=\w)")
MOST_COLUMNS_SPANNED = 1000  # the HTML standard's own limit
COUNTED = re.compile(r"\d{1,3}\.?")
BULLET_GLYPHS = frozenset("•·▪◦○●§o-–")


# "1 Excludes sheds", "1. …", "* …": a note's mark before its text
NOTE_OPENING = re.compile(r"\(?(?P<label>\d{1,2}|\*+|†)[.):]?\s*(?=\S)")


class Flow:
    """Adds what stands under an element to an outline. Elements of `hidden_classes` are no part of the paper."""

    def __init__(self, outline: Outline, hidden_classes: Iterable[str] = ()) -> None:
        self.outline = outline
        self.tables: list[Table] = []
        self._marked: set[str] = set()  # labels of the marks in the last table, whose notes may follow it
        self._hidden = frozenset(hidden_classes)

    def read(self, node: LexborNode, cell: CellRef | None = None) -> None:
        """Read the children of `node`. Text that stands in no paragraph of its own makes one."""
        loose: list[LexborNode] = []
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if tag in HIDDEN_TAGS | NOT_THE_PAPER or _classes_of(child) & self._hidden:
                continue
            if tag in BLOCK_TAGS or _holds_blocks(child):
                self._read_loose(loose, cell)
                loose = []
                self._read_block(child, tag, cell)
            else:
                loose.append(child)
        self._read_loose(loose, cell)

    def paragraph(self, node: LexborNode, cell: CellRef | None = None) -> None:
        """Add the text of `node` as a paragraph, or as a list item where its number or bullet says so."""
        self.line(line_of(node, hidden_classes=self._hidden, without=NOT_THE_PAPER), cell)

    def line(self, line: Line, cell: CellRef | None = None) -> None:
        """Add a line as the kind of block that its number or bullet makes it."""
        number, text = line.number, line.text
        shift = 0
        if number is None:
            number, shift = _number_in_text(text)
        if not text[shift:] or (cell is None and self._note(text, line)):
            return
        kind: BlockKind = "paragraph" if number is None or COUNTED.fullmatch(number) else "list_item"
        self.outline.add(
            kind,
            text[shift:],
            cell=cell,
            number=_plain_number(number),
            depth=1 if kind == "list_item" else None,
            marks=tuple(mark._replace(offset=max(mark.offset - shift, 0)) for mark in line.marks),
            bold=line.bold,
            italic=line.italic,
        )

    def _note(self, text: str, line: Line) -> bool:
        """Add a line after a table as a note where it begins with a mark that stood in the table."""
        opening = NOTE_OPENING.match(text)
        raised = line.marks[0].label if line.marks and line.marks[0].offset == 0 else None
        label = raised or (opening["label"] if opening else None)
        if label not in self._marked:
            return False
        self._marked.remove(label)
        said = text if raised or opening is None else text[opening.end() :]
        self.outline.add("note", said, number=label, bold=line.bold, italic=line.italic)
        return True

    def _read_loose(self, nodes: list[LexborNode], cell: CellRef | None) -> None:
        if any(node.tag == "sup" for node in nodes):
            line = line_of_nodes(nodes, hidden_classes=self._hidden, without=NOT_THE_PAPER)
            self.line(line._replace(bold=False, italic=False), cell)
            return
        lines = [_line_of_loose(node, self._hidden) for node in nodes]
        text = " ".join(line.text for line in lines if line.text)
        self.line(Line(text, None, (), bold=False, italic=False), cell)

    def _read_block(self, node: LexborNode, tag: str, cell: CellRef | None) -> None:
        heading = HEADING.fullmatch(tag)
        if heading:
            self._marked = set()
            line = line_of(node, hidden_classes=self._hidden, without=NOT_THE_PAPER)
            counted = HEADING_NUMBER.match(line.text)
            shift = counted.end() if counted else 0
            if line.text:
                self.outline.add(
                    "heading",
                    line.text[shift:],
                    cell=cell,
                    level=int(heading[1]),
                    number=(counted["item"] or counted["number"]) if counted else None,
                    marks=tuple(mark._replace(offset=max(mark.offset - shift, 0)) for mark in line.marks),
                    bold=line.bold,
                )
        elif tag in ("ul", "ol"):
            self._read_list(node, cell, depth=1)
        elif tag == "table" and cell is None and _is_grid(node):
            self._read_table(node)
        elif _holds_blocks(node):
            self.read(node, cell)
        else:
            self.paragraph(node, cell)

    def _read_list(self, node: LexborNode, cell: CellRef | None, *, depth: int) -> None:
        numbers = count(_start_of(node)) if node.tag == "ol" else None
        for item in _elements(node):
            if item.tag in ("ul", "ol"):
                self._read_list(item, cell, depth=depth + 1)
                continue
            line = line_of(item, hidden_classes=self._hidden, without=NOT_THE_PAPER | {"ul", "ol"})
            number = str(next(numbers)) if numbers else None
            if line.text:
                self.outline.add(
                    "list_item", line.text, cell=cell, number=number, depth=depth, marks=line.marks, bold=line.bold
                )
            for inner in _elements(item):
                if inner.tag in ("ul", "ol"):
                    self._read_list(inner, cell, depth=depth + 1)

    def _read_table(self, node: LexborNode) -> None:
        index, cells, columns, header_rows = len(self.tables), [], 0, 0
        rows = list(_rows(node))
        caption = self._read_caption(node)
        taken: set[tuple[int, int]] = set()
        for row, row_node in enumerate(rows):
            column = 0
            contents = [child for child in _elements(row_node) if child.tag in ("td", "th")]
            if header_rows == row and contents and all(content.tag == "th" for content in contents):
                header_rows += 1
            for content in contents:
                while (row, column) in taken:
                    column += 1
                first = len(self.outline.blocks)
                self.read(content, CellRef(index, row, column))
                inside = tuple(range(first, len(self.outline.blocks)))
                down = min(_span(content, "rowspan"), len(rows) - row)
                across = min(_span(content, "colspan"), MOST_COLUMNS_SPANNED)
                cells.append(Cell(row, column, (), inside, row_span=down, column_span=across))
                taken |= {(row + below, column + right) for below in range(down) for right in range(across)}
                column += across
            columns = max(columns, column)
        header_rows = header_rows or int(_is_bold_over_plain(rows))
        blocks = [self.outline.blocks[place] for cell in cells for place in cell.blocks]
        self._marked = {mark.label for block in blocks for mark in block.marks}
        section = self.outline.section
        self.tables.append(
            Table(index, tuple(cells), len(rows), columns, header_rows, (), caption=caption, section=section)
        )

    def _read_caption(self, table: LexborNode) -> int | None:
        """Add the caption of a table as a block; its index."""
        node = next((child for child in _elements(table) if child.tag == "caption"), None)
        line = line_of(node, hidden_classes=self._hidden, without=NOT_THE_PAPER) if node is not None else None
        if line is None or not line.text:
            return None
        return self.outline.add("caption", line.text, marks=line.marks, bold=line.bold, italic=line.italic).index


def _classes_of(node: LexborNode) -> frozenset[str]:
    return frozenset() if node.tag == "-text" else classes_of(node)


def _line_of_loose(node: LexborNode, hidden: frozenset[str]) -> Line:
    if node.tag == "-text":
        from_text = " ".join((node.text_content or "").split())
        return Line(from_text, None, (), bold=False, italic=False)
    return line_of(node, hidden_classes=hidden, without=NOT_THE_PAPER)


def _elements(node: LexborNode) -> Iterator[LexborNode]:
    return (child for child in node.iter() if child.tag and not child.tag.startswith("-"))


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    """The rows of a table, not those of a table within it."""
    for child in _elements(table):
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _is_bold_over_plain(rows: list[LexborNode]) -> bool:
    """Whether the first row of a table is set in bold and the next is not: a header whose cells do not say so."""
    bold = [[line_of(cell, without=NOT_THE_PAPER).bold for cell in _elements(row)] for row in rows[:2]]
    return len(bold) > 1 and len(bold[0]) > 1 and all(bold[0][1:]) and not all(bold[1])


def _is_grid(table: LexborNode) -> bool:
    """Tables of one row or one column, and those around other tables, only lay out the page."""
    widths = [sum(1 for cell in _elements(row) if cell.tag in ("td", "th")) for row in _rows(table)]
    return len(widths) > 1 and max(widths) > 1 and table.css_first("td table") is None


def _holds_blocks(node: LexborNode) -> bool:
    return node.tag != "-text" and any(child.tag in BLOCK_TAGS or _holds_blocks(child) for child in _elements(node))


def _start_of(numbered_list: LexborNode) -> int:
    """The number of its first item: 1 where it says none or nonsense."""
    try:
        return int(numbered_list.attributes.get("start") or 1)
    except ValueError:
        return 1


def _span(cell: LexborNode, name: str) -> int:
    value = cell.attributes.get(name) or ""
    return max(int(value), 1) if value.isdecimal() else 1


def _number_in_text(text: str) -> tuple[str | None, int]:
    """A number, letter or bullet that was typed before the text, and where the text begins."""
    for pattern in (OPENING_NUMBER, OPENING_LETTER, OPENING_BULLET):
        if found := pattern.match(text):
            return found.groupdict().get("number", "•"), found.end()
    return None, 0


def _plain_number(number: str | None) -> str | None:
    """ "(a)" and "a)" are "a", "1." is "1", a bullet is None."""
    if number is None or number in BULLET_GLYPHS:
        return None
    return number.strip("().") or None
