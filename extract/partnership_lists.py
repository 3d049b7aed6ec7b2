"""Whose priorities a list states where the paper names no plan of a partnership: another strategy's, or the body's own.

In:     the words that bring the list in, and the lines and headings above them.
Out:    the name of the strategy that "this strategy" means there; the partnership that is said to have the priorities.
Words:  corpus/vocabulary/priorities.yaml, agreement.yaml
Rule:   the list is the partnership's only where its own words, or the line or heading above, name it; a council's, a
        police force's or a government's priorities are not its.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from corpus.load import vocabulary
from extract.body_names import body_mentions
from extract.likeness import fold
from extract.reading import Reading
from extract.strategy_names import StrategyName, strategy_names
from ingest.paper import Block

SHORT_FORM = re.compile(r"\b[A-Z]{2,6}\b")
FIRST_LINES = 8  # blocks at the head of a paper
TITLE_WORDS = 14  # a longer line is no title


def strategy_meant(texts: Iterable[str]) -> StrategyName | None:
    """The strategy that the nearest of `texts` names which names any: what "this strategy" means below them."""
    for text in texts:
        if found := list(strategy_names(text, of_partnerships=True)):
            return found[-1]
    return None


def partnership_of(reading: Reading, block: Block, lead_in: str, near: Sequence[str]) -> str | None:
    """The partnership whose list `lead_in` brings in, by the fullest name that the paper has for it."""
    if _of_others().search(lead_in):
        return None
    here = [each.name for each in body_mentions(reading).get(block.index, ()) if each.name in lead_in]
    own = [name for name in here if _of_the_field().search(name) and not _is_bare(name)]
    if own:
        return own[-1]
    for short in SHORT_FORM.findall(lead_in):  # "the WSP priorities"
        if named := reading.once(_short_forms).get(short):
            return named
    if not any(_partnership_word().search(text) for text in (lead_in, *near)):
        return None
    return reading.once(_only_partnership)


def _short_forms(reading: Reading) -> dict[str, str]:
    """The abbreviations that the paper brings in for partnerships of this field."""
    mentions = [each for found in body_mentions(reading).values() for each in found]
    return {
        each.abbreviation: each.name
        for each in mentions
        if each.abbreviation and each.kind == "partnership" and _of_the_field().search(each.name)
        if not _is_bare(each.name)
    }


def year_of_title(reading: Reading) -> int | None:
    """The first year of the plan that one of the paper's first lines names: "Safer Westmere Plan (2031-34)"."""
    lines = [block.text for block in reading.paper.blocks[:FIRST_LINES] if len(block.text.split()) <= TITLE_WORDS]
    named = (each for text in lines for each in strategy_names(text, of_partnerships=True))
    return next((each.years.first for each in named if each.years), None)


def _only_partnership(reading: Reading) -> str | None:
    """The partnership of this field that a paper names most; None where two are named as often."""
    counted: Counter[str] = Counter()
    names: dict[str, str] = {}
    for mentions in body_mentions(reading).values():
        for each in mentions:
            if each.kind == "partnership" and _of_the_field().search(each.name) and not _is_bare(each.name):
                key = fold(each.name.replace("CSP", "Community Safety Partnership"))
                counted[key] += 1
                names[key] = max(names.get(key, ""), each.name, key=lambda name: (len(name), name))
    if not counted:
        return None
    most, *rest = sorted(counted, key=lambda key: (-counted[key], key))
    return names[most] if not rest or counted[rest[0]] < counted[most] else None


def _is_bare(name: str) -> bool:
    """Whether a name is that of any partnership: "Community Safety Partnerships"."""
    generic = set(vocabulary("agreement")["partnership_generic"])
    return all(word in generic for word in fold(name).split())


@cache
def _partnership_word() -> re.Pattern[str]:
    """ "the Partnership", "the CSP", "the Westmere Community Safety Partnership"."""
    words = "|".join(map(re.escape, vocabulary("agreement")["partnership_words"]))
    return re.compile(rf"\b(?:{words}|[A-Z]{{1,4}}CSP)\b")


@cache
def _of_the_field() -> re.Pattern[str]:
    words = "|".join(map(re.escape, vocabulary("agreement")["partnership_names"]))
    return re.compile(rf"\b(?:{words})\b")


@cache
def _of_others() -> re.Pattern[str]:
    """ "the Council’s priorities", "Government priorities", "national priorities"."""
    words = "|".join(map(re.escape, vocabulary("priorities")["other_bodies"]))
    return re.compile(
        rf"\b(?:{words})(?:[’']s|s[’'])?\s+(?:\w+\s+){{0,3}}?(?:priorit|themes|issues|areas)", re.IGNORECASE
    )
