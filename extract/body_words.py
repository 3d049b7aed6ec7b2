"""What the words of a body's name tell: its kind, whether it says which body, when two spellings are one name.

Words:  corpus/vocabulary/organisations.yaml; the places of corpus/gazetteer and corpus/profiles
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.load import Profile, areas, places, profiles, vocabulary
from extract.alternatives import one_of_many
from extract.likeness import fold

ABBREVIATION = re.compile(r"[A-Z][A-Za-z&]*[A-Z][A-Za-z&]*s?")  # "KCSP", "CaRe", "T&FG", "CSPs"


@dataclass(frozen=True, slots=True)
class BodyMention:
    name: str  # as printed
    start: int  # in the block's text
    end: int
    kind: str
    id: str | None = None  # of the gazetteer or profile; None where only the shape told it
    abbreviation: str | None = None  # where it is introduced here, in brackets


def is_abbreviation(name: str) -> bool:
    """Whether a name is an abbreviation alone: "KCSP", "CSPs".

    >>> is_abbreviation("CSPs"), is_abbreviation("Westmere CSP")
    (True, False)
    """
    return bool(ABBREVIATION.fullmatch(name))


def words_of(name: str) -> tuple[str, ...]:
    """What spellings of one name share: folded words, the last in the singular.

    >>> words_of("the Westmere Fire & Rescue Services")
    ('westmere', 'fire', 'and', 'rescue', 'service')
    """
    words = fold(re.sub(r"[’']s?\b", "", name)).split()
    if words and words[0] == "the":
        words = words[1:]
    if words and words[-1].endswith("ies"):
        words[-1] = words[-1][:-3] + "y"
    elif words and words[-1].endswith("s") and not words[-1].endswith("ss"):
        words[-1] = words[-1][:-1]
    return tuple(words)


@cache
def kind_of(name: str) -> str:
    """The kind of a body by the ending of its name, or by a word of its field where the ending says little.

    >>> kind_of("Westmere Ambulance Service"), kind_of("Westmere Police Media Team")
    ('health', 'team')
    """
    words = vocabulary("organisations")
    entries = sorted((*words["endings"], *words["small_endings"]), key=lambda entry: -len(entry["say"]))
    kind: str = next((entry["kind"] for entry in entries if re.search(rf"\b{re.escape(entry['say'])}$", name)), "other")
    return kind_by_field(name, kind)


def kind_by_field(name: str, kind: str) -> str:
    """The kind of the field that a word of the name tells, where the ending says too little."""
    words = vocabulary("organisations")
    if kind in words["kinds_that_fields_correct"]:
        for field in words["fields"]:
            if any(re.search(rf"\b{re.escape(word)}\b", name) for word in field["words"]):
                return str(field["kind"])
    return kind


def is_generic(name: str) -> bool:
    """Whether a name is said of any body: "Working Group", "Local Authority".

    >>> is_generic("the Working Group"), is_generic("Flood Working Group")
    (True, False)
    """
    words = vocabulary("organisations")
    return fold(re.sub(r"^[Tt]he\s+", "", name)) in _folded("generic") or name in {e["say"] for e in words["endings"]}


def is_ending(words: str) -> bool:
    """Whether words could be the end of a body's name, as in "the Board" or "the Crisis Board"."""
    return words.split()[-1] in plain_endings()


@cache
def plain_endings() -> frozenset[str]:
    """The last words of the endings: "Partnership", "Board"."""
    return frozenset(entry["say"].split()[-1] for entry in vocabulary("organisations")["endings"])


@cache
def place_words(profile: str | None) -> frozenset[str]:
    """Words of the names of places: what stands before a body's short name ("Kent and Medway Prevent Team")."""
    own: list[Profile] = [each for each in profiles() if each.id == profile]
    names = [place.name for place in (*places(), *(place for each in own for place in each.places))]
    return frozenset(word for name in names for word in fold(name).split() if word not in ("the", "of"))


@cache
def all_place_words() -> frozenset[str]:
    """Words of the names of every place that the corpus knows, those of profiles among them."""
    return place_words(None).union(*(place_words(profile.id) for profile in profiles()))


@cache
def area_words() -> frozenset[str]:
    """Words of the names of counties, districts and towns, but for those that are words or surnames too."""
    known = {name for key, names in areas().items() if key != "words_too" for name in names}
    return frozenset(word for name in known - set(areas()["words_too"]) for word in fold(name).split() if len(word) > 3)


@cache
def area_names() -> str:
    """The names of counties, districts, towns and police areas, as alternatives of a pattern."""
    listed = areas()
    return one_of_many(name for key in ("counties", "districts", "towns", "police_areas") for name in listed[key])


@cache
def _folded(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in vocabulary("organisations")[name])
