"""What each paper says of itself in its head: author lines, its date, whether it is restricted, its printed pages.

In:     the parts of a paper, its blocks and pages, and the words that layout needs.
Out:    the parts with `head`, `date`, `printed_pages`, and `restricted` where the head says so.
Rule:   a head is a run of lines with labels ("From: ...") that stand among the first blocks of a paper, before its
        first paragraph of text. A short line without a label between two that have one goes with the line above it:
        a report by several people names one to a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from ingest.paper import Block, HeadLine, Page, Part, PartKind
from ingest.part_dates import date_in, opening_date, whole_date
from ingest.words import PaperWords

WITHIN = 16  # blocks: a head stands among the first of a paper
FEWEST_LABELS = 2  # one alone may open a letter, or a sentence
LONGEST_MORE = 16  # words of a line without a label
MOST_LABEL_WORDS = 4
WIDE_GAP = 1.5  # of a line's height: words of a sentence stand no further apart
DATE_WITHIN = 8  # blocks: a date in a title, an opening or a line of its own


def with_heads(
    parts: Sequence[Part], blocks: Sequence[Block], pages: Sequence[Page], words: PaperWords
) -> tuple[Part, ...]:
    """The parts with what their heads say."""
    printed = {page.number: page.printed for page in pages}
    return tuple(_told(part, blocks[part.first_block : part.last_block + 1], printed, words) for part in parts)


def _told(part: Part, blocks: Sequence[Block], printed: dict[int, str | None], words: PaperWords) -> Part:
    head = tuple(_head_lines(blocks[:WITHIN], words))
    numbers = [
        number for page in range(part.first_page or 1, (part.last_page or 0) + 1) if (number := printed.get(page))
    ]
    return replace(
        part,
        head=head,
        date=_date_of(part.kind, head, blocks[:DATE_WITHIN], words),
        restricted=part.restricted or _is_restricted(head, words),
        printed_pages=tuple(dict.fromkeys((numbers[0], numbers[-1]))) if numbers else (),
    )


@cache
def _line(words: PaperWords) -> re.Pattern[str]:
    """ "To : The Board": a label at the start of a line."""
    labels = "|".join(map(re.escape, sorted((*words.author_lines, *words.head_labels), key=len, reverse=True)))
    return re.compile(rf"(?P<label>{labels})\s*:\s*(?P<text>.*)", re.IGNORECASE)


def _head_lines(blocks: Sequence[Block], words: PaperWords) -> Iterator[HeadLine]:
    found: list[HeadLine] = []
    more: list[Block] = []  # lines without a label since the last with one
    rows = {(block.cell.table, block.cell.row): block for block in blocks if block.cell and block.cell.column == 0}
    for block in blocks:
        label = _label_in_table(block, rows, words)
        line = _line(words).fullmatch(_with_colon(block, words)) if label is None else None
        if label is None and line is None:
            if found and not _may_go_on(block):
                break
            more.append(block)
            continue
        if found:
            found += [HeadLine(found[-1].label, each.text, each.index) for each in more]
        more = []
        if label is not None:
            found.append(HeadLine(label, block.text, block.index))
        elif line is not None and line["text"]:
            found.append(HeadLine(line["label"], line["text"], block.index))
    if len({line.label.casefold() for line in found if line.label.casefold() in words.author_lines}) >= FEWEST_LABELS:
        yield from found


def _with_colon(block: Block, words: PaperWords) -> str:
    """The text of a block; with a colon behind a label that only a wide gap sets apart: "To      The Board"."""
    for count in range(1, min(MOST_LABEL_WORDS, len(block.words) - 1) + 1):
        last, following = block.words[count - 1], block.words[count]
        height = last.box.bottom - last.box.top
        label = block.text[: last.end]
        if label.casefold() in (*words.author_lines, *words.head_labels) and (
            following.box.x0 - last.box.x1 >= WIDE_GAP * height
        ):
            return f"{label}: {block.text[following.start :]}"
    return block.text


def _may_go_on(block: Block) -> bool:
    """Whether a line between two that have labels may belong to the first: a second author, a label's own cell."""
    if block.cell is not None and block.cell.column == 0:
        return True
    return block.kind == "paragraph" and block.number is None and len(block.text.split()) <= LONGEST_MORE


def _label_in_table(block: Block, rows: dict[tuple[int, int], Block], words: PaperWords) -> str | None:
    """The label in the first cell of the row of a table in whose second cell this block stands."""
    if block.cell is None or block.cell.column != 1:
        return None
    first = rows.get((block.cell.table, block.cell.row))
    label = first.text.strip(" :") if first else ""
    return label if label.casefold() in (*words.author_lines, *words.head_labels) else None


def _date_of(kind: PartKind, head: Sequence[HeadLine], blocks: Sequence[Block], words: PaperWords) -> str | None:
    """The date that a head gives, on a line of its own or behind whom it goes to; without a head, one near the top."""
    dated = [line for line in head if line.label.casefold() in words.date_lines]
    for line in [*dated, *head]:
        if date := date_in(line.text):
            return date
    if head:
        return None
    for block in blocks:
        if told := _date_over(kind, block):
            return told
    return None


def _date_over(kind: PartKind, block: Block) -> str | None:
    """The date of a paper in one of its first blocks; those of meetings that an agenda's items name are not its own."""
    if kind == "minutes" or (kind == "agenda" and block.kind == "heading"):
        return date_in(block.text)
    if kind == "agenda":
        return opening_date(block.text)
    return whole_date(block.text.partition(":")[2] or block.text)


def _is_restricted(head: Sequence[HeadLine], words: PaperWords) -> bool:
    return any(
        line.label.casefold() in words.class_lines and line.text.casefold().startswith(words.restricted_classes)
        for line in head
    )
