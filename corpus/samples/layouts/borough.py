"""A Cabinet's minutes: as a committee's, but larger, justified, and with "Page n" at the right of the foot."""

from dataclasses import replace

from corpus.samples.layout import Canvas, Sheet
from corpus.samples.layouts import committee


def draw_furniture(canvas: Canvas, sheet: Sheet) -> None:
    canvas.setFont("Helvetica", 9)
    canvas.drawRightString(sheet.width_pt - 64, 34, f"Page {sheet.own_number}")


LAYOUT = replace(
    committee.LAYOUT,
    size_pt=11.5,
    leading_pt=14.6,
    sizes_pt=(13, 12, 11.5),
    margins_pt=(64, 64, 60, 62),
    draw_furniture=draw_furniture,
    justified=True,
)
