"""Search: a question against the index; the best entries first, with the words marked, and facets to narrow by.

In:     an index (graph/text/index.py) and a `Question`.
Out:    `Found`, the same for the same index: entries of one score stand in the order of their ids.
Rule:   BM25 over the words of a passage, the heading it stands under and the title of its paper. A word counts through
        its abbreviation or its whole name as well; one that no paper has, through words of nearly its spelling. Most of
        the words must stand there; where that finds nothing, any.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from rapidfuzz.distance import OSA
from tantivy import FieldType, Index, Occur, Query, Searcher

from corpus.load import vocabulary
from graph.text.index import ABBREVIATION, schema
from graph.text.marking import Marked, marked
from graph.text.question import Question
from graph.text.words import WORD, stems, stems_of_word

Json = dict[str, Any]
FACETS = ("year", "kind", "body", "priority", "fact", "stem")
MOST_IN_A_FACET = 12
SHARE_OF_WORDS = 0.7  # of the words that say something, that a passage must hold
HEADING, TITLE, PHRASE, WHOLE_NAME, NEAR = 0.6, 0.25, 1.5, 0.8, 0.5  # weights against 1 for a word of the passage
LONGEST_NAME = 8  # words
LONG_WORD = 8  # letters: so long a word may have two letters wrong, a shorter one one
SHORT_WORD = 4  # letters: a shorter word is not taken for a misspelling


@dataclass(frozen=True, slots=True)
class Entry:
    said: Json
    score: float
    marked: Marked


@dataclass(frozen=True, slots=True)
class Found:
    total: int
    entries: tuple[Entry, ...]
    facets: dict[str, list[tuple[str, int]]]
    taken_for: dict[str, list[str]]  # words that no paper has, and those that were searched for instead
    also: tuple[str, ...]  # whole names and abbreviations that were searched for as well, as stems
    any_word: bool  # no passage holds most of the words; these hold some


def search_index(
    index: Index, asked: Question, *, what: str = "passage", limit: int = 10, offset: int = 0,
    every_word: bool = False, facets: bool = True,
) -> Found:  # fmt: skip
    """The entries from `offset` on, at most `limit`; `what` is "passage" or "fact".

    With `every_word` only entries are found that hold all the words, each as it is spelt or by its abbreviation.
    """
    index.reload()
    return search(
        index.searcher(), asked, what=what, limit=limit, offset=offset, every_word=every_word, facets=facets,
    )  # fmt: skip


def search(
    searcher: Searcher, asked: Question, *, what: str = "passage", limit: int = 10, offset: int = 0,
    every_word: bool = False, facets: bool = True,
) -> Found:  # fmt: skip
    """As `search_index`, of an index as `searcher` holds it; without `facets` none are counted."""
    return _Search(searcher, asked, what, every_word).found(limit, offset, facets)


class _Search:
    def __init__(self, searcher: Searcher, asked: Question, what: str, every_word: bool = False) -> None:
        self.searcher, self.asked, self.what, self.every_word = searcher, asked, what, every_word
        self.taken_for: dict[str, list[str]] = {}
        self.also: list[str] = []
        self.asking = frozenset(stem for word in vocabulary("search")["asking"] for stem in stems(word))
        self.matched: set[str] = {stem for phrase in asked.phrases for stem in phrase}

    def found(self, limit: int, offset: int, facets: bool) -> Found:
        optional, needed = self._words()
        least = len(needed) if self.every_word else ceil(len(needed) * SHARE_OF_WORDS)
        query = self._query(optional, needed, least)
        result: Any = self.searcher.search(query, offset + limit, weight_by_field="weight")
        any_word = (
            not result.count and len(needed) > 1 and not self.every_word
        )  # the library's own types leave out `count`
        if any_word:
            query = self._query(optional, needed, 1)
            result = self.searcher.search(query, offset + limit, weight_by_field="weight")
        ranked = sorted(
            ((score, json.loads(self.searcher.doc(address)["said"][0])) for score, address in result.hits),
            key=lambda each: (-round(each[0], 4), each[1]["id"]),
        )[offset:]
        entries = tuple(
            Entry(said, round(score, 4), marked(said["text"], self.matched - self.asking)) for score, said in ranked
        )
        counted = self._facets(query) if facets else {}
        return Found(result.count, entries, counted, self.taken_for, tuple(self.also), any_word)

    def _words(self) -> tuple[list[Query], list[Query]]:
        """Queries for the words with which people ask, and for those that say something."""
        optional, needed, words = list[Query](), list[Query](), list(self.asked.words)
        while words:
            length, short = self._abbreviated(words)
            if length > 1:
                needed.append(self._name(words[:length], short))
            elif words[0] in self.asking:
                optional.append(self._anywhere(words[0]))
            else:
                needed.append(self._word(words[0]))
            del words[:length]
        return optional, needed

    def _abbreviated(self, words: Sequence[str]) -> tuple[int, str]:
        """How many of the first words are a name that has an abbreviation, and that; 1 where none are."""
        for length in range(min(len(words), LONGEST_NAME), 1, -1):
            for said in self._pairs(" ".join(words[:length])):
                if said["long"] == " ".join(words[:length]):
                    return length, said["short"]
        return 1, ""

    def _name(self, words: Sequence[str], short: str) -> Query:
        """A whole name, or its abbreviation."""
        self.also.append(short)
        self.matched.update(words, short.split())
        whole = Query.boolean_query([(Occur.Must, self._word(word)) for word in words])
        return Query.disjunction_max_query([whole, self._phrase(short.split(), WHOLE_NAME)])

    def _word(self, stem: str) -> Query:
        """One word, the name that it abbreviates, and where no paper has either, words spelt nearly so."""
        self.matched.add(stem)
        ways = [self._anywhere(stem)]
        for long in sorted({said["long"] for said in self._pairs(stem) if said["short"] == stem}):
            self.also.append(long)
            self.matched.update(long.split())
            ways.append(self._phrase(long.split(), WHOLE_NAME))
        unknown = len(ways) == 1 and not self.searcher.doc_freq("words", stem)
        if unknown and not self.every_word and len(stem) >= SHORT_WORD:
            ways += self._nearly(stem)
        return ways[0] if len(ways) == 1 else Query.disjunction_max_query(ways)

    def _nearly(self, stem: str) -> Iterator[Query]:
        distance = 2 if len(stem) >= LONG_WORD else 1
        near = Query.fuzzy_term_query(schema(), "words", stem, distance)
        hits = self.searcher.search(near, 20).hits
        texts = [json.loads(self.searcher.doc(address)["said"][0])["text"] for _, address in hits]
        spelt = {each: word.lower() for text in texts for word in WORD.findall(text) for each in stems_of_word(word)}
        alike = sorted(each for each in spelt if _is_near(stem, each, distance))
        if alike:
            self.taken_for[self._typed(stem)] = [spelt[each] for each in alike]
            self.matched.update(alike)
            yield Query.boost_query(near, NEAR)

    def _typed(self, stem: str) -> str:
        return next((word for word in self.asked.typed if stem in stems_of_word(word)), stem)

    def _anywhere(self, stem: str) -> Query:
        """A word in the passage, its heading or its paper's title."""
        fields = (("words", 1.0), ("heading", HEADING), ("title", TITLE))
        ways = [Query.boost_query(Query.term_query(schema(), field, stem), weight) for field, weight in fields]
        return Query.disjunction_max_query(ways, 0.3)

    def _phrase(self, words: Sequence[str], weight: float) -> Query:
        if len(words) == 1:
            return Query.boost_query(Query.term_query(schema(), "words", words[0]), weight)
        return Query.boost_query(Query.phrase_query(schema(), "words", list(words)), weight)

    def _pairs(self, key: str) -> list[Json]:
        """The abbreviations and whole names that papers give for a name or an abbreviation."""
        pairs = Query.boolean_query(
            [
                (Occur.Must, Query.term_query(schema(), "what", ABBREVIATION)),
                (Occur.Must, Query.term_query(schema(), "fact", key)),
            ]
        )
        return [
            json.loads(self.searcher.doc(address)["said"][0]) for _, address in self.searcher.search(pairs, 50).hits
        ]

    def _query(self, optional: Sequence[Query], needed: Sequence[Query], least: int) -> Query:
        parts = [(Occur.Must, Query.const_score_query(each, 0)) for each in self._narrowing()]
        if needed:
            wanted = [(Occur.Should, each) for each in needed]
            parts.append((Occur.Must, Query.boolean_query(wanted, minimum_number_should_match=least)))
        parts += [(Occur.Should, Query.boost_query(each, 0.1)) for each in optional]
        parts += [(Occur.Must, self._phrase(phrase, PHRASE)) for phrase in self.asked.phrases]
        if len(self.asked.words) > 1:
            near = Query.phrase_query(schema(), "words", list(self.asked.words), slop=2)
            parts.append((Occur.Should, Query.boost_query(near, PHRASE)))
        parts += [(Occur.MustNot, self._phrase(words, 1)) for words in self.asked.without]
        return Query.boolean_query(parts)

    def _narrowing(self) -> Iterator[Query]:
        yield Query.term_query(schema(), "what", self.what)
        for field in dict.fromkeys(field for field, _ in self.asked.filters):
            values = [value for name, value in self.asked.filters if name == field]
            yield Query.term_set_query(
                schema(), field, [each for value in values for each in self._named(field, value)]
            )
        if self.asked.first_year:
            yield self._range("year", self.asked.first_year, self.asked.last_year)
        if self.asked.after or self.asked.before:
            yield self._range("day", self.asked.after, self.asked.before and self.asked.before - 1)

    def _range(self, field: str, first: int | None, last: int | None) -> Query:
        return Query.range_query(schema(), field, FieldType.Integer, first, last)

    def _named(self, field: str, value: str) -> list[str]:
        """The values of this field that a person means by `value`: in any case, by a part, or by the abbreviation."""
        counted = {field: {"terms": {"field": field, "size": 10_000}}}
        known = [bucket["key"] for bucket in self.searcher.aggregate(Query.all_query(), counted)[field]["buckets"]]
        if value in known:
            return [value]
        wanted = {tuple(stems(value)), *(tuple(said["long"].split()) for said in self._pairs(" ".join(stems(value))))}
        exact = [name for name in known if tuple(stems(name)) in wanted]
        part = [name for name in known if any(_holds(stems(name), words) for words in wanted)]
        return exact or part or [value]

    def _facets(self, query: Query) -> dict[str, list[tuple[str, int]]]:
        wanted = {name: {"terms": {"field": name, "size": MOST_IN_A_FACET}} for name in FACETS}
        counted = self.searcher.aggregate(query, wanted)
        buckets = {name: counted[name]["buckets"] for name in FACETS}
        return {
            name: sorted(
                ((str(int(each["key"])) if name == "year" else each["key"], each["doc_count"]) for each in found),
                key=lambda each: (-int(each[0]),) if name == "year" else (-each[1], each[0]),
            )
            for name, found in buckets.items()
        }


def _holds(words: Sequence[str], part: Sequence[str]) -> bool:
    return bool(part) and f" {' '.join(part)} " in f" {' '.join(words)} "


def _is_near(one: str, other: str, most: int) -> bool:
    """Whether at most `most` letters are wrong, two that changed places counting as one."""
    return OSA.distance(one, other, score_cutoff=most) <= most
