"""Files that no reader should have to meet, made anew and always the same: damaged by design, by accident, by spite.

`make_nasty(folder)` writes them all. Everything is put together from bytes here, by a seeded generator; nothing was
taken from another collection. A file's name says what is wrong with it.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

SEED = 1998  # the year of the Act
WARDS = ("Northmere", "Eastmere", "Westmere")  # a line that stands alike on every page would be a running head
LINE = "The partnership will reduce domestic abuse by 12% by March 2031."
MB = 1024 * 1024


def make_nasty(folder: Path) -> list[Path]:
    """Write every nasty file into `folder`; their paths, sorted."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in nasty_files():
        (folder / name).write_bytes(content)
    return sorted(folder.iterdir())


def nasty_files() -> Iterator[tuple[str, bytes]]:
    """Each name with its bytes."""
    chance = random.Random(SEED)
    yield from _not_pdf()
    yield from _damaged(chance)
    yield from _bent_trees()
    yield from _too_much()
    yield from _odd_pages()
    yield from _odd_type()
    yield from _encrypted()
    yield from _web_and_text()


def sound(pages: int = 3, *, compress: int = 1, encrypt: object = None, lines: int = 30) -> bytes:
    """A PDF that anybody can read."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=(595, 842), pageCompression=compress, encrypt=encrypt, invariant=1)
    for page in range(pages):
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(60, 780, f"{page + 1}. Priorities")
        canvas.setFont("Helvetica", 11)
        for line in range(lines):
            canvas.drawString(60, 750 - 20 * line, f"{page + 1}.{line + 1} {LINE} {WARDS[page % len(WARDS)]} first.")
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def pdf(objects: dict[int, bytes], *, root: int = 1, trailer: bytes = b"") -> bytes:
    """A PDF of these objects by number, with a cross-reference table that is right."""
    made, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), {}
    for number, content in objects.items():
        places[number] = len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, size = len(made), max(objects) + 1
    made += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        made += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    made += b"trailer\n<< /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, trailer, start)
    return bytes(made)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def packed(content: bytes, entries: bytes = b"", times: int = 1) -> bytes:
    """A stream that unpacks to `content`, packed so many times over."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    return stream(content, b"/Filter [%s] %s" % (b"/FlateDecode " * times, entries))


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
WORDS = b"BT /F1 12 Tf 60 700 Td (The partnership will reduce abuse.) Tj ET"


def page(
    contents: bytes = b"5 0 R", box: bytes = b"0 0 595 842", entries: bytes = b"", fonts: bytes = b"4 0 R"
) -> bytes:
    return b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents %s /Resources << /Font << /F1 %s >> %s >> >>" % (
        box,
        contents,
        fonts,
        entries,
    )


def one_page(content: bytes = WORDS, **options: bytes) -> dict[int, bytes]:
    return {
        1: CATALOG, 2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", 3: page(**options), 4: FONT, 5: stream(content),
    }  # fmt: skip


def _not_pdf() -> Iterator[tuple[str, bytes]]:
    yield "empty.pdf", b""
    yield "white-space.pdf", b" \r\n\t" * 500
    yield "zeros.pdf", bytes(10_000)
    yield (
        "error-page.pdf",
        b"<!DOCTYPE html><html><head><title>404 Not Found</title></head><body>Not here</body></html>",
    )
    yield "header-only.pdf", b"%PDF-1.7\n"
    yield "header-and-end.pdf", b"%PDF-1.7\n%%EOF\n"
    yield "word-document.pdf", b"PK\x03\x04" + bytes(500)
    yield "old-word-document.pdf", b"\xd0\xcf\x11\xe0" + bytes(500)
    yield "picture.pdf", b"\x89PNG\r\n\x1a\n" + bytes(500)
    yield "text.pdf", LINE.encode() * 20
    yield "json.pdf", b'{"error": "moved"}'
    yield "pdf-named-txt.txt", sound(1)
    yield "pdf-named-html.html", sound(1)
    yield "pdf-without-ending", sound(1)
    yield "header-late.pdf", b"HTTP/1.1 200 OK\r\n\r\n" + sound(1)
    yield "header-too-late.pdf", b"x" * 5000 + sound(1)
    yield "pdf-in-pdf.pdf", sound(1) + sound(2)


