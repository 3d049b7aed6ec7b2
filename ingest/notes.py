"""Footnotes and endnotes, and the marks that point to them.

Notes stand at the foot of a page, smaller than the text and numbered, or in a list under a heading such as "Notes:".
A list may begin anew in each section, so a mark points to the note with its label that shares most of its headings,
on its own page first, then below, then above.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from ingest.blocks import Draft
from ingest.headings import is_link_coloured
from ingest.markers import Marker
from ingest.paper import Block
from ingest.words import PaperWords

SMALLER = 0.93  # of the body's size: notes at a page's foot are set at most so large
LONGEST_RUN = 3  # marks with nothing between
FOOT = 0.5  # of the page's height: they begin below this
_STARRED = re.compile(r"\[?(?P<label>[*†‡§]{1,3})\s*(?=[\w‘“\"'])")
_LINK_PUNCTUATION = ":- "


def mark_foot_notes(drafts: Sequence[Draft], body: float, page_height_pt: float) -> None:
    """Set the kind of the notes at the foot of one page: the last drafts, small, the first of them marked."""
    first = len(drafts)
    while first > 0 and is_small(drafts[first - 1], body) and drafts[first - 1].first.box.top > FOOT * page_height_pt:
        first -= 1
    while first < len(drafts) and not _opens_foot_note(drafts[first]):
        first += 1
    for draft in drafts[first:]:
        _make_note(draft)


def mark_note_lists(drafts: Sequence[Draft], body: float, words: PaperWords) -> None:
    """Set the kind of the notes that stand in lists under a notes heading."""
    in_list = False
    for draft in drafts:
        if draft.grid_cell is not None or draft.first.banded:
            in_list = False
        elif _is_notes_heading(draft, words):
            in_list = True
        elif in_list:
            in_list = _opens_note(draft) or is_small(draft, body) or _is_link(draft)
            if in_list:
                _make_note(draft)


def _is_notes_heading(draft: Draft, words: PaperWords) -> bool:
    text = draft.text.casefold().strip(_LINK_PUNCTUATION)
    if draft.kind == "note" or len(text) > 60:
        return False
    last = text.rsplit(" ", 1)[-1]
    in_two_tongues = any(part.strip() in words.notes_headings for part in text.split("/"))
    return in_two_tongues or (last in words.notes_headings and last.endswith("s") and draft.bold)


def is_small(draft: Draft, body: float) -> bool:
    """Whether it is set clearly smaller than the text."""
    return draft.first.size <= SMALLER * body and not draft.first.banded


def _is_link(draft: Draft) -> bool:
    return draft.marker is None and ("://" in draft.text or (draft.first.underlined and is_link_coloured(draft.first)))


def _opens_note(draft: Draft) -> bool:
    if draft.marker is not None:
        return draft.marker.kind in ("single", "raised", "bare", "lettered") and draft.number is not None
    return bool(_STARRED.match(draft.text))


def _opens_foot_note(draft: Draft) -> bool:
    return _opens_note(draft) and (draft.marker is None or draft.marker.kind != "lettered")


def mark_starred_notes(drafts: Sequence[Draft]) -> None:
    """Set the kind of paragraphs that begin with a star, where a word on their page bears that star."""
    stars: set[tuple[int, str]] = {
        (line.page, mark.label)
        for draft in drafts
        for line in draft.lines
        for word in line.words
        for mark in word.marks
    }
    for draft in drafts:
        starred = _STARRED.match(draft.text)
        if starred and draft.kind in ("paragraph", "list_item") and (draft.first.page, starred["label"]) in stars:
            draft.marker = None
            _make_note(draft)


def _make_note(draft: Draft) -> None:
    draft.kind = "note"
    if draft.marker is None and (starred := _STARRED.match(draft.text)):
        draft.number = starred["label"]
        if draft.first.words[0].text == starred["label"]:
            line = draft.first
            draft.marker = Marker("raised", starred["label"], 1, line.box.x0, line.words[1].box.x0)


def link_marks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with every mark pointing to its note, where there is one."""
    notes: dict[str, list[Block]] = {}
    for block in blocks:
        if block.kind == "note" and block.number:
            notes.setdefault(block.number, []).append(block)
    if not notes:
        return tuple(blocks)
    return tuple(
        replace(
            block,
            marks=tuple(
                mark._replace(label=label, note=_note_for(block, notes.get(label, [])))
                for mark in block.marks
                for label in _labels_run_together(mark.label, notes)
            ),
        )
        if block.marks
        else block
        for block in blocks
    )


def _labels_run_together(label: str, notes: Collection[str]) -> Sequence[str]:
    """The digits of "12" where the paper has notes 1 and 2 but no twelfth: two marks were set with nothing between."""
    is_run = label.isdecimal() and 2 <= len(label) <= LONGEST_RUN and label not in notes
    return (
        list(label) if is_run and all(digit in notes for digit in label) and list(label) == sorted(label) else [label]
    )


def _note_for(block: Block, notes: Sequence[Block]) -> int | None:
    """The index of that one of `notes`, all with the mark's label, which a mark in `block` points to."""
    pages = {word.page for word in block.words}

    def nearness(note: Block) -> tuple[int, int, int, int]:
        shared = sum(1 for ours, theirs in zip(block.section, note.section, strict=False) if ours == theirs)
        return (-int(note.page in pages), -shared, int(note.index < block.index), abs(note.index - block.index))

    return min(notes, key=nearness).index if notes else None
