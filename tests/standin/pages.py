"""The stand-in's pages in ModernGov's markup, with its faults: a space before `>`, line ends in links, a stray port."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from tests.standin.meetings import Document, Item, Meeting, Publication

HEAD = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">\n'
    '<html lang="en"><head><title>{title}</title></head>\n<body><div id="modgov" >\n'
)
FOOT = "\n</div></body></html>\n"
ICON = '&nbsp;<span class="mgFileSize" ><img src="mgimages/logo-pdf-1.gif" alt="pdf icon" /> PDF 389 KB</span>'
STRAY_PORT = "http://127.0.0.1:9071/"  # the same site, to which nothing listens here
BRANDING = (
    "<p>This is the default template, your custom branding appears to be missing.</p>"
    "<p>Technical Error: The request was aborted: Could not create SSL/TLS secure channel.</p>"
)


def page(title: str, body: str) -> str:
    return HEAD.format(title=escape(title)) + body + FOOT


def committees(publication: Publication) -> str:
    rows = (
        f'<li><a href="mgCommitteeDetails.aspx?ID={number}" title="Link to committee" >{escape(name)}</a></li>'
        for number, name in publication.committees.items()
    )
    return page(
        "Committees", f'<h1 class="mgMainTitleTxt" >Committees</h1><ul class="mgBulletList" >{"".join(rows)}</ul>'
    )


def committee(number: int, name: str) -> str:
    link = f'<a href="ieListMeetings.aspx?CommitteeId={number}">Browse meetings and agendas for this committee</a>'
    return page(name, f'<h1 class="mgMainTitleTxt" >Committee details</h1><h2>{escape(name)}</h2><p>{link}</p>')


def meetings(found: Iterable[Meeting], base: str) -> str:
    rows = ['<li><a href="ecSDDisplay.aspx?NAME=Constitution">Constitution</a></li>']
    for meeting in found:
        when = f"{meeting.day.day} {meeting.day:%b %Y} {meeting.time}"
        status = " CANCELLED" if meeting.cancelled else ""
        link = f"{base}ieListDocuments.aspx?CId={meeting.committee}&amp;MId={meeting.id}&amp;Ver=4"
        rows.append(f'<li><a href="{link}" title="Link to meeting" >{when}</a>{status}</li>')
    return page(
        "Browse meetings",
        f'<h1 class="mgMainTitleTxt" >Browse meetings</h1><ul class="mgBulletList" >{"".join(rows)}</ul>',
    )


def meeting(shown: Meeting, token: str) -> str:
    base = STRAY_PORT if shown.port_in_links else ""
    title = f'<div class="mgHeader" ><h1 class="mgMainTitleTxt" >{shown.title}</h1></div>'
    day = f"{shown.day:%A}, {shown.day.day}{_ordinal(shown.day.day)} {shown.day:%B, %Y} {shown.time}"
    state = ", CANCELLED" if shown.cancelled else ""
    sub_title = f'<div class="mgSubTitle" ><h2 class="mgSubTitleTxt">{escape(shown.body)} - {day}{state}</h2></div>'
    head = BRANDING + title + title if shown.branding_failed else title + sub_title
    links = "".join(f"<li>{_link(each, shown, base)}{ICON}</li>" for each in shown.documents)
    rows = "".join(_row(item, shown, base) for item in shown.items)
    body = (
        f'<input type="hidden" name="__VIEWSTATE" value="{token}" />{head}'
        f'<div class="mgLinks" ><ul class="mgActionList" >{links}</ul></div>'
        f'<div class="mgContent" ><p><span class="mgLabel" >Venue:&nbsp;</span>Council Chamber</p><h3>Items</h3>'
        f'<table class="mgItemTable" ><tr><th>No.</th><th>Item</th></tr>{rows}</table></div>'
    )
    return page(f"Agenda for {shown.body}", body)


def item(shown: Item, of: Meeting) -> str:
    """An item's own page: all its documents, and its minutes whole."""
    links = "".join(f"<li>{_link(each, of, '')}{ICON}</li>" for each in shown.documents)
    minutes = "".join(
        f'<p class="MsoNormal">{escape(line)}</p>' for line in (*shown.minutes, "RESOLVED that it be noted.")
    )
    body = (
        f'<h1 class="mgMainTitleTxt" >Agenda item</h1><h2 class="mgSubTitleTxt" >{escape(shown.title)}</h2>'
        f'<ul class="mgBulletList" >{links}</ul><div class="mgWordPara" >{minutes}</div>'
    )
    return page(shown.title, body)


def error() -> str:
    return page("Error", '<h1 class="mgMainTitleTxt" >Error</h1><p>The page you asked for cannot be shown.</p>')


