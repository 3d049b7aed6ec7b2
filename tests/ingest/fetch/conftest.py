"""A site on loopback and a fetch of it, as `pledgeline fetch` does it, without the pauses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ingest.errors import FetchError
from ingest.fetch.address import Site
from ingest.fetch.client import Manners, PoliteClient
from ingest.fetch.folder import FetchedFolder
from ingest.fetch.moderngov import Walk, Wanted
from ingest.fetch.run import Fetch, Fetched
from ingest.originals import Originals
from tests.standin.meetings import samples_publication
from tests.standin.site import StandIn

TODAY = date(2026, 1, 15)
LOOPBACK = frozenset({"127.0.0.1"})
Run = Callable[..., list[Fetched]]


@pytest.fixture
def site() -> Iterator[StandIn]:
    with StandIn(samples_publication()).served() as served:
        yield served


@pytest.fixture
def client() -> Iterator[PoliteClient]:
    with PoliteClient(manners(), sleep=lambda _: None) as client:
        yield client


def manners(**changes: Any) -> Manners:
    quick: dict[str, Any] = {"pause": 0.0, "timeout": 5.0, "tries": 3, "private_hosts": LOOPBACK}
    return Manners("pledgeline-tests (+mailto:nobody@example.org)", **(quick | changes))


@pytest.fixture
def fetch(tmp_path: Path, site: StandIn) -> Run:
    """Fetch the whole site, or what is wanted of it; a list of what became of each thing."""

    def run(wanted: Wanted = Wanted(), *, today: date = TODAY, faults: list[FetchError] | None = None) -> list[Fetched]:
        told: list[FetchError] = [] if faults is None else faults
        with PoliteClient(manners(), sleep=lambda _: None) as client:
            folder = folder_of(tmp_path, site)
            fetching = Fetch(client, folder, today)
            walk = Walk(Site.at(site.base), fetching.visit, wanted, told.append, fetching.is_settled)
            became = list(fetching.keep_all(walk.findings()))
            folder.finish()
        return became

    return run


def folder_of(tmp_path: Path, site: StandIn) -> FetchedFolder:
    return FetchedFolder(tmp_path / "fetched" / "westmere", Originals(tmp_path / "originals"), site.base)
