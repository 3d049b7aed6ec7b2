"""The nodes and relationships of an answer to a question in Cypher, as a drawing.

In:     the graph of an answer (graph/store.py): nodes with labels and properties, relationships between them.
Out:    SVG, the same for the same answer; None where there is nothing to join, or more than a drawing can show.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from api.site.svg import SVG_DOTS, as_svg, drawing
from graph.drawing import laid_out

MOST_NODES = 60
ACROSS, DOWN = 2.6, 0.8  # inches from column to column, and from row to row
LETTERS, SMALL = 8, 6.5  # points
WIDTH, LINES = 18, 3  # letters to a line of a node's name, and lines
INK, QUIET, EDGE = "#1b2630", "#4d5a66", "#5b6670"
GROUNDS = ("#dcefe9", "#fff3d6", "#e3e9f7", "#f6e1e1", "#ece3f4", "#e9eef1")  # by label; the label is also written


def answer_graph(graph: Mapping[str, Any]) -> Markup | None:
    """The drawing of an answer's graph: each node with its label and name, each relationship with its type."""
    told = {node["id"]: node for node in graph["nodes"]}
    joins = [each for each in graph["relationships"] if each["start"] in told and each["end"] in told]
    if not joins or len(told) > MOST_NODES:
        return None
    places = laid_out(told, ((each["start"], each["end"]) for each in joins))
    columns, rows = (1 + max(place[at] for place in places.values()) for at in (0, 1))
    labels = sorted({node["label"] for node in told.values()})
    with drawing(LETTERS):
        figure = Figure(figsize=(ACROSS * columns, DOWN * rows), dpi=SVG_DOTS)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(-0.5, columns - 0.5)
        axes.set_ylim(rows - 0.5, -0.5)
        axes.axis("off")
        boxes: dict[str, Text] = {}
        for id in sorted(told):
            ground = GROUNDS[labels.index(told[id]["label"]) % len(GROUNDS)]
            box = {"boxstyle": "round,pad=0.35", "facecolor": ground, "edgecolor": INK, "linewidth": 0.8}
            across, down = places[id]
            boxes[id] = axes.text(
                across, down, name_of(told[id]), ha="center", va="center", color=INK, bbox=box, zorder=3
            )
        FigureCanvasAgg(figure).draw()  # only now the boxes have the size of their words, at whose edges arrows end
        for each in joins:
            _draw_join(axes, boxes[each["start"]], boxes[each["end"]], each["type"])
        return as_svg(figure)


def _draw_join(axes: Axes, before: Text, after: Text, type: str) -> None:
    start, end = before.get_position(), after.get_position()
    arrow = {
        "arrowstyle": "-|>", "color": EDGE, "linewidth": 0.9, "shrinkA": 1, "shrinkB": 1,
        "patchA": before.get_bbox_patch(), "patchB": after.get_bbox_patch(),
    }  # fmt: skip
    axes.annotate("", xy=end, xytext=start, zorder=1, arrowprops=arrow)
    middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    ground = {"facecolor": "white", "edgecolor": "none", "pad": 0.4, "alpha": 0.85}
    axes.text(*middle, type, ha="center", va="center", color=QUIET, fontsize=SMALL, zorder=2, bbox=ground)


def name_of(node: Mapping[str, Any]) -> str:
    """A node's label over its name, or over the first of its words."""
    known = node["properties"]
    name = next((str(known[each]) for each in ("name", "title", "text", "says", "id") if known.get(each)), node["id"])
    year = f" ({known['year']})" if known.get("year") else ""
    return f"{node['label']}\n{textwrap.fill(name + year, WIDTH, max_lines=LINES, placeholder=' …')}"
