"""Words that mean more than themselves in a question: with which people ask, kinds of paper, types of fact, months.

In:     corpus/vocabulary/search.yaml and dates.yaml.
Out:    each as a stem.
"""

from __future__ import annotations

from functools import cache

from corpus.load import vocabulary
from graph.text.words import stems


@cache
def asking() -> frozenset[str]:
    """The words with which people ask; a passage need not hold them."""
    return frozenset(stem for word in vocabulary("search")["asking"] for stem in stems(word))


@cache
def kinds() -> dict[str, tuple[str, ...]]:
    """The kinds of paper that a word names."""
    return {stems(word)[0]: tuple(named) for word, named in vocabulary("search")["kinds"].items()}


@cache
def telling() -> dict[str, tuple[str, ...]]:
    """The types of fact that a word asks for."""
    return {stems(word)[0]: tuple(types) for word, types in vocabulary("search")["telling"].items()}


@cache
def months() -> dict[str, int]:
    named = enumerate(vocabulary("dates")["months"], 1)
    return {stems(name)[0]: number for number, names in named for name in names}
