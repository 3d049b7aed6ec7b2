"""The commands that follow commitments over the years: follow, silent."""

from __future__ import annotations

from typing import Annotated

import typer

from api import render_following
from api.commands.options import Csv, Data, Json, KnownAt, StoreAddress, ValidAt, settings_of, store_of
from api.commands.printing import show
from api.rows import rows_of
from graph.following import questions, silence
from graph.when import When


def add_to(app: typer.Typer) -> None:
    app.command()(follow)
    app.command()(silent)


def follow(
    action: Annotated[str, typer.Argument(help='An action, by its words: "domestic abuse website".')],
    data: Data = None,
    store: StoreAddress = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """What became of an action: its steps over the years, progress, money and resolutions, and the silence after it."""
    with store_of(settings_of(data, store), read_only=True) as opened:
        answer = questions.follow(opened, action).to_json()
    show(answer, render_following.print_followed, rows_of("steps"), as_json=as_json, as_csv=as_csv)


def silent(
    as_of: ValidAt = None,
    known_at: KnownAt = None,
    data: Data = None,
    store: StoreAddress = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Commitments that fell silent, each with the last paper that names it."""
    with store_of(settings_of(data, store), read_only=True) as opened:
        answer = {"silent": [each.to_json() for each in silence.silent(opened, When.of(as_of, known_at))]}
    show(answer, render_following.print_silent, rows_of("silent"), as_json=as_json, as_csv=as_csv)
