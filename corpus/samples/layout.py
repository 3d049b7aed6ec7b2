"""What a layout is: the look of one kind of council paper. The layouts themselves are in `layouts/`, one file each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Canvas = Any  # reportlab brings no types
Colour = Any


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printed page, as those who draw its furniture see it. Lengths in points, origin at the bottom left."""

    width_pt: float
    height_pt: float
    own_number: int  # the page within its own paper, counted from 1
    settings: dict[str, Any]  # of the paper's source


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    font: str
    bold: str
    size_pt: float
    leading_pt: float
    ink: Colour  # of headings
    sizes_pt: tuple[float, float, float]  # of headings, level 1 to 3
    margins_pt: tuple[float, float, float, float]  # left, right, top, bottom
    line: Colour  # of table rules
    head_fill: Colour  # behind a table's head row
    head_ink: Colour
    table_size_pt: float
    draw_furniture: Callable[[Canvas, Sheet], None]  # running head and own page number
    draw_cover: Callable[[Canvas, Sheet], None]  # the drawing behind a cover; its words are set by the builder
    bullets: tuple[str, str] = ("•", "o")
    justified: bool = False
    bar: Colour | None = None  # a colour: level 1 headings stand white in a bar of it
    cover_align: int = 0  # 0 left, 1 centre
    cover_from_top_pt: float = 240
    diagram_fill: Colour = "#5c2d82"
    theme_fill: Colour = "#9a86b3"


def nothing(canvas: Canvas, sheet: Sheet) -> None:
    """For a layout without cover drawing or furniture."""
