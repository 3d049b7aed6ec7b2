"""Half-ruled tables: rules across part the rows, and nothing but white space parts the columns.

In:     a page from which fully ruled tables were taken.
Out:    a `Grid` for each run of rules of one length whose bands share at least one strip free of words. Rows that no
        rule parts are told by their figures. A row above the first rule or below the last (cut by the page, or left
        open) belongs to it where it has the same columns.
Leaves: rules around prose, underlines, the grid lines of a chart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType

from ingest.figures_in_rows import column_of, is_figure, lines_of, rows_of_figures, rows_set_apart
from ingest.gutters import Strip, gutters_of, pieces_of
from ingest.layout import PrintedPage, PrintedWord, Rule, around
from ingest.markers import BULLETS
from ingest.paper import Box
from ingest.tables import Grid, GridCell

SAME_END_PT = 4.0  # rules of one table begin alike
SHORTER = 0.5  # of the longest of them: some rules stop short of the last column
JOINS_PT = 3.0  # pieces of one rule stand no further apart
SHORTEST_PT = 120.0
FEWEST_RULES = 3
FEWEST_BANDS = 2  # between rules, with words in two columns or more
FEWEST_HEADS = 3  # pieces of a bold band: a table's header, though one row alone follows
FEW_BANDS = 3  # a table of no more bands than this may have rows that no rule parts
LARGER = 1.1
NEXT_LINE = 1.9  # in sizes: lines of a row stand no further apart than this
SET_APART = 1.0  # in sizes: pieces of an open row stand at least so far apart
OPEN_ROW = 2.6  # in sizes: how far from the outermost rule the first line of an open row may stand
FEWEST_LABELS = 0.5  # of the rows hold words: where all are figures, it is a chart

Words = list[PrintedWord]


@dataclass(slots=True)
class _Band:
    """What stands between two rules, or beyond the outermost one."""

    top: float
    bottom: float
    words: Words = field(default_factory=list)


def find_half_ruled(page: PrintedPage, labels: frozenset[str] = frozenset()) -> list[Grid]:
    """The half-ruled tables of `page`, top to bottom; `labels` begin a report's author lines, which are no table.

    Takes their words out of `page.words`.
    """
    found: list[Grid] = []
    for rules in _chains(page):
        for run in filter(None, _runs(_bands(rules, page))):
            grid = _grid_of(run, rules, page, labels)
            if grid is not None:
                found.append(grid)
                take_words(grid, page)
    return found


def _chains(page: PrintedPage) -> list[list[Rule]]:
    """Rules across that begin at the same place and are of about one length, from top to bottom."""
    chains: list[list[Rule]] = []
    for rule in sorted(whole_rules(page.rules), key=lambda each: each.top):
        if rule.x1 - rule.x0 < SHORTEST_PT:
            continue
        for chain in chains:
            if abs(chain[0].x0 - rule.x0) <= SAME_END_PT:
                if rule.top - chain[-1].top > JOINS_PT:
                    chain.append(rule)
                break
        else:
            chains.append([rule])
    longest = [max(rule.x1 - rule.x0 for rule in chain) for chain in chains]
    kept = [
        [rule for rule in chain if rule.x1 - rule.x0 >= SHORTER * length]
        for chain, length in zip(chains, longest, strict=True)
    ]
    return [chain for chain in kept if len(chain) >= FEWEST_RULES]


def whole_rules(rules: Sequence[Rule]) -> list[Rule]:
    """Rules across, those drawn cell by cell put together."""
    whole: list[Rule] = []
    across = [rule for rule in rules if rule.orientation == "h"]
    levels: dict[int, list[Rule]] = {}
    for rule in across:
        levels.setdefault(round(rule.top / 2), []).append(rule)
    for level in levels.values():
        for rule in sorted(level, key=lambda each: each.x0):
            last = whole[-1] if whole else None
            if last and abs(last.top - rule.top) <= 2 and rule.x0 - last.x1 <= JOINS_PT and rule.x0 >= last.x0:
                whole[-1] = last._replace(x1=max(last.x1, rule.x1))
            else:
                whole.append(rule)
    return whole


def _bands(rules: Sequence[Rule], page: PrintedPage) -> list[_Band]:
    """What stands between each two rules that follow one another, above the first and below the last."""
    left, right = rules[0].x0 - SAME_END_PT, max(rule.x1 for rule in rules) + SAME_END_PT
    inside = [w for w in page.words if w.style.upright and w.box.x0 >= left and w.box.x1 <= right]
    bands = [_Band(above.top, below.top) for above, below in pairwise(rules)]
    for word in inside:
        middle = (word.box.top + word.box.bottom) / 2
        for band in bands:
            if band.top < middle < band.bottom:
                band.words.append(word)
    above = [word for word in inside if word.box.bottom <= rules[0].top + 2]
    below = [word for word in inside if word.box.top >= rules[-1].top - 2]
    return [_Band(0.0, rules[0].top, above), *bands, _Band(rules[-1].top, page.height_pt, below)]


def _open_row(band: _Band, *, up: bool) -> _Band | None:
    """The row that is left open at the lower end of `band` (`up`), or at its upper end.

    Its lines follow one another from the rule, and one of them has pieces set apart.
    """
    lines = lines_of(band.words)
    row: list[Words] = []
    at = band.bottom if up else band.top
    for line in reversed(lines) if up else lines:
        size = row[0][0].style.size if row else line[0].style.size
        if abs(line[0].baseline - at) > (NEXT_LINE if row else OPEN_ROW) * size or line[0].style.size > LARGER * size:
            break
        row.append(line)
        at = line[0].baseline
    words = [word for line in row for word in line]
    if not any(len(pieces_of(line, SET_APART)) > 1 for line in row):
        return None
    top, bottom = min(word.box.top for word in words), max(word.box.bottom for word in words)
    return _Band(top, band.bottom, words) if up else _Band(band.top, bottom, words)


def _runs(bands: Sequence[_Band]) -> list[list[_Band]]:
    """Bands that follow one another and share their columns; those of one piece may stand between them.

    Where a band does not share them, a row left open at its near end may.
    """
    runs: list[list[_Band]] = [[]]
    for place, band in enumerate(bands):
        if not band.words:
            continue
        is_outer = place in (0, len(bands) - 1)
        end = _open_row(band, up=False) if runs[-1] else None
        if place == len(bands) - 1 and _is_last_row(band, runs[-1]):
            end = _Band(band.top, max(word.box.bottom for word in band.words), band.words)
        has_end = end is not None and _goes_on(runs[-1], end)
        if not is_outer and _goes_on(runs[-1], band) and not (_is_whole(band) and has_end):
            runs[-1].append(band)
            continue
        if end is not None and has_end:
            runs[-1].append(end)
        start = band if not is_outer and gutters_of([band.words]) else _open_row(band, up=True)
        runs.append([start] if start is not None and start is not end and gutters_of([start.words]) else [])
    return [_with_rests(_trimmed(run), bands) for run in runs if run]


def _with_rests(run: list[_Band], bands: Sequence[_Band]) -> list[_Band]:
    """The run with the rest of a cell cut by the page, which is all that the page has above its rules or below.

    With a cell's rest too that a rule parts from the page's head.
    """
    first, last = bands[0], bands[-1]
    before = next((above for above, band in pairwise(bands[1:]) if run and band is run[0]), None)
    if before is not None and before.words and _is_rest(before, run):
        run = [before, *run]
    if run and run[0].top == first.bottom and _is_rest(first, run):
        run = [_Band(min(word.box.top for word in first.words), first.bottom, first.words), *run]
    if run and run[-1].bottom == last.top and _is_rest(last, run):
        run = [*run, _Band(last.top, max(word.box.bottom for word in last.words), last.words)]
    return run


def _is_rest(band: _Band, run: Sequence[_Band]) -> bool:
    """Lines close to one another that stand in columns but the first and cross none; a lone one is a unit or a date."""
    gutters = gutters_of([each.words for each in run if not _is_whole(each)])
    lines = lines_of(band.words)
    if len(lines) < 2 or not gutters or any(column_of(word, gutters) == 0 for word in band.words):
        return False
    steps = [below[0].baseline - above[0].baseline for above, below in pairwise(lines)]
    size = lines[0][0].style.size
    is_close = max(steps, default=0.0) <= OPEN_ROW * size and not _is_larger(band, run)
    edge = min(abs(lines[-1][0].baseline - band.bottom), abs(lines[0][0].baseline - band.top))
    return is_close and edge <= OPEN_ROW * size and not _crosses(lines, gutters)


def _is_last_row(band: _Band, run: Sequence[_Band]) -> bool:
    """All that the page has below the last rule, where it stands in the columns, the first and most others of them."""
    gutters = gutters_of([each.words for each in run if not _is_whole(each)])
    lines = lines_of(band.words)
    if not lines or len(gutters) < FEWEST_HEADS - 1 or _is_larger(band, run) or _crosses(lines, gutters):
        return False
    columns = {column_of(word, gutters) for word in band.words}
    near = lines[0][0].baseline - band.top <= OPEN_ROW * lines[0][0].style.size
    return near and 0 in columns and len(columns) >= max(FEWEST_HEADS, len(gutters))


def _crosses(lines: Sequence[Words], gutters: Sequence[Strip]) -> bool:
    """Whether a piece of one of `lines` stands on both sides of a gutter."""
    return any(piece.x0 < strip.middle < piece.x1 for line in lines for piece in pieces_of(line) for strip in gutters)


def _goes_on(run: Sequence[_Band], band: _Band) -> bool:
    """Whether `band` is a row more of the table whose rows are in `run`."""
    if not run or _is_larger(band, run):
        return False
    return _is_whole(band) or bool(gutters_of([each.words for each in [*run, band] if not _is_whole(each)]))


def _is_larger(band: _Band, run: Sequence[_Band]) -> bool:
    """Set larger than what stands above it: a heading between two tables."""
    return max(word.style.size for word in band.words) > LARGER * max(w.style.size for each in run for w in each.words)


def _is_whole(band: _Band) -> bool:
    """One piece over several columns: a group's name, what is said of the row above."""
    return len(pieces_of(band.words)) == 1


