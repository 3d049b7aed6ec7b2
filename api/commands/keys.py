"""The commands about keys: make one, list them, revoke one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from api.access.keys import Keys
from api.access.roles import ROLES, Role
from api.commands.options import Data, Json, print_json, settings_of, workspace_of
from api.progress import messages
from api.render_tables import answers

group = typer.Typer(no_args_is_help=True, help="Keys for those who may ask a server that others can reach.")


def add_to(app: typer.Typer) -> None:
    app.add_typer(group, name="keys")


@group.command("new")
def new(
    name: Annotated[str, typer.Argument(help="Whose it is, or what for.")],
    role: Annotated[Role, typer.Option(help="reader; researcher: also Cypher; editor: also corrections.")] = ROLES[0],
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Make a key. It is printed this once; only its hash is kept."""
    key, secret = _keys(data).make(name, role)
    if as_json:
        print_json({"id": key.id, "name": key.name, "role": key.role, "key": secret})
        return
    answers.print(secret, soft_wrap=True)
    messages.print(f"key {key.id} for {name}, {role}. Keep it now: it cannot be shown again.")


@group.command("list")
def show_all(data: Data = None, as_json: Json = False) -> None:
    """The keys there are, without their secrets."""
    found = _keys(data).all()
    if as_json:
        print_json({"keys": [
            {"id": key.id, "name": key.name, "role": key.role, "made": key.made, "revoked": key.revoked}
            for key in found
        ]})  # fmt: skip
        return
    table = Table("id", "for", "role", "made", "revoked")
    for key in found:
        table.add_row(key.id, key.name, key.role, key.made[:16], (key.revoked or "")[:16])
    answers.print(table)


@group.command()
def revoke(id: Annotated[str, typer.Argument(help="As `keys list` shows it.")], data: Data = None) -> None:
    """End a key. A running server refuses it from the next request on."""
    key = _keys(data).revoke(id)
    messages.print(f"key {key.id} for {key.name} is revoked")


def _keys(data: Path | None) -> Keys:
    return Keys(workspace_of(settings_of(data)).keys)
