"""The lines of priorities as a networkx graph, for analysis and for drawing, and as files that other tools read.

In:     an open store.
Out:    a directed graph whose nodes are the states of priorities and whose edges are what each became; GraphML, or
        node-link JSON. Attributes are text, numbers and truth values alone, since GraphML holds no lists.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.queries import query
from graph.store import Store

if TYPE_CHECKING:  # it is loaded where a network is asked for: most commands need none
    import networkx as nx


def lines_graph(store: Store) -> nx.DiGraph[str]:
    """States (label, year, status, priorities) joined by what they became (how, stated, year).

    Several changes between the same two states are one edge that names them all, the stated first.
    """
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    rows = list(store.read(query("lines")))
    for row in rows:
        told = {name: row[name] for name in ("label", "year", "status")}
        graph.add_node(row["id"], **told, priorities=" ".join(row["priorities"]))
    for row in rows:
        for became in sorted(row["became"], key=lambda each: (each["to"], not each["stated"], each["key"])):
            before = graph.get_edge_data(row["id"], became["to"], default=None)
            if before is None:
                told = {name: became[name] for name in ("how", "status", "stated", "year")}
                graph.add_edge(row["id"], became["to"], **told)
            else:
                before["how"] = f"{before['how']}, {became['how']}"
    return graph


@dataclass(frozen=True, slots=True)
class DrawnState:
    """The form of a priority in one edition."""

    id: str
    label: str
    year: int
    is_proposed: bool
    priorities: str  # ids of the priorities that it is a form of
    is_own: bool  # of the priority in question, not of one that split from it or merged with it


@dataclass(frozen=True, slots=True)
class DrawnChange:
    """What one state became; `how` in words of the facts format."""

    before: str
    after: str
    how: str
    is_stated: bool


def line_of(graph: nx.DiGraph[str], priority: str) -> tuple[list[DrawnState], list[DrawnChange]]:
    """The states of one priority, those they came from or became, and the changes between them all."""
    own = {id for id, told in graph.nodes(data=True) if priority in told["priorities"].split()}
    near = own.union(*([*graph.predecessors(id), *graph.successors(id)] for id in own))
    states = [_drawn(id, graph.nodes[id], is_own=id in own) for id in sorted(near)]
    edges = sorted(graph.subgraph(near).edges(data=True), key=lambda edge: edge[:2])
    return states, [DrawnChange(before, after, told["how"], told["stated"]) for before, after, told in edges]


def _drawn(id: str, told: dict[str, Any], *, is_own: bool) -> DrawnState:
    is_proposed = told["status"] == "proposed"
    return DrawnState(id, told["label"], told["year"], is_proposed, told["priorities"] or told["label"], is_own)


def to_node_link(graph: nx.DiGraph[str]) -> dict[str, Any]:
    """The graph as node-link JSON, which D3 and most drawing libraries read."""
    import networkx as nx

    told: dict[str, Any] = nx.node_link_data(graph, edges="edges")
    return told


def to_graphml(graph: nx.DiGraph[str]) -> str:
    """The graph as GraphML, which Gephi, yEd and Cytoscape read; what is unknown is left out."""
    import networkx as nx

    plain = graph.copy()
    for attributes in (*(told for _, told in plain.nodes(data=True)), *(told for _, _, told in plain.edges(data=True))):
        for name in [name for name, value in attributes.items() if value is None]:
            del attributes[name]
    return "\n".join(nx.generate_graphml(plain))


def laid_out(ids: Iterable[str], joins: Iterable[tuple[str, str]]) -> dict[str, tuple[float, float]]:
    """Column and row of each thing, from 0 on, so that no two share a place; the same for the same things in any order.

    What is joined stands together, the things with the most joins in its first column, those they are joined to in
    the next; what is not joined to it stands below.

    >>> laid_out("abcd", [("a", "b"), ("c", "a")])
    {'a': (0, 0.5), 'b': (1, 0.0), 'c': (1, 1.0), 'd': (0, 2.0)}
    """
    import networkx as nx

    net: nx.Graph[str] = nx.Graph()
    net.add_nodes_from(sorted(ids))
    net.add_edges_from(sorted(joins))
    places: dict[str, tuple[float, float]] = {}
    below = 0
    for joined in sorted(nx.connected_components(net), key=lambda each: (-len(each), min(each))):
        hub = min(joined, key=lambda id: (-net.degree(id), id))
        columns = [sorted(column) for column in nx.bfs_layers(net, hub)]
        rows = max(map(len, columns))
        for at, column in enumerate(columns):
            first = below + (rows - len(column)) / 2
            places |= {id: (at, first + down) for down, id in enumerate(column)}
        below += rows
    return places
