"""A Cabinet's minutes: Arial, nothing at the head, the page number alone at the right of the foot."""

from corpus.samples.layout import Canvas, Layout, Sheet, nothing


def draw_furniture(canvas: Canvas, sheet: Sheet) -> None:
    canvas.setFont("Helvetica", 9)
    canvas.drawRightString(sheet.width_pt - 64, 34, f"Page {sheet.own_number}")


LAYOUT = Layout(
    font="Helvetica",
    bold="Helvetica-Bold",
    size_pt=11.5,
    leading_pt=14.6,
    ink="#000000",
    sizes_pt=(13, 12, 11.5),
    margins_pt=(64, 64, 60, 62),
    line="#000000",
    head_fill="#d9d9d9",
    head_ink="#000000",
    table_size_pt=10,
    draw_furniture=draw_furniture,
    draw_cover=nothing,
    justified=True,
)
