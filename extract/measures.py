"""What a number counts: the words beside it.

In:     a sentence, a number in it, and the numbers, places and periods around it, which are no part of what is counted.
Out:    the measure in the paper's words, and where those stand.
Words:  corpus/vocabulary/figures.yaml
Leaves: grammar. There is no tagger: a noun phrase is what stands between a number and the next stop, verb of the list,
        place, period or number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from corpus.load import vocabulary
from extract.exactness import Wording
from extract.measure_words import (
    clause_end,
    clause_start,
    closing,
    end_after,
    inner_measure,
    linked_after,
    money_noun,
    money_of,
    names_areas,
    opening,
    part_of,
    rate_noun,
    said_of,
    share_of,
)
from extract.numerals import Numeral

LONGEST_WORDS = 16
# "reduce the number of thefts (" before "12% in 2031 compared to 2030)"
BEFORE_BRACKET = re.compile(r"\w+\s+(?:(?:in|of)\s+)?(?:the\s+)?(?P<what>[^()]{4,70}?)\s*\(")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Measure:
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A sentence and what stands in it: other numbers end a measure, places and periods are left out of it."""

    sentence: Span
    numbers: Sequence[Span]
    asides: Sequence[Span]


def measure_of(text: str, around: Surroundings, each: Numeral, wording: Wording) -> Measure | None:
    """What `each` counts, or None where nothing beside it says.

    A count's measure follows it; a share's follows "of" or a verb; a change's follows "in", stands between the word of
    change and the amount, or before both; an amount of money's stands before it, but after "£40 of".
    """
    changed = _changed(text, around, each, wording) if wording.direction else None
    spelt_out = "(" in text[wording.start + 1 : each.start] and text[wording.end : wording.end + 1] == ")"
    after = _after(text, around, wording.end + spelt_out)  # "eight in ten (81%) residents"
    if after and (each.unit in ("percent", "ratio") or is_general(text[after[0] : after[1]])):
        after = _with_what_is_said(text, around, after)
    before = _before(text, around, wording.start)
    vague = each.unit == "gbp" and _is_one_word(text, after) and not money_of().match(text, wording.end)
    follows = _follows(each, wording, text) and not (vague and before)
    beside = (after, before) if follows else (before, after)
    if not changed and not before and not after:
        beside = (_after_series(text, around, wording.end), None)
    said = (span for span in ((changed,) if changed else beside) if span and not EXCLUDING.match(text, *span))
    told = (span for span in said if not _says_nothing(text[span[0] : span[1]]))
    found = next(told, None)
    return Measure(" ".join(text[found[0] : found[1]].split()), *found) if found else None


def says_little(measure: str) -> bool:
    """Whether a measure names nothing that could be counted: "greatest reductions were recorded", "the past year".

    >>> says_little("greatest reductions were recorded"), says_little("recorded thefts")
    (True, False)
    """
    words = measure.lower().split()
    if (len(words) == 1 and words[0] in vocabulary("figures")["change_adjectives"]) or words[0] == "those":
        return False  # "587 serious and 2,903 slight", "87% of those due"
    known = _empty_words() | _little_words()
    return all(word.strip(".") in known or word[0].isdigit() for word in words)


def is_general(measure: str) -> bool:
    """Whether a measure is one word for any people or events, that says nothing without what is told of them."""
    words = measure.lower().split()
    return len(words) == 1 and words[0] in _general_nouns()


def _with_what_is_said(text: str, around: Surroundings, measure: Span) -> Span:
    """A measure with the verb after it and what that says, to the clause's end: "victims are female"."""
    stops = [each[0] for each in (*around.numbers, *around.asides) if each[0] >= measure[1]]
    limit = min([around.sentence[1], *stops])
    verb = said_of().match(text, measure[1], limit)
    if not verb:
        return measure
    ends = (clause_end().search(text, verb.end(), limit), ADDRESS.search(text, verb.end(), limit))
    told = _trimmed(text, verb.end(), min([limit, *(end.start() for end in ends if end)]))
    if told is None or says_little(text[told[0] : told[1]]):
        return measure
    whole = _trimmed(text, measure[0], told[1])
    return whole or measure


def _says_how(text: str, span: Span) -> bool:
    """Whether a stretch says how something goes, not what: "at a slower rate"."""
    return bool(AT_A.search(text, 0, span[0]) and RATE_OF_IT.fullmatch(text, *span))


def _is_one_word(text: str, span: Span | None) -> bool:
    """Whether a stretch says too little: of "a £3m pressure" what stands before it says what of."""
    return span is not None and len(WORD.findall(text, *span)) == 1


