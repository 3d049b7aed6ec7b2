"""Every export holds the whole graph, and what reads it gets the same graph back."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import frictionless
import networkx as nx
import pytest
import rdflib
from rdflib import compare

from graph import questions
from graph.exports.everything import edges, nodes
from graph.exports.networks import to_graphml, to_node_link, whole_graph
from graph.exports.statements import statements
from graph.exports.write import FOLDERS, TEXTS, write_export


@pytest.fixture(scope="module")
def held(embedded: Any) -> tuple[list[Any], list[Any]]:
    return list(nodes(embedded)), list(edges(embedded))


@pytest.mark.parametrize("form", [*TEXTS, *FOLDERS])
def test_an_export_is_the_same_every_time(embedded: Any, tmp_path: Path, form: str) -> None:
    first, second = (write_export(embedded, form, tmp_path / name) for name in ("one", "other"))
    assert first
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


@pytest.mark.neo4j
def test_both_stores_hold_the_same_nodes_and_relationships(held: Any, neo4j: Any) -> None:
    assert list(nodes(neo4j)) == held[0]
    assert list(edges(neo4j)) == held[1]


def test_graphml_and_node_link_hold_every_node_and_relationship(embedded: Any, held: Any) -> None:
    graph = whole_graph(embedded)
    read: Any = nx.read_graphml(io.BytesIO(to_graphml(graph).encode()), force_multigraph=True)
    linked = nx.node_link_graph(json.loads(to_node_link(graph)), edges="edges")
    for back in (read, linked):
        assert set(back.nodes) == {f"{node.label} {node.id}" for node in held[0]}
        assert len(back.edges) == len(held[1])
    assert nx.utils.graphs_equal(linked, graph)


def test_cypher_statements_make_the_same_graph(
    embedded: Any, held: Any, new_store: Any, corpus: Any, load_into: Any
) -> None:
    new_store.prepare()  # the embedded store has constraints of its own, and need not understand those of Neo4j

    def work(opened: Any) -> None:
        for statement in statements(embedded):
            if statement.startswith("UNWIND"):
                opened.write(statement.replace("UNWIND [", "UNWIND $rows AS one UNWIND [", 1), [{}])

    new_store.change(work)
    assert list(nodes(new_store)) == held[0]
    assert list(edges(new_store)) == held[1]
    assert questions.lineage(new_store, "Scams") == questions.lineage(embedded, "Scams")
    assert not any(each.changed for each in load_into(new_store, corpus))  # it can be loaded further


def test_the_data_package_is_valid_and_whole(embedded: Any, held: Any, tmp_path: Path) -> None:
    write_export(embedded, "csv", tmp_path)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note", "rowNumber"])[:5]
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    rows = {each["name"]: len(read_rows(tmp_path / each["path"])) for each in package["resources"]}
    assert sum(count for name, count in rows.items() if name.startswith("nodes-")) == len(held[0])
    assert sum(count for name, count in rows.items() if name.startswith("relationships-")) == len(held[1])


def test_the_admin_import_has_a_typed_header_and_every_row(embedded: Any, held: Any, tmp_path: Path) -> None:
    write_export(embedded, "neo4j-csv", tmp_path)
    arguments = (tmp_path / "import.args").read_text("utf-8").splitlines()
    files = {argument.split("=", 2)[2] for argument in arguments if argument.startswith(("--nodes", "--relationships"))}
    rows = {name: read_rows(tmp_path / name) for name in files}
    notes = len(rows.pop("nodes-loaded.csv"))
    assert notes > len(list(embedded.read("MATCH (p:Paper) RETURN DISTINCT p.stem AS stem ORDER BY stem")))
    assert sum(len(each) for name, each in rows.items() if name.startswith("nodes-")) == len(held[0])
    assert sum(len(each) for name, each in rows.items() if name.startswith("relationships-")) == len(held[1])
    state = rows["nodes-prioritystate.csv"][0]
    assert {"id:ID(PriorityState)", "year:long", "labels:string[]"} <= state.keys()
    evidence = rows["relationships-prioritystate-evidenced_by-passage.csv"][0]
    assert {":START_ID(PriorityState)", ":END_ID(Passage)", "start:long", "quote:string"} <= evidence.keys()


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_json_ld_says_it_in_the_terms_of_others(embedded: Any, held: Any) -> None:
    text = "".join(TEXTS["jsonld"](embedded))
    graph = rdflib.Graph().parse(data=text, format="json-ld")
    again = rdflib.Graph().parse(data=graph.serialize(format="json-ld"), format="json-ld")
    assert compare.isomorphic(graph, again)
    by_label = {label: sum(node.label == label for node in held[0]) for label in ("Body", "PriorityState", "Passage")}
    org, skos, prov = (rdflib.Namespace(of) for of in (
        "http://www.w3.org/ns/org#", "http://www.w3.org/2004/02/skos/core#", "http://www.w3.org/ns/prov#"
    ))  # fmt: skip
    assert len(set(graph.subjects(rdflib.RDF.type, org.Organization))) == by_label["Body"]
    assert len(set(graph.subject_objects(skos.inScheme))) == by_label["PriorityState"]
    evidence = [edge for edge in held[1] if edge.type == "EVIDENCED_BY"]
    assert len(list(graph.subjects(rdflib.RDF.type, prov.Quotation))) == len(evidence)
    quoted = {str(text) for _, text in graph.subject_objects(rdflib.URIRef("http://schema.org/text"))}
    assert {edge.properties["quote"] for edge in evidence} <= quoted
    assert not [place for place in graph.predicates() if str(place).startswith(("file:", "urn:pledgeline:ns:1:@"))]
