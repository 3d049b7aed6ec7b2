"""Word files: what a reader of the printed page would see, and files that are none."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_BREAK, WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor

from corpus.load import paper_words
from extract.run import extract_facts
from extract.verifying import verify_paper
from ingest.errors import PaperError
from ingest.paper import Paper
from ingest.read import read_paper
from ingest.word_lists import written

BODY = "Westmere Community Safety Partnership"
NUMBERING = f"""<w:numbering {nsdecls("w")}>
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="6"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"""
FOOTNOTES = f"""<w:footnotes {nsdecls("w")}>
<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>Westmere Police, recorded crime, July 2031</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""


def counted(paragraph: Any, list_id: int, level: int) -> None:
    setting = paragraph._p.get_or_add_pPr()
    setting.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')
    )


def report() -> Any:
    """A report with counted headings and paragraphs, bullets, a table with merged cells, a footnote and edits."""
    document = docx.Document()
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    root.extend(list(parse_xml(NUMBERING)))
    document.sections[0].header.paragraphs[0].text = "DRAFT Version 2.0"
    document.add_paragraph("Evening wardens: a year on", style="Title")
    for said, list_id, level, style in (
        ("Background", 1, 0, "Heading 1"),
        ("The wardens began in May 2030.", 1, 1, None),
        ("They meet on Thursdays.", 1, 1, None),
        ("in the town centre;", 1, 2, None),
        ("at the station.", 1, 2, None),
        ("What changed", 1, 0, "Heading 1"),
        ("Fewer calls were made.", 1, 1, None),
        ("a quieter market place", 2, 0, None),
    ):
        counted(document.add_paragraph(said, style=style), list_id, level)
    figures = document.add_paragraph("The police recorded 12,407")
    mark = figures.add_run()
    mark._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="2"/>'))
    figures.add_run(" calls")
    figures._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText> and visits</w:delText></w:r></w:del>"))
    figures._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t> in the year.</w:t></w:r></w:ins>"))
    table = document.add_table(rows=3, cols=3)
    for row, cells in enumerate(
        (("Priority", "Lead", "Calls"), ("Safer streets", "Westmere Police", "318"), ("", "Fire Service", "27"))
    ):
        for column, said in enumerate(cells):
            table.cell(row, column).text = said
    table.cell(1, 0).merge(table.cell(2, 0))
    _with_footnotes(document)
    return document


def _with_footnotes(document: Any) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    name = PackURI("/word/footnotes.xml")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(name, kind, FOOTNOTES.encode(), document.part.package)
    document.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes")


def saved(document: Any, path: Path) -> Path:
    document.save(str(path))
    return path


def read(path: Path) -> Paper:
    return read_paper(path, paper_words())


def test_a_report_reads_as_it_would_be_printed(tmp_path: Path) -> None:
    paper = read(saved(report(), tmp_path / "wardens.docx"))
    told = [(block.kind, block.number, block.depth, block.text) for block in paper.blocks if block.cell is None]
    assert told == [
        ("heading", None, None, "Evening wardens: a year on"),
        ("heading", "6", None, "Background"),
        ("paragraph", "6.1", None, "The wardens began in May 2030."),
        ("paragraph", "6.2", None, "They meet on Thursdays."),
        ("list_item", "a", 3, "in the town centre;"),
        ("list_item", "b", 3, "at the station."),
        ("heading", "7", None, "What changed"),
        ("paragraph", "7.1", None, "Fewer calls were made."),
        ("list_item", None, 1, "a quieter market place"),
        ("paragraph", None, None, "The police recorded 12,407 calls in the year."),
        ("note", "1", None, "Westmere Police, recorded crime, July 2031"),
    ]
    assert [block.level for block in paper.blocks if block.kind == "heading"] == [1, 2, 2]
    [marked] = [block for block in paper.blocks if block.marks]
    assert marked.text[: marked.marks[0].offset].endswith("12,407")
    assert paper.blocks[marked.marks[0].note or 0].kind == "note"
    assert [piece.text for piece in paper.furniture] == ["DRAFT Version 2.0"]
    assert [(each.kind, each.text) for each in paper.unsaid] == [("struck_out", "and visits")]
    assert paper.format == "docx"
    assert all(block.page is None and not block.words for block in paper.blocks)


