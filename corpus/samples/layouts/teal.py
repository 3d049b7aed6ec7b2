"""A London borough's designed plan: sans serif, teal headings, wide left margin, "n | title" in the outer foot."""

from corpus.samples.layout import Canvas, Layout, Sheet

TEAL = "#00706b"


def draw_furniture(canvas: Canvas, sheet: Sheet) -> None:
    canvas.setFillColor(TEAL)
    canvas.rect(0, sheet.height_pt - 14, sheet.width_pt, 14, stroke=0, fill=1)
    canvas.setFont("Vera", 7.5)
    canvas.drawRightString(sheet.width_pt - 44, 30, f"{sheet.own_number}  |  {sheet.settings['running']}")


def draw_cover(canvas: Canvas, sheet: Sheet) -> None:
    canvas.setFillColor(TEAL)
    canvas.circle(sheet.width_pt - 60, 90, 210, stroke=0, fill=1)
    canvas.setFillColor("#f2b705")
    canvas.circle(sheet.width_pt - 190, 60, 80, stroke=0, fill=1)


LAYOUT = Layout(
    font="Vera",
    bold="Vera-Bold",
    size_pt=9.5,
    leading_pt=13,
    ink=TEAL,
    sizes_pt=(19, 12.5, 10.5),
    margins_pt=(84, 44, 58, 58),
    line="#8fbcb9",
    head_fill=TEAL,
    head_ink="#ffffff",
    table_size_pt=8.2,
    draw_furniture=draw_furniture,
    draw_cover=draw_cover,
    bullets=("•", "–"),
    diagram_fill=TEAL,
)
