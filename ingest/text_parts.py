"""The papers bound in a plain text of a pack, told by how agendas, minutes and reports begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.paper import Block, Part, PartKind
from ingest.words import PaperWords

TITLE_WITHIN = 3  # blocks: a body's name and a title may stand above the words by which a part is told
AUTHOR_LINES_WITHIN = 8  # blocks
AUTHOR_LINE = re.compile(r"(?P<label>[A-Z][A-Za-z ]{1,30})\s*:\s")


class _Opening(NamedTuple):
    block: int
    kind: PartKind
    title: Block | None


def parts_of(blocks: Sequence[Block], words: PaperWords) -> tuple[Part, ...]:
    """One part over all blocks, or in a pack one for each paper in it. None where there are no blocks."""
    if not blocks:
        return ()
    openings = _openings(blocks, words)
    if not openings:
        title = next((block for block in blocks[:TITLE_WITHIN] if _may_be_title(block, words)), None)
        openings = [_Opening(0, "other", title)]
    first, *others = openings
    openings = [first._replace(block=0), *others]
    ends = [opening.block for opening in others] + [len(blocks)]
    return tuple(
        Part(
            index=index,
            kind=opening.kind,
            title=opening.title.text if opening.title else None,
            first_block=opening.block,
            last_block=end - 1,
            first_page=None,
            last_page=None,
            title_block=opening.title.index if opening.title else None,
        )
        for index, (opening, end) in enumerate(zip(openings, ends, strict=True))
    )


def _may_be_title(block: Block, words: PaperWords) -> bool:
    return block.kind == "heading" and block.text.lower() not in words.contents_headings


def _openings(blocks: Sequence[Block], words: PaperWords) -> list[_Opening]:
    """Where parts begin. A text without agenda and minutes is one report, whatever author lines it has."""
    found: list[_Opening] = []
    for block in blocks:
        lower = block.text.lower()
        if block.cell is None and lower in words.agenda_titles and not found:
            kind: PartKind = "minutes" if "minutes" in lower else "agenda"  # "Agenda and minutes" holds both
            found.append(_Opening(block.index, kind, block))
        elif (
            block.kind in ("paragraph", "heading") and block.number is None and lower.startswith(words.minutes_openings)
        ):
            if block.cell is None and ((found and len(block.text) > 30) or block.index <= TITLE_WITHIN):
                found.append(_Opening(_title_above(blocks, block, found), "minutes", block))
        elif found and _begins_report(blocks, block, words):
            found.append(_Opening(block.index, "report", _subject(blocks, block, words)))
    return found


def _title_above(blocks: Sequence[Block], block: Block, found: Sequence[_Opening]) -> int:
    """The first of the headings in a run just above `block`."""
    floor = found[-1].block if found else -1
    first = block.index
    while first - 1 > floor and block.index - first < TITLE_WITHIN and blocks[first - 1].kind == "heading":
        first -= 1
    return first


def _begins_report(blocks: Sequence[Block], block: Block, words: PaperWords) -> bool:
    """ "From: ..." or "By: ..." with another such line soon below it and none above."""
    if not _label(block, words) or (block.index and _label(blocks[block.index - 1], words)):
        return False
    below = blocks[block.index + 1 : block.index + AUTHOR_LINES_WITHIN]
    return any(_label(each, words) for each in below)


def _subject(blocks: Sequence[Block], block: Block, words: PaperWords) -> Block | None:
    below = blocks[block.index : block.index + AUTHOR_LINES_WITHIN]
    return next((each for each in below if _label(each, words) in ("subject", "title", "report title")), None)


def _label(block: Block, words: PaperWords) -> str | None:
    found = AUTHOR_LINE.match(block.text) if block.cell is None else None
    label = found["label"].lower() if found else ""
    return label if label in words.author_lines else None
