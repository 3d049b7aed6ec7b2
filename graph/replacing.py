"""The rows of one owner put in the place of those that it brought before: only what differs is written.

In:     an open store, the owner's rows, the ledger (graph/ledger.py), and the digests that the store holds of owners.
Out:    the graph with these rows, in one transaction, and the papers whose passages something of this touches.
Rules:  where the ledger knows what the store holds of the owner, rows are compared one by one; where it does not, all
        that the owner brought is taken back and written anew. A node that several owners name is written as all of
        them together say it; it goes when nothing is joined to it. What rests on a node that goes is to be drawn anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import orjson

from graph.ledger import Kept, Ledger
from graph.queries import query
from graph.rows import EdgeKind, GraphRows, Properties
from graph.schema import LOADED, OWNED, SHARED
from graph.shape import stamp
from graph.store import Store, Transaction

NAMED_BY_PAPERS: Final = ("Commitment", "Person", "Post", "Source")  # of several spellings the first is kept
UNSWEPT: Final = ":unswept"  # id of a note that shared nodes may be left to which nothing is joined
LEAST_DIGEST: Final = 12  # hexadecimal digits by which a row is told from what it was: 48 bits

Place = tuple[str, str]  # label and id of a node


@dataclass
class Writing:
    """One load's writing: what the store holds of each owner, and what was touched so far."""

    store: Store
    ledger: Ledger
    dependents: tuple[str, ...]  # how the names of owners begin that rest on what others bring
    held: dict[str, str] = field(default_factory=dict)  # owner to the digest that the store has
    touched: set[str] = field(default_factory=set)  # stems of papers
    renamed: bool = False  # whether a node that several owners share has another name now
    changed: bool = False

    def __post_init__(self) -> None:
        self.held = {row["id"]: row["digest"] for row in self.store.read(query("all_loaded"))}

    @property
    def touched_papers(self) -> frozenset[str] | None:
        """The papers in whose passages something is not as it was; None where that is not known."""
        return None if self.renamed or "" in self.touched else frozenset(self.touched)

    def replace(self, rows: GraphRows) -> bool:
        """Put `rows` in the place of all that their owner brought before; False where it is the same."""
        by, before = rows.by, self.held.get(rows.by)
        if before is None and not (rows.nodes or rows.edges):
            return False
        kept, now = self.ledger.kept(by), _digests(rows)
        digest = now.digest
        if before == digest:
            if kept is None or kept.digest != digest:
                self._note(rows, now)
            return False
        earlier = self.ledger.shared_by(by)
        names = {place: _name(self.ledger.shared(*place)) for place in earlier.union(_shared(rows))}
        with self.ledger.writing():
            self._note_shared(rows)
            if kept is not None and kept.digest == before:
                self._write_difference(rows, kept, now, earlier)
            else:
                self._write_anew(rows, now, earlier)
            self.ledger.put_owner(rows, digest, now)
        self.renamed |= any(name and _name(self.ledger.shared(*place)) != name for place, name in names.items())
        if rows.nodes or rows.edges:
            self.held[by] = digest
        else:
            del self.held[by]
        self.changed = True
        return True

    def _note(self, rows: GraphRows, now: Kept) -> None:
        with self.ledger.writing():
            self._note_shared(rows)
            self.ledger.put_owner(rows, now.digest, now)

    def _note_shared(self, rows: GraphRows) -> None:
        self.ledger.put_shared(rows.by, {(label, id): rows.nodes[label][id] for label, id in _shared(rows)})

    def _write_difference(self, rows: GraphRows, kept: Kept, now: Kept, earlier: set[Place]) -> None:
        gone_edges, new_edges = _edges_apart(kept, now), _edges_apart(now, kept)
        gone = _nodes_apart(kept, now, same_place=True)
        new = _nodes_apart(now, kept)
        ends = {place for kind, places in new_edges.items() for place in _ends(kind, places)}
        written = new | {place for place in ends if place[0] in SHARED and place[1] in rows.nodes.get(place[0], ())}
        written |= {place for place in gone if place[0] in SHARED}
        loose = new | gone | {place for kind, places in gone_edges.items() for place in _ends(kind, places)}
        resting = self._resting_on({place for place in gone if place[0] in OWNED})

        def work(opened: Transaction) -> None:
            _unjoin(opened, rows.by, gone_edges)
            _delete(opened, {place for place in gone if place[0] in OWNED})
            fresh = {place for place in new if place[0] in OWNED and place[1] not in kept.nodes.get(place[0], ())}
            self._write(opened, rows, written, fresh, earlier)
            for kind, edges in rows.edge_rows():
                places = new_edges.get(" ".join(kind), set())
                opened.join(kind, [row for row in edges if (row["start"], row["end"], row["props"]["key"]) in places])
            _sweep_loose(opened, loose - _joined(now))
            self._close(opened, rows, now.digest, resting)

        self.store.change(work)
        self._touch(rows.by, {place[1] for place in new | gone}, gone_edges, new_edges, (kept, now))
        self.held |= dict.fromkeys(resting, "")

    def _write_anew(self, rows: GraphRows, now: Kept, earlier: set[Place]) -> None:
        before, held = None, dict[str, Properties]()
        if rows.by in self.held:
            before = next(iter(self.store.read(query("loaded"), id=rows.by)), None)
            held = {row["id"]: row["properties"] for row in self.store.read(query("passages_of"), by=rows.by)}
        passages = rows.nodes.get("Passage", {})
        resting = self._resting_on(None) if before and rows.by not in self.dependents else []

        def work(opened: Transaction) -> None:
            if before:
                _take_back(opened, rows.by, json.loads(before["shared_edges"]), sorted(held.keys() - passages.keys()))
                opened.replace(LOADED, [{"id": UNSWEPT, "digest": UNSWEPT}])
            same = {("Passage", id) for id, properties in held.items() if passages.get(id) == properties}
            every = {(label, id) for label, nodes in rows.nodes.items() for id in nodes}
            owned = {place for place in every if place[0] in OWNED}
            fresh = {place for place in owned if place[0] != "Passage" or place[1] not in held}
            self._write(opened, rows, (every - same) | earlier, fresh, earlier)
            for kind, edges in rows.edge_rows():
                opened.join(kind, edges)
            _sweep_loose(opened, (every | earlier) - _joined(now))
            self._close(opened, rows, now.digest, resting)

        self.store.change(work)
        every = {id for nodes in rows.nodes.values() for id in nodes}
        self._touch(rows.by, every, {}, {kind: set(edges) for kind, edges in now.edges.items()}, (now,))
        if before:
            self.held[UNSWEPT] = UNSWEPT
            self.touched.add("")  # what it rested on before is not known: look at all
        self.held |= dict.fromkeys(resting, "")

    def _write(
        self, opened: Transaction, rows: GraphRows, written: set[Place], fresh: set[Place], earlier: set[Place]
    ) -> None:
        """Write these nodes: `fresh` ones are new; of `earlier` ones this owner may have said something else before."""
        for label in sorted({label for label, _ in written}):
            ids = sorted(id for each, id in written if each == label)
            if label in OWNED:
                own = rows.nodes[label]
                opened.create(label, [own[id] for id in ids if (label, id) in fresh])
                opened.replace(label, [own[id] for id in ids if (label, id) not in fresh])
                continue
            said = [(id, properties) for id in ids if (properties := self.ledger.shared(label, id))]
            first = [each for id, each in said if label in NAMED_BY_PAPERS and (label, id) not in earlier]
            opened.name(label, first)
            opened.replace(label, [each for _, each in said if each not in first])

    def _close(self, opened: Transaction, rows: GraphRows, digest: str, resting: Sequence[str]) -> None:
        if rows.nodes or rows.edges:
            shared = json.dumps(rows.shared_edges())
            opened.replace(LOADED, [{"id": rows.by, "digest": digest, "shared_edges": shared}])
        else:
            opened.write(f"UNWIND $rows AS row MATCH (n:{LOADED} {{id: row.id}}) DELETE n", [{"id": rows.by}])
        if resting:  # they are to be drawn anew even if the run ends here
            again = [{"id": id} for id in resting]
            opened.write(f"UNWIND $rows AS row MATCH (n:{LOADED} {{id: row.id}}) SET n.digest = ''", again)
        stamp(opened)

    def _resting_on(self, gone: set[Place] | None) -> list[str]:
        """The owners between papers whose relationships go with these nodes; all of them where nodes are not known."""
        if gone is not None and not gone:
            return []
        ids = {id for _, id in gone or ()}
        found = []
        for by in sorted(self.held):
            if by.startswith(self.dependents):
                kept = self.ledger.kept(by) if gone is not None else None
                is_known = kept is not None and kept.digest == self.held[by]
                places = (place for each in kept.edges.values() for place in each) if kept and is_known else ()
                if not is_known or any(place[0] in ids or place[1] in ids for place in places):
                    found.append(by)
        return found

    def _touch(
        self,
        by: str,
        nodes: set[str],
        gone: dict[str, set[tuple[str, str, str]]],
        new: dict[str, set[tuple[str, str, str]]],
        sides: Iterable[Kept],
    ) -> None:
        """Note the papers in whose passages something stands that is not as it was."""
        starts = nodes | {place[0] for places in (*gone.values(), *new.values()) for place in places}
        self.touched.add(by)
        for kept in sides:
            for kind, places in kept.edges.items():
                if kind.endswith(" Passage"):
                    self.touched |= {_stem(end) for start, end, _ in places if start in starts}

    def sweep(self) -> None:
        """Delete the shared nodes to which nothing is joined, where some may be left."""
        if UNSWEPT not in self.held:
            return

        def work(opened: Transaction) -> None:
            for label in SHARED:
                opened.write(f"UNWIND $rows AS row MATCH (n:{label}) WHERE NOT EXISTS {{ (n)--() }} DELETE n", [{}])
            opened.write(f"UNWIND $rows AS row MATCH (n:{LOADED} {{id: row.id}}) DELETE n", [{"id": UNSWEPT}])
            stamp(opened)

        self.store.change(work)
        del self.held[UNSWEPT]


