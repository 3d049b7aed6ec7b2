"""Printed minutes and older papers: Times, small capitals by hand, dashes for bullets, numbers at the foot."""

from corpus.samples.layout import Canvas, Layout, Sheet


def draw_furniture(canvas: Canvas, sheet: Sheet) -> None:
    canvas.setFont("Times-Roman", 10)
    if sheet.own_number > 1:
        canvas.drawCentredString(sheet.width_pt / 2, sheet.height_pt - 40, str(sheet.own_number))
    if running := sheet.settings.get("running"):
        canvas.setFont("Times-Italic", 9)
        canvas.drawString(76, 36, running)


def draw_cover(canvas: Canvas, sheet: Sheet) -> None:
    canvas.setStrokeColor("#7a1f1f")
    canvas.setLineWidth(2)
    canvas.rect(48, 48, sheet.width_pt - 96, sheet.height_pt - 96, stroke=1, fill=0)


LAYOUT = Layout(
    font="Times-Roman",
    bold="Times-Bold",
    size_pt=11.5,
    leading_pt=14,
    ink="#1a1a1a",
    sizes_pt=(15, 12, 11.5),
    margins_pt=(76, 76, 68, 66),
    line="#7f7f7f",
    head_fill="#f2dcdb",
    head_ink="#000000",
    table_size_pt=10.5,
    draw_furniture=draw_furniture,
    draw_cover=draw_cover,
    bullets=("–", "o"),
    justified=True,
    cover_align=1,
    cover_from_top_pt=260,
    diagram_fill="#7a1f1f",
)
