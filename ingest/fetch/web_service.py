"""ModernGov's web service, read: meetings of a committee, and the documents of a meeting.

It is preferred where it answers, for it alone has restriction flags and both an item's numbers. Its quirks: dates that
it ignores, text escaped twice, raw HTML within elements, numbers with a leading space, addresses of another scheme.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from lxml import etree

from ingest.fetch.address import Site
from ingest.fetch.site_pages import Committee, Meeting, Offer, date_in

PAGE = "mgWebService.asmx"


def committees_address(site: Site) -> str:
    return site.page(f"{PAGE}/GetCommittees", lDummy=0)


def meetings_address(site: Site, committee: str, since: str, until: str) -> str:
    """`since` and `until` as the service wants them, "01/01/2019": it refuses a call without dates."""
    return site.page(f"{PAGE}/GetMeetings", lCommitteeId=committee, sFromDate=since, sToDate=until)


def meeting_address(site: Site, meeting: str) -> str:
    return site.page(f"{PAGE}/GetMeeting", lMeetingId=meeting)


def read_committees(content: bytes) -> list[Committee] | None:
    """The committees that have not been deleted; None where this is no answer of the service."""
    tree = _tree(content, "committees")
    if tree is None:
        return None
    return [
        Committee(_said(each, "committeeid"), _said(each, "committeetitle"))
        for each in tree.iter("committee")
        if _said(each, "committeedeleted") != "True" and _said(each, "committeeid")
    ]


def read_meetings(content: bytes, committee: str) -> list[Meeting] | None:
    """The meetings of the committee, whatever their dates; None where this is no answer of the service."""
    tree = _tree(content, "getmeetings")
    if tree is None:
        return None
    return [
        Meeting(
            _said(each, "meetingid"),
            committee,
            date_in(_said(each, "meetingdate")),
            _said(each, "meetingstatus").casefold() == "cancelled",
        )
        for each in tree.iter("meeting")
        if _said(each, "meetingid")
    ]


def read_documents(content: bytes, site: Site) -> list[Offer] | None:
    """The documents linked to a meeting's items; None where this is no answer of the service."""
    tree = _tree(content, "meeting")
    if tree is None:
        return None
    return list(_documents(tree, site))


def _documents(tree: etree._Element, site: Site) -> Iterator[Offer]:
    for item in tree.iter("agendaitem"):
        number = _said(item, "minutesitemnumber") or _said(item, "agendaitemnumber") or None
        title, linked = _said(item, "agendaitemtitle"), list(item.iter("linkeddoc"))
        if _said(item, "isrestricted") == "True" and not linked and (item_id := _said(item, "agendaitemid")):
            yield Offer(f"ai{item_id}", None, title, number)
        for document in linked:
            attachment = _said(document, "attachmentid")
            if not attachment.isdigit() or _said(document, "isurl") == "True":
                continue
            restricted = _said(document, "isrestricted") == "True"
            address = None if restricted else site.page("mgConvert2PDF.aspx", ID=attachment)
            yield Offer(f"s{attachment}", address, _said(document, "title") or title, number)


def _tree(content: bytes, root: str) -> etree._Element | None:
    """The answer as a tree, mended where raw HTML stands in it."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        tree = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return None
    return tree if tree is not None and tree.tag == root else None


def _said(element: etree._Element, name: str) -> str:
    """The text of a child, unescaped twice, white space folded."""
    child = element.find(name)
    words = "" if child is None else unescape("".join(map(str, child.itertext())))
    return " ".join(words.split())
