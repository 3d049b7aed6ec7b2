"""Where a figure holds: the places that a text names as places, as printed.

In:     a sentence, heading or column header, and the places we know.
Out:    its places, those said together as one ("Westmere & Eastmere (excluding Northmere)").
Words:  corpus/vocabulary/geography.yaml, corpus/gazetteer/places.yaml, the profile's places
Leaves: places inside names ("Westmere Police") and those that no gazetteer knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from corpus.load import PlaceEntry, Profile, areas, places, vocabulary
from extract.alternatives import one_of, one_of_many
from extract.period_words import months

NATIONALLY = "nationally"
BEFORE_REACH = 40  # characters before a place in which it is told to be part of a name
SCOPE_REACH = 90  # the same for "the lowest rate of … in"


@dataclass(frozen=True, slots=True)
class Place:
    start: int
    end: int
    text: str  # as printed; for "in the county" the name of the area
    vague: bool = False  # "nationally": gives way to a place that is named
    is_name: bool = True  # False for "countywide", which may be part of what is counted
    is_survey: bool = False  # told by the name of a survey


def names_other_place(text: str, place: str, profile: Profile | None) -> bool:
    """Whether a text names a place that is no part of `place`, be it in the name of a body: "Westmere Police"."""
    names = _place_names(profile)
    return any(text[start:end] not in place for start, end in _named(text, names))


@dataclass(frozen=True, slots=True)
class OwnArea:
    """What a paper means by "the county", and by "the borough", "the district" or "the city"."""

    county: str | None = None
    town: str | None = None


def area_of_profile(profile: Profile | None) -> OwnArea:
    """The area of a partnership: "the county" of any; "the borough" where it is none itself."""
    area = _own(profile)
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
            _tidy(text[start:end]),
            is_survey=bool(_survey_beside(text, start, end)),
        )
        for start, end in _named(text, _place_names(profile))
        if not _is_in_name(text, start, end)
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
    return bool(_survey_follows().match(text, end) or re.search(r"\bSurvey (?:for|of) (?:the )?$", before))


def is_vague(place: str) -> bool:
    """Whether a figure's place says "nationally" and names no nation."""
    return place == NATIONALLY or bool(_nationwide().fullmatch(place))


def _counts_for_more(text: str, body: Place, found: list[Place]) -> bool:
    """Whether a place is only that of the body that counts, in a sentence that says where: "In Westmere and Eastmere
    … Westmere Police recorded 45"."""
    if not _counting_body().match(text, body.end):
        return False
    told = [each for each in found if each.end <= body.start and each.text.startswith(f"{body.text} ")]
    return any(_place_next().search(text, max(0, each.start - BEFORE_REACH), each.start) for each in told)


def _tidy(printed: str) -> str:
    return " ".join(printed.split())


def _is_in_name(text: str, start: int, end: int) -> bool:
    """Whether the place at `start` to `end` is part of a name: "Westmere Police", "University of Westmere"."""
    if _survey_follows().match(text, end) or _counting_body().match(text, end):
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
    told = _place_next().search(text, max(0, start - BEFORE_REACH), start)
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


def _entries(profile: Profile | None) -> Iterable[PlaceEntry]:
    return (*places(), *(profile.places if profile else ()))


def _place_names(profile: Profile | None) -> tuple[str, ...]:
    own = tuple(name for entry in profile.places for name in (entry.name, *entry.also)) if profile else ()
    return _all_names(own)


@cache
def _all_names(own: tuple[str, ...]) -> tuple[str, ...]:
    """The names of a profile's places with those that belong to no one profile, the longest first."""
    names = {*own, *(name for entry in places() for name in (entry.name, *entry.also))}
    names |= {name for group in areas().values() for name in group}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _own(profile: Profile | None) -> PlaceEntry | None:
    return next((entry for entry in _entries(profile) if profile and entry.id == profile.area), None)


def is_place(text: str, profile: Profile | None) -> bool:
    """Whether all of `text` is the name of a place, or of places said together."""
    return _names_end(text, 0, _place_names(profile)) == len(text.rstrip())