def _trimmed(run: list[_Band]) -> list[_Band]:
    """The run without what follows its last row, unless such a piece follows another row or the header too."""
    while len(run) > 1 and _is_larger(run[0], run[1:]):
        run = run[1:]
    rows = [place for place, band in enumerate(run) if not _is_whole(band)]
    if not rows:
        return []
    is_usual = (
        _is_set_in(run, rows[-1] + 1)
        or any(_is_whole(band) for band in run[: rows[-1]])
        or (len(rows) == 1 and _is_header(run[0]))
    )
    return run[: rows[-1] + 2] if is_usual else run[: rows[-1] + 1]


def _is_set_in(run: Sequence[_Band], place: int) -> bool:
    """Whether the band at `place` stands right of the first column: what is said of the row above, not a heading."""
    gutters = gutters_of([band.words for band in run if not _is_whole(band)])
    return bool(gutters) and place < len(run) and all(column_of(word, gutters) > 0 for word in run[place].words)


def _grid_of(run: Sequence[_Band], rules: Sequence[Rule], page: PrintedPage, labels: frozenset[str]) -> Grid | None:
    columned = [band for band in run if not _is_whole(band)]
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


def _is_header(band: _Band) -> bool:
    return all(word.style.bold for word in band.words) and len(pieces_of(band.words)) >= FEWEST_HEADS


