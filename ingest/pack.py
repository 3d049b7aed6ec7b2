"""The papers bound in one file: an agenda, the minutes, the reports and their appendices.

An agenda says on which stamped pages each item's papers stand: "(Pages 7 - 10)". Within such a range, and in packs
without ranges, a paper begins where author lines stand ("From:", "To:", "Subject:"), where a minutes' opening stands,
after a blank page's notice, at a title page, and where another running head begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.blocks import Draft
from ingest.joins import TableDraft
from ingest.paper import Furniture, Part, PartKind
from ingest.words import PaperWords

HEAD_DRAFTS = 10  # how many blocks of a page are looked at for what opens a paper
FEWEST_AUTHOR_LINES = 3
TITLE_PAGE_WORDS = 40  # a page with no more words than these, set large, is a title page
TITLE_SIZE = 1.5  # times the body's size
_DIGITS = re.compile(r"\d+")
_ITEM_REF = re.compile(r"(?P<ref>[A-Z]?\d{1,3}[A-Za-z]?)[.)]?\s+")  # "B2", "12."
_PAGES = re.compile(r"\(?\bPages?\s+(?P<first>\d{1,4})(?:\s*[-–—]\s*(?P<last>\d{1,4}))?\)?", re.IGNORECASE)


def join_page_ranges(flow: list[Draft | TableDraft]) -> None:
    """Put "(Pages 7 - 10)", set to the right of an agenda's item, at the end of that item."""
    for place in range(len(flow) - 1, 0, -1):
        item, pages = flow[place - 1], flow[place]
        if (
            isinstance(item, Draft)
            and isinstance(pages, Draft)
            and _PAGES.fullmatch(pages.text)
            and pages.first.box.top < item.last.box.bottom
            and pages.first.box.bottom > item.first.box.top
        ):
            item.lines += pages.lines
            del flow[place]


@dataclass(slots=True)
class _Item:
    """An item of the agenda that has papers."""

    ref: str | None
    title: str
    first: int  # as stamped
    last: int
    restricted: bool


@dataclass(slots=True)
class _Page:
    """What tells whether a paper begins on a page."""

    number: int
    first: int = -1  # the index of its first draft
    drafts: list[Draft] = field(default_factory=list)
    stamp: int | None = None
    printed: str | None = None
    heads: dict[str, str] = field(default_factory=dict)  # running heads: without their digits, and as printed


@dataclass(slots=True)
class _Start:
    """A page on which a paper begins, and what is known of the paper."""

    page: int
    block: int
    kind: PartKind
    title: str | None = None
    title_block: int | None = None
    ref: str | None = None
    restricted: bool = False


@dataclass(slots=True)
class Pack:
    """A file with the starts of the papers bound in it."""

    starts: list[_Start]
    pages: list[_Page]  # those that hold words
    draft_count: int
    page_count: int

    @property
    def first_blocks(self) -> list[int]:
        return [start.block for start in self.starts]


def split_pack(drafts: Sequence[Draft], furniture: Sequence[Furniture], page_count: int, words: PaperWords) -> Pack:
    """Where the papers of a file begin. A file that is no pack holds one."""
    if not drafts:
        return Pack([], [], 0, page_count)
    pages = _pages(drafts, furniture, page_count, words)
    filled = [page for page in pages if page.drafts]
    starts = [_start_of(filled[0], words)]
    if _is_pack(filled, words):
        items = _agenda_items(drafts, words)
        body = _body_size(drafts)
        before = filled[0]
        for page in filled[1:]:
            item = next((item for item in items if item.first == page.stamp), None)
            if item is not None or _begins_paper(page, before, starts[-1], body, words):
                starts.append(_started(page, item, starts[-1], items, words))
            before = page
        _find_agenda(starts, filled, words)
    return Pack(starts, filled, len(drafts), page_count)


def name_parts(pack: Pack) -> tuple[Part, ...]:
    """The parts of a file, once its headings are known."""
    starts, page_count = pack.starts, pack.page_count
    first_pages = {page.number: page for page in pack.pages}
    for start in starts:
        if start.title_block is None:
            _name_by_heading(start, first_pages[start.page])
    return tuple(
        Part(
            index=index,
            kind=start.kind,
            title=start.title,
            first_block=start.block,
            last_block=(starts[index + 1].block if index + 1 < len(starts) else pack.draft_count) - 1,
            first_page=start.page if index else 1,
            last_page=starts[index + 1].page - 1 if index + 1 < len(starts) else page_count,
            agenda_ref=start.ref,
            title_block=start.title_block,
            restricted=start.restricted,
        )
        for index, start in enumerate(starts)
    )


