"""Actions told in running prose, in the reports by which a body tells a partnership of its work.

In:     a paper's reports to a partnership or board.
Out:    one `action` for each sentence that says a named body is doing, has done or means to do something, and for each
        project or campaign that was launched, set up or agreed; the text is what is done, without who does it.
Words:  corpus/vocabulary/actions.yaml
Rule:   the sentence opens with the bodies, after a lead-in of a few words at most; "The Unit and the Fire Service are
        running a course", "The Board also aims to hold a workshop", "A campaign on knives was launched in May 2031".
Leaves: what is said of laws, of other years' history, of what may be done, and of a body's whole purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from corpus.load import vocabulary
from extract.action_wording import Status, status_of
from extract.alternatives import one_of
from extract.body_names import body_mentions
from extract.body_words import BodyMention, is_generic
from extract.facts import ActionFact
from extract.paper_kinds import author_line, kind_of, opening_blocks
from extract.reading import Reading
from ingest.paper import Block, Part

CONFIDENCE = 0.7
LONGEST_LEAD_IN = 60  # characters before the bodies: "In support of Safety Week, the"
FEWEST_WORDS = 3


class Told(NamedTuple):
    """`start` and `end` are offsets in the block."""

    start: int
    end: int
    text: str
    status: Status | None
    owners: tuple[str, ...]


def told_actions(reading: Reading) -> Iterator[ActionFact]:
    """The actions told in the reports of the paper."""
    for part in reading.paper.parts:
        if not _reports_work(reading, part):
            continue
        for block in reading.paper.blocks[part.first_block : part.last_block + 1]:
            if block.kind in ("paragraph", "list_item") and block.cell is None:
                for start, end in reading.sentences(block):
                    told = _done_by_bodies(reading, block, start, end) or _project(block, start, end)
                    if told:
                        yield _fact(reading, part, block, told)


def _reports_work(reading: Reading, part: Part) -> bool:
    """Whether a part is a report to a partnership, a board or a panel."""
    if kind_of(reading.paper, part) != "report":
        return False
    line = author_line(opening_blocks(reading.paper, part), "to")
    return line is not None and any(noun in line.text for noun in vocabulary("actions")["told_to"])


def _done_by_bodies(reading: Reading, block: Block, start: int, end: int) -> Told | None:
    """ "The Unit and Westmere Police are regularly mapping hot spots"."""
    bodies = _subject(reading, block, start, end)
    if not bodies:
        return None
    last = bodies[-1].end
    clause = block.text[last:end]
    match = _doing().match(clause)
    if match is None:
        return None
    said = match.end() - len(match["what"])
    text = _object(clause[said:])
    if match["with"] and (purpose := re.search(r"\bto\s+(?=[a-z])", text)):
        said, text = said + purpose.end(), text[purpose.end() :]
    if len(text.split()) < FEWEST_WORDS:
        return None
    status: Status = "planned" if match["aim"] else "complete" if match["done"] else "ongoing"
    owners = tuple(dict.fromkeys(each.abbreviation or each.name for each in bodies))
    first = min(each.start for each in bodies)
    return Told(first, last + said + len(text), text, status, owners)


def _subject(reading: Reading, block: Block, start: int, end: int) -> list[BodyMention]:
    """The bodies that open a sentence, joined by commas and "and"; none where another subject does."""
    named: list[BodyMention] = []
    place = start
    for each in body_mentions(reading).get(block.index, []):
        if not start <= each.start < end:
            continue
        between = block.text[place : each.start]
        opens = _lead_in().fullmatch(between) if not named else JOINED.fullmatch(between)
        if not opens or (is_generic(each.name) and not each.name.isupper()) or len(between) > LONGEST_LEAD_IN:
            break
        named.append(each)
        place = each.end
    return named


def _project(block: Block, start: int, end: int) -> Told | None:
    """ "A pilot project to test a model has been set up": what, and how it stands by the whole sentence."""
    sentence = block.text[start:end]
    match = _launched().match(sentence)
    if match is None or len(match["what"].split()) > vocabulary("actions")["longest_project"]:
        return None
    return Told(
        start + match.start("what"), start + match.end(), match["what"].strip(), _status_of_project(sentence, match), ()
    )


def _status_of_project(sentence: str, match: re.Match[str]) -> Status | None:
    told = status_of(sentence)
    if told:
        return told
    return "ongoing" if match["verb"].lower() in vocabulary("actions")["set_going"] else None


def _object(text: str) -> str:
    """What is done, to the end of its clause: "three courses" of "three courses this year for the benefit of all"."""
    stop = _object_end().search(text)
    return (text[: stop.start()] if stop else text).strip(" .,;:")


def _fact(reading: Reading, part: Part, block: Block, told: Told) -> ActionFact:
    return ActionFact(
        evidence=reading.evidence(block, told.start, told.end),
        part=part.index,
        plan_year=None,
        priority=None,
        text=told.text,
        status=told.status,
        owners=told.owners,
        confidence=CONFIDENCE,
    )


# Between two bodies of one subject: ", ", " and the ", ", and "
UNKNOWN = (
    r"(?:[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){1,4}(?:,\s*|,?\s+and\s+)(?:the\s+)?)?"  # a name that is known for no body
)
JOINED = re.compile(rf"(?:\s*\([^)]*\))?(?:,\s*|,?\s+and\s+)(?:the\s+)?{UNKNOWN}")


@cache
def _lead_in() -> re.Pattern[str]:
    """Before the first body: nothing, "The ", "In support of Safety Week, the "."""
    return re.compile(r"\s*(?:(?:In|During|Over|Through|Following|As)\b[^.;:,]*,\s+)?(?:[Tt]he\s+)?")


@cache
def _doing() -> re.Pattern[str]:
    """ "are regularly mapping hot spots", "has delivered three courses", "also aims to hold a workshop"."""
    words = vocabulary("actions")
    adverb = rf"(?:(?:{one_of(words['told_adverbs'])})\s+)*"
    with_others = rf"(?:(?P<with>working\s+with)\b|(?=(?:{one_of(words['told_now'])})\b))"
    now = rf"(?:is|are|has\s+been|have\s+been)\s+{adverb}{with_others}"
    done = rf"(?P<done>(?:has|have)\s+{adverb}(?=(?:{one_of(words['told_done'])})\b))"
    aim = rf"(?P<aim>{adverb}(?:{one_of(words['told_aims'])})\s+(?=(?:{one_of(words['told_to_do'])})\b))"
    return re.compile(rf"(?:\s*\([^)]*\))?\s+(?:{now}|{done}|{adverb}{aim})\s*(?P<what>.+)", re.DOTALL)


@cache
def _launched() -> re.Pattern[str]:
    """ "An awareness campaign on knives was launched"; "A shared assessment has been agreed"."""
    words = vocabulary("actions")
    return re.compile(
        rf"\s*(?:An?|The)\s+(?P<what>(?:[\w’'&-]+\s+){{0,3}}?(?:{one_of(words['told_projects'])})\b(?:\s+(?:on|to|for|of|about|with|in)\s+[^.,;]*?)?)"
        rf"\s+(?:has|have|was|were)\s+(?:now\s+|also\s+|been\s+)*(?P<verb>{one_of(words['told_launched'])})\b"
    )


@cache
def _object_end() -> re.Pattern[str]:
    return re.compile(rf",\s|;\s|\.\s|\s(?:–|-)\s|\s+(?:{one_of(vocabulary('actions')['object_ends'])})\b")
