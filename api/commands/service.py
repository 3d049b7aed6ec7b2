"""The commands around the answers: serve them over HTTP, and see whether all is well."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from api.commands.options import Data, Json, StoreAddress, settings_of
from api.doctor import examine
from api.render import print_examination

UNWELL = 1


def add_to(app: typer.Typer) -> None:
    app.command()(serve)
    app.command()(doctor)


def serve(
    data: Data = None,
    store: StoreAddress = None,
    host: Annotated[str | None, typer.Option(help="[default: 127.0.0.1, this machine alone]")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="[default: 8765]")] = None,
) -> None:
    """Answer over HTTP on this machine: a search page, JSON, and OpenAPI docs at /docs."""
    import uvicorn  # only here: every other command starts faster without it

    from api.app import create_app

    settings = settings_of(data, store)
    uvicorn.run(create_app(settings), host=host or settings.host, port=port or settings.port, log_level="info")


def doctor(data: Data = None, store: StoreAddress = None, as_json: Json = False) -> None:
    """See whether all is well: the machine, the data folder, the store, and what could not be read in each paper."""
    examination = examine(settings_of(data, store))
    if as_json:
        json.dump(examination.to_json(), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        print_examination(examination)
    if not examination.well:
        raise typer.Exit(UNWELL)
