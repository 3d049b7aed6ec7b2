"""Ruled tables: pdfplumber's table finder run over the ruling lines, and the grid its cells make.

Only a page with enough rules is searched. A frame of one cell is a box drawn around text, not a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from ingest.layout import Fill, PrintedPage, PrintedWord, Rule, around, is_inside
from ingest.paper import Box

TOLERANCE_PT = 3.0  # pdfplumber's own: rules this near are one rule, ends this near meet
FEWEST_RULES = 4
PAGE_END = 0.25  # of the page's height: where a table may be cut by the page
SHORTEST_SHADE_PT = 30.0
SHADE_INSET_PT = 7.0  # shading may end this far inside the cell's own rule
STRIPE_PT = 4.0  # three rules no further apart than this are stripes, not rows: no type is so small
THICK_STRIPE_PT = 5.0  # and so are fills no higher than this, whose middles stand no further apart
LOWEST_SHADE_PT = 8.0
FEWEST_UPRIGHT = 3  # so many upright rules that end together are the sides of cells
FRAME_WORDS = 40  # boxes one below another that hold more words than this each are frames around text: a form
FEWEST_SHADES = 6  # colours in a column of shading that touch: no table has its rows in so many
FEWEST_FRAMED = 3  # boxes one below another: two are a framed heading with its text
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
    ruled: bool = True  # False where white space alone parts its columns
    is_open: bool = False  # its last row is cut by the page's end


def find_grids(page: PrintedPage) -> list[Grid]:
    """The tables of `page` that hold words, in drawing order. Takes their words out of `page.words`."""
    if not FEWEST_RULES <= len(page.rules) <= MOST_RULES:
        return []
    edges = merge_edges([_edge(rule) for rule in _without_gradients(page.rules, page.fills)], *[TOLERANCE_PT] * 4)
    missing = list(_missing_ends(edges, page))
    edges += [_edge(rule) for rule in [*missing, *_shaded_edges(edges, page)]]
    crossings = edges_to_intersections(edges, TOLERANCE_PT, TOLERANCE_PT)
    tables = cells_to_tables(intersections_to_cells(crossings))
    grids = []
    for boxes in sorted(tables, key=len, reverse=True):
        grid = _grid([Box(*box) for box in boxes], page)
        if grid is not None:
            grid.is_open = any(abs(rule.top - grid.box.bottom) <= TOLERANCE_PT for rule in missing)
            grids.append(grid)
    return sorted(grids, key=lambda grid: grid.order)


def rest_of_cell(page: PrintedPage, cut: Grid) -> Grid | None:
    """What goes on at the head of `page` of a row that the page before cut, where no rule runs across it there."""
    edges = merge_edges([_edge(rule) for rule in page.rules], *[TOLERANCE_PT] * 4) if page.rules else []
    sides = [
        edge
        for edge in edges
        if edge["orientation"] == "v"
        and edge["top"] < PAGE_END * page.height_pt
        and any(abs(edge["x0"] - side) <= TOLERANCE_PT for side in (cut.box.x0, cut.box.x1))
    ]
    if len(sides) != 2:
        return None
    bottoms = [edge["top"] for edge in edges if edge["orientation"] == "h" and all(_crosses(edge, s) for s in sides)]
    top = min(side["top"] for side in sides)
    bottom = min((at for at in bottoms if at > top + TOLERANCE_PT), default=max(side["bottom"] for side in sides))
    box = Box(cut.box.x0, top, cut.box.x1, bottom)
    words = [word for word in page.words if is_inside(word.box, box, 0.0)]
    if not words or any(at <= top + TOLERANCE_PT for at in bottoms):
        return None
    taken = {id(word) for word in words}
    page.words = [word for word in page.words if id(word) not in taken]
    inner = [edge["x0"] for edge in edges if edge["orientation"] == "v" and _parts(edge, top, bottom, box)]
    lefts = _edges_of([box.x0, *inner])
    cells = [
        GridCell(0, column, 1, 1, box._replace(x0=left, x1=right), [])
        for column, (left, right) in enumerate(pairwise([*lefts, box.x1]))
    ]
    for word in words:
        middle = (word.box.x0 + word.box.x1) / 2
        cells[max(sum(left <= middle for left in lefts), 1) - 1].words.append(word)
    order = min(word.order for word in words)
    return Grid(page.number, box, [top], lefts, cells, order, is_open=bottom not in bottoms)


def _parts(edge: dict[str, Any], top: float, bottom: float, box: Box) -> bool:
    """Whether an upright rule runs through a row from top to bottom, between its sides."""
    is_between = box.x0 + TOLERANCE_PT < edge["x0"] < box.x1 - TOLERANCE_PT
    return bool(is_between and edge["top"] <= top + TOLERANCE_PT and edge["bottom"] >= bottom - TOLERANCE_PT)


def _without_gradients(rules: Sequence[Rule], fills: Sequence[Fill] = ()) -> list[Rule]:
    """The rules without those that lie one on another like the stripes by which a gradient is drawn.

    A stripe is a ruling line or, where it is a little thicker, a fill.
    """
    columns: dict[tuple[int, int], list[Rule]] = {}
    for rule in rules:
        if rule.orientation == "h":
            columns.setdefault((round(rule.x0), round(rule.x1)), []).append(rule)
    thick: set[Rule] = set()
    for box, _, _ in fills:
        if (column := columns.get((round(box.x0), round(box.x1)))) and box.bottom - box.top <= THICK_STRIPE_PT:
            middle = (box.top + box.bottom) / 2
            thick.add(Rule("h", box.x0, middle, box.x1, middle))
    for stripe in thick:
        columns[round(stripe.x0), round(stripe.x1)].append(stripe)
    stripes: set[Rule] = set()
    for column in columns.values():
        column.sort(key=lambda rule: rule.top)
        for three in zip(column, column[1:], column[2:], strict=False):
            widest = THICK_STRIPE_PT if thick & set(three) else STRIPE_PT
            if all(0.5 < below.top - above.top <= widest for above, below in pairwise(three)):
                stripes |= set(three)
    return [rule for rule in rules if rule not in stripes]


def _missing_ends(edges: Sequence[dict[str, Any]], page: PrintedPage) -> Iterator[Rule]:
    """A rule across the ends of upright rules that stop near the page's end where none is drawn: cells cut by it."""
    across = [edge for edge in edges if edge["orientation"] == "h"]
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    for end in ("bottom", "top"):
        groups: dict[int, list[dict[str, Any]]] = {}
        for edge in upright:
            if any(_crosses(each, edge) for each in across):
                groups.setdefault(round(edge[end] / TOLERANCE_PT), []).append(edge)
        for group in groups.values():
            height, left, right = group[0][end], min(edge["x0"] for edge in group), max(edge["x0"] for edge in group)
            drawn = _is_drawn(edges, height, left, right, slack=TOLERANCE_PT)
            share = height / page.height_pt
            is_at_end = share > 1 - PAGE_END if end == "bottom" else share < PAGE_END
            is_table = len(group) >= FEWEST_UPRIGHT or (len(group) == 2 and _end_a_table(group, across, upright))
            if is_table and is_at_end and not drawn:
                yield Rule("h", left, height, right, height)