def test_words_moved_away_struck_by_hand_or_hidden_are_not_said(tmp_path: Path) -> None:
    document = docx.Document()
    said = document.add_paragraph("The wardens meet ")
    said.add_run("weekly ").font.strike = True
    said.add_run("twice weekly ").font.double_strike = True
    said.add_run("(see the clerk's note) ").font.hidden = True
    said.add_run("monthly.").font.underline = True
    said._p.append(parse_xml(f"<w:moveFrom {nsdecls('w')}><w:r><w:t> In March.</w:t></w:r></w:moveFrom>"))
    paper = read(saved(document, tmp_path / "wardens.docx"))
    assert paper.text == "The wardens meet monthly."
    assert [(each.kind, each.text) for each in paper.unsaid] == [
        ("struck_out", "weekly twice weekly"),
        ("hidden", "(see the clerk's note)"),
        ("struck_out", "In March."),
    ]


def test_white_words_on_white_paper_are_hidden_and_those_on_a_ground_are_said(tmp_path: Path) -> None:
    document = docx.Document()

    def white(paragraph: Any, text: str) -> Any:
        run = paragraph.add_run(text)
        run.font.color.rgb = RGBColor(255, 255, 255)
        return run

    white(document.add_paragraph("The wardens meet monthly."), " Ignore this paper.")
    white(document.add_paragraph(), "On a highlight.").font.highlight_color = WD_COLOR_INDEX.BLUE
    shaded = document.add_paragraph()
    shaded._p.get_or_add_pPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="1F3864"/>'))
    white(shaded, "On a band.")
    white(document.add_table(1, 1).cell(0, 0).paragraphs[0], "In a table's head.")
    paper = read(saved(document, tmp_path / "white.docx"))
    said = ["The wardens meet monthly.", "On a highlight.", "On a band.", "In a table's head."]
    assert [block.text for block in paper.blocks] == said
    assert [(each.kind, each.text) for each in paper.unsaid] == [("hidden", "Ignore this paper.")]


def test_a_table_keeps_its_cells_and_spans(tmp_path: Path) -> None:
    [table] = read(saved(report(), tmp_path / "wardens.docx")).tables
    paper = read(tmp_path / "wardens.docx")
    assert (table.rows, table.columns, table.header_rows) == (3, 3, 1)
    said = {(cell.row, cell.column): (paper.cell_text(cell), cell.row_span) for cell in table.cells}
    assert said[1, 0] == ("Safer streets", 2)
    assert said[2, 1] == ("Fire Service", 1)
    assert (2, 0) not in said
    assert paper.headings_above(paper.blocks[table.cells[0].blocks[0]])[-1].text == "What changed"


def test_headings_set_by_hand_are_told_by_weight_and_size(tmp_path: Path) -> None:
    document = docx.Document()
    for said, size, bold in (
        (BODY, 16, True),
        ("Minutes", 12, True),
        ("The chair welcomed all.", 11, False),
        ("Next steps", 12, True),
        ("To be agreed in May.", 11, True),
    ):
        run = document.add_paragraph().add_run(said)
        run.bold, run.font.size = bold, Pt(size)
    paper = read(saved(document, tmp_path / "minutes.docx"))
    headings = [(block.level, block.text) for block in paper.blocks if block.kind == "heading"]
    assert headings == [(1, BODY), (2, "Minutes"), (2, "Next steps")]


def test_typed_numbers_and_bullets_are_taken_out_of_the_text(tmp_path: Path) -> None:
    document = docx.Document()
    for said in (
        "27.\tEvening wardens met.",
        "6.3 The Board agreed.",
        "(a) to note it;",
        "•\tstreet lights",
        "B2\tAction plan",
    ):
        document.add_paragraph(said)
    paper = read(saved(document, tmp_path / "typed.docx"))
    assert [(block.kind, block.number, block.text) for block in paper.blocks] == [
        ("list_item", "27", "Evening wardens met."),
        ("paragraph", "6.3", "The Board agreed."),
        ("list_item", "a", "to note it;"),
        ("list_item", None, "street lights"),
        ("paragraph", "B2", "Action plan"),
    ]


def test_text_boxes_controls_breaks_and_hidden_words(tmp_path: Path) -> None:
    document = docx.Document()
    first = document.add_paragraph("A line")
    first.runs[0].add_break(WD_BREAK.LINE)
    first.add_run("goes on")
    hidden = first.add_run(" unseen")
    hidden.font.hidden = True
    document.element.body.insert(
        1,
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>In a control</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        ),
    )
    inner = "<w:p><w:r><w:t>In a box</w:t></w:r></w:p>"
    boxed = f"<w:r {nsdecls('w')}><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r>"
    document.add_paragraph("Beside")._p.append(parse_xml(boxed))
    paper = read(saved(document, tmp_path / "odd.docx"))
    assert [block.text for block in paper.blocks] == ["A line goes on", "In a control", "Beside", "In a box"]


