"""Ruled tables: cells, spans, and tables that run over pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.paper import Paper, Table

HEIGHT, LEFT, PITCH = 842, 60, 14
COLUMNS = (60, 220, 530)
PdfOf = Callable[[Callable[[Canvas], object]], Paper]
Row = Sequence[str]  # the text of each cell, its lines parted by "|"


def table(page: Canvas, top: float, rows: Sequence[Row], *, bold_first: bool = True) -> float:
    """Draw rows of cells with rules all round; gives the top of what follows."""
    for number, row in enumerate(rows):
        height = PITCH * max(len(cell.split("|")) for cell in row) + 6
        page.setFont("Helvetica-Bold" if bold_first and number == 0 else "Helvetica", 10)
        for column, cell in enumerate(row):
            right = COLUMNS[column + 1] if column + 1 < len(row) else COLUMNS[-1]
            page.rect(COLUMNS[column], HEIGHT - top - height, right - COLUMNS[column], height)
            for place, line in enumerate(cell.split("|")):
                page.drawString(COLUMNS[column] + 5, HEIGHT - top - 12 - PITCH * place, line)
        top += height
    return top


def said(paper: Paper, found: Table) -> list[list[str]]:
    """The table's cells as text, row by row."""
    rows: list[list[str]] = [[] for _ in range(found.rows)]
    for cell in found.cells:
        rows[cell.row].append(paper.cell_text(cell))
    return rows


def test_cells_hold_their_blocks(pdf_of: PdfOf) -> None:
    paper = pdf_of(
        lambda page: table(page, 100, [("Priority", "Lead"), ("Roads", "Fire|chief"), ("Parks", "• Litter|• Lights")])
    )
    [found] = paper.tables
    assert (found.rows, found.columns, found.header_rows, found.pages) == (3, 2, 1, (1,))
    assert said(paper, found) == [["Priority", "Lead"], ["Roads", "Fire chief"], ["Parks", "Litter Lights"]]
    last = found.cells[-1]
    assert [block.kind for block in paper.blocks_of(last)] == ["list_item", "list_item"]


def test_a_cell_over_two_columns_says_so(pdf_of: PdfOf) -> None:
    paper = pdf_of(lambda page: table(page, 100, [("Actions", "Progress"), ("Plan for 2032",), ("Patrols", "Done")]))
    [found] = paper.tables
    wide = next(cell for cell in found.cells if paper.cell_text(cell) == "Plan for 2032")
    assert (wide.row, wide.column, wide.column_span) == (1, 0, 2)


def over_two_pages(first: Sequence[Row], second: Sequence[Row], *, header: bool) -> Callable[[Canvas], None]:
    def draw(page: Canvas) -> None:
        page.setFont("Helvetica", 10)
        page.drawString(LEFT, HEIGHT - 80, "The table shows what was done and what is left to do in the year.")
        table(page, 600, first)
        page.showPage()
        end = table(page, 80, [first[0], *second] if header else second, bold_first=header)
        page.setFont("Helvetica", 10)
        page.drawString(LEFT, HEIGHT - end - 30, "The partners will look at the table again in the autumn.")

    return draw


@pytest.mark.parametrize("header", [True, False], ids=["header repeated", "header once"])
def test_a_table_goes_on_over_the_page(pdf_of: PdfOf, header: bool) -> None:
    paper = pdf_of(
        over_two_pages([("Actions", "Progress"), ("Patrols", "Done.")], [("Lights", "Mended.")], header=header)
    )
    [found] = paper.tables
    assert found.pages == (1, 2)
    assert said(paper, found) == [["Actions", "Progress"], ["Patrols", "Done."], ["Lights", "Mended."]]
    assert [each.text for each in paper.furniture] == (["Actions", "Progress"] if header else [])


def test_a_row_cut_by_the_page_is_one_row(pdf_of: PdfOf) -> None:
    paper = pdf_of(
        over_two_pages(
            [("Actions", "Progress"), ("Patrols", "• Begun in May.|• Shared with the")],
            [("", "three districts and|• the county"), ("Lights", "• Mended.")],
            header=True,
        )
    )
    [found] = paper.tables
    assert said(paper, found) == [
        ["Actions", "Progress"],
        ["Patrols", "Begun in May. Shared with the three districts and the county"],
        ["Lights", "Mended."],
    ]
    cut = found.cells[3]
    assert [place.page for place in cut.boxes] == [1, 2]
    items = [block.text for block in paper.blocks_of(cut)]
    assert items == ["Begun in May.", "Shared with the three districts and", "the county"]


