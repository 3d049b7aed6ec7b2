"""Drawings whose words are live text: the diagram of priorities and themes, and a line chart."""

from __future__ import annotations

from reportlab.lib.colors import HexColor, white
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

from corpus.samples.layout import Canvas, Layout

GREY = "#7f7f7f"
BOX_HEIGHT_PT = 44.0
GAP_PT = 8.0


class Diagram(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """Rows of rounded boxes. Each row is (fill colour, heading or "", words of its boxes)."""

    def __init__(self, rows: list[tuple[str, str, list[str]]], layout: Layout) -> None:
        super().__init__()
        self.rows, self.layout = rows, layout

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        self.width = available_width
        self.height = sum(BOX_HEIGHT_PT + GAP_PT + (14 if heading else 0) for _, heading, _ in self.rows)
        return self.width, self.height

    def draw(self) -> None:
        top = self.height
        words = ParagraphStyle(
            "box", fontName=self.layout.bold, fontSize=7.6, leading=9.2, alignment=TA_CENTER, textColor=white
        )
        for fill, heading, labels in self.rows:
            if heading:
                self.canv.setFont(self.layout.bold, 8.5)
                self.canv.setFillColor(HexColor("#000000"))
                self.canv.drawCentredString(self.width / 2, top - 10, heading)
                top -= 14
            width = (self.width - GAP_PT * (len(labels) - 1)) / len(labels)
            for place, label in enumerate(labels):
                left = place * (width + GAP_PT)
                self.canv.setFillColor(HexColor(fill))
                self.canv.roundRect(left, top - BOX_HEIGHT_PT, width, BOX_HEIGHT_PT, 9, stroke=0, fill=1)
                text = Paragraph(label, words)
                _, height = text.wrap(width - 8, BOX_HEIGHT_PT)
                text.drawOn(self.canv, left + 4, top - (BOX_HEIGHT_PT + height) / 2)
            top -= BOX_HEIGHT_PT + GAP_PT


class Chart(Flowable):  # type: ignore[misc]
    """A line chart. `series` maps a name to its points, which run from 0 to `highest`; labels stand under the axis."""

    HEIGHT_PT = 170.0
    COLOURS = ("#4472c4", "#ed7d31", "#70ad47")

    def __init__(self, labels: list[str], series: dict[str, list[float]], highest: float) -> None:
        super().__init__()
        self.labels, self.series, self.highest = labels, series, highest

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        self.width = available_width
        return available_width, self.HEIGHT_PT

    def draw(self) -> None:
        canvas: Canvas = self.canv
        left, bottom, width, height = 30.0, 36.0, self.width - 60, self.HEIGHT_PT - 56
        canvas.setStrokeColor(HexColor(GREY))
        canvas.setFont("Helvetica", 7)
        canvas.line(left, bottom, left + width, bottom)
        canvas.line(left, bottom, left, bottom + height)
        step = width / max(1, len(self.labels) - 1)
        for place, label in enumerate(self.labels):
            canvas.drawCentredString(left + place * step, bottom - 10, label)
        for place, (name, points) in enumerate(self.series.items()):
            colour = HexColor(self.COLOURS[place % len(self.COLOURS)])
            canvas.setStrokeColor(colour)
            canvas.setLineWidth(1.4)
            path = canvas.beginPath()
            for at, point in enumerate(points):
                spot = (left + at * step, bottom + height * point / self.highest)
                (path.lineTo if at else path.moveTo)(*spot)
            canvas.drawPath(path)
            canvas.setFillColor(colour)
            canvas.rect(left + place * 110, 6, 8, 8, stroke=0, fill=1)
            canvas.setFillColor(HexColor("#000000"))
            canvas.drawString(left + place * 110 + 12, 7, name)
