"""Papers that are pictures: scans that nobody put into a PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from corpus.load import paper_words
from extract.facts import DocumentFact
from extract.reading import Reading
from extract.verifying import verify_paper
from ingest.errors import PaperError
from ingest.ocr import engine
from ingest.page_image import draw_page
from ingest.read import read_paper
from ingest.run import find_papers

SAID = ("The partners of Westmere meet four times a year", "and look at what was done on each road.")
A4_AT_150 = (1240, 1754)


def scanned(*lines: str) -> Image.Image:
    picture = Image.new("L", A4_AT_150, 255)
    pen = ImageDraw.Draw(picture)
    for place, line in enumerate(lines):
        pen.text((120, 150 + 34 * place), line, font=ImageFont.load_default(size=24), fill=0)
    return picture


needs_ocr = pytest.mark.skipif(engine() is None, reason="needs an OCR engine")


@needs_ocr
@pytest.mark.parametrize("ending", ["png", "jpg", "tiff"])
def test_a_picture_is_read_as_a_scan(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"westmere.{ending}"
    scanned(*SAID).save(path, dpi=(150, 150))
    paper = read_paper(path, paper_words())
    assert paper.text == " ".join(SAID)
    [page] = paper.pages
    assert (paper.format, page.by_ocr) == ("picture", True)
    assert (round(page.width_pt), round(page.height_pt)) == (595, 842)
    evidence = Reading(paper).evidence(paper.blocks[0])
    fact = DocumentFact(kind="report", title=paper.text, body=None, date=None, evidence=evidence)
    assert verify_paper(paper, [fact], path).mismatches == ()
    assert draw_page(path, 1, [place.box for place in evidence.boxes]).startswith(b"\x89PNG")


@needs_ocr
def test_a_picture_of_several_pages_and_of_no_told_size(tmp_path: Path) -> None:
    path = tmp_path / "westmere.tif"
    scanned(*SAID).save(path, save_all=True, append_images=[scanned("Priority three is road safety.")])
    paper = read_paper(path, paper_words())
    assert [block.page for block in paper.blocks] == [1, 2]
    assert round(paper.pages[0].width_pt) == pytest.approx(595, abs=2)
    assert find_papers([tmp_path]) == [path]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("broken.png", b"\x89PNG\r\n\x1a\n" + bytes(500), "does not open"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(500), "not what its name says"),
    ],
)
def test_what_is_no_picture_is_refused(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(PaperError, match=why):
        read_paper(path, paper_words())


def test_a_picture_without_words_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    Image.new("RGBA", (400, 300), (0, 90, 160, 255)).save(path)
    with pytest.raises(PaperError, match="no words"):
        read_paper(path, paper_words())


def test_a_picture_of_too_many_dots_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.png"
    Image.new("1", (13_000, 12_000)).save(path)
    with pytest.raises(PaperError, match="too large"):
        read_paper(path, paper_words())
