"""The place that a heading says all under it is of: "Westmere Context", "Crime in Westmere".

In:     a heading, and the profile of the paper.
Out:    its place, or None where it names none or is a name that only holds one.
Words:  corpus/vocabulary/geography.yaml
"""

from __future__ import annotations

import re
from functools import cache

from corpus.load import Profile, vocabulary
from extract.alternatives import one_of
from extract.geography import NATIONALLY, Place, in_one_line
from extract.place_names import area_entry, names_end, place_names


def heading_place(heading: str, profile: Profile | None) -> Place | None:
    """The place that a heading says all under it is of: "Westmere Context", "Westmere", "Crime in Westmere".

    "Local Context" is of the partnership's area, "National Context (Westmere)" of what its bracket names. Said of a
    name that only holds a place, it is none: "Westmere Strategy".
    """
    names = place_names(profile)
    match = _heading().fullmatch(heading)
    if match and names_end(heading, match.start("place"), names) == match.end("place"):
        return Place(*match.span("place"), in_one_line(match["place"]))
    level = _level_heading().fullmatch(heading)
    ends_in = HEADING_IN.fullmatch(heading) if level is None else None
    if ends_in and names_end(heading, ends_in.start("place"), names) == ends_in.end("place"):
        return Place(*ends_in.span("place"), in_one_line(ends_in["place"]))
    if level is None:
        return None
    if level["place"]:
        named = names_end(heading, level.start("place"), names) == level.end("place")
        return Place(*level.span("place"), in_one_line(level["place"])) if named else None
    if level["national"]:
        return Place(*level.span("national"), NATIONALLY, vague=True, is_name=False)
    area = area_entry(profile)
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
