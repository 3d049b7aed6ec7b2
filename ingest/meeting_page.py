"""A ModernGov meeting page: the site's own markup told from what the council wrote.

What ModernGov puts around the paper (menus, file sizes, "Attendance details", the warning that a site's branding is
missing) is left out. Class names and quirks are those of ModernGov, as found on many councils' sites.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote_plus

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.flow import Flow
from ingest.markup import classes_of, line_of, printed_text, struck_in
from ingest.outline import Outline
from ingest.paper import Block, Doubt, Paper, PartKind
from ingest.plain import PrintedText

ITEM_TABLE = "table:is(.mgItemTable, #mgItemTable)"
NUMBER_CELL, ITEM_TITLE = "mgItemNumberCell", "mgAiTitleTxt"
SUB_ITEM_TITLE, ITEM_TEXT, MORE_DOCUMENTS = "mgSubItemTitleTxt", "mgWordPara", "mgBulletList"
CUT_MINUTES = "mgFullMinutes"
# ModernGov's own words within an item: file sizes, ", item 52." for screen readers, "view the full minutes text".
SITE_CLASSES = frozenset({"mgFileSize", "mgHide", CUT_MINUTES})
MINUTES_LABEL = re.compile(r"(draft )?minutes\b", re.IGNORECASE)
SAID_LABEL = re.compile(r"(?:(?:draft )?minutes|decisions?)\b", re.IGNORECASE)
MINUTES_IN_TITLE = re.compile(r"\bminutes\b", re.IGNORECASE)  # "Agenda and draft minutes"
# Links to documents: item papers `documents/s110018/...`, meeting documents `documents/g8913/...?T=10`.
DOCUMENT_LINK = re.compile(r"documents/[sg]\d+/", re.IGNORECASE)
# "documents/g8904/Public reports pack 13th-Jul-2021 10.00 Westmere Partnership.pdf?T=10"; older names have a weekday.
MEETING_DOCUMENT = re.compile(
    r"documents/g\d+/(?P<title>.*?)\s+(?:[A-Z][a-z]+day\s+)?"
    r"(?P<day>\d{1,2}(?:st|nd|rd|th)?)-(?P<month>[A-Z][a-z]{2})-(?P<year>\d{4})\s+(?P<time>\d{1,2}\.\d{2})\s+"
    r"(?P<body>.+?)\.pdf",
    re.IGNORECASE | re.DOTALL,
)
# Links in a page's running text that lead about the site: "View directions".
SITE_LINK = re.compile(r"mgLocationDetails|mgUserInfo", re.IGNORECASE)


def is_meeting_page(tree: LexborHTMLParser) -> bool:
    return tree.css_first(ITEM_TABLE) is not None


def read_meeting_page(tree: LexborHTMLParser, stem: str, sha256: str) -> Paper:
    """The paper on the page. Raises nothing: what a page lacks is a `Doubt`."""
    return _MeetingPage(tree).paper(stem, sha256)


class _MeetingPage:
    def __init__(self, tree: LexborHTMLParser) -> None:
        self.tree = tree
        self.outline = Outline()
        self.flow = Flow(self.outline, SITE_CLASSES)
        self.doubts: list[Doubt] = []
        self.has_minutes = False

    def paper(self, stem: str, sha256: str) -> Paper:
        title = self._add_titles()
        self._add_meeting_documents()
        self._add_particulars()
        for table in self.tree.css(ITEM_TABLE):
            for row in table.css("tr"):
                cells = [cell for cell in row.iter() if cell.tag == "td"]
                if len(cells) > 1:
                    self._add_item(_text(cells[0]).rstrip("."), cells[1])
        kind: PartKind = "minutes" if self.has_minutes else "agenda"
        if not self.has_minutes and self._says_minutes():
            self.doubts.append(Doubt("the page is headed as holding minutes, and holds none", "its head"))
        parts = self.outline.whole(kind, title)
        tables, doubts = tuple(self.flow.tables), tuple(self.doubts)
        unsaid = tuple(each for table in self.tree.css(ITEM_TABLE) for each in struck_in(table))
        blocks = self.outline.linked()
        if self.tree.body is not None:
            blocks = PrintedText(printed_text(self.tree.body)).given_to(blocks)
        return Paper(stem, sha256, "html", (), blocks, tables, parts, doubts=doubts, unsaid=unsaid)

    def _says_minutes(self) -> bool:
        title = self.tree.css_first(".mgMainTitleTxt")
        return title is not None and bool(MINUTES_IN_TITLE.search(_text(title)))

    def _add_titles(self) -> Block | None:
        """The kind of page, once though it may be printed twice; then the body and the date."""
        title = self.tree.css_first(".mgMainTitleTxt") or self.tree.css_first("h1")
        if title is not None and _text(title):
            self.outline.add("heading", _text(title), level=1)
        sub_title = self.tree.css_first(".mgSubTitleTxt")
        if sub_title is not None and _text(sub_title):
            return self.outline.add("heading", _text(sub_title), level=1)
        return self._add_title_of_pack()

    def _add_title_of_pack(self) -> Block | None:
        """Where a site's branding has failed the sub-title is missing; the names of meeting documents repeat it."""
        for link in self._meeting_documents():
            named = MEETING_DOCUMENT.search(_address(link))
            if named:
                self.doubts.append(Doubt("no sub-title; body and date are from a document's name", named["title"]))
                date = f"{named['day']} {named['month']} {named['year']} {named['time']}"
                return self.outline.add("heading", f"{named['body']} - {date}", level=1)
        self.doubts.append(Doubt("the page does not say whose meeting this is, or when", "its head"))
        return None

    def _meeting_documents(self) -> Iterator[LexborNode]:
        return (link for link in self.tree.css(".mgLinks a, .mgActionList a") if DOCUMENT_LINK.search(_address(link)))

    def _add_meeting_documents(self) -> None:
        titles = dict.fromkeys(_text(link) for link in self._meeting_documents())
        for title in titles:
            self.outline.add("paragraph", title)

    def _add_particulars(self) -> None:
        """Venue and contact, which stand before the items."""
        for line in self.tree.css(".mgContent > p"):
            for link in line.css("a"):
                if SITE_LINK.search(_address(link)):
                    link.decompose()
            self.flow.paragraph(line)

    def _add_item(self, number: str, content: LexborNode) -> None:
        titled = content.css_first(f".{ITEM_TITLE}")
        title = _text(titled) if titled is not None else ""
        if title:
            self.outline.add("heading", title, level=3 if number else 2, number=number or None)
        label = ""
        told = False
        for child in content.iter():
            classes = classes_of(child)
            if child == titled or child.tag == "a":
                continue
            if SUB_ITEM_TITLE in classes:
                label = _text(child)
                if told and SAID_LABEL.match(label):  # what stands above is the agenda's
                    self.outline.add("paragraph", label)
            elif MORE_DOCUMENTS in classes:
                self._add_documents(child)
            else:
                before = len(self.outline.blocks)
                self._add_text(child, label, number)
                told = told or len(self.outline.blocks) > before

    def _add_documents(self, bullets: LexborNode) -> None:
        for link in bullets.css("a"):
            if text := _text(link):
                self.outline.add("paragraph", text)

    def _add_text(self, node: LexborNode, label: str, number: str) -> None:
        """Minutes, a decision, the agenda's text, or the notice that an item is restricted."""
        for link in node.css(f"a.{CUT_MINUTES}"):
            self.doubts.append(Doubt(f"the minutes of item {number} are cut short", _address(link)))
        before = len(self.outline.blocks)
        if node.tag == "p":
            self.flow.paragraph(node)
        else:
            self.flow.read(node)
        if MINUTES_LABEL.match(label) and len(self.outline.blocks) > before:
            self.has_minutes = True


def _text(node: LexborNode) -> str:
    return line_of(node, hidden_classes=SITE_CLASSES, without=frozenset()).text


def _address(link: LexborNode) -> str:
    """The link as a person writes it: spaces for `%20` and for the line ends that some sites leave in."""
    return " ".join(unquote_plus(link.attributes.get("href") or "").split())
