"""A county agreement of the early 2010s: Arial, green headings, two green bands on the cover, a running head."""

from corpus.samples.layout import Canvas, Layout, Sheet

GREEN = "#00594c"
LIME = "#a4c639"


def draw_furniture(canvas: Canvas, sheet: Sheet) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawRightString(sheet.width_pt - 64, sheet.height_pt - 36, sheet.settings["running"])
    canvas.setFont("Helvetica", 10)
    canvas.drawCentredString(sheet.width_pt / 2, 34, str(sheet.own_number))


def draw_cover(canvas: Canvas, sheet: Sheet) -> None:
    canvas.setFillColor(GREEN)
    canvas.rect(64, sheet.height_pt - 150, sheet.width_pt - 128, 92, stroke=0, fill=1)
    canvas.setFillColor(LIME)
    canvas.rect(64, 150, sheet.width_pt - 128, 70, stroke=0, fill=1)


LAYOUT = Layout(
    font="Helvetica",
    bold="Helvetica-Bold",
    size_pt=11,
    leading_pt=14.6,
    ink=GREEN,
    sizes_pt=(17, 13, 11),
    margins_pt=(70, 64, 72, 66),
    line="#000000",
    head_fill="#d6e3bc",
    head_ink="#000000",
    table_size_pt=10.5,
    draw_furniture=draw_furniture,
    draw_cover=draw_cover,
    justified=True,
    cover_from_top_pt=240,
    diagram_fill=GREEN,
    theme_fill="#6a8f2a",
)
