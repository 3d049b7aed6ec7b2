"""The words that tell one action from another, and how alike two texts are by them.

In:     texts of actions, purposes of money, resolutions; the words of the priorities, which tell no two apart.
Out:    the stems that tell, and a likeness from 0 to 1 with the words it rests on.
Words:  corpus/vocabulary/following.yaml
Rule:   stems are those of search. Names of places and of the partnership's priorities are in every second action.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from corpus.load import vocabulary
from graph.everywhere import all_place_words
from graph.text.words import WORD, stems_of_word

Telling = Mapping[str, str]  # stem to the word as it is spelt, in order


@dataclass(frozen=True, slots=True)
class Likeness:
    """`of_both` is the share of all telling words that are in both, `of_shorter` that of the text with fewer."""

    of_both: float
    of_shorter: float
    shared: tuple[str, ...]  # as the first text spells them, in its order


NOTHING_ALIKE = Likeness(0, 0, ())


def telling(text: str, subjects: Collection[str] = ()) -> Telling:
    """The words that tell, but for those of the subjects, given as stems.

    >>> list(telling("Support delivery of the Scam Awareness webinars"))
    ['scam', 'webinar']
    """
    told: dict[str, str] = {}
    for word in WORD.findall(text):
        if word.casefold() in all_place_words() or len(word) < 2:
            continue
        for stem in stems_of_word(word):
            if stem not in _common() and stem not in subjects and not stem.isdigit():
                told.setdefault(stem, word)
    return told


def share(first: Telling, second: Telling) -> tuple[int, float]:
    """How many words both texts tell, and their share of those of the text with fewer."""
    shared = len(first.keys() & second.keys())
    return shared, shared / min(len(first), len(second)) if shared else 0.0


def likeness(first: Telling, second: Telling) -> Likeness:
    """How much of what tells the one is in the other."""
    if first.keys().isdisjoint(second.keys()):
        return NOTHING_ALIKE
    shared = [stem for stem in first if stem in second]
    both, shorter = len(first) + len(second), min(len(first), len(second))
    return Likeness(2 * len(shared) / both, len(shared) / shorter, tuple(first[stem] for stem in shared))


@cache
def _common() -> frozenset[str]:
    return frozenset(stem for word in vocabulary("following")["common"] for stem in stems_of_word(word))
