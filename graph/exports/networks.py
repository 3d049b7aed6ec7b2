"""The whole graph as files that tools for networks read: GraphML (Gephi, yEd, Cytoscape), node-link JSON (D3).

In:     an open store.
Out:    a networkx multigraph and its files. A node is named by label and id, for ids are unique within a label alone.
        GraphML holds no lists: they are there as JSON text.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from graph.exports.everything import edges, nodes
from graph.store import Store

if TYPE_CHECKING:  # it is loaded where a network is asked for: most commands need none
    import networkx as nx

TAKEN = frozenset({"id", "key", "source", "target"})  # names that networkx needs in its files: ours get a "_"
SEPARATOR = " "  # between label and id; no label has one in it


def whole_graph(store: Store) -> nx.MultiDiGraph[str]:
    """Every node and relationship; edges are told apart by their type and key."""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in nodes(store):
        graph.add_node(f"{node.label}{SEPARATOR}{node.id}", label=node.label, **_renamed(node.properties))
    for edge in edges(store):
        ends = (f"{edge.start_label}{SEPARATOR}{edge.start}", f"{edge.end_label}{SEPARATOR}{edge.end}")
        key = f"{edge.type}{SEPARATOR}{edge.properties.get('key', '')}"
        graph.add_edge(*ends, key=_free(graph, ends, key), type=edge.type, **_renamed(edge.properties))
    return graph


def _renamed(properties: dict[str, Any]) -> dict[str, Any]:
    """Properties under names that are free."""
    return {f"{name}_" if name in TAKEN else name: value for name, value in properties.items()}


def _free(graph: nx.MultiDiGraph[str], ends: tuple[str, str], key: str) -> str:
    """`key`, made another where there is one of it between the same two: two papers may state the same."""
    held, number = graph.get_edge_data(*ends) or {}, 1
    while key in held:
        number += 1
        key = f"{key.split('#')[0]}#{number}"
    return key


def to_graphml(graph: nx.MultiDiGraph[str]) -> str:
    import networkx as nx

    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, said in graph.nodes(data=True):
        plain.add_node(node, **_without_lists(said))
    for start, end, key, said in graph.edges(keys=True, data=True):
        plain.add_edge(start, end, key=key, **_without_lists(said))
    return "\n".join(nx.generate_graphml(plain))


def to_node_link(graph: nx.MultiDiGraph[str]) -> str:
    import networkx as nx

    return json.dumps(nx.node_link_data(graph, edges="edges"), ensure_ascii=False, indent=0)


def _without_lists(said: dict[str, Any]) -> dict[str, Any]:
    listed = {name: value for name, value in said.items() if isinstance(value, list)}
    return {**said, **{name: json.dumps(value, ensure_ascii=False) for name, value in listed.items()}}
