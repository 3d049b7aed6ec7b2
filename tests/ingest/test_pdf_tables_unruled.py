"""Tables that no rules or only rules across part into cells, and what looks like one and is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.paper import Paper, Table

HEIGHT, LEFT, RIGHT, PITCH = 842, 60, 530, 13
COLUMNS = (60, 250, 340, 430)
LONG = "The partners of Westmere meet four times a year and look at what was done on each priority since then"
PdfOf = Callable[[Callable[[Canvas], object]], Paper]
Row = Sequence[str]  # the text of each cell, its lines parted by "|"


def write(page: Canvas, x: float, top: float, text: str, *, bold: bool = False) -> None:
    page.setFont("Helvetica-Bold" if bold else "Helvetica", 10)
    page.drawString(x, HEIGHT - top, text)


def across(page: Canvas, top: float, *, right: float = RIGHT) -> None:
    page.line(LEFT, HEIGHT - top, right, HEIGHT - top)


def table(
    page: Canvas,
    top: float,
    rows: Sequence[Row],
    *,
    columns: Sequence[float] = COLUMNS,
    rules: str = "all",
    bold_first: bool = True,
) -> float:
    """Rows of cells with rules across ("all", "ends": above and below the header and at the end, or "none")."""
    if rules != "none":
        across(page, top)
    for number, row in enumerate(rows):
        lines = max(len(cell.split("|")) for cell in row)
        for column, cell in enumerate(row):
            for place, line in enumerate(cell.split("|")):
                if line:
                    write(page, columns[column], top + 12 + PITCH * place, line, bold=bold_first and number == 0)
        top += PITCH * lines + 5
        if rules == "all" or (rules == "ends" and number in (0, len(rows) - 1)):
            across(page, top)
    return top


def said(paper: Paper, found: Table) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(found.rows)]
    for cell in found.cells:
        rows[cell.row].append(paper.cell_text(cell))
    return rows


CALLS: list[Row] = [
    ("District", "2030", "2031", "Change"),
    ("Northmere", "1,204", "1,310", "+8.8%"),
    ("Southmere", "987", "902", "-8.6%"),
    ("Eastmere", "n/a", "415", "-"),
    ("All districts", "2,191", "2,627", "+19.9%"),
]


@pytest.mark.parametrize("rules", ["all", "ends", "none"])
def test_rows_of_figures_are_a_table_whatever_its_rules(pdf_of: PdfOf, rules: str) -> None:
    def draw(page: Canvas) -> None:
        write(page, LEFT, 80, f"{LONG}.")
        end = table(page, 120, CALLS, rules=rules)
        write(page, LEFT, end + 40, f"{LONG}, and so on.")

    paper = pdf_of(draw)
    [found] = paper.tables
    assert said(paper, found) == [list(row) for row in CALLS]
    assert (found.rows, found.columns, found.header_rows, found.ruled) == (5, 4, 1, False)
    assert [block.text for block in paper.blocks if block.cell is None] == [f"{LONG}.", f"{LONG}, and so on."]


def test_every_cell_has_its_box_and_boxes_do_not_overlap(pdf_of: PdfOf) -> None:
    paper = pdf_of(lambda page: table(page, 120, CALLS))
    [found] = paper.tables
    assert len(found.cells) == 20
    for cell in found.cells:
        [place] = cell.boxes
        for block in paper.blocks_of(cell):
            for word in block.words:
                assert place.box.x0 <= (word.box.x0 + word.box.x1) / 2 <= place.box.x1
                assert place.box.top <= (word.box.top + word.box.bottom) / 2 <= place.box.bottom
    for row in range(found.rows):
        boxes = [cell.boxes[0].box for cell in found.cells if cell.row == row]
        assert all(one.x1 <= other.x0 for one, other in pairwise(boxes))


def test_wrapped_cells_between_rules_across_stay_whole(pdf_of: PdfOf) -> None:
    rows: list[Row] = [
        ("Service", "Budget", "Forecast", "Summary"),
        ("Roads and|lights", "12.5", "13.1", "More lights|were mended"),
        ("Parks", "3.0", "2.5", "• Fewer fires|• Less litter"),
    ]
    paper = pdf_of(lambda page: table(page, 120, rows))
    [found] = paper.tables
    assert said(paper, found) == [
        ["Service", "Budget", "Forecast", "Summary"],
        ["Roads and lights", "12.5", "13.1", "More lights were mended"],
        ["Parks", "3.0", "2.5", "Fewer fires Less litter"],
    ]
    assert [block.kind for block in paper.blocks_of(found.cells[-1])] == ["list_item", "list_item"]


def test_a_group_s_name_spans_the_columns(pdf_of: PdfOf) -> None:
    rows: list[Row] = [*CALLS[:2], ("Calls about roads and lights in the south of the county",), *CALLS[2:]]
    paper = pdf_of(lambda page: table(page, 120, rows))
    [found] = paper.tables
    group = next(cell for cell in found.cells if paper.cell_text(cell).startswith("Calls about"))
    assert (found.rows, group.row, group.column, group.column_span) == (6, 2, 0, 2)


def test_a_bold_name_over_a_row_between_two_rules_is_a_row_of_its_own(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        people = [
            ("A Reed", "Westmere Police"),
            ("B Cole", "Fire service"),
            ("C Lane", "Probation"),
            ("D Ash", "Health"),
        ]
        for row, (name, body) in enumerate(people):
            across(page, 100 + 20 * row)
            write(page, LEFT, 114 + 20 * row, name)
            write(page, 250, 114 + 20 * row, body)
        across(page, 180)
        write(page, LEFT, 194, "Apologies", bold=True)
        write(page, LEFT, 212, "E Moor")
        write(page, 250, 212, "County council")
        across(page, 220)

    paper = pdf_of(draw)
    [found] = paper.tables
    assert said(paper, found)[-2:] == [["Apologies", ""], ["E Moor", "County council"]]


def test_rows_left_open_above_and_below_belong_to_it(pdf_of: PdfOf) -> None:
    """A table cut by the page has no rule over its first row there, and none under its last."""

    def draw(page: Canvas) -> None:
        end = table(page, 80, CALLS[1:], bold_first=False)
        page.setFillColorRGB(1, 1, 1)
        page.setStrokeColorRGB(1, 1, 1)
        page.setLineWidth(3)
        across(page, 80)
        across(page, end)

    [found] = pdf_of(draw).tables
    assert (found.rows, found.columns) == (4, 4)


def test_a_header_on_a_band_below_a_heading_is_the_tables_own(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        page.setFont("Helvetica-Bold", 19)
        page.drawString(LEFT, HEIGHT - 96, "Delivery plan")
        for column, text in zip(COLUMNS, CALLS[0], strict=True):
            write(page, column, 116, text, bold=True)
        for row, cells in enumerate(CALLS[1:]):
            across(page, 122 + 20 * row)
            for column, text in zip(COLUMNS, cells, strict=True):
                write(page, column, 136 + 20 * row, text)

    paper = pdf_of(draw)
    [found] = paper.tables
    assert (found.rows, found.columns, found.header_rows) == (5, 4, 1)
    assert [block.text for block in paper.blocks if block.kind == "heading"] == ["Delivery plan"]


def test_it_goes_on_over_the_page_with_its_unit_line_and_header(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        write(page, LEFT, 660, f"{LONG}.")
        write(page, 400, 690, "All figures in thousands")
        table(page, 700, CALLS[:3])
        page.showPage()
        write(page, 400, 70, "All figures in thousands")
        end = table(page, 80, [CALLS[0], *CALLS[3:]])
        write(page, LEFT, end + 60, f"{LONG}.")

    paper = pdf_of(draw)
    [found] = paper.tables
    assert found.pages == (1, 2)
    assert said(paper, found) == [list(row) for row in CALLS]
    assert [block.text for block in paper.blocks if "thousands" in block.text] == ["All figures in thousands"]


def test_a_cell_cut_by_the_page_is_one(pdf_of: PdfOf) -> None:
    rows: list[Row] = [("Service", "Budget", "Reason"), ("Roads", "12.5", "More lights were mended")]
    places = (60, 160, 250)

    def draw(page: Canvas) -> None:
        write(page, LEFT, 680, f"{LONG}.")
        table(page, 700, [*rows, ("Parks", "3.0", "Fewer fires in the parks and")], columns=places)
        page.showPage()
        rest = [rows[0], ("", "", "less litter than before"), ("Halls", "1.0", "New doors")]
        table(page, 80, rest, columns=places)

    paper = pdf_of(draw)
    [found] = paper.tables
    assert said(paper, found)[2:] == [
        ["Parks", "3.0", "Fewer fires in the parks and less litter than before"],
        ["Halls", "1.0", "New doors"],
    ]


SERVICES: list[Row] = [
    ("Service", "Budget", "Forecast", "Why"),
    ("Roads", "12.5", "13.1", "Frost"),
    ("Halls", "1", "2", "-"),
]


def test_a_last_row_that_no_rule_closes_belongs_to_it_whatever_gaps_its_cells_have(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        end = table(page, 80, SERVICES)
        for column, text in zip(COLUMNS, ("Parks", "3.0", "2.5", "Fewer fires"), strict=True):
            write(page, column, end + 12, text)
        write(page, COLUMNS[3], end + 42, "Less litter")

    paper = pdf_of(draw)
    [found] = paper.tables
    assert said(paper, found)[-1] == ["Parks", "3.0", "2.5", "Fewer fires Less litter"]


def test_a_total_below_the_last_rule_belongs_to_it_though_text_and_another_rule_follow(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        end = table(page, 80, CALLS[:4])
        for column, text in zip(COLUMNS, CALLS[4], strict=True):
            write(page, column, end + 12, text, bold=True)
        write(page, LEFT, end + 60, f"{LONG}.")
        across(page, 780)

    paper = pdf_of(draw)
    [found] = paper.tables
    assert said(paper, found) == [list(row) for row in CALLS]
    assert [block.text for block in paper.blocks if block.cell is None] == [f"{LONG}."]


def test_what_is_said_of_the_last_row_under_its_figures_is_a_row(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        end = table(page, 80, CALLS[:3])
        write(page, COLUMNS[1], end + 12, "More people called since the lamps of the town")
        write(page, COLUMNS[1], end + 25, "went out in the autumn of the year before.")
        across(page, end + 32)

    paper = pdf_of(draw)
    [found] = paper.tables
    assert found.rows == 4
    assert [block.text for block in paper.blocks if block.cell is None] == []


@pytest.mark.parametrize("row", [("Parks", "3.0", "2.5", "Wind"), ("", "", "", "and snow")], ids=["row", "rest of one"])
def test_it_goes_on_at_the_head_of_a_page_above_a_single_rule(pdf_of: PdfOf, row: Row) -> None:
    def draw(page: Canvas) -> None:
        write(page, LEFT, 700, f"{LONG}.")
        table(page, 730, SERVICES[:2])
        page.showPage()
        for column, text in zip(COLUMNS, row, strict=True):
            write(page, column, 70, text)
        across(page, 78)
        write(page, LEFT, 140, f"{LONG}.")

    paper = pdf_of(draw)
    [found] = paper.tables
    assert found.pages == (1, 2)
    assert said(paper, found)[-1] == (list(row) if row[0] else ["Roads", "12.5", "13.1", "Frost and snow"])


def test_text_at_the_head_of_a_page_above_a_rule_is_no_rest(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        table(page, 730, SERVICES[:2])
        page.showPage()
        write(page, LEFT, 70, f"{LONG}.")
        across(page, 78)

    paper = pdf_of(draw)
    assert [block.text for block in paper.blocks if block.cell is None] == [f"{LONG}."]


def test_a_bold_header_over_three_columns_of_short_cells_is_a_table(pdf_of: PdfOf) -> None:
    rows: list[Row] = [
        ("Priority", "Lead", "Board"),
        ("Roads", "Fire chief", "Roads Board"),
        ("Parks", "Warden", "Parks Board"),
        ("Halls", "Clerk", "Halls Board"),
    ]
    paper = pdf_of(lambda page: table(page, 120, rows, columns=(60, 220, 380), rules="none"))
    [found] = paper.tables
    assert said(paper, found) == [list(row) for row in rows]


# --- what is no table ---


def columns_of_prose(page: Canvas) -> None:
    for column in (60, 310):
        write(page, column, 100, "Safer streets", bold=True)
        for row in range(8):
            write(page, column, 120 + 13 * row, "the partners meet and look at what was done")


def prose_between_rules(page: Canvas) -> None:
    for section in range(4):
        across(page, 100 + 70 * section)
        for row in range(3):
            write(page, LEFT, 116 + 70 * section + 13 * row, LONG[: 80 - 7 * row])


def agenda_items(page: Canvas) -> None:
    for row, (ref, title) in enumerate([("A1", "Introduction"), ("A2", "Apologies"), ("B1", "Roads"), ("B2", "Parks")]):
        write(page, 60, 100 + 20 * row, ref)
        write(page, 100, 100 + 20 * row, title)
        write(page, 430, 100 + 20 * row, f"(Pages {row + 1} - {row + 4})")


def contents_list(page: Canvas) -> None:
    for row, (title, number) in enumerate([("Foreword", "4"), ("Roads", "6"), ("Parks", "9"), ("Halls", "12")]):
        write(page, 60, 100 + 20 * row, title)
        write(page, 430, 100 + 20 * row, number)


def author_lines(page: Canvas) -> None:
    across(page, 85)
    for row, (label, text) in enumerate([("By:", "The Clerk"), ("To:", "The Board"), ("Subject:", "Roads")]):
        write(page, 60, 100 + 20 * row, label, bold=True)
        write(page, 160, 100 + 20 * row, text)
        across(page, 105 + 20 * row)


def underlined_headings(page: Canvas) -> None:
    for row in range(4):
        write(page, LEFT, 100 + 60 * row, "What the partners did about roads and lights")
        across(page, 102 + 60 * row, right=LEFT + 210)
        write(page, LEFT, 120 + 60 * row, f"{LONG}.")


def grid_lines_of_a_chart(page: Canvas) -> None:
    for row in range(5):
        page.line(100, HEIGHT - 100 - 30 * row, 500, HEIGHT - 100 - 30 * row)
        write(page, 75, 103 + 30 * row, str(100 - 20 * row))
    for column in range(5):
        write(page, 130 + 80 * column, 118 + 20 * column, str(91 - 13 * column))


@pytest.mark.parametrize(
    "draw",
    [
        columns_of_prose, prose_between_rules, agenda_items, contents_list, author_lines, underlined_headings,
        grid_lines_of_a_chart,
    ],
)  # fmt: skip
def test_it_is_no_table(pdf_of: PdfOf, draw: Callable[[Canvas], None]) -> None:
    assert pdf_of(draw).tables == ()
