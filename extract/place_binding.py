"""Which of the places of a sentence each of its numbers has.

In:     a sentence, its numbers and its places.
Out:    of each number its place; None where the one from before holds.
Words:  corpus/vocabulary/geography.yaml
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.geography import Place

# A place that no gazetteer knows: none, and not to be taken from an earlier sentence
UNKNOWN = Place(0, 0, "", is_name=False)

# "Westmere (2,926)", "Westmere (up 27, +2%)": the numbers in its bracket are that place's
OPENS = re.compile(r"\s*\(")
UNKNOWN_BRACKET = re.compile(r"[A-Z][\w/&’'-]*\s+\([^()]{0,40}$")
# " average (", "’s rate of ", " average increase of ": between a place that is compared with and its number
ABOUT = r"(?:(?:just|over|under|around|about)\s+){0,2}£?"
LEVEL_OF = re.compile(rf"(?:[’']s)?\s+(?:[a-z-]+\s+){{0,4}}?(?:(?:of|at|was|is)\s+|\(){ABOUT}")
# "’s average rate of ", "’s reduction in crime of ": between a place and the number that it has
POSSESSED = re.compile(rf"[’']s\s+(?:[a-z-]+\s+){{0,6}}?(?:of\s+|\(){ABOUT}")
CLAUSE_ENDS = re.compile(r"[;,]|\.\s")
AND = re.compile(r"\s*(?:and|but|while|whilst|whereas|with)\b")
IN_ITS_BRACKET = re.compile(r"\s*\([^()]{0,40}")


def places_of(spans: Sequence[tuple[int, int]], found: Sequence[Place], text: str) -> list[Place | None]:
    """The place of each number of a sentence: the one just after it, before the next number; else the last before it;
    else the next one of the sentence, in its own clause. "Nationally" gives way to any place that is named; a place
    that is compared with has only the number that is its own."""
    compared = {place for place in found if _compared_with().search(text, 0, place.start)}
    named = [place for place in found if not place.vague] or list(found)
    chosen: list[Place | None] = []
    for index, span in enumerate(spans):
        limit = spans[index + 1][0] if index + 1 < len(spans) else None
        own = [place for place in found if place not in compared or _has_next(text, place, spans, index)]
        against = [place for place in own if place.vague and place in compared and place.end <= span[0]]
        if against and not any(against[-1].end <= place.start < span[0] for place in own):
            chosen.append(against[-1])  # "6% in Westmere, above the national average of 5%"
            continue
        chosen.append(_place_of(span, limit, own, [place for place in named if place in own], text))
    return chosen


def _place_of(
    span: tuple[int, int], limit: int | None, found: Sequence[Place], named: Sequence[Place], text: str
) -> Place | None:
    """The place of one number among those that may be its own; `limit` is where the next number begins."""
    start, end = span
    before = [place for place in named if place.end <= start]
    following = [place for place in named if place.start >= end]
    following = [place for place in following if not _other_clause().search(text, end, place.start)]
    following = [place for place in following if limit is None or not _is_of_next(text, end, place, limit)]
    after = [place for place in following if limit is None or place.start < limit]
    after = [place for place in after if _place_in().search(text, end, place.start)] or after
    beside = [place for place in found if place.vague and place.start >= end and not text[end : place.start].strip()]
    if not beside and before and _is_own(text, before[-1].end, start):
        beside = before[-1:]
    if not beside and UNKNOWN_BRACKET.search(text, 0, start) and any(OPENS.match(text, each.end) for each in before):
        return UNKNOWN  # "Westmere (45), Nowhere (12)": a name that no gazetteer has
    later = [place for place in following if not place.vague]
    vaguely = [place for place in found if place.vague and place.end <= start]
    nearest = beside or after[:1] or before[-1:] or later[:1] or vaguely[-1:]
    return nearest[0] if nearest else None


def _has_next(text: str, place: Place, spans: Sequence[tuple[int, int]], index: int) -> bool:
    """Whether a number is the first after a place that is compared with, and its own: "the Westmere average (5.2)"."""
    start = spans[index][0]
    is_first = place.end <= start and (index == 0 or spans[index - 1][0] < place.start)
    return is_first and not CLAUSE_ENDS.search(text, place.end, start)


def _is_of_next(text: str, end: int, place: Place, limit: int) -> bool:
    """Whether a place between two numbers is the second's: "45 in all, for Westmere 12", "45, above Westmere’s 12", "45
    and in Westmere 12"."""
    between = re.sub(r"\(\s*£?$", "", text[place.end : limit])  # "above the Westmere average (12)"
    if place.start >= limit or re.search(r"[,;(.]", between):
        return False
    gap = text[end : place.start]
    return "," in gap or bool(_compares().search(gap) or AND.match(gap))


def has_in_bracket(text: str, place: Place, start: int) -> bool:
    """Whether the number at `start` stands in the bracket of a place: "Westmere (45"."""
    return bool(IN_ITS_BRACKET.fullmatch(text, place.end, start))


def _is_own(text: str, end: int, start: int) -> bool:
    """Whether a number at `start` is of the place that ends at `end`: "Westmere (45", "Westmere at 45%"."""
    said = (IN_ITS_BRACKET, POSSESSED, _place_has())
    return any(pattern.fullmatch(text, end, start) for pattern in said)


@cache
def _place_in() -> re.Pattern[str]:
    """ "45 UK soldiers in Westmere": the place after "in" is where, the one before the noun says which."""
    return re.compile(rf"\b(?:{one_of(vocabulary('geography')['place_next'])})\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _place_has() -> re.Pattern[str]:
    """ " at ", " had just over ", between a place and its number."""
    return re.compile(
        rf"\s*(?:{one_of(vocabulary('geography')['place_has'])})\s+(?:(?:just|only|over|under|around|about)\s+){{0,2}}£?"
    )


@cache
def _other_clause() -> re.Pattern[str]:
    return re.compile(rf";|\b(?:{one_of(vocabulary('geography')['other_clauses'])})\b")


@cache
def _compared_with() -> re.Pattern[str]:
    """ "lower than the ", "compared with other parts of " just before a place."""
    return re.compile(
        rf"\b(?:{one_of(vocabulary('geography')['compares'])})\s+(?:(?!in\b)[a-z’']+\s+){{0,3}}$", re.IGNORECASE
    )


@cache
def _compares() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('geography')['compares'])})\b", re.IGNORECASE)
