"""The frames of relations, and where they hold: words in a sentence, and the two sides around them.

In:     a sentence with the places of the groups of words of the frames (extract/word_groups.py).
Out:    each frame that is filled there, with its sides; whether that is a fact is asked in extract/relation_sense.py.
Words:  corpus/vocabulary/relations.yaml (frames)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, cast, get_args

from corpus.load import vocabulary
from extract.facts import Predicate
from extract.phrase_things import whole_term
from extract.phrases_after import argument_after, arguments_after
from extract.phrases_before import argument_before, arguments_before, owner_before
from extract.stand_ins import Argument, Named
from extract.word_groups import SLOT
from ingest.errors import VocabularyError
from ingest.paper import Block

Groups = dict[tuple[int, int], list[tuple[int, int]]]  # where each group of each frame's words stands
Chain = list[tuple[int, int]]  # where the groups of one frame stand, in order
DONE_TO_THINGS = ("delivers", "governs", "commissions", "leads", "funds")
MOST_SLOT_CHARACTERS = 160  # between two parts of a frame


@dataclass(frozen=True, slots=True)
class Frame:
    """`parts` are the slots and, between them, the numbers of the word groups, in order."""

    index: int
    predicate: Predicate
    parts: tuple[str | int, ...]
    far: bool
    decided: bool
    object_body: bool
    object_is: str | None
    named: bool
    plural: bool  # "groups report to", where "group report to" is a paper
    subject_word: str | None = None  # a word that the subject's name must have
    subject_body: bool = False
    despite: str | None = None  # words of its own that doubt elsewhere: "subject to"


@dataclass(frozen=True, slots=True)
class Match:
    frame: Frame
    sides: dict[str, list[Argument]]
    start: int  # of the frame's own words, in the block's text
    end: int


@cache
def frames() -> tuple[Frame, ...]:
    return tuple(_frame(index, entry) for index, entry in enumerate(vocabulary("relations")["frames"]))


def _frame(index: int, entry: dict[str, Any]) -> Frame:
    parts: list[str | int] = []
    for number, piece in enumerate(each.strip() for each in SLOT.split(entry["say"])):
        if piece:
            parts.append(piece if SLOT.fullmatch("{" + piece + "}") else number)
    if entry["predicate"] not in get_args(Predicate):
        raise VocabularyError(f"no such predicate: {entry['predicate']}", "relations.yaml", "mend that frame")
    return Frame(
        index, cast(Predicate, entry["predicate"]), tuple(parts), entry.get("far", False), entry.get("decided", False),
        entry.get("object_body", False), entry.get("object_is"), entry.get("named", False), entry.get("plural", False),
        entry.get("subject_word"), entry.get("subject_body", False), entry.get("despite"),
    )  # fmt: skip


def groups_of(places: list[tuple[int, int, int, int]], sentence: tuple[int, int]) -> Groups:
    """Those of one sentence, by frame and group."""
    found: Groups = {}
    for frame, group, start, end in places:
        if sentence[0] <= start and end <= sentence[1]:
            found.setdefault((frame, group), []).append((start, end))
    return found


def chains_in(groups: Groups) -> list[tuple[Frame, Chain]]:
    """The frames whose words stand in a sentence, each with the places of its groups, in order of place."""
    present = {frame for frame, _ in groups}
    found = [(frame, chain) for frame in frames() if frame.index in present for chain in _chains(frame, groups)]
    return sorted(found, key=lambda each: (each[1][0][0], each[0].index))


def filled(
    frame: Frame,
    chain: Chain,
    named: Named,
    block: Block,
    sentence: tuple[int, int],
    given: list[Argument],
) -> Match | None:
    """The frame filled where its words stand. `given` is what the words before it have as their subject already."""
    sides: dict[str, list[Argument]] = {}
    place = 0
    for part in frame.parts:
        if isinstance(part, int):
            place += 1
            continue
        if part == "any":
            continue
        low = chain[place - 1][1] if place else sentence[0]
        high = chain[place][0] if place < len(chain) else sentence[1]
        side = part.rstrip("s")
        sides[side] = given if given and place == 0 else _side(frame, part, place, named, block, low, high)
        if side == "object" and place and frame.predicate in DONE_TO_THINGS:
            sides[side] = [whole_term(block.text, each, high) for each in sides[side]]
    if frame.object_is == "partnership" and (whole := named.partnership_before(block, chain[0][0])):
        sides["object"] = [whole]
    if frame.object_is == "owner" and (owner := owner_before(named, block, sentence[0], chain[0][0])):
        sides["object"] = [owner]
    if sides.get("subject") and sides.get("object"):
        return Match(frame, sides, chain[0][0], chain[-1][1])
    return None


def subject_of(match: Match) -> list[Argument]:
    """What stands before the words of a frame: who does it, or to whom it is done."""
    first = match.frame.parts[0]
    return match.sides[first.rstrip("s")] if isinstance(first, str) and first != "any" else []


def _side(frame: Frame, slot: str, place: int, named: Named, block: Block, low: int, high: int) -> list[Argument]:
    if place == 0 and slot.endswith("s"):
        return arguments_before(named, block, low, high, far=frame.far)
    if place == 0:
        found = argument_before(named, block, low, high, far=frame.far)
    elif slot.endswith("s"):
        listed = arguments_after(named, block, low, high, people=frame.predicate in ("member_of", "chairs"))
        if listed or slot != "objects" or frame.predicate not in DONE_TO_THINGS:
            return listed
        found = argument_after(named, block, low, high)
    else:
        found = argument_after(named, block, low, high)
    return [found] if found else []


def _chains(frame: Frame, groups: Groups) -> Iterator[Chain]:
    """Places of a frame's groups, each after the one before it and not far off."""
    index, numbers = frame.index, [part for part in frame.parts if isinstance(part, int)]
    firsts = groups.get((index, numbers[0]), [])
    for first in firsts:
        chain = [first]
        for number in numbers[1:]:
            last = chain[-1][1]
            after = [each for each in groups.get((index, number), []) if 0 < each[0] - last <= MOST_SLOT_CHARACTERS]
            if not after:
                break
            chain.append(after[0])
        if len(chain) == len(numbers):
            yield chain