def _shared(rows: GraphRows) -> list[Place]:
    return [(label, id) for label, nodes in rows.nodes.items() if label in SHARED for id in nodes]


def _name(said: Properties | None) -> object:
    return said and said.get("name")


def _stem(passage: str) -> str:
    """The paper of a passage, by its id.

    >>> _stem("passage:minutes-2031:12")
    'minutes-2031'
    """
    return passage.removeprefix("passage:").rpartition(":")[0]


def _joined(rows: Kept) -> set[Place]:
    """The nodes at which some relationship of these rows begins or ends."""
    return {place for kind, places in rows.edges.items() for place in _ends(kind, places)}


def _digests(rows: GraphRows) -> Kept:
    """The rows as the ledger keeps them; the digest of them all is made of the digests of each."""
    nodes = {label: {id: _digest(said) for id, said in each.items()} for label, each in rows.nodes.items()}
    edges = {
        " ".join(kind): {place: _digest(edge.properties) for place, edge in each.items()}
        for kind, each in rows.edges.items()
    }
    every = [(label, *each) for label, held in nodes.items() for each in held.items()]
    joins = [(kind, *place, said) for kind, held in edges.items() for place, said in held.items()]
    told = json.dumps([sorted(every), sorted(joins)], ensure_ascii=False)
    return Kept(hashlib.sha256(told.encode()).hexdigest()[:20], nodes, edges)


