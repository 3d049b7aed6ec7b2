"""Words of the vocabulary as one alternative of a pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first; a space in them is any white space.

    >>> one_of(["up", "up to"])
    'up\\\\s+to|up'
    """
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
