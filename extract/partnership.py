"""Whose papers these are: the profile whose names a paper prints most.

In:     one paper.
Out:    the profile of the partnership it belongs to, or None where no profile fits; a paper of an area that we know
        nothing of is read all the same, with what papers everywhere have in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.load import Profile
from ingest.paper import Paper

LEAST_MENTIONS = 3  # one or two mentions of a neighbour's police force do not make a paper the neighbour's


def profile_of(paper: Paper, profiles: Iterable[Profile]) -> Profile | None:
    """The profile that `paper` names most often, the first by id where two are even."""
    counted = [(_mentions(paper.text, profile), profile) for profile in profiles]
    most, profile = max(counted, key=lambda pair: pair[0], default=(0, None))
    return profile if most >= LEAST_MENTIONS else None


def _mentions(text: str, profile: Profile) -> int:
    """How often the partnership, its bodies and its places are named, each by its full name."""
    names = {profile.name, *(body.name for body in profile.bodies), *(place.name for place in profile.places)}
    return len(re.findall("|".join(rf"\b{re.escape(name)}\b" for name in sorted(names)), text))
