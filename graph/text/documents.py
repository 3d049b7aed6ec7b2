"""What search finds: the passages and the facts of one paper, as entries of the index.

In:     an open graph store, the stem of a paper that is loaded in it, and the paper's facts.
Out:    an `Entry` for each passage and each fact, with the words to be found, the facets, and what an answer shows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from extract.facts import Fact, OrganisationFact, PriorityFact, ThemeFact
from graph.held import fact_span, paper_span
from graph.queries import query
from graph.store import Store
from graph.text.statements import statement
from graph.when import Span

Json = dict[str, Any]
# Weights of what says little: BM25 alone puts the shortest first, and that is a heading or a name. Chosen with the half
# of the judged queries that is there to tune with (tests/bench/searching.py).
WHOLE, FLATTER = 30, 0.3  # words: shorter passages weigh (words / WHOLE) ** FLATTER
NAME, NAMED_IN = 0.5, 12  # and so much of that where so few words state nothing but names
HEAD = 0.15
LEAST = 0.1
NAMES = frozenset({"document", "organisation", "strategy", "legislation", "priority", "theme", "agenda_item"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found. `said` is what an answer shows of it."""

    id: str
    what: str  # "passage" or "fact"
    stem: str
    words: str
    said: Json
    heading: str = ""
    title: str = ""  # of its paper
    kind: str | None = None  # of its paper: minutes, agreement, ...
    date: str | None = None  # of its paper, as exact as it is known: "2021-11-15", "2021"
    weight: float = 1.0  # what its score is multiplied by
    bodies: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()  # types of the facts in the passage, or that of the fact
    told: str | None = None  # the day by which its paper had told it
    held: Span | None = None  # the days on which it was valid (graph/held.py)

    @property
    def year(self) -> int | None:
        return int(self.date[:4]) if self.date else None


class _Mentions:
    """The bodies and priorities that this paper names, and the passages that name each, by their names in the graph."""

    def __init__(self, facts: Iterable[Fact], things: Iterable[Json]) -> None:
        told = {fact.id: fact for fact in facts}
        self._told: dict[str, dict[str, set[str]]] = {"body": defaultdict(set), "priority": defaultdict(set)}
        self._meant: dict[str, dict[str, str]] = {"body": {}, "priority": {}}
        for row in things:
            fact = told.get(row["fact"])
            if row["label"] == "Body":
                self._told["body"][row["passage"]].add(row["name"])
                if isinstance(fact, OrganisationFact):
                    spellings = {fact.name: row["name"], fact.abbreviation or fact.name: row["name"]}
                    self._meant["body"] |= spellings
            if row["priority"]:
                self._told["priority"][row["passage"]].add(row["priority"])
                if isinstance(fact, (PriorityFact, ThemeFact)):
                    self._meant["priority"][fact.label] = row["priority"]
        self._patterns = {what: _any_of(meant) for what, meant in self._meant.items()}

    def of(self, what: str, passage: Json) -> tuple[str, ...]:
        """The names in the graph of the bodies, or of the priorities, of a passage."""
        pattern, meant = self._patterns[what], self._meant[what]
        named = {meant[match[0]] for match in pattern.finditer(passage["text"])} if pattern else set()
        return tuple(sorted(named | self._told[what][passage["id"]]))


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b") if longest_first else None


def entries(
    store: Store,
    stem: str,
    facts: Sequence[Fact],
    things: Sequence[Json],
    who_added: Callable[[Fact], str | None] = lambda _: None,
) -> Iterator[Entry]:
    """The passages of this paper in reading order, then its facts.

    `things` are the rows of `things_in_passages.cypher` for it.
    """
    rows = list(store.read(query("passages_of_paper"), stem=stem))
    if not rows:
        return
    mentions = _Mentions(facts, things)
    starts = [row["start"] for row in rows]
    facts_of_row = [(rows[max(bisect_right(starts, fact.evidence.start) - 1, 0)], fact) for fact in facts]
    facts_in: dict[str, list[Fact]] = defaultdict(list)
    for row, fact in facts_of_row:
        facts_in[row["id"]].append(fact)
    above = _headings(rows)
    for row in rows:
        yield _passage(stem, row, facts_in[row["id"]], mentions, above[row["id"]], who_added)
    for row, fact in facts_of_row:
        yield _fact(stem, row, fact, mentions, above[row["id"]], who_added(fact))


