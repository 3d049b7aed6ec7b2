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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.outline import folded
from ingest.paper import Block, Paper, PartKind
from ingest.plain import PrintedText
from ingest.text import TextWriter
from ingest.text_lines import lines_of
from ingest.words import PaperWords

HEAD_LINES = 40  # of the file: the items begin within these
TITLE_WITHIN = 6  # lines that are not blank: what a site prints over its pages may stand above the title
TITLE_WORDS = 60
BARE_TITLE_WORDS = 12  # of a title that nothing but the white space around it tells
FEWEST_ROWS = 3
LARGEST_STEP = 3  # a number is left out where an item was withdrawn
ITEMS_BELOW = re.compile(r"\|?\s*No\.?\s*(?:\|\s*)?Item\s*\|?[\s|]*", re.IGNORECASE)
TABLE_RULE = re.compile(r"\s*\|?\s*-{3,}\s*\|[\s|-]*")
FILE_SIZE = re.compile(r"(?:\s*pdf icon)?\s*\b(?:PDF|DOCX?|XLSX?)\s+\d+\s*[KM]B\b", re.IGNORECASE)
NUMBER = re.compile(r"(?P<letters>[A-Z]{0,4})(?P<main>\d{1,4})(?:\.(?P<sub>\d{1,2})|(?P<letter>[a-z])|/\d{2,4})?\.?")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# where the agenda's own text begins behind a title, in a row that has lost its lines: "Apologies To receive any"
AGENDA_TEXT = re.compile(
    r"\s(?=To\s(?:receive|consider|note|approve|agree|confirm|record|disclose|invite|sign|elect|appoint)\b)"
)
PAST = re.compile(r"\b(?:was|were|introduced|presented|thanked|noted|agreed|resolved|had|declared)\b", re.IGNORECASE)
BEGINS_ANEW = re.compile(r"[•·]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s|[A-Z]{4,}\b")  # an item of a list, "RESOLVED"
# "Westmere Safety Panel - Thursday, 3 July 2031 7.00 pm"
MEETING_TITLE = re.compile(
    r"[A-Z].{3,100}\s[-–]\s[A-Z][a-z]+day,?\s+\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+,?\s+\d{4}\b.{0,30}"
)
# "Public Participation The Panel welcomes": a title that runs into a sentence
SENTENCE = re.compile(
    r"\s*(?:[A-Z][\w’'&-]*|and|of|the|for|to|in|on)(?:\s(?:[A-Z][\w’'&-]*|and|of|the|for|to|in|on)){0,9}?(?=\s(?:The|Members|This|If|Any)\s(?:[A-Z]\w+\s)?[a-z])"
)
RESOLVED = re.compile(r"\sRESOLVED\b")
OTHER_PAGES = re.compile(r"(?:issue\b|agenda item\b|decision)", re.IGNORECASE)


@dataclass
class _Item:
    number: str | None
    title: str
    parts: list[tuple[str, list[str]]] = field(default_factory=lambda: [("", [])])  # label and the lines under it


