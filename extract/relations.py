"""Who chairs, leads, governs, delivers, funds, supports, scrutinises or commissions what; who belongs, who reports.

In:     sentences of one paper and the bodies found in them.
Out:    one fact for each relation that a sentence states; subject and object as printed, or, where the sentence says
        "the Board" or "it", as what that stands for. The year is the sentence's own, else the edition's or meeting's.
Words:  corpus/vocabulary/relations.yaml: frames, words around their two sides (extract/word_groups.py)
Leaves: what a sentence denies, doubts or proposes; membership told from attendance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, cast, get_args

from corpus.load import vocabulary
from extract.agreement import Plan, plans_of
from extract.body_names import body_mentions
from extract.facts import Predicate, RelationFact
from extract.labels import BRACKETED
from extract.likeness import fold
from extract.member_lists import listed_members
from extract.phrase_things import PEOPLE
from extract.phrases import Phrases
from extract.post_holders import is_person, post_holders
from extract.reading import Reading
from extract.registry import extractor
from extract.relation_year import is_own, year_of
from extract.stand_ins import Argument, Named
from extract.word_groups import SLOT, groups_in
from ingest.errors import VocabularyError
from ingest.paper import Block

CAPITAL = re.compile(r"\b[A-Z]")
OWNS = re.compile(r"[’']s?\s+[a-zA-Z]")
Groups = dict[tuple[int, int], list[tuple[int, int]]]  # where each group of each frame's words stands
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


@dataclass(frozen=True, slots=True)
class Match:
    frame: Frame
    sides: dict[str, list[Argument]]
    start: int  # of the frame's own words, in the block's text
    end: int


@extractor("relation", makes=RelationFact, after=("organisation",))
def find_relations(reading: Reading) -> Iterator[RelationFact]:
    """Yield each relation once, where it is first stated."""
    phrases = Phrases(Named(reading, body_mentions(reading)))
    seen: set[tuple[str, ...]] = set()
    told = (*_from_sentences(reading, phrases), *_from_posts(reading, phrases), *_from_lists(reading, phrases))
    expand = _short_forms(reading)
    for fact in told:
        key = (_one_name(fact.subject, expand), fact.predicate, _one_name(fact.object, expand))
        if key not in seen:
            seen.add(key)
            yield fact


def _short_forms(reading: Reading) -> dict[str, str]:
    """Short forms of bodies and their longer names, each with the shortest name that the paper gives that body."""
    found: dict[str, set[str]] = {}
    for mentions in body_mentions(reading).values():
        for each in mentions:
            if each.abbreviation and fold(each.abbreviation) != fold(each.name):
                found.setdefault(fold(each.abbreviation), set()).add(fold(each.name))
    expand: dict[str, str] = {}
    for short, names in found.items():
        shortest = min(names, key=lambda name: (len(name), name))
        if all(name.endswith(shortest) for name in names):  # "Flood Unit (FU)", "Westmere Flood Unit (FU)"
            expand |= dict.fromkeys((short, *names), shortest)
    return expand


def _one_name(side: str, expand: dict[str, str]) -> str:
    """A side as it is compared: "the Westmere Flood Unit (WFU)" is "WFU" again."""
    name = fold(BRACKETED.sub("", side))
    return expand.get(name, name)


def _from_sentences(reading: Reading, phrases: Phrases) -> Iterator[RelationFact]:
    plans = plans_of(reading)
    for block in reading.blocks():
        if block.kind == "heading":
            continue
        groups = groups_in(reading, block)
        for sentence in reading.sentences(block) if groups else ():
            for match in matches_in(phrases, block, sentence, _in_sentence(groups, sentence)):
                yield from _facts(reading, block, sentence, match, plans[reading.part(block).index])


def _from_posts(reading: Reading, phrases: Phrases) -> Iterator[RelationFact]:
    plans = plans_of(reading)
    for holder in post_holders(reading, phrases.named):
        part = reading.part(holder.block).index
        yield RelationFact(
            subject=holder.person,
            predicate=holder.predicate,
            object=holder.body,
            year=year_of("", plans[part]),
            evidence=holder.evidence,
            part=part,
        )


def _from_lists(reading: Reading, phrases: Phrases) -> Iterator[RelationFact]:
    plans = plans_of(reading)
    for member in listed_members(reading, phrases.named):
        part = reading.part(member.block).index
        yield RelationFact(
            subject=member.subject,
            predicate=member.predicate,
            object=member.body,
            year=year_of("", plans[part]),
            evidence=member.evidence,
            part=part,
            confidence=0.9,
        )


def matches_in(phrases: Phrases, block: Block, sentence: tuple[int, int], groups: Groups) -> Iterator[Match]:
    """The frames that hold in one sentence, with their sides; those denied or doubted left out."""
    present = {frame for frame, _ in groups}
    for frame in (each for each in frames() if each.index in present):
        for match in _fill(frame, groups, phrases, block, sentence):
            told_after = frame.plural and block.text[match.sides["object"][-1].end :].lstrip().startswith(":")
            told_after = told_after or _is_owner_alone(block.text, match)
            if _is_stated(block.text, sentence, match) and _makes_sense(match) and not told_after:
                yield match


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
        entry.get("subject_word"), entry.get("subject_body", False),
    )  # fmt: skip


def _in_sentence(groups: list[tuple[int, int, int, int]], sentence: tuple[int, int]) -> Groups:
    """Those of one sentence, by frame and group."""
    found: Groups = {}
    for frame, group, start, end in groups:
        if sentence[0] <= start and end <= sentence[1]:
            found.setdefault((frame, group), []).append((start, end))
    return found


def _fill(
    frame: Frame,
    groups: Groups,
    phrases: Phrases,
    block: Block,
    sentence: tuple[int, int],
) -> Iterator[Match]:
    """The frame filled at each place where its words stand."""
    numbers = [part for part in frame.parts if isinstance(part, int)]
    for chain in _chains(frame.index, numbers, groups):
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
            sides[part.rstrip("s")] = _side(frame, part, place, phrases, block, low, high)
        if frame.object_is == "partnership" and (whole := phrases.named.partnership_before(block, chain[0][0])):
            sides["object"] = [whole]
        if sides.get("subject") and sides.get("object"):
            yield Match(frame, sides, chain[0][0], chain[-1][1])


def _side(frame: Frame, slot: str, place: int, phrases: Phrases, block: Block, low: int, high: int) -> list[Argument]:
    if place == 0 and slot.endswith("s"):
        return phrases.all_before(block, low, high, far=frame.far)
    if place == 0:
        found = phrases.before(block, low, high, far=frame.far)
    elif slot.endswith("s"):
        return phrases.all_after(block, low, high, people=frame.predicate == "member_of")
    else:
        found = phrases.after(block, low, high)
    return [found] if found else []


def _chains(index: int, numbers: list[int], groups: Groups) -> Iterator[list[tuple[int, int]]]:
    """Places of a frame's groups, each after the one before it and not far off."""
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


