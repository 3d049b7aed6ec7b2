"""Pages of a council's site that tell of one issue: at which meetings it stood, and what was said and decided there.

In:     a part of a paper that is such a page, as ModernGov makes them.
Out:    one `Sitting` for each meeting or decision that it lists, with the item as any other minutes have it.
Words:  corpus/vocabulary/meetings.yaml (issue_pages, item_pages)
Layouts: "Issue - meetings", then "Meeting: 03/07/2031 - Cabinet (Item 12)" over the item's number and title; "Issue -
        decisions", then "03/07/2031 - Harbour Plan" over what was decided; "Agenda item" over its title, without a day.
Leaves: pages of one decision ("Decision details"): extract/decision_records.py reads them as records.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.load import vocabulary
from extract.dates import find_dates
from extract.minutes import Item
from ingest.paper import Block, Paper, Part

TITLE_BLOCKS = 4  # under what the site prints over every page
TITLE_WORDS = 30
# "Meeting: 17/05/2031 - Assembly (Item 12)"
MEETING_LINE = re.compile(
    r"Meeting:\s*(?P<date>\d{1,2}/\d{1,2}/\d{4})\s*[-–]\s*(?P<body>\S.*?)\s*(?:\(Item\s+(?P<item>[^()]+)\))?\s*$"
)
DECISION_LINE = re.compile(r"(?P<date>\d{1,2}/\d{1,2}/\d{4})\s*[-–]\s*(?P<title>\S.*)")
# What the site prints behind a title that leads to a file: "Harbour Plan pdf icon PDF 144 KB"
FILE_SIZE = re.compile(r"(?:\s+pdf icon)?\s+(?:PDF|DOCX?|XLSX?)\s+\d+\s*[KM]B$", re.IGNORECASE)
NUMBERED = re.compile(r"(?P<number>[A-Z]{0,2}\d{1,4}[a-z]?)\.?\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting, or one decision, that the page lists; `start` and `end` are those of the line that says when."""

    body: str | None
    date: str | None
    item: Item
    start: int
    end: int


def sittings_of(paper: Paper, part: Part) -> tuple[Sitting, ...]:
    """The meetings and decisions that the page lists, as it has them; empty where the part is no such page."""
    blocks = paper.blocks[part.first_block : part.last_block + 1]
    head = _page_head(paper, blocks)
    if head is None:
        return ()
    place, is_item_page = head
    if is_item_page:
        return _of_item(blocks, place)
    lines = [at for at in range(place, len(blocks)) if _line(blocks[at])]
    if not lines:
        return _of_item(blocks, place) if _is_title(blocks, place) else ()
    bounds = [*lines, len(blocks)]
    return tuple(_sitting(blocks[at:following]) for at, following in pairwise(bounds))


def is_issue_page(paper: Paper, part: Part) -> bool:
    """Whether the part is such a page, and lists anything.

    A page of decisions, each of one member, is none: it is a record.
    """
    return bool(sittings_of(paper, part))


def issue_title(paper: Paper, part: Part) -> Block | None:
    """The title of the issue, which stands under the name of the page; None where a sitting follows at once."""
    blocks = paper.blocks[part.first_block : part.last_block + 1]
    head = _page_head(paper, blocks)
    following = blocks[head[0]] if head and head[0] < len(blocks) else None
    return following if following and not _line(following) else None


def _page_head(paper: Paper, blocks: Sequence[Block]) -> tuple[int, bool] | None:
    """Where what follows the page's own name begins, and whether it is the page of one item."""
    for place, block in enumerate(blocks[:TITLE_BLOCKS]):
        folded = " ".join(block.text.lower().strip(" .:").split())
        if folded in vocabulary("meetings")["issue_pages"]:
            return place + 1, False
        if folded in vocabulary("meetings")["item_pages"] and paper.format != "pdf" and _is_title(blocks, place + 1):
            return place + 1, True
    if blocks and FILE_SIZE.search(blocks[0].text) and NUMBERED.match(blocks[0].text):
        return 0, True
    return None


def _is_title(blocks: Sequence[Block], place: int) -> bool:
    return place < len(blocks) and blocks[place].cell is None and len(blocks[place].text.split()) <= TITLE_WORDS


def _line(block: Block) -> re.Match[str] | None:
    return MEETING_LINE.match(block.text) or DECISION_LINE.match(block.text)


def _sitting(blocks: Sequence[Block]) -> Sitting:
    """One meeting or decision: the line that says when, and what stands under it."""
    line, below = blocks[0], list(blocks[1:])
    match = _line(line)
    said = match.groupdict() if match else {}
    date = next((found.iso for found in find_dates(said.get("date") or "")), None)
    number, title, start, end = said.get("item"), said.get("title") or "", line.start, line.end
    if not title and below and len(below[0].text.split()) <= TITLE_WORDS:
        first = below.pop(0)
        number, title = _numbered(first, number)
        start, end = first.start, first.end
    return Sitting(said.get("body"), date, _item(number, title, start, end, below), line.start, line.end)


def _of_item(blocks: Sequence[Block], place: int) -> tuple[Sitting, ...]:
    """The page of one item, which does not say when it was."""
    first = blocks[place]
    number, title = _numbered(first, first.number)
    item = _item(number, title, first.start, first.end, blocks[place + 1 :])
    return (Sitting(None, None, item, first.start, first.end),)


def _numbered(block: Block, number: str | None) -> tuple[str | None, str]:
    """An item's number, as the line of its meeting or its own title prints it, and its title without it."""
    title = FILE_SIZE.sub("", block.text)
    own = NUMBERED.match(title)
    if own and (number is None or own["number"] == number.strip()):
        return own["number"], title[own.end() :].strip()
    return number or block.number, title.strip()


def _item(number: str | None, title: str, start: int, end: int, below: Sequence[Block]) -> Item:
    bare = (number or "").strip(" .")
    minute = int(bare) if bare.isdigit() else None
    return Item(bare if bare and minute is None else None, minute, title, None, False, start, end, tuple(below))