def measure_of_lead_in(text: str, asides: Sequence[Span]) -> str | None:
    """What the items of a list count, by its lead-in line: "By ward, the number of thefts in 2031:"."""
    end = len(text.rstrip(" :;-–"))
    for first, last in _stretches_before(text[:end], Surroundings((0, end), (), asides), end):
        said = " ".join(text[first:last].split())
        said = said.partition(" for ")[2] or said if names_areas().search(said) else said  # "by district for thefts"
        if not _says_nothing(said) and not names_areas().search(said):
            return said
    return None


def clause_of(text: str, sentence: Span, wording: Wording) -> Span:
    """The clause in which a number stands, for a quote where its measure stands elsewhere."""
    starts = list(clause_start().finditer(text, sentence[0], wording.start))
    begin = starts[-1].end() if starts else sentence[0]
    stop = CLAUSE_STOP.search(text, wording.end, sentence[1])
    end = stop.start() if stop else sentence[1]
    words = list(WORD.finditer(text, begin, end))
    near = [word for word in words if word.end() > wording.start - 80 and word.start() < wording.end + 80]
    return (min(near[0].start(), wording.start), max(near[-1].end(), wording.end)) if near else (begin, end)


def _follows(each: Numeral, wording: Wording, text: str) -> bool:
    """Whether the measure of a number stands after it."""
    if each.unit == "gbp":
        named = AN.search(text, 0, wording.start) and NOUN_NEXT.match(text, wording.end)  # "a £3 social return"
        if not wording.direction and money_noun().match(text, wording.end):
            return True  # "£600,000 funding from government", "-£0.8m estimated benefit"
        return bool(money_of().match(text, wording.end) or (named and not wording.direction))
    if each.unit == "ratio" and SHARE_IN.search(text, each.start, each.end) and NOUN_NEXT.match(text, wording.end):
        return True  # "1 in 12 women"
    if each.unit in ("percent", "ratio"):
        if not wording.direction and rate_noun().match(text, wording.end):
            return True  # "a 75% survival rate"
        closed = CLOSED.match(text, wording.end)  # "a quarter (27%) of wards"
        return bool(share_of().match(text, closed.end() if closed else wording.end)) and not wording.direction
    return True


def _says_nothing(measure: str) -> bool:
    """Whether a measure is made of words like "overall increase" alone: what is meant was said before."""
    words = [word.strip(".").lower() for word in measure.split()]
    adjectives = vocabulary("figures")["change_adjectives"]
    return all(word in _empty_words() for word in words) and not all(word in adjectives for word in words)


def _changed(text: str, around: Surroundings, each: Numeral, wording: Wording) -> Span | None:
    """What rose or fell: "increase in casualties of 8", "2.8% drop in casualties", "150 more cases"."""
    if bracketed := BEFORE_BRACKET.fullmatch(text, wording.start, each.start):
        return _trimmed(text, *bracketed.span("what"))
    inner = inner_measure().match(text, wording.start, each.start)
    if inner:
        return _trimmed(text, *inner.span("what"))
    if CHANGE_IN.match(text, wording.end):
        return _after(text, around, wording.end)
    before = _before(text, around, wording.start)
    if each.unit == "count" and (wording.end > each.end or before is None or says_little(text[before[0] : before[1]])):
        return _after(text, around, wording.end) or before  # "recorded a net decrease of 19 jobs"
    return before


def _after(text: str, around: Surroundings, start: int) -> Span | None:
    closed = CLOSED.match(text, start)
    start = closed.end() if closed and share_of().match(text, closed.end()) else start
    bracketed = BRACKET.match(text, start)  # "320 (9.4%) were identified as"
    start = bracketed.end() if bracketed else start
    if who := WHO.match(text, start):
        start = who.end()  # "50% who reported thefts"
    whole = next((each for each in around.numbers if each[0] > start), None)
    if whole and part_of().fullmatch(text, start, whole[0]):
        start = whole[1]  # "three of the seven priorities"
    elif whole is None and OUT_OF.match(text, start):
        return None  # "50 out of 73": the total is a figure of its own
    asides = [each for each in around.asides if not _in_noun(text, start, each)]
    limit = min([around.sentence[1], *(each[0] for each in (*around.numbers, *asides) if each[0] >= start)])
    linked = linked_after().match(text, start, limit)  # "were identified as having no lamp"
    begin = linked.end() if linked else start
    ends = (end_after().search(text, begin, limit), ADDRESS.search(text, begin, limit))
    return _trimmed(text, begin, min([limit, *(end.start() for end in ends if end)]))


def _after_series(text: str, around: Surroundings, start: int) -> Span | None:
    """What follows the last of a row of amounts: of each of "£20 in 2031 and £30 in 2032 for lamps"."""
    stops = sorted((*around.asides, *around.numbers))
    for first, last in (each for each in stops if each[0] >= start):
        if not SERIES_JOINT.fullmatch(text, start, first):
            break
        start = last
    return _after(text, around, start)


