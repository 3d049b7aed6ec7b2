"""What was read of a page, drawn over it: for a person to see whether it was read rightly.

In:     a paper read from a PDF, that PDF, and the number of a page.
Out:    a PNG: each block in its kind's colour with its index and kind ("12 paragraph"), cells of tables in thin lines
        with row and column, what was left out as furniture hatched, footnote marks ringed; a legend below.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from ingest.page_image import as_png, open_page
from ingest.paper import Block, Box, Paper

COLOURS = {
    "heading": "#b42318", "paragraph": "#175cd3", "list_item": "#027a48", "caption": "#6941c6", "note": "#b54708",
    "contents": "#475467", "diagram": "#0e7090",
}  # fmt: skip
CELL, FURNITURE, TABLE = "#7a5af8", "#98a2b3", "#3538cd"
LETTERS = 7.5  # points
PALE = 200  # of 255: darker than this, something is printed
LEGEND = 16  # points: the height of a line of it


def draw_layout(paper: Paper, path: Path, number: int, *, dots_per_inch: int = 110) -> bytes:
    """The page of this number, counted from 1, as a PNG with all that was read outlined and numbered.

    Raises `PaperError` where the file is no PDF that opens or has no such page.
    """
    picture, scale = open_page(path, number, dots_per_inch)
    drawn = Image.new("RGB", (picture.width, picture.height + round(LEGEND * 2 * scale)), "white")
    drawn.paste(picture)
    pen = _Pen(drawn, scale)
    for piece in paper.furniture:
        if piece.page == number:
            pen.furniture(piece.box, piece.kind)
    for unsaid in paper.unsaid:
        if unsaid.page == number:
            pen.furniture(unsaid.box, unsaid.kind)
    for unread in paper.unread:
        if unread.page == number:
            pen.furniture(unread.box, f"{unread.kind} not read")
    for table in paper.tables:
        for cell in table.cells:
            for place in cell.boxes:
                if place.page == number:
                    pen.outline(place.box, CELL, f"{table.index}:{cell.row},{cell.column}", width=1, at="right")
    for block in paper.blocks:
        for box in _boxes(block, number):
            pen.outline(box, COLOURS[block.kind], _label(block), width=2)
    pen.legend(picture.height)
    return as_png(drawn, colours=None)  # fewer would run the kinds' colours together


def _boxes(block: Block, number: int) -> Iterator[Box]:
    """The rectangle around the words that a block has on this page."""
    boxes = [word.box for word in block.words if word.page == number]
    if boxes:
        x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
        yield Box(min(x0s), min(tops), max(x1s), max(bottoms))


def _label(block: Block) -> str:
    deeper = f"{block.level}" if block.kind == "heading" else f"{block.depth}" if block.kind == "list_item" else ""
    number = f" [{block.number}]" if block.number else ""
    marks = f" marks {','.join(mark.label for mark in block.marks)}" if block.marks else ""
    return f"{block.index} {block.kind}{deeper}{number}{marks}"


class _Pen:
    """Draws in points on a picture of some scale."""

    def __init__(self, picture: Image.Image, scale: float) -> None:
        self.picture, self.pen, self.scale = picture, ImageDraw.Draw(picture, "RGBA"), scale
        self.font = ImageFont.load_default(LETTERS * scale)

    def outline(self, box: Box, colour: str, label: str, *, width: int, at: str = "left") -> None:
        x0, top, x1, bottom = (edge * self.scale for edge in box)
        self.pen.rectangle((x0 - 2, top - 2, x1 + 2, bottom + 2), outline=colour, width=width)
        length = self.pen.textlength(label, self.font)
        start = x0 - 2 if at == "left" else max(x1 - length, x0)
        line = LETTERS * self.scale
        ground = (start, top - 2 - line, start + length + 2, top - 2)
        beside = ((x0 - 6 - length, top, x0 - 4, top + line), (x1 + 4, top, x1 + length + 6, top + line))
        if at == "left" and not self._is_blank(ground):  # words stand there: the label goes beside the block
            ground = next(filter(self._is_blank, beside), ground)
        if at == "right":  # within the cell, so that it does not cover the block above
            ground = (start, bottom - line, start + length, bottom)
        self.pen.rectangle(ground, fill=(255, 255, 255, 215))
        self.pen.text(ground[:2], label, fill=colour, font=self.font)

    def _is_blank(self, place: tuple[float, float, float, float]) -> bool:
        """Whether nothing is printed or drawn at `place`, which is on the picture."""
        x0, top, x1, bottom = map(round, place)
        if x0 < 0 or top < 0 or x1 > self.picture.width or bottom > self.picture.height:
            return False
        return min(self.picture.crop((x0, top, x1, bottom)).convert("L").tobytes(), default=0) >= PALE

    def furniture(self, box: Box, kind: str) -> None:
        x0, top, x1, bottom = (edge * self.scale for edge in box)
        self.pen.rectangle((x0 - 2, top - 2, x1 + 2, bottom + 2), fill=(152, 162, 179, 110), outline=FURNITURE)
        self.pen.text((x1 + 4, top), kind.replace("_", " "), fill=FURNITURE, font=self.font)

    def legend(self, top: int) -> None:
        """The kinds in their colours, in two lines."""
        left, line = 8.0, top + 4.0
        kinds = {**COLOURS, "cell table:row,column": CELL, "left out": FURNITURE}
        for count, (kind, colour) in enumerate(kinds.items()):
            if count == (len(kinds) + 1) // 2:
                left, line = 8.0, line + LEGEND * self.scale
            side = LETTERS * self.scale
            self.pen.rectangle((left, line, left + side, line + side), outline=colour, width=3)
            self.pen.text((left + side + 4, line), kind.replace("_", " "), fill=colour, font=self.font)
            left += side + 24 + self.pen.textlength(kind, self.font)
