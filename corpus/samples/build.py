"""Builds the sample papers: `python -m corpus.samples.build [STEM ...]`.

In:     `sources/<stem>.txt`, or for a pack the folder `sources/<stem>/` with `pack.yaml` and the texts of its papers;
        the same under `elsewhere/`, which has papers of other partnerships than the one whose story the samples tell.
Out:    `papers/<stem>.pdf` beside, byte for byte the same each time (no dates, no ids; reportlab's `invariant`).
Passes: each file is set several times, for contents pages and agendas name pages that are known only afterwards.
"""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import reportlab
import yaml
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate, Paragraph, Spacer

from corpus.samples.layout import Canvas, Layout, Sheet
from corpus.samples.layouts import LAYOUTS
from corpus.samples.setting import Found, Setter, marked_up
from corpus.samples.source import Source, read_source

HERE = Path(__file__).parent
HOMES = (HERE, HERE / "elsewhere")
SAID = "Sample paper written for Pledgeline; not a publication of the council"
BLANK = "This page is intentionally left blank"
PASSES = 3  # lengths of papers; then where blank backs of leaves put them; then print


@dataclass(slots=True)
class Pass:
    """One pass over the pages of a file: which paper began on which page, and where its headings fell."""

    first: dict[int, int] = field(default_factory=dict)  # paper -> physical page
    last: dict[int, int] = field(default_factory=dict)
    headings: dict[tuple[str, str], int] = field(default_factory=dict)


class PaperTemplate(BaseDocTemplate):  # type: ignore[misc]  # reportlab is untyped
    """Writes down on which own page each level 1 heading falls."""

    def __init__(self, out: io.BytesIO, seen: Pass, papers: list[Source], **settings: Any) -> None:
        super().__init__(out, **settings)
        self.seen, self.papers = seen, papers

    def afterFlowable(self, flowable: Any) -> None:  # noqa: N802  # reportlab's name
        if heading := getattr(flowable, "heading", None):
            paper = int(self.pageTemplate.id.split("-")[0])
            if flowable.style.fontSize == LAYOUTS[self.papers[paper].settings["layout"]].sizes_pt[0]:
                own = self.page - self.seen.first[paper] + 1
                self.seen.headings[self.papers[paper].name, heading] = own


def stems() -> list[str]:
    """Every sample paper that has a source."""
    return sorted(path.stem for home in HOMES for path in (home / "sources").iterdir())


def home_of(stem: str) -> Path:
    """The folder under which this paper's source, PDF and gold stand."""
    return next(home for home in HOMES for path in (home / "sources").iterdir() if path.stem == stem)


def build(stem: str) -> bytes:
    """The PDF of one sample paper."""
    _register_fonts()
    papers, title = read_papers(stem)
    found = Found()
    seen = Pass()
    for _ in range(PASSES):
        out, seen = io.BytesIO(), Pass()
        _write(out, papers, title, found, seen)
        found = _found(papers, seen)
    return out.getvalue()


def read_papers(stem: str) -> tuple[list[Source], str]:
    """The texts that make up a file, in order, and the file's title."""
    folder = home_of(stem) / "sources" / stem
    if not folder.is_dir():
        source = read_source(folder.with_suffix(".txt"))
        return [source], source.settings["title"]
    pack = yaml.safe_load((folder / "pack.yaml").read_text("utf-8"))
    return [read_source(folder / f"{name}.txt") for name in pack["papers"]], pack["title"]


def _found(papers: list[Source], seen: Pass) -> Found:
    stamped, blank_after = {}, set()
    stamped_papers = [at for at, paper in enumerate(papers) if paper.settings.get("stamped")]
    for at in stamped_papers:
        before = seen.first[stamped_papers[0]] - 1
        first, last = seen.first[at] - before, seen.last[at] - before
        if (last - first) % 2 == 0 and at != stamped_papers[-1]:  # each paper begins on the front of a leaf
            blank_after.add(papers[at].name)
            last += 1
        stamped[papers[at].name] = (first, last)
    return Found(dict(seen.headings), stamped, blank_after)