def _row(shown: Item, of: Meeting, base: str) -> str:
    if not shown.number:
        return f'<tr><td></td><td><p class="mgAiTitleTxt" >{escape(shown.title)}</p></td></tr>'
    first, rest = shown.documents[:1], shown.documents[1 : shown.shown]
    linked = _link(first[0], of, base, words=shown.title) + ICON if first else escape(shown.title)
    parts = [f'<p class="mgAiTitleTxt" >{linked}</p>']
    if rest:
        more = "".join(f"<li>{_link(each, of, base)}{ICON}</li>" for each in rest)
        parts.append(f'<p class="mgSubItemTitleTxt" >Additional documents:</p><ul class="mgBulletList" >{more}</ul>')
    if hidden := len(shown.documents) - 1 - len(rest) if first else 0:
        link = f'<a href="{base}mgAi.aspx?ID={shown.ai}">View the full list of documents for item {shown.number}.</a>'
        parts.append(f"<p>There are a further {hidden} documents. {link}</p>")
    if shown.minutes:
        lines = "".join(f'<p class="MsoNormal">{escape(line)}</p>' for line in shown.minutes)
        words = f"view the full minutes text for item {shown.number}."
        cut = f'<a class="mgFullMinutes" href="{base}mgAi.aspx?ID={shown.ai}">{words}</a>' if shown.cut else ""
        parts.append(f'<p class="mgSubItemTitleTxt" >Minutes:</p><div class="mgWordPara" >{lines}{cut}</div>')
    if shown.restricted:
        words = f"View the reasons why item {shown.number}. is restricted"
        reasons = f'<a href="{base}mgAi.aspx?ID={shown.ai}#restriction" >{words}</a>'
        parts.append(f'<p class="mgRestricted" >{reasons}</p>')
    number = f'<td class="mgItemNumberCell" ><p class="mgAiTitleTxt" >{shown.number}.</p></td>'
    return f"<tr>{number}<td>{''.join(parts)}</td></tr>"


def _link(document: Document, of: Meeting, base: str, words: str | None = None) -> str:
    if document.t is None:
        address = f"documents/s{document.number}/{document.title}.pdf"
    else:
        when = f"{of.day.day}{_ordinal(of.day.day)}-{of.day:%b-%Y} {of.time.split()[0]}"
        address = f"documents/g{document.number}/{document.title} {when} {of.body}.pdf?T={document.t}"
    path, mark, query = address.partition("?")
    href = path.replace("/", "/\r\n", 1) if of.broken_hrefs and document.t is None else quote(path)
    return (
        f'<a href="{base}{escape(href + mark + query)}" title="Link to document" >{escape(words or document.title)}</a>'
    )


def _ordinal(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def service_meetings(found: list[Meeting], committee_id: int, name: str) -> str:
    each = "".join(
        f"<meeting><meetingid>{meeting.id}</meetingid><meetingdate>{meeting.day:%d/%m/%Y}</meetingdate>"
        f"<meetingstatus>{'Cancelled' if meeting.cancelled else 'Confirmed'}</meetingstatus>"
        f"<meetingtime>{meeting.time}</meetingtime><iswebcast>False</iswebcast></meeting>"
        for meeting in found
    )
    return (
        f"<getmeetings><meetingscount> {len(found)}</meetingscount><committee><committeeid>{committee_id}</committeeid>"
        f"<committeetitle>{escape(escape(name))}</committeetitle><committeemeetings>{each}</committeemeetings>"
        "</committee></getmeetings>"
    )


def service_meeting(shown: Meeting, base: str, *, raw_html: bool) -> str:
    items = "".join(_service_item(item, base) for item in shown.items)
    text = '<div class="WordSection1">Agenda <br> text' if raw_html else "&lt;div&gt;Agenda&lt;/div&gt;"
    return (
        f"<meeting><meetingid>{shown.id}</meetingid><meetingdate>{shown.day:%d/%m/%Y}</meetingdate>"
        f"<agendatext>{text}</agendatext><agendaitems>{items}</agendaitems></meeting>"
    )


def _service_item(shown: Item, base: str) -> str:
    documents = "".join(
        f"<linkeddoc><attachmentid>{each.number}</attachmentid><title>{escape(escape(each.title))}</title>"
        f"<isurl>False</isurl><url>{base}mgConvert2PDF.aspx?ID={each.number}</url>"
        f"<isrestricted>False</isrestricted></linkeddoc>"
        for each in shown.documents
        if each.t is None
    )
    return (
        f"<agendaitem><agendaitemid>{shown.ai}</agendaitemid><agendaitemtitle>{escape(escape(shown.title))}</agendaitemtitle>"
        f"<agendaitemnumber>\n</agendaitemnumber><minutesitemnumber> {shown.number}</minutesitemnumber>"
        f"<isrestricted>{shown.restricted}</isrestricted><linkeddocuments>{documents}</linkeddocuments></agendaitem>"
    )


def service_committees(publication: Publication) -> str:
    each = "".join(
        f"<committee><committeeid>{number}</committeeid><committeetitle>{escape(escape(name))}</committeetitle>"
        "<committeedeleted>False</committeedeleted><committeeexpired>False</committeeexpired></committee>"
        for number, name in publication.committees.items()
    )
    return f"<committees><committeescount> {len(publication.committees)}</committeescount>{each}</committees>"
