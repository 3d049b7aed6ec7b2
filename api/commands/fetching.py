"""The commands that get papers: fetch, and update, which does the whole way for what is new."""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from importlib.metadata import version
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from api import pipeline
from api.commands.options import (
    Contact,
    Data,
    Jobs,
    Json,
    StoreAddress,
    print_json,
    settings_of,
    store_of,
    workspace_of,
)
from api.pipeline import RunReport
from api.progress import follow, messages
from api.render_tables import answers
from api.settings import Settings
from api.sources import Source, source_of
from api.workspace import Workspace
from graph.told import Told
from ingest.errors import FetchError, PledgelineError, SiteBusyError
from ingest.fetch.address import Site
from ingest.fetch.client import Manners, PoliteClient
from ingest.fetch.folder import FetchedFolder
from ingest.fetch.manifest import NOT_STATED, Manifest
from ingest.fetch.moderngov import Walk, Wanted
from ingest.fetch.run import Fetch, Fetched
from ingest.fetch.site_pages import Committee
from ingest.files import write_whole

PARTLY, FAILED = 3, 1
DATES = ["%Y-%m-%d", "%Y-%m", "%Y"]

Pause = Annotated[float, typer.Option(min=0, help="Seconds between two requests to a site.")]
Timeout = Annotated[float, typer.Option(min=1, help="Seconds to wait for an answer: some sites take a minute.")]
MostMegabytes = Annotated[int, typer.Option(min=1, help="A larger file is not taken.")]
AllowPrivate = Annotated[
    list[str] | None, typer.Option(help="A host of your own that stands in a private network.", metavar="HOST")
]


@dataclass
class SourceReport:
    """What became of everything that one source offers."""

    source: Source
    became: list[Fetched] = field(default_factory=list)
    faults: list[FetchError] = field(default_factory=list)  # pages that could not be read, or the site as a whole

    @property
    def counts(self) -> dict[str, int]:
        return dict(Counter(each.became for each in self.became))

    @property
    def errors(self) -> list[FetchError]:
        return [*self.faults, *(each.error for each in self.became if each.error)]

    def of(self, *became: str) -> list[Fetched]:
        return [each for each in self.became if each.became in became]

    def to_json(self) -> dict[str, Any]:
        return {
            "source": self.source.address,
            "counts": self.counts,
            "new": [each.id for each in self.of("new")],
            "replaced": [each.id for each in self.of("replaced")],
            "failures": [{"what": each.what, "where": each.where, "try": each.remedy} for each in self.errors],
        }


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
        typer.Option(help="The id of a committee. [default: the profile's, or all]", show_default=False),
    ] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=DATES, help="Meetings from this day on. [default: what the site lists]")
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
    manners = _manners(settings, contact, pause, timeout, most_megabytes, allow_private)
    if list_committees:
        found = committees_of(Site.at(meant.address), settings, contact, allow_private)
        _print_committees(found, as_json=as_json)
        return
    wanted = Wanted(tuple(committee or meant.committees), _day(since), _day(until), decisions)
    report = _fetch_one(workspace_of(settings), meant, wanted, manners)
    _finish([report], as_json=as_json)
    if not as_json:
        folder = workspace_of(settings).fetched / report.source.name
        messages.print(f"Next: [bold]pledgeline run {folder} --data {settings.data}[/]")
    _leave([report])


def update(
    sources: Annotated[
        list[str] | None, typer.Argument(help="As in `fetch`. [default: every source that was fetched before]")
    ] = None,
    contact: Contact = None,
    pause: Pause = 2.0,
    timeout: Timeout = 90.0,
    most_megabytes: MostMegabytes = 300,
    allow_private: AllowPrivate = None,
    data: Data = None,
    store: StoreAddress = None,
    jobs: Jobs = None,
    as_json: Json = False,
) -> None:
    """Fetch, read and load what is new or changed, and say what is different in the answers. Made for cron."""
    settings = settings_of(data, store)
    workspace, run = workspace_of(settings), RunReport()
    manners = _manners(settings, contact, pause, timeout, most_megabytes, allow_private)
    before, asked = _told_before(workspace), list[Told]()
    if before is None and (before := _answers(workspace, settings)):
        _note_told(workspace, before)  # what the answers are before anything is new
    reports = [_fetch_one(workspace, meant, wanted, manners) for meant, wanted in _sources(workspace, sources or [])]
    folders = [workspace.fetched / each.source.name for each in reports]
    jobs = jobs or pipeline.default_jobs()
    if any(FetchedFolder.has_papers(folder) for folder in folders):
        pipeline.ingest(workspace, folders, run, jobs=jobs, limits=settings.limits)
        pipeline.extract(workspace, run, jobs=jobs)
        pipeline.load(workspace, settings, run, lambda store: asked.append(Told.of(store, before)))
    now = asked[0] if asked else _answers(workspace, settings, before)
    changes = now.since(before) if now and before else []
    if as_json:
        failures = [{"paper": paper, "what": error.what, "where": error.where} for paper, error in run.failures]
        print_json({"sources": [each.to_json() for each in reports], "failures": failures, "changes": changes})
    else:
        _finish(reports, as_json=False)
        first = f"{run.succeeded} papers are loaded; the next update says what is different in the answers"
        for line in changes or ["nothing is different in the answers" if before else first]:
            answers.print(f"· {escape(line)}")
        for paper, error in run.failures:
            messages.print(f"[red]failed[/] {escape(paper)}: {escape(error.what)}; try: {escape(error.remedy)}")
    sys.stdout.flush()
    if now:
        _note_told(workspace, now)  # once it was said: a run that is killed before says it again, and loses nothing
    _leave(reports, run.failures, run.succeeded)


