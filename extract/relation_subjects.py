"""Whose a verb is that has no subject of its own: the one before it in the sentence, or the line above a list.

In:     the relations that a sentence has told so far; a list with the line that brings it in.
Out:    the argument that stands before the frame by sense: "The Board is chaired by A and reports to B"; "The Board
        will:", "Oversee the Flood Plan".
Words:  corpus/vocabulary/relations.yaml (brings_in_duties, item_verbs, might_be, not_so)
Rule:   only "and" and small words may stand between; a list's item must open with a verb, and its line name one body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.phrase_gaps import is_gap, over_bracket
from extract.reading import Reading
from extract.relation_frames import Match, subject_of
from extract.stand_ins import Argument, Named
from ingest.paper import Block

MOST_ITEMS_ABOVE = 20  # of the same list, up to the line that brings it in
JOINS_ON = re.compile(r"\s*,?\s*(?:and|but)\s+(?P<rest>.*)$", re.DOTALL)
PARTICIPLE = re.compile(r"(?:,\s+)?(?!consisting|comprising|including)[a-z]+ing\b")
WITHIN = re.compile(r"(?:\s+(?:and|&)\s+[\w\s]{1,40})?,\s*")
RELATIVE = re.compile(r"\b(?:which|who|that)\b")


def shared_subject(told: Sequence[Match], text: str, start: int) -> list[Argument]:
    """The subject of the relation that ends just before `start`, where only "and" and small words stand between."""
    for match in sorted(told, key=lambda each: -_end(each)):
        joint = JOINS_ON.match(text, over_bracket(text, _end(match)), start) if _end(match) < start else None
        if joint and is_gap(joint["rest"]) and not RELATIVE.search(joint["rest"]):
            return subject_of(match)
        if PARTICIPLE.match(text, start) and WITHIN.fullmatch(text[_end(match) : start + (text[start] == ",")]):
            return subject_of(match)  # "delivers the plan and its projects, reporting to the Board"
    return []


def _end(match: Match) -> int:
    return max(match.end, *(each.end for side in match.sides.values() for each in side))


class LeadInSubjects:
    """The bodies of whose duties the lists of one paper tell."""

    def __init__(self, reading: Reading, named: Named) -> None:
        self.reading, self.named = reading, named
        self._of_lines: dict[int, Argument | None] = {}

    def subject(self, block: Block, sentence: tuple[int, int], start: int) -> list[Argument]:
        """The body that has the duty which this item of a list tells, for a verb that begins at `start`."""
        if block.kind != "list_item" or not _opens_with_verb(block.text, sentence[0], start):
            return []
        line = self._line_above(block)
        body = self._body_of(line) if line else None
        return [replace(body, start=start, end=start)] if body else []

    def _line_above(self, block: Block) -> Block | None:
        """The line that brings in the list of which the block is an item."""
        for other in reversed(self.reading.paper.blocks[max(0, block.index - MOST_ITEMS_ABOVE) : block.index]):
            if other.kind != "list_item" or other.text.rstrip().endswith(":"):
                return other
        return None

    def _body_of(self, line: Block) -> Argument | None:
        if line.index not in self._of_lines:
            self._of_lines[line.index] = self._read(line)
        return self._of_lines[line.index]

    def _read(self, line: Block) -> Argument | None:
        start, end = self.reading.sentences(line)[-1]
        duties = _brings_in_duties().search(line.text, start, end)
        if not duties or _doubts().search(line.text, start, end):
            return None
        bodies = [each for each in self.named.anchors(line) if each.kind == "body" and start <= each.start]
        if bodies:
            return bodies[0] if len(bodies) == 1 else None
        called = re.compile(r"\b(?P<say>[Tt]he\s+(?:[A-Z][\w’-]+\s*){1,5}|It\b)").search(line.text, start, end)
        return self.named.stand_in(line, called["say"].strip(), called.start(), called.end()) if called else None


def _opens_with_verb(text: str, low: int, start: int) -> bool:
    """Whether the item begins with the verb at `start`, or with another that "and" joins to it."""
    before = text[low:start]
    if not before.strip(" •-–") or re.fullmatch(r"\W*(?:[Tt]o\s+)?(?:\w+ly\s+)?", before):
        return True
    return bool(_item_verb().match(before)) and bool(re.search(r"(?:\band|,)\s+(?:to\s+)?(?:\w+ly\s+)?$", before))


@cache
def _item_verb() -> re.Pattern[str]:
    """ "To develop", "Monitoring": how a duty begins."""
    verbs = one_of(vocabulary("relations")["item_verbs"])
    return re.compile(rf"\W*(?:to\s+)?(?:{verbs}|[a-z]+ing)\b", re.IGNORECASE)


@cache
def _brings_in_duties() -> re.Pattern[str]:
    """ "will:", "is responsible for:", "responsibilities of the Board are:" at the end of a line."""
    said = one_of(vocabulary("relations")["brings_in_duties"])
    return re.compile(rf"\b(?:{said})\b[^.]{{0,60}}[:;–-]+\s*$", re.IGNORECASE)


@cache
def _doubts() -> re.Pattern[str]:
    words = vocabulary("relations")
    return re.compile(rf"\b(?:{one_of([*words['might_be'], *words['not_so']])})\b")
