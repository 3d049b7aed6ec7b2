"""The years of a plan or agreement: spans of years as printed, and which of them is the edition's first.

In:     titles, running heads and blocks of a paper.
Out:    `Years` in order; the first year of an edition, None where nothing says it.
Words:  corpus/vocabulary/agreement.yaml
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from ingest.paper import Block

NEAR = 60  # characters between a plan's name and the year that belongs to it
FOUR_DIGITS = 4
# "2014-17", "2014 to 2017", "2020/21", "2025"
YEARS = re.compile(
    r"\b(?P<first>(?:19|20)\d\d)(?:\s*(?P<joint>[-–—/]|to|until|and|(?<=\d)\s(?=20\d\d\b))\s*(?:(?:[A-Z][a-z]+\s+)?)(?P<last>(?:(?:19|20)\d\d|\d\d)\b))?(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Years:
    """A span of years as printed: `first` and `last` as numbers, `text` as the facts format has it."""

    first: int
    last: int
    text: str
    start: int
    end: int


def years_in(text: str) -> Iterator[Years]:
    """Every year or span of years of `text`, in order.

    >>> [each.text for each in years_in("Plan 2031-34, actions 2031/32, report of 2030")]
    ['2031/2034', '2031/32', '2030']
    """
    for match in YEARS.finditer(text):
        first, joint, last = int(match["first"]), match["joint"], match["last"]
        whole = int(last) if last and len(last) == FOUR_DIGITS else first // 100 * 100 + int(last) if last else first
        if last is None or joint == "and" or not first < whole <= first + 30:
            yield Years(first, first, str(first), match.start(), match.end("first"))
            if last and len(last) == FOUR_DIGITS:
                yield Years(whole, whole, str(whole), match.start("last"), match.end())
        elif joint == "/" and whole == first + 1:
            yield Years(first, whole, f"{first}/{whole % 100:02}", match.start(), match.end())
        else:
            yield Years(first, whole, f"{first}/{whole}", match.start(), match.end())


def stated_year(titles: list[str], name: str) -> int | None:
    """The latest edition that titles or running heads name: "Westmere Community Safety Plan 2031-34"."""
    kind = next((kind for kind in vocabulary("agreement")["plan_names"] if name.endswith(kind)), name)
    dated = re.compile(
        rf"{re.escape(kind)}(?:\s*\([A-Z]+\))?\W*(?:draft\W*)?(?:for\s+)?(?:[a-z]+\s+)?(?=(?:19|20)\d\d)", re.IGNORECASE
    )
    found = [next(years_in(title[match.end() :])).first for title in titles for match in dated.finditer(title)]
    return max(found, default=None)


def effect_year(blocks: list[Block]) -> int | None:
    """The year of "takes effect from 1st April 2031": the latest, since version tables print the earlier ones."""
    effects = "|".join(re.escape(word) for word in vocabulary("agreement")["effect_words"])
    pattern = re.compile(rf"\b(?:{effects})\b[^.;]{{0,25}}?\b((?:19|20)\d\d)\b", re.IGNORECASE)
    return max((int(match[1]) for block in blocks for match in pattern.finditer(block.text)), default=None)


def said_near(blocks: list[Block], name: str) -> int | None:
    """The year printed most often just after the plan's name or abbreviation, the latest of equals."""
    words = vocabulary("agreement")
    kind = next((kind for kind in words["plan_names"] if name.endswith(kind)), name)
    aliases = "|".join([re.escape(kind), *map(re.escape, words["plan_abbreviations"])])
    near = re.compile(rf"\b(?:{aliases})\b\)?(?P<rest>[^.;:]{{0,{NEAR}}})")
    counted = Counter(
        years.first for block in blocks for match in near.finditer(block.text) for years in years_in(match["rest"])
    )
    return max(counted, key=lambda year: (counted[year], year), default=None)


def year_of_priorities(blocks: list[Block]) -> int | None:
    """The first "priorities of April 2031", "priorities published in 2031" of a report on them."""
    found = (match for block in blocks if (match := _of_priorities().search(block.text)))
    return next((int(match["year"]) for match in found), None)


def titled_year(titles: list[str]) -> int | None:
    """The first year of what a report's title says that it covers: "Performance Report 2031/32"."""
    return next((years.first for title in titles for years in years_in(title) if "/" in years.text), None)


@cache
def _of_priorities() -> re.Pattern[str]:
    """ "priorities of April 2031", "priorities published in 2031"."""
    joints = one_of(vocabulary("agreement")["priorities_of"])
    return re.compile(rf"\bpriorities\s+(?:{joints})\s+(?:[A-Z][a-z]+\s+)?(?P<year>20\d\d)\b")
