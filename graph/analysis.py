"""What networks tell: which bodies stand in the middle, which own things together, how much of an edition is kept.

In:     an open store.
Out:    frozen answers in a fixed order; the same graph gives the same answer. Over networkx; where Cypher can say it
        alone it is a query that we ship (`co_owners`, `edition_overlap`), for use in `pledgeline cypher` as well.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from graph.queries import query
from graph.store import Store

if TYPE_CHECKING:  # it is loaded where a network is asked for: most commands need none
    import networkx as nx

SEED = 1  # communities begin somewhere: always at the same place
WHOLLY_COMPUTED = 1000  # bodies; where there are more, so many are drawn to begin shortest paths at


@dataclass(frozen=True, slots=True)
class CentralBody:
    """A body among those that it is tied to or owns something with."""

    id: str
    name: str
    neighbours: int
    between: float  # share of the shortest paths between two others that lead through it (betweenness, 0 to 1)
    near: float  # how near all others are on the mean (harmonic closeness, 0 to 1)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Community:
    """Bodies and what they own, more among each other than with the rest."""

    bodies: tuple[str, ...]
    commitments: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        return {"bodies": list(self.bodies), "commitments": list(self.commitments)}


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two editions that follow each other."""

    of: str
    kind: str  # priority or theme
    year: int
    next_year: int
    shared: tuple[str, ...]
    given_up: tuple[str, ...]
    new: tuple[str, ...]
    overlap: float  # shared of all that either has (Jaccard index)

    def to_json(self) -> dict[str, Any]:
        lists = {"shared": list(self.shared), "given_up": list(self.given_up), "new": list(self.new)}
        return {**asdict(self), **lists}


def central_bodies(store: Store) -> list[CentralBody]:
    """Every body that is tied to another, the most central first."""
    import networkx as nx

    graph, names = _bodies(store)
    size = len(graph)
    if size < 2:
        return []
    between = nx.betweenness_centrality(graph, k=min(size, WHOLLY_COMPUTED), seed=SEED)
    near = nx.harmonic_centrality(graph)
    found = [
        CentralBody(id, names[id], graph.degree(id), round(between[id], 4), round(near[id] / (size - 1), 4))
        for id in graph
    ]
    return sorted(found, key=lambda body: (-body.between, -body.neighbours, body.id))


def _bodies(store: Store) -> tuple[nx.Graph[str], dict[str, str]]:
    """Bodies joined where papers tie them or they own something together, and their names."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    names: dict[str, str] = {}
    for row in (*store.read(query("ties_of_bodies")), *store.read(query("co_owners"))):
        graph.add_edge(row["id"], row["other_id"])
        names |= {row["id"]: row["name"], row["other_id"]: row["other"]}
    return graph, names


def communities(store: Store) -> list[Community]:
    """Groups of bodies and commitments, the largest first; those of a single body that shares nothing are left out."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    bodies: dict[str, str] = {}
    owned: dict[str, str] = {}
    for row in store.read(query("ownerships")):
        graph.add_edge(row["body_id"], row["id"], weight=row["roles"])
        bodies[row["body_id"]], owned[row["id"]] = row["body"], row["name"]
    groups = nx.community.louvain_communities(graph, seed=SEED) if graph else []
    found = [
        Community(
            tuple(sorted(bodies[id] for id in group if id in bodies)),
            tuple(sorted(owned[id] for id in group if id in owned)),
        )
        for group in groups
    ]
    shared = [each for each in found if len(each.bodies) > 1]
    return sorted(shared, key=lambda each: (-len(each.bodies) - len(each.commitments), each.bodies))


def overlaps(store: Store) -> list[Overlap]:
    """Each adopted edition beside the next one of the same agreement."""
    return [
        Overlap(
            row["of"], row["kind"], row["year"], row["next_year"], tuple(sorted(row["shared"])),
            tuple(sorted(row["given_up"])), tuple(sorted(row["new"])), round(row["overlap"], 4),
        )
        for row in store.read(query("edition_overlap"))
    ]  # fmt: skip
