"""The commands that get papers: fetch, and update, which does the whole way for what is new."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import date, datetime
from typing import Annotated

import typer
from rich.markup import escape

from api import pipeline
from api.ahead import Ahead
from api.commands.options import (
    Contact,
    Data,
    Jobs,
    Json,
    StoreAddress,
    print_json,
    settings_of,
    workspace_of,
)
from api.getting import SourceReport, alone_in, committees_of, get_from, manners_of, sources_of
from api.pipeline import RunReport
from api.progress import be_quiet, messages
from api.render_fetching import print_committees, print_fetched
from api.render_tables import answers
from api.settings import Settings
from api.sources import source_of
from api.told import answers_now, is_told, note_told, told_before
from api.workspace import Workspace
from graph.told import Told
from ingest.errors import PledgelineError
from ingest.fetch.address import Site
from ingest.fetch.client import Manners
from ingest.fetch.folder import FetchedFolder
from ingest.fetch.moderngov import Wanted

PARTLY, FAILED = 3, 1
DATES = ["%Y-%m-%d", "%Y-%m", "%Y"]

Pause = Annotated[float, typer.Option(min=0, help="Seconds between two requests to a site.")]
Timeout = Annotated[float, typer.Option(min=1, help="Seconds to wait for an answer: some sites take a minute.")]
MostMegabytes = Annotated[int, typer.Option(min=1, help="A larger file is not taken.")]
AllowPrivate = Annotated[
    list[str] | None, typer.Option(help="A host of your own that stands in a private network.", metavar="HOST")
]


def add_to(app: typer.Typer) -> None:
    app.command()(fetch)
    app.command()(update)


def fetch(
    source: Annotated[
        str,
        typer.Argument(
            help="A partnership that we have a profile of (kent), a ModernGov site (democracy.westmere.gov.uk), a "
            "list: a file with an address a line, a sitemap, an RSS feed; or a folder."
        ),
    ],
    committee: Annotated[
        list[str] | None,
        typer.Option(help="The id of a committee. \\[default: the profile's, or all]", show_default=False),
    ] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=DATES, help="Meetings from this day on. \\[default: what the site lists]")
    ] = None,
    until: Annotated[datetime | None, typer.Option(formats=DATES, help="Meetings up to this day.")] = None,
    decisions: Annotated[bool, typer.Option(help="Also the decisions taken outside meetings.")] = False,
    list_committees: Annotated[bool, typer.Option(help="Only say which committees there are.")] = False,
    contact: Contact = None,
    pause: Pause = 2.0,
    timeout: Timeout = 90.0,
    most_megabytes: MostMegabytes = 300,
    allow_private: AllowPrivate = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Get a partnership's papers from where they are published, politely; what is there already is not got again."""
    settings = settings_of(data)
    meant = source_of(source)
    manners = manners_of(settings, contact, pause, timeout, most_megabytes, allow_private)
    if list_committees:
        found = committees_of(Site.at(meant.address), settings, contact, allow_private)
        if as_json:
            print_json({"committees": [{"id": each.id, "name": each.name} for each in found]})
        else:
            print_committees(found)
        return
    wanted = Wanted(tuple(committee or meant.committees), _day(since), _day(until), decisions)
    with alone_in(workspace_of(settings)):
        report = get_from(workspace_of(settings), meant, wanted, manners)
    if as_json:
        print_json({"sources": [report.to_json()]})
    else:
        print_fetched([report])
        folder = workspace_of(settings).fetched / report.source.name
        if FetchedFolder.has_papers(folder):
            messages.print(f"Next: [bold]pledgeline run {folder} --data {settings.data}[/]")
    _leave([report])


def update(
    sources: Annotated[
        list[str] | None, typer.Argument(help="As in `fetch`. \\[default: every source that was fetched before]")
    ] = None,
    contact: Contact = None,
    pause: Pause = 2.0,
    timeout: Timeout = 90.0,
    most_megabytes: MostMegabytes = 300,
    allow_private: AllowPrivate = None,
    data: Data = None,
    store: StoreAddress = None,
    jobs: Jobs = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress, and not a word where nothing is new: for cron.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Fetch, read and load what is new or changed, and say what is different in the answers. Made for cron."""
    settings = settings_of(data, store)
    if quiet:
        be_quiet()
    workspace = workspace_of(settings)
    manners = manners_of(settings, contact, pause, timeout, most_megabytes, allow_private)
    with alone_in(workspace):
        _update(
            workspace, settings, sources or [], manners, jobs or pipeline.default_jobs(), quiet=quiet, as_json=as_json
        )


def _update(
    workspace: Workspace,
    settings: Settings,
    sources: Sequence[str],
    manners: Manners,
    jobs: int,
    *,
    quiet: bool,
    as_json: bool,
) -> None:
    run = RunReport()
    before, asked = told_before(workspace), list[Told]()
    if before is None and (before := answers_now(workspace, settings)):
        note_told(workspace, settings, before)  # what the answers are before anything is new
    with closing(Ahead(workspace, settings, jobs)) as ahead:
        reports = [
            get_from(workspace, meant, wanted, manners, ahead.begin) for meant, wanted in sources_of(workspace, sources)
        ]
        folders = [workspace.fetched / each.source.name for each in reports]
        folders = [folder for folder in folders if FetchedFolder.has_papers(folder)]
        if folders:
            ahead.open(sum(len(each.of("new", "replaced")) for each in reports))
            pipeline.ingest(workspace, folders, run, jobs=jobs, limits=settings.limits, ahead=ahead)
            pipeline.extract(workspace, run, jobs=jobs, ahead=ahead)
            pipeline.load(workspace, settings, run, lambda store: asked.append(Told.of(store, before)), ahead)
    if asked:
        now: Told | None = asked[0]
    else:
        now = before if before and is_told(workspace, settings) else answers_now(workspace, settings, before)
    changes = now.since(before) if now and before else []
    if as_json:
        failures = [{"paper": paper, "what": error.what, "where": error.where} for paper, error in run.new_failures]
        told = {"failures": failures, "still_unread": run.known_failures, "changes": changes}
        print_json({"sources": [each.to_json() for each in reports], **told})
    else:
        print_fetched(reports, quiet=quiet)
        loaded = "1 paper is" if run.succeeded == 1 else f"{run.succeeded} papers are"
        first = f"{loaded} loaded; the next update says what is different in the answers"
        nothing = [] if quiet else ["nothing is different in the answers" if before else first]
        for line in changes or nothing:
            answers.print(f"· {escape(line)}")
        for paper, error in run.new_failures:
            messages.print(f"[red]failed[/] {escape(paper)}: {escape(error.what)}; try: {escape(error.remedy)}")
        if (known := len(run.known_failures)) and not quiet:
            messages.print(f"{known} {'file' if known == 1 else 'files'} could not be read before: `pledgeline doctor`")
    sys.stdout.flush()
    if now:  # noted once it was said: a run that is killed before says it again, and loses nothing
        note_told(workspace, settings, now)
    _leave(reports, run.new_failures, run.succeeded)


def _day(said: datetime | None) -> date | None:
    return said.date() if said else None


def _leave(
    reports: Sequence[SourceReport], failures: Sequence[tuple[str, PledgelineError]] = (), succeeded: int = 0
) -> None:
    """Leave with 3 where something failed and something came, or is there, with 1 where all failed."""
    if any(report.errors for report in reports) or failures:
        came = succeeded or any(each.became != "failed" for report in reports for each in report.became)
        raise typer.Exit(PARTLY if came else FAILED)