def is_flat_page(text: str, words: PaperWords) -> bool:
    """Whether the text is that of a meeting's page: it says where its items begin, or links to their files."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines or OTHER_PAGES.match(lines[0]):
        return False
    if any(ITEMS_BELOW.fullmatch(line) for line in lines[:HEAD_LINES]) or _has_rows(text, words):
        return True
    if MEETING_TITLE.fullmatch(lines[0]) and any(_is_particular(line) for line in lines[1:TITLE_WITHIN]):
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
        items = list(self._rows(lines[start:]) if in_rows else self._items(lines[start:]))
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
        return end, end

    def _is_page_title(self, line: str) -> bool:
        return line.strip().lower() in self.words.site_page_titles

    def _add_head(self, lines: Sequence[str]) -> Block | None:
        """The kind of page, once though it may be printed twice; body and date; then venue and contact."""
        said = [folded(line) for line in lines if line.strip() and not self._is_furniture(line)]
        places = [place for place, line in enumerate(said) if self._is_page_title(line)]
        if places and places[0] < TITLE_WITHIN:
            self.writer.outline.add("heading", said[places[0]], level=1)
            said = [line for line in said[places[0] :] if not self._is_page_title(line)]
        title: Block | None = None
        for place, line in enumerate(said):
            if _is_particular(line):
                for each in said[place:]:
                    self._write(_without_links(each))
                break
            added = self.writer.outline.add("heading", line, level=1)
            title = title if title and not YEAR.search(line) else added
        return title

    def _is_furniture(self, line: str) -> bool:
        return line.strip(" •*-").lower() in self.words.site_furniture

    def _items(self, lines: Sequence[str]) -> Iterator[_Item]:
        if any(_number_of(line) and _title_below(lines, place) for place, line in enumerate(lines)):
            yield from self._numbered(lines)
        else:
            yield from self._bare(lines)

    def _numbered(self, lines: Sequence[str]) -> Iterator[_Item]:
        """A number on a line of its own, which goes on from the last, over its title."""
        item: _Item | None = None
        last: re.Match[str] | None = None
        title_at: int | None = None
        for place, line in enumerate(lines):
            number = _number_of(line)
            titled = _title_below(lines, place) if number and _goes_on(number, last) else None
            if number and titled is not None and not self._label(lines[titled]):
                if item:
                    yield item
                item = _Item(line.strip().rstrip("."), _without_file(lines[titled]))
                last, title_at = number, titled
            elif item and place != title_at:
                self._add_line(item, line)
        if item:
            yield item

    def _bare(self, lines: Sequence[str]) -> Iterator[_Item]:
        """Titles that have lost their numbers."""
        item: _Item | None = None
        gap = 2
        for place, line in enumerate(lines):
            below = next((each.strip() for each in lines[place + 1 :] if each.strip()), "")
            if line.strip() and self._is_bare_title(line, gap, below):
                if item:
                    yield item
                item = _Item(None, _without_file(line))
            elif item:
                self._add_line(item, line)
            gap = gap + 1 if not line.strip() else 0
        if item:
            yield item

    def _is_bare_title(self, line: str, gap: int, below: str) -> bool:
        """A line that a file follows, or a short one after white space with most of its words capitalised, or with what
        the agenda asks for under it."""
        size = FILE_SIZE.search(line)
        if size and size.end() == len(line):
            return True
        words = [word for word in line.split() if word[:1].isalpha()]
        capitals = sum(1 for word in words if word[0].isupper() or word in self.words.joining_words)
        plain = not self._label(line) and not line.rstrip().endswith((":", ";", ",")) and not line.strip()[0].isdigit()
        return (
            gap > 1
            and plain
            and 0 < len(line.split()) <= BARE_TITLE_WORDS
            and (
                capitals == len(words) or (AGENDA_TEXT.match(f" {below}") is not None and line.rstrip()[-1:].isalpha())
            )
        )

    def _rows(self, lines: Sequence[str]) -> Iterator[_Item]:
        """Rows between bars: a number where there is one, then all that is said of an item."""
        number: str | None = None
        for cell in "\n".join(line for line in lines if not TABLE_RULE.fullmatch(line)).split("|"):
            if not cell.strip():
                continue
            if NUMBER.fullmatch(cell.strip()):
                number = cell.strip().rstrip(".")
                continue
            for part in self._parted(cell):
                yield self._row_item(number, part)
                number = None

    def _parted(self, cell: str) -> list[str]:
        """The items in a row: the bar between two may be lost, and the second has a label of its own."""
        label = re.compile(rf"\s(?:{'|'.join(map(re.escape, self.words.site_labels))}):\s", re.IGNORECASE)
        parts = [""]
        for line in cell.split("\n"):
            if label.search(line) and label.search(parts[-1]) and not line.lower().startswith(self.words.site_labels):
                parts.append(line)
            else:
                parts[-1] += f"\n{line}" if parts[-1].strip() else line
        return parts

    def _row_item(self, number: str | None, cell: str) -> _Item:
        """The item in a row: its title ends at the file, at a label, at the agenda's text, or with the line."""
        label = re.compile(rf"(?:\s|^)(?P<label>{'|'.join(map(re.escape, self.words.site_labels))}):\s", re.IGNORECASE)
        labels = list(label.finditer(cell))
        head = cell[: labels[0].start()] if labels else cell
        ends = [head.index("\n", 1)] if "\n" in head.strip() and "\n" in head[1:] else []
        ends += [
            found.start()
            for found in (FILE_SIZE.search(head), AGENDA_TEXT.search(head), RESOLVED.search(head))
            if found
        ]
        if sentence := SENTENCE.match(head) if head.strip()[-1:] == "." or ends else None:
            ends.append(sentence.end())
        end = min(ends, default=len(head))
        item = _Item(number, folded(head[:end]), [("", _unwrapped(FILE_SIZE.sub(" ", head[end:])))])
        stops = [*(found.start() for found in labels[1:]), len(cell)]
        for found, stop in zip(labels, stops, strict=False):
            item.parts.append((found["label"].lower(), _unwrapped(cell[found.end() : stop])))
        return item

    def _label(self, line: str) -> str | None:
        bare = line.strip(" •*").lower()
        return bare[:-1] if bare.endswith(":") and bare[:-1] in self.words.site_labels else None

    def _add_line(self, item: _Item, line: str) -> None:
        if label := self._label(line):
            item.parts.append((label, []))
        elif not self._is_furniture(line):
            item.parts[-1][1].append(line)

    def _add_item(self, item: _Item) -> None:
        """Its title and what stands under it; the label of its minutes only where something stands above them."""
        if item.title:
            self.writer.outline.add("heading", item.title, level=3, number=item.number)
        told = False
        for label, lines in item.parts:
            text = "\n".join(_without_links(line) for line in lines)
            if not text.strip():
                continue
            self.has_minutes = self.has_minutes or "minutes" in label
            if told and label:
                self.writer.outline.add("paragraph", f"{label.capitalize()}:")
            self._write(text)
            told = True

    def _write(self, text: str) -> None:
        self.writer.write_lines(lines_of(text, self.words), self.words, titled=False)


