"""Blocks of a source set in a layout: what goes on the pages, before it is broken into pages.

In:     blocks, a layout, and what an earlier pass found of page numbers (`Found`).
Out:    reportlab flowables. Headings carry `heading`, so that the builder can tell on which page they fell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from reportlab.lib.colors import HexColor, white
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import BalancedColumns, NextPageTemplate, PageBreak, Paragraph, Spacer, Table

from corpus.samples.layout import Layout
from corpus.samples.shapes import GREY, Chart, Diagram
from corpus.samples.source import Block

Flow = Any  # reportlab brings no types
# "{pages notes}" in an agenda line: the stamped pages of the paper called "notes", known after the first pass.
PAGES_OF = re.compile(r"\{pages (?P<name>[\w-]+)\}")


@dataclass(slots=True)
class Found:
    """What a pass over the pages found: own page numbers of headings, and the stamped pages of each paper."""

    headings: dict[tuple[str, str], int] = field(default_factory=dict)  # (paper, heading) -> own page
    stamped: dict[str, tuple[int, int]] = field(default_factory=dict)  # paper -> first and last stamp
    blank_after: set[str] = field(default_factory=set)  # papers that an empty page follows


def marked_up(text: str) -> str:
    """Our marks as reportlab's: bold, slanted, raised.

    >>> marked_up("rose to **845,734**^1^")
    'rose to <b>845,734</b><super rise="3.6" size="6.4">1</super>'
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    text = re.sub(r"(?<![\w*])\*(?!\s)([^*]+?)\*(?!\w)", r"<i>\1</i>", text)
    return re.sub(r"\^(.+?)\^", r'<super rise="3.6" size="6.4">\1</super>', text)


