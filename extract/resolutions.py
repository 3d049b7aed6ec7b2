"""What meetings decided, in the words of their minutes.

In:     minutes, item by item.
Out:    one `resolution` for each decision; a decision with parts A, B, C is one for each part. Those of a record of one
        member's decision have the day it was signed.
Words:  corpus/vocabulary/resolutions.yaml
Rule:   a decision opens with a word like RESOLVED, at the start of its paragraph, or in capitals after "It was". Its
        text is the sentence; where that only leads to parts, the parts. What was merely "agreed" in discussion is one
        only in minutes in which nothing is resolved; what a report recommends is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus.load import vocabulary
from extract.decision_openings import (
    listed_decisions,
    noted_in_parts,
    openings,
    opens_part,
    plain_decisions,
    told_decisions,
)
from extract.decision_records import decision_record
from extract.facts import ResolutionFact
from extract.issue_pages import Sitting, sittings_of
from extract.meeting_heads import meeting_head
from extract.minutes import Item, items_of
from extract.paper_kinds import kind_of
from extract.reading import Reading
from extract.registry import extractor
from ingest.paper import Block, Part

Decision = Literal["note", "agree", "approve", "endorse", "amend", "refer", "other"]

# "that the Board receive a report at its next meeting": it asks for one
TO_COME = re.compile(
    r"\breceive\b[^.;]*\b(?:at|to)\s+(?:the|a|its|their)\s+(?:next|future|following|later)\s+meetings?\b"
)
NUMBER = re.compile(r"\d+(?:\.\d+)*\.?\s+")  # of a paragraph: "1.2 It was agreed"
MARKS = " .:-–"  # between a word of decision and what it opens


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision, or one part of it."""

    start: int  # offsets in the paper's text
    end: int
    lead: str  # the words between RESOLVED and the part; empty where the decision has no parts


@extractor("resolution", makes=ResolutionFact)
def find_resolutions(reading: Reading) -> Iterator[ResolutionFact]:
    """The decisions of every set of minutes in the paper, in order."""
    for part in reading.paper.parts:
        kind = kind_of(reading.paper, part)
        if kind not in ("minutes", "agenda"):
            yield from _recorded(reading, part)
        if kind != "minutes":
            continue
        if sittings := sittings_of(reading.paper, part):
            for sitting in sittings:
                yield from _of_sitting(reading, part, sitting)
            continue
        head = meeting_head(reading.paper, part)
        date = head.date if head else None
        items = items_of(reading.paper, part, minuted=True)
        blocks = reading.paper.blocks[part.first_block : part.last_block + 1]
        first = items[0].start if items else None
        before = [block for block in blocks if first is None or block.start < first]
        resolves = any("RESOLVED" in block.text for block in blocks)
        opened = resolves or any(True for block in blocks for _ in openings(block.text))
        for item, under in [(None, before), *((item, list(item.blocks)) for item in items)]:
            decisions = decisions_in(reading, under, in_item=item is not None, resolves=resolves)
            for decided in decisions or (() if opened or item is None else _told(reading, under)):
                yield _fact(reading, part.index, date, item, under, decided)


def _of_sitting(reading: Reading, part: Part, sitting: Sitting) -> Iterator[ResolutionFact]:
    """What was decided of an issue at one meeting; such a page may give the parts of a decision and no word before."""
    under = list(sitting.item.blocks)
    resolves = any("RESOLVED" in block.text for block in under)
    decided = decisions_in(reading, under, resolves=resolves)
    for each in decided or [Decided(block.start, block.end, "") for block in listed_decisions(under)]:
        yield _fact(reading, part.index, sitting.date, sitting.item, under, each)


def decisions_in(
    reading: Reading, blocks: Sequence[Block], *, in_item: bool = True, resolves: bool = False
) -> list[Decided]:
    """Each decision that `blocks` record; under an item, by its wording alone where no word opens one."""
    found: list[Decided] = []
    for place, block in enumerate(blocks):
        for opening in openings(block.text, resolves=resolves):
            found += _opened(reading, blocks, place, opening)
    if not found and in_item:
        found = [Decided(part.start, part.end, lead) for part, lead in noted_in_parts(blocks)]
    if not found and in_item:
        found = [Decided(block.start, block.end, "") for block in plain_decisions(blocks)]
    return found


