"""Tables without any rule: pieces of text that stand in columns, on three lines or more one below another.

White space alone is weak evidence, so more is asked than of a ruled table: columns of figures beside words, or a bold
header over three columns of short cells. Two columns of prose, an agenda's items, a contents list and author lines
have neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.figures_in_rows import Row, column_of, is_figure, lines_of, rows_of_figures
from ingest.gutters import Strip, gutters_of, pieces_of
from ingest.layout import PrintedPage
from ingest.row_grids import grid_of_rows, take_words, with_edges
from ingest.tables import Grid

SET_APART = 1.0  # in sizes: pieces of a row stand at least so far apart
NEXT_ROW = 3.2  # in sizes: rows stand no further apart than this
FEWEST_ROWS = 3
FIGURES = 0.7  # of the cells of a column hold figures
FEWEST_HEADS = 3  # columns under a bold header, where there are no figures
LONGEST_CELL = 10  # words, on average, where there are no figures
_YEAR_OR_PAGE = re.compile(r"\d{1,4}")


def find_unruled(page: PrintedPage, contents_headings: Sequence[str]) -> list[Grid]:
    """The unruled tables of `page`, top to bottom. Takes their words out of `page.words`."""
    lines = lines_of([word for word in page.words if word.style.upright])
    if any(" ".join(word.text for word in line).casefold().strip(" :") in contents_headings for line in lines):
        return []
    found: list[Grid] = []
    for run in _runs(lines):
        grid = _grid_of(run, page)
        if grid is not None:
            found.append(grid)
            take_words(grid, page)
    return found


def _runs(lines: Sequence[Row]) -> list[list[Row]]:
    """Lines of several pieces that follow one another and share columns; one of one piece may stand between two."""
    runs: list[list[Row]] = []
    run: list[Row] = []
    for line in lines:
        near = bool(run) and line[0].baseline - run[-1][0].baseline <= NEXT_ROW * line[0].style.size
        is_row = len(pieces_of(line, SET_APART)) > 1 and not any(word.leads for word in line)
        fits = near and bool(gutters_of([*run, line]))
        if (is_row and fits) or (near and not is_row and fits and len(pieces_of(run[-1], SET_APART)) > 1):
            run.append(line)
        else:
            runs.append(run)
            run = [line] if is_row else []
    runs.append(run)
    return [trimmed for each in runs if len(trimmed := _trimmed(each)) >= FEWEST_ROWS]


def _trimmed(run: list[Row]) -> list[Row]:
    while run and len(pieces_of(run[-1], SET_APART)) < 2:
        run = run[:-1]
    return run


def _grid_of(run: Sequence[Row], page: PrintedPage) -> Grid | None:
    gutters = [strip for strip in gutters_of(run) if strip.x1 - strip.x0 >= SET_APART * run[0][0].style.size]
    if not gutters:
        return None
    words = [word for line in run for word in line]
    rows = rows_of_figures(words, gutters)
    if len(rows) < FEWEST_ROWS:
        rows = [list(line) for line in run]
    if not _is_table(rows, gutters):
        return None
    top, bottom = min(word.box.top for word in words), max(word.box.bottom for word in words)
    ends = min(word.box.x0 for word in words), max(word.box.x1 for word in words)
    return grid_of_rows(with_edges(rows, top, bottom), gutters, ends, page)


def _is_table(rows: Sequence[Row], gutters: Sequence[Strip]) -> bool:
    """Figures in most columns but the first, which holds words; or a bold header over short cells."""
    columns = len(gutters) + 1
    cells = [[_cell(row, gutters, column) for row in rows] for column in range(columns)]
    filled = sum(1 for column in cells for cell in column if cell)
    if filled < 0.6 * columns * len(rows) or not any(cell[:1].isalpha() for cell in cells[0][1:]):
        return False
    of_figures = [column for column in cells[1:] if _holds_figures(column)]
    if of_figures and 2 * len(of_figures) >= columns - 1:
        return columns > 2 or not _may_be_pages(cells[1])
    return columns >= FEWEST_HEADS and _has_header(rows, gutters)


def _cell(row: Row, gutters: Sequence[Strip], column: int) -> str:
    return " ".join(word.text for word in row if column_of(word, gutters) == column)


def _holds_figures(column: Sequence[str]) -> bool:
    held = [cell for cell in column[1:] if cell]
    figures = sum(1 for cell in held if all(is_figure(part) for part in cell.split()))
    return len(held) >= FEWEST_ROWS - 1 and figures >= FIGURES * len(held)


def _may_be_pages(column: Sequence[str]) -> bool:
    """Whether these may be the page numbers of a contents list: whole numbers that only grow."""
    held = [cell for cell in column if _YEAR_OR_PAGE.fullmatch(cell)]
    numbers = [int(cell) for cell in held]
    return len(held) >= len(column) - 1 and all(above <= below for above, below in pairwise(numbers))


def _has_header(rows: Sequence[Row], gutters: Sequence[Strip]) -> bool:
    header, below = rows[0], [word for row in rows[1:] for word in row]
    columns = {column_of(word, gutters) for word in header}
    if len(columns) <= len(gutters) or not all(word.style.bold for word in header):
        return False
    is_short = len(below) <= LONGEST_CELL * (len(rows) - 1) * (len(gutters) + 1)
    return is_short and not any(all(word.style.bold for word in row) for row in rows[1:])