def _pages(drafts: Sequence[Draft], furniture: Sequence[Furniture], page_count: int, words: PaperWords) -> list[_Page]:
    pages = [_Page(number) for number in range(1, page_count + 1)]
    for index, draft in enumerate(drafts):
        page = pages[draft.first.page - 1]
        if page.first < 0:
            page.first = index
        page.drafts.append(draft)
    for each in furniture:
        page = pages[each.page - 1]
        number = _DIGITS.search(each.text)
        if each.kind == "stamp" and number and each.text.casefold() not in words.blank_page_notices:
            page.stamp = int(number.group())
        elif each.kind == "page_number" and number:
            page.printed = number.group()
        elif each.kind == "running_head":
            page.heads[_DIGITS.sub("#", each.text)] = each.text
    return pages


def _is_pack(pages: Sequence[_Page], words: PaperWords) -> bool:
    """A file is a pack when it is stamped through, or has an agenda and papers behind it."""
    stamped = sum(1 for page in pages if page.stamp is not None)
    has_agenda = any(_opens(page, words.agenda_titles) for page in pages[:4])
    openings = sum(1 for page in pages if _author_lines(page, words) >= FEWEST_AUTHOR_LINES)
    return (stamped >= 2 and (has_agenda or openings > 1 or stamped < len(pages))) or (has_agenda and openings > 0)


def _opens(page: _Page, phrases: Sequence[str]) -> bool:
    return any(_says(draft, phrases) for draft in page.drafts[:HEAD_DRAFTS])


def _says(draft: Draft, phrases: Sequence[str]) -> bool:
    return draft.text.casefold().strip(" :.") in phrases


def _author_lines(page: _Page, words: PaperWords) -> int:
    """How many lines such as "From:" and "Subject:" the page's head holds."""
    found = {
        label
        for draft in page.drafts[:HEAD_DRAFTS]
        for line in draft.lines
        if (label := line.text.partition(":")[0].casefold().strip()) in words.author_lines and ":" in line.text
    }
    return len(found)


def _minutes_opening(page: _Page, words: PaperWords) -> int | None:
    """The index of the draft that opens minutes on this page."""
    for place, draft in enumerate(page.drafts[:HEAD_DRAFTS]):
        text = draft.text.casefold()
        if draft.marker is None and any(text.startswith(opening + " ") for opening in words.minutes_openings):
            return page.first + place
    return None


def _begins_paper(page: _Page, before: _Page, current: _Start, body: float, words: PaperWords) -> bool:
    if page.number == current.page:
        return False
    if _author_lines(page, words) >= FEWEST_AUTHOR_LINES or _minutes_opening(page, words) is not None:
        return True
    if current.kind == "agenda" and page.stamp is not None and before.stamp is None:
        return True
    if _counts_on(before, page):
        return False
    after_blank = page.number - before.number > 1
    shared_heads = page.heads.keys() & before.heads.keys()
    changed_heads = page.heads.keys() != before.heads.keys() and not shared_heads
    if _is_title_page(page, body) and not _is_title_page(before, body):
        return True
    if page.printed == "1" and before.printed not in (None, "1"):
        return True
    new_heads = changed_heads and bool(page.heads and before.heads)
    return (
        new_heads
        or (changed_heads and after_blank)
        or (_opens_appendix(page, words) and (after_blank or changed_heads))
    )


def _counts_on(before: _Page, page: _Page) -> bool:
    """Whether the paper's own page numbers go on from one page to the other."""
    if before.printed is None or page.printed is None:
        return False
    return int(page.printed) - int(before.printed) == page.number - before.number


def _opens_appendix(page: _Page, words: PaperWords) -> bool:
    first = page.drafts[0].text.casefold()
    return any(first.startswith(opening) for opening in words.appendix_openings) and len(first) < 120


