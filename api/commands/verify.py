"""The command that holds every quote against the file that it was read from: verify."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from api import pipeline
from api.commands.options import Data, Jobs, Json, settings_of, workspace_of
from api.progress import follow
from api.render_verify import print_verified, verified_to_json
from extract.verify_stage import verify_papers
from ingest.errors import FactError

NOT_BORNE_OUT = 1

Papers = Annotated[
    list[str] | None,
    typer.Argument(help="Their names in the data folder. \\[default: every paper]", show_default=False),
]


def add_to(app: typer.Typer) -> None:
    app.command()(verify)


def verify(papers: Papers = None, data: Data = None, jobs: Jobs = None, as_json: Json = False) -> None:
    """Open every paper again with another reader and compare the words in the boxes of each quote with the quote."""
    workspace = workspace_of(settings_of(data))
    known = workspace.facts.stems()
    if unknown := sorted(set(papers or ()) - set(known)):
        raise FactError("no facts of a paper of this name", ", ".join(unknown), "see the names: `pledgeline doctor`")
    if not known:
        raise FactError("there are no facts to verify", str(workspace.facts.folder), "run `pledgeline run` first")
    stems = [stem for stem in known if not papers or stem in papers]
    running = verify_papers(
        workspace.shelf, workspace.facts, workspace.originals, stems, jobs=jobs or pipeline.default_jobs()
    )
    outcomes = list(follow(running, "verifying evidence", len(stems)))
    if as_json:
        json.dump(verified_to_json(outcomes), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        print_verified(outcomes)
    if any(each.error or (each.verified and each.verified.mismatches) for each in outcomes):
        raise typer.Exit(NOT_BORNE_OUT)