def _end_a_table(
    sides: Sequence[dict[str, Any]], across: Sequence[dict[str, Any]], upright: Sequence[dict[str, Any]]
) -> bool:
    """Whether a rule between these two sides is crossed by a third further up: their last row has but one cell."""
    return any(
        all(_crosses(rule, side) for side in sides)
        and sum(1 for edge in upright if _crosses(rule, edge)) >= FEWEST_UPRIGHT
        for rule in across
    )


def _shaded_edges(edges: Sequence[dict[str, Any]], page: PrintedPage) -> Iterator[Rule]:
    """The lower and upper edge of shading between upright rules: a header row told by its colour alone."""
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    for fill in _without_shades(page.fills):
        box = fill.box
        sides = [
            edge
            for edge in upright
            if box.x0 - TOLERANCE_PT <= edge["x0"] <= box.x1 + TOLERANCE_PT
            and edge["top"] <= box.top + TOLERANCE_PT
            and edge["bottom"] >= box.bottom - TOLERANCE_PT
        ]
        if fill.is_rectangle and box.bottom - box.top >= LOWEST_SHADE_PT and len(sides) >= 2:
            left, right = min(edge["x0"] for edge in sides), max(edge["x0"] for edge in sides)
            for height in (box.top, box.bottom):
                if right - left > SHORTEST_SHADE_PT and not _is_drawn(edges, height, left, right, slack=SHADE_INSET_PT):
                    yield Rule("h", left, height, right, height)


def _without_shades(fills: Sequence[Fill]) -> list[Fill]:
    """The fills without those that lie one below another in ever other colours: a gradient drawn in steps."""
    columns: dict[tuple[int, int], list[Fill]] = {}
    for fill in fills:
        columns.setdefault((round(fill.box.x0), round(fill.box.x1)), []).append(fill)
    shades: set[int] = set()
    for column in columns.values():
        column.sort(key=lambda fill: fill.box.top)
        run: list[Fill] = []
        for fill in column:
            if run and abs(fill.box.top - run[-1].box.bottom) > 1.0:
                run = []
            run.append(fill)
            if len({each.colour for each in run}) >= FEWEST_SHADES:
                shades |= {id(each) for each in run}
    return [fill for fill in fills if id(fill) not in shades]


def _is_drawn(edges: Sequence[dict[str, Any]], height: float, left: float, right: float, *, slack: float) -> bool:
    """Whether a rule across is drawn near `height` between `left` and `right`."""
    return any(
        edge["orientation"] == "h" and abs(edge["top"] - height) <= slack and edge["x0"] < right and edge["x1"] > left
        for edge in edges
    )


def _crosses(across: dict[str, Any], upright: dict[str, Any]) -> bool:
    return bool(
        across["x0"] - TOLERANCE_PT <= upright["x0"] <= across["x1"] + TOLERANCE_PT
        and upright["top"] - TOLERANCE_PT <= across["top"] <= upright["bottom"] + TOLERANCE_PT
    )


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
    if not inside or (len(columns) == 1 and (len(inside) > FRAME_WORDS * len(boxes) or len(boxes) < FEWEST_FRAMED)):
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
