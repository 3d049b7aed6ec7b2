"""Drafts to the blocks of a `Paper`: text, words with offsets, marks, starts and sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.blocks import Draft
from ingest.folding import BULLET
from ingest.layout import PrintedWord
from ingest.lines import Line
from ingest.paper import Block, CellRef, Mark, Original, Word
from ingest.plain import SOFT_HYPHEN, moved, without_soft_hyphens

_CLOSERS = "‘’“”'\"().,;:"


@dataclass(frozen=True, slots=True)
class Composed:
    """What the printed words of a block come to."""

    text: str
    words: tuple[Word, ...]
    marks: tuple[Mark, ...]
    originals: tuple[Original, ...] = ()


def known_words(lines: Sequence[Line]) -> frozenset[str]:
    """Every word printed whole, in lower case: what a word broken at a line's end is compared with."""
    return frozenset(word.text.strip(_CLOSERS).casefold() for line in lines for word in line.words[:-1])


def compose(lines: Sequence[Line], skip: int, known: frozenset[str], *, narrow: bool = False) -> Composed:
    """The text of `lines` without the first `skip` words (a marker).

    In a `narrow` room, a cell of a table, words may be broken without a hyphen.
    """
    text = ""
    words: list[Word] = []
    marks: list[Mark] = []
    originals: list[Original] = []
    broken = False
    place = 0
    for line in lines:
        for position, word in enumerate(line.words):
            place += 1
            if place <= skip:
                continue
            last_on_line = position == len(line.words) - 1
            if broken:
                whole, words = _rejoined(text, words, word, known)
                if text[len(whole) :] == SOFT_HYPHEN:
                    originals.append(Original(len(whole), len(whole), SOFT_HYPHEN))
                text = whole
            elif narrow and words and position == 0 and _is_rest(text[words[-1].start :], word.text, known):
                pass
            elif text:
                if word.space:
                    originals.append(Original(len(text), len(text) + 1, word.space))
                text += " "
            start = len(text)
            if word.originals:
                originals += moved(word.originals, start)
            shown = word.text
            text += shown
            words.append(Word(start, len(text), word.page, word.box))
            if word.marks:
                marks += [Mark(start + mark.offset, mark.label, None) for mark in word.marks]
            broken = last_on_line and len(shown) > 1 and shown[-1] in "-\u00ad" and shown[-2].isalpha()
    return _without_soft_hyphens(Composed(text, tuple(words), tuple(marks), tuple(originals)))


def _rejoined(text: str, words: list[Word], word: PrintedWord, known: frozenset[str]) -> tuple[str, list[Word]]:
    """The text before a word that goes on a hyphenated line: without the hyphen where the word was only broken."""
    first = text[words[-1].start :]
    second = word.text.rstrip(".,;:)’”'\"")
    whole = (first[:-1] + second).casefold()
    was_broken = first.endswith("\u00ad") or (whole in known and (first + second).casefold() not in known)
    if was_broken and word.text[:1].islower():
        last = words[-1]
        return text[:-1], [*words[:-1], last._replace(end=last.end - 1)]
    return text, words


def _is_rest(before: str, after: str, known: frozenset[str]) -> bool:
    """Whether two halves, no words themselves, make a word that is printed elsewhere: "Revenu" over "e"."""
    halves = before.casefold(), after.strip(_CLOSERS)
    if not (before.isalpha() and halves[1].isalpha() and halves[1].islower()):
        return False
    return "".join(halves) in known and not known.intersection(halves)


def _without_soft_hyphens(composed: Composed) -> Composed:
    """Soft hyphens inside a word say where it may be broken, nothing else."""
    if SOFT_HYPHEN not in composed.text:
        return composed
    text, originals, places = without_soft_hyphens(composed.text, composed.originals)
    return Composed(
        text,
        tuple(word._replace(start=places[word.start], end=places[word.end]) for word in composed.words),
        tuple(mark._replace(offset=places[mark.offset]) for mark in composed.marks),
        originals,
    )


def _bullet_of(draft: Draft) -> str | None:
    """The sign before a list item as the file has it, where it is another than the plain one."""
    if draft.kind != "list_item" or draft.marker is None or draft.marker.kind != "bullet":
        return None
    sign = draft.first.words[0]
    printed = sign.originals[0].text if sign.originals else sign.text
    return None if printed == BULLET else printed


def compose_blocks(drafts: Sequence[Draft], part_starts: frozenset[int] = frozenset()) -> tuple[Block, ...]:
    """The blocks of a paper; `part_starts` are the indexes at which a new part, and so a new outline, begins."""
    known = known_words([line for draft in drafts for line in draft.lines])
    blocks: list[Block] = []
    outline: list[Block] = []
    start = 0
    for index, draft in enumerate(drafts):
        if index in part_starts:
            outline = []
        skipped, is_cell = draft.marker.words if draft.marker else 0, draft.grid_cell is not None
        composed = compose(draft.lines, skipped, known, narrow=is_cell)
        if draft.kind == "heading" and draft.level is not None:
            while outline and (outline[-1].level or 0) >= draft.level:
                outline.pop()
        block = Block(
            index=index,
            kind=draft.kind,
            text=composed.text,
            start=start,
            page=draft.first.page,
            words=composed.words,
            number=draft.number,
            level=draft.level,
            depth=draft.depth,
            section=tuple(heading.index for heading in outline),
            marks=composed.marks,
            cell=CellRef(*draft.grid_cell) if draft.grid_cell else None,
            bold=draft.bold,
            italic=draft.italic,
            originals=composed.originals,
            bullet=_bullet_of(draft),
        )
        blocks.append(block)
        start = block.end + 1
        if draft.kind == "heading" and draft.level is not None:
            outline.append(block)
    return tuple(blocks)