def heading_place(heading: str, profile: Profile | None) -> Place | None:
    """The place that a heading says all under it is of: "Westmere Context", "Westmere", "Crime in Westmere".

    "Local Context" is of the partnership's area, "National Context (Westmere)" of what its bracket names. Said of a
    name that only holds a place, it is none: "Westmere Strategy".
    """
    names = _place_names(profile)
    match = _heading().fullmatch(heading)
    if match and _names_end(heading, match.start("place"), names) == match.end("place"):
        return Place(*match.span("place"), _tidy(match["place"]))
    level = _level_heading().fullmatch(heading)
    ends_in = HEADING_IN.fullmatch(heading) if level is None else None
    if ends_in and _names_end(heading, ends_in.start("place"), names) == ends_in.end("place"):
        return Place(*ends_in.span("place"), _tidy(ends_in["place"]))
    if level is None:
        return None
    if level["place"]:
        named = _names_end(heading, level.start("place"), names) == level.end("place")
        return Place(*level.span("place"), _tidy(level["place"])) if named else None
    if level["national"]:
        return Place(*level.span("national"), NATIONALLY, vague=True, is_name=False)
    area = _own(profile)
    return Place(*level.span("local"), area.name, is_name=False) if area else None


# "Cases received in Westmere": a heading that ends with where; one with a verb or a stop is a sentence
HEADING_IN = re.compile(r"(?:[A-Za-z][\w’/&-]*,?\s+){1,9}(?:in|across|within)\s+(?P<place>[A-Z][^.:?!]*?)[\s:]*")


@cache
def _heading() -> re.Pattern[str]:
    nouns = one_of(vocabulary("geography")["heading_nouns"])
    return re.compile(
        rf"(?:(?:(?i:{nouns})\s+(?:in|for|of)|In|Across)\s+)?(?P<place>[A-Z].*?)(?:\s+(?i:local\s+)?(?i:{nouns}))?[\s:.]*"
    )


@cache
def _level_heading() -> re.Pattern[str]:
    """ "National Context", "Local (Westmere)", "Local Picture: Westmere"."""
    words = vocabulary("geography")
    national, local = one_of(words["national_headings"]), one_of(words["local_headings"])
    level = rf"(?:(?P<national>(?i:{national}))|(?P<local>(?i:{local})))"
    nouns = one_of(words["heading_nouns"])
    return re.compile(rf"{level}(?:\s+(?i:{nouns}))?(?:\s*[(:–-]+\s*(?P<place>[A-Z].*?)\)?)?[\s:.]*")


def _named(text: str, names: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """A place with those that are said with it, and what it leaves out: "Westmere & Eastmere (exc. Northmere)"."""
    place = 0
    while match := _name(names).search(text, place):
        end = place = _names_end(text, match.start(), names) or match.end()
        apart = _left_out().match(text, end)
        other = _names_end(text, apart.end(), names) if apart else None
        if other:
            end = place = other + (text[other : other + 1] == ")")
        yield match.start(), end


def _names_end(text: str, start: int, names: tuple[str, ...]) -> int | None:
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


@cache
def _whose() -> re.Pattern[str]:
    """ "the most common nationalities referred were Westmere (12)"."""
    return re.compile(rf"\b(?:{one_of(vocabulary('geography')['whose'])})\b", re.IGNORECASE)


@cache
def _counting_body() -> re.Pattern[str]:
    """ " Police recorded", " County Council was allocated", " Police area": what follows a place makes it where."""
    words = vocabulary("geography")
    bodies, verbs = one_of(words["counting_bodies"]), one_of(words["counting_verbs"])
    return re.compile(rf"\s+(?:(?:{bodies})\s+(?:{verbs})|{one_of(words['counting_areas'])})\b")


POLICE_NEXT = re.compile(r"\s+(?:Police|Constabulary)\b")


@cache
def _figures_for() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('geography')['figures_for'])})\s+$", re.IGNORECASE)


@cache
def _place_next() -> re.Pattern[str]:
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
def _survey_follows() -> re.Pattern[str]:
    """ "… Westmere Survey", "Crime Survey for Westmere (CSW)"."""
    return re.compile(rf"\s+(?:{one_of(vocabulary('geography')['surveys'])})\b", re.IGNORECASE)


@cache
def _name_opening() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('geography')['name_openings'])})\s+$", re.IGNORECASE)


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
