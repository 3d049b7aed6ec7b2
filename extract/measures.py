"""What a number counts: the words beside it.

In:     a sentence, a number in it, and the numbers, places and periods around it, which are no part of what is counted.
Out:    the measure in the paper's words, and where those stand.
Words:  corpus/vocabulary/figures.yaml, through extract/measure_words.py
Leaves: grammar. There is no tagger: a noun phrase is what stands between a number and the next stop, verb of the list,
        place, period or number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.exactness import Wording
from extract.little_measures import is_general, says_little, says_nothing
from extract.measure_spans import (
    ADDRESS,
    CLOSED,
    NOUN_NEXT,
    WORD,
    Span,
    Surroundings,
    after_series,
    stretch_after,
    stretch_before,
    stretches_before,
    trimmed,
)
from extract.measure_words import (
    clause_end,
    clause_start,
    inner_measure,
    money_noun,
    money_of,
    names_areas,
    rate_noun,
    said_of,
    share_of,
)
from extract.numerals import Numeral

# "reduce the number of thefts (" before "12% in 2031 compared to 2030)"
BEFORE_BRACKET = re.compile(r"\w+\s+(?:(?:in|of)\s+)?(?:the\s+)?(?P<what>[^()]{4,70}?)\s*\(")


@dataclass(frozen=True, slots=True)
class Measure:
    text: str
    start: int
    end: int


def measure_of(text: str, around: Surroundings, each: Numeral, wording: Wording) -> Measure | None:
    """What `each` counts, or None where nothing beside it says.

    A count's measure follows it; a share's follows "of" or a verb; a change's follows "in", stands between the word of
    change and the amount, or before both; an amount of money's stands before it, but after "£40 of".
    """
    changed = _changed(text, around, each, wording) if wording.direction else None
    spelt_out = "(" in text[wording.start + 1 : each.start] and text[wording.end : wording.end + 1] == ")"
    after = stretch_after(text, around, wording.end + spelt_out)  # "eight in ten (81%) residents"
    if after and (each.unit in ("percent", "ratio") or is_general(text[after[0] : after[1]])):
        after = _with_what_is_said(text, around, after)
    before = stretch_before(text, around, wording.start)
    vague = each.unit == "gbp" and _is_one_word(text, after) and not money_of().match(text, wording.end)
    follows = _follows(each, wording, text) and not (vague and before)
    beside = (after, before) if follows else (before, after)
    if not changed and not before and not after:
        beside = (after_series(text, around, wording.end), None)
    said = (span for span in ((changed,) if changed else beside) if span and not EXCLUDING.match(text, *span))
    told = (span for span in said if not says_nothing(text[span[0] : span[1]]))
    found = next(told, None)
    return Measure(" ".join(text[found[0] : found[1]].split()), *found) if found else None


def _with_what_is_said(text: str, around: Surroundings, measure: Span) -> Span:
    """A measure with the verb after it and what that says, to the clause's end: "victims are female"."""
    stops = [each[0] for each in (*around.numbers, *around.asides) if each[0] >= measure[1]]
    limit = min([around.sentence[1], *stops])
    verb = said_of().match(text, measure[1], limit)
    if not verb:
        return measure
    ends = (clause_end().search(text, verb.end(), limit), ADDRESS.search(text, verb.end(), limit))
    told = trimmed(text, verb.end(), min([limit, *(end.start() for end in ends if end)]))
    if told is None or says_little(text[told[0] : told[1]]):
        return measure
    whole = trimmed(text, measure[0], told[1])
    return whole or measure


def _is_one_word(text: str, span: Span | None) -> bool:
    """Whether a stretch says too little: of "a £3m pressure" what stands before it says what of."""
    return span is not None and len(WORD.findall(text, *span)) == 1


def measure_of_lead_in(text: str, asides: Sequence[Span]) -> str | None:
    """What the items of a list count, by its lead-in line: "By ward, the number of thefts in 2031:"."""
    end = len(text.rstrip(" :;-–"))
    for first, last in stretches_before(text[:end], Surroundings((0, end), (), asides), end):
        said = " ".join(text[first:last].split())
        said = said.partition(" for ")[2] or said if names_areas().search(said) else said  # "by district for thefts"
        if not says_nothing(said) and not names_areas().search(said):
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


def _changed(text: str, around: Surroundings, each: Numeral, wording: Wording) -> Span | None:
    """What rose or fell: "increase in casualties of 8", "2.8% drop in casualties", "150 more cases"."""
    if bracketed := BEFORE_BRACKET.fullmatch(text, wording.start, each.start):
        return trimmed(text, *bracketed.span("what"))
    inner = inner_measure().match(text, wording.start, each.start)
    if inner:
        return trimmed(text, *inner.span("what"))
    if CHANGE_IN.match(text, wording.end):
        return stretch_after(text, around, wording.end)
    before = stretch_before(text, around, wording.start)
    if each.unit == "count" and (wording.end > each.end or before is None or says_little(text[before[0] : before[1]])):
        return stretch_after(text, around, wording.end) or before  # "recorded a net decrease of 19 jobs"
    return before


EXCLUDING = re.compile(r"(?:Excluding|Excl\.|Apart from|Aside from)\s")  # says what is left out, not what is counted
AN = re.compile(r"\b(?:an?|each|another)\s+(?:further\s+|additional\s+|estimated\s+|new\s+)?$", re.IGNORECASE)
SHARE_IN = re.compile(r"\sin\s", re.IGNORECASE)
CHANGE_IN = re.compile(r"\s+in\s", re.IGNORECASE)
CLAUSE_STOP = re.compile(r"[;:]|[,.](?=\s|$)")
