"""Which of the periods of a sentence each of its numbers has.

In:     a sentence, its numbers and its periods, and the period that holds from the sentences before.
Out:    of each number its period, or None where the one from before holds.
Words:  corpus/vocabulary/periods.yaml
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.period_words import LIST_JOINT, moves_from
from extract.periods import BASE_REACH, Period
from extract.relative_periods import settled_periods

# A period that is not said, and not to be taken from an earlier sentence
UNSAID = Period(0, 0, None)


def periods_of(
    spans: Sequence[tuple[int, int]], periods: Sequence[Period], text: str, carried: str | None
) -> list[Period | None]:
    """The period of each number of a sentence; `spans` are the numbers, in order, `carried` the period before it.

    A period that follows a number, before the next one, is that number's; otherwise the nearest before it that no
    other number has; otherwise the only one of the sentence. A period of comparison is a number's own only where it
    stands just before it: "... than 2030 (45)", "the previous year when 45".
    """
    settled = list(settled_periods(periods, carried))
    own, unsaid = [each for each in settled if each.text], [each for each in settled if not each.text]
    in_turn = [each for each in own if not each.is_base]
    if len(in_turn) == len(spans) > 1 and RESPECTIVELY.search(text, spans[-1][1]):
        return list(in_turn)  # "in 2030 and 2031 there were 45 and 52 respectively"
    attached = {place: found for place in range(len(spans)) if (found := _following(spans, place, own, text))}
    taken = {each.start for each in attached.values()}
    compared = {each.start for place, each in attached.items() if _set_against().search(text, 0, spans[place][0])}
    whole = _of_whole_sentence(own, text)
    chosen: list[Period | None] = []
    openings = [match.span() for match in _opening_clause().finditer(text)]
    for place, (start, _) in enumerate(spans):
        opened = [each for each in openings if each[1] <= start]
        before = [each for each in own if each.end <= start and not _is_of_opening(text, each, opened)]
        base = before[-1] if before and before[-1].is_base and _opens_on(text, before[-1].end, spans[place]) else None
        free = [each for each in before if not each.is_base and each.start not in taken]
        bound = [each for each in before if not each.is_base and each.start not in compared]
        later = [each for each in own if each.start >= start and not each.is_base and each.start not in compared]
        against = [first for first, _ in spans[place + 1 :] if _set_against().search(text, 0, first)]
        later = [each for each in later if not _parted(text[start : each.start])]
        later = [each for each in later if not any(first < each.start for first in against)]
        only = later[0] if len({each.text for each in later}) == 1 and not bound else None
        nearest = (free or bound)[-1:]
        if is_movement(spans, place, text):
            earlier = next((each for each in own if each.is_base), None)
            chosen.append(attached.get(place) or earlier or UNSAID)
        else:
            if base is None and place not in attached and _is_of(unsaid, spans[place], text):
                chosen.append(UNSAID)  # "the previous quarter (45)", of which nobody says when it was
                continue
            if base is None and place not in attached and not free and _recurs(spans, place, text):
                chosen.append(UNSAID)  # "up 37% from 2030/31 to 2031/32, and 1 in 12 women are victims every year"
                continue
            chosen.append(base or attached.get(place) or (nearest[0] if nearest else only or whole))
    return chosen


def _is_of_opening(text: str, period: Period, openings: Sequence[tuple[int, int]]) -> bool:
    """Whether a period says when that was which a sentence follows on from; "the 2031 survey" has its numbers."""
    within = any(low <= period.start < high for low, high in openings)
    return within and bool(WHEN_IT_WAS.search(text, 0, period.start))


def _recurs(spans: Sequence[tuple[int, int]], place: int, text: str) -> bool:
    """Whether a number is said to be so in any year: "1 in 12 women every year", "every year (2 million women)"."""
    limit = spans[place + 1][0] if place + 1 < len(spans) else len(text)
    after = re.split(r"[.;:(]", text[spans[place][1] : limit])[0]
    before = text[spans[place - 1][1] if place else 0 : spans[place][0]]
    return bool(_any_year().search(after) or (_any_year().search(before) and OPEN_BEFORE.search(before)))


@cache
def _any_year() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('periods')['any_year'])})\b", re.IGNORECASE)


@cache
def _opening_clause() -> re.Pattern[str]:
    """ "Following the talks in 2030/31, " at the start of a sentence: what is told after it was later."""
    return re.compile(rf"(?:^|(?<=[.:!?]\s))(?:{one_of(vocabulary('periods')['later_than'])})\b[^,.;:]*,\s")


def _is_of(unsaid: Sequence[Period], span: tuple[int, int], text: str) -> bool:
    """Whether a number is of a period that is not known: "the previous year (45)", "45 the previous year"."""
    before = any(each.end <= span[0] and _opens_on(text, each.end, span) for each in unsaid)
    return before or any(text[span[1] : each.start].isspace() for each in unsaid if each.start >= span[1])


def _of_whole_sentence(own: Sequence[Period], text: str) -> Period | None:
    """The only period of a sentence, where it stands in a bracket at its end: "up 3% here and 4% there (2031)"."""
    if len(own) != 1 or own[0].is_base:
        return None
    in_bracket = OPEN_BEFORE.search(text, 0, own[0].start) and CLOSED_AT_END.fullmatch(text, own[0].end)
    return own[0] if in_bracket else None


MORE_THAN = re.compile(r"\b(?:more|fewer|less|greater|higher|lower) than\s+£?$", re.IGNORECASE)  # a bound
WHAT_IS_COUNTED = r"\s*(?:(?!than\b|from\b|on\b)[a-z-]+\s+){0,4}"  # " house fires " after a number
OF_NEXT = re.compile(r"\s?[:=–]\s?(?:[A-Z][\w’-]*\s+){0,3}£?\d")  # "(2031: 45", "(2031/32: Westmere 45"
SHORT_BRACKET = re.compile(r"\([^()]{1,30}\)")  # "(excluding Westmere)"
RESPECTIVELY = re.compile(r"\brespectively\b")
WHEN_IT_WAS = re.compile(r"\b(?:in|during|on)\s+(?:the\s+)?$")
OPEN_BEFORE = re.compile(r"\(\s*$")
CLOSED_AT_END = re.compile(r"\)[\s.–-]*")


@cache
def _set_against() -> re.Pattern[str]:
    """ "against ", "down from " just before a number: its period is not that of what is compared with it."""
    words = vocabulary("figures")["compared_numbers"]
    return re.compile(rf"\b(?:{one_of(words)})\s+(?:[a-z]+\s+){{0,2}}£?$", re.IGNORECASE)


def is_movement(spans: Sequence[tuple[int, int]], place: int, text: str) -> bool:
    """Whether a number is the first of "from 40 to 60", which held before."""
    start = spans[place][0]
    if place + 1 == len(spans) or not moves_from().search(text, max(0, start - BASE_REACH), start):
        return False
    return bool(_moves_to().search(text[spans[place][1] : spans[place + 1][0]]))


OUT_OF_BRACKET = re.compile(r"\A[^()]*\)[^()]*\b(?:and|but|which|while|whilst)\b")


def _following(spans: Sequence[tuple[int, int]], place: int, own: Sequence[Period], text: str) -> Period | None:
    """The period just after a number: before the next number and the end of the clause."""
    end = spans[place][1]
    limit = spans[place + 1][0] if place + 1 < len(spans) else len(text)
    gap = r"\s*"
    if _set_against().search(text, 0, spans[place][0]):
        own = [replace(each, is_base=each.is_base and bool(text[end : each.start].strip())) for each in own]
        gap = gap if MORE_THAN.search(text, 0, spans[place][0]) else WHAT_IS_COUNTED
    after = [each for each in own if each.relative and end <= each.start < limit]
    straight = next((each for each in after if re.fullmatch(gap, text[end : each.start])), None)
    if straight:
        return straight  # "£900k the year before", "against 40 house fires the year before"
    found = next((each for each in own if end <= each.start < limit and not each.is_base), None)
    if found and _is_listed(found, own, text) and any(each.end <= spans[place][0] and not each.is_base for each in own):
        return None  # "In 2031/32 three events were held (April, July and October 2031)"
    if found and OF_NEXT.match(text, found.end) and text[: found.start].endswith("("):
        return None  # "45 wards (2030: 52)"
    if found and OUT_OF_BRACKET.match(text[end : found.start]):
        return None  # "(from 40 to 60) and follows a peak in 2031"
    return found if found and not _clause_end().search(text, end, found.start) else None


def _is_listed(found: Period, own: Sequence[Period], text: str) -> bool:
    """Whether a period is the first of a list: "April, July and October 2031"."""
    after = next((each for each in own if each.start >= found.end), None)
    return after is not None and bool(LIST_JOINT.fullmatch(text, found.end, after.start))


def _opens_on(text: str, after: int, span: tuple[int, int]) -> bool:
    """Whether only "(", or "when there were just over", stands between a period of comparison and a number: "in 2030
    (45 wards; 9 towns)". A bracket that says the change again is of the period that is compared: "(12 fewer)"."""
    between = text[after : span[0]]
    is_first = bool(_straight_on().fullmatch(between))
    return (is_first or bool(IN_BRACKET.fullmatch(between))) and not _says_change().match(text, span[1])


