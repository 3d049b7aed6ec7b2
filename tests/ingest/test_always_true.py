"""What holds for every paper: made-up papers, typeset by reportlab, in which every word is said once.

The typesetter breaks lines and pages, repeats headers and draws rules by its own lights; what it was given is known, so
that what is read of its pages can be held against that.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import ListFlowable, ListItem, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from corpus.load import paper_words
from extract.verifying import says
from ingest.paper import Box, Paper
from ingest.pdf import read_pdf
from ingest.witness import PdfWitness

BODY = getSampleStyleSheet()["BodyText"]
HEADING = getSampleStyleSheet()["Heading2"]
SOUNDS = (
    "bar",
    "cot",
    "dun",
    "fen",
    "gar",
    "hol",
    "kel",
    "lan",
    "mar",
    "nor",
    "pen",
    "ram",
    "sel",
    "thor",
    "wes",
    "yar",
)
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SLACK_PT = 2.0
RULED = [("GRID", (0, 0), (-1, -1), 0.7, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]


class Words:
    """Words of made-up syllables, no two the same."""

    def __init__(self) -> None:
        self.said = 0

    def take(self, count: int) -> str:
        return " ".join(self._next() for _ in range(count))

    def _next(self) -> str:
        self.said += 1
        first, rest = self.said % len(SOUNDS), self.said // len(SOUNDS)
        return SOUNDS[rest % len(SOUNDS)] + SOUNDS[first] + SOUNDS[rest // len(SOUNDS) % len(SOUNDS)]


def sentence(words: Words, count: int) -> str:
    text = words.take(count)
    return f"{text[0].upper()}{text[1:]}."


def typeset(path: Path, story: list[object]) -> Paper:
    SimpleDocTemplate(str(path), pagesize=A4).build(story)
    return read_pdf(path, "0" * 64, paper_words())


@dataclass(frozen=True)
class Grid:
    """Cells by row and column, the number of words in each, and one that spans others."""

    sizes: tuple[tuple[int, ...], ...]
    span: tuple[int, int, int, int] | None  # row, column, rows, columns


@st.composite
def grids(draw: st.DrawFn, *, most_rows: int) -> Grid:
    columns = draw(st.integers(2, 4))
    rows = draw(st.integers(2, most_rows))
    size = st.integers(1, 12)
    sizes = draw(st.lists(st.tuples(*[size] * columns), min_size=rows, max_size=rows))
    span = None
    if rows > 2 and draw(st.booleans()):
        row, column = draw(st.integers(1, rows - 2)), draw(st.integers(0, columns - 1))
        down, across = draw(st.sampled_from([(2, 1), (1, 2), (1, 1)]))
        if column + across <= columns and not (across == columns and down > 1):
            span = row, column, down, across
    return Grid(tuple(sizes), span)


def cells_of(grid: Grid, words: Words) -> tuple[list[list[str]], Table]:
    """What is said in each cell, "" where another spans it, and the table."""
    said = [
        [sentence(words, size).rstrip(".") if row == 0 else sentence(words, size) for size in sizes]
        for row, sizes in enumerate(grid.sizes)
    ]
    style: list[tuple[object, ...]] = [*RULED]
    if grid.span:
        row, column, down, across = grid.span
        for below in range(row, row + down):
            for beside in range(column, column + across):
                if (below, beside) != (row, column):
                    said[below][beside] = ""
        style.append(("SPAN", (column, row), (column + across - 1, row + down - 1)))
    width = 440 / len(grid.sizes[0])
    return said, Table(_shown(said), colWidths=[width] * len(grid.sizes[0]), repeatRows=1, style=TableStyle(style))


def _shown(said: list[list[str]]) -> list[list[Paragraph]]:
    """The cells as they are set, the first row in bold."""
    return [
        [Paragraph(f"<b>{text}</b>" if row == 0 else text, BODY) for text in cells] for row, cells in enumerate(said)
    ]


@FEW
@given(grid=grids(most_rows=7))
def test_a_ruled_table_has_its_rows_columns_spans_and_boxes(tmp_path: Path, grid: Grid) -> None:
    words = Words()
    before, after = sentence(words, 12), sentence(words, 9)
    said, table = cells_of(grid, words)
    paper = typeset(tmp_path / "table.pdf", [Paragraph(before, BODY), Spacer(1, 12), table, Paragraph(after, BODY)])
    [found] = paper.tables
    assert (found.rows, found.columns) == (len(said), len(said[0]))
    told = {(cell.row, cell.column): cell for cell in found.cells}
    for row, cells in enumerate(said):
        for column, text in enumerate(cells):
            if text:
                assert paper.cell_text(told[row, column]) == text
    if grid.span:
        row, column, down, across = grid.span
        assert (told[row, column].row_span, told[row, column].column_span) == (down, across)
    for cell in found.cells:
        for block in paper.blocks_of(cell):
            for word in block.words:
                assert any(box.page == word.page and _holds(box.box, word.box) for box in cell.boxes)
    assert [block.text for block in paper.blocks if block.cell is None] == [before, after]


@FEW
@given(grid=grids(most_rows=60))
def test_a_table_over_pages_is_one_with_its_header_once(tmp_path: Path, grid: Grid) -> None:
    words = Words()
    grid = Grid(grid.sizes, None)
    said, table = cells_of(grid, words)
    paper = typeset(tmp_path / "long.pdf", [table])
    [found] = paper.tables
    assert (found.rows, found.columns, found.pages) == (
        len(said),
        len(said[0]),
        tuple(range(1, len(paper.pages) + 1)),
    )
    rows: list[list[str]] = [[""] * found.columns for _ in range(found.rows)]
    for cell in found.cells:
        rows[cell.row][cell.column] = paper.cell_text(cell)
    assert rows == said


@FEW
@given(place=st.integers(1, 3), size=st.integers(60, 1300), above=st.integers(0, 40))
def test_a_cell_cut_by_a_page_is_one(tmp_path: Path, place: int, size: int, above: int) -> None:
    words = Words()
    said = [[sentence(words, 4).rstrip("."), sentence(words, 3).rstrip(".")]]
    said += [[sentence(words, 3), sentence(words, size if row == place else 5)] for row in range(1, 5)]
    table = Table(_shown(said), colWidths=[120, 320], splitInRow=1, style=TableStyle(RULED))
    opening = sentence(words, 30)
    paper = typeset(tmp_path / "cut.pdf", [Paragraph(opening, BODY), Spacer(1, 10 * above + 8), table])
    [found] = paper.tables
    rows: list[list[str]] = [[""] * found.columns for _ in range(found.rows)]
    for cell in found.cells:
        rows[cell.row][cell.column] = paper.cell_text(cell)
    assert rows == said


STORIES = st.lists(
    st.one_of(
        st.tuples(st.just("paragraph"), st.integers(6, 90)),
        st.tuples(st.just("heading"), st.integers(2, 5)),
        st.tuples(st.just("bullets"), st.integers(5, 20)),
        st.tuples(st.just("table"), st.integers(1, 6)),
    ),
    min_size=1,
    max_size=14,
)


@FEW
@given(pieces=STORIES)
@example(pieces=[("table", 1), ("bullets", 9), ("table", 1), ("bullets", 5), ("table", 1)])  # a list between tables
def test_no_word_is_lost_or_doubled_and_each_stands_where_its_box_says(
    tmp_path: Path, pieces: list[tuple[str, int]]
) -> None:
    words = Words()
    story: list[object] = []
    for kind, size in pieces:
        if kind == "paragraph":
            story.append(Paragraph(sentence(words, size), BODY))
        elif kind == "heading":
            story.append(Paragraph(words.take(size).capitalize(), HEADING))
        elif kind == "bullets":
            items = [ListItem(Paragraph(sentence(words, size), BODY)) for _ in range(3)]
            story.append(ListFlowable(items, bulletType="bullet", start="•"))
        else:
            story += [cells_of(Grid(((size, 2), (2, size)), None), words)[1], Spacer(1, 10)]
    path = tmp_path / "paper.pdf"
    paper = typeset(path, story)
    read = Counter(word.strip(".").casefold() for word in paper.text.split())
    every = Words()
    assert read == Counter(every.take(words.said).split())
    assert paper.text == "\n".join(block.text for block in paper.blocks)
    with PdfWitness(path) as witness:
        for block in paper.blocks:
            assert paper.text[block.start : block.end] == block.text
            assert says(witness.runs_in(list(paper.boxes(block.start, block.end))), block.text)
            for word in (block.words[0], block.words[-1]):
                quote = paper.text[block.start + word.start : block.start + word.end]
                boxes = list(paper.boxes(block.start + word.start, block.start + word.end))
                assert says(witness.runs_in(boxes), quote)


def _holds(cell: Box, word: Box) -> bool:
    return (
        cell.x0 - SLACK_PT <= word.x0
        and word.x1 <= cell.x1 + SLACK_PT
        and cell.top - SLACK_PT <= word.top
        and word.bottom <= cell.bottom + SLACK_PT
    )
