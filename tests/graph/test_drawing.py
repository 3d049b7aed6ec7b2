"""The lines as a graph that other tools read, and where things that are joined are drawn."""

import io
from itertools import pairwise

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from graph.drawing import laid_out, lines_graph, to_graphml, to_node_link

OF = "priority-state:westmere-safety-plan"


def test_states_are_joined_by_what_they_became(embedded) -> None:
    graph = lines_graph(embedded)
    edge = graph.edges[f"{OF}:2031:scams", f"{OF}:2033:scams"]
    assert (edge["how"], edge["stated"], edge["year"]) == ("unchanged", False, 2033)
    renamed = graph.edges[f"{OF}:2031:rural-crime", f"{OF}:2033:rural-crime"]
    assert (renamed["how"], renamed["stated"]) == ("expanded", True)


def test_a_proposal_is_no_part_of_the_adopted_line(embedded) -> None:
    graph = lines_graph(embedded)
    proposed = f"{OF}:2032:proposed:rural-crime+scams"
    assert graph.nodes[proposed]["status"] == "proposed"
    assert {graph.edges[edge]["status"] for edge in graph.in_edges(proposed)} == {"proposed"}
    assert not list(graph.out_edges(proposed))


def test_every_edge_goes_forward_in_time(embedded) -> None:
    graph = lines_graph(embedded)
    assert nx.is_directed_acyclic_graph(graph)
    assert all(graph.nodes[first]["year"] < graph.nodes[last]["year"] for first, last in graph.edges)


def test_files_hold_the_same_graph(embedded) -> None:
    graph = lines_graph(embedded)
    back = nx.read_graphml(io.BytesIO(to_graphml(graph).encode()))
    assert set(back.nodes) == set(graph.nodes)
    assert set(back.edges) == set(graph.edges)
    assert len(to_node_link(graph)["nodes"]) == len(graph)


@given(st.sets(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh"))))
def test_no_two_things_are_laid_out_in_one_place(joins: set[tuple[str, str]]) -> None:
    places = laid_out("abcdefgh", joins)
    rows: dict[float, list[float]] = {}
    for column, row in places.values():
        rows.setdefault(column, []).append(row)
    assert places.keys() == set("abcdefgh")
    assert all(later - before >= 1 for each in rows.values() for before, later in pairwise(sorted(each)))
    assert places == laid_out("hgfedcba", sorted(joins, reverse=True))
