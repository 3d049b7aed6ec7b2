"""Parts of a query to the index: a word wherever it may stand, words in a row.

In:     stems.
Out:    queries of tantivy, scored by BM25, a word of the passage as 1.
"""

from __future__ import annotations

from collections.abc import Sequence

from tantivy import Occur, Query

from graph.text.index import schema
from graph.text.words import pairs

HEADING, TITLE = 0.6, 0.25  # weights against 1 for a word of the passage


def anywhere(stem: str) -> Query:
    """A word in the passage, in the headings above it or in its paper's title."""
    fields = (("words", 1.0), ("heading", HEADING), ("title", TITLE))
    ways = [Query.boost_query(Query.term_query(schema(), field, stem), weight) for field, weight in fields]
    return Query.disjunction_max_query(ways, 0.3)


def phrase(words: Sequence[str], weight: float, slop: int = 0) -> Query:
    """Words one after another in the passage."""
    if len(words) == 1:
        return Query.boost_query(Query.term_query(schema(), "words", words[0]), weight)
    return Query.boost_query(Query.phrase_query(schema(), "words", list(words), slop=slop), weight)


def exactly(words: Sequence[str], weight: float) -> Query:
    """As `phrase`; where both words of a pair are common, their places are opened only where the pair may stand."""
    beside = [
        (Occur.Must, Query.const_score_query(Query.term_query(schema(), "pairs", pair), 0)) for pair in pairs(words)
    ]
    return Query.boolean_query([*beside, (Occur.Must, phrase(words, weight))]) if beside else phrase(words, weight)
