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

from extract.decision_kinds import decision_of, verbs_in
from extract.decision_openings import (
    listed_decisions,
    noted_in_parts,
    openings,
    opens_part,
    plain_decisions,
    told_decisions,
    told_in_capitals,
)
from extract.decision_parts import OPENS_IN_PARTS, parts_inside, parts_under
from extract.decision_records import decision_record
from extract.facts import ResolutionFact
from extract.issue_pages import Sitting, sittings_of
from extract.meeting_heads import meeting_head
from extract.minutes import Item, is_site_page, items_of, labelled_blocks, minuted_blocks
from extract.paper_kinds import kind_of
from extract.reading import Reading
from extract.registry import extractor
from ingest.paper import Block, Part

NUMBER = re.compile(r"\d+(?:\.\d+)*\.?\s+")  # of a paragraph: "1.2 It was agreed"
GOES_ON = re.compile(r"\W*(?:that|to)(?:\s+the\s+\w+)?\W*")  # "RESOLVED that", with the rest in the next paragraph
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
        is_site = is_site_page(reading.paper, part)
        opened = resolves or any(True for block in blocks for _ in openings(block.text))
        for item, under in [(None, before), *((item, minuted_blocks(item.blocks)) for item in items)]:
            decisions = decisions_in(
                reading, under, in_item=item is not None or is_site, resolves=resolves
            ) or _labelled(reading, item.blocks if item else ())
            for decided in decisions or (() if opened or item is None else _told(reading, under)):
                yield _fact(reading, part.index, date, item, under, decided)


def _of_sitting(reading: Reading, part: Part, sitting: Sitting) -> Iterator[ResolutionFact]:
    """What was decided of an issue at one meeting; such a page may give the parts of a decision and no word before."""
    under = minuted_blocks(sitting.item.blocks)
    resolves = any("RESOLVED" in block.text for block in under)
    decided = decisions_in(reading, under, resolves=resolves) or _labelled(reading, sitting.item.blocks)
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
    capitals = [
        Decided(told.block.start + told.start, told.block.start + told.end, "")
        for told in told_in_capitals(blocks, reading.sentences, resolves=resolves)
        if in_item
    ]
    found += [
        each for each in capitals if not any(each.start < other.end and other.start < each.end for other in found)
    ]
    found.sort(key=lambda each: each.start)
    if not found and in_item:
        found = [Decided(part.start, part.end, lead) for part, lead in noted_in_parts(blocks)]
    if not found and in_item:
        found = [Decided(block.start, block.end, "") for block in plain_decisions(blocks)]
    return found


def _labelled(reading: Reading, blocks: Sequence[Block]) -> list[Decided]:
    """What stands under "Decision:" on a council's page; where its first line only leads on, the parts under it."""
    under = labelled_blocks(blocks, "decision")
    if not under:
        return []
    if found := decisions_in(reading, under):
        return found
    lead = under[0].text if under[0].text.rstrip(" -–").endswith(":") else ""
    said = under[1:] if lead else under
    return [Decided(block.start, block.end, lead) for block in said if block.kind in ("paragraph", "list_item")]


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
    parts = parts_under(blocks, place) if leads_on else []
    inside = [] if parts else parts_inside(block, opening.end(), end)
    if parts or inside:
        for first, last in parts:
            yield Decided(first.start, last.end, lead or ":")
        for start, stop in inside:
            yield Decided(start, stop, block.text[opening.end() : inside[0][0] - block.start])
        return
    following = blocks[place + 1] if place + 1 < len(blocks) else None
    if leads_on and following and following.text[:1].islower() and GOES_ON.fullmatch(lead) and not following.number:
        yield Decided(block.start + opening.start(), following.end, "")  # the sentence stands in two paragraphs
        return
    below = list(_under(blocks, place, block.start + opening.start(), lead)) if leads_on else []
    if below and (not lead.strip(MARKS) or lead.rstrip().endswith(":")):
        yield from below
    elif lead.strip(MARKS) or _is_all_said(block, opening):
        yield Decided(block.start + opening.start(), block.start + end, "")


def _under(blocks: Sequence[Block], place: int, start: int, lead: str) -> Iterator[Decided]:
    """What stands in paragraphs under an opening word alone, "RESOLVED:", or under "resolved to:"."""
    following = blocks[place + 1 :]
    if following and not lead.strip(MARKS) and following[0].text.rstrip(" -–").endswith(":"):
        parts = parts_under(blocks, place + 1)
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


def _is_all_said(block: Block, opening: re.Match[str]) -> bool:
    """ "Agreed." as all that the minutes say under an item: what, its title says."""
    return not opening["colon"] and block.text.rstrip().endswith(".") and opening["word"].lower() == "agreed"


def _recorded(reading: Reading, part: Part) -> Iterator[ResolutionFact]:
    """What a record of one member's or officer's decision says was decided."""
    record = decision_record(reading.paper, part)
    for block in record.parts if record else ():
        text = re.sub(r"[;,]?\s*(?:and)?$", "", block.text)
        if not (record and record.lead) and not opens_part(text) and not any(openings(text)) and not verbs_in(text):
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


AGREED_THAT = re.compile(r"^\W*AGREED\s*[:–—-]\s*[Tt]hat\b(?=.*\bbe\s+\w+)", re.DOTALL)  # what was agreed says more