def _told(reading: Reading, blocks: Sequence[Block]) -> Iterator[Decided]:
    """What sentences tell was agreed, in minutes where no word like RESOLVED opens a decision."""
    for told in told_decisions(blocks, reading.sentences):
        number = NUMBER.match(told.block.text, told.start)
        start = number.end() if number else told.start
        yield Decided(told.block.start + start, told.block.start + told.end, "")


def _opened(reading: Reading, blocks: Sequence[Block], place: int, opening: re.Match[str]) -> Iterator[Decided]:
    """What one word like RESOLVED opens in its block: parts under it or in it, its sentence, or what stands below."""
    block = blocks[place]
    in_parts = OPENS_IN_PARTS.match(block.text, opening.end())
    end = len(block.text) if in_parts else _sentence_end(reading, block, opening.end())
    lead = block.text[opening.end() : end]
    leads_on = end == len(block.text) and _leads_on(lead)
    parts = _parts(blocks, place) if leads_on else []
    inside = [] if parts else _parts_inside(block, opening.end(), end)
    if parts or inside:
        for first, last in parts:
            yield Decided(first.start, last.end, lead or ":")
        for start, stop in inside:
            yield Decided(start, stop, block.text[opening.end() : inside[0][0] - block.start])
        return
    below = list(_under(blocks, place, block.start + opening.start(), lead)) if leads_on else []
    if below and (not lead.strip(MARKS) or lead.rstrip().endswith(":")):
        yield from below
    elif lead.strip(MARKS):
        yield Decided(block.start + opening.start(), block.start + end, "")


def _under(blocks: Sequence[Block], place: int, start: int, lead: str) -> Iterator[Decided]:
    """What stands in paragraphs under an opening word alone, "RESOLVED:", or under "resolved to:"."""
    following = blocks[place + 1 :]
    if following and not lead.strip(MARKS) and following[0].text.rstrip(" -–").endswith(":"):
        parts = _parts(blocks, place + 1)
        if parts:
            yield from (Decided(first.start, last.end, following[0].text) for first, last in parts)
            return
    for count, block in enumerate(following):
        if block.kind not in ("paragraph", "list_item") or block.cell is not None or not opens_part(block.text):
            return
        if lead.strip(MARKS):
            yield Decided(block.start, block.end, lead)
        else:
            yield Decided(start if count == 0 else block.start, block.end, "")


def _recorded(reading: Reading, part: Part) -> Iterator[ResolutionFact]:
    """What a record of one member's or officer's decision says was decided."""
    record = decision_record(reading.paper, part)
    for block in record.parts if record else ():
        text = re.sub(r"[;,]?\s*(?:and)?$", "", block.text)
        if not (record and record.lead) and not opens_part(text) and not any(openings(text)) and not _verbs_in(text):
            continue  # it tells how the matter came about
        yield ResolutionFact(
            evidence=reading.evidence(block),
            part=part.index,
            meeting_date=record.date if record else None,
            minute=None,
            item=record.subject if record else None,
            decision=decision_of(text, record.lead if record else ""),
            text=text,
            confidence=0.9,
        )


def decision_of(text: str, lead: str = "") -> Decision:
    """The kind of decision by its first verb; a part without one of its own has that of the words that lead to it.

    >>> decision_of("RESOLVED that the update be noted.")
    'note'
    >>> decision_of("the terms, and approve the rest", lead="that the members agree:")
    'agree'
    """
    if any(words in text.lower() for words in vocabulary("resolutions")["found_right"]):
        return "approve"
    if TO_COME.search(text):
        return "other"
    own, leading = _verbs_in(AGREED_THAT.sub("That", text)), _verbs_in(lead)
    if own and (not leading or own[0].start() <= len("that the ")):
        first, following = own[0], own[1] if len(own) > 1 else None
        if following and re.fullmatch(r"\s+to\s+", text[first.end() : following.start()]):
            first = following  # "agree to note"
    elif leading:
        first = leading[-1]
    else:
        return "other"
    return _kinds()[re.sub(r"^(?:be|are|is|was|were|been)\s+", "", first[0].lower())]


