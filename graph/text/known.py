"""What an index knows of words: how often each stands there, abbreviations, spellings near it, the values of a field.

In:     an open searcher. It sees one commit and never another, so what was asked of it once is kept.
Out:    stems and names. The vocabulary's abbreviations (`short` of corpus/vocabulary/search.yaml) count beside those
        that papers introduce.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache

from rapidfuzz.distance import OSA
from tantivy import Occur, Query, Searcher

from corpus.load import vocabulary
from graph.text.index import ABBREVIATION, schema
from graph.text.words import WORD, stems, stems_of_word

MOST_VALUES = 10_000  # of one field: the bodies of a few thousand papers
LOOKED_AT = 20  # passages that hold a word nearly spelt so
KEPT = 20_000  # answers kept of each kind, then all are forgotten


@lru_cache(2)
def known(searcher: Searcher) -> Known:
    """What the index knows, kept as long as its searcher is in use."""
    return Known(searcher)


class Known:
    def __init__(self, searcher: Searcher) -> None:
        self.searcher = searcher
        self._pairs: dict[str, tuple[tuple[str, str], ...]] = {}
        self._nearly: dict[tuple[str, int], dict[str, str]] = {}
        self._values: dict[str, tuple[str, ...]] = {}
        self._phrases: dict[tuple[str, ...], bool] = {}

    def frequency(self, stem: str) -> int:
        """How many passages and facts hold this word."""
        return self.searcher.doc_freq("words", stem)

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """(abbreviation, whole name), as stems, of which one is `key`."""
        if key not in self._pairs:
            _forget_if_full(self._pairs)
            asked = [
                (Occur.Must, Query.term_query(schema(), *each)) for each in (("what", ABBREVIATION), ("fact", key))
            ]
            hits = self.searcher.search(Query.boolean_query(asked), 50).hits
            told = (json.loads(self.searcher.doc(address)["said"][0]) for _, address in hits)
            found = {(said["short"], said["long"]) for said in told} | _everyday().get(key, set())
            self._pairs[key] = tuple(sorted(found))
        return self._pairs[key]

    def nearly(self, stem: str, distance: int) -> dict[str, str]:
        """Stems that differ from this one by at most so many letters, each with a word of the papers that has it."""
        if (stem, distance) not in self._nearly:
            _forget_if_full(self._nearly)
            hits = self.searcher.search(near(stem, distance), LOOKED_AT).hits
            texts = [json.loads(self.searcher.doc(address)["said"][0])["text"] for _, address in hits]
            words = (word.lower() for text in texts for word in WORD.findall(text))
            spelt = {each: word for word in words for each in stems_of_word(word)}
            alike = sorted(each for each in spelt if OSA.distance(stem, each, score_cutoff=distance) <= distance)
            self._nearly[stem, distance] = {each: spelt[each] for each in alike}
        return self._nearly[stem, distance]

    def holds_phrase(self, words: tuple[str, ...]) -> bool:
        """Whether any passage holds these words one after another."""
        if words not in self._phrases:
            _forget_if_full(self._phrases)
            found = self.searcher.search(Query.phrase_query(schema(), "words", list(words)), 1, count=False)
            self._phrases[words] = bool(found.hits)
        return self._phrases[words]

    def values(self, field: str) -> tuple[str, ...]:
        """The values of a field."""
        if field not in self._values:
            counted = {field: {"terms": {"field": field, "size": MOST_VALUES}}}
            buckets = self.searcher.aggregate(Query.all_query(), counted)[field]["buckets"]
            self._values[field] = tuple(bucket["key"] for bucket in buckets)
        return self._values[field]


def near(stem: str, distance: int) -> Query:
    """Words of nearly this spelling, two letters that changed places counting as one."""
    return Query.fuzzy_term_query(schema(), "words", stem, distance)


@cache
def _everyday() -> dict[str, set[tuple[str, str]]]:
    """Abbreviations that everyone in the field uses, whether a paper introduces them or not, by either name."""
    found: dict[str, set[tuple[str, str]]] = {}
    for short, names in vocabulary("search")["short"].items():
        for name in names:
            pair = " ".join(stems(short)), " ".join(stems(name))
            for key in pair:
                found.setdefault(key, set()).add(pair)
    return found


def _forget_if_full(kept: dict) -> None:  # type: ignore[type-arg]
    if len(kept) >= KEPT:
        kept.clear()
