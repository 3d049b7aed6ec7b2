"""The options that several commands share, and the settings that come of them."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from api.settings import DATA, Settings
from api.workspace import Workspace
from corpus.load import OWN_PROFILES
from graph.store import Store, open_store

Data = Annotated[
    Path | None,
    typer.Option("--data", help=f"Folder of what was read. \\[default: ./{DATA}]", show_default=False, file_okay=False),
]
StoreAddress = Annotated[
    str | None,
    typer.Option(
        "--store",
        help="A neo4j:// or bolt:// address; user and password from PLEDGELINE_STORE_USER and "
        "PLEDGELINE_STORE_PASSWORD. \\[default: the embedded store in the data folder]",
        show_default=False,
    ),
]


def _iso(date: str | None) -> str | None:
    """A date as it was given. Raises typer's usage error where it is none that papers could be compared with."""
    if date is not None and not re.fullmatch(r"(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", date):
        raise typer.BadParameter(f"{date} is not a date as in 2022, 2022-04 or 2022-04-28")
    return date


AsOf = Annotated[
    str | None,
    typer.Option("--as-of", callback=_iso, help="Only what papers had said by the end of this day, month or year."),
]
ValidAt = Annotated[
    str | None,
    typer.Option("--as-of", callback=_iso, help="Only what was valid on this day, or the last of this month or year."),
]
KnownAt = Annotated[
    str | None, typer.Option("--known-at", callback=_iso, help="Only what papers had told by this day, month or year.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for a program.")]
Csv = Annotated[bool, typer.Option("--csv", help="Print CSV for a spreadsheet.")]
Contact = Annotated[
    str | None,
    typer.Option(
        help="Who is asking: an e-mail address or a web page, told to the site. \\[default: PLEDGELINE_CONTACT]",
        show_default=False,
    ),
]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="Processes. \\[default: one for each core]")]

_LIMITS = "Limits to what one paper may take"
Pages = Annotated[
    int | None,
    typer.Option("--pages", min=1, help="Read no paper of more pages. \\[default: 5000]", rich_help_panel=_LIMITS),
]
Seconds = Annotated[
    float | None,
    typer.Option("--seconds", min=1, help="For a paper, seconds. \\[default: 1800]", rich_help_panel=_LIMITS),
]
PageSeconds = Annotated[
    float | None,
    typer.Option("--page-seconds", min=1, help="For a page, seconds. \\[default: 60]", rich_help_panel=_LIMITS),
]
MemoryMb = Annotated[
    int | None,
    typer.Option("--memory-mb", min=256, help="Memory, megabytes. \\[default: 2048]", rich_help_panel=_LIMITS),
]
Retry = Annotated[bool, typer.Option("--retry", help="Try files again that could not be read before.")]


def settings_of(data: Path | None, store: str | None = None, **flags: Any) -> Settings:
    """The settings of the environment, with the flags that were given put over them."""
    given: dict[str, Any] = {"data": data, "store": store, **flags}
    settings = Settings(**{name: value for name, value in given.items() if value is not None})
    os.environ.setdefault(OWN_PROFILES, str(Workspace(settings.data).profiles))
    return settings


def print_json(answer: Mapping[str, Any]) -> None:
    """One JSON answer on stdout."""
    json.dump(answer, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def workspace_of(settings: Settings) -> Workspace:
    return Workspace(settings.data)


def store_of(settings: Settings, *, read_only: bool = False, to_ask: bool = False) -> Store:
    """Open the store of these settings. Raises `GraphError` where it cannot be reached."""
    password = settings.store_reader_password.get_secret_value()
    reader = (settings.store_reader, password) if settings.store_reader else None
    return open_store(
        settings.store,
        workspace_of(settings).graph,
        user=settings.store_user,
        password=settings.store_password.get_secret_value(),
        reader=reader,
        read_only=read_only,
        to_ask=to_ask,
    )