def _verbs_in(text: str) -> list[re.Match[str]]:
    return [match for match in _verbs().finditer(text) if not _is_noun(text, match)]


def _fact(
    reading: Reading, part: int, date: str | None, item: Item | None, under: Sequence[Block], decided: Decided
) -> ResolutionFact:
    evidence = reading.evidence_between(decided.start, decided.end)
    text = re.sub(r"[;,]?\s*(?:and)?$", "", evidence.quote) if decided.lead else evidence.quote
    headings = [block.text for block in under if block.kind == "heading" and block.start < decided.start]
    return ResolutionFact(
        evidence=evidence,
        part=part,
        meeting_date=date,
        minute=item.minute if item else None,
        item=item.title if item else (headings[-1] if headings else None),
        decision=decision_of(text, decided.lead),
        text=text,
    )


def _sentence_end(reading: Reading, block: Block, start: int) -> int:
    """The end of the sentence that holds `start`; of the block where sentences are numbered parts."""
    for first, last in reading.sentences(block):
        if first <= start < last and len(block.text[start:last].split()) > 1:
            return last
    return len(block.text)


def _leads_on(lead: str) -> bool:
    """Whether the words after RESOLVED leave open what was decided: "that the Board:", "to:", "that members"."""
    return not lead.rstrip().endswith((".", "!", "?"))


def _parts(blocks: Sequence[Block], place: int) -> list[tuple[Block, Block]]:
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


ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def _parts_inside(block: Block, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a decision that run on in one paragraph: "(1) the report be noted; (2) the plan be agreed"."""
    marks = list(PART_MARK.finditer(block.text, start, end))
    if len(marks) < 2 or marks[0]["mark"].lower() not in ("1", "a", "i"):
        return []
    ends = [*(mark.start() for mark in marks[1:]), end]
    spans = ((mark.end(), block.text[mark.end() : stop].rstrip(" ;,")) for mark, stop in zip(marks, ends, strict=True))
    return [(block.start + first, block.start + first + len(text)) for first, text in spans]


# "(1) ", "(a) ", "(iv) " before a part that runs on in a paragraph
PART_MARK = re.compile(r"\((?P<mark>\d{1,2}|[a-z]|[ivx]{1,4})\)\s+", re.IGNORECASE)


AGREED_THAT = re.compile(r"^\W*AGREED\s*[:–—-]\s*[Tt]hat\b(?=.*\bbe\s+\w+)", re.DOTALL)  # what was agreed says more
OPENS_IN_PARTS = re.compile(
    rf"[\s:.–-]*{PART_MARK.pattern}", re.IGNORECASE
)  # "DECISION: (a) That the report be noted."


def _is_noun(text: str, match: re.Match[str]) -> bool:
    """ "the note", "a refer": a verb's form after an article is a noun; "noted" before a noun an adjective."""
    before = text[: match.start()].split()
    if before and before[-1].lower() in ("the", "a", "an", "this", "these"):
        return True
    past = match[0].lower().endswith("ed") and " " not in match[0]
    after = re.match(
        r"\s+(?:the|that|this|these|their|there|its|an?|to|by)\b|\s+and\s+\w+ed\b|[.,;:]|\s*$", text[match.end() :]
    )
    return past and after is None


@cache
def _kinds() -> dict[str, Decision]:
    return {form: kind for kind, forms in vocabulary("resolutions")["verbs"].items() for form in forms}


@cache
def _verbs() -> re.Pattern[str]:
    """Any form of a verb of decision, with the "be" of its passive."""
    forms = "|".join(re.escape(form) for form in sorted(_kinds(), key=lambda form: (-len(form), form)))
    return re.compile(rf"\b(?:(?:be|are|is|was|were|been)\s+)?(?:{forms})\b", re.IGNORECASE)
