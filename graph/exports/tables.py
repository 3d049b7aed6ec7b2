"""The whole graph as CSV: a Frictionless data package, and the files that `neo4j-admin database import` takes.

In:     an open store and a folder.
Out:    one file for each label and for each type of relationship between two labels; `datapackage.json` with their
        schemas, or `import.args` with the arguments of the import. UTF-8, ISO 8601 dates; what is not known is empty.
        In the data package lists are JSON text; in the import they are joined by a character that no paper has.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from graph.exports.everything import Properties, edges, nodes
from graph.store import Store

BETWEEN = "\x1f"  # the unit separator
ENDS = ("start", "end")
TYPES = {
    bool: ("boolean", "boolean"),
    int: ("integer", "long"),
    float: ("number", "double"),
    list: ("array", "string[]"),
}
TEXT = ("string", "string")
Rows = list[Properties]


def write_data_package(store: Store, folder: Path) -> list[Path]:
    """Write the package; return its files."""
    folder.mkdir(parents=True, exist_ok=True)
    resources, files = [], []
    for name, label, rows in _node_tables(store):
        fields = _fields(rows, ("id",))
        schema = {"fields": _schema(rows, fields), "primaryKey": ["id"]}
        resources.append(_resource(name, f"nodes labelled {label}", schema))
        files.append(
            _write(folder / f"{name}.csv", fields, ([_cell(row.get(each)) for each in fields] for row in rows))
        )
    for name, kind, rows in _edge_tables(store):
        fields = _fields(rows, ENDS)
        keys = [
            {"fields": [end], "reference": {"resource": _node_table(label), "fields": ["id"]}}
            for end, label in zip(ENDS, (kind[0], kind[2]), strict=True)
        ]
        schema = {"fields": _schema(rows, fields), "foreignKeys": keys}
        resources.append(_resource(name, f"({kind[0]})-[:{kind[1]}]->({kind[2]})", schema))
        files.append(
            _write(folder / f"{name}.csv", fields, ([_cell(row.get(each)) for each in fields] for row in rows))
        )
    package = {
        "profile": "tabular-data-package", "name": "pledgeline-graph",
        "title": "What papers of community safety partnerships say, as nodes and relationships", "resources": resources,
    }  # fmt: skip
    described = folder / "datapackage.json"
    described.write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return [described, *files]


def write_admin_import(store: Store, folder: Path) -> list[Path]:
    """Write the files, and `import.args`, which `neo4j-admin database import full` takes as `@import.args`."""
    folder.mkdir(parents=True, exist_ok=True)
    files, arguments = [], [f"--array-delimiter=\\{ord(BETWEEN)}", "--multiline-fields=true"]
    for name, label, rows in _node_tables(store, notes=True):
        own = _fields(rows, ("id",))[1:]
        header = [f"id:ID({label})", *(f"{each}:{_type(rows, each)[1]}" for each in own)]
        files.append(_write_quoted(folder / f"{name}.csv", header, _lines(rows, ["id", *own], _import_cell)))
        arguments.append(f"--nodes={label}={name}.csv")
    for name, (start, type, end), rows in _edge_tables(store):
        own = _fields(rows, ENDS)[2:]
        typed = (f"{each.removeprefix('own_')}:{_type(rows, each)[1]}" for each in own)
        header = [f":START_ID({start})", f":END_ID({end})", *typed]
        files.append(_write_quoted(folder / f"{name}.csv", header, _lines(rows, [*ENDS, *own], _import_cell)))
        arguments.append(f"--relationships={type}={name}.csv")
    told = folder / "import.args"
    told.write_text("\n".join(arguments) + "\n", "utf-8")
    return [told, *files]


def _lines(rows: Rows, fields: Sequence[str], cell: Callable[[Any], Any]) -> Iterable[list[Any]]:
    return ([cell(row.get(each)) for each in fields] for row in rows)


def _node_tables(store: Store, *, notes: bool = False) -> Iterable[tuple[str, str, Rows]]:
    """Name, label and rows of each table of nodes."""
    held: dict[str, Rows] = defaultdict(list)
    for node in nodes(store, notes=notes):
        held[node.label].append(node.properties)
    return [(_node_table(label), label, rows) for label, rows in held.items()]


def _node_table(label: str) -> str:
    return f"nodes-{label.lower()}"


def _edge_tables(store: Store) -> Iterable[tuple[str, tuple[str, str, str], Rows]]:
    """Name, kind and rows of each table of relationships.

    Its own `start` and `end`, which are offsets, are called `own_start` and `own_end` beside its nodes'.
    """
    held: dict[tuple[str, str, str], Rows] = defaultdict(list)
    for edge in edges(store):
        said = {f"own_{name}" if name in ENDS else name: value for name, value in edge.properties.items()}
        held[edge.start_label, edge.type, edge.end_label].append({"start": edge.start, "end": edge.end, **said})
    named = {kind: "-".join(("relationships", *kind)).lower() for kind in held}
    return [(named[kind], kind, rows) for kind, rows in sorted(held.items())]


def _fields(rows: Rows, first: Sequence[str]) -> list[str]:
    """The names of all properties, those of `first` first."""
    return [*first, *sorted({name for row in rows for name in row} - set(first))]


def _type(rows: Rows, name: str) -> tuple[str, str]:
    """The type of a property in a table schema and for the import; whole and broken numbers together are numbers."""
    kinds = {type(row[name]) for row in rows if row.get(name) is not None}
    if kinds == {int, float}:
        return TYPES[float]
    return TYPES.get(next(iter(kinds)), TEXT) if len(kinds) == 1 else TEXT


def _schema(rows: Rows, fields: Sequence[str]) -> list[dict[str, str]]:
    return [{"name": name, "type": _type(rows, name)[0]} for name in fields]


def _resource(name: str, title: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": name, "title": title, "path": f"{name}.csv", "profile": "tabular-data-resource", "format": "csv",
        "mediatype": "text/csv", "encoding": "utf-8", "schema": schema,
    }  # fmt: skip


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def _import_cell(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    return BETWEEN.join(map(str, value)) if isinstance(value, list) else value


def _write_quoted(path: Path, header: Sequence[str], lines: Iterable[Sequence[Any]]) -> Path:
    """As the import reads it: an empty text in quotation marks is a text, and without them is nothing."""
    with path.open("w", encoding="utf-8", newline="") as file:
        for line in (header, *lines):
            file.write(",".join(map(_quoted, line)) + "\n")
    return path


def _quoted(value: Any) -> str:
    """
    >>> _quoted('a "new" board'), _quoted(""), _quoted(None), _quoted(12)
    ('"a ""new"" board"', '""', '', '12')
    """
    if isinstance(value, str):
        doubled = value.replace('"', '""')
        return f'"{doubled}"'
    return "" if value is None else str(value)


def _write(path: Path, header: Sequence[str], lines: Iterable[Sequence[Any]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(lines)
    return path
