"""The small words around the arguments of a verb: what may stand between them, before them and after a list.

In:     a block's text and a place in it.
Out:    the place moved over a bracket or determiners; whether a gap holds small words alone; where a list ends.
Words:  corpus/vocabulary/relations.yaml
"""

from __future__ import annotations

import re
from functools import cache

from corpus.load import vocabulary

MOST_LEAD_WORDS = 3  # between a frame and the body it is about: "the multi-agency"
BRACKET_AFTER = re.compile(r"\s*\([^()]{1,60}\)")


def is_gap(text: str) -> bool:
    """Whether only words of `between`, adverbs and closing marks stand here."""
    words = [word for word in re.findall(r"[\w’'-]+|[,–]", text) if word in ",–" or any(map(str.isalnum, word))]
    return all(word in _between_words() or (word.endswith("ly") and word.islower()) for word in words)


@cache
def _between_words() -> frozenset[str]:
    return frozenset(vocabulary("relations")["between"])


def is_lead_to(text: str) -> bool:
    """Words that may stand between a frame and the body it is about: "its partner, the" may not."""
    words = text.split()
    if len(words) > MOST_LEAD_WORDS or text.strip().endswith(","):
        return False
    small = "of" not in words and all(word.islower() or word[0] in "‘'“\"(" for word in words)
    return small and not set(words) & set(vocabulary("relations")["ends_phrase"])


def over_bracket(text: str, end: int) -> int:
    match = BRACKET_AFTER.match(text, end)
    return match.end() if match else end


def over_determiners(text: str, start: int, end: int) -> int:
    """`start` moved over white space, opening marks and words of `determiners`."""
    while (match := _determiner().match(text, start, end)) and match.end() > start:
        start = match.end()
    return start


@cache
def _determiner() -> re.Pattern[str]:
    words = sorted(vocabulary("relations")["determiners"], key=len, reverse=True)
    return re.compile(rf"[\s:‘'“\"(•–-]+|(?:{'|'.join(map(re.escape, words))})\s+|\d{{1,2}}\s+(?=[A-Z])")


def list_end(text: str, start: int, end: int, *, semicolons: bool) -> int:
    """Where a list ends: at a closing bracket that was opened before it, or where its sentence goes on with "to".

    After a colon semicolons stand between its items; elsewhere one ends it.
    """
    depth = 0
    for place in range(start, end):
        depth += (text[place] == "(") - (text[place] == ")")
        if depth < 0 or (text[place] == ";" and not semicolons):
            return place
    goes_on = _list_goes_on().search(text, start, end)
    return goes_on.start() if goes_on else end


@cache
def _list_goes_on() -> re.Pattern[str]:
    words = "|".join(vocabulary("relations")["list_goes_on"])
    return re.compile(rf"\s(?:{words})\s+[a-z]+\b|\s+and\s+(?:its|their|it|they)\b")
