"""Whether a sentence says a time that has no form here: "the past three years", "since April", "year on year".

In:     a sentence.
Out:    whether it says when, so that no period is to be taken for its numbers from before.
Words:  corpus/vocabulary/periods.yaml, numerals.yaml
"""

from __future__ import annotations

import re
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.periods import find_periods


def says_other_time(sentence: str) -> bool:
    """Whether a sentence says a time that has no form here, so that none is to be taken from before: "the past three
    years", "the pre-pandemic average", "since March 2031"."""
    return bool(_other_time().search(sentence) or SINCE.search(sentence))


def says_any_time(sentence: str) -> bool:
    """Whether a sentence says any time but one that it compares with, though it has no form here: "since April",
    "year on year", "in the last 12 months"."""
    own = [each for each in find_periods(sentence) if not each.is_base or each.relative]
    return bool(own or says_other_time(sentence) or _own_time().search(sentence))


SINCE = re.compile(r"\b[Ss]ince\s+(?:the\s+(?:start|beginning)\s+of\b|(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d\b)")


@cache
def _other_time() -> re.Pattern[str]:
    words = vocabulary("periods")
    return re.compile(
        rf"\b(?:{one_of(words['past'])})\s+(?:\w+\s+){{1,2}}(?:{one_of(words['past_units'])})\b|\b(?:{one_of(words['other_times'])})\b",
        re.IGNORECASE,
    )


@cache
def _own_time() -> re.Pattern[str]:
    """ "since ", "year on year", "a 12 month increase"."""
    words = vocabulary("periods")
    units, many = one_of(words["past_units"]), one_of(vocabulary("numerals")["small"])
    return re.compile(
        rf"\b(?:{one_of(words['own_times'])})\b|\b(?:\d+|{many})[\s-](?:{units}|year|month|week|quarter)\b",
        re.IGNORECASE,
    )
