"""What a printed number stands for: every number that would be printed so.

In:     a numeral and the text that it stands in.
Out:    the least and the most that it may be: "12.3%" is 12.25 to 12.35, "1.2 million" 1,150,000 to 1,250,000; a count
        in whole numbers is itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from corpus.load import vocabulary
from extract.numerals import Numeral

SLACK = 1e-9  # of a rounding error of our own
_DECIMALS = re.compile(r"\.(\d+)")


@dataclass(frozen=True, slots=True)
class Range:
    low: float
    high: float

    def meets(self, other: Range) -> bool:
        return self.low <= other.high + SLACK and other.low <= self.high + SLACK


def printed(text: str, each: Numeral) -> Range:
    """What the numeral may be."""
    said = text[each.start : each.end].casefold()
    decimals = _DECIMALS.search(said)
    places = len(decimals[1]) if decimals else 0
    scale = _scale(said)
    if each.unit != "percent" and scale == 1 and not places:
        return Range(each.value, each.value)
    half = 0.5 * scale / 10**places
    return Range(each.value - half, each.value + half)


def _scale(said: str) -> float:
    known = vocabulary("numerals")
    words = {**known["magnitudes"], **{word.casefold(): value for word, value in known["money_letters"].items()}}
    found = re.search(r"\d\s*([a-z]+)$", said)
    return float(words.get(found[1], 1)) if found else 1.0


def reach(formula: Callable[[float, float], float], one: Range, other: Range) -> Range:
    """The least and the most that a formula gives for two positive numbers that are known so far."""
    values = [formula(first, second) for first in (one.low, one.high) for second in (other.low, other.high)]
    return Range(min(values), max(values))
