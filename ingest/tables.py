"""Ruled tables: pdfplumber's table finder run over the ruling lines, and the grid its cells make.

Only a page with enough rules is searched. A frame of one cell is a box drawn around text, not a table.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from ingest.layout import PrintedPage, PrintedWord, Rule, around, is_inside
from ingest.paper import Box

TOLERANCE_PT = 3.0  # pdfplumber's own: rules this near are one rule, ends this near meet
FEWEST_RULES = 4
FRAME_WORDS = 40  # boxes one below another that hold more words than this each are frames around text: a form
MOST_RULES = 4000  # beyond this a drawing, not a table; finding crossings is quadratic


@dataclass(slots=True)
class GridCell:
    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    words: list[PrintedWord]


@dataclass(slots=True)
class Grid:
    """A table as it stands on one page; `columns` are the left edges of its columns, `rows` the tops of its rows."""

    page: int
    box: Box
    rows: list[float]
    columns: list[float]
    cells: list[GridCell]
    order: int  # that of its first word in the file's drawing order


def find_grids(page: PrintedPage) -> list[Grid]:
    """The tables of `page` that hold words, in drawing order. Takes their words out of `page.words`."""
    if not FEWEST_RULES <= len(page.rules) <= MOST_RULES:
        return []
    edges = merge_edges([_edge(rule) for rule in page.rules], *[TOLERANCE_PT] * 4)
    crossings = edges_to_intersections(edges, TOLERANCE_PT, TOLERANCE_PT)
    tables = cells_to_tables(intersections_to_cells(crossings))
    grids = []
    for boxes in sorted(tables, key=len, reverse=True):
        grid = _grid([Box(*box) for box in boxes], page)
        if grid is not None:
            grids.append(grid)
    return sorted(grids, key=lambda grid: grid.order)


def _edge(rule: Rule) -> dict[str, Any]:
    return {
        "orientation": rule.orientation,
        "x0": rule.x0,
        "x1": rule.x1,
        "top": rule.top,
        "bottom": rule.bottom,
        "width": rule.x1 - rule.x0,
        "height": rule.bottom - rule.top,
    }


def _grid(boxes: list[Box], page: PrintedPage) -> Grid | None:
    """The grid of these cells with the words that stand in them; None where it is no table."""
    if len(boxes) < 2:
        return None
    rows = _edges_of([box.top for box in boxes])
    columns = _edges_of([box.x0 for box in boxes])
    frame = around(boxes)
    inside = [word for word in page.words if is_inside(word.box, frame, 0.0)]
    if not inside or (len(columns) == 1 and len(inside) > FRAME_WORDS * len(boxes)):
        return None
    cells = []
    for box in sorted(boxes, key=lambda each: (each.top, each.x0)):
        row, column = _place(rows, box.top), _place(columns, box.x0)
        row_span = _place([*rows, frame.bottom], box.bottom) - row
        column_span = _place([*columns, frame.x1], box.x1) - column
        cells.append(GridCell(row, column, max(row_span, 1), max(column_span, 1), box, []))
    taken: set[int] = set()
    for word in inside:
        home = next((cell for cell in cells if is_inside(word.box, cell.box, 1.0)), None)
        if home is not None:
            home.words.append(word)
            taken.add(id(word))
    if not taken or sum(1 for cell in cells if cell.words) < 2:
        return None
    page.words = [word for word in page.words if id(word) not in taken]
    order = min(word.order for cell in cells for word in cell.words)
    return Grid(page.number, frame, rows, columns, cells, order)


def _edges_of(places: list[float]) -> list[float]:
    """Distinct places; those within the tolerance are one."""
    ordered = sorted(places)
    return ordered[:1] + [later for earlier, later in pairwise(ordered) if later - earlier > TOLERANCE_PT]


def _place(edges: list[float], at: float) -> int:
    """The index of the edge nearest to `at`."""
    return min(range(len(edges)), key=lambda index: abs(edges[index] - at))
