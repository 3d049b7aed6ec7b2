"""Whose papers these are: the profile whose names a paper prints most.

In:     one paper.
Out:    the profile of the partnership it belongs to, or None where no profile fits; a paper of an area that we know
        nothing of is read all the same, with what papers everywhere have in common.
Rule:   the paper names the partnership or its area; an ambulance trust or a police force that several areas share does
        not make a paper the one area's that we have a profile of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.load import Profile, places
from ingest.paper import Paper

LEAST_MENTIONS = 3  # one or two mentions of a neighbour's police force do not make a paper the neighbour's


def profile_of(paper: Paper, profiles: Iterable[Profile]) -> Profile | None:
    """The profile that `paper` names most often, the first by id where two are even."""
    counted = [(_mentions(paper.text, profile), profile) for profile in profiles if names_it(paper.text, profile)]
    most, profile = max(counted, key=lambda pair: pair[0], default=(0, None))
    return profile if most >= LEAST_MENTIONS else None


def names_it(text: str, profile: Profile) -> bool:
    """Whether `text` names the partnership, by name or abbreviation, or the area it is for."""
    areas = {place.name for place in (*places(), *profile.places) if place.id == profile.area}
    return bool(_any_of({profile.name, *profile.abbreviations, *areas}).search(text))


def _mentions(text: str, profile: Profile) -> int:
    """How often the partnership, its bodies and its places are named; bodies by their full names alone."""
    own = {profile.name, *profile.abbreviations, *(place.name for place in profile.places)}
    return len(_any_of(own | {body.name for body in profile.bodies}).findall(text))


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(names)))
