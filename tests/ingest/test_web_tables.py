"""Tables of web pages: captions, headers that are only bold, marks in their cells."""

from __future__ import annotations

from corpus.load import paper_words
from ingest.html import read_html
from ingest.paper import Paper, Table


def page_of(table: str, after: str = "") -> Paper:
    page = f"<!doctype html><html><body><main><h1>Fund</h1><table>{table}</table>{after}</main></body></html>"
    return read_html(page, "westmere-page", "0" * 64, paper_words(), where="westmere-page.html")


def table_of(table: str) -> Table:
    (found,) = page_of(table).tables
    return found


def test_a_caption_is_said_of_its_table() -> None:
    paper = page_of("<caption>Thefts, 2031/32</caption><tr><th>Ward</th><th>No.</th></tr><tr><td>N</td><td>4</td></tr>")
    (table,) = paper.tables
    assert table.caption is not None
    assert (paper.blocks[table.caption].kind, paper.blocks[table.caption].text) == ("caption", "Thefts, 2031/32")


def test_a_first_row_in_bold_is_a_header() -> None:
    plain = "<tr><td>North</td><td>4</td></tr>"
    assert table_of(f"<tr><td><b>Ward</b></td><td><strong>No.</strong></td></tr>{plain}").header_rows == 1
    assert table_of(f"<tr><td></td><td><b>No.</b></td></tr>{plain}").header_rows == 1
    assert table_of(f"<tr><td>Ward</td><td>No.</td></tr>{plain}").header_rows == 0
    bold = "<tr><td><b>North</b></td><td><b>4</b></td></tr>"
    assert table_of(f"<tr><td><b>Ward</b></td><td><b>No.</b></td></tr>{bold}").header_rows == 0


def test_a_raised_number_in_a_cell_is_a_mark() -> None:
    paper = page_of("<tr><th>Ward</th><th>No.</th></tr><tr><td>North<sup>1</sup></td><td>4</td></tr>")
    block = next(each for each in paper.blocks if each.text.startswith("North"))
    assert (block.text, [mark.label for mark in block.marks]) == ("North", ["1"])


def test_a_line_after_a_table_that_begins_with_its_mark_is_a_note() -> None:
    table = "<tr><th>Ward</th><th>No.</th></tr><tr><td>North<sup>1</sup></td><td>4</td></tr>"
    paper = page_of(table, "<p><sup>1</sup> Without sheds.</p><p>2 wards are left out.</p>")
    marked = next(each for each in paper.blocks if each.text == "North")
    note = next(each for each in paper.blocks if each.kind == "note")
    assert (note.number, note.text, marked.marks[0].note) == ("1", "Without sheds.", note.index)
    assert paper.blocks[-1].kind == "paragraph"