# "2030 (45 wards; " before another number
IN_BRACKET = re.compile(r"\s*\(\s*[\d£][^()]*;[^()]*")


@cache
def _says_change() -> re.Pattern[str]:
    words = [word for words in vocabulary("figures")["changes_after"].values() for word in words]
    return re.compile(rf"\s+(?:{one_of(words)})\b", re.IGNORECASE)


@cache
def _moves_to() -> re.Pattern[str]:
    """ "to just over ", before the second number of a movement."""
    return re.compile(rf"\b(?:{one_of(vocabulary('numerals')['movement_to'])})\s+(?:\w+\s+){{0,2}}$", re.IGNORECASE)


@cache
def _clause_end() -> re.Pattern[str]:
    words = vocabulary("periods")
    return re.compile(rf"[;:]|, (?!(?:{one_of(words['clause_goes_on'])})\b)|\b(?:{one_of(words['other_clauses'])})\b")


def _parted(between: str) -> bool:
    """Whether what follows is not said of the number before: after ";", " although ", "will", or within a bracket."""
    if PLACE_TURNS.search(between) or WILL_BE.search(between):
        return True
    return "(" in SHORT_BRACKET.sub("", between) or bool(_other_clause().search(between))


# "and in Westmere, around 45 …": a clause of its own
PLACE_TURNS = re.compile(r"\band (?:in|across|for) (?:the )?[A-Z][\w’-]*(?: (?:and |& )?[A-Z][\w’-]*)*,")

# "45, a number that will rise to 60 by 2040": the later period is that of what will be
WILL_BE = re.compile(r"\bwill\b")


@cache
def _other_clause() -> re.Pattern[str]:
    return re.compile(rf";|\b(?:{one_of(vocabulary('periods')['other_clauses'])})\b")


@cache
def _straight_on() -> re.Pattern[str]:
    """ " (", " survey (", " when there were just over ": between "the previous year" and its own number."""
    words = one_of(vocabulary("periods")["straight_on"])
    return re.compile(rf"\s*(?:(?:[a-z]+\s+)?\(|(?:,?\s*(?:{words})\b)(?:\s+\w+){{0,4}}\s*)", re.IGNORECASE)
