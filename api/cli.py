"""The command `pledgeline`: reads papers, asks the graph, serves the answers.

Answers go to stdout, messages and progress to stderr. Exit codes: 0 all went well; 1 nothing could be done, or nothing
was found; 2 the command was not understood; 3 some papers failed and the others were read.
"""

from __future__ import annotations

import importlib
import io
import logging
import sys
from importlib import metadata
from typing import Annotated, Any

import typer
from rich.markup import escape
from typer.core import TyperGroup
from typer.main import get_group

from api.progress import messages
from ingest.errors import PledgelineError
from ingest.files import NO_ROOM

FAILED = 1

# The module of `api.commands` that has each command, in the order in which help lists them. A command brings libraries
# that others do without, so only the module of the one that was asked for is imported.
COMMANDS = {
    "papers": ("run", "ingest", "extract", "load", "remove", "export", "score"),
    "fetching": ("fetch", "update"),
    "profiles": ("profile",),
    "verify": ("verify",),
    "answers": ("lineage", "search", "absent", "cypher"),
    "ownership": ("owner", "owns", "unowned"),
    "names": ("identities",),
    "checking": ("checks",),
    "following": ("follow", "silent"),
    "analysis": ("analyse",),
    "keys": ("keys",),
    "service": ("serve", "mcp", "doctor", "show"),
}


class Commands(TyperGroup):
    """Every command, each made when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        for module in COMMANDS:
            self._bring(module)
        return super().list_commands(ctx)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        module = next((module for module, names in COMMANDS.items() if cmd_name in names), None)
        if module is not None:
            self._bring(module)
        else:
            self.list_commands(ctx)  # among all of them the one that was meant may be guessed
        return super().get_command(ctx, cmd_name)

    def _bring(self, module: str) -> None:
        if not set(COMMANDS[module]) <= self.commands.keys():
            holder = typer.Typer(rich_markup_mode="rich", add_completion=False)
            holder.callback()(lambda: None)
            importlib.import_module(f"api.commands.{module}").add_to(holder)
            self.commands.update(get_group(holder).commands)


app = typer.Typer(
    name="pledgeline",
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="Reads the papers of community safety partnerships and answers, with the paper, page and words: how a "
    "priority evolved, which body owns a commitment, and any question in Cypher.",
    epilog="Start with [bold]pledgeline run[/], which reads the sample papers; then "
    '[bold]pledgeline lineage "Anti-Social Behaviour"[/]. Exit codes: 0 ok, 1 failed or nothing found, 2 usage, '
    "3 some papers failed.",
)


def _tell_version(asked: bool) -> None:
    if asked:
        typer.echo(f"pledgeline {metadata.version('pledgeline')}")
        raise typer.Exit


@app.callback()
def _pledgeline(
    version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Tell which version this is.")
    ] = False,
) -> None:
    """What `app` is told above is its help."""


def main() -> None:
    """Run the command; an error of ours becomes one line that says what, where and what to do."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s", force=True)  # a library asks for every request
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a file's name may hold bytes that are no text
    try:
        app()
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        where = error.filename or "the data folder, or the folder for passing files"
        messages.print(f"[red]error[/]: {error.strerror} ({escape(str(where))}); try: make room, then run it again")
        sys.exit(FAILED)
    except PledgelineError as error:
        messages.print(f"[red]error[/]: {escape(error.what)} ({escape(error.where)}); try: {escape(error.remedy)}")
        sys.exit(FAILED)
