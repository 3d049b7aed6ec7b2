"""What the pages of a ModernGov site offer: committees, meetings, and the documents of a meeting.

In:     a page's bytes and its address.
Out:    plain records; links resolved to the site's own base. What is no link of the wanted kind is passed by.

The shapes are those of ModernGov's pages as councils serve them: selectors by class name, links by their parameters,
both in any case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.fetch.address import Site, document_id, name_in_address, page_name, parameter

# "Thursday, 24th March, 2022 10.00 am", "31 Mar 2020 6.30 pm", "16/11/2023": the day, its month and year.
WORDED_DATE = re.compile(r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[A-Z][a-z]{2})[a-z]*,?\s+(?P<year>\d{4})")
SLASHED_DATE = re.compile(r"\b(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})\b")
CUT_SHORT = re.compile(r"\bview the full\b", re.IGNORECASE)
REASONS = re.compile(
    r"view the reasons why (?P<what>document|item)\s+(?P<number>\S+?)\.?\s+is restricted", re.IGNORECASE
)
OF_ITEM = re.compile(r"\s*,\s*item\s+\S+$", re.IGNORECASE)  # said for screen readers: "Annex 2, item 52."
FILE_SIZE = re.compile(r"\s*(?:pdf|word|doc|docx|html)?\s*(?:icon)?\s*\b(?:PDF|DOC|DOCX|HTML)\s+[\d.,]+\s*[KM]B\s*$")


@dataclass(frozen=True, slots=True)
class Committee:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as a list names it; the date is None where the list's words are no date."""

    id: str
    committee: str  # the committee's id
    date: date | None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """A document that a page links to, or one that it says is restricted (`url` is None)."""

    id: str
    url: str | None
    title: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """What a meeting's page offers: its documents, and pages on which the rest of an item stands."""

    offers: tuple[Offer, ...]
    longer_items: tuple[str, ...]


def read_committees(content: bytes, page: str, site: Site) -> list[Committee]:
    found: dict[str, Committee] = {}
    for link, address in _links(LexborHTMLParser(content), page, site):
        number = parameter(address, "ID") if page_name(address) == "mgcommitteedetails.aspx" else None
        if number and (name := _text(link)):
            found.setdefault(number, Committee(number, name))
    return list(found.values())


def read_meetings(content: bytes, page: str, site: Site, committee: str) -> list[Meeting]:
    """The meetings of a list, in its order."""
    found: dict[str, Meeting] = {}
    for link, address in _links(LexborHTMLParser(content), page, site):
        number = parameter(address, "MId", "MeetingId")
        if page_name(address) == "ielistdocuments.aspx" and number:
            words = _text(link)
            # what became of a meeting stands beside its link, in the same row
            beside = words if link.parent is None else _text(link.parent)
            found.setdefault(number, Meeting(number, committee, date_in(words), "CANCELLED" in beside.upper()))
    return list(found.values())


def read_meeting_page(content: bytes, page: str, site: Site) -> MeetingPage:
    """The documents of the meeting, each once, with the number of the item they stand under."""
    tree = LexborHTMLParser(content)
    scope = tree.css_first("#modgov") or tree.body
    offers: dict[str, Offer] = {}
    longer: dict[str, None] = {}
    for row in scope.css("tr") if scope is not None else ():
        item = _item_number(row)
        for link, address in _links(row, page, site):
            if (number := document_id(address)) is not None:
                offers.setdefault(number, Offer(number, address, _title(link, address), item))
            elif page_name(address) == "mgai.aspx" and CUT_SHORT.search(_text(link)):
                longer.setdefault(address)
        for restricted in _restricted(row, page, site, item):
            offers.setdefault(restricted.id, restricted)
    for link, address in _links(tree, page, site):
        number = document_id(address)
        if number is not None and number not in offers:
            offers[number] = Offer(number, address, _title(link, address))
    return MeetingPage(tuple(offers.values()), tuple(longer))


def read_item_page(content: bytes, page: str, site: Site, item: str | None = None) -> list[Offer]:
    """The documents of one item's own page."""
    found: dict[str, Offer] = {}
    for link, address in _links(LexborHTMLParser(content), page, site):
        if (number := document_id(address)) is not None:
            found.setdefault(number, Offer(number, address, _title(link, address), item))
    return list(found.values())


def decision_links(content: bytes, page: str, site: Site) -> list[str]:
    """The addresses of the decisions that a list of decisions names."""
    links = _links(LexborHTMLParser(content), page, site)
    names = ("iedecisiondetails.aspx", "mgdecisiondetails.aspx")
    return list(dict.fromkeys(address for _, address in links if page_name(address) in names))


def date_in(words: str) -> date | None:
    """The first date in these words.

    >>> date_in("Thursday, 24th March, 2022 10.00 am")
    datetime.date(2022, 3, 24)
    >>> date_in("Constitution") is None
    True
    """
    if found := WORDED_DATE.search(words):
        form, said = "%d %b %Y", f"{found['day']} {found['month']} {found['year']}"
    elif found := SLASHED_DATE.search(words):
        form, said = "%d/%m/%Y", found[0]
    else:
        return None
    try:
        return datetime.strptime(said, form).date()
    except ValueError:
        return None


def visible_words(content: bytes) -> str:
    """The words of the paper on a page, by which a page that only a token of the site changed is told as unchanged."""
    tree = LexborHTMLParser(content)
    scope = tree.css_first("#modgov") or tree.body
    return "" if scope is None else _text(scope)


def is_moderngov(content: bytes) -> bool:
    """Whether a page has the marks of a ModernGov site."""
    tree = LexborHTMLParser(content)
    return any(tree.css_first(mark) is not None for mark in ("#modgov", "a[href*='mgCommitteeDetails' i]", ".mgHeader"))


def _links(within: LexborHTMLParser | LexborNode, page: str, site: Site) -> Iterator[tuple[LexborNode, str]]:
    for link in within.css("a[href]"):
        address = site.resolve(link.attributes.get("href") or "", page)
        if address is not None:
            yield link, address


def _restricted(row: LexborNode, page: str, site: Site, item: str | None) -> Iterator[Offer]:
    """Items and enclosures that the page says are restricted; they have a title and no document."""
    for link, address in _links(row, page, site):
        reasons, number = REASONS.search(_text(link)), parameter(address, "ID")
        if reasons and number:
            is_document = reasons["what"].casefold() == "document"
            titles = row.css(".mgAiTitleTxt")
            title = _text(titles[-1]) if titles else ""
            yield Offer(f"ai{number}-{reasons['number']}" if is_document else f"ai{number}", None, title, item)


def _item_number(row: LexborNode) -> str | None:
    cell = row.css_first(".mgItemNumberCell")
    return (_text(cell).rstrip(".") or None) if cell is not None else None


def _title(link: LexborNode, address: str) -> str:
    return OF_ITEM.sub("", FILE_SIZE.sub("", _text(link))) or name_in_address(address)


def _text(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())
