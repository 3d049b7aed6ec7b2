"""Search: a question against the index; the best entries first, with the words marked, and facets to narrow by.

In:     an index (graph/text/index.py) and a `Question`.
Out:    `Found`, the same for the same index: of one score the newer paper's entry stands first.
Rule:   BM25 over the words of a passage, the headings it stands under and the title of its paper (graph/text/ways.py),
        times the weight of the entry. Most of the words must stand there, all where enough have them, any where
        nothing has most. The best hundred score more where the words stand together, and for the words with which
        people ask: looked for in all that was found, that took most of the time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import ceil, comb
from typing import Any

from tantivy import DocAddress, FieldType, Index, Occur, Query, Searcher

from graph.text.clauses import exactly, phrase
from graph.text.index import ABBREVIATION, FACT, PASSAGE, TIMES, schema
from graph.text.known import known
from graph.text.marking import Marked, marked
from graph.text.meanings import asking
from graph.text.question import Question
from graph.text.ways import Ways
from graph.text.words import stems

Json = dict[str, Any]
FACETS = ("year", "kind", "body", "priority", "fact", "stem")
MOST_IN_A_FACET = 12
SHARE_OF_WORDS = 0.6  # of the words that say something, that a passage must hold
ENOUGH = 100  # passages that hold all the words: those that lack some are not looked for
PHRASE, PAIR = 1.5, 0.5  # weights against 1 for a word: all the words together, two of them
MOST_PLACES = 50_000  # of the words asked: where they stand in more, the best are found roughly, then ranked
MOST_SETS = 100  # of words, any of which will do: those of nine words
POOL = 100  # entries among which those are looked for whose words stand together; a page of answers begins in one


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
        self.known = known(searcher)
        self.ways = Ways(self.known, asked, strict=every_word)
        self.roughly = self.ways.found_at > MOST_PLACES
        self.finding = Ways(self.known, asked, strict=every_word, roughly=True) if self.roughly else self.ways

    def found(self, limit: int, offset: int, facets: bool) -> Found:
        count, pool = len(self.ways.needed), ceil((offset + limit) / POOL) * POOL
        query, result = self._asked(count, pool)  # all the words: most passages that say more have them
        most = ceil(count * SHARE_OF_WORDS)
        if some := most < count and not self.every_word and not self._are_enough(result.count, count):
            query, result = self._asked(most, pool)
        any_word = not result.count and count > 1 and not self.every_word
        if any_word:
            query, result = self._asked(1, pool)
        ranked = self._ranked(result.hits, anew=self.roughly or (some and not any_word))
        entries = tuple(self._entry(*each) for each in ranked[offset : offset + limit])
        counted = self._facets(query) if facets else {}
        return Found(result.count, entries, counted, self.ways.taken_for, tuple(self.ways.also), any_word)

    def _asked(self, least: int, pool: int) -> tuple[Query, Any]:  # the library's own types leave out `count`
        query = self._query(least)
        return query, self.searcher.search(query, pool, weight_by_field="weight")

    def _are_enough(self, found: int, least: int) -> bool:
        """Whether so many hold all the words that those with most of them are not looked for.

        It is told by all that hold them: else a facet would find more than it counts.
        """
        if not 0 < found < ENOUGH or not any(True for _ in self._narrowing()):
            return found >= ENOUGH
        return self._count(self._query(least, narrowed=False)) >= ENOUGH

    def _count(self, query: Query) -> int:
        result: Any = self.searcher.search(query, 1)
        return int(result.count)

    def _entry(self, score: float, address: DocAddress) -> Entry:
        said = json.loads(self.searcher.doc(address)["said"][0])
        return Entry(said, round(score, 4), marked(said["text"], self.ways.matched - asking(), self.ways.together))

    def _ranked(self, hits: Sequence[tuple[float, DocAddress]], *, anew: bool) -> list[tuple[float, DocAddress]]:
        """The best of all that was found, by their words and then by how close together these stand.

        With `anew` the scores so far are rough, or of some of the words only.
        """
        addresses = [address for _, address in hits]
        keys = self.searcher.fast_field_values("key", addresses)
        days = self.searcher.fast_field_values("day", addresses)
        more = [*self._closer(), *(self.ways.asking if self._says_something else ())]
        if anew:
            more += [*self.ways.needed, *self.ways.optional, *(phrase(each, PHRASE) for each in self.asked.phrases)]
        within = self._within(keys, more) if more and hits else {}
        scores = [
            ((0 if anew else score) + within.get((each.segment_ord, each.doc), 0.0)) / TIMES for score, each in hits
        ]
        order = sorted(range(len(hits)), key=lambda each: (-round(scores[each], 4), -(days[each] or 0), keys[each]))
        return [(scores[each], addresses[each]) for each in order]

    def _closer(self) -> Iterator[Query]:
        """What an entry scores more for in which all the words stand together, or two that were asked together."""
        words = self.ways.words
        if len(words) > 1:
            yield phrase(words, PHRASE, slop=2)
        if len(words) > 2:
            yield from (phrase(pair, PAIR, slop=1) for pair in pairwise(words) if not asking().intersection(pair))

    def _within(self, keys: Sequence[Any], queries: Iterable[Query]) -> dict[tuple[int, int], float]:
        """What the entries of these keys score by these queries.

        Each query within the pool by itself: one pool beside all of them opens every passage that holds the words.
        """
        those = [
            (Occur.Should, Query.term_query(schema(), "key", key)) for key in keys
        ]  # a set of terms takes 7 times as long
        pool = Query.const_score_query(Query.boolean_query(those), 0)
        asked = Query.boolean_query(
            [(Occur.Should, Query.boolean_query([(Occur.Must, pool), (Occur.Must, each)])) for each in queries]
        )
        hits = self.searcher.search(asked, len(keys), count=False, weight_by_field="weight").hits
        return {(address.segment_ord, address.doc): score for score, address in hits}

    @property
    def _says_something(self) -> bool:
        """Whether more was asked than words with which people ask."""
        return bool(self.ways.needed or self.asked.phrases)

    def _query(self, least: int, *, narrowed: bool = True) -> Query:
        if self.what == PASSAGE and self._says_something:
            # most entries are passages: to leave out the others takes a third less time than to look each up
            parts = [(Occur.MustNot, Query.term_query(schema(), "what", other)) for other in (FACT, ABBREVIATION)]
        else:
            parts = [(Occur.Must, Query.const_score_query(Query.term_query(schema(), "what", self.what), 0))]
        if narrowed:
            parts += [(Occur.Must, Query.const_score_query(each, 0)) for each in self._narrowing()]
        if self.ways.needed:
            parts.append((Occur.Must, _at_least(least, self.finding.needed)))
        parts += [(Occur.Should, each) for each in self.ways.optional]
        if not self._says_something:
            parts += [(Occur.Should, each) for each in self.ways.asking]
        parts += [(Occur.Must, exactly(words, PHRASE)) for words in self.asked.phrases]
        parts += [(Occur.MustNot, exactly(words, 1)) for words in self.asked.without]
        return Query.boolean_query(parts)

    def _narrowing(self) -> Iterator[Query]:
        for field in dict.fromkeys(field for field, _ in self.asked.filters):
            values = [value for name, value in self.asked.filters if name == field]
            yield Query.term_set_query(
                schema(), field, [each for value in values for each in self._named(field, value)]
            )
        if self.asked.first_year:
            yield self._range("year", self.asked.first_year, self.asked.last_year)
        if self.asked.after or self.asked.before:
            yield self._range("day", self.asked.after, self.asked.before and self.asked.before - 1)
        if self.asked.told:
            yield self._range("told", None, self.asked.told)
        if self.asked.valid:
            yield self._range("first", None, self.asked.valid)
            yield self._range("last", self.asked.valid, None)

    def _range(self, field: str, first: int | None, last: int | None) -> Query:
        return Query.range_query(schema(), field, FieldType.Integer, first, last)

    def _named(self, field: str, value: str) -> list[str]:
        """The values of this field that a person means by `value`: in any case, by a part, or by the abbreviation."""
        there = self.known.values(field)
        if value in there:
            return [value]
        wanted = {tuple(stems(value)), *(tuple(long.split()) for _, long in self.known.pairs(" ".join(stems(value))))}
        exact = [name for name in there if tuple(stems(name)) in wanted]
        part = [name for name in there if any(_holds(stems(name), words) for words in wanted)]
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


def _at_least(least: int, queries: Sequence[Query]) -> Query:
    """So many of these. Of some of them only those of the best such set count for the score.

    Each set is asked for by itself, for it begins at its rarest word; `minimum_number_should_match` goes through every
    entry that has any.
    """
    if not 1 < least < len(queries) or comb(len(queries), least) > MOST_SETS:
        wanted = [(Occur.Should, each) for each in queries]
        return Query.boolean_query(wanted, minimum_number_should_match=least)
    sets = combinations(queries, least)
    return Query.disjunction_max_query([Query.boolean_query([(Occur.Must, each) for each in some]) for some in sets])


def _holds(words: Sequence[str], part: Sequence[str]) -> bool:
    return bool(part) and f" {' '.join(part)} " in f" {' '.join(words)} "
