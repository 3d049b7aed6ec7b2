"""A performance report: small Arial, narrow margins, each priority under a navy bar, boxed tables of actions."""

from corpus.samples.layout import Canvas, Layout, Sheet, nothing

NAVY = "#1f3864"


def draw_furniture(canvas: Canvas, sheet: Sheet) -> None:
    canvas.setFont("Helvetica-Oblique", 8)
    canvas.drawString(50, sheet.height_pt - 30, sheet.settings.get("running", ""))
    canvas.setFont("Helvetica", 9)
    canvas.drawCentredString(sheet.width_pt / 2, 36, str(sheet.own_number))


LAYOUT = Layout(
    font="Helvetica",
    bold="Helvetica-Bold",
    size_pt=11,
    leading_pt=13.8,
    ink=NAVY,
    sizes_pt=(12, 11, 10),
    margins_pt=(50, 50, 50, 50),
    line="#000000",
    head_fill="#b4c6e7",
    head_ink="#000000",
    table_size_pt=10.5,
    draw_furniture=draw_furniture,
    draw_cover=nothing,
    bar=NAVY,
    diagram_fill=NAVY,
)
