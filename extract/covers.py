"""What a paper says of itself on its cover or in the short lines at its head: date, draft, title, whose it is.

In:     the first blocks of one part of a file.
Out:    the short lines of its head, and what they say.
Words:  corpus/vocabulary/documents.yaml, corpus/vocabulary/meetings.yaml
Rule:   lines count until the first that is running text. A line that gives a body and a day names the meeting; a line
        that is nothing but a date is the paper's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus.load import vocabulary
from extract.dates import Dated, find_dates, in_small_letters
from extract.meeting_heads import as_printed
from extract.year_spans import find_year_spans
from ingest.paper import Block, Paper, Part

MOST_LINES = 12
LONGEST_LINE = 24  # words: a longer block is running text
COVER_WORDS = 60  # a first page with no more words is a cover
LONGEST_TITLE = 16  # words
LONGEST_SHORT_FORM = 6  # letters: "WSF" is no name in capitals but a short form
# "Appendix 2", "Question 1", "B": the label of a piece, not its title
LABEL = re.compile(r"(?:[A-Z]\w+\s)?(?:\d{1,3}|[A-Z])[.:]?")
# "To Cabinet – 30 January 2025"
ADDRESSED = re.compile(r"To:?\s+(?P<body>[A-Z][^–—:]*?)\s*[-–—,]\s*$")
# "COUNTY COUNCIL - THURSDAY, 9 JANUARY 2025", "Safety Group 3 July 2031"
NAMED = re.compile(r"(?P<body>[A-Z][^–—:\d]*?)\s*[-–—,]?\s*$")
# "Half-year report 2031-32 to Town Council"
HEADED_TO = re.compile(r".*\breport\b.*?\bto\s+(?:the\s+)?(?P<body>[A-Z].*?)")
# "April 2031 to March 2034"
MONTHS = re.compile(r"(?<=\d{4})(?P<joint>\s*[-–]\s*|\s(?:to|until)\s)[A-Z][a-z]+\s(?P<last>\d{4})$")
SALUTATION = re.compile(r"Dear\s+[A-Z]")


@dataclass(frozen=True, slots=True)
class Told:
    """What the head of a paper tells: whose meeting it is for and when, or the paper's own date."""

    body: str | None
    date: str | None


def cover_lines(paper: Paper, part: Part) -> list[Block]:
    """The short lines at the head of `part`, before its first running text, all on its first page."""
    lines: list[Block] = []
    for block in paper.blocks[part.first_block : part.last_block + 1][:MOST_LINES]:
        is_elsewhere = block.page is not None and part.first_page is not None and block.page != part.first_page
        if is_elsewhere or block.cell or block.kind in ("contents", "note") or len(block.text.split()) > LONGEST_LINE:
            break
        lines.append(block)
    return lines


def told_by(lines: Sequence[Block]) -> Told:
    """Body and date of the meeting that the lines name, else the date that one of them is."""
    for place, line in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else None
        date = _day_at_end(line.text)
        if date is None:
            after = _day_at_end(following.text) if following else None
            if after and after.start == 0 and _is_body(line.text):
                return Told(as_printed(line.text, ""), after.iso)
            continue
        before = line.text[: date.start]
        named = ADDRESSED.fullmatch(before) or NAMED.fullmatch(before)
        if named and _is_body(named["body"]):
            return Told(as_printed(named["body"], ""), date.iso)
    dates = [(line.text, date) for line in lines if (date := _day_at_end(line.text))]
    own = next((date.iso for text, date in dates if _is_only_date(text, date)), None)
    return Told(None, own)


def named_by(line: Block) -> Told:
    """A heading that ends with a day, as "Safety Forum 3 July 2031": who met, and when."""
    date = _day_at_end(line.text)
    named = NAMED.fullmatch(line.text[: date.start]) if date else None
    if not (named and date):
        return Told(None, None)
    body = named["body"]
    return Told(body if len(body) <= LONGEST_SHORT_FORM else as_printed(body, ""), date.iso)


def council_on(lines: Sequence[Block]) -> str | None:
    """The council whose name is a line by itself."""
    return next((as_printed(line.text, "") for line in lines if _council().fullmatch(line.text)), None)


