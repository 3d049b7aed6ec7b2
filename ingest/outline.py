"""Blocks as they are added one after another: each gets its index, its offset in the text and its section."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from ingest.folding import fold_character, fold_word
from ingest.paper import Block, BlockKind, CellRef, Mark, Part, PartKind
from ingest.plain import SOFT_HYPHEN


@dataclass
class Outline:
    """The blocks of a paper without pages so far, and the headings that stand open."""

    blocks: list[Block] = field(default_factory=list)
    open_headings: list[Block] = field(default_factory=list)

    @property
    def section(self) -> tuple[int, ...]:
        """The indexes of the headings that the next block would stand under."""
        return tuple(heading.index for heading in self.open_headings)

    def add(self, kind: BlockKind, text: str, *, cell: CellRef | None = None, **fields: Any) -> Block:
        """Append a block; `fields` are those of `Block`. A heading closes the open ones of its level and deeper."""
        is_heading = kind == "heading" and cell is None
        if is_heading:
            level = fields["level"]
            self.open_headings = [heading for heading in self.open_headings if (heading.level or 0) < level]
        start = self.blocks[-1].end + 1 if self.blocks else 0
        block = Block(len(self.blocks), kind, text, start, None, section=self.section, cell=cell, **fields)
        self.blocks.append(block)
        if is_heading:
            self.open_headings.append(block)
        return block

    def linked(self) -> tuple[Block, ...]:
        """The blocks, with each mark pointing to the next note below that has its label."""
        notes: dict[str, int] = {}
        linked: list[Block] = []
        for block in reversed(self.blocks):
            if block.kind == "note" and block.number is not None:
                notes[block.number] = block.index
            if block.marks:
                block = replace(block, marks=tuple(mark._replace(note=notes.get(mark.label)) for mark in block.marks))
            linked.append(block)
        return tuple(reversed(linked))

    def whole(self, kind: PartKind, title: Block | None) -> tuple[Part, ...]:
        """The one part of a file that is no pack; none for a file without blocks."""
        if not self.blocks:
            return ()
        title_text, title_index = (title.text, title.index) if title else (None, None)
        return (Part(0, kind, title_text, 0, len(self.blocks) - 1, None, None, title_block=title_index),)


def folded(text: str) -> str:
    """The text with characters made plain, look-alike letters Latin, white space single, and without soft hyphens.

    >>> folded("the  ﬁrst Арpeal")
    'the first Appeal'
    """
    if not text.isascii():
        text = "".join(map(fold_character, map(ord, text))).replace(SOFT_HYPHEN, "")
    return " ".join(map(fold_word, text.split()))


def marks_at(places: Iterable[tuple[int, str]], *, doubtful: bool = False) -> tuple[Mark, ...]:
    """Marks that point to no note yet: `Outline.linked` finds their notes."""
    return tuple(Mark(offset, label, None, doubtful) for offset, label in places)
