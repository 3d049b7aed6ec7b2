"""How well search finds what people ask for: queries with their relevant passages marked, ours beside plain full text.

In:     a search index, and judged queries (judged/samples.yaml over the shipped papers; judged/shared.yaml and
        judged/staff.yaml over those in ../shared: paper, page and offsets within the page only).
Out:    reciprocal rank and recall at 10 of each query, by this search and by tantivy's own query parser with BM25 over
        the same passages of the same index.
Rule:   what was tuned is judged on queries it was not tuned on: a query is of the half to tune with, or of that
        held out, by a digest of its words, so that nobody chose.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from tantivy import Index, Occur, Query, Searcher

from graph.text.answer import search
from graph.text.index import PASSAGE, open_index, schema
from graph.text.question import read_question
from graph.text.words import analyzer

HERE = Path(__file__).parent / "judged"
DEEPEST = 100  # answers looked at for the first relevant one
TOP = 10
WORD = re.compile(r"\w+:\S+|[^\W_]+")  # or what narrows: kind:minutes
PLAIN = {"plain text": ["words"], "plain text, headings, titles": ["words", "heading", "title"]}
Ranking = Callable[[str], list[str]]  # a query to the ids of passages, the best first


@dataclass(frozen=True, slots=True)
class Judged:
    ask: str
    relevant: tuple[tuple[Any, ...], ...]  # (paper, page, words it begins with) or (paper, page, first, last offset)

    @property
    def held_out(self) -> bool:
        return hashlib.sha256(self.ask.encode()).digest()[0] % 2 == 1


@dataclass(frozen=True, slots=True)
class Score:
    """Means over some queries."""

    queries: int
    reciprocal_rank: float
    recall: float  # of the relevant passages, that stand among the first ten

    def __str__(self) -> str:
        return f"MRR {self.reciprocal_rank:.3f}  recall@{TOP} {self.recall:.3f}  ({self.queries} queries)"


def judged(name: str) -> list[Judged]:
    told = yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8"))
    return [Judged(each["ask"], tuple(tuple(mark) for mark in each["relevant"])) for each in told]


def passages(searcher: Searcher) -> dict[tuple[str, int | None], list[dict[str, Any]]]:
    """Every passage of the index by paper and page, in reading order."""
    found = searcher.search(Query.term_query(schema(), "what", PASSAGE), searcher.num_docs).hits
    on: dict[tuple[str, int | None], list[dict[str, Any]]] = defaultdict(list)
    for said in sorted(
        (json.loads(searcher.doc(each)["said"][0]) for _, each in found), key=lambda said: said["start"]
    ):
        on[said["paper"], said["page"]].append(said)
    return on


def relevant(
    queries: Iterable[Judged], on: Mapping[tuple[str, int | None], Sequence[dict[str, Any]]]
) -> list[set[str]]:
    """The ids of each query's passages. Raises `LookupError` for a mark that names none, or more than one."""
    return [{_marked(mark, on[mark[0], mark[1]]) for mark in each.relevant} for each in queries]


def _marked(mark: tuple[Any, ...], there: Sequence[dict[str, Any]]) -> str:
    if isinstance(mark[2], str):
        named = [said["id"] for said in there if said["text"].startswith(mark[2])]
    else:
        base = there[0]["start"] if there else 0
        named = [said["id"] for said in there if _same(said["start"] - base, said["end"] - base, mark[2], mark[3])]
    if len(named) != 1:
        raise LookupError(f"{mark} names {len(named)} passages of that page")
    return str(named[0])


def _same(start: int, end: int, first: int, last: int) -> bool:
    """Whether a passage and a mark share most of both: a page may be read a little better than when it was marked."""
    shared = min(end, last) - max(start, first)
    return shared * 2 > max(end - start, last - first)


def ours(searcher: Searcher) -> Ranking:
    def rank(ask: str) -> list[str]:
        found = search(searcher, read_question(ask), limit=DEEPEST, facets=False)
        return [entry.said["id"] for entry in found.entries]

    return rank


def plain(index: Index, fields: Sequence[str]) -> Ranking:
    """What tantivy's parser finds by itself: BM25, any of the words, in these fields (their stems)."""
    searcher = index.searcher()
    passage = Query.const_score_query(Query.term_query(schema(), "what", PASSAGE), 0)

    def rank(ask: str) -> list[str]:
        asked, _ = index.parse_query_lenient(WORD.sub(_stem, ask), list(fields))
        found = searcher.search(Query.boolean_query([(Occur.Must, passage), (Occur.Must, asked)]), DEEPEST).hits
        return [json.loads(searcher.doc(address)["said"][0])["id"] for _, address in found]

    return rank


def _stem(word: re.Match[str]) -> str:
    return word[0] if ":" in word[0] else " ".join(analyzer().analyze(word[0]))


def reciprocal_rank(ranked: Sequence[str], wanted: set[str]) -> float:
    return next((1 / place for place, id in enumerate(ranked, 1) if id in wanted), 0.0)


def recall(ranked: Sequence[str], wanted: set[str]) -> float:
    return len(wanted & set(ranked[:TOP])) / len(wanted)


def scores(rank: Ranking, queries: Sequence[Judged], wanted: Sequence[set[str]]) -> list[tuple[float, float]]:
    """The reciprocal rank and the recall of each query."""
    ranked = [rank(each.ask) for each in queries]
    return [(reciprocal_rank(*both), recall(*both)) for both in zip(ranked, wanted, strict=True)]


def mean(each: Sequence[tuple[float, float]]) -> Score:
    count = max(len(each), 1)
    return Score(len(each), sum(rank for rank, _ in each) / count, sum(found for _, found in each) / count)


def report(folder: Path, name: str) -> dict[str, dict[str, Score]]:
    """For each way of ranking, the scores over all queries and over each half, all from the index in `folder`."""
    index, queries = open_index(folder), judged(name)
    wanted = relevant(queries, passages(index.searcher()))
    ways = {"ours": ours(index.searcher()), **{way: plain(index, fields) for way, fields in PLAIN.items()}}
    told: dict[str, dict[str, Score]] = {}
    for way, rank in ways.items():
        each = scores(rank, queries, wanted)
        halves = {
            half: mean([score for score, query in zip(each, queries, strict=True) if query.held_out == held])
            for half, held in (("to tune with", False), ("held out", True))
        }
        told[way] = {"all": mean(each), **halves}
    return told