def _is_stated(text: str, sentence: tuple[int, int], match: Match) -> bool:
    """Whether the sentence says that it is so: nothing denied, doubted or proposed up to the end of the frame."""
    words = vocabulary("relations")
    ends = [argument.end for side in match.sides.values() for argument in side]
    said = text[sentence[0] : max(match.end, *ends)]
    if match.frame.decided:
        return bool(_any_of("decided").search(said))
    if _any_of("not_so").search(text[_clause_start(text, sentence[0], match.start) : match.end + 30]):
        return False
    doubted = _any_of("might_be").search(said)
    return not doubted or bool(_any_of("agreed").search(said)) or doubted[0] not in words["might_be"]


def _clause_start(text: str, start: int, end: int) -> int:
    """Denial reaches over one clause: from the last semicolon or ", but" before the frame."""
    cuts = [match.end() for match in re.finditer(r";|, but |, however,? ", text[start:end])]
    return start + (cuts[-1] if cuts else 0)


@cache
def _any_of(name: str) -> re.Pattern[str]:
    says = sorted(vocabulary("relations")[name], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, says))})(?![\w-])")


def _makes_sense(match: Match) -> bool:
    """A body does it, or it is done to a body; members, chairs and reports need a body on the side that has them."""
    frame = match.frame
    subjects, objects = match.sides["subject"], match.sides["object"]
    is_body = {"body"}
    if frame.named and not any(each.kind != "thing" or CAPITAL.search(each.text) for each in objects):
        return False
    if frame.subject_body and not all(each.kind in is_body for each in subjects):
        return False
    if frame.subject_word and not all(frame.subject_word in each.text for each in subjects):
        return False
    if frame.plural and not all(each.text.endswith("s") for each in subjects):
        return False
    if frame.predicate in ("member_of", "chairs") and not all(map(_may_hold_a_place, subjects)):
        return False
    if frame.object_body or frame.predicate in ("member_of", "chairs", "reports_to"):
        if not all(each.kind in is_body for each in objects):
            return False
        if frame.predicate == "reports_to":
            return all(each.kind in ("body", "person") or PEOPLE.search(each.text) for each in subjects)
        return frame.predicate in ("member_of", "chairs") or any(each.kind in is_body for each in subjects)
    if frame.predicate == "leads" and all(each.kind in is_body for each in objects):
        return all(each.kind in is_body or is_person(each.text) for each in subjects)  # "led by Inspector Ann Reed"
    return any(each.kind in is_body for each in subjects)


def _is_owner_alone(text: str, match: Match) -> bool:
    """ "is part of the Council’s work": the body is only whose it is."""
    in_a_body = match.frame.object_body or match.frame.predicate in ("member_of", "chairs", "reports_to")
    return in_a_body and any(OWNS.match(text, each.end) for each in match.sides["object"] if each.end > match.end)


def _may_hold_a_place(subject: Argument) -> bool:
    """A body, a person or a post, "officers of the council"; not "a committee member", nor "happy for him"."""
    if subject.kind != "thing":
        return True
    return bool(CAPITAL.search(subject.text) or PEOPLE.search(subject.text)) and not subject.text.endswith(" member")


def _facts(
    reading: Reading, block: Block, sentence: tuple[int, int], match: Match, plan: Plan
) -> Iterator[RelationFact]:
    for subject in match.sides["subject"]:
        for object_ in match.sides["object"]:
            if fold(subject.text) == fold(object_.text):
                continue
            inside = [place for each in (subject, object_) for place in (each.start, each.end)]
            same_block = match.frame.object_is is None
            low = min(match.start, *inside) if same_block else match.start
            high = max(match.end, subject.end, object_.end if same_block else 0)
            sides = [each for side in match.sides.values() for each in side]
            own = is_own(reading, match.frame.predicate, sides, plan)
            colon = block.text.find(": ", high, sentence[1])  # what a colon brings in is told of another time
            year = year_of(block.text[sentence[0] : colon if colon > 0 else sentence[1]], plan, own=own)
            yield RelationFact(
                subject=subject.text,
                predicate=match.frame.predicate,
                object=object_.text,
                year=year,
                evidence=reading.evidence(block, low, high),
                part=reading.part(block).index,
                confidence=0.9 if {subject.kind, object_.kind} == {"body"} else 0.8,
            )
