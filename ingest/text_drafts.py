"""The lines of a plain text put together to blocks: wrapped lines joined, openings told from the words after them.

A line begins a block when it opens with a bullet or a number, or when the line before it was finished: it stopped
although the next word would have fitted, or more blank lines follow than between the lines of one paragraph.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ingest.text_lines import CUT_SHARE, Setting, TextLine
from ingest.text_marks import OPENING_MARK, doubted, superscripts_marked, unmarked_end
from ingest.words import PaperWords

OpeningKind = Literal["bullet", "outline", "single", "lettered", "reference"]

BULLET = re.compile(r"(?P<glyph>[•▪●○◦‣∙·■□➢✓✔➔])\s*(?=\S)|(?P<dash>[-–*o])\s+(?=\S)")
OUTLINE = re.compile(
    r"(?P<number>[1-9]\d{0,2}(?:\.(?:[1-9]\d?|0(?!\d))){1,3})\.?\s+(?=\D)(?![ap]m\b)"
)  # "6.3. The partners"
VERSION = re.compile(rf"\d{{1,2}}\.\d\s+(?:{'|'.join(calendar.month_name[1:])}|\d)")  # "3.0 April 2031": of a paper
SINGLE = re.compile(r"(?P<number>\d{1,3})(?:\)\s*(?=\S)|\.\s*(?=[^\d\s]))")  # "4. Governance", "4) Annual report"
NUMBERED_NO = re.compile(r"No\.?\s(?P<number>\d{1,2})[.:]\s+(?=[A-Z])")  # "No 3. Annual report"
PLAIN_NUMBER = re.compile(r"(?P<number>\d{1,2})\s+[A-Z][^\t]{2,80}(?<![.,;:\d])")  # "3 Urgent items", one of a count
FEWEST_PLAIN = 3
LONGEST_LISTED = 14  # words of a line with a name, a post and a body
ACTION_OPENS = re.compile(r"Actions?\s*(?::|[-–]\s)")  # "Action - Ann Field", under what is to be done
CAPITALS = re.compile(r"(?P<number>\d{1,3})\s+(?=[A-Z]{2}[^a-z]{4,}$)")  # "4 MINUTES OF THE LAST MEETING"
LETTERED = re.compile(r"\(?(?P<number>[a-z]|[ivx]{2,5})[.)]\s+(?=\S)|(?P<capital>[A-Z])(?:\.\s+|\s?-\s?)(?=\S)")
REFERENCE = re.compile(r"(?P<number>[A-Z]\d{1,2})(?:\s+(?=[A-Z])|$)")  # "B2 Annual report": an agenda item
CONTENTS_LINE = re.compile(r"(?P<title>\S.*?)(?:\t+|\s*\.{4,}\s*|\s{4,})(?P<page>\d{1,3})")
UNFINISHED = re.compile(r"[^.:;!?”\"’')\]]")
FINISHED = re.compile(r"[.:;!?][”\"’')\]]*$")
LABEL = re.compile(r"(?P<label>[A-Z][A-Za-z ]{1,30}):\s")
IN_BRACKETS = re.compile(r"\([^()]*\)")  # "(Item B1)": under a minute's title
OPENS_BRACKET = re.compile(r"\(\w")
WORD_BROKEN = re.compile(r"(?P<first>[A-Za-z]+)-$")
LONG = 60  # characters: shorter lines are titles, names, addresses
PAGE_BREAK = 12  # blank lines: as many as stamps and page numbers leave within a sentence
CUT = 150  # characters: an item this long that ends without a stop was cut, not one of a list of phrases
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LAST_BUT_ONE = re.compile(r"[;,]\s+(?:and|or)$")  # "... was good; and": of a list whose items are paragraphs


class Opening(NamedTuple):
    """What a line opens with, and where the words after it begin."""

    kind: OpeningKind
    number: str | None
    end: int
    glyph: str | None = None


@dataclass
class Draft:
    """A block in the making; marks stand in its text between signs."""

    text: str
    line: TextLine
    opening: Opening | None = None
    lines: int = 1
    open_line: str = ""  # its last line, by which it is told whether it was full
    place: int = 0  # of its last line among the lines
    cells: tuple[str, ...] = field(default=())  # of a row of a table

    @property
    def number(self) -> str | None:
        return self.opening.number if self.opening else None

    @property
    def end(self) -> str:
        """Its last character that is no mark."""
        return unmarked_end(self.text)[-1:]

    @property
    def is_finished(self) -> bool:
        return FINISHED.search(unmarked_end(self.text)) is not None

    @property
    def is_cut(self) -> bool:
        """It ends within a sentence."""
        return UNFINISHED.fullmatch(self.end) is not None


class DraftMaker:
    """Puts lines to drafts one after another."""

    def __init__(self, lines: Sequence[TextLine], setting: Setting, words: PaperWords, labels: Collection[str]) -> None:
        self.lines, self.setting, self.words, self.labels = lines, setting, words, labels
        self.drafts: list[Draft] = []
        self.known = frozenset(word.lower() for line in lines for word in WORD.findall(line.text.rsplit(" ", 1)[0]))
        self.plain = plain_numbers(lines)
        self.listing = False  # below a label such as "Present", as long as lines are short
        self.references = sum(1 for line in lines if REFERENCE.match(line.text)) > 1

    def drafts_of_lines(self) -> list[Draft]:
        for place, line in enumerate(self.lines):
            self._add(place, line)
            is_label = self._is_label(line)
            short = len(line.text.split()) <= LONGEST_LISTED and line.text[-1] not in ".;?!"
            self.listing = is_label or (self.listing and short)
        return self.drafts

    def _add(self, place: int, line: TextLine) -> None:
        last = self.drafts[-1] if self.drafts else None
        if line.cells:
            self.drafts.append(Draft(line.text, line, place=place, open_line=line.text, cells=line.cells))
            return
        if last and not last.cells and self._add_mark(last, place, line):
            return
        opening = self._opening_of(place, line, last)
        text = superscripts_marked(line.text)
        if last and not opening and not last.cells and self._goes_on(last, line):
            dash = BULLET.match(text)
            self._join(last, place, line, text[dash.end() :] if dash and line.gap else text)
            return
        bare = _second_opening(text, opening) if opening and opening.kind == "bullet" else opening
        end = bare.end if bare else 0
        self.drafts.append(Draft(text[end:], line, bare, open_line=line.text, place=place))

    def _add_mark(self, last: Draft, place: int, line: TextLine) -> bool:
        """A note's number at the start of a line, after a sentence has ended: the mark of what stands before it."""
        found = OPENING_MARK.match(line.text)
        if not found or found["mark"] not in self.labels or not last.is_finished or len(last.text) < LONG:
            return False
        last.text += doubted(found["mark"])
        rest = line.text[found.end() :]
        if rest:
            last.text += f" {superscripts_marked(rest)}"
        last.open_line, last.place = line.text, place
        return True

    def _opening_of(self, place: int, line: TextLine, last: Draft | None) -> Opening | None:
        text = line.text
        if place in self.plain:
            return Opening("single", str(self.plain[place]), text.index(" ") + 1)
        if found := BULLET.match(text):
            if found["dash"] and last and _is_dash_within(last, line, text[found.end() :]):
                return None
            return Opening("bullet", None, found.end(), found["glyph"] or found["dash"])
        if opening := numbered_opening(text):
            return None if self._is_mid_sentence(opening, line, last) else opening
        if self.references and (found := REFERENCE.match(text)):
            return Opening("reference", found["number"], found.end())
        if self._has_lost_its_bullet(line, last):
            return Opening("bullet", None, 0, "")
        return None

    def _is_mid_sentence(self, opening: Opening, line: TextLine, last: Draft | None) -> bool:
        """ "... under section / 17. The" in a wrapped line: a full line that is unfinished goes on."""
        if last is None or line.gap > self.setting.usual_gaps[last.place] or last.cells:
            return False
        if opening.kind == "lettered" and _counts_within(last, opening.number or ""):
            return True
        if last.is_finished:
            return False
        full = self.setting.is_full(last.place, last.open_line, line.text)
        return full and opening.kind in ("single", "lettered") and last.is_cut

    def _has_lost_its_bullet(self, line: TextLine, last: Draft | None) -> bool:
        """One space before a line of wrapped text is what is left of a bullet; after no blank line, of a page's end."""
        if not self.setting.wrapped or not 1 <= line.indent <= 2 or last is None:
            return False
        if line.gap == 0:
            return line.indent == 2 or (last.end == ":" and line.text[0].isupper())
        return line.text[0].isalnum() or line.text[0] in "‘“\"'(£"

    def _goes_on(self, last: Draft, line: TextLine) -> bool:
        """Whether a line without an opening of its own belongs to the block before it."""
        if last.opening and not last.text:
            return True  # a number on a line of its own
        if self._is_label(line) or self._opens_in_capitals(line) or ACTION_OPENS.match(line.text):
            return False
        if self.listing and last.lines == 1 and line.text[0].isupper():
            return False  # a name to a line, under "Present"
        if is_author_line(line.text, self.words) or _is_reference_below(last, line):
            return False
        if line.bold or last.line.bold:
            return line.bold and last.line.bold and line.gap == 0
        if (dash := BULLET.match(line.text)) and line.gap:
            return _is_dash_within(last, line, line.text[dash.end() :])
        if self._is_rest_of_sentence(last, line):
            return True
        return self._is_wrapped_on(last, line) if self.setting.wrapped else _is_broken_on(last, line)

    def _is_label(self, line: TextLine) -> bool:
        return line.text.lower().rstrip(" :") in self.words.line_labels

    def _opens_in_capitals(self, line: TextLine) -> bool:
        """ "RESOLVED – That …", "ACTION: …": a decision or an action begins anew."""
        first = line.text.split()[0].strip(":.–-")
        return first.isupper() and first.lower() in self.words.line_labels

    def _is_rest_of_sentence(self, last: Draft, line: TextLine) -> bool:
        """It begins in small letters, or the line before it ends in a word that needs another."""
        if line.gap and line.text[0].isupper() and LAST_BUT_ONE.search(last.open_line):
            return False
        if line.gap <= 1 and last.open_line.rsplit(" ", 1)[-1].lower() in self.words.joining_words:
            return True
        if not (line.text[0].islower() and last.is_cut):
            return False
        usual_gap = max(self.setting.usual_gaps[last.place], int(self.setting.wrapped))
        return line.gap <= usual_gap or (line.gap <= PAGE_BREAK and len(last.text) >= LONG)

    def _is_wrapped_on(self, last: Draft, line: TextLine) -> bool:
        """In wrapped text: the line before it was full, or a page ended within its sentence."""
        is_cut = last.is_cut and len(last.text) >= LONG
        if line.gap > (1 if is_cut and not _is_bullet(last) else self.setting.usual_gaps[last.place]):
            return False
        parted = line.gap and not self.setting.usual_gaps[last.place] and line.text[0].isupper()
        if parted and len(last.open_line) < CUT_SHARE * max(self.setting.widths):
            return False  # titles under one another, a blank line between them
        if is_cut and line.indent == 1 and line.gap == 0:  # one space and no blank line: what a form feed leaves
            return True
        if OPENS_BRACKET.match(line.text) and last.is_cut and (line.text[1].isdigit() or _is_bullet(last)):
            return True
        return self.setting.is_full(last.place, last.open_line, line.text, is_cut=is_cut)

    def _join(self, last: Draft, place: int, line: TextLine, text: str) -> None:
        if broken := WORD_BROKEN.search(last.text):
            last.text = (last.text[:-1] if self._was_broken(broken["first"].lower(), text) else last.text) + text
        else:
            last.text += f" {text}" if last.text else text
        last.lines += 1
        last.open_line, last.place = line.text, place

    def _was_broken(self, first: str, text: str) -> bool:
        """Whether a hyphen at a line's end only broke the word: the paper writes it without one elsewhere."""
        second = WORD.match(text)
        if second is None or text[0].isupper():
            return False
        return first + second[0] in self.known and f"{first}-{second[0]}" not in self.known


