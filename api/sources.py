"""Which source a person means: a partnership we have a profile of, a ModernGov site, or a list of addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

import corpus
from corpus.load import profiles
from graph.names import fold
from ingest.errors import FetchError
from ingest.fetch.address import Site
from ingest.fetch.lists import findings_of_folder, findings_of_list
from ingest.fetch.manifest import Manifest
from ingest.fetch.moderngov import Finding, Walk, Wanted
from ingest.fetch.run import Fetch

MANIFESTS = Path(corpus.__path__[0]) / "manifests"
LIST_ENDINGS = (".xml", ".rss", ".atom", ".txt", ".csv")


@dataclass(frozen=True, slots=True)
class Source:
    """`address` is a site's base, or the address or path of a list or folder. `name` is that of its own folder."""

    name: str
    address: str
    is_list: bool
    committees: tuple[str, ...] = ()
    is_known: bool = False  # whether a profile says where it is

    @property
    def known(self) -> Path:
        """Where a manifest stands of papers that are known to have been published there."""
        return MANIFESTS / f"{self.name}.yaml"

    def findings(self, fetch: Fetch, wanted: Wanted, failed: Callable[[FetchError], None]) -> Iterator[Finding]:
        """What the source offers. Raises `FetchError` where it cannot be read at all."""
        if not self.is_list:
            walk = Walk(Site.at(self.address), fetch.visit, wanted, failed, fetch.is_settled)
            manifest = Manifest.read(self.known, self.address)
            lost = (each for each in wanted.known(manifest) if fetch.has_not(each.id))
            return chain(walk.findings(), lost)
        path = Path(self.address)
        if path.is_dir():
            return findings_of_folder(path)
        content = path.read_bytes() if path.is_file() else fetch.visit(self.address)
        return findings_of_list(content, self.address, fetch.visit)


def source_of(said: str) -> Source:
    """The source that these words mean. Raises `FetchError` where they mean none."""
    for profile in profiles():
        if fold(said) in {fold(name) for name in (profile.id, profile.name, *profile.abbreviations)}:
            if profile.site is None:
                raise FetchError(
                    f"the profile of {profile.name} does not say where its papers are published", said,
                    "give the address of its ModernGov site",
                )  # fmt: skip
            return Source(
                profile.id, profile.site.address, is_list=False, committees=profile.site.committees, is_known=True
            )
    path = Path(said)
    if path.is_dir():
        return Source(_folder_name(path.resolve().name), str(path.resolve()), is_list=True)
    if path.is_file():
        return Source(_folder_name(path.stem), str(path.resolve()), is_list=True)
    if not re.fullmatch(r"(https?://)?[\w.-]+\.[\w.-]+(:\d+)?(/\S*)?", said):
        known = ", ".join(profile.id for profile in profiles() if profile.site)
        raise FetchError("no such partnership, address or file", said, f"give a host, a list of addresses, or: {known}")
    if urlsplit(said).path.casefold().endswith(LIST_ENDINGS):
        return Source(_folder_name(said), said, is_list=True)
    site = Site.at(said)
    return Source(_folder_name(site.host), site.base, is_list=False)


def _folder_name(said: str) -> str:
    """
    >>> _folder_name("democracy.westmere.gov.uk")
    'westmere'
    """
    host = urlsplit(said).hostname or said
    steps = [step for step in re.split(r"[^\w-]+", host.casefold()) if step not in COMMON_STEPS]
    return steps[0] if steps and not steps[0].isdigit() else "-".join(re.findall(r"\w+", host.casefold()))


# Steps of a council's host that do not name the council.
COMMON_STEPS = frozenset(
    [
        "www",
        "democracy",
        "committees",
        "modgov",
        "moderngov",
        "mycouncil",
        "edemocracy",
        "council",
        "meetings",
        "gov",
        "uk",
        "co",
        "org",
        "com",
    ]
)