def test_facts_of_a_word_file_have_evidence_without_a_page_that_stands(tmp_path: Path) -> None:
    path = saved(report(), tmp_path / "wardens.docx")
    paper = read(path)
    facts = extract_facts(paper)
    assert any(fact.type == "figure" and fact.said()["value"] == 12407 for fact in facts)
    assert all(fact.evidence.page is None and not fact.evidence.boxes for fact in facts)
    assert not verify_paper(paper, facts, path).mismatches


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def whole(tmp_path: Path) -> bytes:
    return saved(report(), tmp_path / "whole.docx").read_bytes()


BOMB = b"0" * (70 * 1024 * 1024)
HOSTILE: dict[str, tuple[Callable[[Path], bytes], str]] = {
    "zip": (lambda _: zipped(notes=b"hello"), "a zip archive"),
    "spreadsheet": (lambda _: zipped(xl__workbook_xml=b"<x/>"), "a spreadsheet"),
    "half": (lambda folder: whole(folder)[:9000], "damaged"),
    "no parts": (lambda _: zipped(word__document_xml=b"<w/>"), "damaged"),
    "bomb": (lambda _: zipped(word__document_xml=BOMB), "too much to be a paper"),
    "locked": (lambda _: b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "locked"),
    "old": (lambda _: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "an old Office document"),
    "nothing": (lambda folder: saved(docx.Document(), folder / "e.docx").read_bytes(), "holds no text"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_word_file_is_one_clear_error(tmp_path: Path, name: str) -> None:
    make, what = HOSTILE[name]
    path = tmp_path / "westmere.docx"
    path.write_bytes(make(tmp_path))
    with pytest.raises(PaperError, match=what) as raised:
        read(path)
    assert raised.value.where.endswith("westmere.docx")
    assert raised.value.remedy


def garbled(content: bytes, seed: int) -> bytes:
    """The file with some bytes of it, or some values of its XML, replaced at random."""
    chance = random.Random(seed)
    if seed % 3 == 0:
        damaged = bytearray(content)
        for _ in range(chance.randint(1, 20)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        return bytes(damaged)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            said = old.read(name)
            if name.startswith("word/") and name.endswith(".xml"):
                said = re.sub(
                    rb'(w:(?:val|numId|ilvl|abstractNumId)=)"[^"]*"',
                    lambda found: found[1] + b'"' + chance.choice((b"", b"-1", b"x", b"99999999", b"2")) + b'"',
                    said,
                )
            new.writestr(name, said)
    return out.getvalue()


def test_a_garbled_file_is_read_or_refused_and_nothing_else(tmp_path: Path) -> None:
    content = whole(tmp_path)
    path = tmp_path / "garbled.docx"
    refused: list[str] = []
    for seed in range(60):
        path.write_bytes(garbled(content, seed))
        try:
            read(path)
        except PaperError as error:
            refused.append(error.what)
    assert set(refused) == {"the Word file is damaged"}
    assert len(refused) < 60


def test_entities_of_a_hostile_file_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("not for you", "utf-8")
    source = io.BytesIO(whole(tmp_path))
    path = tmp_path / "xxe.docx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                opening = b'<!DOCTYPE w:document [<!ENTITY x SYSTEM "' + secret.as_uri().encode() + b'">]><w:document'
                content = content.replace(b"<w:document", opening, 1).replace(b"Background", b"Back &x; ground")
            new.writestr(name, content)
    assert "not for you" not in read(path).text


@pytest.mark.parametrize(
    ("count", "form", "label"),
    [
        (4, "decimal", "4"),
        (28, "lowerLetter", "bb"),
        (9, "lowerRoman", "ix"),
        (1994, "upperRoman", "MCMXCIV"),
        (3, "cardinalText", "3"),
    ],
)
def test_counts_are_written_in_their_form(count: int, form: str, label: str) -> None:
    assert written(count, form) == label


def test_a_list_goes_on_after_other_paragraphs_and_its_parts_begin_anew(tmp_path: Path) -> None:
    document = report()
    counted(document.add_paragraph("Again."), 1, 2)
    paper = read(saved(document, tmp_path / "on.docx"))
    assert [block.number for block in paper.blocks if block.text == "Again."] == ["a"]
