"""Checks as nodes: what does not hold together within a paper, and between papers.

In:     a `PaperBuilder`, and the facts of its paper; after all papers, what they told.
Out:    `Check` nodes joined to the passages that conflict. What lies within a paper is brought by it and goes with it;
        what lies between papers is brought by `checks` and drawn anew at each load.
Leaves: pages read by OCR, where a wrong figure is more likely ours than the paper's.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.facts import Evidence, Fact
from extract.reading import Reading
from graph.build import PaperBuilder
from graph.checks.dates import find_date_conflicts
from graph.checks.finding import Finding, Span, number
from graph.checks.meeting_dates import Told, dates_told, find_conflicts
from graph.checks.percentages import find_percentages
from graph.checks.statements import Statement, find_statements
from graph.checks.sums import Cell, find_bracketed_sums, find_table_sums
from graph.rows import GraphRows, evidence_properties
from ingest.paper import Block, Paper

BY = "checks"
PROSE = ("paragraph", "list_item", "cell")


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement with where it stands."""

    said: Statement
    evidence: Evidence
    passage: str


def add_checks(builder: PaperBuilder) -> None:
    """Add what does not hold together within one paper."""
    reading, paper = Reading(builder.paper), builder.paper
    blocks = [block for block in paper.blocks if not _by_ocr(paper, block)]
    for finding in _found(blocks):
        evidence = [reading.evidence_between(piece.start, piece.end) for piece in finding.pieces]
        placed = [(each, builder.passages.at(each.start)) for each in evidence]
        _add(builder.rows, finding.kind, finding.says, [(each, at.id) for each, at in placed if at])


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


def _by_ocr(paper: Paper, block: Block) -> bool:
    return block.page is not None and paper.pages[block.page - 1].by_ocr


def _add(rows: GraphRows, kind: str, says: str, pieces: Sequence[tuple[Evidence, str]]) -> None:
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


class Between:
    """What papers tell that another may contradict. `add` each paper, then ask for rows."""

    def __init__(self) -> None:
        self._statements: dict[str, list[Placed]] = defaultdict(list)
        self._told: list[Told] = []
        self._passages: dict[tuple[str, int], str] = {}

    def add(self, builder: PaperBuilder, facts: Iterable[Fact]) -> None:
        reading, paper = Reading(builder.paper), builder.paper
        for said in find_statements(block for block in paper.blocks if not _by_ocr(paper, block)):
            passage = builder.passages.at(said.start)
            if passage:
                evidence = reading.evidence_between(said.start, said.end)
                self._statements[said.words].append(Placed(said, evidence, passage.id))
        for told in dates_told(facts, lambda name: builder.resolver.body(name).id):
            places = {each.start: builder.passages.at(each.start) for each in (told.evidence, told.own_evidence)}
            if all(places.values()):
                self._told.append(told)
                self._passages |= {(paper.stem, start): at.id for start, at in places.items() if at}

    def rows(self) -> GraphRows:
        rows = GraphRows(BY)
        for _, placed in sorted(self._statements.items()):
            for says, pair in _two_values(placed):
                _add(rows, "two values", says, [(each.evidence, each.passage) for each in pair])
        for conflict in find_conflicts(self._told):
            pieces = [(each, self._passages[each.document, each.start]) for each in conflict.evidence]
            _add(rows, "dates", conflict.says, pieces)
        return rows


def _two_values(placed: Sequence[Placed]) -> Iterator[tuple[str, tuple[Placed, Placed]]]:
    """The same sentence with figures that cannot be the same, each two values once."""
    ordered = sorted(placed, key=lambda each: (each.evidence.document, each.said.start))
    told: set[tuple[float, ...]] = set()
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            apart = one.said.differs(other.said)
            values = tuple(value for pair in apart for value in sorted((pair[0].value, pair[1].value)))
            if apart and values not in told:
                told.add(values)
                figures = " and ".join(f"{number(first.value)} and {number(second.value)}" for first, second in apart)
                where = "twice in one paper" if one.evidence.document == other.evidence.document else "in two papers"
                yield f"The same is said {where} with different figures: {figures}.", (one, other)
