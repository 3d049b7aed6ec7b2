"""The command `pledgeline`: reads papers, asks the graph, serves the answers.

Answers go to stdout, messages and progress to stderr. Exit codes: 0 all went well; 1 nothing could be done, or nothing
was found; 2 the command was not understood; 3 some papers failed and the others were read.
"""

from __future__ import annotations

import io
import logging
import sys

import typer
from rich.markup import escape

from api.commands import (
    analysis,
    answers,
    checking,
    fetching,
    following,
    keys,
    names,
    ownership,
    papers,
    profiles,
    service,
    verify,
)
from api.progress import messages
from ingest.errors import PledgelineError

FAILED = 1

app = typer.Typer(
    name="pledgeline",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="Reads the papers of community safety partnerships and answers, with the paper, page and words: how a "
    "priority evolved, which body owns a commitment, and any question in Cypher.",
    epilog="Start with [bold]pledgeline run[/], which reads the sample papers; then "
    '[bold]pledgeline lineage "Anti-Social Behaviour"[/]. Exit codes: 0 ok, 1 failed or nothing found, 2 usage, '
    "3 some papers failed.",
)
papers.add_to(app)
fetching.add_to(app)
profiles.add_to(app)
verify.add_to(app)
answers.add_to(app)
ownership.add_to(app)
names.add_to(app)
checking.add_to(app)
following.add_to(app)
analysis.add_to(app)
keys.add_to(app)
service.add_to(app)


def main() -> None:
    """Run the command; an error of ours becomes one line that says what, where and what to do."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s", force=True)  # a library asks for every request
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a file's name may hold bytes that are no text
    try:
        app()
    except PledgelineError as error:
        messages.print(f"[red]error[/]: {escape(error.what)} ({escape(error.where)}); try: {escape(error.remedy)}")
        sys.exit(FAILED)
