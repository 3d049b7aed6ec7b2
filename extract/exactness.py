"""How exact a number is, and whether it is a change: told from the words beside it.

In:     a sentence and where a number stands in it.
Out:    its qualifier and direction, and how far the words that say so reach.
Words:  corpus/vocabulary/figures.yaml
Source: the judgement calls of the gold facts: "nearly" and "just under" are under, "exceeded" and "in excess of" over,
        "up to" and "as much as" at most; a change is a magnitude with a direction; a level that something rose to is
        no change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.numerals import Numeral

QUALIFIER_REACH = 40  # characters before a number in which its qualifier begins
CHANGE_REACH = 90  # the same for its word of change: "increase in killed and seriously injured casualties of 23"

Qualifier = Literal["exact", "about", "over", "under", "at_least", "at_most"]
Direction = Literal["up", "down", "same"]

# "(-71 offences)", "(+£0.6m)", "(6.7%, +312)": a sign that opens a bracket, or follows a comma in it, is no dash
SIGN = re.compile(r"(?:\(|(?<=[\d%][;,]\s))(?:(?P<up>\+)|(?P<down>[\-–−]))\s?$")


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words beside a number say, with the stretch of text that number and words fill."""

    start: int
    end: int
    qualifier: Qualifier = "exact"
    direction: Direction | None = None


def wording_of(text: str, start: int, each: Numeral, limit: int) -> Wording:
    """The qualifier and direction of a number in the sentence that begins at `start`; `limit` is where the next number
    or the sentence's end stands.

    >>> text = "a fall of around 2% on the year before"
    >>> found = wording_of(text, 0, Numeral(17, 19, 2.0, "percent"), len(text))
    >>> found.qualifier, found.direction, text[found.start:found.end]
    ('about', 'down', 'fall of around 2%')
    >>> wording_of("500 people or more", 0, Numeral(0, 3, 500.0), 18).qualifier
    'at_least'
    """
    begin, end, qualifier = each.start, each.end, "exact"
    before = _qualifier_before().search(text, max(start, each.start - QUALIFIER_REACH), each.start)
    if before and _centred().search(text, start, before.end()):
        before = None  # "built around four pillars"
    if before and not _compares().search(before[0]) and not _of_a_mark(before[0], text, each.end):
        begin, qualifier = before.start(), str(before.lastgroup)
    else:
        after = _qualifier_after().match(text, each.end, limit)
        if after:
            end, qualifier = after.end(), str(after.lastgroup)
        elif later := _qualifier_later().match(text, each.end, limit):
            qualifier = str(later.lastgroup)
    direction: str | None = None
    change = (
        _change_after().match(text, end, limit)
        or _change_before().search(text, max(start, begin - CHANGE_REACH), begin)
        or _in_bracket().search(text, max(start, begin - CHANGE_REACH), begin)
        or _straight_change(text, max(start, begin - CHANGE_REACH), begin, each)
        or SIGN.search(text, start, begin)
        or _compared_in_bracket(text, max(start, begin - CHANGE_REACH), begin, end, each)
        or _alone_in_bracket(text, max(start, begin - CHANGE_REACH), begin, end, each)
    )
    if change:
        begin, end, direction = min(begin, change.start()), max(end, change.end()), str(change.lastgroup)
    return Wording(begin, end, cast(Qualifier, qualifier), cast("Direction | None", direction))


@cache
def _centred() -> re.Pattern[str]:
    """ "built around ", "structured around ": of what something is made, and not how exact a number is."""
    return re.compile(rf"\b(?:{one_of(vocabulary('figures')['made_around'])})\s+around\s+(?:the\s+)?$", re.IGNORECASE)


def _of_a_mark(before: str, text: str, end: int) -> bool:
    """ "below the 95% target", "just below an 85% target": the number is the mark, exactly."""
    return before.rstrip().lower().endswith((" the", " a", " an")) and bool(_mark_next().match(text, end))


@cache
def _mark_next() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:[a-z]+\s+)?(?:{one_of(vocabulary('figures')['marks_to_meet'])})\b", re.IGNORECASE)


@cache
def _compares() -> re.Pattern[str]:
    """ "lower than the ": before a number that stands on its own: "lower than the 40 of last year"."""
    return re.compile(r"(?:higher|lower|greater|more|less|fewer)\s+than\s+the\s+$", re.IGNORECASE)


def _groups(named: dict[str, list[str]]) -> str:
    return "|".join(rf"(?P<{name}>{one_of(words)})" for name, words in named.items())


@cache
def _qualifier_before() -> re.Pattern[str]:
    """ "just over ", "approximately ", with an article or the like between: "over the ", "approx.. "."""
    groups = _groups(vocabulary("figures")["qualifiers_before"])
    return re.compile(rf"(?<![\w-])(?:{groups})\.?\s*(?:the\s+|a\s+|an\s+)?$", re.IGNORECASE)


