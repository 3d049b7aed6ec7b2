"""Addresses on a ModernGov site: which ones mean the same thing, and what a thing is called however it is addressed.

Hosts come with and without a port, paths and parameters in any case, and the name in a document's path is decoration:
the number decides. So a thing is known by its kind and number ("s110018"), never by its address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit, urlunsplit

ITEM_PAPER = re.compile(r"documents/s(?P<id>\d+)/", re.IGNORECASE)
MEETING_DOCUMENT = re.compile(r"documents/g(?P<id>\d+)/", re.IGNORECASE)
# The same file as `documents/s…` under another name.
CONVERTED = re.compile(r"mgconvert2pdf\.aspx$", re.IGNORECASE)
ERROR_PAGE = re.compile(r"/mgerror\.aspx", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Site:
    """A ModernGov site by its base address, which ends in a slash: hosts may keep it under a folder."""

    base: str

    @classmethod
    def at(cls, address: str) -> Site:
        """The site at an address as a person types it: a host, or any address on the site's own level.

        >>> Site.at("democracy.westmere.gov.uk").base
        'https://democracy.westmere.gov.uk/'
        >>> Site.at("http://modgov.westmere.gov.uk/internet/mgListCommittees.aspx").base
        'http://modgov.westmere.gov.uk/internet/'
        """
        parts = urlsplit(address if "://" in address else f"https://{address}")
        folder, _, page = parts.path.rpartition("/")
        path = f"{folder}/" if "." in page or not page else f"{parts.path}/"
        return cls(urlunsplit((parts.scheme.casefold(), parts.netloc.casefold(), path, "", "")))

    @property
    def host(self) -> str:
        return urlsplit(self.base).hostname or ""

    def page(self, name: str, **parameters: str | int) -> str:
        """The address of one of the site's pages."""
        query = "&".join(f"{key}={quote(str(value), safe='/')}" for key, value in parameters.items())
        return f"{self.base}{name}" + (f"?{query}" if query else "")

    def resolve(self, link: str, page: str) -> str | None:
        """The address that a link on one of the site's pages leads to; None where it leads to another host.

        Literal spaces and line ends in a link, and the port that some pages put into links, are mended.
        """
        address = urlsplit(urljoin(page, "".join(link.splitlines()).strip().replace(" ", "%20")))
        if address.scheme not in ("http", "https") or address.hostname != self.host:
            return None
        base = urlsplit(self.base)
        return urlunsplit((base.scheme, base.netloc, address.path, address.query, ""))


def parameter(address: str, *names: str) -> str | None:
    """The value of the first of these parameters that an address has, whatever the case of its name."""
    wanted = {name.casefold() for name in names}
    return next((value for name, value in parse_qsl(urlsplit(address).query) if name.casefold() in wanted), None)


def page_name(address: str) -> str:
    """The page that an address asks for, in small letters: "ielistdocuments.aspx"."""
    return urlsplit(address).path.rpartition("/")[2].casefold()


def document_id(address: str) -> str | None:
    """What a document is called: "s110018" for a paper, "g8913-10" for a meeting's document; None for other pages.

    >>> document_id("https://x.gov.uk/documents/S110018/Any%20name.pdf")
    's110018'
    >>> document_id("https://x.gov.uk/documents/g8913/Public%20reports%20pack.pdf?T=10")
    'g8913-10'
    >>> document_id("https://x.gov.uk/mgConvert2PDF.aspx?ID=110018")
    's110018'
    """
    if found := ITEM_PAPER.search(address):
        return f"s{found['id']}"
    kind = parameter(address, "T")
    if found := MEETING_DOCUMENT.search(address):
        return f"g{found['id']}-{kind}" if kind and kind.isdigit() else None  # without T the site answers another file
    if CONVERTED.search(urlsplit(address).path) and kind is None and (number := parameter(address, "ID")):
        return f"s{number}" if number.isdigit() else None
    return None


def name_in_address(address: str) -> str:
    """The name that a document's address gives, for want of a better title; whatever a list has in place of one."""
    path = re.split(r"[?#]", address, maxsplit=1)[0]
    return unquote(path.rpartition("/")[2]).replace("+", " ").rpartition(".")[0].strip()


def is_error_page(address: str) -> bool:
    return ERROR_PAGE.search(urlsplit(address).path) is not None
