"""Numbers of a paper that measure something and that no fact says: seen, and not understood.

In:     one paper as the finders saw it, and all its facts.
Out:    how many numbers that may measure were seen, and those that are in no figure and no grant.
Leaves: numbers in dates, times, references, addresses and names: they measure nothing (extract/figure_traps.py);
        numbers of agendas, contents pages and drawings, where no figures are looked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from extract.facts import Fact, FigureFact, FundingFact
from extract.measuring import MAY_MEASURE, measuring_numbers
from extract.numerals import Numeral
from extract.reading import Reading
from ingest.paper import Block

AROUND = 60  # characters on either side by which a person finds the number


@dataclass(frozen=True, slots=True)
class UnreadNumber:
    page: int | None
    number: str  # as printed
    words: str  # around it


@dataclass(frozen=True, slots=True)
class NumbersSeen:
    """`seen` counts the numbers that may measure something, `unread` those of them that are in no fact."""

    seen: int
    unread: tuple[UnreadNumber, ...]

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def numbers_seen(reading: Reading, facts: Sequence[Fact]) -> NumbersSeen:
    """The numbers of a paper held against what its facts say.

    A number is understood where a figure or a grant of its value rests on words that it stands in, or where one says
    it elsewhere: a statement that is printed twice is one fact.
    """
    places: list[tuple[int, int, frozenset[float]]] = []
    for fact in facts:
        values = _values_of(fact)
        if values:
            places += [(evidence.start, evidence.end, values) for evidence in _evidence_of(fact)]
    anywhere = frozenset(value for *_, values in places for value in values)
    numbers = reading.once(measuring_numbers)
    seen, unread = 0, []
    for block in reading.blocks(MAY_MEASURE):
        if reading.part(block).kind == "agenda":
            continue
        for numeral in (each for each in numbers.get(block.index, []) if not each.in_words):
            seen += 1
            said = {numeral.value, numeral.high or numeral.value}
            start, end = block.start + numeral.start, block.start + numeral.end
            is_in_fact = any(first < end and start < last and _agrees(said, values) for first, last, values in places)
            if not is_in_fact and not said <= anywhere:
                unread.append(_unread(block, numeral))
    return NumbersSeen(seen, tuple(unread))


def _agrees(said: set[float], values: frozenset[float]) -> bool:
    """Whether a fact has one of these values, as printed or in the units of its table (thousands, millions)."""
    return any(value in values or any(value * scale in values for scale in (1e3, 1e6, 1e9)) for value in said)


def _values_of(fact: Fact) -> frozenset[float]:
    if isinstance(fact, FigureFact):
        return frozenset({fact.value, fact.value_high or fact.value})
    return frozenset({fact.amount}) if isinstance(fact, FundingFact) else frozenset()


def _evidence_of(fact: Fact) -> Iterator[Any]:
    yield fact.evidence
    yield from (evidence for _, evidence in fact.also)


def _unread(block: Block, numeral: Numeral) -> UnreadNumber:
    around = block.text[max(numeral.start - AROUND, 0) : numeral.end + AROUND]
    return UnreadNumber(block.page_at(numeral.start), block.text[numeral.start : numeral.end], around.strip())