def _in_noun(text: str, start: int, aside: Span) -> bool:
    """Whether a place just after a number is part of what is counted: "90% of UK freight trade"."""
    return bool(OF_PLACE.fullmatch(text, start, aside[0]) and NOUN_NEXT.match(text, aside[1]))


def _before(text: str, around: Surroundings, end: int) -> Span | None:
    """The first stretch of the clause before a number that is no place or period; else of the clause before that."""
    return next((each for each in _stretches_before(text, around, end) if not _says_how(text, each)), None)


def _stretches_before(text: str, around: Surroundings, end: int) -> Iterator[Span]:
    """Every such stretch, those of the nearest clause first."""
    limit = max([around.sentence[0], *(each[1] for each in around.numbers if each[1] <= end)])
    named = NAMED_BRACKET.search(text, limit, end)
    if named and not any(each[0] <= named.start("name") < each[1] for each in around.asides):
        found = _trimmed(text, *named.span("name"))  # "West (excluding Medway): 42"
        yield from [found] if found else []
        return
    limit = max(
        [
            limit,
            *(match.end() for match in CLOSED.finditer(text, limit, end) if "(" not in text[limit : match.start()]),
        ]
    )
    starts = [match.end() for match in clause_start().finditer(text, limit, end)]
    starts = [start for start in starts if not any(first < start < last for first, last in around.asides)]
    clauses = [limit, *starts, end]
    for begin, stop in reversed(list(pairwise(clauses))):
        asides = [each for each in sorted(around.asides) if begin <= each[0] < stop]
        edges = [begin, *(edge for each in asides for edge in each), stop]
        for first, last in zip(edges[::2], edges[1::2], strict=True):
            closed = text.rfind(
                ")", first, min(last, stop)
            )  # "(412) but robbery": what stood in the bracket is no name
            opened = text.find("(", first, min(last, stop))
            found = _trimmed(text, closed + 1 if opened < 0 <= closed else first, min(last, stop))
            if found:
                yield found


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without opening and closing words that are no part of a name, at most `LONGEST_WORDS` words."""
    while first := opening().match(text, start, end):
        start = first.end()
    while last := closing().search(text, start, end):
        end = last.start()
    words = list(WORD.finditer(text, start, end))[:LONGEST_WORDS]
    if not any(word[0][0].isalpha() and len(word[0]) > 1 for word in words):
        return None
    end = words[-1].end()
    while last := closing().search(text, start, end):
        end = last.start()
    return words[0].start(), end


@cache
def _empty_words() -> frozenset[str]:
    words = vocabulary("figures")
    changes = [*words["changes"].values(), *words["changes_after"].values(), words["change_adjectives"]]
    phrases = [*words["no_measures"], *words["idle_followers"], *(word for group in changes for word in group)]
    return frozenset(word for phrase in phrases for word in phrase.split())


@cache
def _little_words() -> frozenset[str]:
    words = vocabulary("figures")
    phrases = [*words["measure_ends"], *words["measure_links"], *words["measure_openings"], *words["little_words"]]
    return frozenset(word for phrase in (*phrases, *words["duration_units"]) for word in phrase.split())


@cache
def _general_nouns() -> frozenset[str]:
    return frozenset(vocabulary("figures")["general_nouns"])


AT_A = re.compile(r"\bat an?\s+$")
RATE_OF_IT = re.compile(r"[a-z]+\s+(?:rate|pace|speed)")
EXCLUDING = re.compile(r"(?:Excluding|Excl\.|Apart from|Aside from)\s")  # says what is left out, not what is counted
ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
WORD = re.compile(r"[^\s,;:()\[\]“”\"]+")
BRACKET = re.compile(r"\s*\([^)]{0,30}\)")
AN = re.compile(r"\b(?:an?|each|another)\s+(?:further\s+|additional\s+|estimated\s+|new\s+)?$", re.IGNORECASE)
NAMED_BRACKET = re.compile(r"(?P<name>[A-Z][^,;:()]*?)\s*\([^()]*\)\s*[:–-]\s*$")
CLOSED = re.compile(r"\)")  # the end of a bracket that opened before: what stood in it is not of the next number
WHO = re.compile(r"\s+(?:who|that|which)\s+(?=[a-z])")
SERIES_JOINT = re.compile(r"\s*(?:,|and|in|for|during|,\s*and)?\s*(?:the\s+)?£?\s*")
OUT_OF = re.compile(r"\s+out\s+of\b")
SHARE_IN = re.compile(r"\sin\s", re.IGNORECASE)
OF_PLACE = re.compile(r"\s+of\s+(?:all\s+|the\s+)?")
NOUN_NEXT = re.compile(r"\s+(?!(?:and|or|were|was|is|are|in|had|have|has|said|who)\b)[a-z]{3,}")
CHANGE_IN = re.compile(r"\s+in\s", re.IGNORECASE)
CLAUSE_STOP = re.compile(r"[;:]|[,.](?=\s|$)")