def _digest(said: Properties) -> str:
    return hashlib.sha256(orjson.dumps(said, option=orjson.OPT_SORT_KEYS)).hexdigest()[:LEAST_DIGEST]


def _nodes_apart(one: Kept, other: Kept, *, same_place: bool = False) -> set[Place]:
    """The nodes of `one` that `other` has not, or (unless `same_place`) not so."""
    return {
        (label, id)
        for label, nodes in one.nodes.items()
        for id, said in nodes.items()
        if (id not in other.nodes.get(label, ()) if same_place else other.nodes.get(label, {}).get(id) != said)
    }


def _edges_apart(one: Kept, other: Kept) -> dict[str, set[tuple[str, str, str]]]:
    """The relationships of `one` that `other` has not so."""
    apart = {
        kind: {place for place, said in edges.items() if other.edges.get(kind, {}).get(place) != said}
        for kind, edges in one.edges.items()
    }
    return {kind: places for kind, places in apart.items() if places}


def _ends(kind: str, places: Iterable[tuple[str, str, str]]) -> set[Place]:
    start, _, end = kind.split(" ")
    return {(start, place[0]) for place in places} | {(end, place[1]) for place in places}


def _unjoin(opened: Transaction, by: str, edges: dict[str, set[tuple[str, str, str]]]) -> None:
    for kind, places in sorted(edges.items()):
        between = EdgeKind(*kind.split(" "))
        opened.write(
            f"UNWIND $rows AS row MATCH (a:{between.start} {{id: row.start}})-[r:{between.type}]->"
            f"(b:{between.end} {{id: row.end}}) WHERE r.key = row.key AND r.by = row.by DELETE r",
            [{"start": start, "end": end, "key": key, "by": by} for start, end, key in sorted(places)],
        )


def _delete(opened: Transaction, gone: set[Place]) -> None:
    for label in sorted({label for label, _ in gone}):
        ids = [{"id": id} for each, id in sorted(gone) if each == label]
        opened.write(f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) DETACH DELETE n", ids)


def _sweep_loose(opened: Transaction, places: set[Place]) -> None:
    """Delete those of these nodes that are shared and have nothing joined to them."""
    for label in SHARED:
        ids = [{"id": id} for each, id in sorted(places) if each == label]
        if ids:
            opened.write(
                f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) WHERE NOT EXISTS {{ (n)--() }} DELETE n", ids
            )


def _take_back(opened: Transaction, by: str, edges: dict[str, list[list[str]]], gone: Sequence[str]) -> None:
    """Delete what an owner brought, but for passages, which are kept where they stay the same."""
    for kind, places in edges.items():
        _unjoin(opened, by, {kind: {(start, end, key) for start, end, key in places}})
    for label in OWNED:
        if label != "Passage":
            opened.write(f"UNWIND $rows AS row MATCH (n:{label} {{by: row.by}}) DETACH DELETE n", [{"by": by}])
    opened.write("UNWIND $rows AS row MATCH (n:Passage {id: row.id}) DETACH DELETE n", [{"id": id} for id in gone])
