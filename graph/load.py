"""Papers and their facts into a store: each paper in a transaction of its own, and only where something has changed.

In:     an open store, papers with their facts, and the ledger of what was loaded before (graph/ledger.py).
Out:    the graph. Loading the same again changes nothing; a paper loaded anew takes back all that it said before; a
        failure leaves the paper as it was. Lines of editions, which rest on several papers, are written last.
Rule:   a paper is built again where its facts are others, or where something that it asked of all papers together has
        another answer by now (graph/asked.py); of what is built only the rows that differ are written.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain

from corpus.corrections import Correction
from corpus.load import bodies, profiles
from extract.facts import Fact
from graph.asked import answer_now
from graph.build import PaperBuilder
from graph.build_facts import add_fact, in_order
from graph.build_lines import OWNERS as LINES
from graph.build_lines import build_line
from graph.checks.between import BY as CHECKS
from graph.checks.between import between_rows, dates_of, statements_of
from graph.checks.collect import add_checks
from graph.collect import Everything
from graph.contribution import Contribution, places_of
from graph.corrections import Corrections
from graph.following.collect import BY as FOLLOWING
from graph.following.collect import Following, actions_of
from graph.identities import BY as IDENTITIES
from graph.identities import Names, names_of
from graph.ledger import Brought, Ledger
from graph.replacing import Writing
from graph.rows import GraphRows
from graph.shape import bring_up
from graph.store import Store
from graph.versions import BY as VERSIONS
from graph.versions import Earlier, GaveWay, counted, find_superseded, version_rows
from ingest.errors import PledgelineError
from ingest.paper import Paper

BETWEEN = (LINES, CHECKS, FOLLOWING, IDENTITIES, VERSIONS)  # owners of what rests on several papers
GAZETTEER = "gazetteer"

PaperOf = Callable[[str], Paper]
FactsOf = Callable[[str], Sequence[Fact]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one paper."""

    stem: str
    nodes: int = 0
    relationships: int = 0
    changed: bool = False  # False where the store already held just this
    seconds: float = 0.0
    error: PledgelineError | None = None


def load_papers(
    store: Store,
    stems: Sequence[str],
    paper_of: PaperOf,
    facts_of: FactsOf,
    corrections: Sequence[Correction] = (),
    tell: Callable[[str], None] = lambda _: None,
) -> Iterator[Loaded]:
    """Bring the graph to what these papers say, remembering nothing for the next load; see `Load`."""
    with closing(Ledger()) as ledger:
        yield from Load(store, ledger, paper_of, facts_of, corrections, tell).papers(stems)


