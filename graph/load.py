"""Papers and their facts into a store: each paper in a transaction of its own, and only where something has changed.

In:     an open store, and papers with their facts.
Out:    the graph. Loading the same again changes nothing; a paper loaded anew takes back all that it said before; a
        failure leaves the paper as it was. Lines of editions, which rest on several papers, are written last.
Rule:   what was loaded of an owner (a paper, a line) is kept beside it as a fingerprint and as the list of those
        relationships that would otherwise not go with it, those that begin at a node which others share.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from corpus.corrections import Correction
from corpus.load import bodies, profiles
from extract.facts import Fact
from graph.build import PaperBuilder
from graph.build_facts import add_fact
from graph.build_lines import build_line
from graph.checks.collect import BY as CHECKS
from graph.checks.collect import Between, add_checks
from graph.collect import Everything
from graph.corrections import Corrections
from graph.following.collect import BY as FOLLOWING
from graph.following.collect import Following
from graph.identities import BY as IDENTITIES
from graph.identities import Names
from graph.queries import query
from graph.resolve import Resolver
from graph.rows import GraphRows, Properties
from graph.schema import LOADED, OWNED, SHARED
from graph.shape import bring_up, stamp
from graph.store import Store, Transaction
from ingest.errors import PledgelineError
from ingest.paper import Paper

NAMED_BY_PAPERS = ("Commitment", "Person", "Post", "Source")  # of several spellings the first in the alphabet is kept
GAZETTEER = "gazetteer"


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
    paper_of: Callable[[str], Paper],
    facts_of: Callable[[str], Sequence[Fact]],
    corrections: Sequence[Correction] = (),
    tell: Callable[[str], None] = lambda _: None,
) -> Iterator[Loaded]:
    """Bring the graph to what these papers say, as people corrected it, and tell of each paper as it is loaded.

    A paper that cannot be had is told and left as it was. Papers that the store holds from elsewhere are left alone.
    A graph of an older shape is brought up first, which is told in words (`tell`).
    """
    store.prepare()
    bring_up(store, tell)
    corrected = Corrections(corrections)
    as_found, facts_of = facts_of, lambda stem: corrected.correct(stem, as_found(stem), paper_of)
    everything, failed = _gathered(stems, facts_of, corrected)
    places, passages = everything.places(), dict[tuple[str, int], str]()
    resolvers: dict[str, Resolver] = {}
    named: set[str] = set()
    names, between, following = Names(), Between(), Following()
    any_changed = False
    for stem in stems:
        began = time.perf_counter()
        try:
            if stem in failed:
                raise failed[stem]
            facts = facts_of(stem)
            builder = build_paper(paper_of(stem), facts, everything)
        except PledgelineError as error:
            failed[stem] = error
            yield Loaded(stem, error=error)
            continue
        for start in sorted(places.get(stem, ())):
            if passage := builder.passages.at(start):
                passages[stem, start] = passage.id
        resolvers[stem] = builder.resolver
        named |= builder.rows.nodes.get("Body", {}).keys()
        names.add(builder.names)
        between.add(builder, facts)
        following.add(builder, facts)
        changed = replace_rows(store, builder.rows)
        any_changed |= changed
        nodes, edges = (sum(map(len, held.values())) for held in (builder.rows.nodes, builder.rows.edges))
        yield Loaded(stem, nodes, edges, changed, time.perf_counter() - began)
    if failed:  # a line rests on papers that are in the graph, on no others
        everything, _ = _gathered([stem for stem in stems if stem not in failed], facts_of, corrected)
    for line in everything.lines.values():
        rows = build_line(
            line, resolvers.__getitem__, lambda stem, start: passages.get((stem, start)), everything.said_on,
            corrected.who_added_at,
        )  # fmt: skip
        any_changed |= replace_rows(store, rows)
    any_changed |= replace_rows(store, names.rows(everything))
    for correction, why in corrected.problems():
        tell(f"correction by {correction.by}, {correction.when.isoformat()}: {why}")
    any_changed |= replace_rows(store, between.rows())
    any_changed |= replace_rows(store, following.rows())
    any_changed |= replace_rows(store, successions(named))
    if any_changed:
        _sweep(store)


def build_paper(paper: Paper, facts: Iterable[Fact], everything: Everything) -> PaperBuilder:
    """The rows of one paper, and what was made on the way."""
    facts = list(facts)
    builder = PaperBuilder(paper, facts, everything)
    builder.add_paper()
    builder.add_unsettled_leads(facts)
    add_checks(builder)
    for fact in facts:
        add_fact(fact, builder)
    return builder


def remove_paper(store: Store, stem: str) -> None:
    """Take back all that a paper said. Lines and doubts about names are drawn anew by the next load."""
    replace_rows(store, GraphRows(stem))
    replace_rows(store, GraphRows(IDENTITIES))
    replace_rows(store, GraphRows(CHECKS))
    replace_rows(store, GraphRows(FOLLOWING))
    _sweep(store)


def successions(named: Iterable[str]) -> GraphRows:
    """Which of the bodies that papers name took over from which, as the gazetteers know it."""
    rows, named = GraphRows(GAZETTEER), set(named)
    for entry in chain(bodies(), *(profile.bodies for profile in profiles())):
        for successor in entry.succeeded_by:
            first, second = f"body:{entry.id}", f"body:{successor}"
            if {first, second} <= named:
                rows.edge(
                    "Body", "SUCCEEDED_BY", "Body", first, second, GAZETTEER, year=entry.until, stated=False,
                    said_by=entry.said_by,
                )  # fmt: skip
    return rows


def _gathered(
    stems: Sequence[str], facts_of: Callable[[str], Sequence[Fact]], corrections: Corrections
) -> tuple[Everything, dict[str, PledgelineError]]:
    """What all papers together say, and those whose facts cannot be had."""
    everything, failed = Everything(corrections), dict[str, PledgelineError]()
    for stem in stems:
        try:
            everything.add(stem, facts_of(stem))
        except PledgelineError as error:
            failed[stem] = error
    everything.close()
    return everything, failed


def replace_rows(store: Store, rows: GraphRows) -> bool:
    """Put `rows` in the place of all that their owner brought before; False where it is the same."""
    digest = rows.digest()
    before = next(iter(store.read(query("loaded"), id=rows.by)), None)
    if before and before["digest"] == digest:
        return False
    held = {row["id"]: row["properties"] for row in store.read(query("passages_of"), by=rows.by)} if before else {}
    passages = rows.nodes.get("Passage", {})

    def work(opened: Transaction) -> None:
        if before:
            _take_back(opened, rows.by, json.loads(before["shared_edges"]), sorted(held.keys() - passages.keys()))
        same = {id for id, properties in held.items() if passages.get(id) == properties}
        _write_nodes(opened, rows, same, any_held=bool(held))
        for kind, edges in rows.edge_rows():
            opened.join(kind, edges)
        opened.replace(LOADED, [{"id": rows.by, "digest": digest, "shared_edges": json.dumps(rows.shared_edges())}])
        stamp(opened)
        if held or passages:  # a line rests on passages: it is to be drawn anew even if the run ends here
            opened.write(
                f"UNWIND $rows AS row MATCH (n:{LOADED}) WHERE n.id STARTS WITH row.of SET n.digest = ''", LINES
            )

    store.change(work)
    return True


LINES: list[Properties] = [{"of": "line:"}, {"of": CHECKS}, {"of": FOLLOWING}]


def _take_back(opened: Transaction, by: str, edges: dict[str, list[list[str]]], gone: Sequence[str]) -> None:
    """Delete what an owner brought, but for passages, which are kept where they stay the same."""
    for kind, places in edges.items():
        start, type, end = kind.split(" ")
        opened.write(
            f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}})-[r:{type}]->(b:{end} {{id: row.end}}) "
            "WHERE r.key = row.key AND r.by = row.by DELETE r",
            [{"start": first, "end": last, "key": key, "by": by} for first, last, key in places],
        )
    for label in OWNED:
        if label != "Passage":
            opened.write(f"UNWIND $rows AS row MATCH (n:{label} {{by: row.by}}) DETACH DELETE n", [{"by": by}])
    opened.write("UNWIND $rows AS row MATCH (n:Passage {id: row.id}) DETACH DELETE n", [{"id": id} for id in gone])


def _write_nodes(opened: Transaction, rows: GraphRows, kept: set[str], *, any_held: bool) -> None:
    """Write all nodes but the passages that are `kept`; what the owner held before, except passages, is gone."""
    for label, nodes in rows.node_rows():
        if label == "Passage":
            nodes = [node for node in nodes if node["id"] not in kept]
        if label in NAMED_BY_PAPERS:
            opened.name(label, nodes)
        elif label in OWNED and not (label == "Passage" and any_held):
            opened.create(label, nodes)
        else:
            opened.replace(label, nodes)


def _sweep(store: Store) -> None:
    """Delete shared nodes to which nothing is joined any more."""

    def work(opened: Transaction) -> None:
        for label in SHARED:
            opened.write(f"UNWIND $rows AS row MATCH (n:{label}) WHERE NOT EXISTS {{ (n)--() }} DELETE n", [{}])
        stamp(opened)

    store.change(work)
