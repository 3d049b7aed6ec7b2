"""The names of places that we know, and where a text has them, those said together as one.

In:     a text, and the profile whose places are known beside those of all.
Out:    where names stand, with the kind of area and what is left out: "Westmere & Eastmere
        District (excluding Northmere)".
Words:  corpus/gazetteer/places.yaml, the profile's places, corpus/vocabulary/geography.yaml
Leaves: whether a name is told as a place or is part of another name (extract/places_in_names.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from corpus.load import PlaceEntry, Profile, areas, places, vocabulary
from extract.alternatives import one_of, one_of_many


def names_other_place(text: str, place: str, profile: Profile | None) -> bool:
    """Whether a text names a place that is no part of `place`, be it in the name of a body: "Westmere Police"."""
    names = place_names(profile)
    return any(text[start:end] not in place for start, end in named(text, names))


def is_place(text: str, profile: Profile | None) -> bool:
    """Whether all of `text` is the name of a place, or of places said together."""
    return names_end(text, 0, place_names(profile)) == len(text.rstrip())


def area_entry(profile: Profile | None) -> PlaceEntry | None:
    """The place that is the area of the profile's partnership."""
    return next((entry for entry in _entries(profile) if profile and entry.id == profile.area), None)


def _entries(profile: Profile | None) -> Iterable[PlaceEntry]:
    return (*places(), *(profile.places if profile else ()))


def place_names(profile: Profile | None) -> tuple[str, ...]:
    """Every name of a place, those of the profile among them, the longest first."""
    own = tuple(name for entry in profile.places for name in (entry.name, *entry.also)) if profile else ()
    return _all_names(own)


@cache
def _all_names(own: tuple[str, ...]) -> tuple[str, ...]:
    """The names of a profile's places with those that belong to no one profile, the longest first."""
    names = {*own, *(name for entry in places() for name in (entry.name, *entry.also))}
    names |= {name for group in areas().values() for name in group}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def named(text: str, names: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """A place with those that are said with it, and what it leaves out: "Westmere & Eastmere (exc. Northmere)"."""
    place = 0
    while match := _name(names).search(text, place):
        end = place = names_end(text, match.start(), names) or match.end()
        apart = _left_out().match(text, end)
        other = names_end(text, apart.end(), names) if apart else None
        if other:
            end = place = other + (text[other : other + 1] == ")")
        yield match.start(), end


def names_end(text: str, start: int, names: tuple[str, ...]) -> int | None:
    """The end of the names that begin at `start`: "Westmere, Eastmere and Northmere District"; None where none begins
    there."""
    match = _name(names).match(text, start)
    end = None
    while match:
        kind = _kind_of_area().match(text, match.end())
        end = kind.end() if kind else match.end()
        joint = _joint().match(text, end)
        match = _name(names).match(text, joint.end()) if joint else None
    return end


@cache
def _name(names: tuple[str, ...]) -> re.Pattern[str]:
    directions = one_of(vocabulary("geography")["directions"])
    return re.compile(rf"(?<![\w-])(?<!\w\.)(?=[A-Z])(?:(?:{directions})\s+)?{one_of_many(names)}\b")


@cache
def _kind_of_area() -> re.Pattern[str]:
    """ " District" after a name, and no name of a body: "Westmere District Council"."""
    kinds = one_of(vocabulary("geography")["area_kinds"])
    return re.compile(rf"\s+(?:{kinds})\b(?!\s+(?:[A-Z]|and\s+[A-Z]\w+\s+[A-Z])|[-’'])")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{one_of(vocabulary('geography')['joints'])})\s*")


@cache
def _left_out() -> re.Pattern[str]:
    """ " (excluding ", " and Trunk Roads (excluding ": before the place that is left out."""
    words = vocabulary("geography")
    said = one_of([*words["exclusions"], *words["inclusions"]])
    return re.compile(rf"(?:\s+(?:and|&|[A-Z][\w’-]*)){{0,6}}\s*\(?\s*(?:{said})\s+")
