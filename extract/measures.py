"""What a number counts, and whether it counts anything: the words beside it.

In:     a sentence, the number in it, and the places and periods that are no part of what is counted.
Out:    the measure in the paper's words, and where those stand.
Words:  corpus/vocabulary/figures.yaml
Leaves: grammar. There is no tagger: a noun phrase is what stands between a number and the next stop, verb of the list,
        place, period or number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.numerals import Numeral

LONGEST_WORDS = 16
PLURAL_WITHIN = 5  # words after a small number in which its plural noun stands: "three key partner agencies"


@dataclass(frozen=True, slots=True)
class Measure:
    text: str
    start: int
    end: int


def counts_something(text: str, start: int, each: Numeral, wording_start: int, wording_end: int) -> bool:
    """Whether a number has anything beside it by which it measures something.

    A percentage, an amount of money, a share, a number with thousands commas or a magnitude does by itself. A plain
    number needs a plural noun after it, "of those", a verb or "total of" before it, or its percentage in brackets; one
    in words needs the plural noun.

    >>> counts_something("three key partner agencies", 0, Numeral(0, 5, 3.0, in_words=True), 0, 5)
    True
    >>> counts_something("the two of them met", 0, Numeral(4, 7, 2.0, in_words=True), 4, 7)
    False
    """
    if each.unit == "ratio" and each.in_words and not each.times and wording_start == each.start:
        fraction = FRACTION.search(text, each.start, each.end)
        return not fraction or bool(SHARE_OF.match(text, each.end) or NO_WORD.match(text, each.end))
    if each.unit != "count" or each.scaled:
        return True
    if each.in_words:
        printed = text[each.start : each.end]
        if each.value == 1 or _pointing().search(text, start, each.start):
            return False
        if printed[0].isupper() and each.start > start and not text[: each.start].rstrip().endswith(("“", '"', "‘")):
            return False  # "Vision Zero", "Phase Two"
        return _has_plural(text, wording_end) or bool(_part_of_counted().match(text, each.end))
    if _capital_before().search(text, start, each.start) and not LOWER_NEXT.match(text, each.end):
        return False  # "Westmere 2"
    if _has_plural(text, wording_end) or _part().match(text, wording_end) or PERCENT_NEXT.match(text, each.end):
        return True
    return bool(_total().search(text, start, wording_start)) or wording_start < each.start or wording_end > each.end


def measure_of(
    text: str, sentence: tuple[int, int], each: Numeral, reach: tuple[int, int], fences: Sequence[tuple[int, int]]
) -> Measure | None:
    """What `each` counts. `reach` is the number with its qualifier and word of change; `fences` are the other numbers,
    the places and the periods of the sentence, at which a measure ends."""
    after = _after(text, sentence[1], reach[1], fences)
    before = _before(text, sentence[0], reach[0], fences)
    if each.unit == "gbp" and after and not MONEY_OF.match(text, reach[1]):
        after = None
    elif each.unit in ("percent", "ratio") and after and not SHARE_OF.match(text, reach[1]):
        after = None if before else after
    chosen = after or before
    if chosen is None:
        return None
    start, end = chosen
    return Measure(" ".join(text[start:end].split()), start, end)


def _after(text: str, end: int, start: int, fences: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    bracketed = BRACKET.match(text, start)  # "410 (10.2%) were identified as"
    start = bracketed.end() if bracketed else start
    limit = min([end, *(place for place, _ in fences if place >= start)])
    stop = _end_after().search(text, start, limit)
    linked = LINKED_AFTER.match(text, start)  # "were identified as having alcohol problems"
    if linked and stop and stop.start() <= linked.end():
        stop = _end_after().search(text, linked.end(), limit)
    return _trimmed(text, linked.end() if linked else start, stop.start() if stop else limit)


def _before(text: str, start: int, end: int, fences: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    limit = max([start, *(place for _, place in fences if place <= end)])
    clauses = list(CLAUSE_START.finditer(text, limit, end))
    begin = clauses[-1].end() if clauses else limit
    found = _trimmed(text, begin, end)
    if found is None and clauses:
        found = _trimmed(text, clauses[-2].end() if len(clauses) > 1 else limit, clauses[-1].start())
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch without opening and closing words that are no part of a name, at most `LONGEST_WORDS` words."""
    while opening := _opening().match(text, start, end):
        start = opening.end()
    while closing := _closing().search(text, start, end):
        end = closing.start()
    words = list(WORD.finditer(text, start, end))[:LONGEST_WORDS]
    letters = [word for word in words if word[0][0].isalpha()]
    if not letters:
        return None
    return words[0].start(), words[-1].end()


