"""Where the name of a body begins whose ending is known: leftwards from "Board" over capitals and small words.

In:     a text, the place of the ending in it, and the known bodies found in it.
Out:    the place of the name's first word; None where nothing of a name is left.
Words:  corpus/vocabulary/organisations.yaml (joints, not_in_names, posts_before_places, owners_in_names)
Rule:   a name begins after openings of a sentence, after its owner ("Westmere Council’s"), after a person or post, and
        after another name joined to it by "and".
"""

from __future__ import annotations

import re
from functools import cache

from corpus.load import vocabulary
from extract.body_words import (
    BodyMention,
    all_place_words,
    area_names,
    area_words,
    is_abbreviation,
    plain_endings,
)
from extract.likeness import fold

WORD = re.compile(r"\S+")
MOST_WORDS = 12
LONGEST_PERSON_LINE = 14  # words of a line with a name, a body and a post
LEAST_WITH_PERSON = 3  # words before a body's ending: two of a name, one of a place
CLOSING = ".,;:!?)”’\"'"
OPENING = "(‘“'\"["
LOCAL = ("Local", "Locally")  # "Local Westmere Board" at the start of a sentence


def name_start(text: str, start: int, end: int, known: list[BodyMention]) -> int | None:
    """Where the name whose ending stands at `start` begins: leftwards over capitals and small words, then cut.

    None where nothing of a name is left.
    """
    words = list(WORD.finditer(text[:start]))
    first = len(words)
    joints = set(vocabulary("organisations")["joints"])
    while first > 0 and len(words) - first < MOST_WORDS:
        word = words[first - 1][0]
        before = words[first - 2][0] if first > 1 else ""
        if first < len(words) and word == "of" and before in vocabulary("organisations")["of_places"]:
            first -= 2  # "City of Westmere Council"
            continue
        if word == "the" and _is_in_the(words, first):
            first -= 3  # "the Safe in the City Partnership"
            continue
        if word == "The" or not (_is_capitalised(word) or word in joints) or word[-1] in CLOSING:
            break
        first -= 1
        if word[0] in OPENING:
            break
    first = _over_commas(words, first, text[start:end])
    run = words[first:]
    run = _after_cuts(text, run, end, known)
    shunned = not_in_names()
    is_whole = len(run) > 1 and run[0].start() == 0 and not text[end:].strip(" .;")  # the item of a list
    while run and (
        run[0][0].strip(OPENING) in shunned or run[0][0] in joints or (_is_plain_local(run, known) and not is_whole)
    ):
        run = run[1:]
    if not run:
        return None
    return run[0].start() + (len(run[0][0]) - len(run[0][0].lstrip(OPENING)))


def _is_in_the(words: list[re.Match[str]], first: int) -> bool:
    """Whether "Safe in the" stands before the word at `first`, itself after "the": a title, and no place of meeting."""
    before = [word[0] for word in words[max(0, first - 4) : first]]
    return len(before) == 4 and before[0].lower() == "the" and _is_capitalised(before[1]) and before[2] == "in"


def _is_plain_local(run: list[re.Match[str]], known: list[BodyMention]) -> bool:
    """ "Local" before a body that we know without it, or at the start of a sentence, is no part of a name."""
    if run[0][0] not in LOCAL:
        return False
    at_start = run[0].start() == 0 or run[0].string[: run[0].start()].rstrip()[-1:] in ".:;•"
    return at_start or (len(run) > 1 and any(other.start == run[1].start() for other in known))


def _is_capitalised(word: str) -> bool:
    bare = word.lstrip(OPENING)
    return bool(bare) and bare[0].isupper()


def _over_commas(words: list[re.Match[str]], first: int, ending: str) -> int:
    """Leftwards over "Rivers, " before "Coasts and Harbours Committee", where names of this ending hold commas."""
    entries = (*vocabulary("organisations")["endings"], *vocabulary("organisations")["small_endings"])
    holds = any(entry["say"] == ending and "commas" in entry for entry in entries)
    if not holds or not any(word[0] in ("and", "&") for word in words[first:]):
        return first
    shunned = not_in_names() | set(vocabulary("relations")["services"])  # "Police, Fire and Probation Group" are three
    begun = first
    while first > 0 and re.fullmatch(r"[A-Z][a-z]+,", word := words[first - 1][0]) and word[:-1] not in shunned:
        first -= 1
    joints = vocabulary("organisations")["joints"]
    while begun > first > 0 and (words[first - 1][0] in joints or fold(words[first - 1][0]) in all_place_words()):
        first -= 1  # "Westmere and Eastmere Risks, Threats and Floods Group"
    return first


def _after_cuts(text: str, run: list[re.Match[str]], end: int, known: list[BodyMention]) -> list[re.Match[str]]:
    """What is left of a run of words after an owner ("Westmere’s"), and after another name joined on by "and"."""
    joints = set(vocabulary("organisations")["joints"])
    run = _after_a_person(text, run)
    posts = set(vocabulary("organisations")["posts_before_places"])
    endings, own = plain_endings(), set(vocabulary("organisations")["owners_in_names"])
    for place in reversed(range(len(run))):
        word = run[place][0]
        if re.search(r"(?:[’']s|s[’'])$", word) and word.replace("’", "'") not in own:
            return run[place + 1 :]
        following = run[place + 1][0] if place + 1 < len(run) else ""
        if word in posts and fold(following) in all_place_words() | area_words():
            return run[place + 1 :]  # "Operations Officer Westmere and Eastmere Flood Partnership"
        if word not in joints or place == 0:
            continue
        before = text[run[0].start() : run[place - 1].end()]
        names_end_here = any(other.end == run[place - 1].end() for other in known)
        ends_a_name = (
            (place > 1 and run[place - 1][0] in endings)
            or run[place - 1][0] in vocabulary("strategies")["endings"]  # "Noise Strategy and Flood Group"
            or names_end_here
            or is_abbreviation(run[place - 1][0])
        )
        only_ending = place == 1 and run[0][0] == "Council" and text[: run[0].start()].endswith(("the ", "The "))
        opens_police = run[place - 1][0] == "Police" and text[run[place].end() :].lstrip()[:5] in ("Crime", "Justi")
        known_after = any(
            other.start == run[place + 1].start() and other.end == end for other in known if place + 1 < len(run)
        )
        if (ends_a_name and not opens_police and before) or known_after or only_ending:
            return run[place + 1 :]
    return run


def _after_a_person(text: str, run: list[re.Match[str]]) -> list[re.Match[str]]:
    """ "Ann Reed Westmere Council" on a line of its own: the body begins with its place, behind a name of two words."""
    titles = vocabulary("meetings")["person_titles"]
    while run and run[0][0].rstrip(".") in titles:
        run = run[1:]
    if len(text.split()) > LONGEST_PERSON_LINE or len(run) < LEAST_WITH_PERSON:
        return run
    before = text[: run[0].start()].split()
    if len(before) > 1 or any(fold(word[0]) in all_place_words() | area_words() for word in run[:2]):
        return run
    is_name = re.fullmatch(r"[A-Z][\w’'-]+", run[1][0]) is not None
    return run[2:] if is_name and _an_area().match(text, run[2].start()) else run


@cache
def not_in_names() -> frozenset[str]:
    return frozenset(vocabulary("organisations")["not_in_names"])


@cache
def _an_area() -> re.Pattern[str]:
    return re.compile(rf"(?:{area_names()})\b")