def _damaged(chance: random.Random) -> Iterator[tuple[str, bytes]]:
    whole = sound(6)
    for part in range(1, 20):
        yield f"cut-at-{part * 5:02d}-percent.pdf", whole[: len(whole) * part // 20]
    for count in (1, 10, 100, 1000):
        bent = bytearray(whole)
        for _ in range(count):
            bent[chance.randrange(len(bent))] = chance.randrange(256)
        yield f"{count:04d}-bytes-changed.pdf", bytes(bent)
    middle = len(whole) // 2
    yield "hole-in-the-middle.pdf", whole[:middle] + bytes(400) + whole[middle + 400 :]
    yield "middle-missing.pdf", whole[: middle - 300] + whole[middle + 300 :]
    yield "line-ends-changed.pdf", whole.replace(b"\n", b"\r\n")
    yield "no-cross-references.pdf", whole[: whole.rfind(b"xref")] + b"%%EOF"
    yield "random-after-header.pdf", b"%PDF-1.4\n" + chance.randbytes(20_000) + b"\n%%EOF"
    yield "letters-for-numbers.pdf", whole.replace(b"/Count 6", b"/Count six").replace(b"/Length", b"/Lenght")
    yield "start-beyond-the-end.pdf", whole[: whole.rfind(b"startxref")] + b"startxref\n999999999\n%%EOF"
    yield "start-negative.pdf", whole[: whole.rfind(b"startxref")] + b"startxref\n-5\n%%EOF"


def _bent_trees() -> Iterator[tuple[str, bytes]]:
    base = one_page()
    yield "no-pages.pdf", pdf({1: CATALOG, 2: b"<< /Type /Pages /Kids [] /Count 0 >>"})
    yield "pages-missing.pdf", pdf({1: CATALOG})
    yield "root-missing.pdf", pdf({2: base[2]}, root=9)
    yield "pages-of-itself.pdf", pdf({1: CATALOG, 2: b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"})
    yield "pages-in-a-ring.pdf", pdf({
        1: CATALOG, 2: b"<< /Type /Pages /Kids [6 0 R] /Count 2 >>",
        6: b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 6 0 R] /Count 2 >>",
    })  # fmt: skip
    yield "page-many-times.pdf", pdf({**base, 2: b"<< /Type /Pages /Kids [%s] /Count 40 >>" % (b"3 0 R " * 40)})
    yield "count-too-large.pdf", pdf({**base, 2: b"<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>"})
    yield "count-negative.pdf", pdf({**base, 2: b"<< /Type /Pages /Kids [3 0 R] /Count -1 >>"})
    yield "count-too-small.pdf", pdf({**base, 2: b"<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 1 >>"})
    yield "kids-are-numbers.pdf", pdf({**base, 2: b"<< /Type /Pages /Kids [1 2 3] /Count 3 >>"})
    yield "page-is-a-string.pdf", pdf({**base, 3: b"(page)"})
    yield "contents-of-itself.pdf", pdf({**base, 5: b"5 0 R"})
    yield "length-of-itself.pdf", pdf({**base, 5: b"<< /Length 5 0 R >>\nstream\n%s\nendstream" % WORDS})
    yield "parent-of-itself.pdf", pdf({**base, 3: page().replace(b"/Parent 2 0 R", b"/Parent 3 0 R")})
    yield "previous-of-itself.pdf", _with_previous(pdf(base))
    deep = {number: b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 1) for number in range(2, 3000)}
    yield "tree-3000-deep.pdf", pdf({1: CATALOG, **deep, 3000: page(), 4000: FONT})
    yield "arrays-100000-deep.pdf", pdf({**base, 6: b"[" * 100_000 + b"]" * 100_000}, trailer=b"/Info 6 0 R")
    yield (
        "dictionaries-20000-deep.pdf",
        pdf({**base, 6: b"<</A" * 20_000 + b" 1" + b">>" * 20_000}, trailer=b"/Info 6 0 R"),
    )
    yield "saves-200000-deep.pdf", pdf(one_page(b"q " * 200_000 + WORDS))
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X %d 0 R /Y %d 0 R >> >>"
    xobject = b"/XObject << /X 6 0 R >>"
    yield "form-in-itself.pdf", pdf({
        **one_page(b"/X Do", entries=xobject), 6: stream(b"/X Do /Y Do", form % (6, 6)),
    })  # fmt: skip
    forms = {number: stream(b"/X Do /Y Do", form % (number + 1, number + 1)) for number in range(6, 40)}
    yield (
        "forms-doubling-34-times.pdf",
        pdf({**one_page(b"/X Do", entries=xobject), **forms, 40: stream(WORDS, form % (6, 6))}),
    )


def _with_previous(whole: bytes) -> bytes:
    """The file with a trailer that names itself as the one before it."""
    start = whole[whole.rfind(b"startxref") :].split()[1]
    return whole.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev " + start)


def _too_much() -> Iterator[tuple[str, bytes]]:
    base = one_page()
    kids = b" ".join(b"3 0 R" for _ in range(6000))
    yield "pages-6000.pdf", pdf({**base, 2: b"<< /Type /Pages /Kids [%s] /Count 6000 >>" % kids})
    yield "bomb-in-contents-200-mb.pdf", pdf({**base, 5: packed(b"0 0 m 1 1 l S\n" * (200 * MB // 14))})
    yield "bomb-of-spaces-300-mb.pdf", pdf({**base, 5: packed(b" " * (300 * MB))})
    yield "bomb-twice-packed-700-mb.pdf", pdf({**base, 5: packed(bytes(700 * MB), times=2)})
    yield "bomb-of-words.pdf", pdf({**base, 5: packed(b"BT /F1 9 Tf 9 9 Td (" + b"ab " * 1_500_000 + b") Tj ET")})
    yield "bomb-of-letters.pdf", pdf({**base, 5: packed(b"BT /F1 9 Tf 9 9 Td " + b"(a) Tj 3 0 Td " * 200_000 + b" ET")})
    picture = b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 /ColorSpace /DeviceRGB"
    shown = one_page(b"q 595 0 0 842 0 0 cm /X Do Q", entries=b"/XObject << /X 6 0 R >>")
    yield "picture-60000-wide.pdf", pdf({**shown, 6: packed(bytes(1000), picture % (60_000, 60_000))})
    yield "picture-bomb-500-mb.pdf", pdf({**shown, 6: packed(bytes(500 * MB), picture % (13_000, 13_000))})
    yield "picture-of-no-size.pdf", pdf({**shown, 6: packed(b"", picture % (0, 0))})
    yield (
        "rules-40000.pdf",
        pdf({**base, 5: packed(b"".join(b"%d 0 m %d 800 l S " % (x % 595, x % 595) for x in range(40_000)))}),
    )
    grid = b"".join(b"0 %d 595 0.5 re f %d 0 0.5 842 re f " % (y * 8, y * 6) for y in range(100))
    yield "rules-crossing-10000-times.pdf", pdf({**base, 5: packed(grid + WORDS)})
    yield "path-of-a-million-points.pdf", pdf({**base, 5: packed(b"0 0 m " + b"9 9 l 8 1 l " * 500_000 + b"S")})
    names = b" ".join(b"/N%d %d" % (number, number) for number in range(300_000))
    yield "dictionary-of-300000.pdf", pdf({**base, 6: b"<< %s >>" % names}, trailer=b"/Info 6 0 R")


def _odd_pages() -> Iterator[tuple[str, bytes]]:
    for name, box in {
        "zero": b"0 0 0 0", "negative": b"595 842 0 0", "huge": b"0 0 99999999 99999999",
        "far-off": b"-9e9 -9e9 9e9 9e9", "tiny": b"0 0 0.01 0.01", "not-numbers": b"/A /B /C /D",
        "too-few": b"0 0 595", "nan": b"0 0 nan inf",
        "overflowing": b"0 0 1e400 1e400", "one-point-wide": b"0 0 1 14400",
    }.items():  # fmt: skip
        yield f"page-box-{name}.pdf", pdf(one_page(box=box))
    yield "page-box-missing.pdf", pdf({**one_page(), 3: page().replace(b"/MediaBox [0 0 595 842]", b"")})
    for turn in (b"45", b"-90", b"99999999990", b"/Left"):
        name = turn.decode().strip("/").lower()
        yield f"turned-{name}.pdf", pdf({**one_page(), 3: page().replace(b"/Contents", b"/Rotate %s /Contents" % turn)})
    yield "user-unit-huge.pdf", pdf({**one_page(), 3: page().replace(b"/Contents", b"/UserUnit 1e9 /Contents")})
    yield "contents-missing.pdf", pdf({**one_page(), 3: page().replace(b"/Contents 5 0 R", b"")})
    yield "contents-of-nowhere.pdf", pdf(one_page(contents=b"999 0 R"))
    yield "contents-many-times.pdf", pdf(one_page(contents=b"[" + b"5 0 R " * 2000 + b"]"))
    yield "resources-missing.pdf", pdf({**one_page(), 3: b"<< /Type /Page /Parent 2 0 R /Contents 5 0 R >>"})
    yield "operators-unknown.pdf", pdf(one_page(b"foo bar 1 2 3 baz BT ET ET Q Q Q Tj [(a] TJ ) >> " + WORDS))
    yield "filter-unknown.pdf", pdf({**one_page(), 5: stream(WORDS, b"/Filter /Nonsense")})
    yield "filter-wrong.pdf", pdf({**one_page(), 5: stream(WORDS, b"/Filter /FlateDecode")})
    yield "filters-fifty.pdf", pdf({**one_page(), 5: stream(WORDS, b"/Filter [%s]" % (b"/ASCIIHexDecode " * 50))})
    yield "one-page-of-three-bad.pdf", _one_bad_of_three()


def _one_bad_of_three() -> bytes:
    kids = b"<< /Type /Pages /Kids [3 0 R 7 0 R 8 0 R] /Count 3 >>"
    bad = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 0 0] /Contents [5 0 R /Nothing 999 0 R] >>"
    return pdf({**one_page(), 2: kids, 7: bad, 8: page()})


def _odd_type() -> Iterator[tuple[str, bytes]]:
    for name, matrix in {
        "of-no-size": b"/F1 0 Tf", "of-negative-size": b"/F1 -12 Tf", "of-huge-size": b"/F1 1e8 Tf",
        "of-tiny-size": b"/F1 0.0001 Tf", "mirrored": b"/F1 12 Tf -1 0 0 1 0 0 Tm",
        "flat": b"/F1 12 Tf 1 0 0 0 60 700 Tm", "overflowing": b"/F1 12 Tf 1e38 1e38 1e38 1e38 1e38 1e38 Tm",
        "not-a-number": b"/F1 nan Tf", "without-font": b"",
        "in-unknown-font": b"/F9 12 Tf", "stretched": b"/F1 12 Tf 99999 Tz", "far-apart": b"/F1 12 Tf 1e6 Tc 1e6 Tw",
        "slanted": b"/F1 12 Tf 1 1 -1 1 100 100 Tm", "invisible": b"/F1 12 Tf 3 Tr",
    }.items():  # fmt: skip
        content = b"BT %s 60 700 Td (The partnership will) Tj 0 -14 Td (reduce abuse.) Tj ET" % matrix
        yield f"type-{name}.pdf", pdf(one_page(content))
    for name, font in {
        "missing": b"null", "a-number": b"12", "of-itself": b"4 0 R",
        "type0-without-descendants": b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H >>",
        "type0-of-itself": b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H "
        b"/DescendantFonts [4 0 R] >>",
        "type3-of-itself": b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] "
        b"/FirstChar 84 /LastChar 84 /Widths [1] /CharProcs << /T 5 0 R >> /Encoding << /Differences [84 /T] >> "
        b"/Resources << /Font << /F1 4 0 R >> >> >>",
        "type3-flat": b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [0 0 0 0 0 0] /FirstChar 0 "
        b"/LastChar 255 /Widths [] /CharProcs << >> /Encoding << >> >>",
        "widths-huge": b"<< /Type /Font /Subtype /TrueType /BaseFont /X /FirstChar 0 /LastChar 99999999 "
        b"/Widths [1e30] >>",
        "file-broken": b"<< /Type /Font /Subtype /TrueType /BaseFont /X /FontDescriptor << /Type /FontDescriptor "
        b"/FontName /X /Flags 4 /FontFile2 6 0 R >> >>",
        "map-broken": b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
    }.items():  # fmt: skip
        objects = {**one_page(), 4: font, 6: stream(b"\x00\x01\x00\x00garbage" * 50)}
        yield f"font-{name}.pdf", pdf(objects)
    lone = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>"
    surrogates = b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <00> <ff> <d800> endbfrange"
    yield "letters-are-surrogates.pdf", pdf({**one_page(), 4: lone, 6: stream(surrogates)})
    nothing = b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <00> <ff> <0000> endbfrange"
    yield "letters-are-controls.pdf", pdf({**one_page(), 4: lone, 6: stream(nothing)})


def _encrypted() -> Iterator[tuple[str, bytes]]:
    for strength in (40, 128):  # what reportlab makes by itself
        yield f"encrypted-{strength}.pdf", sound(1, encrypt=StandardEncryption("secret", "other", strength=strength))
        yield f"encrypted-{strength}-opens.pdf", sound(1, encrypt=StandardEncryption("", "other", strength=strength))
    yield "encrypted-by-nonsense.pdf", pdf(one_page(), trailer=b"/Encrypt << /Filter /Nonsense /V 99 >>")
    whole = sound(2, encrypt=StandardEncryption("", "other", strength=128))
    yield "encrypted-and-cut.pdf", whole[: len(whole) // 2]


def _web_and_text() -> Iterator[tuple[str, bytes]]:
    yield "empty-page.html", b"<html></html>"
    yield "elements-50000-deep.html", b"<html><body>" + b"<div>" * 50_000 + LINE.encode()
    yield "lists-5000-deep.html", b"<html><body>" + b"<ul><li>" * 5000 + LINE.encode()
    yield "tables-500-deep.html", b"<html><body>" + b"<table><tr><td>" * 500 + LINE.encode()
    yield (
        "cell-spans-a-billion.html",
        (
            b"<html><body><table><tr><td rowspan=999999999 colspan=999999999>a</td><td>b</td></tr>"
            b"<tr><td>c</td><td>d</td></tr></table></body></html>"
        ),
    )
    yield "list-starts-at-nonsense.html", b"<html><body><ol start='x-9'><li>Safer streets</li></ol></body></html>"
    yield "never-closed.html", b"<html><body><p><b><i><table><tr><td>" + LINE.encode() * 3
    yield "page-10-mb.html", b"<html><body>" + f"<p>{LINE}</p>".encode() * (10 * MB // 80)
    yield "entities-page.html", b"<html><body><p>" + b"&#x110000;&#xD800;&#0;&bogus;" * 100 + LINE.encode()
    yield "zeros-text.txt", bytes(5000)
    yield "one-line-5-mb.txt", (LINE + " ").encode() * (5 * MB // 66)
    yield "letters-without-spaces-2-mb.txt", b"a" * (2 * MB)
    yield "blank-lines-1-mb.txt", LINE.encode() + b"\n" * MB + LINE.encode()
    yield "bullets-100000.txt", b"- (a) 1.1 x\n" * 100_000
    yield "dots-1-mb.txt", b"." * MB
    yield "spaces-and-digits-1-mb.txt", b"1 " * (MB // 2)
    yield "tabs-1-mb.txt", b"a\tb\n" * (MB // 4)
    yield "brackets-1-mb.txt", b"(" * MB
    yield "utf-16.txt", LINE.encode("utf-16")
    yield "utf-16-cut.txt", LINE.encode("utf-16")[:-1]
    yield "utf-8-broken.txt", b"Safer streets \xff\xfe\xfd come first"
    yield "letters-right-to-left.txt", ("\u202e" + LINE + "\u202c").encode()
    made = BytesIO()
    Image.new("L", (20, 20)).save(made, "TIFF")
    yield "picture-text.txt", made.getvalue()


def summary(files: Iterable[Path]) -> str:
    """How many there are, for a person who runs this file."""
    sizes = [path.stat().st_size for path in files]
    return f"{len(sizes)} nasty files, {sum(sizes) / MB:.1f} MB"


if __name__ == "__main__":
    import sys

    print(summary(make_nasty(Path(sys.argv[1]))))
