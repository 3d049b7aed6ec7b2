"""Fixtures that every package's tests may use: made-up papers, and where the real ones are.

`paper_of` builds a `Paper` from the blocks it is given, in reading order, with offsets, sections, tables and parts
filled in, so that a test shows the few blocks it is about and nothing else:

    paper_of(
        ("heading", "1. Priorities", {"level": 1}),
        ("paragraph", "The partners agreed these:", {"page": 2}),
        ("list_item", "Safer streets"),
        ("table", [["Priority", "Lead"], ["Safer streets", "Westmere Police"]]),
    )

Block options are the fields of `Block`: level, number, depth, bold, italic, page, and `marks` as (offset, label) or
(offset, label, doubtful) tuples. A block without a page stands on the page of the block before it.
A table's rows are rows of cells; a cell is its text ("" for an empty one), or a list of blocks. Its options are the
fields of `Table` (header_rows is 1, ruled is True) and `page`; `caption` takes the text of a caption block.
("part", "Minutes of 3 July 2031", {"kind": "minutes", "agenda_ref": "B1"}) opens one of the papers bound in a pack.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ingest.paper import Block, Box, Cell, CellRef, Mark, Page, PageBox, Paper, Part, Table

A4_WIDTH_PT, A4_HEIGHT_PT = 595.0, 842.0
SHARED = Path(__file__).parents[1].parent / "shared"

PaperOf = Callable[..., Paper]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the one Neo4j server: `make test` runs it in one process, for two would empty it in turn."""
    for item in items:
        if {"neo4j", "samples_in_neo4j"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.neo4j)


@pytest.fixture(scope="session")
def paper_of() -> PaperOf:
    """The builder of made-up papers that this file's docstring describes."""
    return build_paper


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The folder of real papers beside the repository. Mark the test `shared` as well."""
    if not SHARED.is_dir():
        pytest.skip("needs the real papers, which stand in ../shared beside the repository")
    return SHARED


def build_paper(*entries: Any, stem: str = "westmere-agreement-2031", format: str = "pdf") -> Paper:
    """A consistent `Paper` of these entries; its `pages` are None on every block where `format` is not "pdf"."""
    builder = _Builder(paged=format == "pdf")
    for entry in entries:
        builder.add(*entry)
    return builder.paper(stem, format)


class _Builder:
    """Blocks so far, the headings that are open, and the page that we stand on."""

    def __init__(self, *, paged: bool) -> None:
        self.page: int | None = 1 if paged else None
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.openings: list[tuple[int, dict[str, Any]]] = []
        self.headings: list[Block] = []

    def add(self, kind: str, content: Any, options: dict[str, Any] | None = None) -> None:
        options = dict(options or {})
        if self.page is not None:
            self.page = options.pop("page", self.page)
        if kind == "part":
            self.openings.append((len(self.blocks), {"title": content, "kind": "report", **options}))
        elif kind == "table":
            self._add_table(content, options)
        else:
            self._add_block(kind, content, options)

    def _add_block(self, kind: str, text: str, options: dict[str, Any], cell: CellRef | None = None) -> int:
        if kind == "heading" and cell is None:
            level = options.setdefault("level", 1)
            self.headings = [heading for heading in self.headings if (heading.level or 1) < level]
        elif kind == "list_item":
            options.setdefault("depth", 1)
        start = self.blocks[-1].end + 1 if self.blocks else 0
        marks = tuple(_mark(*mark) for mark in options.pop("marks", ()))
        index = len(self.blocks)
        block = Block(index, kind, text, start, self.page, section=self._section(), marks=marks, cell=cell, **options)
        self.blocks.append(block)
        if kind == "heading" and cell is None:
            self.headings.append(block)
        return index

    def _add_table(self, rows: Sequence[Sequence[Any]], options: dict[str, Any]) -> None:
        index, cells = len(self.tables), []
        caption = options.pop("caption", None)
        caption_index = None if caption is None else self._add_block("caption", caption, {})
        for row, contents in enumerate(rows):
            for column, content in enumerate(contents):
                place = CellRef(index, row, column)
                entries = [("paragraph", content)] if isinstance(content, str) else content
                inside = tuple(self._add_block(kind, text, dict(*rest), place) for kind, text, *rest in entries if text)
                box = () if self.page is None else (PageBox(self.page, _cell_box(row, column)),)
                cells.append(Cell(row, column, box, inside))
        columns = max(len(contents) for contents in rows)
        pages = () if self.page is None else (self.page,)
        table = Table(
            index, tuple(cells), len(rows), columns, options.pop("header_rows", 1), pages,
            caption=caption_index, section=self._section(), **options,
        )  # fmt: skip
        self.tables.append(table)

    def _section(self) -> tuple[int, ...]:
        return tuple(heading.index for heading in self.headings)

    def paper(self, stem: str, format: Any) -> Paper:
        pages = tuple(Page(number, A4_WIDTH_PT, A4_HEIGHT_PT) for number in range(1, (self.page or 0) + 1))
        blocks = tuple(self._with_notes(block) for block in self.blocks)
        return Paper(stem, "0" * 64, format, pages, blocks, tuple(self.tables), self._parts())

    def _with_notes(self, block: Block) -> Block:
        """Point each mark to the first note below it that has its label."""
        notes = {note.number: note.index for note in reversed(self.blocks[block.index :]) if note.kind == "note"}
        marks = tuple(mark._replace(note=notes.get(mark.label)) for mark in block.marks)
        return replace(block, marks=marks)

    def _parts(self) -> tuple[Part, ...]:
        openings = self.openings or [(0, {"title": None, "kind": "other"})]
        ends = [first for first, _ in openings[1:]] + [len(self.blocks)]
        return tuple(
            Part(
                index=index,
                first_block=first,
                last_block=end - 1,
                first_page=self.blocks[first].page,
                last_page=self.blocks[end - 1].page,
                **options,
            )
            for index, ((first, options), end) in enumerate(zip(openings, ends, strict=True))
        )


def _mark(offset: int, label: str, doubtful: bool = False) -> Mark:
    return Mark(offset, label, None, doubtful)


def _cell_box(row: int, column: int) -> Box:
    """Cells of 100 by 20 points from the top left margin: where they stand matters to no test."""
    return Box(50.0 + 100 * column, 50.0 + 20 * row, 150.0 + 100 * column, 70.0 + 20 * row)
