"""Where a figure holds: the places that a text names as places, as printed.

In:     a sentence, heading or column header, and the places we know.
Out:    its places, those said together as one ("Westmere & Eastmere (excluding Northmere)").
Words:  corpus/vocabulary/geography.yaml, the names through extract/place_names.py
Leaves: places inside names ("Westmere Police") and those that no gazetteer knows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.load import Profile, vocabulary
from extract.alternatives import one_of
from extract.place_names import area_entry, named, place_names
from extract.places_in_names import BEFORE_REACH, counting_body, is_in_name, place_next, survey_follows

NATIONALLY = "nationally"


@dataclass(frozen=True, slots=True)
class Place:
    start: int
    end: int
    text: str  # as printed; for "in the county" the name of the area
    vague: bool = False  # "nationally": gives way to a place that is named
    is_name: bool = True  # False for "countywide", which may be part of what is counted
    is_survey: bool = False  # told by the name of a survey


@dataclass(frozen=True, slots=True)
class OwnArea:
    """What a paper means by "the county", and by "the borough", "the district" or "the city"."""

    county: str | None = None
    town: str | None = None


def area_of_profile(profile: Profile | None) -> OwnArea:
    """The area of a partnership: "the county" of any; "the borough" where it is none itself."""
    area = area_entry(profile)
    if area is None:
        return OwnArea()
    return OwnArea(county=area.name, town=None if area.kind == "county" else area.name)


def find_places(text: str, profile: Profile | None, own: OwnArea | None = None) -> list[Place]:
    """Every place that `text` names as a place, in order; `own` is what it means by "the county", else the profile's
    area."""
    if _whose().search(text):
        return []
    found = [
        Place(
            start,
            end,
            in_one_line(text[start:end]),
            is_survey=bool(_survey_beside(text, start, end)),
        )
        for start, end in named(text, place_names(profile))
        if not is_in_name(text, start, end)
    ]
    found = [each for each in found if not _counts_for_more(text, each, found)]
    found += [
        Place(*match.span(), match[0].lower(), vague=True, is_name=False) for match in _nationwide().finditer(text)
    ]
    found += [Place(*match.span(), NATIONALLY, vague=True, is_name=False) for match in _national().finditer(text)]
    own = own or area_of_profile(profile)
    for name, words in ((own.county, "own_area"), (own.town, "own_town")):
        if name:
            found += [Place(*match.span(), name, is_name=False) for match in _own_area(words).finditer(text)]
    other: dict[str, str] = vocabulary("geography")["known_as"]
    found += [
        Place(*match.span("name"), other[match["name"].lower()], is_name=False) for match in _known_as().finditer(text)
    ]
    surveys: dict[str, str] = vocabulary("geography")["surveyed"]
    found += [
        Place(*match.span(), surveys[match[0]], is_name=False, is_survey=True) for match in _surveyed().finditer(text)
    ]
    return sorted(found, key=lambda place: place.start)


def _survey_beside(text: str, start: int, end: int) -> bool:
    """Whether a place is where a survey was made: "Crime Survey for Westmere", "the Crime in Westmere Survey"."""
    before = text[max(0, start - BEFORE_REACH) : start]
    return bool(survey_follows().match(text, end) or re.search(r"\bSurvey (?:for|of) (?:the )?$", before))


def is_vague(place: str) -> bool:
    """Whether a figure's place says "nationally" and names no nation."""
    return place == NATIONALLY or bool(_nationwide().fullmatch(place))


def _counts_for_more(text: str, body: Place, found: list[Place]) -> bool:
    """Whether a place is only that of the body that counts, in a sentence that says where: "In Westmere and Eastmere
    … Westmere Police recorded 45"."""
    if not counting_body().match(text, body.end):
        return False
    told = [each for each in found if each.end <= body.start and each.text.startswith(f"{body.text} ")]
    return any(place_next().search(text, max(0, each.start - BEFORE_REACH), each.start) for each in told)


def in_one_line(printed: str) -> str:
    """The name of a place as printed, with single spaces where it was broken over lines."""
    return " ".join(printed.split())


@cache
def _whose() -> re.Pattern[str]:
    """ "the most common nationalities referred were Westmere (12)"."""
    return re.compile(rf"\b(?:{one_of(vocabulary('geography')['whose'])})\b", re.IGNORECASE)


@cache
def _nationwide() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('geography')['nationwide'])})\b", re.IGNORECASE)


@cache
def _national() -> re.Pattern[str]:
    """ "total national referrals", "the national average"."""
    return re.compile(rf"\b[Nn]ational(?=\s+(?:{one_of(vocabulary('geography')['national_what'])})\b)")


@cache
def _own_area(words: str) -> re.Pattern[str]:
    """ "in the county", "across our borough", "boroughwide", "the city’s"."""
    said = vocabulary("geography")
    openings, nouns = one_of(said["own_openings"]), one_of(said[words])
    return re.compile(
        rf"\b(?:(?:{openings})\s+(?:the|our)\s+(?:{nouns})(?![-\w]|\s+(?:of|council|hall|centre|center|and)\b)"
        rf"|(?:{nouns})[-\s]?(?-i:wide)|(?:the|our)\s+(?:{nouns})[’'‘]s)\b",
        re.IGNORECASE,
    )


@cache
def _known_as() -> re.Pattern[str]:
    """ "in the capital", "across the capital"."""
    words = vocabulary("geography")
    names, before = one_of(words["known_as"]), one_of(words["place_next"])
    return re.compile(rf"\b(?:{before})\s+(?P<name>{names})\b(?!\s+[a-z])", re.IGNORECASE)


@cache
def _surveyed() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('geography')['surveyed'])})\b")
