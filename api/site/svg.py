"""Drawings as SVG to stand within a page: words as text, the same bytes every time."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

import matplotlib as mpl
from markupsafe import Markup
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

SVG_DOTS = 72  # to the inch: what is measured before it is drawn is measured as SVG will draw it
SETTINGS = {"svg.fonttype": "none", "svg.hashsalt": "pledgeline", "font.family": "sans-serif"}
NO_METADATA = dict.fromkeys(("Date", "Creator", "Format", "Type"))  # the date would differ each time


@contextmanager
def drawing(points: float) -> Iterator[None]:
    """Within it figures are drawn for a page, in letters of this size."""
    with mpl.rc_context({**SETTINGS, "font.size": points}):
        yield


def as_svg(figure: Figure) -> Markup:
    """The figure without the head that only a file of its own needs. Its words were escaped as it was drawn."""
    written = io.StringIO()
    FigureCanvasSVG(figure).print_svg(written, metadata=NO_METADATA)
    drawn = written.getvalue()
    return Markup(drawn[drawn.index("<svg") :])
