"""The options that several commands share, and the settings that come of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from api.settings import DATA, Settings
from api.workspace import Workspace
from graph.store import Store, open_store

Data = Annotated[
    Path | None,
    typer.Option("--data", help=f"Folder of what was read. [default: ./{DATA}]", show_default=False, file_okay=False),
]
StoreAddress = Annotated[
    str | None,
    typer.Option(
        "--store",
        help="A neo4j:// or bolt:// address; user and password from PLEDGELINE_STORE_USER and "
        "PLEDGELINE_STORE_PASSWORD. [default: the embedded store in the data folder]",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for a program.")]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="Processes. [default: one for each core]")]


def settings_of(data: Path | None, store: str | None = None) -> Settings:
    """The settings of the environment, with the flags that were given put over them."""
    given: dict[str, Any] = {"data": data, "store": store}
    return Settings(**{name: value for name, value in given.items() if value is not None})


def workspace_of(settings: Settings) -> Workspace:
    return Workspace(settings.data)


def store_of(settings: Settings, *, read_only: bool = False) -> Store:
    """Open the store of these settings. Raises `GraphError` where it cannot be reached."""
    return open_store(
        settings.store,
        workspace_of(settings).graph,
        user=settings.store_user,
        password=settings.store_password.get_secret_value(),
        read_only=read_only,
    )
