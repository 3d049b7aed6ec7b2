"""The command that tells what does not hold together: checks."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from api import render_checks
from api.commands.options import Csv, Data, Json, KnownAt, StoreAddress, ValidAt, settings_of, store_of
from api.commands.printing import show
from api.rows import rows_of
from graph import check_questions
from graph.when import When


def add_to(app: typer.Typer) -> None:
    app.command()(checks)


def checks(
    kind: Annotated[
        Literal["sum", "percentage", "two values", "dates"] | None, typer.Option(help="Only this kind.")
    ] = None,
    as_of: ValidAt = None,
    known_at: KnownAt = None,
    data: Data = None,
    store: StoreAddress = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """What does not hold together: sums, percentages, two values for one thing, dates; each with both pieces of
    evidence."""
    with store_of(settings_of(data, store), read_only=True) as opened:
        answer = {"checks": [each.to_json() for each in check_questions.checks(opened, kind, When.of(as_of, known_at))]}
    show(answer, render_checks.print_checks, rows_of("checks"), as_json=as_json, as_csv=as_csv)
