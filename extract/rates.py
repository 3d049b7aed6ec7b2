"""Whether a plain number is a rate: so many for each of many, or what is called a rate.

In:     a sentence's text, a number of it, what it measures and the figure before it.
Out:    yes or no.
"""

from __future__ import annotations

import re

from extract.counting import AVERAGE_BEFORE, is_compared, per_many
from extract.facts import FigureFact
from extract.numerals import Numeral

BETWEEN = r"(?:\([^)]*\)|[^;%\d(]){0,70}?"  # words between "rate" and its number, brackets among them
RATE_IS = re.compile(rf"\brates?\b{BETWEEN}\b(?:of|is|was|now|to|from|at|being)\s+$", re.IGNORECASE)
RATE_MOVES = re.compile(rf"\brates?\b{BETWEEN}\bfrom\s+[\d.,]+\s+to\s+$", re.IGNORECASE)
# "rate per 10,000 children", "admissions per 1,000"
RATE = re.compile(r"\brates?\b|\bper\s+1,?000\b", re.IGNORECASE)
RATE_PER = re.compile(r"\brates?\b.*\bper\s+\d[\d,]{2,}|\bper\s+\d{1,3}(?:,\d{3})+", re.IGNORECASE)
RATE_BEFORE = re.compile(r"\brate\b[^.;\d]{0,40}$", re.IGNORECASE)
COUNTED_NEXT = re.compile(r"\s+(?:[a-z-]+\s+){0,2}?[a-z]+s\b")  # "45 house fires": it counts them


def is_rate(text: str, each: Numeral, measure: str, before: FigureFact | None) -> bool:
    """ "45 per 100,000 people", "the rate per 1,000 was 45", "a frequency rate of 1.08", and a number that such a one
    is compared with; `before` is the figure before it in its sentence."""
    if each.unit != "count":
        return False
    after_rate = before is not None and before.unit == "rate"
    said = RATE_IS.search(text, 0, each.start) or RATE_MOVES.search(text, 0, each.start)
    beside = (pattern.search(text, 0, each.start) for pattern in (RATE_BEFORE, AVERAGE_BEFORE))
    compared = after_rate and (is_compared(text, 0, each) or any(beside))
    in_part = each.value % 1 > 0 and not each.scaled and RATE.search(text, 0, each.start)  # no count has a fraction
    own = in_part or (said and not COUNTED_NEXT.match(text, each.end))
    return bool(own or compared or per_many().match(text, each.end) or RATE_PER.search(measure))
