"""A Welsh partnership's paper: red rules, the name in both languages at the head, "Page n / Tudalen n" at the foot."""

from corpus.samples.layout import Canvas, Layout, Sheet

RED, GREEN = "#a6192e", "#00664f"


def draw_furniture(canvas: Canvas, sheet: Sheet) -> None:
    canvas.setStrokeColor(RED)
    canvas.setLineWidth(1.2)
    canvas.line(58, sheet.height_pt - 44, sheet.width_pt - 58, sheet.height_pt - 44)
    canvas.setFont("Helvetica-Oblique", 8.5)
    canvas.drawRightString(sheet.width_pt - 58, sheet.height_pt - 38, sheet.settings.get("running", ""))
    canvas.setFont("Helvetica", 8.5)
    canvas.drawString(58, 32, f"Page {sheet.own_number} / Tudalen {sheet.own_number}")


def draw_cover(canvas: Canvas, sheet: Sheet) -> None:
    canvas.setFillColor(GREEN)
    canvas.rect(0, 0, sheet.width_pt, 130, stroke=0, fill=1)
    canvas.setFillColor(RED)
    canvas.rect(0, 130, sheet.width_pt, 24, stroke=0, fill=1)


LAYOUT = Layout(
    font="Helvetica",
    bold="Helvetica-Bold",
    size_pt=10.5,
    leading_pt=13.4,
    ink=RED,
    sizes_pt=(16, 12, 11),
    margins_pt=(58, 58, 62, 58),
    line="#9c9c9c",
    head_fill="#e3ece9",
    head_ink="#00664f",
    table_size_pt=9.8,
    draw_furniture=draw_furniture,
    draw_cover=draw_cover,
    bullets=("●", "○"),
    diagram_fill=GREEN,
)
