"""Whether the name of a place is part of another name: "Westmere Police", "University of Westmere".

In:     a text, and where the name of a place stands in it.
Out:    whether the text there names something else, or only sets the place apart ("the lowest rate in").
Words:  corpus/vocabulary/geography.yaml; names that are words too from corpus/gazetteer
"""

from __future__ import annotations

import re
from functools import cache

from corpus.load import areas, vocabulary
from extract.alternatives import one_of
from extract.month_names import months

BEFORE_REACH = 40  # characters before a place in which it is told to be part of a name
SCOPE_REACH = 90  # the same for "the lowest rate of … in"


def is_in_name(text: str, start: int, end: int) -> bool:
    """Whether the place at `start` to `end` is part of a name: "Westmere Police", "University of Westmere"."""
    if survey_follows().match(text, end) or counting_body().match(text, end):
        return False
    if POLICE_NEXT.match(text, end) and _figures_for().search(text, max(0, start - BEFORE_REACH), start):
        return False
    if text[start:end] in areas()["words_too"] and not _is_told_as_place(text, start, end):
        return True
    if BODY_BEFORE.search(text, max(0, start - BEFORE_REACH), start):
        return True
    if _not_here().search(text, max(0, start - BEFORE_REACH), start):
        return True
    if _scope().search(text, max(0, start - SCOPE_REACH), start):
        return True
    if ONE_OF.match(text, end):
        return True
    following = NEXT_WORD.match(text, end)
    if following and not _follows_a_place(following[1].lower()):
        return True
    before = WORD_BEFORE.search(text, max(0, start - BEFORE_REACH), start)
    if before and before[1].lower() not in vocabulary("geography")["before_places"]:
        return True  # "Age Westmere"
    return bool(_name_opening().search(text, max(0, start - BEFORE_REACH), start))


def _follows_a_place(word: str) -> bool:
    """ "Westmere has", "Westmere April 2030 to March 2031"."""
    return word in vocabulary("geography")["not_names"] or word in months()


def _is_told_as_place(text: str, start: int, end: int) -> bool:
    """Whether a name that is also a word or a surname is a place here: "in Reading", "Reading (45"."""
    told = place_next().search(text, max(0, start - BEFORE_REACH), start)
    return bool(told or OF_NUMBERS.match(text, end) or HAS_SEEN.match(text, end))


# "Westmere (2,926)", "Westmere: 45"
OF_NUMBERS = re.compile(r"\s*(?:\((?:[a-z]+\s)*|[:–-]\s*)[+\-–£]?\d")

# "Police Westmere": a force, but where it counted: "recorded by Police Westmere"
BODY_BEFORE = re.compile(r"(?<!\bby )\bPolice\s+$")

# "Westmere had seen", "Westmere recorded a"
HAS_SEEN = re.compile(
    r"\s+(?:had|has|have|saw|recorded)\s+(?:seen|recorded|had|suffered|experienced|received|gone|risen|fallen|an?|the|\d)\b"
)

# "Westmere became one of nine pilots": the nine are not in Westmere
ONE_OF = re.compile(r"\s+(?:became|is|was|has become|remains)\s+(?:also\s+|only\s+)?one of\b")

# A capitalised word just before a place
WORD_BEFORE = re.compile(r"\b([A-Z][\w’'-]*)\s+$")

# A capitalised word just after a place: "Westmere Police", "Westmere and Eastmere Council"; "’s" is no name
NEXT_WORD = re.compile(r"(?:\s+|-|/)((?:[A-Z]|[a-z]*[A-Z])[\w’'-]*)")

POLICE_NEXT = re.compile(r"\s+(?:Police|Constabulary)\b")


@cache
def counting_body() -> re.Pattern[str]:
    """ " Police recorded", " County Council was allocated", " Police area": what follows a place makes it where."""
    words = vocabulary("geography")
    bodies, verbs = one_of(words["counting_bodies"]), one_of(words["counting_verbs"])
    return re.compile(rf"\s+(?:(?:{bodies})\s+(?:{verbs})|{one_of(words['counting_areas'])})\b")


@cache
def _figures_for() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('geography')['figures_for'])})\s+$", re.IGNORECASE)


@cache
def place_next() -> re.Pattern[str]:
    """ "in ", "across " just before a place."""
    return re.compile(rf"\b(?:{one_of(vocabulary('geography')['place_next'])})\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _scope() -> re.Pattern[str]:
    """ "the lowest rate of burglaries in " before a place: among its areas, not of it all."""
    words = vocabulary("geography")
    return re.compile(
        rf"\b(?:{one_of(words['superlatives'])})\b(?:(?!\b(?:{one_of(words['found_verbs'])})\b)[^,.;:()\d]){{0,60}}?"
        rf"\b(?:{one_of(words['place_next'])})\s+(?:the\s+)?$",
        re.IGNORECASE,
    )


@cache
def _not_here() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('geography')['not_here'])})\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def survey_follows() -> re.Pattern[str]:
    """ "… Westmere Survey", "Crime Survey for Westmere (CSW)"."""
    return re.compile(rf"\s+(?:{one_of(vocabulary('geography')['surveys'])})\b", re.IGNORECASE)


@cache
def _name_opening() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('geography')['name_openings'])})\s+$", re.IGNORECASE)
