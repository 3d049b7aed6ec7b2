"""The parts of a decision: a list under the words that open it, or marks that run on in one paragraph.

In:     the blocks of an item, and where a decision opens in them.
Out:    each part's first and last block, or its place in the text.
Rule:   a list ends where its own numbering does: bullets go on with bullets, "B" follows "A", "ii" follows "i".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.paper import Block

# "(1) ", "(a) ", "(iv) " before a part that runs on in a paragraph
PART_MARK = re.compile(r"\((?P<mark>\d{1,2}|[a-z]|[ivx]{1,4})\)\s+", re.IGNORECASE)
# "DECISION: (a) That the report be noted."
OPENS_IN_PARTS = re.compile(rf"[\s:.–-]*{PART_MARK.pattern}", re.IGNORECASE)
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def parts_under(blocks: Sequence[Block], place: int) -> list[tuple[Block, Block]]:
    """The list under a decision: each part's first and last block. It ends where its own numbering does."""
    parts: list[tuple[Block, Block]] = []
    depth = None
    for block in blocks[place + 1 :]:
        if block.kind != "list_item" and not (block.number and _comes_next(block.number, parts)):
            break
        if depth is not None and (block.depth or 1) > depth:
            parts[-1] = (parts[-1][0], block)
            continue
        if not _comes_next(block.number, parts):
            break
        depth = block.depth or 1
        parts.append((block, block))
    return parts


def _comes_next(number: str | None, parts: Sequence[tuple[Block, Block]]) -> bool:
    """Whether `number` goes on with the list: bullets with bullets, "A" first, then "B"."""
    if not parts:
        return number is None or number.lower() in ("1", "a", "i")
    last = parts[-1][0].number
    if number is None or last is None:
        return number is None and last is None
    return number.lower() in _successors(last.lower())


def _successors(number: str) -> tuple[str, ...]:
    """What may follow `number`: "2" after "1", "b" after "a", "ii" after "i".

    >>> _successors("i")
    ('j', 'ii')
    """
    if number.isdigit():
        return (str(int(number) + 1),)
    letter = (chr(ord(number) + 1),) if len(number) == 1 else ()
    roman = (ROMAN[ROMAN.index(number) + 1],) if number in ROMAN[:-1] else ()
    return (*letter, *roman)


def parts_inside(block: Block, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a decision that run on in one paragraph: "(1) the report be noted; (2) the plan be agreed"."""
    marks = list(PART_MARK.finditer(block.text, start, end))
    if len(marks) < 2 or marks[0]["mark"].lower() not in ("1", "a", "i"):
        return []
    ends = [*(mark.start() for mark in marks[1:]), end]
    spans = ((mark.end(), block.text[mark.end() : stop].rstrip(" ;,")) for mark, stop in zip(marks, ends, strict=True))
    return [(block.start + first, block.start + first + len(text)) for first, text in spans]