def _is_title_page(page: _Page, body: float) -> bool:
    count = sum(len(line.words) for draft in page.drafts for line in draft.lines)
    return count <= TITLE_PAGE_WORDS and any(draft.first.size >= TITLE_SIZE * body for draft in page.drafts)


def _body_size(drafts: Sequence[Draft]) -> float:
    sizes: dict[float, int] = {}
    for draft in drafts:
        for line in draft.lines:
            sizes[line.size] = sizes.get(line.size, 0) + len(line.words)
    return max(sizes, key=lambda size: (sizes[size], size))


def _agenda_items(drafts: Sequence[Draft], words: PaperWords) -> list[_Item]:
    """The agenda's items that name their pages."""
    items: list[_Item] = []
    restricted = False
    for draft in drafts:
        text = draft.text
        if draft.bold and draft.grid_cell is None:
            lowered = text.casefold()
            restricted = any(opening in lowered for opening in words.restricted_openings)
        found = _PAGES.search(text)
        if found and draft.kind in ("paragraph", "list_item", "heading"):
            opening = _ITEM_REF.match(text)
            ref = draft.number or (opening["ref"] if opening else None)
            title = _PAGES.sub("", text[opening.end() :] if opening else text).strip(" ()-–")
            items.append(_Item(ref, title, int(found["first"]), int(found["last"] or found["first"]), restricted))
    return items


def _started(page: _Page, item: _Item | None, before: _Start, items: Sequence[_Item], words: PaperWords) -> _Start:
    """The paper that begins on `page`, bound behind its agenda item."""
    start = _start_of(page, words)
    behind = item or next(
        (each for each in items if page.stamp is not None and each.first <= page.stamp <= each.last), None
    )
    if behind is not None:
        start.ref, start.restricted = behind.ref, behind.restricted
        if start.kind == "other":
            start.kind = "report" if behind.first == page.stamp else "appendix"
        if start.title is None:
            start.title = behind.title
    elif start.kind == "other":
        start.ref = before.ref
        start.kind = "appendix" if before.kind in ("report", "appendix") else "other"
    return start


def _start_of(page: _Page, words: PaperWords) -> _Start:
    """What the first page of a paper says of it: its kind and its title."""
    start = _Start(page.number, page.first, "other")
    opening = _minutes_opening(page, words)
    if _opens(page, words.agenda_titles):
        start.kind = "agenda"
        place = next(
            place
            for place, draft in enumerate(page.drafts)
            if draft.text.casefold().strip(" :.") in words.agenda_titles
        )
        start.title, start.title_block = page.drafts[place].text, page.first + place
        return start
    if opening is not None:
        start.kind = "minutes"
        start.title, start.title_block = page.drafts[opening - page.first].text, opening
        return start
    if _author_lines(page, words) >= FEWEST_AUTHOR_LINES:
        start.kind = "report"
    elif _opens_appendix(page, words):
        start.kind = "appendix"
    if start.kind == "report":
        _name_by_subject(start, page)
    return start


_SUBJECT = re.compile(r"(?:subject|report title|title)\s*:\s*(?P<title>\S.*)", re.IGNORECASE)


def _name_by_subject(start: _Start, page: _Page) -> None:
    for place, draft in enumerate(page.drafts[:HEAD_DRAFTS]):
        if subject := _SUBJECT.match(draft.text):
            start.title, start.title_block = subject["title"], page.first + place
            return


def _name_by_heading(start: _Start, page: _Page) -> None:
    """Give a paper without a subject line its title: the outermost heading of its first page, or its running head."""
    headings = [(place, draft) for place, draft in enumerate(page.drafts) if draft.kind == "heading"]
    if headings:
        place, draft = min(headings, key=lambda each: (each[1].level or 9, each[0]))
        start.title, start.title_block = draft.text, page.first + place
    elif page.heads:
        start.title = max(sorted(page.heads.values()), key=len)


def _find_agenda(starts: Sequence[_Start], pages: Sequence[_Page], words: PaperWords) -> None:
    """The first paper of a pack is its agenda, though a cover may stand before the page that says so."""
    end = starts[1].page if len(starts) > 1 else pages[-1].number + 1
    for page in pages:
        if page.number < end and starts[0].kind == "other" and _opens(page, words.agenda_titles):
            found = _start_of(page, words)
            starts[0].kind, starts[0].title, starts[0].title_block = found.kind, found.title, found.title_block