def _headings(rows: Iterable[Json]) -> dict[str, str]:
    """The headings above each passage, and the head of the table that a row stands in, by the passage's id."""
    paths: dict[str, str] = {}  # of the headings so far: themselves and those above them
    above: dict[str, str] = {}
    head = ""  # the first row of the rows that follow one another
    for row in rows:
        path = paths.get(row["heading"] or "", row["heading"] or "")
        if row["kind"] == "heading":
            above[row["id"]] = ""
            paths[row["text"]] = f"{row['text']} {path}".strip()
        else:
            above[row["id"]] = f"{path} {head}".strip()
        head = (head or row["text"]) if row["kind"] == "row" else ""
    return above


def _weight(row: Json, facts: Iterable[str]) -> float:
    """1 for a passage that says something, less for what says little: a heading, a name, a line of few words."""
    words = len(row["text"].split())
    weight: float = min(1.0, (words / WHOLE) ** FLATTER)
    if row["kind"] == "heading":
        weight *= HEAD
    elif words < NAMED_IN and not set(facts) - NAMES:
        weight *= NAME
    return max(weight, LEAST)


def _passage(
    stem: str,
    row: Json,
    facts: Iterable[Fact],
    mentions: _Mentions,
    above: str,
    who_added: Callable[[Fact], str | None],
) -> Entry:
    told = [
        {"id": fact.id, "type": fact.type, "statement": statement(fact), **_corrected(who_added(fact))}
        for fact in facts
    ]
    said = {
        "id": row["id"], "paper": stem, "page": row["page"], "text": row["text"], "title": row["title"],
        "date": row["date"] or row["period"], "heading": row["heading"], "kind": row["paper_kind"], "facts": told,
        "start": row["start"], "end": row["end"],
    }  # fmt: skip
    types = sorted({each["type"] for each in told})
    span = paper_span(row["told"], min(row["superseded_on"], default=None), gave_way=bool(row["superseded"]))
    return _entry("passage", row["id"], stem, row, row["text"], said, types, mentions, above, span)


def _corrected(who: str | None) -> Json:
    return {"corrected": who} if who else {}


def _fact(stem: str, row: Json, fact: Fact, mentions: _Mentions, above: str, corrected: str | None) -> Entry:
    told = statement(fact)
    said = {
        "id": fact.id, "paper": stem, "page": fact.evidence.page, "text": told, "title": row["title"],
        "date": row["date"] or row["period"], "heading": row["heading"], "kind": row["paper_kind"],
        "passage": row["id"], "fact": fact.to_json(),
        "start": fact.evidence.start, "end": fact.evidence.end, **_corrected(corrected),
    }  # fmt: skip
    words, span = f"{told} {fact.evidence.quote}", fact_span(fact, row["told"])
    return _entry("fact", fact.id, stem, row, words, said, [fact.type], mentions, above, span)


def _entry(
    what: str, id: str, stem: str, row: Json, words: str, said: Json, facts: Sequence[str], mentions: _Mentions,
    above: str, span: Span | None,
) -> Entry:  # fmt: skip
    return Entry(
        id, what, stem, words, said,
        heading=above,
        title=row["title"] or "",
        kind=row["paper_kind"],
        date=row["date"] or row["period"],
        weight=1.0 if what == "fact" else _weight(row, facts),
        bodies=mentions.of("body", row),
        priorities=mentions.of("priority", row),
        facts=tuple(facts),
        told=row["told"],
        held=span,
    )  # fmt: skip
