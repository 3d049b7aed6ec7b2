"""Which area "the county", "the borough" or "the city" is in a paper.

In:     one paper, and its partnership's profile where we have one.
Out:    the area by its name, of each kind of words; None where the paper does not make it plain.
Words:  corpus/gazetteer/areas.yaml, places.yaml
Rule:   the profile's area; without a profile the county, and the district or city, that the paper names most, in the
        names of bodies too, where no other of its kind comes near.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from corpus.load import areas, places
from extract.alternatives import one_of_many
from extract.geography import OwnArea, Place, area_of_profile, find_places
from extract.reading import Reading

NEXT_SHARE = 2  # the area is named at least so many times as often as the next of its kind


def places_in(reading: Reading, text: str) -> list[Place]:
    """Every place that a text of this paper names as a place, "the borough" among them."""
    return find_places(text, reading.profile, reading.once(own_area))


def own_area(reading: Reading) -> OwnArea:
    """The areas that the paper means by "the county" and by "the borough", "the district" or "the city"."""
    if reading.profile:
        return area_of_profile(reading.profile)
    text = reading.paper.text
    return OwnArea(county=_most_named(text, _counties()), town=_most_named(text, areas()["districts"]))


def _most_named(text: str, names: tuple[str, ...]) -> str | None:
    counted = Counter(" ".join(found.split()) for found in _any_name(names).findall(text)).most_common(2)
    if len(counted) < 2:
        return counted[0][0] if counted else None
    return counted[0][0] if counted[0][1] >= NEXT_SHARE * counted[1][1] else None


@cache
def _counties() -> tuple[str, ...]:
    return (*areas()["counties"], *(place.name for place in places() if place.kind == "county"))


@cache
def _any_name(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){one_of_many(names)}(?![\w-])")
