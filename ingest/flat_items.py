"""The items of a meeting's page of which only the text is left, in the three ways that copies have them.

In:     the lines below the head of such a page (ingest/flat_page.py), and the words that layout needs.
Out:    each item with its number, its title, and the lines under each of its labels ("Minutes:").
Rule:   a number on a line of its own goes on from the last. In rows a title ends at its file, at a label, at what the
        agenda asks for ("To receive …") or with its line. A title alone has a file behind it, or white space before it
        and no finite verb in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.outline import folded
from ingest.words import PaperWords

TITLE_WORDS = 60
SHORT_TITLE_WORDS = 6  # of one in small letters: "Matters arising"
BARE_TITLE_WORDS = 12  # of a title that nothing but the white space around it tells
LARGEST_STEP = 3  # a number is left out where an item was withdrawn
TABLE_RULE = re.compile(r"\s*\|?\s*-{3,}\s*\|[\s|-]*")
NUMBER = re.compile(r"(?P<letters>[A-Z]{0,4})(?P<main>\d{1,4})(?:\.(?P<sub>\d{1,2})|(?P<letter>[a-z])|/\d{2,4})?\.?")
# where the agenda's own text begins behind a title, in a row that has lost its lines: "Apologies To receive any"
AGENDA_TEXT = re.compile(
    r"\s(?=To\s(?:receive|consider|note|approve|agree|confirm|record|disclose|invite|sign|elect|appoint)\b)"
)
IN_THE_CHAIR = re.compile(r"\bin the chair\b", re.IGNORECASE)
FINITE = re.compile(
    r"\b(?:was|were|is|are|had|has|have|be|made|noted|received|declared|none|met|thanked)\b", re.IGNORECASE
)
BEGINS_ANEW = re.compile(r"[•·]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s|[A-Z]{4,}\b")  # an item of a list, "RESOLVED"
# "Public Participation The Panel welcomes": a title that runs into a sentence
SENTENCE = re.compile(
    r"\s*(?:[A-Z][\w’'&-]*|and|of|the|for|to|in|on)(?:\s(?:[A-Z][\w’'&-]*|and|of|the|for|to|in|on)){0,9}?(?=\s(?:The|Members|This|If|Any)\s(?:[A-Z]\w+\s)?[a-z])"
)
# "APOLOGIES FOR ABSENCE Schedule 12 of": a title in capitals that runs into the agenda's text
IN_CAPITALS = re.compile(r"\s*[A-Z][A-Z&’'(),/-]+(?:\s[A-Z&][A-Z&’'(),/-]*)+(?=\s[A-Z][a-z])")
RESOLVED = re.compile(r"\sRESOLVED\b")
FILE_SIZE = re.compile(r"(?:\s*pdf (?:icon|eicon))?\s*\b(?:PDF|DOCX?|XLSX?)\s+\d+\s*[KM]B\b", re.IGNORECASE)


@dataclass
class FlatItem:
    """`parts` are the labels and the lines under each; the first has none."""

    number: str | None
    title: str
    parts: list[tuple[str, list[str]]] = field(default_factory=lambda: [("", [])])  # label and the lines under it


def flat_items(lines: Sequence[str], words: PaperWords, *, in_rows: bool) -> list[FlatItem]:
    """The items, and before them one without a title where something stands above the first."""
    reader = _Items(words)
    return list(reader.rows(lines) if in_rows else reader.lines(lines))


def is_furniture(line: str, words: PaperWords) -> bool:
    """Whether the site says it, not the paper: "Share this item"."""
    return line.strip(" •*-").lower() in words.site_furniture


class _Items:
    def __init__(self, words: PaperWords) -> None:
        self.words = words

    def lines(self, lines: Sequence[str]) -> Iterator[FlatItem]:
        if any(_number_of(line) and _title_below(lines, place) for place, line in enumerate(lines)):
            yield from self._numbered(lines)
        else:
            yield from self._bare(lines)

    def _numbered(self, lines: Sequence[str]) -> Iterator[FlatItem]:
        """A number on a line of its own, which goes on from the last, over its title."""
        item = FlatItem(None, "")  # what stands above the first: those in attendance
        last: re.Match[str] | None = None
        title_at: int | None = None
        for place, line in enumerate(lines):
            number = _number_of(line)
            titled = _title_below(lines, place) if number and _goes_on(number, last) else None
            if number and titled is not None and not self._label(lines[titled]):
                yield item
                item = FlatItem(line.strip().rstrip("."), _without_file(lines[titled]))
                last, title_at = number, titled
            elif place != title_at:
                self._add_line(item, line)
        yield item

    def _bare(self, lines: Sequence[str]) -> Iterator[FlatItem]:
        """Titles that have lost their numbers."""
        item = FlatItem(None, "")
        gap = 2
        for place, line in enumerate(lines):
            below = next((each.strip() for each in lines[place + 1 :] if each.strip()), "")
            if line.strip() and self._is_bare_title(line, gap, below):
                yield item
                item = FlatItem(None, _without_file(line))
            else:
                self._add_line(item, line)
            gap = gap + 1 if not line.strip() else 0
        yield item

    def _is_bare_title(self, line: str, gap: int, below: str) -> bool:
        """A line that a file follows, or a short one after white space with most of its words capitalised, or with what
        the agenda asks for under it."""
        size = FILE_SIZE.search(line)
        if size and size.end() == len(line):
            return True
        count = len(line.split())
        plain = not self._label(line) and line.rstrip()[-1:] not in ":;," and line.strip()[0].isupper()
        if gap < 2 or not plain or not below or count > BARE_TITLE_WORDS or IN_THE_CHAIR.search(line):
            return False
        words = [word for word in line.split() if word[:1].isalpha()]
        in_capitals = all(word[0].isupper() or word in self.words.joining_words for word in words)
        asked = AGENDA_TEXT.match(f" {below}") is not None and line.rstrip()[-1:].isalpha()
        return in_capitals or asked or (1 < count <= SHORT_TITLE_WORDS and not FINITE.search(line))

    def rows(self, lines: Sequence[str]) -> Iterator[FlatItem]:
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

    def _row_item(self, number: str | None, cell: str) -> FlatItem:
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
        if capitals := IN_CAPITALS.match(head):
            ends.append(capitals.end())
        if sentence := SENTENCE.match(head) if head.strip()[-1:] == "." or ends else None:
            ends.append(sentence.end())
        end = min(ends, default=len(head))
        item = FlatItem(number, folded(head[:end]), [("", _unwrapped(FILE_SIZE.sub(" ", head[end:])))])
        stops = [*(found.start() for found in labels[1:]), len(cell)]
        for found, stop in zip(labels, stops, strict=False):
            item.parts.append((found["label"].lower(), _unwrapped(cell[found.end() : stop])))
        return item

    def _label(self, line: str) -> str | None:
        bare = line.strip(" •*").lower()
        return bare[:-1] if bare.endswith(":") and bare[:-1] in self.words.site_labels else None

    def _add_line(self, item: FlatItem, line: str) -> None:
        if label := self._label(line):
            item.parts.append((label, []))
        elif not is_furniture(line, self.words):
            item.parts[-1][1].append(line)


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