def _write(out: io.BytesIO, papers: list[Source], title: str, found: Found, seen: Pass) -> None:
    document = PaperTemplate(
        out,
        seen,
        papers,
        pagesize=A4,
        invariant=1,
        title=title,
        author="Pledgeline",
        subject=SAID,
        creator="Pledgeline",
    )
    flows: list[Any] = []
    for at, paper in enumerate(papers):
        layout = LAYOUTS[paper.settings["layout"]]
        templates = {shape: f"{at}-{shape}" for shape in ("portrait", "landscape", "cover", "blank")}
        document.addPageTemplates(_page_templates(at, papers, layout, seen))
        opening = "cover" if paper.settings.get("cover") else paper.settings.get("opens", "portrait")
        if at:
            flows += [NextPageTemplate(templates[opening]), PageBreak()]
        if opening == "cover":
            flows += [*_cover(paper, layout), NextPageTemplate(templates["portrait"]), PageBreak()]
        flows += Setter(paper.name, layout, templates, found).set(paper.blocks)
        if paper.name in found.blank_after:
            flows += [NextPageTemplate(templates["blank"]), PageBreak(), Spacer(1, 300)]
            flows.append(Paragraph(BLANK, ParagraphStyle("blank", fontName="Helvetica", fontSize=11, alignment=1)))
    document.build(flows)


def _cover(paper: Source, layout: Layout) -> list[Any]:
    """The words of a cover: its lines, the first of them the title, and the line that says what this is."""
    align = {"alignment": layout.cover_align, "fontName": layout.bold}
    big = ParagraphStyle("title", fontSize=26, leading=32, spaceAfter=20, textColor=HexColor(layout.ink), **align)
    small = ParagraphStyle("line", fontSize=14, leading=19, spaceAfter=10, textColor=HexColor(layout.ink), **align)
    said = ParagraphStyle("said", fontName=layout.font, fontSize=9, leading=12, alignment=layout.cover_align)
    lines = paper.settings["cover"]
    words = [Paragraph(marked_up(line), small if at else big) for at, line in enumerate(lines)]
    return [Spacer(1, layout.cover_from_top_pt - 70), *words, Spacer(1, 40), Paragraph(SAID, said)]


def _page_templates(at: int, papers: list[Source], layout: Layout, seen: Pass) -> list[PageTemplate]:
    settings = papers[at].settings
    left, right, top, bottom = layout.margins_pt

    def draw(canvas: Canvas, sheet_size: tuple[float, float], *, blank: bool, cover: bool) -> None:
        page = canvas.getPageNumber()
        seen.first.setdefault(at, page)
        if not blank:
            seen.last[at] = page
        width, height = sheet_size
        sheet = Sheet(width, height, page - seen.first[at] + 1, settings)
        canvas.saveState()
        if cover:
            layout.draw_cover(canvas, sheet)
        elif not blank:
            layout.draw_furniture(canvas, sheet)
        canvas.restoreState()
        if settings.get("stamped"):
            stamps_from = next(seen.first[index] for index, paper in enumerate(papers) if paper.settings.get("stamped"))
            canvas.setFont("Helvetica", 10)
            canvas.drawCentredString(width / 2, 18, f"Page {page - stamps_from + 1}")
        if page == 1 and not cover:
            canvas.setFont("Helvetica-Oblique", 7.5)
            canvas.drawCentredString(width / 2, height - 16, SAID)

    def template(shape: str, size: tuple[float, float], **kind: bool) -> PageTemplate:
        frame = Frame(left, bottom, size[0] - left - right, size[1] - top - bottom, 0, 0, 0, 0, id="text")
        kind = {"blank": False, "cover": False, **kind}
        return PageTemplate(
            f"{at}-{shape}", [frame], pagesize=size, onPage=lambda canvas, _: draw(canvas, size, **kind)
        )

    portrait = template("portrait", A4)
    wide = template("landscape", landscape(A4))
    cover = template("cover", A4, cover=True)
    opening = {"cover": cover, "portrait": portrait, "landscape": wide}
    first = opening["cover" if settings.get("cover") else settings.get("opens", "portrait")]
    return [first, *(each for each in opening.values() if each is not first), template("blank", A4, blank=True)]


def _register_fonts() -> None:
    """Bitstream Vera comes with reportlab, under a free licence; the other fonts are the standard ones of PDF."""
    folder = Path(reportlab.__file__).parent / "fonts"
    for name, file in (("Vera", "Vera"), ("Vera-Bold", "VeraBd"), ("Vera-Italic", "VeraIt"), ("Vera-Both", "VeraBI")):
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{file}.ttf")))
    pdfmetrics.registerFontFamily("Vera", normal="Vera", bold="Vera-Bold", italic="Vera-Italic", boldItalic="Vera-Both")


def main(asked: list[str]) -> None:
    for stem in asked or stems():
        papers = home_of(stem) / "papers"
        papers.mkdir(exist_ok=True)
        (papers / f"{stem}.pdf").write_bytes(build(stem))


if __name__ == "__main__":
    main(sys.argv[1:])
