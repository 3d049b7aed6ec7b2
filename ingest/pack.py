"""The papers bound in one file: an agenda, the minutes, the reports and their appendices.

An agenda says on which stamped pages each item's papers stand: "(Pages 7 - 10)". Within such a range, and in packs
without ranges, a paper begins where author lines stand ("From:", "To:", "Subject:"), where a minutes' opening stands,
after a blank page's notice, at a title page, and where another running head begins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import zip_longest

from ingest.agenda_pages import agenda_items
from ingest.blocks import Draft
from ingest.page_signs import (
    HEAD_DRAFTS,
    PageSigns,
    author_lines,
    counts_on,
    is_title_page,
    minutes_opening,
    opens,
    opens_appendix,
    signs_of_pages,
)
from ingest.paper import AgendaItem, Furniture, Part, PartKind
from ingest.words import PaperWords

FEWEST_AUTHOR_LINES = 3


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
    pages: list[PageSigns]  # those that hold words
    draft_count: int
    page_count: int
    items: list[AgendaItem] = field(default_factory=list)

    @property
    def first_blocks(self) -> list[int]:
        return [start.block for start in self.starts]


def split_pack(drafts: Sequence[Draft], furniture: Sequence[Furniture], page_count: int, words: PaperWords) -> Pack:
    """Where the papers of a file begin. A file that is no pack holds one."""
    if not drafts:
        return Pack([], [], 0, page_count)
    pages = signs_of_pages(drafts, furniture, page_count, words)
    filled = [page for page in pages if page.drafts]
    starts = [_start_of(filled[0], words)]
    items: list[AgendaItem] = []
    if _is_pack(filled, words):
        first_stamped = next((page.first for page in filled if page.stamp is not None), 0)
        items = agenda_items(drafts[:first_stamped], words)  # an agenda stands before the papers, which are stamped
        body = _body_size(drafts)
        before = filled[0]
        for page in filled[1:]:
            item = next((item for item in items if item.first == page.stamp), None)
            if item is not None or _begins_paper(page, before, starts[-1], body, words):
                starts.append(_started(page, item, starts[-1], items, words))
            before = page
        _find_agenda(starts, filled, words)
    return Pack(starts, filled, len(drafts), page_count, items)


def name_parts(pack: Pack) -> tuple[Part, ...]:
    """The parts of a file, once its headings are known."""
    starts, page_count = pack.starts, pack.page_count
    for start, after in zip_longest(starts, starts[1:]):
        if start.title_block is None:
            end = after.page if after else page_count + 1
            _name_by_heading(start, [page for page in pack.pages if start.page <= page.number < end])
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


def linked_items(pack: Pack) -> tuple[AgendaItem, ...]:
    """The agenda's items, each with the indexes of the papers that begin on its stamped pages."""
    stamps = {page.number: page.stamp for page in pack.pages}
    begins = [stamps.get(start.page) for start in pack.starts]
    return tuple(
        replace(
            item,
            parts=tuple(
                index for index, stamp in enumerate(begins) if stamp is not None and item.first <= stamp <= item.last
            ),
        )
        for item in pack.items
    )


def _is_pack(pages: Sequence[PageSigns], words: PaperWords) -> bool:
    """A file is a pack when it is stamped through, or has an agenda and papers behind it."""
    stamped = sum(1 for page in pages if page.stamp is not None)
    has_agenda = any(opens(page, words.agenda_titles) for page in pages[:4])
    openings = sum(1 for page in pages if author_lines(page, words) >= FEWEST_AUTHOR_LINES)
    return (stamped >= 2 and (has_agenda or openings > 1 or stamped < len(pages))) or (has_agenda and openings > 0)


def _begins_paper(page: PageSigns, before: PageSigns, current: _Start, body: float, words: PaperWords) -> bool:
    if page.number == current.page:
        return False
    if page.item is not None:
        return True
    if author_lines(page, words) >= FEWEST_AUTHOR_LINES or minutes_opening(page, words) is not None:
        return True
    if current.kind == "agenda" and page.stamp is not None and before.stamp is None:
        return True
    if counts_on(before, page):
        return False
    after_blank = page.number - before.number > 1
    shared_heads = page.heads.keys() & before.heads.keys()
    changed_heads = page.heads.keys() != before.heads.keys() and not shared_heads
    if is_title_page(page, body) and not is_title_page(before, body):
        return True
    if page.printed == "1" and before.printed not in (None, "1"):
        return True
    new_heads = changed_heads and bool(page.heads and before.heads)
    return (
        new_heads or (changed_heads and after_blank) or (opens_appendix(page, words) and (after_blank or changed_heads))
    )


