"""The commands that ask the graph: lineage, search, absent, cypher."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

import typer

from api import render, render_absence, render_lines
from api.absence import absence
from api.commands.options import (
    AsOf,
    Csv,
    Data,
    Json,
    KnownAt,
    StoreAddress,
    ValidAt,
    settings_of,
    store_of,
    workspace_of,
)
from api.commands.printing import show
from api.finding import find, index_if_missing
from api.rows import cypher_rows, lineage_rows, rows_of
from graph import questions
from graph.when import When

NOTHING_FOUND = 1
STATED = 1


def add_to(app: typer.Typer) -> None:
    app.command()(lineage)
    app.command()(search)
    app.command()(absent)
    app.command()(cypher)


def lineage(
    name: Annotated[str, typer.Argument(help='In any spelling: "Anti-Social Behaviour", asb, "Gangs Strategy", DHRs.')],
    kind: Annotated[
        Literal["priority", "theme", "strategy", "body", "process", "action"] | None,
        typer.Option(help="What the name is of. \\[default: the first of these that has it]", show_default=False),
    ] = None,
    since: Annotated[int | None, typer.Option(help="Only from this year on.")] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    data: Data = None,
    store: StoreAddress = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """How a priority, theme, strategy, body, process or action evolved: its form year by year, and each change."""
    with store_of(settings_of(data, store), read_only=True) as opened:
        answer = questions.lineage(opened, name, since=since, as_of=as_of, kind=kind, known_at=known_at).to_json()
    show(answer, render_lines.print_lineage, lineage_rows, as_json=as_json, as_csv=as_csv)


def search(
    words: Annotated[
        str,
        typer.Argument(
            help='Words, a "phrase in quotes", -word, and fields: kind:minutes year:2020-2022 body:KCC priority:asb '
            "type:figure paper:NAME after:2021-06 before:2023."
        ),
    ],
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many passages.")] = 10,
    as_of: ValidAt = None,
    known_at: KnownAt = None,
    data: Data = None,
    store: StoreAddress = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Passages of the papers that hold these words, the best first.

    An abbreviation finds the whole name and the other way round; a word that no paper has finds the nearest spelling.
    """
    settings = settings_of(data, store)
    index_if_missing(settings)
    when = When.of(as_of, known_at)
    answer = find(workspace_of(settings), words, limit=limit, facets=as_json, when=when)
    show(answer, render.print_hits, rows_of("hits"), as_json=as_json, as_csv=as_csv)
    if not answer["hits"]:
        raise typer.Exit(NOTHING_FOUND)


def absent(
    statement: Annotated[str, typer.Argument(help='Words, all of which must stand together, or a "phrase in quotes".')],
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many passages that hold it.")] = 10,
    data: Data = None,
    store: StoreAddress = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Whether no paper states something: what was searched, and what could not be read, so that a negative can be
    cited.

    Exit code 0: no passage holds all the words; 1: some do.
    """
    settings = settings_of(data, store)
    index_if_missing(settings)
    answer = absence(workspace_of(settings), statement, limit=limit)
    show(answer, render_absence.print_absence, rows_of("hits"), as_json=as_json, as_csv=as_csv)
    if not answer["absent"]:
        raise typer.Exit(STATED)


def cypher(
    query: Annotated[str, typer.Argument(help='Read-only: "MATCH (b:Body) RETURN b.name LIMIT 5".')],
    param: Annotated[
        list[str] | None,
        typer.Option(help="A parameter, name=value: --param year=2021 is $year. A value is JSON, or else text."),
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Tell how the store would go about it.")] = False,
    data: Data = None,
    store: StoreAddress = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Any question in Cypher. Nothing can be written; time, rows and memory are bounded.

    With --json the answer also holds, as a graph, the nodes and relationships that stand in its rows.
    """
    settings, parameters = settings_of(data, store), dict(map(_parameter, param or []))
    with store_of(settings, read_only=True, to_ask=True) as opened:
        rows = opened.ask(query, parameters, settings.bounds, explain=explain)
    show(rows.to_json(), render.print_rows, cypher_rows, as_json=as_json, as_csv=as_csv, columns="columns")


def _parameter(given: str) -> tuple[str, Any]:
    """Name and value of `name=value`.

    >>> _parameter("year=2021"), _parameter("name=Gangs Strategy"), _parameter('names=["a", "b"]')
    (('year', 2021), ('name', 'Gangs Strategy'), ('names', ['a', 'b']))
    """
    name, equals, value = given.partition("=")
    if not equals or not name.isidentifier():
        raise typer.BadParameter(f"{given!r} is not name=value", param_hint="--param")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value
