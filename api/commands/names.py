"""The command that tells who is who: identities."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from api import render_names
from api.commands.options import Csv, Data, Json, KnownAt, StoreAddress, ValidAt, settings_of, store_of, workspace_of
from api.commands.printing import show
from api.rows import identity_rows
from graph.identity_questions import identities as ask
from graph.when import When


def add_to(app: typer.Typer) -> None:
    app.command()(identities)


def identities(
    doubtful: Annotated[bool, typer.Option("--doubtful", help="Only the pairs that may be one body.")] = False,
    corrections: Annotated[bool, typer.Option("--corrections", help="Only what people corrected.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Also bodies that have one spelling alone.")] = False,
    as_of: ValidAt = None,
    known_at: KnownAt = None,
    data: Data = None,
    store: StoreAddress = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Which names in papers are one body and why, what is doubtful, and what people corrected."""
    settings = settings_of(data, store)
    with store_of(settings, read_only=True) as opened:
        answer = ask(opened, When.of(as_of, known_at)).to_json()
    if doubtful:
        folder = str(workspace_of(settings).corrections)
        show(
            {"doubtful": answer["doubtful"]},
            partial(render_names.print_doubtful, folder=folder),
            identity_rows,
            as_json=as_json,
            as_csv=as_csv,
        )
    elif corrections:
        show(
            {"corrections": answer["corrections"]},
            render_names.print_corrections,
            identity_rows,
            as_json=as_json,
            as_csv=as_csv,
        )
    else:
        show(
            answer,
            partial(render_names.print_identities, all_bodies=every),
            identity_rows,
            as_json=as_json,
            as_csv=as_csv,
        )