class Setter:
    """Sets the blocks of one paper. One method for each kind of block, named after it."""

    def __init__(self, paper: str, layout: Layout, templates: dict[str, str], found: Found) -> None:
        self.paper, self.layout, self.templates, self.found = paper, layout, templates, found
        self.width_pt = 595.28 - layout.margins_pt[0] - layout.margins_pt[1]

    def set(self, blocks: Iterable[Block]) -> Iterator[Flow]:
        before = ""
        for block in blocks:
            if before == "item" != block.kind:
                yield Spacer(1, self.layout.leading_pt * 0.3)
            yield from getattr(self, f"_{block.kind}")(block)
            before = block.kind

    def style(self, **changes: Any) -> ParagraphStyle:
        layout = self.layout
        plain: dict[str, Any] = {
            "fontName": layout.font,
            "fontSize": layout.size_pt,
            "leading": layout.leading_pt,
            "spaceAfter": layout.leading_pt * 0.55,
            "alignment": TA_JUSTIFY if layout.justified else TA_LEFT,
        }
        return ParagraphStyle("style", **{**plain, **changes})

    def _paragraph(self, block: Block) -> Iterator[Flow]:
        yield Paragraph(marked_up(block.text), self.style())

    def _centred(self, block: Block) -> Iterator[Flow]:
        yield Paragraph(marked_up(block.text), self.style(alignment=TA_CENTER, fontName=self.layout.bold))

    def _heading(self, block: Block) -> Iterator[Flow]:
        layout, size = self.layout, self.layout.sizes_pt[block.level - 1]
        changes: dict[str, Any] = {
            "fontName": layout.bold, "fontSize": size, "leading": size * 1.25, "keepWithNext": 1,
            "textColor": HexColor(layout.ink), "spaceBefore": size * 0.7, "spaceAfter": size * 0.5,
            "alignment": TA_LEFT,
        }  # fmt: skip
        if layout.bar and block.level == 1:
            changes |= {"textColor": white, "backColor": HexColor(layout.bar), "borderPadding": 4, "leftIndent": 4}
        heading = Paragraph(marked_up(block.text), self.style(**changes))
        heading.heading = block.text
        yield heading

    def _numbered(self, block: Block) -> Iterator[Flow]:
        indent = 34 if block.number[0].isdigit() else 26
        start = 0 if block.number[0].isdigit() else 26
        style = self.style(leftIndent=start + indent, bulletIndent=start, bulletFontName=self.layout.font)
        style.bulletFontSize = self.layout.size_pt
        yield Paragraph(marked_up(block.text), style, bulletText=block.number)

    def _item(self, block: Block, size_pt: float | None = None) -> Iterator[Flow]:
        size = size_pt or self.layout.size_pt
        sign = self.layout.bullets[min(block.level, 2) - 1]
        inset = (4.0 if size_pt else 18.0) + 16 * (block.level - 1)
        style = self.style(
            fontSize=size, leading=size * 1.24, leftIndent=inset + 13, bulletIndent=inset, spaceAfter=size * 0.35,
            bulletFontName=self.layout.font, alignment=TA_LEFT,
        )  # fmt: skip
        style.bulletFontSize = size
        yield Paragraph(marked_up(block.text), style, bulletText=sign)

    def _turn(self, block: Block) -> Iterator[Flow]:
        if block.options[0] != "page":
            yield NextPageTemplate(self.templates[block.options[0]])
        yield PageBreak()

    def _notes(self, block: Block) -> Iterator[Flow]:
        """A list of notes in small type. The first line is its heading."""
        yield Paragraph(
            f"<b>{marked_up(block.lines[0])}</b>", self.style(fontSize=8.5, leading=10.5, spaceAfter=3, keepWithNext=1)
        )
        for line in block.lines[1:]:
            number, text = line.split(" ", 1)
            style = self.style(fontSize=8.5, leading=10.5, leftIndent=18, spaceAfter=2, alignment=TA_LEFT)
            style.bulletFontSize = 8.5
            yield Paragraph(marked_up(text), style, bulletText=number)
        yield Spacer(1, 8)

    def _contents(self, block: Block) -> Iterator[Flow]:  # noqa: ARG002
        """Every level 1 heading of the paper with its page, joined by dots."""
        for (paper, heading), page in self.found.headings.items():
            if paper == self.paper and not heading.startswith(("Contents", "Version Control")):
                font, size = self.layout.font, self.layout.size_pt
                room = self.width_pt - stringWidth(f"{heading}{page}", font, size) - 8
                dots = "." * int(room / stringWidth(".", font, size))
                yield Paragraph(marked_up(f"{heading} {dots} {page}"), self.style(alignment=TA_LEFT, spaceAfter=5))

    def _agenda(self, block: Block) -> Iterator[Flow]:
        """Borderless rows of reference and title, as agenda front sheets have them."""
        rows = []
        for line in block.lines:
            reference, title = line.split(" | ", 1)
            title = PAGES_OF.sub(lambda match: self._stamps(match["name"]), title)
            bold = self.style(fontName=self.layout.bold, spaceAfter=0)
            rows.append([Paragraph(reference, bold), Paragraph(marked_up(title), self.style(spaceAfter=0))])
        yield Table(
            rows, colWidths=[52, self.width_pt - 52], style=[("VALIGN", (0, 0), (-1, -1), "TOP")], hAlign="LEFT"
        )
        yield Spacer(1, 6)

    def _stamps(self, name: str) -> str:
        """The stamped pages of one paper of the pack, or of `all` of them."""
        every = self.found.stamped
        first, last = (
            (1, max((last for _, last in every.values()), default=1)) if name == "all" else every.get(name, (1, 1))
        )
        return f"(Pages {first} - {last})"

    def _memo(self, block: Block) -> Iterator[Flow]:
        """To, from, subject: names in bold on the left. `ruled` draws a line above and below."""
        rows = []
        for line in block.lines:
            name, text = line.split(" | ", 1)
            name_style = self.style(fontName=self.layout.bold, spaceAfter=2, alignment=TA_LEFT)
            parts = [
                Paragraph(marked_up(part), self.style(spaceAfter=2, alignment=TA_LEFT)) for part in text.split(" // ")
            ]
            rows.append([Paragraph(name, name_style), parts])
        lines: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (0, -1), 0)]
        if "ruled" in block.options:
            lines += [("LINEABOVE", (0, 0), (-1, 0), 0.8, HexColor("#000000"))]
            lines += [("LINEBELOW", (0, -1), (-1, -1), 0.8, HexColor("#000000"))]
        yield Table(rows, colWidths=[92, self.width_pt - 92], style=lines, hAlign="LEFT")
        yield Spacer(1, 10)

    def _columns(self, block: Block) -> Iterator[Flow]:
        yield BalancedColumns(list(self.set(block.inner)), nCols=int(block.options[0]), needed=60, innerPadding=16)

    def _box(self, block: Block) -> Iterator[Flow]:
        frame: list[tuple[Any, ...]] = [("BOX", (0, 0), (-1, -1), 0.8, HexColor(self.layout.line))]
        if "filled" in block.options:
            frame.append(("BACKGROUND", (0, 0), (-1, -1), HexColor("#efefef")))
        yield Table([[list(self.set(block.inner))]], colWidths=[self.width_pt], style=frame)
        yield Spacer(1, 10)

    def _diagram(self, block: Block) -> Iterator[Flow]:
        """A line is `fill | heading | words ; words`; fill is `priority`, `theme` or `other`."""
        fills = {"priority": self.layout.diagram_fill, "theme": self.layout.theme_fill, "other": GREY}
        rows = []
        for line in block.lines:
            fill, heading, words = (part.strip() for part in line.split("|"))
            rows.append((fills[fill], heading, [marked_up(word.strip()) for word in words.split(";")]))
        yield Diagram(rows, self.layout)
        yield Spacer(1, 10)

    def _chart(self, block: Block) -> Iterator[Flow]:
        """The first line names the points; each other line is `name | point point ...`."""
        series = {}
        for line in block.lines[1:]:
            name, points = line.split(" | ")
            series[name] = [float(point) for point in points.split()]
        yield Chart(block.lines[0].split(), series, float(block.options[0]))

    def _table(self, block: Block) -> Iterator[Flow]:
        """Options: the widths of the columns in percent; `wide` on a landscape page; `plain` without a head row;
        `open` without lines between columns; `rag` with cells that say Red, Amber or Green in that colour."""
        shares = [float(option) for option in block.options if option[0].isdigit()]
        width = 841.89 - 2 * self.layout.margins_pt[0] if "wide" in block.options else self.width_pt
        has_head = "plain" not in block.options
        rows = [
            [self._cell(cell, head=has_head and at == 0) for cell in (*row, *[()] * (len(shares) - len(row)))]
            for at, row in enumerate(block.rows)
        ]
        rules: list[tuple[Any, ...]] = [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ]
        if "open" in block.options:
            rules.append(("LINEBELOW", (0, -1), (-1, -1), 0.6, HexColor(self.layout.line)))
        else:
            rules.append(("BOX", (0, 0), (-1, -1), 0.6, HexColor(self.layout.line)))
            rules.append(("LINEAFTER", (0, 0), (-2, -1), 0.6, HexColor(self.layout.line)))
        if "rag" in block.options:
            rules += _rag_fills(block)
        if has_head:
            rules.append(("BACKGROUND", (0, 0), (-1, 0), HexColor(self.layout.head_fill)))
        for at, row in enumerate(block.rows[1:], start=1):
            for column in range(len(shares)):
                if not (column < len(row) and row[column] and row[column][0].text == "^^"):
                    rules.append(("LINEABOVE", (column, at), (column, at), 0.6, HexColor(self.layout.line)))
        yield Table(
            rows,
            colWidths=[width * share / sum(shares) for share in shares],
            style=rules,
            repeatRows=1 if "repeat" in block.options else 0,
            splitInRow=1,
        )
        yield Spacer(1, 10)

    def _cell(self, blocks: tuple[Block, ...], *, head: bool) -> list[Flow]:
        size = self.layout.table_size_pt
        flows: list[Flow] = []
        for block in blocks:
            if block.kind == "item":
                flows.extend(self._item(block, size))
            elif block.text != "^^":
                words = f"{block.number} {block.text}" if block.number else block.text
                style = self.style(fontSize=size, leading=size * 1.24, spaceAfter=2, alignment=TA_LEFT)
                if head:
                    style.fontName, style.textColor = self.layout.bold, HexColor(self.layout.head_ink)
                flows += [Paragraph(marked_up(part), style) for part in words.split(" // ")]
        return flows


RAG = {"Red": "#f4a7a0", "Amber": "#ffd98a", "Green": "#b5dfb2"}


def _rag_fills(block: Block) -> Iterator[tuple[Any, ...]]:
    """The fill of each cell that holds a colour's name and nothing else."""
    for at, row in enumerate(block.rows):
        for column, cell in enumerate(row):
            if len(cell) == 1 and cell[0].text in RAG:
                yield "BACKGROUND", (column, at), (column, at), HexColor(RAG[cell[0].text])
