"""Lines of minutes that give somebody something to do.

In:     the minutes of a paper.
Out:    one `action` for each "ACTION:" line, and for each line under a heading "Actions", with whose it is.
Words:  corpus/vocabulary/actions.yaml
Forms:  "ACTION: BR to send the figures", "Action - Ann Field: send the figures", "Action point 3: …", "[Action: BR]"
        after what is to be done, a heading "Actions" with a list under it; "Action point 3" or "Action:" alone over a
        paragraph, with "Owner: Ann Field" under it.
Leaves: what somebody said would be done, with no such word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.facts import ActionFact
from extract.paper_kinds import kind_of
from extract.reading import Reading
from ingest.paper import Block

LONGEST_OWNERS = 60  # characters
LONGEST_LABELLED = 50  # words of a paragraph under "Action:"


def actions_of_minutes(reading: Reading) -> Iterator[ActionFact]:
    """The actions of every set of minutes in the paper, in order."""
    for part in reading.paper.parts:
        if kind_of(reading.paper, part) != "minutes":
            continue
        before: Block | None = None
        under_heading = under_label = False
        blocks = [block for block in reading.paper.blocks[part.first_block : part.last_block + 1] if block.cell is None]
        for place, block in enumerate(blocks):
            is_label = _is_label(block)
            match = _action_line().match(block.text)
            owner = _owner_line().fullmatch(blocks[place + 1].text) if place + 1 < len(blocks) else None
            if is_label or _actions_heading().fullmatch(block.text):
                under_heading, under_label = True, is_label
            elif match:
                under_heading = False
                yield from _of_line(reading, block, match.end(), before)
            elif under_heading and block.kind == "list_item":
                yield from _actions(reading, block, 0)
            elif under_heading and under_label and len(block.text.split()) <= LONGEST_LABELLED:
                under_heading = False
                yield from _actions(reading, block, 0, _names(owner["owners"]) if owner else ())
            else:
                under_heading = False
                yield from _at_end(reading, block)
            before = block


def _is_label(block: Block) -> bool:
    """ "Action:", "Action point 3", alone on a line over the one thing that is to be done."""
    text = block.text.strip()
    opens_line = text.endswith(":") and _actions_heading().fullmatch(text) is not None
    return opens_line or _numbered().fullmatch(text) is not None


def _of_line(reading: Reading, block: Block, start: int, before: Block | None) -> Iterator[ActionFact]:
    """What "ACTION:" opens; where only a name follows it, the sentence before says what is to be done."""
    rest = block.text[start:].strip(" .]")
    if _only_owners().fullmatch(rest):
        sentence = (reading.sentences(before) if before else [])[-1:]
        if before and sentence:
            text = before.text[sentence[0][0] : sentence[0][1]].strip()
            yield _fact(reading, before, sentence[0][0], sentence[0][1], text, _names(rest))
        return
    yield from _actions(reading, block, start)


def _actions(reading: Reading, block: Block, start: int, named: tuple[str, ...] = ()) -> Iterator[ActionFact]:
    """ "BR to send the figures. CN to read them.": whose each is, and what; `named` are told on another line."""
    places = [start, *(match.end() for match in _next_owned().finditer(block.text, start + 1))]
    for place, low in enumerate(places):
        high = places[place + 1] if place + 1 < len(places) else len(block.text)
        text = block.text[low:high].strip()
        match = _owned().match(text)
        owners = named or (_names(match["owners"]) if match else ())
        said = text[match.end() :].strip() if match and not named else text
        yield _fact(reading, block, low if len(places) > 1 else 0, high, said, owners)


def _at_end(reading: Reading, block: Block) -> Iterator[ActionFact]:
    """ "The figures will be sent. [Action: BR]": the sentence before the bracket."""
    for match in _bracketed().finditer(block.text):
        sentences = [span for span in reading.sentences(block) if span[0] < match.start()]
        if sentences:
            start = sentences[-1][0]
            text = block.text[start : match.start()].strip(" -–")
            if text:
                yield _fact(reading, block, start, match.end(), text, _names(match["owners"]))


def _fact(reading: Reading, block: Block, start: int, end: int, text: str, owners: tuple[str, ...]) -> ActionFact:
    return ActionFact(
        evidence=reading.evidence(block, start, end),
        part=reading.part(block).index,
        plan_year=None,
        priority=None,
        text=text.strip(" ."),
        status="planned",
        owners=owners,
        confidence=0.9,
    )


def _names(text: str) -> tuple[str, ...]:
    """ "SP and CN", "BR / Ann Field": each apart."""
    pieces = (piece.strip(" .:-–") for piece in re.split(r"\s*(?:,|/|&|;|\band\b)\s*", text))
    return tuple(dict.fromkeys(piece for piece in pieces if piece))


# "BR", "Ann Field", "the Westmere Safety Unit", "Cllr A Reed"
NAME = r"(?:(?:[Tt]he\s+)?[A-Z][\w’'.-]*(?:\s+(?:of\s+|for\s+)?[A-Z][\w’'.-]*){0,5})"
NAMES = rf"{NAME}(?:\s*(?:,|/|&|\band\b)\s*{NAME}){{0,5}}"

INITIALS = r"(?:[A-Z]{2,4}(?:\s*(?:,|/|&|\band\b)\s*)?)+"


@cache
def _action_line() -> re.Pattern[str]:
    """ "ACTION:", "Action point 3:", "ACTION - ", "ACTION 4.2: " at the start of a line."""
    said = one_of(vocabulary("actions")["action_lines"])
    return re.compile(rf"\W*(?:{said})(?:\s+\d+(?:[./]\d+)*)?\s*(?::|\s[-–—](?=\s))\s*(?=[\w‘“'\"(])", re.IGNORECASE)


@cache
def _actions_heading() -> re.Pattern[str]:
    said = one_of(vocabulary("actions")["action_headings"])
    return re.compile(rf"\W*(?:{said})\W*", re.IGNORECASE)


@cache
def _numbered() -> re.Pattern[str]:
    """ "Action point 3", "ACTION 4.2:" alone on a line."""
    said = one_of(vocabulary("actions")["action_lines"])
    return re.compile(rf"\W*(?:{said})\s+(?:no\.?\s*)?\d+(?:[./]\d+)*\s*:?", re.IGNORECASE)


@cache
def _owner_line() -> re.Pattern[str]:
    """ "Owner: Ann Field", under what is to be done."""
    said = one_of(vocabulary("actions")["owner_headers"])
    return re.compile(rf"\W*(?i:{said})\s*:\s*(?P<owners>{NAMES})\W*")


@cache
def _owned() -> re.Pattern[str]:
    """ "BR to ", "Ann Field and the Unit will ", "BR: ", "SP – " before what is to be done."""
    return re.compile(
        rf"(?P<owners>{NAMES})(?:\s+(?:to|will|would|agreed\s+to|shall|is\s+to|are\s+to)\s+(?=[a-z])|\s*(?::|\s[-–—])\s+(?=\w))"
    )


@cache
def _next_owned() -> re.Pattern[str]:
    """Before the next owner in the same line: ". CN to read"."""
    return re.compile(rf"[.;]\s+(?=(?:{NAMES})\s+(?:to|will)\s+[a-z])")


@cache
def _only_owners() -> re.Pattern[str]:
    return re.compile(rf"(?=.{{1,{LONGEST_OWNERS}}}$){NAMES}")


@cache
def _bracketed() -> re.Pattern[str]:
    """ "[Action: Ann Field]", "(ACTION BR/CN)"; without a mark between them only initials are an owner."""
    said = one_of(vocabulary("actions")["action_lines"])
    return re.compile(rf"[\[(](?i:{said})(?:\s*[:-]\s*(?=[A-Z])|\s+(?={INITIALS}[\])]))(?P<owners>{NAMES})[\])]")
