"""Sentences with their figures taken out, so that the same sentence with other figures is found again elsewhere.

In:     the blocks of one paper.
Out:    a `Statement` for each sentence that can be told from others wherever it stands: prose, with a figure, with the
        year or date that it is of, and with words enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.numerals import find_numerals, may_hold_numbers
from extract.periods import find_periods
from graph.checks.finding import sentences
from graph.checks.rounding import Range, printed
from graph.joins import small_words
from graph.names import fold
from ingest.paper import Block

LEAST_WORDS = 8  # beside figures and small words
PROSE = ("paragraph", "list_item")
FIGURE = "\N{NUMBER SIGN}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as printed: where, and what it may be."""

    start: int  # offsets in the paper's text
    end: int
    value: float
    unit: str
    may_be: Range


@dataclass(frozen=True, slots=True)
class Statement:
    words: str  # folded, with a mark where each figure stood
    figures: tuple[Figure, ...]
    start: int
    end: int

    def differs(self, other: Statement) -> list[tuple[Figure, Figure]]:
        """Which figures cannot be the same number, rounded or not. Statements of other units are not the same."""
        if len(self.figures) != len(other.figures):
            return []
        pairs = list(zip(self.figures, other.figures, strict=True))
        if any(one.unit != another.unit for one, another in pairs):
            return []
        return [(one, another) for one, another in pairs if not one.may_be.meets(another.may_be)]


def find_statements(blocks: Iterable[Block]) -> Iterator[Statement]:
    """The statements of a paper, in order."""
    for block in blocks:
        if block.kind in PROSE and may_hold_numbers(block.text):
            for sentence in sentences(block.text):
                found = _statement(block.text[sentence.start : sentence.end], block.start + sentence.start)
                if found:
                    yield found


def _statement(said: str, offset: int) -> Statement | None:
    every = find_numerals(said) if may_hold_numbers(said) else []
    periods = find_periods(said) if every else []
    numerals = [each for each in every if not any(when.start <= each.start < when.end for when in periods)]
    if not periods or not numerals or any(each.high is not None for each in numerals):
        return None
    words = said
    for each in reversed(numerals):
        words = f"{words[: each.start]} figure{FIGURE} {words[each.end :]}"
    folded = fold(words)
    if sum(word not in small_words() and word != "figure" for word in folded.split()) < LEAST_WORDS:
        return None
    figures = tuple(
        Figure(offset + each.start, offset + each.end, each.value, each.unit, printed(said, each)) for each in numerals
    )
    return Statement(folded, figures, offset, offset + len(said))