def test_a_frame_around_text_is_no_table(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        page.rect(LEFT, HEIGHT - 140, 400, 60)
        page.drawString(LEFT + 10, HEIGHT - 110, "The responsible authorities are named in the Act.")

    paper = pdf_of(draw)
    assert paper.tables == ()
    assert [block.cell for block in paper.blocks] == [None]


def test_two_tables_of_other_columns_stay_two(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        table(page, 600, [("Actions", "Progress"), ("Patrols", "Done.")])
        page.showPage()
        page.rect(100, HEIGHT - 120, 200, 20)
        page.rect(300, HEIGHT - 120, 100, 20)
        page.drawString(105, HEIGHT - 113, "Calls")
        page.drawString(305, HEIGHT - 113, "1,204")

    assert [found.pages for found in pdf_of(draw).tables] == [(1,), (2,)]


def test_a_table_knows_its_caption(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        page.setFont("Helvetica", 10)
        page.drawString(LEFT, HEIGHT - 80, "Table 1: What was done")
        table(page, 100, [("Actions", "Progress"), ("Patrols", "Done.")])

    paper = pdf_of(draw)
    [found] = paper.tables
    assert found.caption is not None
    caption = paper.blocks[found.caption]
    assert (caption.kind, caption.text) == ("caption", "Table 1: What was done")


def test_a_cell_left_open_by_the_page_is_closed(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        table(page, 660, [("Actions", "Progress")])
        page.setFont("Helvetica", 10)
        for x in COLUMNS:
            page.line(x, HEIGHT - 680, x, HEIGHT - 740)
        page.drawString(COLUMNS[0] + 5, HEIGHT - 700, "Patrols")
        page.drawString(COLUMNS[1] + 5, HEIGHT - 700, "Begun in May.")

    paper = pdf_of(draw)
    [found] = paper.tables
    assert said(paper, found) == [["Actions", "Progress"], ["Patrols", "Begun in May."]]


@pytest.mark.parametrize(
    ("rows", "bold", "headers"),
    [
        ([("Actions", "Progress"), ("Patrols", "Done")], 1, 1),
        ([("Awards of the year 2031",), ("Body", "Award"), ("Northmere", "Gold")], 2, 2),
        ([("Actions", "Progress"), ("Plan for 2032",), ("Patrols", "Done")], 2, 1),
        ([("Priority", "No. of districts"), ("Roads", "11"), ("Parks", "9")], 0, 1),
        ([("Roads", "11"), ("Parks", "9")], 0, 0),
        ([("Roads", "Parks"), ("Halls", "Lights")], 0, 0),
        ([("Roads", "Parks"), ("Halls", "Lights")], 2, 0),
    ],
)
def test_header_rows_are_told_by_weight_or_by_figures(pdf_of: PdfOf, rows: list[Row], bold: int, headers: int) -> None:
    def draw(page: Canvas) -> None:
        top = 100.0
        for number, row in enumerate(rows):
            top = table(page, top, [row], bold_first=number < bold)

    assert pdf_of(draw).tables[0].header_rows == headers


def test_a_heading_in_a_box_over_its_text_is_no_table(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        page.rect(LEFT, HEIGHT - 120, 400, 20)
        page.rect(LEFT, HEIGHT - 170, 400, 50)
        page.drawString(LEFT + 5, HEIGHT - 115, "Road safety")
        page.drawString(LEFT + 5, HEIGHT - 140, "The fire service mended lights in the south.")

    assert pdf_of(draw).tables == ()


def test_a_gradient_in_a_cell_makes_no_rows(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        for step in range(12):
            page.setFillColorRGB(0.1 + 0.06 * step, 0.4, 0.6)
            page.rect(COLUMNS[0], HEIGHT - 120 - 9 * (step + 1), COLUMNS[1] - COLUMNS[0], 9, stroke=0, fill=1)
        page.setFillColorRGB(0, 0, 0)
        for row, height in ((0, 108), (108, 40)):
            for left, right in ((COLUMNS[0], COLUMNS[1]), (COLUMNS[1], COLUMNS[2])):
                page.rect(left, HEIGHT - 120 - row - height, right - left, height)
        for top, text in ((140, "Roads"), (245, "Parks")):
            page.drawString(COLUMNS[0] + 5, HEIGHT - top, text)
            page.drawString(COLUMNS[1] + 5, HEIGHT - top, f"{text} were mended")

    [found] = pdf_of(draw).tables
    assert (found.rows, found.columns) == (2, 2)


def test_a_stamp_over_a_table_is_no_cell(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        for number in range(1, 5):
            table(page, 700, [("Actions", "Progress"), ("Patrols", f"Begun in {number}"), ("Lights", "Mended")])
            page.setFont("Helvetica", 12)
            page.drawString(280, HEIGHT - 758, f"Page {number + 12}")
            page.showPage()

    paper = pdf_of(draw)
    assert all("Page" not in block.text for block in paper.blocks)
    assert [page.printed for page in paper.pages] == ["13", "14", "15", "16"]


def test_a_cell_from_side_to_side_goes_on_over_the_page(pdf_of: PdfOf) -> None:
    """A last row of one cell that the page cuts has neither a rule below it nor one above it on the next page."""

    def draw(page: Canvas) -> None:
        end = table(page, 620, [("Actions", "Progress"), ("Patrols", "Done."), ("Plan for 2032",)])
        page.setFont("Helvetica", 10)
        for x in (COLUMNS[0], COLUMNS[2]):
            page.line(x, HEIGHT - end, x, HEIGHT - 760)
        page.drawString(
            COLUMNS[0] + 5, HEIGHT - 750, "The patrols will go on in the south and in the north of the county and in"
        )
        page.showPage()
        page.setFont("Helvetica", 10)
        for x in (COLUMNS[0], COLUMNS[2]):
            page.line(x, HEIGHT - 60, x, HEIGHT - 100)
        page.line(COLUMNS[0], HEIGHT - 100, COLUMNS[2], HEIGHT - 100)
        page.drawString(COLUMNS[0] + 5, HEIGHT - 75, "each of its districts.")
        page.drawString(COLUMNS[0], HEIGHT - 130, "The partners will look at it in the autumn.")

    paper = pdf_of(draw)
    [found] = paper.tables
    assert (found.rows, found.columns, found.pages) == (4, 2, (1, 2))
    last = found.cells[-1]
    assert (last.column_span, [place.page for place in last.boxes]) == (2, [1, 2])
    assert paper.cell_text(last) == (
        "The patrols will go on in the south and in the north of the county and in each of its districts."
    )


def test_a_gradient_of_thicker_and_thinner_stripes_makes_no_rows(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        top = 106.0
        for place in range(12):
            height = 2.9 if place % 3 else 4.3
            page.setFillColorRGB(0.1 + 0.06 * place, 0.4, 0.4)
            page.rect(COLUMNS[0], HEIGHT - top - height, COLUMNS[1] - COLUMNS[0], height, stroke=0, fill=1)
            top += height
        page.setFillGray(0)
        table(page, 80, [("Directorate", "Risk"), ("Roads|and|parks", "Frost")])

    [found] = pdf_of(draw).tables
    assert (found.rows, found.columns) == (2, 2)


def totals(page: Canvas, top: float) -> None:
    """A small table of three cells over the one that follows."""
    for place, text in enumerate(("Total", "345.9", "290.0")):
        page.setFont("Helvetica", 10)
        page.rect(300 + 70 * place, HEIGHT - top - 18, 70, 18)
        page.drawString(304 + 70 * place, HEIGHT - top - 13, text)


def test_a_table_goes_on_though_a_small_one_is_printed_over_it_on_each_page(pdf_of: PdfOf) -> None:
    def draw(page: Canvas) -> None:
        totals(page, 80)
        table(page, 120, [("Risk", "Event"), ("Frost", "Roads break")])
        page.showPage()
        totals(page, 80)
        table(page, 120, [("Risk", "Event"), ("Rain", "Halls leak")])

    paper = pdf_of(draw)
    first, second = paper.tables
    assert (first.rows, first.pages) == (1, (1,))
    assert said(paper, second) == [["Risk", "Event"], ["Frost", "Roads break"], ["Rain", "Halls leak"]]
    assert [each.text for each in paper.furniture] == ["Total", "345.9", "290.0", "Risk", "Event"]


def test_columns_of_figures_within_ruled_cells_are_parted(pdf_of: PdfOf) -> None:
    """Two years beside their labels, ruled around: within a year, white space parts what is the town's own and all."""
    years = (
        (60, "2031", [("Core", "Total"), ("12.5", "13.5"), ("1,204.0", "1,204.0"), ("", "7.0")]),
        (330, "2032", [("Core", "Total"), ("11.0", "12.0"), ("1,310.5", "1,320.5"), ("8.0", "8.0")]),
    )

    def draw(page: Canvas) -> None:
        page.setFont("Helvetica", 10)
        for x, width in ((60, 110), (170, 160), (330, 110)):
            page.rect(x, HEIGHT - 200, width, 100)
        for x, year, rows in years:
            page.drawString(x + 40, HEIGHT - 114, year)
            for place, (core, total) in enumerate(rows):
                page.drawRightString(x + 50, HEIGHT - 132 - 18 * place, core)
                page.drawRightString(x + 108, HEIGHT - 132 - 18 * place, total)
        for place, label in enumerate(("Roads", "Parks", "Halls")):
            page.drawString(172, HEIGHT - 150 - 18 * place, label)

    paper = pdf_of(draw)
    [found] = paper.tables
    assert (found.rows, found.columns, found.ruled) == (5, 5, True)
    assert said(paper, found)[1:] == [
        ["Core", "Total", "", "Core", "Total"],
        ["12.5", "13.5", "Roads", "11.0", "12.0"],
        ["1,204.0", "1,204.0", "Parks", "1,310.5", "1,320.5"],
        ["", "7.0", "Halls", "8.0", "8.0"],
    ]


def test_a_ruled_cell_with_lines_of_words_stays_whole(pdf_of: PdfOf) -> None:
    rows: list[Row] = [("Year", "Figures"), ("2031|2032|2033", "12|lamps and|13 bins")]
    paper = pdf_of(lambda page: table(page, 80, rows))
    [found] = paper.tables
    assert (found.rows, found.columns) == (2, 2)
