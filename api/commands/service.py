"""The commands around the answers: serve them over HTTP, see whether all is well, and see what was read of a page."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from api.access.roles import Role
from api.commands.options import Data, Json, StoreAddress, settings_of, workspace_of
from api.doctor import examine
from api.progress import messages
from api.render import print_examination
from api.render_reports import bound_part
from ingest.errors import PaperError, QuestionError
from ingest.files import write_whole
from ingest.layout_drawing import draw_layout
from ingest.report import report_of

UNWELL = 1


def add_to(app: typer.Typer) -> None:
    app.command()(serve)
    app.command()(mcp)
    app.command()(doctor)
    app.command()(show)


def serve(
    data: Data = None,
    store: StoreAddress = None,
    host: Annotated[str | None, typer.Option(help="\\[default: 127.0.0.1, this machine alone]")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="\\[default: 8765]")] = None,
) -> None:
    """Answer over HTTP on this machine: a search page, JSON, and OpenAPI docs at /docs."""
    from api.access.keys import Keys
    from api.serving import LOOPBACK, serve_over_http

    given = {"host": host or None, "port": port or None}
    settings = settings_of(data, store).model_copy(update={name: told for name, told in given.items() if told})
    if settings.host not in LOOPBACK and not Keys(workspace_of(settings).keys).any_valid():
        raise QuestionError(
            "others could reach this server, and nobody has a key", settings.host,
            "make one with `pledgeline keys new NAME`, or leave --host out",
        )  # fmt: skip
    serve_over_http(settings)


def mcp(
    data: Data = None,
    store: StoreAddress = None,
    role: Annotated[Role, typer.Option(help="reader; researcher: also Cypher.")] = "researcher",
) -> None:
    """Answer an assistant over the Model Context Protocol, on standard input and output. It only reads."""
    from api.assistant import create_assistant  # only here: the protocol's library takes a second to come

    create_assistant(settings_of(data, store), role).run("stdio")


def doctor(
    paper: Annotated[str | None, typer.Argument(help="Only this paper, and all that was left out of it.")] = None,
    data: Data = None,
    store: StoreAddress = None,
    as_json: Json = False,
) -> None:
    """See whether all is well: the machine, the data folder, the store, and what could not be read in each paper."""
    examination = examine(settings_of(data, store), paper)
    if as_json:
        json.dump(examination.to_json(), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        print_examination(examination, whole=paper is not None)
    if not examination.well:
        raise typer.Exit(UNWELL)


def show(
    paper: Annotated[str, typer.Argument(help="Its name in the data folder: the file's name without its ending.")],
    page: Annotated[int, typer.Option(min=1, help="Counted from 1 in the file.")] = 1,
    png: Annotated[Path | None, typer.Option(help="The picture to write. \\[default: PAPER-page-N.png]")] = None,
    dpi: Annotated[int, typer.Option(min=36, max=400, help="Dots to the inch.")] = 110,
    data: Data = None,
) -> None:
    """Draw a page with what was read of it: blocks, tables, notes and what was left out, outlined and numbered."""
    workspace = workspace_of(settings_of(data))
    read = workspace.shelf.get(paper)
    if not read.is_drawn:
        raise PaperError(
            "only a PDF or a picture has pages to draw", f"{paper} is {read.format}", "see its text in the web page"
        )
    target = png or Path(f"{paper}-page-{page}.png")
    write_whole(target, draw_layout(read, workspace.originals.path(read.sha256), page, dots_per_inch=dpi))
    messages.print(f"{target}: page {page} of {len(read.pages)}")
    for told, part in zip(report_of(read).parts, read.parts, strict=True):
        if (part.first_page or 0) <= page <= (part.last_page or 0):
            messages.print(escape(bound_part(told)))
