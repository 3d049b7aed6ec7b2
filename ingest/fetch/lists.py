"""Papers from a plain list of addresses, a sitemap, a feed, or a folder: for sites that are not ModernGov's.

In:     a file or address: one address a line (`#` begins a comment), a sitemap (sitemaps.org 0.9, also an index of
        sitemaps), an RSS or Atom feed. Or a folder of files, into which someone puts new ones.
Out:    a `Finding` for each address or file; its id is a hash of the address, or of the file's place in the folder.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from lxml import etree

from ingest.errors import FetchError
from ingest.fetch.address import name_in_address
from ingest.fetch.folder import PAPER_ENDINGS
from ingest.fetch.moderngov import Finding

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
DEEPEST_INDEX = 3  # sitemaps within sitemaps
MOST_ADDRESSES = 50_000  # the most that a sitemap may hold
Visit = Callable[[str], bytes]


def findings_of_list(content: bytes, where: str, visit: Visit) -> Iterator[Finding]:
    """What a list names, in its order. Raises `FetchError` where it names nothing."""
    found = False
    for address, title, day in _addresses(content, visit):
        found = True
        number = hashlib.sha256(address.encode()).hexdigest()[:12]
        yield Finding(f"u{number}", address, title or name_in_address(address), "paper", where, date=day)
    if not found:
        raise FetchError(
            "no addresses in this list", where, "give a text file with an address a line, a sitemap, or an RSS feed"
        )


def findings_of_folder(folder: Path) -> Iterator[Finding]:
    """The papers in a folder and the folders in it. Raises `FetchError` where there are none."""
    files = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in PAPER_ENDINGS and path.is_file() and not path.name.startswith(".")
    )
    for path in files:
        number = hashlib.sha256(path.relative_to(folder).as_posix().encode()).hexdigest()[:12]
        yield Finding(f"f{number}", path.resolve().as_uri(), path.stem, "paper", str(folder), file=path)
    if not files:
        raise FetchError("no papers in this folder", str(folder), f"put in files that end in {_listed(PAPER_ENDINGS)}")


def _listed(endings: Iterable[str]) -> str:
    return ", ".join(sorted(endings))


def _addresses(content: bytes, visit: Visit, depth: int = 0) -> Iterator[tuple[str, str, date | None]]:
    if not content.lstrip().startswith(b"<"):
        yield from ((address, "", None) for address in _lines(content))
        return
    tree = _tree(content)
    if tree is not None and tree.tag == f"{SITEMAP}sitemapindex" and depth < DEEPEST_INDEX:
        for place in tree.iter(f"{SITEMAP}loc"):
            inner = (place.text or "").strip()
            yield from _addresses(visit(inner), visit, depth + 1)
    elif tree is not None and tree.tag == f"{SITEMAP}urlset":
        for place in list(tree.iter(f"{SITEMAP}loc"))[:MOST_ADDRESSES]:
            yield (place.text or "").strip(), "", None
    else:
        yield from _of_feed(content)


def _lines(content: bytes) -> Iterator[str]:
    for line in content.decode("utf-8-sig", errors="replace").splitlines():
        address = line.partition(" #")[0].strip()
        if address and not address.startswith("#"):
            yield address


def _of_feed(content: bytes) -> Iterator[tuple[str, str, date | None]]:
    import feedparser  # it takes a tenth of a second to come, and most sources are no feeds

    for entry in feedparser.parse(content).entries:
        day = entry.get("published_parsed") or entry.get("updated_parsed")
        enclosed = [link["href"] for link in entry.get("links", []) if link.get("rel") == "enclosure"]
        for link in enclosed or filter(None, [entry.get("link")]):
            yield link, entry.get("title", ""), date(*day[:3]) if day else None


def _tree(content: bytes) -> etree._Element | None:
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return None
