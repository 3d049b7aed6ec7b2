"""Checks between papers: one thing given two values, in the same words or not; dates of meetings that conflict.

In:     of each paper its statements and the dates that it tells, as JSON that the ledger keeps (graph/ledger.py).
Out:    `Check` nodes brought by `checks`, joined to the passages of both papers.
Rule:   the same words with many values are a form that is filled in anew each time, and no conflict.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from extract.facts import Evidence, Fact
from extract.facts_file import evidence_of
from extract.reading import Reading
from graph.build import PaperBuilder
from graph.checks.collect import add_check, by_ocr
from graph.checks.figures import Stated, find_stated, find_two_values
from graph.checks.finding import number
from graph.checks.meeting_dates import Told, dates_told, find_conflicts
from graph.checks.rounding import Range
from graph.checks.statements import Figure, Statement, find_statements
from graph.rows import GraphRows

BY = "checks"
SENTENCE, FIGURE = "sentence", "figure"  # what is compared: the same words, or the same measure
Piece = tuple[Evidence, str]  # with the id of its passage
MOST_VALUES = 3  # of one sentence; "Report 12 of 2031/32" has another number in each paper


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement with where it stands."""

    said: Statement
    evidence: Evidence
    passage: str

    def to_json(self) -> Any:
        """Its first value tells it from a figure."""
        figures = [[each.start, each.end, each.value, each.unit, *_range(each.may_be)] for each in self.said.figures]
        place = [self.evidence.document, self.evidence.to_json()]
        return [SENTENCE, self.said.words, figures, self.said.start, self.said.end, place, self.passage]

    @classmethod
    def from_json(cls, said: Any) -> Self:
        _, words, figures, start, end, place, passage = said
        told = tuple(Figure(first, last, value, unit, Range(*may_be)) for first, last, value, unit, *may_be in figures)
        return cls(Statement(words, told, start, end), evidence_of(*place), passage)


def _range(said: Range) -> tuple[float, float]:
    return said.low, said.high


def statements_of(builder: PaperBuilder, facts: Iterable[Fact]) -> Iterator[tuple[str, Any]]:
    """The statements and figures of a paper, each under a digest of its words; pages read by OCR are left out."""
    reading, paper = Reading(builder.paper), builder.paper
    for said in find_statements(block for block in builder.counted_blocks() if not by_ocr(paper, block)):
        passage = builder.passages.at(said.start)
        if passage:
            evidence = reading.evidence_between(said.start, said.end)
            yield _key(said.words), Placed(said, evidence, passage.id).to_json()
    for stated in find_stated(facts):
        passage = builder.passages.at(stated.evidence.start)
        if passage:
            may_be, place = _range(stated.may_be), [stated.evidence.document, stated.evidence.to_json()]
            told = [stated.measure, stated.place, stated.period, stated.source, stated.section]
            yield _key(FIGURE, *stated.key), [FIGURE, stated.key, stated.value, may_be, told, place, passage.id]


def _key(*words: str) -> str:
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:24]


def dates_of(builder: PaperBuilder, facts: Iterable[Fact]) -> Iterator[Any]:
    """What a paper tells of the dates of meetings, where both places are in passages."""
    for told in dates_told(facts, lambda name: builder.resolver.body(name).id):
        pieces = [told.evidence, told.own_evidence]
        passages = [builder.passages.at(each.start) for each in pieces]
        if all(passages):
            places = [[each.document, each.to_json()] for each in pieces]
            yield [told.body, told.on.isoformat(), told.own.isoformat(), places, [at.id for at in passages if at]]


def between_rows(alike: Iterable[Sequence[Any]], dates: Iterable[Any]) -> GraphRows:
    """Checks between papers: `alike` has statements in the same words together."""
    rows = GraphRows(BY)
    for said in alike:
        for says, pieces in _figures(said) if said[0][0] == FIGURE else _sentences(said):
            add_check(rows, "two values", says, pieces)
    told: list[Told] = []
    passages: dict[tuple[str, int], str] = {}
    for body, on, own, places, at in dates:
        first, second = (evidence_of(*place) for place in places)
        told.append(Told(body, date.fromisoformat(on), date.fromisoformat(own), first, second))
        passages |= {(each.document, each.start): id for each, id in zip((first, second), at, strict=True)}
    for conflict in find_conflicts(told):
        pieces = [(each, passages[each.document, each.start]) for each in conflict.evidence]
        add_check(rows, "dates", conflict.says, pieces)
    return rows


def _sentences(said: Sequence[Any]) -> Iterator[tuple[str, list[Piece]]]:
    for says, pair in _two_values([Placed.from_json(each) for each in said]):
        yield says, [(each.evidence, each.passage) for each in pair]


def _figures(said: Sequence[Any]) -> Iterator[tuple[str, list[Piece]]]:
    stated: dict[tuple[str, int, int], tuple[Stated, str]] = {}
    for _, key, value, may_be, told, place, passage in said:
        evidence = evidence_of(*place)
        measure, where, period, source, section = told
        each = Stated(tuple(key), value, Range(*may_be), measure, where, period, source, section, evidence)
        stated[evidence.document, evidence.start, evidence.end] = each, passage
    for says, pair in find_two_values([each for each, _ in stated.values()]):
        places = ((each.evidence.document, each.evidence.start, each.evidence.end) for each in pair)
        yield says, [(stated[place][0].evidence, stated[place][1]) for place in places]


def _two_values(placed: Sequence[Placed]) -> Iterator[tuple[str, tuple[Placed, Placed]]]:
    """The same sentence with figures that cannot be the same, each two values once."""
    if len({tuple(each.value for each in one.said.figures) for one in placed}) > MOST_VALUES:
        return
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
