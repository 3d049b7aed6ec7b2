"""One way to every format of export of the graph.

In:     an open store, the name of a format, and where it goes.
Out:    the files that were written; a text format goes to one file, tables to a folder.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from graph import drawing
from graph.exports import networks
from graph.exports.linked_data import to_jsonld
from graph.exports.statements import to_cypher
from graph.exports.tables import write_admin_import, write_data_package
from graph.store import Store

TEXTS: dict[str, Callable[[Store], Iterable[str]]] = {
    "graphml": lambda store: [networks.to_graphml(networks.whole_graph(store))],
    "node-link": lambda store: [networks.to_node_link(networks.whole_graph(store))],
    "lines-graphml": lambda store: [drawing.to_graphml(drawing.lines_graph(store))],
    "lines-node-link": lambda store: [json.dumps(drawing.to_node_link(drawing.lines_graph(store)), ensure_ascii=False)],
    "jsonld": lambda store: [to_jsonld(store)],
    "cypher": to_cypher,
}
FOLDERS: dict[str, Callable[[Store, Path], list[Path]]] = {
    "csv": write_data_package,
    "neo4j-csv": write_admin_import,
}


def write_export(store: Store, form: str, output: Path) -> list[Path]:
    """Write the graph as `form` to `output`, a file for a format of `TEXTS`, a folder for one of `FOLDERS`."""
    if form in FOLDERS:
        return FOLDERS[form](store, output)
    output.parent.mkdir(parents=True, exist_ok=True)
    beside = output.with_name(f".{output.name}.new")
    with beside.open("w", encoding="utf-8") as file:
        file.writelines(TEXTS[form](store))
    beside.replace(output)
    return [output]
