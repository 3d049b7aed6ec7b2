"""Words made alike for search: small letters, no accents, one British spelling, one stem.

In:     text of a paper or a question; `corpus/vocabulary/search.yaml`.
Out:    stems. "Organised", "organize" and "organisation" come out alike, and "antisocial" as "anti social" does.
Rule:   Snowball's English stemmer (Porter 2), after spellings that differ have been made one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from zlib import crc32

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from corpus.load import vocabulary

WORD = re.compile(r"[^\W_]+")
LONGEST_WORD = 40  # characters: longer is an address or a key
REMEMBERED = 50_000  # words whose stems are kept: the words of some hundred papers
PAIRS = 1 << 16  # numbers that pairs of words are told by: a few hundred pairs share one among a million passages


@cache
def analyzer() -> TextAnalyzer:
    """What makes a stem of a word that is spelt as all spell it."""
    built = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.remove_long(LONGEST_WORD))
    for step in (Filter.lowercase(), Filter.ascii_fold(), Filter.stemmer("english")):
        built = built.filter(step)
    return built.build()


@cache
def as_they_are() -> TextAnalyzer:
    """What the index does with the words it is handed: they are stems already."""
    return TextAnalyzerBuilder(Tokenizer.whitespace()).build()


def stems(text: str) -> list[str]:
    """The stems of the words of `text`, in order.

    >>> stems("Organisations, organised"), stems("antisocial behavior")
    (['organiz', 'organiz'], ['anti', 'social', 'behaviour'])
    """
    return [stem for word in WORD.findall(text) for stem in stems_of_word(word)]


def pairs(words: Sequence[str]) -> list[str]:
    """Every two stems that stand together, each pair as a number: where a number is missing so is its pair.

    >>> set(pairs(["hate", "crime", "hate"])) == {*pairs(["hate", "crime"]), *pairs(["crime", "hate"])}
    True
    """
    numbers = [_number(word) for word in words]
    written = _written()
    return [written[pair] for pair in sorted({(31 * one + other) % PAIRS for one, other in pairwise(numbers)})]


@cache
def _written() -> list[str]:
    """Each number as it is written: written once, for a million passages hold thirty million pairs."""
    return [f"{number:x}" for number in range(PAIRS)]


@lru_cache(REMEMBERED)
def _number(stem: str) -> int:
    return crc32(stem.encode())


@lru_cache(REMEMBERED)
def stems_of_word(word: str) -> tuple[str, ...]:
    """The stem of one word; several where it is otherwise written as several words."""
    return tuple(analyzer().analyze(_alike(word.lower())))


@lru_cache(REMEMBERED)
def _alike(word: str) -> str:
    known = vocabulary("search")
    if whole := known["words"].get(word):
        return str(whole)
    for ending, other in known["endings"].items():
        if word.endswith(ending) and len(word) > len(ending) + 3:  # "wise" and "rise" have no such ending
            return word.removesuffix(ending) + str(other)
    return word
