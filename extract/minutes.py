"""The items of an agenda or of a meeting's minutes, each with what stands under it.

In:     one part of a paper.
Out:    its items in order: reference ("B2"), minute number, title, pages, restricted, and their blocks.
Words:  corpus/vocabulary/meetings.yaml
Rule:   minutes print the agenda's reference under the title, "(Item B2)"; where they do, what has it is an item, and
        so is any heading that is numbered like those. Where none has, numbered headings are the items.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from corpus.load import vocabulary
from ingest.paper import Block, Paper, Part

LONGEST_TITLE = 60  # words; a longer block is no title

# "A1", "B 2", "12", "12a", "7(b)", "25/31": a reference or a minute number
REFERENCE = re.compile(r"[A-Z]{1,2}\s?\d{1,3}|\d{1,4}(?:[a-z]|\([a-z]\)|/\d\d)?")
# "Meeting: 17/05/2031 - Assembly (Item 12)": where a page of an issue says that it was discussed
OTHER_MEETING = re.compile(r"Meeting:\s*\d")
# its number, for telling whether it comes next
LEADING_DIGITS = re.compile(r"\d+")
SITE_LEVEL = 3  # of the heading over an item, on a council's page of a meeting
LARGEST_STEP = 3  # agendas skip a number where an item was withdrawn


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a meeting. `start` and `end` are offsets in the paper's text, over its title, reference and pages."""

    ref: str | None
    minute: int | None
    title: str
    pages: str | None
    restricted: bool
    start: int
    end: int
    blocks: tuple[Block, ...]  # what stands under it, its title not among them


def items_of(paper: Paper, part: Part, *, minuted: bool) -> list[Item]:
    """The items of `part`; a number beside a title is a minute number where it is `minuted`, else a reference."""
    blocks = [
        block
        for block in paper.blocks[part.first_block : part.last_block + 1]
        if block.cell is None or not minuted  # some agendas are laid out as a table
    ]
    openings = _site_items(paper, part, blocks) or _referenced(blocks) or _numbered(blocks, minuted=minuted)
    closed = _restricted(blocks)
    return [
        _item(blocks[place:following], closed[place], minuted=minuted)
        for place, following in pairwise([*openings, len(blocks)])
    ]


def is_site_page(paper: Paper, part: Part) -> bool:
    """Whether it is a council's page of a meeting, as markup or as text alone: such pages open with what they show."""
    blocks = paper.blocks[part.first_block : part.last_block + 1]
    if paper.format not in ("html", "text") or has_site_title(paper, part):
        return paper.format in ("html", "text")
    levels = [block.level for block in blocks if block.kind == "heading"]
    return paper.format == "text" and levels.count(SITE_LEVEL) > 1 and 2 not in levels


def has_site_title(paper: Paper, part: Part) -> bool:
    """Whether it opens with what such a page shows: "Agenda and minutes"."""
    return paper.blocks[part.first_block].text.lower() in vocabulary("papers")["site_page_titles"]


def minuted_blocks(blocks: Sequence[Block]) -> list[Block]:
    """Of what stands under an item on a council's page what its minutes say, where the page tells them from the agenda.

    Where no minutes follow, what was decided.
    """
    said = [under for label in ("minutes", "decision") if (under := labelled_blocks(blocks, label))]
    return said[0] if said else list(blocks)


def labelled_blocks(blocks: Sequence[Block], label: str) -> list[Block]:
    """What stands under "Minutes:" or "Decision:", whichever `label` is, up to the next such label."""
    said = [place for place, block in enumerate(blocks) if _label_of(block) == label]
    if not said:
        return []
    following = next((at for at in range(said[-1] + 1, len(blocks)) if _label_of(blocks[at])), len(blocks))
    return list(blocks[said[-1] + 1 : following])


def _label_of(block: Block) -> str | None:
    """ "minutes" of "Draft minutes:", "decision" of "Decision:", other labels as they are; None for other blocks."""
    folded = block.text.lower().strip()
    known = (*vocabulary("papers")["site_labels"], *vocabulary("actions")["action_headings"])
    if block.cell is not None or folded[-1:] != ":" or folded[:-1] not in known:
        return None
    kinds = ("minutes", "decision")
    return next((kind for kind in kinds if folded[:-1] in vocabulary("papers")[f"site_{kind}_labels"]), folded[:-1])


def _site_items(paper: Paper, part: Part, blocks: Sequence[Block]) -> list[int]:
    """On a council's page the headings of level 3 are its items, numbered or not."""
    if not is_site_page(paper, part):
        return []
    return [place for place, block in enumerate(blocks) if block.kind == "heading" and block.level == SITE_LEVEL]


def are_minuted(paper: Paper, part: Part, kind: str) -> bool:
    """Whether its items have minute numbers: in minutes, and on a page headed "Agenda and minutes"."""
    heading = paper.blocks[part.first_block].text.lower() if paper.format in ("html", "text") else ""
    return kind == "minutes" or any(word in heading for word in vocabulary("meetings")["minutes_words"])


def _referenced(blocks: Sequence[Block]) -> list[int]:
    """Titles with a reference under them, and headings of the same look that are numbered likewise."""
    with_line = [place for place, block in enumerate(blocks) if _is_title(block) and _reference_below(blocks, place)]
    if not any(blocks[place].number for place in with_line):
        return with_line
    levels = {blocks[place].level for place in with_line if blocks[place].kind == "heading"}
    alike = [
        place
        for place, block in enumerate(blocks)
        if block.kind == "heading" and block.level in levels and _is_title(block) and _is_reference(block.number)
    ]
    return sorted({*with_line, *alike})