def _is_broken_on(last: Draft, line: TextLine) -> bool:
    """In text with a line to a paragraph: converters indent what belongs to an item, and break a line now and then."""
    if line.indent and last.opening:
        return line.gap <= 1
    least = CUT if _is_bullet(last) or line.text[0].isupper() else LONG  # a title stands over its text
    return line.gap == 0 and (line.indent > 0 or (not last.is_finished and len(last.text) >= least))


def _is_reference_below(last: Draft, line: TextLine) -> bool:
    """ "(Item B1)" under a minute's title."""
    is_title = last.opening is not None and not _is_bullet(last) and last.lines == 1
    return is_title and IN_BRACKETS.fullmatch(line.text) is not None


def is_author_line(text: str, words: PaperWords) -> bool:
    """ "Subject: Annual report": a line of a report's head."""
    found = LABEL.match(text)
    return found is not None and found["label"].lower() in words.author_lines


def _is_bullet(draft: Draft) -> bool:
    return draft.opening is not None and draft.opening.kind == "bullet"


def _counts_within(last: Draft, letter: str) -> bool:
    """The sentence before a line "c) ..." holds "b)": it counts its parts within the paragraph."""
    before = chr(ord(letter) - 1) if len(letter) == 1 else ""
    return bool(before.isalpha() and re.search(rf"\b{before}\) ", last.text))


