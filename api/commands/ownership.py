"""The commands that ask who owns what: owner, owns, unowned."""

from __future__ import annotations

from typing import Annotated

import typer

from api import render_owners
from api.commands.options import AsOf, Csv, Data, Json, KnownAt, StoreAddress, ValidAt, settings_of, store_of
from api.commands.printing import show
from api.rows import rows_of
from graph import ownership
from graph.when import When


def add_to(app: typer.Typer) -> None:
    app.command()(owner)
    app.command()(owns)
    app.command()(unowned)


def owner(
    commitment: Annotated[str, typer.Argument(help='A strategy, plan, action or priority: "Gangs Strategy".')],
    as_of: AsOf = None,
    known_at: KnownAt = None,
    data: Data = None,
    store: StoreAddress = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Which bodies own a commitment: who delivers, leads, governs, funds or scrutinises it, when, and to whom they
    report."""
    with store_of(settings_of(data, store), read_only=True) as opened:
        answer = ownership.owners(opened, commitment, as_of, known_at).to_json()
    show(answer, render_owners.print_owners, rows_of("owners"), as_json=as_json, as_csv=as_csv)


def owns(
    body: Annotated[str, typer.Argument(help='A body in any spelling, or its abbreviation: "Kent Police", VRU.')],
    year: Annotated[int | None, typer.Option(help="Only what it owns in this year.")] = None,
    data: Data = None,
    store: StoreAddress = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Everything that a body owns: itself, by the posts that lead for it, and what it took over with another body."""
    with store_of(settings_of(data, store), read_only=True) as opened:
        answer = ownership.owned_by(opened, body, year).to_json()
    show(answer, render_owners.print_holdings, rows_of("owns"), as_json=as_json, as_csv=as_csv)


def unowned(
    as_of: ValidAt = None,
    known_at: KnownAt = None,
    data: Data = None,
    store: StoreAddress = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Which leads were "to be confirmed", and what lost its owner."""
    with store_of(settings_of(data, store), read_only=True) as opened:
        answer = {"unowned": [each.to_json() for each in ownership.unowned(opened, When.of(as_of, known_at))]}
    show(answer, render_owners.print_unowned, rows_of("unowned"), as_json=as_json, as_csv=as_csv)