def _numbered(blocks: Sequence[Block], *, minuted: bool) -> list[int]:
    """Numbered titles in their order. In minutes they are headings, because paragraphs there are numbered too."""
    kinds = {"heading"} if minuted else {"heading", "paragraph", "list_item"}
    places: list[int] = []
    last: str | None = None
    for place, block in enumerate(blocks):
        if block.kind in kinds and _is_title(block) and block.number and _follows(block.number, last):
            places.append(place)
            last = block.number
    return places


def _follows(number: str, last: str | None) -> bool:
    """Whether `number` may be the item after that numbered `last`: "A2" after "A1", "B1" after "A4", "12" after "11".

    >>> _follows("B1", "A4"), _follows("3", "2"), _follows("1", "7"), _follows("3.1", "3")
    (True, True, False, False)
    """
    if not _is_reference(number):
        return False
    if last is None or number[0].isalpha():
        return True
    here, before = LEADING_DIGITS.search(number), LEADING_DIGITS.search(last)
    step = int(here[0]) - int(before[0]) if here and before else 0
    return (0 < step <= LARGEST_STEP) if not last[0].isalpha() else False


def _is_reference(number: str | None) -> bool:
    return number is not None and REFERENCE.fullmatch(number) is not None


def _is_title(block: Block) -> bool:
    title = _title(block.text)
    if OTHER_MEETING.match(title):
        return False
    if block.kind not in ("heading", "list_item", "paragraph") or not title or not title[0].isalnum():
        return title[:1] in "‘“'\"" and block.kind == "heading" and bool(title)
    folded = title.lower().strip(" .:")
    is_item = folded not in vocabulary("meetings")["not_items"] or (
        block.kind == "heading" and block.number and folded in vocabulary("meetings")["restricted_lines"]
    )
    return len(title.split()) <= LONGEST_TITLE and bool(is_item)


def _item(blocks: Sequence[Block], closed: bool, *, minuted: bool) -> Item:
    """The item whose title is the first of `blocks`, which end before the next item."""
    heading, below = blocks[0], list(blocks[1:])
    reference, end, pages = _reference_below(blocks, 0), heading.end, _pages(heading.text)
    if below and _item_line().fullmatch(below[0].text):
        end = below.pop(0).end
    if below and pages is None and _pages_line().fullmatch(below[0].text):
        pages, end = _pages(below[0].text), below.pop(0).end
    own = heading.number if _is_reference(heading.number) or heading.level == SITE_LEVEL else None
    digits = LEADING_DIGITS.match(own) if own else None
    minute = int(digits[0]) if minuted and digits else None
    notices = vocabulary("meetings")["restricted_notices"]
    closed = closed or any(notice in block.text.lower() for block in below[:2] for notice in notices)
    ref = reference or (own if minute is None else None)
    return Item(ref, minute, _title(heading.text), pages, closed, heading.start, end, tuple(below))


def _reference_below(blocks: Sequence[Block], place: int) -> str | None:
    """The reference that ends a title or stands on the line under it."""
    ending = _item_line().search(blocks[place].text)
    if ending and ending.end() == len(blocks[place].text):
        return ending["ref"].replace(" ", "")
    following = blocks[place + 1] if place + 1 < len(blocks) else None
    line = _item_line().fullmatch(following.text) if following else None
    return line["ref"].replace(" ", "") if line else None


def _restricted(blocks: Sequence[Block]) -> list[bool]:
    """For each block whether it stands under a line that closes the meeting to the public."""
    closed, states = False, []
    for place, block in enumerate(blocks):
        text = SECTION_LETTER.sub("", block.text.lower().replace("(s)", "s")).strip(" .:-–")
        if any(text.startswith(line) for line in vocabulary("meetings")["open_lines"]):
            closed = False
        elif any(text.startswith(line) for line in vocabulary("meetings")["restricted_lines"]):
            closed = not any(_in_public().search(below.text) for below in blocks[place + 1 : place + 3])
        states.append(closed)
    return states


@cache
def _in_public() -> re.Pattern[str]:
    """ "RESOLVED: That all items be taken in public": nothing is closed."""
    return re.compile(r"\b(?:taken|considered|heard|dealt with)\s+in\s+public\b", re.IGNORECASE)


# "D -", "E.": the letter of an agenda's section, before its name
SECTION_LETTER = re.compile(r"^(?:section\s+)?[a-z]\s*[-–.:)]\s*")


def _title(text: str) -> str:
    """A title without its reference and its pages.

    >>> _title("Notes of the last meeting (Pages 1 - 6)")
    'Notes of the last meeting'
    """
    return " ".join(_pages_line().sub(" ", _item_line().sub(" ", text)).split()).strip(" -–")


def _pages(text: str) -> str | None:
    """ "7-10" of "(Pages 7 - 10)", "5" of "(Page 5)"."""
    found = _pages_line().search(text)
    if not found:
        return None
    return f"{found['first']}-{found['last']}" if found["last"] else found["first"]


@cache
def _item_line() -> re.Pattern[str]:
    """ "(Item B2)", "(Agenda Item 7)"."""
    labels = "|".join(re.escape(label) for label in vocabulary("meetings")["item_labels"])
    return re.compile(rf"\((?:{labels})\s*:?\s*(?P<ref>[A-Z]{{0,2}}\s?\d{{1,3}}[a-z]?(?:\([a-z]\))?)\)", re.IGNORECASE)


@cache
def _pages_line() -> re.Pattern[str]:
    """ "(Pages 7 - 10)", "(Page 5)", "Pages 7 to 10"."""
    labels = "|".join(re.escape(label) for label in vocabulary("meetings")["pages_labels"])
    numbers = r"(?P<first>\d+)(?:\s*(?:-|–|to|and)\s*(?P<last>\d+))?"
    return re.compile(rf"\(?\b(?:{labels})\b\.?\s*:?\s*{numbers}\)?", re.IGNORECASE)