class Load:
    """One load. `papers` brings the graph to what they say; after that `writing` tells what was touched.

    `key_of` gives what a paper's text and facts were made from; None where that is not known, and the paper is read.
    `earlier_of` gives the files that stood in its place before, the oldest first.
    """

    def __init__(
        self,
        store: Store,
        ledger: Ledger,
        paper_of: PaperOf,
        facts_of: FactsOf,
        corrections: Sequence[Correction] = (),
        tell: Callable[[str], None] = lambda _: None,
        key_of: Callable[[str], str | None] = lambda _: None,
        earlier_of: Callable[[str], Sequence[Earlier]] = lambda _: (),
    ) -> None:
        store.prepare()
        bring_up(store, tell)
        self._ledger = ledger
        self.writing = Writing(store, ledger, BETWEEN)
        self.before = dict(self.writing.held)  # what the store held of each owner when the load began
        self._paper_of, self._tell = paper_of, tell
        self._corrected = Corrections(corrections)
        self._of_facts = {about.document for each in corrections if (about := each.retract or each.add)}
        self._found, self._key, self._earlier_of = facts_of, key_of, earlier_of
        self.superseded: dict[str, GaveWay] = {}  # files of which something gave way to others, once they are loaded

    def papers(self, stems: Sequence[str]) -> Iterator[Loaded]:
        """Load these papers, as people corrected them; tell of each as it is loaded.

        A paper that cannot be had is told and left as it was. Papers that the store holds from elsewhere are left
        alone.
        """
        self._ledger.keep_only(stems)
        keys = {stem: None if stem in self._of_facts else self._key(stem) for stem in stems}
        failed = self._take_contributions(keys)
        everything = self._everything(stem for stem in stems if stem not in failed)
        outdated = self._ledger.outdated(lambda question: answer_now(everything, question))
        for stem in stems:
            if stem in failed:
                yield Loaded(stem, error=failed[stem])
            elif stem not in outdated and self._is_held(stem, keys[stem]):
                yield Loaded(stem, *self._ledger.counts(stem))
            else:
                told = self._load(stem, keys[stem], everything)
                if told.error:
                    failed[stem] = told.error
                yield told
        good = [stem for stem in stems if stem not in failed]
        if failed:  # a line rests on papers that are in the graph, on no others
            everything = self._everything(good)
        self._write_what_is_between(good, everything)
        self.writing.sweep()

    def _take_contributions(self, keys: dict[str, str | None]) -> dict[str, PledgelineError]:
        """See that the ledger has what each paper contributes; return those whose facts cannot be had."""
        failed: dict[str, PledgelineError] = {}
        for stem, key in keys.items():
            if self._ledger.says(stem, key):
                continue
            try:
                said = Contribution.of(self._facts_of(stem))
            except PledgelineError as error:
                failed[stem] = error
                continue
            self._ledger.put_contribution(stem, key, said)
        return failed

    def _facts_of(self, stem: str) -> list[Fact]:
        return self._corrected.correct(stem, self._found(stem), self._paper_of)

    def counted_facts_of(self, stem: str) -> list[Fact]:
        """The facts of a loaded paper that count (graph/versions.py), as corrected: what search finds of it."""
        return counted(self._facts_of(stem), self.superseded.get(stem, ()))

    def who_added(self, fact: Fact) -> str | None:
        """Who added a fact, when and why; None where a rule found it."""
        return self._corrected.who_added(fact)

    def _everything(self, stems: Iterable[str]) -> Everything:
        """What these papers together say."""
        everything = Everything(self._corrected)
        told = dict(self._ledger.contributions(stems))
        everything.superseded = find_superseded({stem: said.minutes for stem, said in told.items() if said.minutes})
        for stem, said in told.items():
            gave_way = everything.superseded.get(stem)
            everything.take(stem, said.silenced(gave_way) if gave_way else said)
        everything.close()
        self.superseded = everything.superseded
        return everything

    def _is_held(self, stem: str, key: str | None) -> bool:
        """Whether the paper was built from just this, and the store holds what was built."""
        is_built = self._ledger.built(stem, key)
        return is_built and self.writing.held.get(stem) == self._ledger.digest(stem) is not None

    def _load(self, stem: str, key: str | None, everything: Everything) -> Loaded:
        """Build a paper and write what differs."""
        began = time.perf_counter()
        try:
            builder = build_paper(self._paper_of(stem), self._facts_of(stem), everything)
        except PledgelineError as error:
            return Loaded(stem, error=error)
        facts = builder.facts
        nodes, edges = (sum(map(len, held.values())) for held in (builder.rows.nodes, builder.rows.edges))
        places = {start: at.id for start in places_of(facts) if (at := builder.passages.at(start))}
        dates, actions = list(dates_of(builder, facts)), actions_of(builder, facts)
        brought = Brought(names_of(builder), places, dates, actions)
        statements = list(statements_of(builder, facts))
        changed = self.writing.replace(builder.rows)
        with self._ledger.writing():
            self._ledger.put_built(stem, key, brought, builder.asking.answers, statements)
        return Loaded(stem, nodes, edges, changed, time.perf_counter() - began)

    def _write_what_is_between(self, stems: Sequence[str], everything: Everything) -> None:
        """Write lines, what is known of names, checks between papers, and what became of actions."""
        places: dict[tuple[str, int], str] = {}
        names, dates = Names(), list[object]()
        following = Following(lambda of: everything.lines.get(("priority", of)))
        for stem in stems:
            brought = self._ledger.brought(stem)
            for start, passage in brought.places.items():
                places[stem, start] = passage
            names.add(brought.names)
            dates += brought.dates
            if brought.actions:
                following.add(brought.actions)
        drawn = [
            build_line(
                line, everything.resolver, lambda stem, start: places.get((stem, start)), everything.said_on,
                self._corrected.who_added_at,
            )
            for line in everything.lines.values()
        ]  # fmt: skip
        for by in self._ledger.owners(LINES):
            if by not in {rows.by for rows in drawn}:  # no paper speaks of it any more
                self.writing.replace(GraphRows(by))
        for rows in drawn:
            self.writing.replace(rows)
        self.writing.replace(names.rows(everything))
        for correction, why in self._corrected.problems():
            self._tell(f"correction by {correction.by}, {correction.when.isoformat()}: {why}")
        self.writing.replace(between_rows(self._ledger.said_alike(), dates))
        self.writing.replace(following.rows())
        earlier = {stem: files for stem in stems if (files := self._earlier_of(stem))}
        self.writing.replace(version_rows(everything.superseded, earlier))
        self.writing.replace(successions(lambda ids: self._ledger.has_shared("Body", ids, stems)))


def build_paper(paper: Paper, facts: Iterable[Fact], everything: Everything) -> PaperBuilder:
    """The rows of one paper, and what was made on the way."""
    builder = PaperBuilder(paper, list(facts), everything)
    builder.add_paper()
    builder.add_unsettled_leads(builder.facts)
    add_checks(builder)
    for fact in in_order(builder.facts):
        add_fact(fact, builder)
    return builder


def remove_paper(store: Store, stem: str, ledger: Ledger | None = None) -> None:
    """Take back all that a paper said. Lines and doubts about names are drawn anew by the next load."""
    ledger = ledger or Ledger()
    writing = Writing(store, ledger, BETWEEN)
    for by in (stem, IDENTITIES, CHECKS, FOLLOWING, VERSIONS):
        writing.replace(GraphRows(by))
    with ledger.writing():
        ledger.forget(stem)
    writing.sweep()


def successions(named: Callable[[set[str]], set[str]]) -> GraphRows:
    """Which of the bodies that papers name took over from which, as the gazetteers know it.

    `named` gives of the ids of some bodies those that papers name.
    """
    rows = GraphRows(GAZETTEER)
    pairs = {
        (f"body:{entry.id}", f"body:{successor}"): entry
        for entry in chain(bodies(), *(profile.bodies for profile in profiles()))
        for successor in entry.succeeded_by
    }
    known = named({id for pair in pairs for id in pair})
    for (first, second), entry in pairs.items():
        if {first, second} <= known:
            rows.edge(
                "Body", "SUCCEEDED_BY", "Body", first, second, GAZETTEER, year=entry.until, stated=False,
                said_by=entry.said_by,
            )  # fmt: skip
    return rows