def _is_dash_within(last: Draft, line: TextLine, rest: str) -> bool:
    """A dash that a sentence goes on with, or one that a converter put before the rest of a sentence cut by a page."""
    if last.cells or last.is_finished:
        return False
    if line.gap == 0:
        return not last.opening and len(last.open_line) >= LONG
    return rest[0].islower() and len(last.text) >= CUT and last.end not in ",;"


def plain_numbers(lines: Sequence[TextLine]) -> dict[int, int]:
    """The lines that a bare number opens ("3 Urgent items"), where three or more count from 1: numbers by place."""
    found: dict[int, int] = {}
    for place, line in enumerate(lines):
        match = PLAIN_NUMBER.fullmatch(line.text)
        if match and not line.cells and int(match["number"]) == len(found) + 1:
            found[place] = int(match["number"])
    return found if len(found) >= FEWEST_PLAIN else {}


def numbered_opening(text: str) -> Opening | None:
    """The number or letter that `text` opens with.

    >>> numbered_opening("6.3. The partners agreed")
    Opening(kind='outline', number='6.3', end=5, glyph=None)
    """
    if (found := OUTLINE.match(text)) and not VERSION.match(text):
        return Opening("outline", found["number"], found.end())
    if found := NUMBERED_NO.match(text) or SINGLE.match(text) or CAPITALS.match(text):
        return Opening("single", found["number"], found.end())
    if found := LETTERED.match(text):
        return Opening("lettered", found["number"] or found["capital"], found.end())
    return None


def _second_opening(text: str, bullet: Opening) -> Opening:
    """The number after a bullet, which converters put before numbered paragraphs; else the bullet."""
    rest = text[bullet.end :]
    opening = numbered_opening(rest)
    if opening is None and (found := REFERENCE.match(rest)):
        opening = Opening("reference", found["number"], found.end())
    return opening._replace(end=bullet.end + opening.end) if opening else bullet