@cache
def _qualifier_after() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_groups(vocabulary('figures')['qualifiers_after'])})(?!\w)", re.IGNORECASE)


@cache
def _qualifier_later() -> re.Pattern[str]:
    """ " people or more": behind what is counted, which keeps its place."""
    groups = _groups(vocabulary("figures")["qualifiers_later"])
    return re.compile(rf"(?:\s+[a-z-]+){{1,3}}?\s+(?:{groups})\b", re.IGNORECASE)


@cache
def _change_after() -> re.Pattern[str]:
    """ " reduction", " lower", " more cases", " overall increase": the word of change follows its amount."""
    words = vocabulary("figures")
    groups = _groups(words["changes_after"])
    return re.compile(
        rf"(?:(?<=%)\)(?=\s))?[\s-]*(?:\([^)]*\)\s*)?(?:\d+[\s-](?:month|year|week)\s+)?(?:(?:{one_of(words['change_adjectives'])})\s+)*(?:{groups})\b"
        rf"(?!\s+(?:{one_of(words['kinds_of'])})\b)",
        re.IGNORECASE,
    )


@cache
def _change_before() -> re.Pattern[str]:
    """ "a fall of ", "increased by ", "increase in thefts across all wards of ", "reduce … casualties by ".

    "A rise to" and "from" lead to a level, not to an amount of change."""
    words = vocabulary("figures")
    groups = _groups(words["changes"])
    return re.compile(
        rf"\b(?:{groups})\b(?:\s+(?!(?:{one_of(words['level_joints'])})\s+(?:\d|an?\s+(?:[a-z-]+\s+){{1,3}}of\s))[^\W\d]+|\s*\([^()\d]{{1,40}}\)){{0,8}}?,?\s+"
        rf"(?:{one_of(words['change_joints'])})\s+(?:a\s+further\s+)?[+\-–−]?\s?$",
        re.IGNORECASE,
    )


@cache
def _in_bracket() -> re.Pattern[str]:
    """ "(down 507", "(up 3%"."""
    return re.compile(rf"\((?:{_groups(vocabulary('figures')['changes_straight'])})\s+$", re.IGNORECASE)


def _alone_in_bracket(text: str, start: int, begin: int, end: int, each: Numeral) -> re.Match[str] | None:
    """The word of change straight before a percentage alone in its bracket: "a strong rise (15%)", "is down (5%)"."""
    if each.unit != "percent" or text[begin - 1 : begin] != "(" or text[end : end + 1] != ")":
        return None
    return _change_then_bracket().search(text, start, begin)


@cache
def _change_then_bracket() -> re.Pattern[str]:
    """ "rise (", "is down appreciably (": with no more than an adverb between."""
    words = vocabulary("figures")
    groups = _groups({way: [*words["changes"][way], *words["changes_straight"][way]] for way in words["changes"]})
    return re.compile(rf"(?<![\w-])(?:{groups})(?:\s+[a-z]+ly)?\s+\($", re.IGNORECASE)


def _compared_in_bracket(text: str, start: int, begin: int, end: int, each: Numeral) -> re.Match[str] | None:
    """The word of change before a bracket that compares: "reduce the number of thefts (12% in 2031 compared to"."""
    if each.unit != "percent" or text[begin - 1 : begin] != "(" or not COMPARED.match(text, end):
        return None
    return _change_before_bracket().search(text, start, begin)


COMPARED = re.compile(r"[^()]{0,40}?\b(?:compared|on)\s+(?:to|with|the)\b[^()]{0,40}\)")


@cache
def _change_before_bracket() -> re.Pattern[str]:
    """ "reduce the number of thefts (": the last word of change before a bracket, in its clause."""
    groups = _groups(vocabulary("figures")["changes"])
    return re.compile(
        rf"\b(?:{groups})\b(?=(?:\s+(?:the|in|number|of|all|total)\b)+)[^.;:()]{{0,70}}\($", re.IGNORECASE
    )


def _straight_change(text: str, start: int, begin: int, each: Numeral) -> re.Match[str] | None:
    """A word of change straight before a percentage, or with "by" before any number: "up 4%", "down by 30"."""
    found = _change_straight().search(text, start, begin)
    return found if found and (each.unit in ("percent", "ratio") or found[0].rstrip().endswith("by")) else None


@cache
def _change_straight() -> re.Pattern[str]:
    """ "decreased 6%", "up 4%"."""
    words = vocabulary("figures")
    unlike = "".join(rf"(?<!{re.escape(word)}\s)" for word in words["no_changes"])
    return re.compile(rf"(?<!\w){unlike}(?:{_groups(words['changes_straight'])})\s*[+\-–−]?$", re.IGNORECASE)
