"""Who belongs to a body, told by a list: bullets below "Its statutory members are:", the membership on an agenda.

In:     one paper, and what its blocks name.
Out:    each member with the body, and where both are printed.
Words:  corpus/vocabulary/relations.yaml (members)
Rule:   the body is named in the line that brings the list in, or is the last one before "Its members"; on an agenda it
        is the one whose agenda it is. Those present at a meeting are no members.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.facts import Evidence
from extract.listed_people import people
from extract.meeting_heads import meeting_head
from extract.phrase_things import is_of_people, is_service
from extract.reading import Reading
from extract.stand_ins import Argument, Named
from ingest.paper import Block, Part

MOST_LEAD_IN_WORDS = 40
MOST_ITEM_WORDS = 16
LEAST_ITEMS = 2
NEW = re.compile(r"^(?:the|a|an|new|our)\s+", re.IGNORECASE)
DASHED_OFF = re.compile(r"\s+[–-]\s+[a-z].*$", re.DOTALL)  # "Flood Reserves – based in Eastmere"
VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|should|may|can|must)\b")
BRACKET = re.compile(r"\s*\([^()]*\)\W*$")
LISTED_IN = re.compile(r"\s*\([^()]*,[^()]*\)\W*$")  # "Health (the Trusts, the Boards)"
PARTY = re.compile(r"^[A-Z][A-Za-z ]{2,40}\(\d+\)\s*:?\s*")  # "Green (1): "


@dataclass(frozen=True, slots=True)
class Member:
    subject: str
    predicate: Literal["member_of", "chairs"]
    body: str
    block: Block
    evidence: Evidence
    told: str = ""  # the sentence that brings the list in, which may say when


def listed_members(reading: Reading, named: Named) -> Iterator[Member]:
    """Everyone that a list says to belong to a body."""
    for block in reading.blocks(("paragraph", "heading", "list_item")):
        if body := _brings_in(reading, named, block):
            yield from _below(reading, named, block, body)
    for part in reading.paper.parts:
        if part.kind == "agenda":
            yield from _of_committee(reading, part)


def _brings_in(reading: Reading, named: Named, block: Block) -> Argument | None:
    """The body whose members the list below the block names; None where the block brings in no such list."""
    text = block.text.rstrip()
    leads = text.endswith((":", ":-", ";")) or _runs_into_list(reading, block)
    if not leads or not _members().search(text):
        return None
    start, end = reading.sentences(block)[-1]
    sentence = block.text[start:end]
    if not _members().search(sentence) or len(sentence.split()) > MOST_LEAD_IN_WORDS:
        return None
    own = [each for each in named.anchors(block) if each.kind == "body" and start <= each.start]
    if own:
        return own[0]
    if re.match(r"\s*(?:Its|Their)\b", sentence):
        return next((each for each in named.back(block, start) if each.kind == "body"), None)
    match = re.search(r"\b[Tt]he\s+([A-Z][a-z]+|partnership|board|group|forum|panel)\b", sentence)
    if match and (found := named.stand_in(block, match[0], start + match.start(), start + match.end())):
        return found
    if not re.match(r"\s*(?:The )?[Rr]esponsible [Aa]uthorit", sentence):
        return None
    return named.partnership_before(block, len(block.text))


def _runs_into_list(reading: Reading, block: Block) -> bool:
    """Whether a paragraph without a stop leads to the list under it: "The board includes representatives from"."""
    blocks = reading.paper.blocks
    below = blocks[block.index + 1] if block.index + 1 < len(blocks) else None
    open_end = re.search(r"\b(?:from|of|are|include|includes|by)$", block.text.rstrip())
    return block.kind == "paragraph" and bool(open_end) and below is not None and below.kind == "list_item"


@cache
def _members() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, vocabulary('relations')['members']))})\b", re.IGNORECASE)


def _below(reading: Reading, named: Named, block: Block, body: Argument) -> Iterator[Member]:
    """The list items that follow the block at once, each a body or what stands for one."""
    found: list[Member] = []
    low, high = reading.sentences(block)[-1]
    told = block.text[low:high]
    for item in reading.paper.blocks[block.index + 1 :]:
        if item.kind in ("note", "diagram"):
            continue
        if item.kind != "list_item" or len(item.text.split()) > MOST_ITEM_WORDS:
            break
        first = next((each for each in named.anchors(item) if each.kind == "body"), None)
        if first and first.start <= len("the "):
            found.append(_member(reading, item, first.start, first.end, body, told))
        elif _is_service(item.text) or _is_name(item.text) or _is_post(item.text):
            start = len(item.text) - len(NEW.sub("", item.text))
            end = len(LISTED_IN.sub("", DASHED_OFF.sub("", item.text)).rstrip(" .;"))
            found.append(_member(reading, item, start, end, body, told))
    if len(found) >= LEAST_ITEMS:
        yield from (each for each in found if each.subject != body.text)


def _member(reading: Reading, item: Block, start: int, end: int, body: Argument, told: str) -> Member:
    subject = item.text[start:end]
    return Member(subject, "member_of", body.text, item, reading.evidence(item, start, end), told)


def _is_name(text: str) -> bool:
    """Two words or more in capitals: a charity of the area, which no shape tells for a body."""
    words = [word for word in text.strip(" .;").split() if word not in ("and", "of", "the", "for", "&")]
    return len(words) > 1 and all(word[0].isupper() for word in words) and not text.rstrip().endswith(":")


def _is_service(text: str) -> bool:
    """ "police", "Probation (two officers)"."""
    bare = BRACKET.sub("", text).strip(" .;")
    return is_service(bare[:1].upper() + bare[1:])


def _is_post(text: str) -> bool:
    """One who sits for a body: "the Deputy Chief Officer (East)", "two elected councillors"; no sentence."""
    bare = NEW.sub("", text)
    return not VERB.search(text) and (is_of_people(text) or bool(re.match(r"[A-Z\d]\w*\s+(?:[a-z]+\s+)?[A-Z(]", bare)))


def _of_committee(reading: Reading, part: Part) -> Iterator[Member]:
    """ "Membership" on an agenda, with its parties: "Green (1): Mr A Reed (Chair)"."""
    head = meeting_head(reading.paper, part)
    blocks = reading.paper.blocks[part.first_block : part.last_block + 1]
    title = next((each for each in blocks if re.match(r"Membership\b", each.text)), None)
    if title is None or head is None or head.body is None:
        return
    for block in reading.paper.blocks[title.index : part.last_block + 1]:
        text = block.text[len("Membership") :].lstrip(": ") if block is title else block.text
        if block is not title and (block.kind == "heading" or not (PARTY.match(text) or block.cell)):
            break
        for name, _ in people(PARTY.sub("", text)):
            start = block.text.find(name)
            if start < 0 or "Vacan" in name:
                continue
            end = start + len(name)
            yield Member(name, "member_of", head.body, block, reading.evidence(block, start, end))
            if chair := _chair().match(block.text, end):
                yield Member(name, "chairs", head.body, block, reading.evidence(block, start, chair.end()))


@cache
def _chair() -> re.Pattern[str]:
    """ " (Chair)" after a name."""
    return re.compile(rf"\s*\((?:{one_of(vocabulary('relations')['chair_posts'])})\)")
