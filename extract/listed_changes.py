"""Changes told by a list: one word for all, "these wards have increased: Westmere (6%, 12), Eastmere (4%, 9)".

In:     a sentence, and a number in the bracket of one of the places.
Out:    the direction that the word before the colon says; None where anything but such places stands between.
Words:  corpus/vocabulary/figures.yaml
"""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.exactness import Direction


def direction_of_list(text: str, start: int, end: int) -> Direction | None:
    """The direction of the number at `end`, in the sentence that begins at `start`.

    >>> text = "These wards have increased: Westmere (6%, 12)"
    >>> direction_of_list(text, 0, text.index("12"))
    'up'
    """
    if ":" not in text[start:end]:
        return None
    match = _list_of_changes().search(text, start, end)
    return cast("Direction", match.lastgroup) if match else None


@cache
def _list_of_changes() -> re.Pattern[str]:
    """ "have increased: " with nothing after it but places and their brackets."""
    groups = "|".join(rf"(?P<{name}>{one_of(words)})" for name, words in vocabulary("figures")["changes"].items())
    place = r"[A-Z][\w/&’' -]*\("
    return re.compile(rf"\b(?:{groups}):\s+(?:{place}[^()]*\)(?:,\s+|,?\s+and\s+))*{place}[^()]*$")
