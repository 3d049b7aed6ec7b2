"""One measure of one place and period, given two values: by two papers, or by sections of one that lie apart.

In:     the figures that papers state, as facts.
Out:    a `Stated` for each that can be told from others wherever it stands, and those pairs that cannot both be right.
Rules:  only what is firm is compared: an exact number of a count, an amount or a rate, not itself a change, with a
        place and a period, and with words enough in its measure, which is compared in the singular, without small words
        and words of counting, in any order. Shares are left out: of what they are a share is often said elsewhere. More
        than two values of one measure are the parts of something that was not read with them. Pages read by OCR are
        left out.
Words:  corpus/vocabulary/checks.yaml (counting)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from extract.facts import Evidence, Fact, FigureFact
from extract.numerals import find_numerals
from graph.checks.finding import number, words_of
from graph.checks.rounding import Range, printed
from graph.joins import core
from graph.names import fold

UNITS = ("count", "gbp", "rate")
LEAST_WORDS = 3  # of a measure, beside small words and those of counting: "offences" alone may be any offences
MOST_VALUES = 2
_YEAR_ENDING_MARCH = re.compile(r"year ending (\d{4})-03(?:-31)?")
_APRIL_TO_MARCH = re.compile(r"(\d{4})-04(?:-01)?/(\d{4})-03(?:-31)?")


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure where it stands. Figures of one `key` are of one measure, place, period and unit."""

    key: tuple[str, ...]
    value: float
    may_be: Range
    measure: str
    place: str
    period: str
    source: str | None
    section: str | None
    evidence: Evidence


def find_stated(facts: Iterable[Fact]) -> Iterator[Stated]:
    """The figures of one paper that may be compared with others."""
    for fact in facts:
        if not isinstance(fact, FigureFact) or not _is_firm(fact) or fact.geography is None or fact.period is None:
            continue
        words = [word for word in core(fold(fact.measure), {}) if word not in words_of("counting")]
        may_be = _may_be(fact)
        if len(set(words)) >= LEAST_WORDS and may_be is not None:
            key = (" ".join(words), fold(fact.geography), same_period(fact.period), fact.unit)
            yield Stated(
                key, fact.value, may_be, fact.measure, fact.geography, fact.period, fact.source, fact.section,
                fact.evidence,
            )  # fmt: skip


def _is_firm(fact: FigureFact) -> bool:
    is_exact = fact.qualifier == "exact" and fact.value_high is None and fact.direction is None
    return is_exact and fact.unit in UNITS and fact.confidence >= 1 and not fact.evidence.by_ocr


def _may_be(fact: FigureFact) -> Range | None:
    """What the number as printed may be; None where the quote does not have it."""
    quote = fact.evidence.quote
    return next((printed(quote, each) for each in find_numerals(quote) if each.value == fact.value), None)


def same_period(period: str) -> str:
    """A period in one form: a year that ends in March is a financial year.

    >>> same_period("year ending 2032-03"), same_period("2031-04/2032-03"), same_period("2031/32")
    ('2031/32', '2031/32', '2031/32')
    """
    if found := _YEAR_ENDING_MARCH.fullmatch(period):
        last = int(found[1])
    elif (found := _APRIL_TO_MARCH.fullmatch(period)) and int(found[2]) == int(found[1]) + 1:
        last = int(found[2])
    else:
        return period
    return f"{last - 1}/{last % 100:02}"


def find_two_values(stated: Sequence[Stated]) -> Iterator[tuple[str, tuple[Stated, Stated]]]:
    """Of figures of one key those two that cannot both be right, with a plain sentence."""
    if len({each.value for each in stated}) > MOST_VALUES:
        return
    ordered = sorted(stated, key=lambda each: (each.evidence.document, each.evidence.start))
    for one, other in combinations(ordered, 2):
        if not one.may_be.meets(other.may_be) and _lie_apart(one, other) and _may_be_one(one, other):
            where = "One paper" if one.evidence.document == other.evidence.document else "Two papers"
            gives = "gives" if where == "One paper" else "give"
            says = f"{where} {gives} “{one.measure}” in {one.place}, {one.period}, as {number(one.value)} and as "
            yield f"{says}{number(other.value)}.", (one, other)
            return


def _lie_apart(one: Stated, other: Stated) -> bool:
    """Whether they are of two papers, or of two sections on two pages: within one, each is of a part."""
    if one.evidence.document != other.evidence.document:
        return True
    return one.section != other.section and one.evidence.page != other.evidence.page


def _may_be_one(one: Stated, other: Stated) -> bool:
    """Whether nothing says that they were counted differently: two sources that are named."""
    return not (one.source and other.source) or fold(one.source) == fold(other.source)
