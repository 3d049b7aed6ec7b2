"""Words made alike for search: small letters, no accents, one British spelling, one stem.

In:     text of a paper or a question; `corpus/vocabulary/search.yaml`.
Out:    stems. "Organised", "organize" and "organisation" come out alike, and "antisocial" as "anti social" does.
Rule:   Snowball's English stemmer (Porter 2), after spellings that differ have been made one.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from corpus.load import vocabulary

WORD = re.compile(r"[^\W_]+")
LONGEST_WORD = 40  # characters: longer is an address or a key
REMEMBERED = 50_000  # words whose stems are kept: the words of some hundred papers


@cache
def analyzer() -> TextAnalyzer:
    """What the index does with text that has been made alike."""
    built = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.remove_long(LONGEST_WORD))
    for step in (Filter.lowercase(), Filter.ascii_fold(), Filter.stemmer("english")):
        built = built.filter(step)
    return built.build()


def alike(text: str) -> str:
    """`text` in one spelling.

    >>> alike("Antisocial behavior is organised")
    'anti social behaviour is organized'
    """
    return WORD.sub(lambda word: _alike(word[0].lower()), text)


def stems(text: str) -> list[str]:
    """The stems of the words of `text`, in order.

    >>> stems("Organisations, organised")
    ['organ', 'organ']
    """
    return [stem for word in WORD.findall(text) for stem in stems_of_word(word)]


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