def _body_size(drafts: Sequence[Draft]) -> float:
    sizes: dict[float, int] = {}
    for draft in drafts:
        for line in draft.lines:
            sizes[line.size] = sizes.get(line.size, 0) + len(line.words)
    return max(sizes, key=lambda size: (sizes[size], size))


def _started(
    page: PageSigns, item: AgendaItem | None, before: _Start, items: Sequence[AgendaItem], words: PaperWords
) -> _Start:
    """The paper that begins on `page`, bound behind its agenda item."""
    start = _start_of(page, words)
    start.ref = page.item
    behind = item or next(
        (each for each in items if page.stamp is not None and each.first <= page.stamp <= each.last), None
    )
    if behind is not None:
        start.ref, start.restricted = behind.ref or page.item, behind.restricted
        if start.kind == "other":
            start.kind = "report" if behind.first == page.stamp else "appendix"
        if start.title is None:
            start.title = behind.title
    elif start.kind == "other":
        start.ref = page.item or before.ref
        start.kind = "appendix" if before.kind in ("report", "appendix") else "other"
    return start


def _start_of(page: PageSigns, words: PaperWords) -> _Start:
    """What the first page of a paper says of it: its kind and its title."""
    start = _Start(page.number, page.first, "other")
    opening = minutes_opening(page, words)
    if opens(page, words.agenda_titles):
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
    if author_lines(page, words) >= FEWEST_AUTHOR_LINES:
        start.kind = "report"
    elif opens_appendix(page, words):
        start.kind = "appendix"
    if start.kind == "report":
        _name_by_subject(start, page, words)
    return start


@cache
def _subject_line(words: PaperWords) -> re.Pattern[str]:
    """ "Subject: Safer Roads Update"."""
    labels = "|".join(map(re.escape, words.subject_lines))
    return re.compile(rf"(?:{labels})\s*:\s*(?P<title>\S.*)", re.IGNORECASE)


def _name_by_subject(start: _Start, page: PageSigns, words: PaperWords) -> None:
    for place, draft in enumerate(page.drafts[:HEAD_DRAFTS]):
        if subject := _subject_line(words).match(draft.text):
            start.title, start.title_block = subject["title"], page.first + place
            return


def _name_by_heading(start: _Start, pages: Sequence[PageSigns]) -> None:
    """Give a paper without a subject line its title: the largest heading of its first page, or its running head.

    A heading that others further on look like heads a section; the running head then says more of the whole.
    """
    first, rest = pages[0], pages[1:]
    headings = [(place, draft) for place, draft in enumerate(first.drafts) if draft.kind == "heading"]
    head = _running_head(pages)
    place, draft = max(headings, key=lambda each: (round(each[1].first.size), -each[0]), default=(0, None))
    is_section = draft is None or any(
        other.kind == "heading" and other.level == draft.level for page in rest for other in page.drafts
    )
    if head is not None and is_section:
        start.title = head
    elif draft is not None:
        start.title, start.title_block = draft.text, first.first + place


def _running_head(pages: Sequence[PageSigns]) -> str | None:
    """The line of some words at the head or foot of at least half of `pages`."""
    counts = Counter(head for page in pages for head in page.heads)
    printed = {shape: text for page in reversed(pages) for shape, text in page.heads.items() if " " in text}
    common = [shape for shape in printed if counts[shape] >= 0.5 * len(pages)]
    return printed[max(common, key=lambda shape: (counts[shape], len(shape), shape))] if common else None


def _find_agenda(starts: Sequence[_Start], pages: Sequence[PageSigns], words: PaperWords) -> None:
    """The first paper of a pack is its agenda, though a cover may stand before the page that says so."""
    end = starts[1].page if len(starts) > 1 else pages[-1].number + 1
    for page in pages:
        if page.number < end and starts[0].kind == "other" and opens(page, words.agenda_titles):
            found = _start_of(page, words)
            starts[0].kind, starts[0].title, starts[0].title_block = found.kind, found.title, found.title_block
