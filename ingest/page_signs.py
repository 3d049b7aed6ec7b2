"""What a page shows of whether a paper begins on it: stamps, heads, author lines, openings, size of type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.blocks import Draft
from ingest.furniture import item_stamp_of, page_stamp
from ingest.paper import Furniture
from ingest.words import PaperWords

HEAD_DRAFTS = 10  # how many blocks of a page are looked at for what opens a paper
TITLE_PAGE_WORDS = 40  # a page with no more words than these, set large, is a title page
TITLE_SIZE = 1.5  # times the body's size
LONGEST_APPENDIX_TITLE = 120  # characters
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class PageSigns:
    """What tells whether a paper begins on a page."""

    number: int
    first: int = -1  # the index of its first draft
    drafts: list[Draft] = field(default_factory=list)
    stamp: int | None = None
    item: str | None = None  # the agenda item that is stamped on it
    printed: str | None = None
    heads: dict[str, str] = field(default_factory=dict)  # running heads: without their digits, and as printed


def signs_of_pages(
    drafts: Sequence[Draft], furniture: Sequence[Furniture], page_count: int, words: PaperWords
) -> list[PageSigns]:
    """The signs of every page of the file, those without words among them."""
    pages = [PageSigns(number) for number in range(1, page_count + 1)]
    for index, draft in enumerate(drafts):
        page = pages[draft.first.page - 1]
        if page.first < 0:
            page.first = index
        page.drafts.append(draft)
    for each in furniture:
        page = pages[each.page - 1]
        number = _DIGITS.search(each.text)
        if each.kind == "stamp":
            if stamped := page_stamp(words).fullmatch(each.text):
                page.stamp = int(stamped["number"])
            elif item := item_stamp_of(words).fullmatch(each.text):
                page.item = item["ref"]
        elif each.kind == "page_number" and number:
            page.printed = number.group()
        elif each.kind == "running_head":
            page.heads[_DIGITS.sub("#", each.text)] = each.text
    return pages


def opens(page: PageSigns, phrases: Sequence[str]) -> bool:
    return any(says(draft, phrases) for draft in page.drafts[:HEAD_DRAFTS])


def says(draft: Draft, phrases: Sequence[str]) -> bool:
    return draft.text.casefold().strip(" :.") in phrases


def author_lines(page: PageSigns, words: PaperWords) -> int:
    """How many lines such as "From:" and "Subject:" the page's head holds."""
    found = {
        label
        for draft in page.drafts[:HEAD_DRAFTS]
        for line in draft.lines
        if (label := line.text.partition(":")[0].casefold().strip()) in words.author_lines and ":" in line.text
    }
    return len(found)


def minutes_opening(page: PageSigns, words: PaperWords) -> int | None:
    """The index of the draft that opens minutes on this page."""
    for place, draft in enumerate(page.drafts[:HEAD_DRAFTS]):
        text = draft.text.casefold()
        if draft.marker is None and any(text.startswith(opening + " ") for opening in words.minutes_openings):
            return page.first + place
    return None


def counts_on(before: PageSigns, page: PageSigns) -> bool:
    """Whether the paper's own page numbers go on from one page to the other."""
    if before.printed is None or page.printed is None:
        return False
    return int(page.printed) - int(before.printed) == page.number - before.number


def opens_appendix(page: PageSigns, words: PaperWords) -> bool:
    first = page.drafts[0].text.casefold()
    return any(first.startswith(opening) for opening in words.appendix_openings) and len(first) < LONGEST_APPENDIX_TITLE


def is_title_page(page: PageSigns, body: float) -> bool:
    count = sum(len(line.words) for draft in page.drafts for line in draft.lines)
    return count <= TITLE_PAGE_WORDS and any(draft.first.size >= TITLE_SIZE * body for draft in page.drafts)