def addressed_in(heads: Sequence[str]) -> str | None:
    """The body at the end of a running head: "Half-year report 2031-32 to Town Council"."""
    found = (HEADED_TO.fullmatch(head) for head in heads)
    return next((as_printed(match["body"], "") for match in found if match and _is_body(match["body"])), None)


def whole_period(lines: Sequence[Block]) -> list[str]:
    """The lines that are nothing but years: "2031/32", "April 2031 to March 2034"."""
    texts = [MONTHS.sub(r"\g<joint>\g<last>", line.text) if MONTHS.search(line.text) else line.text for line in lines]
    texts = [re.sub(r"^[A-Z][a-z]+ (?=\d{4})", "", text) for text in texts]
    spans = [(text, find_year_spans(text)) for text in texts]
    return [
        found[0].text for text, found in spans if found and text.strip(" ()") == text[found[0].start : found[0].end]
    ]


def cover_title(paper: Paper, part: Part) -> str | None:
    """The line set largest on a cover, where nothing on it is a heading."""
    lines = [block for block in cover_lines(paper, part) if block.words]
    words = sum(len(block.text.split()) for block in paper.blocks if block.page == part.first_page)
    if not lines or words > COVER_WORDS or any(block.kind == "heading" for block in lines):
        return None
    largest = max(lines, key=lambda block: (_height(block), -block.index))
    others = [_height(block) for block in lines if block is not largest]
    stands_out = not others or _height(largest) > 1.2 * max(others)
    return largest.text if stands_out and len(largest.text.split()) <= LONGEST_TITLE else None


def is_letter(lines: Sequence[Block]) -> bool:
    """Whether the paper opens as letters do: what is set as a heading further down heads a section of it."""
    return any(SALUTATION.match(line.text) for line in lines)


def is_label(text: str) -> bool:
    """ "Appendix 2", or the name of a council alone: above a title, no title itself."""
    return bool(LABEL.fullmatch(text)) or bool(_council().fullmatch(text))


def is_marked_draft(lines: Sequence[Block]) -> bool:
    """Whether a line is, begins or ends with the word DRAFT, in capitals or alone."""
    return any(_draft().search(line.text) for line in lines)


def is_headed_draft(lines: Sequence[Block]) -> bool:
    """Whether a heading calls the minutes a draft: "Agenda and draft minutes"."""
    said = "|".join(re.escape(word) for word in vocabulary("documents")["draft_words"])
    called = re.compile(rf"\b(?:{said})\s+(?:minutes|notes)\b", re.IGNORECASE)
    return any(line.kind == "heading" and called.search(line.text) for line in lines)


def _day_at_end(text: str) -> Dated | None:
    """The date to the day that ends a line, in capitals or not."""
    dates = find_dates(in_small_letters(text))
    last = dates[-1] if dates else None
    return last if last and last.iso and last.day and text[last.end :].strip(" .)") == "" else None


def _is_only_date(text: str, date: Dated) -> bool:
    return text[: date.start].strip(" (").lower().rstrip(":") in ("", "date")


def _is_body(text: str) -> bool:
    words = text.replace(",", " ").split()
    return 0 < len(words) <= 10 and words[-1].title() in _body_nouns()


@cache
def _body_nouns() -> frozenset[str]:
    return frozenset(noun.title() for noun in vocabulary("meetings")["body_nouns"])


@cache
def _council() -> re.Pattern[str]:
    return re.compile(r"(?:[A-Z]\w+\s){1,3}Council|[A-Z]+(?:\s[A-Z]+){0,3}\sCOUNCIL")


@cache
def _draft() -> re.Pattern[str]:
    said = "|".join(re.escape(word) for word in vocabulary("documents")["draft_words"])
    return re.compile(rf"^(?i:{said})(?:\s(?i:version))?(?:\s[\d.]+)?$|\b(?:{said.upper()})$|^(?:{said.upper()})\b")


def _height(block: Block) -> float:
    return max(word.box.bottom - word.box.top for word in block.words)


def status_said(lines: Sequence[str]) -> Literal["draft", "final"] | None:
    """What a title or head says of the paper's standing; None where it says nothing."""
    if any(_says("draft_words").search(line) for line in lines):
        return "draft"
    return "final" if any(_says("final_words").search(line) for line in lines) else None


@cache
def _says(name: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in vocabulary("documents")[name])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