def _has_plural(text: str, start: int) -> bool:
    """Whether a plural noun follows within few words, before any stop or word that ends the noun phrase.

    >>> _has_plural("three of the wards", 5), _has_plural(" key partner agencies (", 0)
    (False, True)
    """
    words = vocabulary("figures")
    for place, match in enumerate(NOUN_PHRASE.finditer(text, start)):
        word = match["word"].lower()
        if place == PLURAL_WITHIN or match["gap"].strip(" /-‘'“\"") or word in words["idle_followers"]:
            return False
        if word in words["plurals"]:
            return True
        if len(word) > 2 and word.endswith("s") and not word.endswith("ss") and word not in words["singulars"]:
            return not match["word"].isupper()
        if match["word"][1:].isupper() and match["word"].endswith("s"):
            return True
    return False


WORD = re.compile(r"[^\s,;:()\[\]“”\"]+")
NOUN_PHRASE = re.compile(r"(?P<gap>[^A-Za-z]{0,4})(?P<word>[A-Za-z][\w’'-]*)")
LOWER_NEXT = re.compile(r"\s+[a-z]")
PERCENT_NEXT = re.compile(r"\s*\(\s*\d+(?:\.\d+)?\s?%")
BRACKET = re.compile(r"\s*\([^)]{0,30}\)")
CLAUSE_START = re.compile(r"[;:(]|,\s|\s[–—-]\s|(?<=[a-z])\.\s|\bthat\s")

# "£730,000 of additional funding", "£961 million in costs"
MONEY_OF = re.compile(r"\s*(?:of|in|for|to|from|worth|per|on)\s", re.IGNORECASE)

# "44% of all incidents", "a third of the funding", "66% were", "20% increase in"
SHARE_OF = re.compile(
    r"\s*(?:of|in|for|were|are|was|is|had|have|said|felt|live|among|women|men|related)\b", re.IGNORECASE
)

# "a third", "half": before a noun these are ranks and lengths, "a third phase", "half day"
FRACTION = re.compile(r"(?<!in )\b(?:a\s+\w+|half)$", re.IGNORECASE)
NO_WORD = re.compile(r"\s*(?:[^\w\s]|$)|\s+(?:the|all)\b")

# "410 were identified as having alcohol problems": the verb leads to what is counted
LINKED_AFTER = re.compile(r"\s*(?:\w+\s+)?(?:were|was|are|is|have been|had been|had|have)\s+", re.IGNORECASE)


@cache
def _end_after() -> re.Pattern[str]:
    return re.compile(
        rf"[.;:()\[\]](?!\w)|,\s|\s[–—-]\s|\b(?:{one_of(vocabulary('figures')['measure_ends'])})\b", re.IGNORECASE
    )


@cache
def _opening() -> re.Pattern[str]:
    words = vocabulary("figures")
    return re.compile(
        rf"[\s,;:()–—“”\"-]+|(?:{one_of([*words['measure_openings'], *words['measure_links']])})\b", re.IGNORECASE
    )


@cache
def _closing() -> re.Pattern[str]:
    words = vocabulary("figures")
    links = [*words["measure_links"], *words["idle_followers"]]
    return re.compile(rf"(?:[\s,;:(–—“”\".-]+|\b(?:{one_of(links)}))$", re.IGNORECASE)


@cache
def _pointing() -> re.Pattern[str]:
    """ "the latter ", "these "."""
    return re.compile(rf"\b(?:{one_of(vocabulary('figures')['pointing_words'])})\s+$", re.IGNORECASE)


@cache
def _part() -> re.Pattern[str]:
    """ "262 of those"."""
    return re.compile(rf"\s+(?:{one_of(vocabulary('figures')['parts'])})\b", re.IGNORECASE)


@cache
def _part_of_counted() -> re.Pattern[str]:
    """ "three of the seven priorities", "two out of the four": a number of a number."""
    return re.compile(
        r"\s+(?:out\s+)?of\s+(?:the|our|their|these|those)\s+(?:\d|(?:[a-z]+(?:\s+[a-z]+){0,3}s\b))", re.IGNORECASE
    )


@cache
def _total() -> re.Pattern[str]:
    """ "a total of ", "the total is "."""
    words = vocabulary("figures")
    return re.compile(rf"(?<!\w)(?:{one_of([*words['totals'], *words['predicates']])})\s+$", re.IGNORECASE)


@cache
def _capital_before() -> re.Pattern[str]:
    return re.compile(r"\b[A-Z][\w’'-]*\s+$")