def _tell_of_a_meeting(items: Sequence[_Item]) -> bool:
    """Whether items that have lost the label of their minutes tell of what was: most of those that say anything do."""
    said = [
        " ".join(lines) for item in items for label, lines in item.parts if not label and any(map(str.strip, lines))
    ]
    labelled = any(label for item in items for label, _ in item.parts)
    return not labelled and sum(1 for text in said if PAST.search(text)) * 2 > len(said)


def _number_of(line: str) -> re.Match[str] | None:
    """The number of an item, where a line holds nothing else."""
    return NUMBER.fullmatch(line.strip())


def _goes_on(number: re.Match[str], last: re.Match[str] | None) -> bool:
    """Whether a number may come after the last: the next ones, or a part of it ("4a", "4.1" after "4")."""
    if last is None:
        return True
    step = int(number["main"]) - int(last["main"])
    is_part = bool(number["sub"] or number["letter"])
    return 0 < step <= LARGEST_STEP or (step == 0 and is_part) or number["letters"] != last["letters"]


def _title_below(lines: Sequence[str], place: int) -> int | None:
    """Where the title stands under a number; None where no title does."""
    below = next((at for at in range(place + 1, min(place + 4, len(lines))) if lines[at].strip()), None)
    if below is None or _number_of(lines[below]) or len(lines[below].split()) > TITLE_WORDS:
        return None
    return below if lines[below].strip()[0].isalnum() or lines[below].strip()[0] in "‘“\"'" else None


def _unwrapped(text: str) -> list[str]:
    """The lines in a row, a sentence that runs over them put together; a blank line between two that stand apart.

    >>> _unwrapped("The Flood\\nBoard met. It\\nagreed.\\nRESOLVED: that")
    ['The Flood Board met. It agreed.', '', 'RESOLVED: that']
    """
    lines: list[str] = []
    for line in (folded(each) for each in text.split("\n")):
        opens = not lines or not line or BEGINS_ANEW.match(line) or (lines[-1] and lines[-1][-1] in ".:;?!")
        if opens:
            lines += [line] if not lines else ["", line]
        else:
            lines[-1] += f" {line}"
    return lines


def _without_file(line: str) -> str:
    return folded(FILE_SIZE.sub("", line))


def _without_links(line: str) -> str:
    """A line without what the site says in it of files and directions."""
    return re.sub(r"\.?\s+View directions\s*$", "", FILE_SIZE.sub("", line), flags=re.IGNORECASE)


def _is_particular(line: str) -> bool:
    """ "Venue: Moot Hall", "Contact: Ann Other": what the page says of the meeting before its items."""
    return re.match(r"\s*(?:venue|contact|link|media)\b\s*:?", line, re.IGNORECASE) is not None
