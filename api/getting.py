"""Getting what one source offers into the workspace: which sources there are, how they are asked, what became of it.

In:     the workspace; a source and what is wanted of it; manners, which say who asks and how patiently.
Out:    the folder of fetched papers with its manifest, and a `SourceReport`.
Raises: `FetchError` where no source is meant, or nobody says who asks; what goes wrong on the way stands in the report.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from importlib.metadata import version
from typing import Any

from filelock import FileLock, Timeout

from api.progress import follow, messages
from api.settings import Settings
from api.sources import Source, source_of
from api.workspace import Workspace
from ingest.errors import DiskFullError, FetchError, FetchStoppedError
from ingest.fetch.address import Site
from ingest.fetch.client import Manners, PoliteClient
from ingest.fetch.folder import FetchedFolder
from ingest.fetch.manifest import NOT_STATED, Manifest
from ingest.fetch.moderngov import Walk, Wanted
from ingest.fetch.run import Fetch, Fetched
from ingest.fetch.site_pages import Committee
from ingest.files import NO_ROOM, remove_left


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


@contextmanager
def alone_in(workspace: Workspace) -> Iterator[None]:
    """Hold the data folder for one `fetch` or `update`, which cron may begin while another still runs.

    Raises `FetchError` where another holds it. The hold ends with the process, however that ends.
    """
    workspace.folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(workspace.folder / "fetch.lock", blocking=False):
            for each in (workspace.shelf.directory, workspace.facts.folder, workspace.originals.directory):
                remove_left(each)
            yield
    except Timeout as error:
        raise FetchError(
            "another `fetch` or `update` is under way", str(workspace.folder), "run it again when that has ended"
        ) from error


def sources_of(workspace: Workspace, said: Sequence[str]) -> Iterator[tuple[Source, Wanted]]:
    """The sources that are named, or all that were fetched before, with what was wanted of each."""
    found = [with_own_folder(workspace, source_of(each)) for each in said]
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


def get_from(
    workspace: Workspace, source: Source, wanted: Wanted, manners: Manners, on_new: Callable[[], None] = lambda: None
) -> SourceReport:
    """Fetch what the source offers into its own folder. One of which nothing ever came leaves no folder.

    `on_new` is called whenever something came that is new or replaced.
    """
    report = SourceReport(with_own_folder(workspace, source))
    try:
        _get(workspace, report, wanted, manners, on_new)
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        report.faults.append(DiskFullError.of(error, str(workspace.fetched)))
    return report


def _get(
    workspace: Workspace, report: SourceReport, wanted: Wanted, manners: Manners, on_new: Callable[[], None]
) -> None:
    source = report.source
    elsewhere = _held_by_others(workspace, source.name)
    folder = FetchedFolder(workspace.fetched / source.name, workspace.originals, source.address, elsewhere)
    if source.is_list and not folder.manifest.papers:
        folder.manifest.licence = NOT_STATED
    folder.manifest.remember(wanted.committees, wanted.since, wanted.decisions, source.is_list)
    if folder.goes_on:
        messages.print(f"going on with a fetch that was broken off: {len(folder.done)} papers are here already")
    with PoliteClient(manners, place=folder.directory) as client:
        fetching = Fetch(client, folder, date.today())
        try:
            findings = source.findings(fetching, wanted, report.faults.append)
            for each in follow(fetching.keep_all(findings), f"fetching from {source.name}", None):
                report.became.append(each)
                if each.became in ("new", "replaced"):
                    on_new()
        except FetchStoppedError as error:
            report.faults.append(error)
            return  # the journal stays: the next fetch goes on from there
        except FetchError as error:
            report.faults.append(error)
    if report.faults and not folder.manifest.papers:
        folder.discard()
    else:
        folder.finish()


def _held_by_others(workspace: Workspace, name: str) -> dict[str, str]:
    """The hashes of all papers that other sources of this workspace have, each with its folder and id.

    A file that is found on a site and in its feed is one paper.
    """
    held: dict[str, str] = {}
    for path in sorted(workspace.fetched.glob("*/manifest.yaml")):
        if path.parent.name != name:
            for entry in Manifest.read(path, "").papers.values():
                if entry.sha256 and entry.file:
                    held[entry.sha256] = f"{path.parent.name}/{entry.id}"
    return held


def with_own_folder(workspace: Workspace, source: Source) -> Source:
    """The source, under another name where its folder is that of another: a site and its feed, two hosts of one name.

    A partnership that there is a profile of keeps its folder when its papers move to another host.
    """
    path = workspace.fetched / source.name / "manifest.yaml"
    if not path.exists():
        return source
    held = Manifest.read_head(path)
    is_site = not source.is_list and Site.at(held.source).host == Site.at(source.address).host
    is_same = held.source == source.address or is_site or source.is_known
    is_same = is_same and held.is_list == source.is_list
    other = hashlib.sha256(source.address.encode()).hexdigest()[:6]
    return source if is_same else replace(source, name=f"{source.name}-{other}")


def committees_of(site: Site, settings: Settings, contact: str | None, private: list[str] | None) -> list[Committee]:
    """All committees of a site. Raises `FetchError` where it is no ModernGov site."""
    with PoliteClient(manners_of(settings, contact, private=private)) as client:

        def visit(address: str, *, patient: bool = True) -> bytes:
            return client.get(address, patient=patient).content()

        return Walk(site, visit, Wanted(), lambda _: None, lambda _: False).committees()


def manners_of(
    settings: Settings,
    contact: str | None,
    pause: float = 2.0,
    timeout: float = 90.0,
    most_megabytes: int = 300,
    private: list[str] | None = None,
) -> Manners:
    """How a site is asked. Raises `FetchError` where neither `contact` nor the settings say who asks."""
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
