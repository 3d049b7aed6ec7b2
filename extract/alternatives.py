"""Words of the vocabulary as one alternative of a pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first; a space in them is any white space.

    >>> one_of(["up", "up to"])
    'up\\\\s+to|up'
    """
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)


def one_of_many(words: Iterable[str]) -> str:
    """The same for hundreds of words, as a tree by their letters, so that most places are passed by at one look.

    >>> one_of_many(["Kent", "Kendal", "Essex"])
    '(?:Essex|Ken(?:dal|t))'
    """
    return _branches(sorted(set(words)))


def _branches(words: list[str]) -> str:
    if len(words) == 1:
        return _literal(words[0])
    said: list[str] = []
    for _, group in groupby((word for word in words if word), key=lambda word: word[0]):
        tails = list(group)
        shared = _shared_start(tails[0], tails[-1])  # sorted: what these two share, all do
        rest = sorted(tail[len(shared) :] for tail in tails)
        said.append(_literal(shared) + (_branches(rest) if len(tails) > 1 else ""))
    inner = f"(?:{'|'.join(said)})"
    return f"{inner}?" if "" in words else inner


def _shared_start(first: str, last: str) -> str:
    length = next(
        (place for place, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first)
    )
    return first[:length]


def _literal(text: str) -> str:
    return re.escape(text).replace(r"\ ", r"\s+")
