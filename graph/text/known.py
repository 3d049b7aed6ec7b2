"""What an index knows of words: how often each stands there, abbreviations, spellings near it, the values of a field.

In:     an open searcher. It sees one commit and never another, so what was asked of it once is kept.
Out:    stems and names. The vocabulary's abbreviations (`short` of corpus/vocabulary/search.yaml) count beside those
        that papers introduce.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA
from tantivy import Occur, Query, Searcher

from corpus.load import vocabulary
from graph.text.index import ABBREVIATION, schema
from graph.text.words import stems, stems_of_word

MOST_VALUES = 10_000  # of one field: the bodies of a few thousand papers
BEGINNING = 3  # letters that a misspelling has right where only its stem is near another
KEPT = 20_000  # answers kept of each kind, then all are forgotten


@lru_cache(2)
def known(searcher: Searcher) -> Known:
    """What the index knows, kept as long as its searcher is in use."""
    return Known(searcher)


class Known:
    def __init__(self, searcher: Searcher) -> None:
        self.searcher = searcher
        self._pairs: dict[str, tuple[tuple[str, str], ...]] = {}
        self._words: list[str] | None = None
        self._nearest: dict[tuple[str, int], str | None] = {}
        self._values: dict[str, tuple[str, ...]] = {}
        self._phrases: dict[tuple[str, ...], bool] = {}

    def frequency(self, stem: str) -> int:
        """How many passages and facts hold this word."""
        return self.searcher.doc_freq("words", stem)

    def places(self, stem: str) -> int:
        """How many times it takes to go through every text, heading and title that holds this word."""
        return sum(self.searcher.doc_freq(field, stem) for field in ("words", "heading", "title"))

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

    def nearest(self, typed: str, distance: int) -> str | None:
        """The word of the papers that is spelt most nearly so, of several the one that the most papers have; else one
        whose stem is nearest, for papers may have another form of it.

        Either differs by at most `distance` letters; two that changed places count as one.
        """
        if (typed, distance) not in self._nearest:
            _forget_if_full(self._nearest)
            found = _most_alike(typed, self._spellings(), distance)
            if not found and len(stem := stems_of_word(typed)) == 1:
                begins = [word for word in self._spellings() if word[:BEGINNING] == typed[:BEGINNING]]
                of_stem = {stems_of_word(word): word for word in reversed(begins)}
                alike = _most_alike(stem[0], [each[0] for each in of_stem if len(each) == 1], distance)
                found = of_stem[(alike,)] if alike else None
            self._nearest[typed, distance] = found
        return self._nearest[typed, distance]

    def _spellings(self) -> list[str]:
        """Every word as papers spell it, the one that the most papers have first."""
        if self._words is None:
            told = self.searcher.terms_with_prefix("spelt", "")
            self._words = [word for word, _ in sorted(told, key=lambda each: (-each[1], each[0]))]
        return self._words

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


def _most_alike(word: str, words: Sequence[str], distance: int) -> str | None:
    found = process.extractOne(word, words, scorer=OSA.distance, score_cutoff=distance)
    return found and found[0]


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
