"""A ModernGov meeting page of which only the text is left, as copies and searches keep it.

In:     plain text that opens as such a page does, and the words that layout needs.
Out:    the same blocks as from the page itself (`ingest/html.py`): its titles, venue and contact, a heading of level 3
        for each item with its number, and what stands under it.
Layouts: an item's number on a line of its own, its title below; a table with bars, "No. | Item |", a row for an item;
        titles alone, told by the file that the site links to ("pdf icon PDF 75 KB") or by the white space before them.
Leaves: a title that runs into the agenda's text without any sign between them keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.flat_items import FILE_SIZE, FlatItem, flat_items, is_furniture
from ingest.outline import folded
from ingest.paper import Block, Paper, PartKind
from ingest.plain import PrintedText
from ingest.text import TextWriter
from ingest.text_lines import lines_of
from ingest.words import PaperWords

HEAD_LINES = 40  # of the file: the items begin within these
TITLE_WITHIN = 6  # lines that are not blank: what a site prints over its pages may stand above the title
FEWEST_ROWS = 3
LONGEST_HEAD_LINE = 24  # words: a longer one is a notice to the public
ITEMS_BELOW = re.compile(r"\|?\s*(?:No|Rhif)\.?\s*(?:\|\s*)?(?:Item|eitem)\s*\|?[\s|]*", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
PAST = re.compile(r"\b(?:was|were|introduced|presented|thanked|noted|agreed|resolved|had|declared)\b", re.IGNORECASE)
# "Westmere Safety Panel - Thursday, 3 July 2031 7.00 pm"
MEETING_TITLE = re.compile(
    r"[A-Z].{3,100}\s[-–]\s(?:[A-Z][a-z]+day|Dydd\s[A-Z][a-z]+),?\s+\d{1,2}[a-z]{0,4}\s+[A-Z][a-z]+,?\s+\d{4}\b.{0,30}"
)
SITE_FILE = re.compile(rf"[•*]\s*[A-Z].{{3,60}}{FILE_SIZE.pattern}", re.IGNORECASE)  # "• Agenda frontsheet PDF 151 KB"
OTHER_PAGES = re.compile(r"(?:issue\b|agenda item\b|decision)", re.IGNORECASE)


def is_flat_page(text: str, words: PaperWords) -> bool:
    """Whether the text is that of a meeting's page: it says where its items begin, or links to their files."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines or OTHER_PAGES.match(lines[0]):
        return False
    if any(ITEMS_BELOW.fullmatch(line) for line in lines[:HEAD_LINES]) or _has_rows(text, words):
        return True
    if MEETING_TITLE.fullmatch(lines[0]):
        stripped = re.sub(r"[^\S\n]+", "", text)
        return any(_is_particular(line) for line in lines[1:TITLE_WITHIN]) or stripped.count("\n\n\n") > 1
    for line, below in pairwise(lines[:HEAD_LINES]):
        said = line.strip(" •*").lower()
        is_minuted = any(label in said for label in words.site_minutes_labels)
        if said in words.site_page_titles and is_minuted and MEETING_TITLE.fullmatch(below):
            return True
    titled = any(line.lower() in words.site_page_titles for line in lines[:TITLE_WITHIN]) or YEAR.search(lines[0])
    files = sum(1 for line in lines if (size := FILE_SIZE.search(line)) and size.end() == len(line))
    return bool(titled and files > 1)


def _has_rows(text: str, words: PaperWords) -> bool:
    """Rows of such a table whose head is lost: most lines end them, and say "Minutes:" within."""
    labels = "|".join(map(re.escape, words.site_labels))
    ends = sum(1 for line in text.splitlines() if line.rstrip().endswith(" |"))
    return ends >= FEWEST_ROWS and len(re.findall(rf"\s(?:{labels}):\s", text, re.IGNORECASE)) >= FEWEST_ROWS


def read_flat_page(text: str, stem: str, sha256: str, words: PaperWords) -> Paper:
    """The paper on the page. Raises nothing."""
    return _FlatPage(words).paper(text, stem, sha256)


