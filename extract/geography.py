"""Where a figure holds: the places that a text names as places, as printed.

In:     a sentence, heading or column header, and the places we know.
Out:    its places, those said together as one ("Westmere & Eastmere (excluding Northmere)").
Words:  corpus/vocabulary/geography.yaml, corpus/gazetteer/places.yaml, the profile's places
Leaves: places inside names ("Westmere Police") and those that no gazetteer knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.load import PlaceEntry, Profile, places, vocabulary
from extract.alternatives import one_of

NATIONALLY = "nationally"
BEFORE_REACH = 40  # characters before a place in which it is told to be part of a name


@dataclass(frozen=True, slots=True)
class Place:
    start: int
    end: int
    text: str  # as printed; for "in the county" the name of the area
    vague: bool = False  # "nationally": gives way to a place that is named
    is_name: bool = True  # False for "countywide", which may be part of what is counted


# A place that no gazetteer knows: none, and not to be taken from an earlier sentence
UNKNOWN = Place(0, 0, "", is_name=False)


def find_places(text: str, profile: Profile | None) -> list[Place]:
    """Every place that `text` names as a place, in order."""
    if _whose().search(text):
        return []
    pattern = _named(_place_names(profile))
    found = [
        Place(match.start(), match.end(), _tidy(match[0]))
        for match in pattern.finditer(text)
        if not _is_in_name(text, match.start(), match.end())
    ]
    found += [
        Place(*match.span(), match[0].lower(), vague=True, is_name=False) for match in _nationwide().finditer(text)
    ]
    found += [Place(*match.span(), NATIONALLY, vague=True, is_name=False) for match in _national().finditer(text)]
    area = _own(profile)
    if area:
        words = _own_area(is_county=area.kind == "county")
        found += [Place(*match.span(), area.name, is_name=False) for match in words.finditer(text)]
    surveys: dict[str, str] = vocabulary("geography")["surveyed"]
    found += [Place(*match.span(), surveys[match[0]], is_name=False) for match in _surveyed().finditer(text)]
    return sorted(found, key=lambda place: place.start)


def places_of(spans: Sequence[tuple[int, int]], found: Sequence[Place], text: str) -> list[Place | None]:
    """The place of each number of a sentence: the one just after it, before the next number; else the last before it;
    else the next one of the sentence, in its own clause. "Nationally" gives way to any place that is named."""
    named = [place for place in found if not place.vague] or list(found)
    chosen: list[Place | None] = []
    for index, (start, end) in enumerate(spans):
        limit = spans[index + 1][0] if index + 1 < len(spans) else None
        after = [place for place in named if place.start >= end and (limit is None or place.start < limit)]
        after = [place for place in after if limit is None or not _is_of_next(text, end, place, limit)]
        after = [place for place in after if not _other_clause().search(text, end, place.start)]
        before = [place for place in named if place.end <= start]
        later = [place for place in named if place.start >= end and not place.vague]
        later = [place for place in later if not _other_clause().search(text, end, place.start)]
        beside = before[-1:] if before and _is_own(text, before[-1].end, start) else []
        if (
            not beside
            and UNKNOWN_BRACKET.search(text, 0, start)
            and any(OPENS.match(text, each.end) for each in before)
        ):
            chosen.append(UNKNOWN)  # "Westmere (45), Nowhere (12)": a name that no gazetteer has
            continue
        later = [place for place in later if limit is None or not _is_of_next(text, end, place, limit)]
        vaguely = [place for place in found if place.vague and place.end <= start]
        nearest = beside or after[:1] or before[-1:] or later[:1] or vaguely[-1:]
        chosen.append(nearest[0] if nearest else None)
    return chosen


def _is_of_next(text: str, end: int, place: Place, limit: int) -> bool:
    """Whether a place between two numbers is the second's: "45 in all, for Westmere 12", "45, above Westmere’s 12"."""
    if place.start >= limit or re.search(r"[,;(.]", text[place.end : limit]):
        return False
    return "," in text[end : place.start] or bool(_compares().search(text, end, place.start))


def _is_own(text: str, end: int, start: int) -> bool:
    """Whether a number at `start` is of the place that ends at `end`: "Westmere (45", "Westmere at 45%"."""
    return bool(IN_ITS_BRACKET.fullmatch(text, end, start) or _place_has().fullmatch(text, end, start))


def _tidy(printed: str) -> str:
    return " ".join(printed.split())


def _is_in_name(text: str, start: int, end: int) -> bool:
    """Whether the place at `start` to `end` is part of a name: "Westmere Police", "University of Westmere"."""
    if _survey_follows().match(text, end) or _counting_body().match(text, end):
        return False
    if _not_here().search(text, max(0, start - BEFORE_REACH), start):
        return True
    following = NEXT_WORD.match(text, end)
    if following and following[1].lower() not in vocabulary("geography")["not_names"]:
        return True
    before = WORD_BEFORE.search(text, max(0, start - BEFORE_REACH), start)
    if before and before[1].lower() not in vocabulary("geography")["before_places"]:
        return True  # "Age Westmere"
    return bool(_name_opening().search(text, max(0, start - BEFORE_REACH), start))


# "Westmere (2,926)", "Westmere (up 27, +2%)": the numbers in its bracket are that place's
OPENS = re.compile(r"\s*\(")
UNKNOWN_BRACKET = re.compile(r"[A-Z][\w/&’'-]*\s+\([^()]{0,40}$")
IN_ITS_BRACKET = re.compile(r"\s*\([^()]{0,40}")

