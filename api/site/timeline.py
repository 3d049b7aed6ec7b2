"""A priority's line through time as a drawing: a lane for each priority, a box for each edition, an arrow for a change.

In:     the states of the priority in question with those near them, and the changes (graph/drawing.py); who led each
        state, and the years of which no paper tells.
Out:    SVG. Its words are text that can be read aloud and searched; a proposal has a dashed edge and the word
        "proposed", an inferred change a dotted arrow, so that colour is never the only sign.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from api.site.svg import SVG_DOTS, as_svg, drawing
from graph.drawing import DrawnChange, DrawnState

INK, QUIET, OWN, OTHER, CHANGED = "#1b2630", "#4d5a66", "#0b5d51", "#5b6670", "#92400e"
ACROSS, DOWN = 1.72, 1.45  # inches between editions, and between lanes
ABOVE = 0.06  # of a lane: how far above its arrow a change is named
LABEL_WIDTH = 17  # letters to a line in a box
LEAD_WIDTH, LEAD_LINES = 22, 3  # letters to a line below a box, and lines
MOST_LANES = 8
LETTERS, SMALL = 10, 8.5  # points


def timeline(
    states: Sequence[DrawnState],
    changes: Iterable[DrawnChange],
    leads: Mapping[str, Sequence[str]],
    gaps: Iterable[tuple[int, int]] = (),
) -> Markup:
    """The drawing of these states and the changes between them; empty where there are no states.

    `leads` are by id of a state, `gaps` the first and last year of each run of years of which nothing is told.
    """
    if not states:
        return Markup("")
    years = sorted({state.year for state in states})
    lanes = _lanes(states)
    with drawing(LETTERS):
        size = ACROSS * (len(years) + 0.2), DOWN * (max(lanes.values()) + 1.2) + 0.6
        figure = Figure(figsize=size, dpi=SVG_DOTS)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(-0.6, len(years) - 0.4)
        axes.set_ylim(-max(lanes.values()) - 0.8, 0.95)
        axes.axis("off")
        for at, year in enumerate(years):
            axes.text(at, 0.75, str(year), ha="center", va="center", weight="bold", color=INK, fontsize=11.5)
        _draw_gaps(axes, years, list(gaps))
        boxes = {state.id: _draw_state(axes, (years.index(state.year), -lanes[state.id]), state) for state in states}
        FigureCanvasAgg(figure).draw()  # only now the boxes have the size of their words, at whose edges arrows end
        for state in states:
            _draw_leads(axes, boxes[state.id], leads.get(state.id, ()))
        for change in changes:
            _draw_change(axes, boxes[change.before], boxes[change.after], change)
        return as_svg(figure)


def _lanes(states: Iterable[DrawnState]) -> dict[str, int]:
    """The lane of each state: the line's own above, its proposals next, then a lane for each other priority."""
    keys = {state.id: (int(state.is_proposed), "") if state.is_own else (2, state.priorities) for state in states}
    order = {key: min(lane, MOST_LANES - 1) for lane, key in enumerate(sorted(set(keys.values())))}
    return {id: order[key] for id, key in keys.items()}


def _draw_state(axes: Axes, place: tuple[float, float], state: DrawnState) -> Text:
    words = textwrap.fill(state.label, LABEL_WIDTH, max_lines=4, placeholder=" …")
    box = {
        "boxstyle": "round,pad=0.35", "facecolor": "white", "edgecolor": OWN if state.is_own else OTHER,
        "linewidth": 1.8 if state.is_own else 1.0, "linestyle": "--" if state.is_proposed else "-",
    }  # fmt: skip
    text = f"{words}\n(proposed)" if state.is_proposed else words
    return axes.text(*place, text, ha="center", va="center", color=INK if state.is_own else QUIET, bbox=box, zorder=3)


def _draw_leads(axes: Axes, box: Text, leads: Sequence[str]) -> None:
    """Who led a state, in small letters below its box."""
    if not leads:
        return
    said = f"led by {leads[0]}" + (f" and {len(leads) - 1} more" if len(leads) > 1 else "")
    words = textwrap.fill(said, LEAD_WIDTH, max_lines=LEAD_LINES, placeholder=" …")
    across, _ = box.get_position()
    if (edge := box.get_bbox_patch()) is None:
        return
    below = axes.transData.inverted().transform(edge.get_window_extent().get_points())[0][1]
    axes.text(across, below - 0.04, words, ha="center", va="top", color=QUIET, fontsize=SMALL, style="italic")


def _draw_gaps(axes: Axes, years: Sequence[int], gaps: Sequence[tuple[int, int]]) -> None:
    """Between two years of the drawing, the years of which nothing is told."""
    for at, (before, after) in enumerate(pairwise(years)):
        within = sorted(year for first, last in gaps for year in range(first, last + 1) if before < year < after)
        if within:
            told = str(within[0]) if len(within) == 1 else f"{within[0]} to {within[-1]}"
            axes.text(at + 0.5, 0.75, f"{told}\nnot told", ha="center", va="center", color=QUIET, fontsize=SMALL)


def _draw_change(axes: Axes, before: Text, after: Text, change: DrawnChange) -> None:
    changed = change.how != "unchanged"
    start, end = before.get_position(), after.get_position()
    arrow = {
        "arrowstyle": "-|>", "color": CHANGED if changed else OTHER, "linewidth": 1.6 if changed else 0.9,
        "linestyle": "-" if change.is_stated else ":", "shrinkA": 1, "shrinkB": 1,
        "patchA": before.get_bbox_patch(), "patchB": after.get_bbox_patch(),
    }  # fmt: skip
    axes.annotate("", xy=end, xytext=start, zorder=2, arrowprops=arrow)
    if changed:
        how = ", ".join(each for each in change.how.split(", ") if each != "unchanged")
        words = how if change.is_stated else f"{how} (inferred)"
        ground = {"facecolor": "white", "edgecolor": "none", "pad": 0.6, "alpha": 0.85}
        middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + ABOVE)
        axes.text(*middle, words, ha="center", va="bottom", color=CHANGED, fontsize=SMALL, zorder=4, bbox=ground)