def _rows_of(band: _Band, gutters: Sequence[Strip], *, few: bool) -> list[tuple[float, float, Words]]:
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


def with_edges(rows: Sequence[Words], top: float, bottom: float) -> list[tuple[float, float, Words]]:
    """Rows with an edge midway between each two of them."""
    tops = [min(word.box.top for word in row) for row in rows]
    bottoms = [max(word.box.bottom for word in row) for row in rows]
    middles = [(above + below) / 2 for above, below in zip(bottoms[:-1], tops[1:], strict=True)]
    edges = [top, *middles, bottom]
    return [(edges[place], edges[place + 1], list(row)) for place, row in enumerate(rows)]


def grid_of_rows(
    rows: Sequence[tuple[float, float, Words]],
    gutters: Sequence[Strip],
    ends: tuple[float, float],
    page: PrintedPage,
    rooms: Mapping[int, int] = MappingProxyType({}),
) -> Grid | None:
    """The grid of these rows; a piece of text that crosses a gutter makes a cell that spans columns.

    Words in other `rooms` (by the word's identity), which rules part, are no piece however near they stand.
    """
    lefts = [ends[0], *(strip.middle for strip in gutters)]
    edges = [*lefts, ends[1]]
    cells: list[GridCell] = []
    for row, (top, bottom, words) in enumerate(rows):
        column = 0
        while column < len(lefts):
            span = _span(words, column, edges, rooms)
            box = Box(edges[column], top, edges[column + span], bottom)
            held = [word for word in words if box.x0 <= (word.box.x0 + word.box.x1) / 2 < box.x1]
            cells.append(GridCell(row, column, 1, span, box, sorted(held, key=lambda each: each.order)))
            column += span
    taken = [word for cell in cells for word in cell.words]
    if len(rows) < 2 or not taken:
        return None
    frame = around([cell.box for cell in cells])
    order = min(word.order for word in taken)
    return Grid(page.number, frame, [top for top, _, _ in rows], lefts, cells, order, ruled=False)


def _span(words: Words, column: int, edges: Sequence[float], rooms: Mapping[int, int]) -> int:
    """How many columns the piece of text that begins in `column` covers."""
    span = 1
    for line in lines_of(words):
        parts: dict[int, Words] = {}
        for word in line:
            parts.setdefault(rooms.get(id(word), 0), []).append(word)
        for piece in (piece for part in parts.values() for piece in pieces_of(part)):
            if edges[column] <= piece.x0 < edges[column + 1]:
                while column + span < len(edges) - 1 and piece.x1 > edges[column + span] + 1:
                    span += 1
    return span


def _is_no_table(grid: Grid, labels: frozenset[str]) -> bool:
    """A chart's grid lines with figures between them, a report's author lines, a list between the rules of others."""
    rows = len(grid.rows)
    worded = {cell.row for cell in grid.cells if any(len(w.text) > 1 and not is_figure(w.text) for w in cell.words)}
    first = [" ".join(w.text for w in cell.words) for cell in grid.cells if cell.column == 0 and cell.words]
    titled = sum(1 for text in first if text.partition(":")[0].casefold().strip() in labels)
    is_list = bool(first) and len(grid.columns) == 2 and all(set(text.split()) <= BULLETS for text in first)
    return is_list or len(worded) < FEWEST_LABELS * rows or titled >= 0.5 * max(len(first), 1)


def take_words(grid: Grid, page: PrintedPage) -> None:
    """Take the words of `grid` out of those of `page`."""
    taken = {id(word) for cell in grid.cells for word in cell.words}
    page.words = [word for word in page.words if id(word) not in taken]