# A capitalised word just before a place
WORD_BEFORE = re.compile(r"\b([A-Z][\w’'-]*)\s+$")

# A capitalised word just after a place: "Westmere Police", "Westmere and Eastmere Council"; "’s" is no name
NEXT_WORD = re.compile(r"(?:\s+|-|/)((?:[A-Z]|[a-z]*[A-Z])[\w’'-]*)")


def _entries(profile: Profile | None) -> Iterable[PlaceEntry]:
    return (*places(), *(profile.places if profile else ()))


def _place_names(profile: Profile | None) -> tuple[str, ...]:
    names = {name for entry in _entries(profile) for name in (entry.name, *entry.also)}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _own(profile: Profile | None) -> PlaceEntry | None:
    return next((entry for entry in _entries(profile) if profile and entry.id == profile.area), None)


def heading_place(heading: str, profile: Profile | None) -> Place | None:
    """The place that a heading says all under it is of: "Westmere Context", "Westmere", "Crime in Westmere".

    "Local Context" is of the partnership's area, "National Context (Westmere)" of what its bracket names. Said of a
    name that only holds a place, it is none: "Westmere Strategy".
    """
    match = _heading(_place_names(profile)).fullmatch(heading)
    if match:
        return Place(*match.span("place"), _tidy(match["place"]))
    level = _level_heading(_place_names(profile)).fullmatch(heading)
    if level is None:
        return None
    if level["place"]:
        return Place(*level.span("place"), _tidy(level["place"]))
    if level["national"]:
        return Place(*level.span("national"), NATIONALLY, vague=True, is_name=False)
    area = _own(profile)
    return Place(*level.span("local"), area.name, is_name=False) if area else None


@cache
def _heading(names: tuple[str, ...]) -> re.Pattern[str]:
    words = vocabulary("geography")
    place = rf"(?P<place>(?:{one_of(names)})(?:\s*(?:{one_of(words['joints'])})\s*(?:{one_of(names)}))*)"
    nouns = one_of(words["heading_nouns"])
    return re.compile(rf"(?:(?i:{nouns})\s+(?:in|for|of)\s+)?{place}(?:\s+(?i:local\s+)?(?i:{nouns}))?[\s:.]*")


@cache
def _level_heading(names: tuple[str, ...]) -> re.Pattern[str]:
    """ "National Context", "Local (Westmere)", "Local Picture: Westmere"."""
    words = vocabulary("geography")
    national, local = one_of(words["national_headings"]), one_of(words["local_headings"])
    level = rf"(?:(?P<national>(?i:{national}))|(?P<local>(?i:{local})))"
    nouns = one_of(words["heading_nouns"])
    place = rf"(?P<place>(?:{one_of(names)})(?:\s*(?:{one_of(words['joints'])})\s*(?:{one_of(names)}))*)"
    return re.compile(rf"{level}(?:\s+(?i:{nouns}))?(?:\s*[(:–-]+\s*{place}\)?)?[\s:.]*")


@cache
def _named(names: tuple[str, ...]) -> re.Pattern[str]:
    """A place with those that are said with it, and what it leaves out: "Westmere & Eastmere (exc. Northmere)"."""
    words = vocabulary("geography")
    name = rf"(?:(?:{one_of(words['directions'])})\s+)?(?:{one_of(names)})\b"
    joints = rf"\s*(?:{one_of(words['joints'])})\s*"
    widened = r"(?:\s+(?:and|&|[A-Z][\w’-]*)){0,6}"  # "Westmere and Trunk Roads (excluding Eastmere)"
    except_for = rf"\s*\(?\s*(?:{one_of([*words['exclusions'], *words['inclusions']])})\s+{name}(?:{joints}{name})*\)?"
    return re.compile(rf"(?<![\w-]){name}(?:{joints}{name})*(?:{except_for}|{widened}{except_for})?")


@cache
def _whose() -> re.Pattern[str]:
    """ "the most common nationalities referred were Westmere (12)"."""
    return re.compile(rf"\b(?:{one_of(vocabulary('geography')['whose'])})\b", re.IGNORECASE)


@cache
def _place_has() -> re.Pattern[str]:
    """ " at ", " had just over ", between a place and its number."""
    return re.compile(
        rf"\s*(?:{one_of(vocabulary('geography')['place_has'])})\s+(?:(?:just|only|over|under|around|about)\s+){{0,2}}£?"
    )


@cache
def _counting_body() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{one_of(vocabulary('geography')['counting_bodies'])})\b")


@cache
def _not_here() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('geography')['not_here'])})\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _other_clause() -> re.Pattern[str]:
    return re.compile(rf";|\b(?:{one_of(vocabulary('geography')['other_clauses'])})\b")


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
def _compares() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('geography')['compares'])})\b", re.IGNORECASE)


@cache
def _national() -> re.Pattern[str]:
    """ "total national referrals", "the national average"."""
    return re.compile(rf"\b[Nn]ational(?=\s+(?:{one_of(vocabulary('geography')['national_what'])})\b)")


@cache
def _own_area(*, is_county: bool) -> re.Pattern[str]:
    words = vocabulary("geography")
    said = words["own_area"] if is_county else [*words["own_area"], *words["own_town"]]
    return re.compile(rf"\b(?:{one_of(said)})\b", re.IGNORECASE)


@cache
def _surveyed() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('geography')['surveyed'])})\b")
