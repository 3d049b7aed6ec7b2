"""Files that cannot be read, and pages that cannot: what is said of them."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from corpus.load import paper_words
from ingest import pdfium as pdfium_pages
from ingest import plumber
from ingest.errors import PaperError
from ingest.paper import Paper
from ingest.pdf import read_pdf


def read(path: Path) -> Paper:
    return read_pdf(path, "0" * 64, paper_words())


def sound_pdf(path: Path, **options: object) -> Path:
    canvas = Canvas(str(path), pagesize=(595, 842), **options)
    canvas.drawString(60, 700, "Safer streets come first.")
    canvas.save()
    return path


@pytest.mark.parametrize(
    ("content", "what"),
    [(b"", "empty"), (b"<html><body>Page not found</body></html>", "not a PDF"), (b"%PDF-1.7\n1 0 obj\n<<", "damaged")],
    ids=["empty", "html", "cut off"],
)
def test_what_is_no_pdf_is_said_in_one_error(tmp_path: Path, content: bytes, what: str) -> None:
    path = tmp_path / "westmere.pdf"
    path.write_bytes(content)
    with pytest.raises(PaperError, match=what) as raised:
        read(path)
    assert raised.value.where.startswith("westmere.pdf")
    assert raised.value.remedy


def test_an_encrypted_file_is_said_to_be_encrypted(tmp_path: Path) -> None:
    path = sound_pdf(tmp_path / "westmere.pdf", encrypt=StandardEncryption("secret", ownerPassword="other"))
    with pytest.raises(PaperError, match="encrypted"):
        read(path)


def test_half_a_file_raises_or_is_read_with_doubts(tmp_path: Path) -> None:
    whole = sound_pdf(tmp_path / "westmere.pdf").read_bytes()
    path = tmp_path / "half.pdf"
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(PaperError, match="damaged"):
        read(path)


def test_a_file_without_pages_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "westmere.pdf"
    first = b"%PDF-1.4\n"
    second = b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    third = b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
    places = [len(first), len(first + second)]
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 3\n0000000000 65535 f \n{table}trailer\n<< /Root 1 0 R /Size 3 >>\n"
    start = len(first + second + third)
    path.write_bytes(first + second + third + f"{end}startxref\n{start}\n%%EOF\n".encode())
    with pytest.raises(PaperError, match="no pages"):
        read(path)


def test_a_page_of_a_picture_alone_is_doubted(tmp_path: Path) -> None:
    picture = tmp_path / "scan.png"
    Image.new("L", (60, 80), 200).save(picture)
    path = tmp_path / "westmere.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.drawImage(str(picture), 0, 0, 595, 842)
    canvas.showPage()
    canvas.drawString(60, 700, "Safer streets come first.")
    canvas.save()
    paper = read(path)
    assert [doubt.what for doubt in paper.doubts] == ["page 1 is a picture in which no words could be read"]
    assert [block.text for block in paper.blocks] == ["Safer streets come first."]


def test_a_file_of_scans_has_pages_and_doubts_and_no_blocks(tmp_path: Path) -> None:
    picture = tmp_path / "scan.png"
    Image.new("L", (60, 80), 200).save(picture)
    path = tmp_path / "westmere.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    for _ in range(2):
        canvas.drawImage(str(picture), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    paper = read(path)
    assert (len(paper.pages), len(paper.doubts), paper.blocks, paper.parts) == (2, 2, (), ())


def test_a_turned_page_is_read_as_it_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "westmere.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.setPageRotation(90)  # reportlab then makes the sheet itself 842 wide
    canvas.translate(842, 0)
    canvas.rotate(90)  # written so that it reads upright once the page is turned
    canvas.drawString(60, 500, "Safer streets come first.")
    canvas.drawString(60, 480, "Roads come second.")
    canvas.save()
    paper = read(path)
    assert (paper.pages[0].width_pt, paper.pages[0].height_pt) == (595, 842)
    assert [block.text for block in paper.blocks] == ["Safer streets come first.", "Roads come second."]
    assert paper.blocks[0].words[0].box.x0 == pytest.approx(60, abs=2)


def test_the_second_reader_sees_the_same_page(tmp_path: Path) -> None:
    path = tmp_path / "westmere.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(60, 700, "1. Leads")
    canvas.setFont("Helvetica", 11)
    canvas.drawString(60, 670, "Safer streets come first.")
    canvas.rect(60, 600, 100, 20)
    canvas.save()
    document = pdfium.PdfDocument(path)
    first = pdfium_pages.read_page(document[0], 1)
    document.close()
    [second] = plumber.read_pages(path)
    assert [word.text for word in second.words] == [word.text for word in first.words]
    assert [word.style.bold for word in second.words] == [word.style.bold for word in first.words]
    for ours, theirs in zip(second.words, first.words, strict=True):
        assert (ours.box.x0, ours.box.x1) == pytest.approx((theirs.box.x0, theirs.box.x1), abs=1.0)
        assert ours.baseline == pytest.approx(theirs.baseline, abs=1.5)
    assert len(second.rules) == len(first.rules) == 4
