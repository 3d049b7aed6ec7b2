"""The command that tells what networks tell: `pledgeline analyse bodies`, `communities`, `editions`."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.table import Table

from api.commands.options import Csv, Data, Json, StoreAddress, settings_of, store_of
from api.commands.printing import show
from api.render_tables import answers
from api.rows import rows_of
from graph import analysis

Limit = Annotated[int, typer.Option(min=1, help="At most so many.")]
analyse = typer.Typer(no_args_is_help=True, help="Which bodies stand in the middle, what they own together, and more.")


def add_to(app: typer.Typer) -> None:
    app.add_typer(analyse, name="analyse")


@analyse.command()
def bodies(
    limit: Limit = 20, data: Data = None, store: StoreAddress = None, as_json: Json = False, as_csv: Csv = False
) -> None:
    """Bodies by how much they stand between others, by ties that papers state and by what they own together."""
    with store_of(settings_of(data, store), read_only=True) as opened:
        found = analysis.central_bodies(opened)[:limit]
    show(
        {"bodies": [each.to_json() for each in found]}, _print_bodies, rows_of("bodies"), as_json=as_json, as_csv=as_csv
    )


@analyse.command()
def communities(
    limit: Limit = 20, data: Data = None, store: StoreAddress = None, as_json: Json = False, as_csv: Csv = False
) -> None:
    """Bodies that own commitments together, in groups."""
    with store_of(settings_of(data, store), read_only=True) as opened:
        found = analysis.communities(opened)[:limit]
    show(
        {"communities": [each.to_json() for each in found]},
        _print_communities,
        rows_of("communities"),
        as_json=as_json,
        as_csv=as_csv,
    )


@analyse.command()
def editions(data: Data = None, store: StoreAddress = None, as_json: Json = False, as_csv: Csv = False) -> None:
    """How much of each edition's priorities and themes the next edition keeps."""
    with store_of(settings_of(data, store), read_only=True) as opened:
        found = analysis.overlaps(opened)
    show(
        {"editions": [each.to_json() for each in found]},
        _print_editions,
        rows_of("editions"),
        as_json=as_json,
        as_csv=as_csv,
    )


def _print_bodies(answer: dict[str, Any]) -> None:
    rows = (
        [each["name"], each["neighbours"], f"{each['between']:.3f}", f"{each['near']:.3f}"] for each in answer["bodies"]
    )
    _print_table(("body", "neighbours", "between", "near"), rows)


def _print_communities(answer: dict[str, Any]) -> None:
    rows = (["\n".join(each["bodies"]), "\n".join(each["commitments"])] for each in answer["communities"])
    _print_table(("bodies", "what they own together"), rows)


def _print_editions(answer: dict[str, Any]) -> None:
    rows = (
        [
            each["of"], f"{each['year']} to {each['next_year']}", f"{each['overlap']:.0%}", ", ".join(each["given_up"]),
            ", ".join(each["new"]),
        ]
        for each in answer["editions"]
    )  # fmt: skip
    _print_table(("of", "editions", "kept", "given up", "new"), rows)


def _print_table(columns: tuple[str, ...], rows: Any) -> None:
    table = Table(*columns, show_lines=True)
    for row in rows:
        table.add_row(*map(str, row))
    answers.print(table)