class _FlatPage:
    def __init__(self, words: PaperWords) -> None:
        self.words = words
        self.writer = TextWriter()
        self.has_minutes = False

    def paper(self, text: str, stem: str, sha256: str) -> Paper:
        lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
        in_rows = _has_rows(text, self.words)
        start, opened = self._items_start(lines, in_rows=in_rows)
        title = self._add_head(lines[:opened])
        in_rows = in_rows or "|" in lines[start - 1]
        items = flat_items(lines[start:], self.words, in_rows=in_rows)
        for item in items:
            self._add_item(item)
        self.has_minutes = self.has_minutes or _tell_of_a_meeting(items)
        kind: PartKind = "minutes" if self.has_minutes else "agenda"
        parts = self.writer.outline.whole(kind, title)
        blocks = PrintedText(text).given_to(self.writer.outline.linked())
        return Paper(stem, sha256, "text", (), blocks, tuple(self.writer.tables), parts)

    def _items_start(self, lines: Sequence[str], *, in_rows: bool) -> tuple[int, int]:
        """Where the items begin, and where the head ends."""
        for place, line in enumerate(lines):
            if ITEMS_BELOW.fullmatch(line.strip()) and line.strip():
                return place + 1, place
        if in_rows:
            return 0, 0
        labelled = [place for place, line in enumerate(lines[:HEAD_LINES]) if _is_particular(line)]
        titled = [place for place, line in enumerate(lines[:HEAD_LINES]) if self._is_page_title(line)]
        first = next((place for place, line in enumerate(lines) if line.strip()), 0)
        end = max([*labelled, *titled, first]) + 1
        below = next((place for place in range(end, len(lines)) if lines[place].strip()), None)
        if below is not None and not labelled and MEETING_TITLE.fullmatch(lines[below].strip()):
            end = below + 1
        return end, end

    def _is_page_title(self, line: str) -> bool:
        return line.strip(" •*").lower() in self.words.site_page_titles

    def _add_head(self, lines: Sequence[str]) -> Block | None:
        """The kind of page, once though it may be printed twice; body and date; then venue and contact."""
        said = [folded(line) for line in lines if line.strip() and not is_furniture(line, self.words)]
        places = [place for place, line in enumerate(said) if self._is_page_title(line)]
        over_title = [at for at in places if at + 1 < len(said) and MEETING_TITLE.fullmatch(said[at + 1])]
        if over_title or (places and places[0] < TITLE_WITHIN):  # above may stand the site's menu
            first = (over_title or places)[0]
            self.writer.outline.add("heading", said[first].strip(" •*"), level=1)
            said = [line for line in said[first:] if not self._is_page_title(line) and not SITE_FILE.fullmatch(line)]
        title: Block | None = None
        for place, line in enumerate(said):
            if _is_particular(line):
                for each in said[place:]:
                    self._write(_without_links(each))
                break
            if len(line.split()) > LONGEST_HEAD_LINE:
                self._write(_without_links(line))
                continue
            added = self.writer.outline.add("heading", line, level=1)
            title = title if title and not YEAR.search(line) else added
        return title

    def _add_item(self, item: FlatItem) -> None:
        """Its title and what stands under it; the label of its minutes only where something stands above them."""
        if item.title:
            self.writer.outline.add("heading", item.title, level=3, number=item.number)
        told = False
        for label, lines in item.parts:
            text = "\n".join(_without_links(line) for line in lines)
            if not text.strip():
                continue
            self.has_minutes = self.has_minutes or label in self.words.site_minutes_labels
            if told and label:
                self.writer.outline.add("paragraph", f"{label.capitalize()}:")
            self._write(text)
            told = True

    def _write(self, text: str) -> None:
        self.writer.write_lines(lines_of(text, self.words), self.words, titled=False)


def _tell_of_a_meeting(items: Sequence[FlatItem]) -> bool:
    """Whether items that have lost the label of their minutes tell of what was: most of those that say anything do."""
    said = [
        " ".join(lines) for item in items for label, lines in item.parts if not label and any(map(str.strip, lines))
    ]
    labelled = any(label for item in items for label, _ in item.parts)
    return not labelled and sum(1 for text in said if PAST.search(text)) * 2 > len(said)


def _without_links(line: str) -> str:
    """A line without what the site says in it of files and directions."""
    return re.sub(
        r"\.?\s+(?:View directions|Gweld cyfarwyddiadau|Cyfarwyddiadau)\s*$",
        "",
        FILE_SIZE.sub("", line),
        flags=re.IGNORECASE,
    )


def _is_particular(line: str) -> bool:
    """ "Venue: Moot Hall", "Contact: Ann Other": what the page says of the meeting before its items."""
    return re.match(r"\s*(?:venue|contact|link|media|lleoliad|cyswllt)\b\s*:?", line, re.IGNORECASE) is not None
