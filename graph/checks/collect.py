"""Checks as nodes: what does not hold together within a paper. Between papers: graph/checks/between.py.

In:     a `PaperBuilder`.
Out:    `Check` nodes joined to the passages that conflict, brought by the paper and gone with it.
Leaves: pages read by OCR, where a wrong figure is more likely ours than the paper's.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extract.facts import Evidence
from extract.reading import Reading
from graph.build import PaperBuilder
from graph.checks.dates import find_date_conflicts
from graph.checks.finding import Finding, Span
from graph.checks.percentages import find_percentages
from graph.checks.sums import Cell, find_bracketed_sums, find_table_sums
from graph.rows import GraphRows, evidence_properties
from ingest.paper import Block, Paper

PROSE = ("paragraph", "list_item", "cell")


def add_checks(builder: PaperBuilder) -> None:
    """Add what does not hold together within one paper."""
    reading, paper = Reading(builder.paper), builder.paper
    blocks = [block for block in builder.counted_blocks() if not by_ocr(paper, block)]
    for finding in _found(blocks):
        evidence = [reading.evidence_between(piece.start, piece.end) for piece in finding.pieces]
        placed = [(each, builder.passages.at(each.start)) for each in evidence]
        add_check(builder.rows, finding.kind, finding.says, [(each, at.id) for each, at in placed if at])


def _found(blocks: Sequence[Block]) -> Iterator[Finding]:
    for block in blocks:
        if block.kind in PROSE:
            for find in (find_percentages, find_bracketed_sums, find_date_conflicts):
                for finding in find(block.text):
                    pieces = (Span(block.start + piece.start, block.start + piece.end) for piece in finding.pieces)
                    yield Finding(finding.kind, finding.says, tuple(pieces))
    tables: dict[int, dict[int, dict[int, Cell]]] = defaultdict(lambda: defaultdict(dict))
    several: set[tuple[int, int, int]] = set()
    for block in blocks:
        if block.cell:
            row = tables[block.cell.table][block.cell.row]
            if block.cell.column in row:
                several.add((block.cell.table, block.cell.row, block.cell.column))
            row.setdefault(block.cell.column, Cell(block.text, block.start))
    for index, rows in sorted(tables.items()):
        plain = [
            {column: cell for column, cell in row.items() if (index, place, column) not in several}
            for place, row in sorted(rows.items())
        ]
        yield from find_table_sums([row for row in plain if row])


def by_ocr(paper: Paper, block: Block) -> bool:
    return block.page is not None and paper.pages[block.page - 1].by_ocr


def add_check(rows: GraphRows, kind: str, says: str, pieces: Sequence[tuple[Evidence, str]]) -> None:
    """Add a check; `pieces` are its evidence, each with the id of its passage."""
    papers = sorted({each.document for each, _ in pieces})
    said = "\n".join((kind, says, *papers, *(f"{each.document} {each.start} {each.quote}" for each, _ in pieces)))
    id = f"check:{hashlib.sha256(said.encode()).hexdigest()[:20]}"
    rows.node("Check", id, kind=kind, name=says, papers=papers)
    for order, (each, passage) in enumerate(pieces):
        rows.edge(
            "Check", "EVIDENCED_BY", "Passage", id, passage, f"{each.start}-{each.end}", order=order,
            **evidence_properties(each),
        )  # fmt: skip
