"""The rolling agreement in the partnership's purple: a rounder face, wide line spacing, circles on the cover."""

from corpus.samples.layout import Canvas, Layout, Sheet

PURPLE = "#5c2d82"
LILAC = "#b79fd0"


def draw_furniture(canvas: Canvas, sheet: Sheet) -> None:
    """A foot with a rule; drafts say so on every page."""
    canvas.setFont("Vera", 7.5)
    canvas.setFillColor("#555555")
    canvas.drawString(66, 38, sheet.settings.get("foot", ""))
    canvas.drawRightString(sheet.width_pt - 66, 38, str(sheet.own_number))
    if running := sheet.settings.get("running"):
        canvas.drawString(66, sheet.height_pt - 38, running)


def draw_cover(canvas: Canvas, sheet: Sheet) -> None:
    middle, top = sheet.width_pt / 2, sheet.height_pt - 210
    for offset, colour in ((-16, PURPLE), (0, "#8d6bb0"), (16, LILAC)):
        canvas.setFillColor(colour)
        canvas.circle(middle + offset, top, 18, stroke=0, fill=1)


LAYOUT = Layout(
    font="Vera",
    bold="Vera-Bold",
    size_pt=9.6,
    leading_pt=14.4,
    ink=PURPLE,
    sizes_pt=(16, 12, 10),
    margins_pt=(66, 66, 66, 70),
    line="#8d6bb0",
    head_fill=PURPLE,
    head_ink="#ffffff",
    table_size_pt=8.6,
    draw_furniture=draw_furniture,
    draw_cover=draw_cover,
    justified=True,
    cover_align=1,
    cover_from_top_pt=270,
    diagram_fill=PURPLE,
)
