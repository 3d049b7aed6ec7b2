"""A check: two or more pieces of a paper, or of two papers, that cannot all be right; shown, never corrected.

`says` is a plain sentence of our own. `pieces` are the papers' words, each where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus.load import vocabulary

Kind = Literal["sum", "percentage", "two values", "dates"]
_ENDS = re.compile(r"(?<=[.!?;])[\u201d\u2019\")]*\s+(?=[A-Z\u201c\"(\u2018•])")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of a text, by its offsets."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule found in one text; offsets are the text's."""

    kind: Kind
    says: str
    pieces: tuple[Span, ...]


def sentences(text: str) -> Iterator[Span]:
    """The sentences of a text, cut where a mark of the end is followed by a capital.

    >>> [(each.start, each.end) for each in sentences("Theft fell. Fraud rose by 1.5%.")]
    [(0, 11), (12, 31)]
    """
    start = 0
    for end in _ENDS.finditer(text):
        yield Span(start, end.start())
        start = end.end()
    if start < len(text):
        yield Span(start, len(text))


@cache
def words_of(name: str) -> tuple[str, ...]:
    """The words of one list of corpus/vocabulary/checks.yaml, in small letters."""
    return tuple(word.casefold() for word in vocabulary("checks")[name])


@cache
def any_word(name: str) -> re.Pattern[str]:
    """A pattern that finds one of these words whole, in any case."""
    longest_first = sorted(words_of(name), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.I)


def number(value: float) -> str:
    """A number as a person writes it.

    >>> number(12345.0), number(1.5)
    ('12,345', '1.5')
    """
    return f"{value:,.0f}" if value == int(value) else f"{round(value, 4):,}"


def listed(values: Iterable[float]) -> str:
    return " + ".join(map(number, values))
