"""Whether a measure says too little to be one: "overall increase", "the past year", "people".

In:     a measure in the paper's words.
Out:    whether it says nothing, little, or nothing without what is told of it.
Words:  corpus/vocabulary/figures.yaml
"""

from __future__ import annotations

from functools import cache

from corpus.load import vocabulary


def says_little(measure: str) -> bool:
    """Whether a measure names nothing that could be counted: "greatest reductions were recorded", "the past year".

    >>> says_little("greatest reductions were recorded"), says_little("recorded thefts")
    (True, False)
    """
    words = measure.lower().split()
    if (len(words) == 1 and words[0] in vocabulary("figures")["change_adjectives"]) or words[0] == "those":
        return False  # "587 serious and 2,903 slight", "87% of those due"
    known = _empty_words() | _little_words()
    return all(word.strip(".") in known or word[0].isdigit() for word in words)


def says_nothing(measure: str) -> bool:
    """Whether a measure is made of words like "overall increase" alone: what is meant was said before."""
    words = [word.strip(".").lower() for word in measure.split()]
    adjectives = vocabulary("figures")["change_adjectives"]
    return all(word in _empty_words() for word in words) and not all(word in adjectives for word in words)


def is_general(measure: str) -> bool:
    """Whether a measure is one word for any people or events, that says nothing without what is told of them."""
    words = measure.lower().split()
    return len(words) == 1 and words[0] in _general_nouns()


@cache
def _empty_words() -> frozenset[str]:
    words = vocabulary("figures")
    changes = [*words["changes"].values(), *words["changes_after"].values(), words["change_adjectives"]]
    phrases = [*words["no_measures"], *words["idle_followers"], *(word for group in changes for word in group)]
    return frozenset(word for phrase in phrases for word in phrase.split())


@cache
def _little_words() -> frozenset[str]:
    words = vocabulary("figures")
    phrases = [*words["measure_ends"], *words["measure_links"], *words["measure_openings"], *words["little_words"]]
    return frozenset(word for phrase in (*phrases, *words["duration_units"]) for word in phrase.split())


@cache
def _general_nouns() -> frozenset[str]:
    return frozenset(vocabulary("figures")["general_nouns"])
