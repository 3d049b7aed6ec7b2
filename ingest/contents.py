"""Contents pages: lines that name a section and the page it begins on. They look like headings and state nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.blocks import Draft
from ingest.layout import PrintedPage, PrintedWord
from ingest.plain import cut
from ingest.words import PaperWords

_LEADER = re.compile(r"[.…·_]{4,}|…{2,}|(?:\.\s?){5,}")  # "Foreword ........ 4"
_PAGE_NUMBER = re.compile(r"\d{1,3}")
TAB_GAP = 1.5  # in sizes: a page number stands at least this far from the title


def take_leaders(page: PrintedPage) -> None:
    """Take the rows of dots out of the words of `page`; the word before one then `leads`."""
    if not any(_LEADER.search(word.text) for word in page.words):
        return
    kept: list[PrintedWord] = []
    for word in page.words:
        if not _LEADER.search(word.text):
            kept.append(word)
            continue
        pieces = list(_around_leader(word))
        if (not pieces or pieces[0].box.x0 > word.box.x0) and kept and abs(kept[-1].baseline - word.baseline) < 2:
            kept[-1].leads = True
        kept += pieces
    page.words = kept


def _around_leader(word: PrintedWord) -> Iterator[PrintedWord]:
    """What stands before and after the dots; its width is a share of the whole word's."""
    width = (word.box.x1 - word.box.x0) / len(word.text)
    start = 0
    for leader in [*_LEADER.finditer(word.text), None]:
        end = leader.start() if leader else len(word.text)
        if end > start:
            box = word.box._replace(x0=word.box.x0 + start * width, x1=word.box.x0 + end * width)
            originals = cut(word.originals, start, end)
            yield replace(
                word, text=word.text[start:end], box=box, leads=leader is not None, marks=(), originals=originals
            )
        start = leader.end() if leader else end


def mark_contents(drafts: Sequence[Draft], words: PaperWords) -> None:
    """Set the kind of every line of a contents page to `contents`.

    Such lines have dot leaders, or follow a heading that says "Contents" and end with a number set apart.
    """
    after_heading = False
    for draft in drafts:
        if draft.grid_cell is not None:
            after_heading = False
        elif draft.text.casefold().strip(" :") in words.contents_headings:
            after_heading = True
        elif draft.first.leads or (after_heading and _ends_with_page(draft)):
            draft.kind = "contents"
        else:
            after_heading = after_heading and len(draft.text) < 80 and draft.last.page == draft.first.page
            after_heading = after_heading and draft.text[-1] not in ".;"


def _ends_with_page(draft: Draft) -> bool:
    words = draft.last.words
    if len(words) < 2 or not _PAGE_NUMBER.fullmatch(words[-1].text):
        return False
    return words[-1].box.x0 - words[-2].box.x1 > TAB_GAP * draft.last.size
