"""Half-ruled tables: rules across part the rows, and nothing but white space parts the columns.

In:     a page from which fully ruled tables were taken.
Out:    a `Grid` for each run of rules of one length whose bands share at least one strip free of words. Rows that no
        rule parts are told by their figures. A row above the first rule or below the last (cut by the page, or left
        open) belongs to it where it has the same columns.
Leaves: rules around prose, underlines, the grid lines of a chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingest.bands import OPEN_ROW, Band, bands_of, chains_of, crosses, is_larger, is_whole, open_row
from ingest.figures_in_rows import column_of, is_figure, lines_of, rows_of_figures, rows_set_apart
from ingest.gutters import Strip, gutters_of, pieces_of
from ingest.layout import PrintedPage, Rule
from ingest.markers import BULLETS
from ingest.row_grids import Words, grid_of_rows, take_words, with_edges
from ingest.tables import Grid

FEWEST_BANDS = 2  # between rules, with words in two columns or more
FEWEST_HEADS = 3  # pieces of a bold band: a table's header, though one row alone follows
FEW_BANDS = 3  # a table of no more bands than this may have rows that no rule parts
FEWEST_LABELS = 0.5  # of the rows hold words: where all are figures, it is a chart


def find_half_ruled(page: PrintedPage, labels: frozenset[str] = frozenset()) -> list[Grid]:
    """The half-ruled tables of `page`, top to bottom; `labels` begin a report's author lines, which are no table.

    Takes their words out of `page.words`.
    """
    found: list[Grid] = []
    for rules in chains_of(page):
        for run in filter(None, _runs(bands_of(rules, page))):
            grid = _grid_of(run, rules, page, labels)
            if grid is not None:
                found.append(grid)
                take_words(grid, page)
    return found


def _runs(bands: Sequence[Band]) -> list[list[Band]]:
    """Bands that follow one another and share their columns; those of one piece may stand between them.

    Where a band does not share them, a row left open at its near end may.
    """
    runs: list[list[Band]] = [[]]
    for place, band in enumerate(bands):
        if not band.words:
            continue
        is_outer = place in (0, len(bands) - 1)
        end = open_row(band, up=False) if runs[-1] else None
        if place == len(bands) - 1 and _is_last_row(band, runs[-1]):
            end = Band(band.top, max(word.box.bottom for word in band.words), band.words)
        has_end = end is not None and _goes_on(runs[-1], end)
        if not is_outer and _goes_on(runs[-1], band) and not (is_whole(band) and has_end):
            runs[-1].append(band)
            continue
        if end is not None and has_end:
            runs[-1].append(end)
        start = band if not is_outer and gutters_of([band.words]) else open_row(band, up=True)
        runs.append([start] if start is not None and start is not end and gutters_of([start.words]) else [])
    return [_with_rests(_trimmed(run), bands) for run in runs if run]


def _with_rests(run: list[Band], bands: Sequence[Band]) -> list[Band]:
    """The run with the rest of a cell cut by the page, which is all that the page has above its rules or below.

    With a cell's rest too that a rule parts from the page's head.
    """
    first, last = bands[0], bands[-1]
    before = next((above for above, band in pairwise(bands[1:]) if run and band is run[0]), None)
    if before is not None and before.words and _is_rest(before, run):
        run = [before, *run]
    if run and run[0].top == first.bottom and _is_rest(first, run):
        run = [Band(min(word.box.top for word in first.words), first.bottom, first.words), *run]
    if run and run[-1].bottom == last.top and _is_rest(last, run):
        run = [*run, Band(last.top, max(word.box.bottom for word in last.words), last.words)]
    return run


def _is_rest(band: Band, run: Sequence[Band]) -> bool:
    """Lines close to one another that stand in columns but the first and cross none; a lone one is a unit or a date."""
    gutters = gutters_of([each.words for each in run if not is_whole(each)])
    lines = lines_of(band.words)
    if len(lines) < 2 or not gutters or any(column_of(word, gutters) == 0 for word in band.words):
        return False
    steps = [below[0].baseline - above[0].baseline for above, below in pairwise(lines)]
    size = lines[0][0].style.size
    is_close = max(steps, default=0.0) <= OPEN_ROW * size and not is_larger(band, run)
    edge = min(abs(lines[-1][0].baseline - band.bottom), abs(lines[0][0].baseline - band.top))
    return is_close and edge <= OPEN_ROW * size and not crosses(lines, gutters)


def _is_last_row(band: Band, run: Sequence[Band]) -> bool:
    """All that the page has below the last rule, where it stands in the columns, the first and most others of them."""
    gutters = gutters_of([each.words for each in run if not is_whole(each)])
    lines = lines_of(band.words)
    if not lines or len(gutters) < FEWEST_HEADS - 1 or is_larger(band, run) or crosses(lines, gutters):
        return False
    columns = {column_of(word, gutters) for word in band.words}
    near = lines[0][0].baseline - band.top <= OPEN_ROW * lines[0][0].style.size
    return near and 0 in columns and len(columns) >= max(FEWEST_HEADS, len(gutters))


def _goes_on(run: Sequence[Band], band: Band) -> bool:
    """Whether `band` is a row more of the table whose rows are in `run`."""
    if not run or is_larger(band, run):
        return False
    return is_whole(band) or bool(gutters_of([each.words for each in [*run, band] if not is_whole(each)]))


def _trimmed(run: list[Band]) -> list[Band]:
    """The run without what follows its last row, unless such a piece follows another row or the header too."""
    while len(run) > 1 and is_larger(run[0], run[1:]):
        run = run[1:]
    rows = [place for place, band in enumerate(run) if not is_whole(band)]
    if not rows:
        return []
    is_usual = (
        _is_set_in(run, rows[-1] + 1)
        or any(is_whole(band) for band in run[: rows[-1]])
        or (len(rows) == 1 and _is_header(run[0]))
    )
    return run[: rows[-1] + 2] if is_usual else run[: rows[-1] + 1]


def _is_set_in(run: Sequence[Band], place: int) -> bool:
    """Whether the band at `place` stands right of the first column: what is said of the row above, not a heading."""
    gutters = gutters_of([band.words for band in run if not is_whole(band)])
    return bool(gutters) and place < len(run) and all(column_of(word, gutters) > 0 for word in run[place].words)


def _grid_of(run: Sequence[Band], rules: Sequence[Rule], page: PrintedPage, labels: frozenset[str]) -> Grid | None:
    columned = [band for band in run if not is_whole(band)]
    between = [band for band in columned if any(abs(band.top - rule.top) < 1 for rule in rules[:-1])]
    gutters = gutters_of([band.words for band in columned])
    enough = len(between) >= FEWEST_BANDS or (len(run) > 1 and any(map(_is_header, between)))
    if not enough or not gutters:
        return None
    rows: list[tuple[float, float, Words]] = []
    for band in run:
        rows += _rows_of(band, gutters, few=len(run) <= FEW_BANDS)
    table = grid_of_rows(rows, gutters, (rules[0].x0, max(rule.x1 for rule in rules)), page)
    return table if table is not None and not _is_no_table(table, labels) else None


def _is_header(band: Band) -> bool:
    return all(word.style.bold for word in band.words) and len(pieces_of(band.words)) >= FEWEST_HEADS


def _rows_of(band: Band, gutters: Sequence[Strip], *, few: bool) -> list[tuple[float, float, Words]]:
    """The rows of a band with their upper and lower edges."""
    rows = rows_of_figures(band.words, gutters)
    if len(rows) == 1:
        rows = _without_group_name(rows[0], gutters)
    if few and len(rows) == 1 and len(lines_of(band.words)) > 1:
        rows = rows_set_apart(band.words, gutters)
    return with_edges(rows, band.top, band.bottom)


def _without_group_name(row: Words, gutters: Sequence[Strip]) -> list[Words]:
    """The row, and before it the bold line alone in the first column that names the rows below: "Apologies"."""
    first, *rest = lines_of(row)
    below = [word for line in rest for word in line]
    is_alone = all(word.style.bold and column_of(word, gutters) == 0 for word in first)
    if not (is_alone and below) or any(word.style.bold for word in below):
        return [row]
    if not any(column_of(word, gutters) == 0 for word in below):
        return [row]
    return [first, below]


def _is_no_table(grid: Grid, labels: frozenset[str]) -> bool:
    """A chart's grid lines with figures between them, a report's author lines, a list between the rules of others."""
    rows = len(grid.rows)
    worded = {cell.row for cell in grid.cells if any(len(w.text) > 1 and not is_figure(w.text) for w in cell.words)}
    first = [" ".join(w.text for w in cell.words) for cell in grid.cells if cell.column == 0 and cell.words]
    titled = sum(1 for text in first if text.partition(":")[0].casefold().strip() in labels)
    is_list = bool(first) and len(grid.columns) == 2 and all(set(text.split()) <= BULLETS for text in first)
    return is_list or len(worded) < FEWEST_LABELS * rows or titled >= 0.5 * max(len(first), 1)