def _sources(workspace: Workspace, said: Sequence[str]) -> Iterator[tuple[Source, Wanted]]:
    """The sources that are named, or all that were fetched before, with what was wanted of each."""
    found = [_with_own_folder(workspace, source_of(each)) for each in said]
    manifests = sorted(workspace.fetched.glob("*/manifest.yaml"))
    if not found and not manifests:
        raise FetchError("nothing was fetched yet", str(workspace.fetched), "name a source: `pledgeline update kent`")
    kept = {path.parent.name: Manifest.read_head(path) for path in manifests}
    if not found:
        found = [Source(name, each.source, each.is_list, each.committees) for name, each in kept.items()]
    for source in found:
        before = kept.get(source.name)
        since = date.fromisoformat(before.since) if before and before.since else None
        committees = before.committees if before else source.committees
        yield source, Wanted(committees, since, decisions=before.decisions if before else False)


def _fetch_one(workspace: Workspace, source: Source, wanted: Wanted, manners: Manners) -> SourceReport:
    source = _with_own_folder(workspace, source)
    report = SourceReport(source)
    folder = FetchedFolder(workspace.fetched / source.name, workspace.originals, source.address)
    if source.is_list and not folder.manifest.papers:
        folder.manifest.licence = NOT_STATED
    folder.manifest.remember(wanted.committees, wanted.since, wanted.decisions, source.is_list)
    if folder.goes_on:
        messages.print(f"going on with a fetch that was broken off: {len(folder.done)} papers are here already")
    with PoliteClient(manners) as client:
        fetching = Fetch(client, folder, date.today())
        try:
            findings = source.findings(fetching, wanted, report.faults.append)
            for each in follow(fetching.keep_all(findings), f"fetching from {source.name}", None):
                report.became.append(each)
        except SiteBusyError as error:
            report.faults.append(error)
            return report  # the journal stays: the next fetch goes on from there
        except FetchError as error:
            report.faults.append(error)
    folder.finish()
    return report


def _with_own_folder(workspace: Workspace, source: Source) -> Source:
    """The source, under another name where its folder is that of another: a site and its feed have one host."""
    path = workspace.fetched / source.name / "manifest.yaml"
    if not path.exists():
        return source
    held = Manifest.read_head(path)
    is_same = held.is_list == source.is_list and (not source.is_list or held.source == source.address)
    other = hashlib.sha256(source.address.encode()).hexdigest()[:6]
    return source if is_same else replace(source, name=f"{source.name}-{other}")


def committees_of(site: Site, settings: Settings, contact: str | None, private: list[str] | None) -> list[Committee]:
    """All committees of a site. Raises `FetchError` where it is no ModernGov site."""
    with PoliteClient(_manners(settings, contact, private=private)) as client:

        def visit(address: str, *, patient: bool = True) -> bytes:
            return client.get(address, patient=patient).content()

        return Walk(site, visit, Wanted(), lambda _: None, lambda _: False).committees()


def _print_committees(committees: Sequence[Committee], *, as_json: bool) -> None:
    if as_json:
        print_json({"committees": [{"id": each.id, "name": each.name} for each in committees]})
        return
    table = Table("id", "committee")
    for each in committees:
        table.add_row(each.id, each.name)
    answers.print(table)


def _answers(workspace: Workspace, settings: Settings, before: Told | None = None) -> Told | None:
    """What the answers are now; None where nothing was loaded."""
    if settings.store is None and not workspace.graph.exists():
        return None
    with store_of(settings, read_only=True) as store:
        return Told.of(store, before)


def _told_before(workspace: Workspace) -> Told | None:
    """What the answers were when they were told last; None where they never were."""
    if not workspace.told.exists():
        return None
    return Told.from_json(json.loads(workspace.told.read_text("utf-8")))


def _note_told(workspace: Workspace, now: Told) -> None:
    write_whole(workspace.told, json.dumps(now.to_json(), ensure_ascii=False, sort_keys=True).encode())


def _manners(
    settings: Settings,
    contact: str | None,
    pause: float = 2.0,
    timeout: float = 90.0,
    most_megabytes: int = 300,
    private: list[str] | None = None,
) -> Manners:
    contact = contact or settings.contact
    if not contact:
        raise FetchError(
            "a site is to know who asks it",
            "no contact",
            "give --contact you@example.gov.uk, or set PLEDGELINE_CONTACT",
        )
    return Manners(
        f"pledgeline/{version('pledgeline')} (+{contact})", pause, timeout, most_megabytes * 1_000_000,
        private_hosts=frozenset(private or ()), proxy=settings.proxy,
    )  # fmt: skip


def _day(said: datetime | None) -> date | None:
    return said.date() if said else None


def _finish(reports: Sequence[SourceReport], *, as_json: bool) -> None:
    if as_json:
        print_json({"sources": [report.to_json() for report in reports]})
        return
    for report in reports:
        counts = ", ".join(f"{count} {became}" for became, count in sorted(report.counts.items())) or "nothing"
        answers.print(f"{escape(report.source.address)}: {counts}")
        for each in report.of("new", "replaced"):
            answers.print(f"  {each.became}: {escape(each.title or 'page of a meeting')} ({each.id})")
        for error in report.errors:
            messages.print(f"[red]failed[/] {escape(error.what)} ({escape(error.where)}); try: {escape(error.remedy)}")


def _leave(
    reports: Sequence[SourceReport], failures: Sequence[tuple[str, PledgelineError]] = (), succeeded: int = 0
) -> None:
    """Leave with 3 where something failed and something came, or is there, with 1 where all failed."""
    if any(report.errors for report in reports) or failures:
        came = succeeded or any(each.became != "failed" for report in reports for each in report.became)
        raise typer.Exit(PARTLY if came else FAILED)
