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
from itertools import pairwise
from typing import NamedTuple

from corpus.load import vocabulary
from extract.action_wording import Status, status_of
from extract.alternatives import one_of
from extract.body_names import body_mentions
from extract.body_words import BodyMention, is_generic
from extract.facts import ActionFact, DocumentFact
from extract.paper_kinds import author_line, kind_of, opening_blocks
from extract.reading import Reading
from extract.year_spans import find_year_spans
from ingest.paper import Block, Part

CONFIDENCE = 0.7
LONGEST_LEAD_IN = 60  # characters before the bodies: "In support of Safety Week, the"
FEWEST_WORDS = 3
FIRST_MONTH = 4  # of a financial year
GOES_ON_WITHIN = 140  # characters after an action, in which its clause may begin


class Told(NamedTuple):
    """`start` and `end` are offsets in the block."""

    start: int
    end: int
    text: str
    status: Status | None
    owners: tuple[str, ...]
    progress: str | None = None


def told_actions(reading: Reading) -> Iterator[ActionFact]:
    """The actions told in the reports of the paper."""
    for part in reading.paper.parts:
        if not _reports_work(reading, part):
            continue
        for block in reading.paper.blocks[part.first_block : part.last_block + 1]:
            if block.kind in ("paragraph", "list_item") and block.cell is None:
                sentences = reading.sentences(block)
                for place, (start, end) in enumerate(sentences):
                    told = _done_by_bodies(reading, block, start, end) or _project(reading, block, start, end)
                    if told:
                        after = sentences[place + 1] if place + 1 < len(sentences) else (end, end)
                        told = told._replace(progress=_progress(block.text, told, end, after))
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
    team = _its_team().match(block.text, last, end)
    last = team.end() if team else last
    clause = block.text[last:end]
    match = _producing().match(clause) if team else _doing().match(clause) or _producing().match(clause)
    if match is None:
        return None
    told = match.groupdict()
    said = match.end() - len(match["what"])
    text = _object(clause[said:])
    owners = [each.abbreviation or each.name for each in bodies]
    owners += [name for name in _unknown_between(block.text, bodies) if name not in owners]
    if told.get("with") and (purpose := re.search(r"\bto\s+(?=[a-z])", text)):
        partners = body_mentions(reading).get(block.index, [])
        inside = (last + said, last + said + purpose.start())
        owners += [each.abbreviation or each.name for each in partners if inside[0] <= each.start < inside[1]]
        said, text = said + purpose.end(), text[purpose.end() :]
    if len(text.split()) < (1 if "produces" in told else FEWEST_WORDS):
        return None
    status: Status = "planned" if told.get("aim") else "complete" if told.get("done") else "ongoing"
    first = min(each.start for each in bodies)
    return Told(first, last + said + len(text), text, status, tuple(dict.fromkeys(owners)))


def _unknown_between(text: str, bodies: list[BodyMention]) -> list[str]:
    """Names in a list of bodies that are known for none: "the Unit, Westmere Safety and Westmere Police"."""
    found: list[str] = []
    for before, after in pairwise(bodies):
        if match := JOINED.fullmatch(text, before.end, after.start):
            found += [match["unknown"]] if match["unknown"] else []
    return found


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


def _project(reading: Reading, block: Block, start: int, end: int) -> Told | None:
    """ "A pilot project to test a model has been set up": what, and how it stands by the whole sentence."""
    sentence = block.text[start:end]
    match = _launched().match(sentence)
    if match is None or len(match["what"].split()) > vocabulary("actions")["longest_project"]:
        return None
    first, last = start + match.start("what"), start + match.end()
    owners = _agreed_by(reading, block, last, end)
    return Told(first, last, match["what"].strip(), _status_of_project(sentence, match), owners)


