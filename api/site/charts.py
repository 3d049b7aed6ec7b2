"""A series of figures as a bar chart in SVG; its table stands beside it and says the same in numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup
from matplotlib.figure import Figure

from api.series import Series
from api.site.svg import as_svg, drawing
from api.site.templating import counted
from graph.text.dates import british
from graph.text.words import stems

LETTERS = 11  # points
LETTER, BESIDE = 6.8, 8.0  # points: the width of a letter, and what is free beside a label
WIDTH, SHORTEST = 288.0, 90.0  # points: of a drawing, and of its longest bar, for which a drawing becomes wider
LEAST_WORDS = 2  # of a measure that says by itself what is counted: "adults" may be any
FEWEST, MOST = 2, 16  # periods: of one there is nothing to compare; more cannot be read
BAR, INK = "#0b5d51", "#1b2630"


def chart(series: Series) -> Markup | None:
    """The chart of the series, a bar for each period; None where it has too few periods, two values for one, or points
    that may not count the same."""
    points = {point["period"]: point for point in series.points if point["period"]}
    stated = [point for point in series.points if point["period"]]
    if not FEWEST <= len(points) <= MOST or len({(p["period"], p["value"]) for p in stated}) != len(points):
        return None
    if not is_alike(series):
        return None
    with drawing(LETTERS):
        return _drawn(list(points.values()), series.unit)


def _qualified(point: Mapping[str, Any]) -> str:
    """ "at least ", "about ": a target or a rounded number must not look like a count."""
    return "" if point["qualifier"] in ("exact", None) else point["qualifier"].replace("_", " ") + " "


def is_alike(series: Series) -> bool:
    """Whether its points surely count the same: the measure says what, or one page tells them all."""
    return (
        len(stems(series.measure)) >= LEAST_WORDS or len({(each["paper"], each["page"]) for each in series.points}) == 1
    )


def _drawn(points: Sequence[Mapping[str, Any]], unit: str) -> Markup:
    periods, values = [british(point["period"]) for point in points], [point["value"] for point in points]
    told = [f"{_qualified(point)}{counted(point['value'], unit)}" for point in points]
    left, right = (LETTER * max(map(len, labels)) + BESIDE for labels in (periods, told))
    longest = max(SHORTEST, WIDTH - left - right)
    figure = Figure(figsize=((left + longest + right) / 72, 0.38 * len(points) + 0.3), layout="tight")
    axes = figure.add_subplot()
    bars = axes.barh(range(len(periods)), values, color=BAR, height=0.68)
    axes.bar_label(bars, told, padding=4, color=INK)
    axes.set_yticks(range(len(periods)), periods, color=INK)
    axes.invert_yaxis()
    axes.margins(x=right / longest)
    axes.xaxis.set_visible(False)
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    return as_svg(figure)
