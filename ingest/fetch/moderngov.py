"""The walk of a ModernGov site: committees, their meetings, and everything that is published with each.

In:     a `Visitor`, through which each page is asked for, and what is wanted: committees, a span of dates.
Out:    a stream of `Finding`s, page by page, so that papers are fetched while the walk goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Literal, Protocol, get_args

from ingest.errors import FetchError, FetchStoppedError
from ingest.fetch import web_service
from ingest.fetch.address import Site
from ingest.fetch.manifest import Manifest
from ingest.fetch.site_pages import (
    Committee,
    Meeting,
    Offer,
    date_in,
    decision_links,
    is_moderngov,
    read_committees,
    read_item_page,
    read_meeting_page,
    read_meetings,
)

Kind = Literal["meeting page", "paper", "pack", "minutes", "agenda", "decisions", "decision", "other"]


class Visit(Protocol):
    """The content of a page of the site. Raises `FetchError`; where it is not `patient`, at the first fault."""

    def __call__(self, address: str, *, patient: bool = True) -> bytes: ...


MEETINGS, MEETING, COMMITTEES = "ieListMeetings.aspx", "ieListDocuments.aspx", "mgListCommittees.aspx"
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2099, 12, 31)  # the service refuses a call without dates
SLASHED = "%d/%m/%Y"
NOT_THERE = "the site answered 404"  # as the client tells it
# What a meeting's document is, by the words of its link: the number after `T=` means different things at each council.
KINDS: tuple[tuple[str, Kind], ...] = (
    ("minutes", "minutes"),
    ("reports pack", "pack"),
    ("decision", "decisions"),
    ("agenda", "agenda"),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a site publishes. `url` is None for what it says is restricted."""

    id: str
    url: str | None
    title: str
    kind: Kind
    found_on: str
    committee: str | None = None
    meeting: str | None = None
    date: date | None = None
    item: str | None = None
    content: bytes | None = None  # of a page that the walk has read already
    is_whole: bool = True  # whether all that such a page leads to was found
    file: Path | None = None  # where it stands on this machine, of a folder's papers


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of a site. No committees means all of them."""

    committees: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    decisions: bool = False

    def known(self, manifest: Manifest) -> Iterator[Finding]:
        """What is wanted of the papers that a manifest knows: a page may have lost what it once offered."""
        for entry in manifest.papers.values():
            day = date.fromisoformat(entry.date) if entry.date else None
            is_wanted = not self.committees or entry.committee in self.committees
            if entry.url and entry.kind != "meeting page" and is_wanted and self.covers(day):
                place = entry.found_on, entry.committee, entry.meeting, day, entry.item
                yield Finding(entry.id, entry.url, entry.title, _kind_of(entry.kind), *place)

    def covers(self, day: date | None) -> bool:
        if day is None:
            return self.since is None and self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass
class Walk:
    """One walk of one site; what it could not read is told to `failed`, and the walk goes on."""

    site: Site
    visit: Visit
    wanted: Wanted
    failed: Callable[[FetchError], None]
    # Meetings that need not be looked at again: long past, and fetched whole
    settled: Callable[[Meeting], bool]
    has_service: bool = True  # until it has not answered

    def findings(self) -> Iterator[Finding]:
        """Raises `FetchError` where the site is no ModernGov site or cannot be reached at all."""
        for committee in self.committees():
            for meeting in self._meetings(committee):
                if self.wanted.covers(meeting.date) and not self.settled(meeting):
                    yield from self._of_meeting(meeting)
        if self.wanted.decisions:
            yield from self._decisions()

    def committees(self) -> list[Committee]:
        """All committees of the site, or those that are wanted."""
        if self.wanted.committees:
            return [Committee(each, "") for each in self.wanted.committees]
        content = self._from_service(web_service.committees_address(self.site))
        found = web_service.read_committees(content) if content else None
        if found:
            return found
        page = self.site.page(COMMITTEES)
        content = self._every_site_has(page)
        found = read_committees(content, page, self.site)
        if not found:
            raise not_moderngov(page)
        return found

    def _meetings(self, committee: Committee) -> Iterable[Meeting]:
        since, until = self.wanted.since or FIRST_DAY, self.wanted.until or LAST_DAY
        address = web_service.meetings_address(self.site, committee.id, f"{since:{SLASHED}}", f"{until:{SLASHED}}")
        content = self._from_service(address)
        found = web_service.read_meetings(content, committee.id) if content else None
        return found or self._listed_meetings(committee)

    def _listed_meetings(self, committee: Committee) -> list[Meeting]:
        """From the list pages: the one of recent meetings, and one for each year that was asked for."""
        years = [0]
        if self.wanted.since:
            last = (self.wanted.until or date.today()).year
            years += range(self.wanted.since.year, last + 1)
        meetings: dict[str, Meeting] = {}
        for year in years:
            page = self.site.page(MEETINGS, CId=committee.id, Year=year)
            content = self._every_site_has(page)
            found = read_meetings(content, page, self.site, committee.id)
            if not found and not is_moderngov(content):
                raise not_moderngov(page)
            for meeting in found:
                meetings.setdefault(meeting.id, meeting)
        return sorted(meetings.values(), key=lambda each: (each.date or FIRST_DAY, each.id))

    def _every_site_has(self, page: str) -> bytes:
        """A page that a site of ModernGov's has, whatever council it is of."""
        try:
            return self.visit(page)
        except FetchError as error:
            if error.what == NOT_THERE:
                raise not_moderngov(page) from error
            raise

    def _of_meeting(self, meeting: Meeting) -> Iterator[Finding]:
        page = self.site.page(MEETING, CId=meeting.committee, MId=meeting.id)
        try:
            content = self.visit(page)
        except FetchStoppedError:
            raise
        except FetchError as error:
            self.failed(error)
            return
        read = read_meeting_page(content, page, self.site)
        place = page, meeting.committee, meeting.id, meeting.date
        told = Finding(f"m{meeting.id}", page, "", "meeting page", *place, content=content)
        offers = {offer.id: offer for offer in read.offers}
        longer = [self._on_longer_page(each) for each in read.longer_items]
        for offer in (*self._offered_by_service(meeting), *chain.from_iterable(filter(None, longer))):
            offers[offer.id] = _joined(offers.get(offer.id), offer)
        for offer in offers.values():
            yield replace(
                told, id=offer.id, url=offer.url, title=offer.title, kind=_kind(offer), item=offer.item, content=None
            )
        # last: that its page was kept tells the next fetch that all of the meeting was gone through
        yield replace(told, is_whole=None not in longer)

    def _offered_by_service(self, meeting: Meeting) -> list[Offer]:
        content = self._from_service(web_service.meeting_address(self.site, meeting.id))
        return (web_service.read_documents(content, self.site) if content else None) or []

    def _on_longer_page(self, page: str) -> list[Offer] | None:
        """The documents of an item's own page; None where it could not be read."""
        try:
            return read_item_page(self.visit(page), page, self.site)
        except FetchStoppedError:
            raise
        except FetchError as error:
            self.failed(error)
            return None

    def _decisions(self) -> Iterator[Finding]:
        since, until = self.wanted.since or FIRST_DAY, self.wanted.until or LAST_DAY
        page = self.site.page("mgDelegatedDecisions.aspx", DR=f"{since:{SLASHED}}-{until:{SLASHED}}", DS=2)
        for address in decision_links(self.visit(page), page, self.site):
            content = self.visit(address)
            day = date_in(content.decode("utf-8", errors="replace"))
            number = address.rpartition("=")[2]
            told = Finding(f"d{number}", address, "", "decision", page, date=day, content=content)
            if self.wanted.covers(day):
                yield told
                for offer in read_item_page(content, address, self.site):
                    yield replace(told, id=offer.id, url=offer.url, title=offer.title, kind="paper", content=None)

    def _from_service(self, address: str) -> bytes | None:
        """The answer of the web service; None where it is switched off, from then on."""
        if not self.has_service:
            return None
        try:
            return self.visit(address, patient=False)
        except FetchError:  # 403 and 404 are how councils switch it off
            self.has_service = False
            return None


def not_moderngov(page: str) -> FetchError:
    return FetchError(
        "this is no ModernGov site", page, "look for the address of the council's meetings, often democracy.….gov.uk"
    )


def _joined(known: Offer | None, told: Offer) -> Offer:
    """What a page and the service say of one document: the page's address and title, the service's restriction."""
    if known is None:
        return told
    return replace(known, url=None if told.url is None else known.url, item=known.item or told.item)


def _kind_of(said: str) -> Kind:
    return next((kind for kind in get_args(Kind) if kind == said), "other")


def _kind(offer: Offer) -> Kind:
    if not offer.id.startswith("g"):
        return "paper"
    words = f"{offer.title} {offer.url}".casefold()
    return next((kind for word, kind in KINDS if word in words), "other")