def _agreed_by(reading: Reading, block: Block, place: int, end: int) -> tuple[str, ...]:
    """The bodies of "agreed between the Unit and the Fire Service", "set up by the Unit"."""
    names: list[str] = []
    for each in body_mentions(reading).get(block.index, []):
        if not place <= each.start < end:
            continue
        if not (JOINED if names else BY).fullmatch(block.text, place, each.start):
            break
        names.append(each.abbreviation or each.name)
        place = each.end
    return tuple(dict.fromkeys(names))


def _progress(text: str, told: Told, end: int, after: tuple[int, int]) -> str | None:
    """What is said on of the action: ", which took place in May", "and work will begin", "The pack is ready"."""
    goes_on = GOES_ON.search(text, told.end, min(end, told.end + GOES_ON_WITHIN))
    if goes_on and ". " not in text[told.end : goes_on.end()]:
        return text[goes_on.start("said") : end].strip(" .")
    sentence = text[after[0] : after[1]].strip()
    opening = re.match(r"(?:The|This|These)\s+(?P<noun>[\w’'-]+)\s", sentence)
    words = {word.lower() for word in re.findall(r"[^\W\d_]+", told.text)}
    return sentence.rstrip(".") if opening and opening["noun"].lower() in words else None


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
        plan_year=_year_of_plan(reading, part, block),
        priority=None,
        text=told.text,
        status=told.status,
        owners=told.owners,
        progress=(told.progress,) if told.progress else (),
        confidence=CONFIDENCE,
    )


def _year_of_plan(reading: Reading, part: Part, block: Block) -> str | None:
    """The year of the action plan that the section is headed by: its own, else the financial year of the meeting."""
    heading = next(iter(reversed(reading.paper.headings_above(block))), None)
    if heading is None or not re.search(r"\b(?:action|delivery)\s+plan\b", heading.text, re.IGNORECASE):
        return None
    if spans := find_year_spans(heading.text):
        return spans[0].text
    dated = next((fact.date for fact in reading.found(DocumentFact) if fact.part == part.index and fact.date), None)
    if dated is None or len(dated) < len("2031-05"):
        return None
    first = int(dated[:4]) - (int(dated[5:7]) < FIRST_MONTH)
    return f"{first}/{(first + 1) % 100:02d}"


# Between two bodies of one subject: ", ", " and the ", ", and "; `unknown` is a name that is known for no body
UNKNOWN = r"(?:(?P<unknown>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){1,4})(?:,\s*|,?\s+and\s+)(?:the\s+)?)?"
JOINED = re.compile(rf"(?:\s*\([^)]*\))?(?:,\s*|,?\s+and\s+)(?:the\s+)?{UNKNOWN}")
BY = re.compile(r"\s+(?:between|by)\s+(?:the\s+)?")
GOES_ON = re.compile(
    r"(?:,\s+|\band\s+)(?P<said>(?:which\s+(?:took|takes|will|is|are|was|were|has|have)|work\s+(?:will|is|has))\b)"
)


@cache
def _lead_in() -> re.Pattern[str]:
    """Before the first body: nothing, "The ", "In support of Safety Week, the "."""
    return re.compile(r"\s*(?:(?:In|During|Over|Through|Following|As)\b[^.;:,]*,\s+|As part of\s+)?(?:[Tt]he\s+)?")


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
def _producing() -> re.Pattern[str]:
    """ "produces e-bulletins": what is done again and again."""
    words = vocabulary("actions")
    adverb = rf"(?:(?:{one_of(words['told_adverbs'])})\s+)*"
    return re.compile(
        rf"(?:\s*\([^)]*\))?\s+{adverb}(?P<produces>{one_of(words['told_again'])})\s+(?P<what>.+)", re.DOTALL
    )


@cache
def _its_team() -> re.Pattern[str]:
    """ "As part of the Unit’s role in sharing news, the team": the team is the unit."""
    return re.compile(
        r"[’']s?\s+(?:role|remit|work)\b[^.;:,]*(?:,[^.;:,]*)?,\s+"
        r"(?:the|this)\s+(?:team|unit|partnership|group|board)\b"
    )


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
