"""Agendas, notes and reports as a democratic services team sends them out: black Arial, no ornament."""

from corpus.samples.layout import Canvas, Layout, Sheet, nothing


def draw_furniture(canvas: Canvas, sheet: Sheet) -> None:
    """Own page number at the foot from the second page on; the first page has none."""
    if sheet.own_number > 1 and sheet.settings.get("numbered", True):
        canvas.setFont("Helvetica", 10)
        canvas.drawCentredString(sheet.width_pt / 2, 40, str(sheet.own_number))


LAYOUT = Layout(
    font="Helvetica",
    bold="Helvetica-Bold",
    size_pt=11,
    leading_pt=13.6,
    ink="#000000",
    sizes_pt=(13, 11, 11),
    margins_pt=(62, 62, 58, 66),
    line="#000000",
    head_fill="#d9d9d9",
    head_ink="#000000",
    table_size_pt=10,
    draw_furniture=draw_furniture,
    draw_cover=nothing,
)
