"""Where a decision opens in minutes, and what is a decision though no such word opens it.

In:     a block of minutes, or all blocks under one item.
Out:    the places of words like RESOLVED; the blocks that are decisions by their wording alone.
Words:  corpus/vocabulary/resolutions.yaml
Forms:  "RESOLVED that …", "It was resolved to …", "AGREED: That …", "DECISION 1.", "OUTCOME: …", "Cabinet resolved
        to:", "That the report be noted." with nothing before it, "The minutes … were confirmed as correct.", "The Board
        noted the report." as a paragraph of its own; where a set of minutes resolves nothing in such words, sentences
        that tell it: "It was agreed that …", "The terms of reference were agreed."
Leaves: what was noted or agreed in the middle of a discussion, and motions that were moved and not carried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from ingest.paper import Block

AGREED_WHAT = re.compile(r"\s+that\b")  # "Agreed that the minutes be signed" as a paragraph
LONGEST_PLAIN = 45  # words of a paragraph that is a decision by its wording alone


def openings(text: str, *, resolves: bool = False) -> Iterator[re.Match[str]]:
    """Where a decision opens: RESOLVED in capitals anywhere; other words at the start, in capitals or with a colon; a
    body that resolves, in any case. In minutes that print RESOLVED (`resolves`), NOTED is no decision.

    >>> [match[0] for match in openings("After a debate the Flood Panel resolved to note the report.")]
    ['Flood Panel resolved']
    """
    taken = -1
    for match in _opening().finditer(text):
        before = text[: match.start()].rstrip()
        starts_sentence = not before or before[-1] in ".:;?!)”’"
        if match["word"].lower() in vocabulary("resolutions")["in_capitals"]:
            opens = match["word"].isupper() and starts_sentence and not resolves
        elif match["word"].isupper():
            opens = starts_sentence or _is_anywhere(match["word"])
        else:
            whole = not text[match.end() :].strip(" .:")
            told = match["word"] == "Agreed" and AGREED_WHAT.match(text, match.end())
            opens = not before and (match["colon"] is not None or whole or bool(told) or _is_anywhere(match["word"]))
        if opens:
            taken = match.end()
            yield match
    for match in _body_resolves().finditer(text):
        if match.start() > taken and _names_decider(match["subject"]) and not _told().search(text[: match.start()]):
            yield match


def plain_decisions(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks under one item that decide by their wording alone: asked only where no word opens a decision."""
    lead = ""
    found: list[Block] = []
    for place, block in enumerate(blocks):
        text = block.text
        if block.kind in ("paragraph", "list_item") and block.cell is None and len(text.split()) <= LONGEST_PLAIN:
            that = f"T{text[1:]}" if block.number and text.startswith("that") else text  # "(ii) that the plan be noted"
            alone = _that_be().match(that) and not lead.endswith(":") and not _moved().search(lead)
            if alone or _minutes_right().match(text) or (_board_noted().fullmatch(text) and _ends(blocks, place)):
                beside = bool(found) and found[-1].index == block.index - 1
                if beside and _of_minutes(found[-1].text) and _of_minutes(text):
                    found.pop()  # what the agenda proposes, and what was done
                found.append(block)
        lead = text.rstrip()
    yield from found


def _of_minutes(text: str) -> bool:
    return (
        re.match(r"\W*(?:That\s+)?(?:the\s+)?minutes\b.*\b(?:signed|approved|confirmed|agreed)\b", text, re.I)
        is not None
    )


def told_in_capitals(
    blocks: Sequence[Block], sentences: Callable[[Block], list[tuple[int, int]]], *, resolves: bool
) -> Iterator[Told]:
    """Sentences with a verb of decision in capitals: "The Board AGREED to lead", "The minutes were APPROVED".

    In minutes that print RESOLVED (`resolves`), NOTED is none.
    """
    for block in blocks:
        if block.kind not in ("paragraph", "list_item") or block.cell is not None or block.text.isupper():
            continue
        for start, end in sentences(block):
            match = _in_capitals().search(block.text, start, end)
            if match and not (resolves and match["verb"] == "NOTED"):
                yield Told(block, start, end)


def listed_decisions(blocks: Sequence[Block]) -> list[Block]:
    """The first lettered or numbered list of which each item is to "be noted", "be agreed", "be requested to …"."""
    found: list[Block] = []
    for block in blocks:
        if block.kind == "list_item" and block.number and _to_be_done().search(block.text):
            found.append(block)
        elif found:
            break
    return found if len(found) > 1 else []


def noted_in_parts(blocks: Sequence[Block]) -> list[tuple[Block, str]]:
    """What stands under "Accordingly the Board:" where each part opens with what was done: "Noted the report"."""
    for place, block in enumerate(blocks):
        lead = _board_did().search(block.text)
        if lead is None or block.cell is not None:
            continue
        parts: list[Block] = []
        for below in blocks[place + 1 :]:
            if below.kind != "list_item" or not _did().match(below.text):
                break
            parts.append(below)
        if parts:
            return [(part, lead[0]) for part in parts]
    return []


def told_decisions(blocks: Sequence[Block], sentences: Callable[[Block], list[tuple[int, int]]]) -> Iterator[Told]:
    """Sentences under one item that tell what was agreed: asked only of minutes in which nothing is resolved."""
    for block in blocks:
        if block.kind not in ("paragraph", "list_item") or block.cell is not None:
            continue
        for start, end in sentences(block):
            sentence = block.text[start:end].strip()
            if len(sentence.split()) <= LONGEST_PLAIN and _was_agreed().match(sentence):
                yield Told(block, start, end)


def opens_part(text: str) -> bool:
    """Whether a paragraph under "RESOLVED to:" is a part of it: it opens with "That", "To" or a verb of decision."""
    return _part_opening().match(text) is not None


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that tells of a decision; `start` and `end` are offsets in the block's text."""

    block: Block
    start: int
    end: int


@cache
def _was_agreed() -> re.Pattern[str]:
    """ "1.2 It was agreed that …", "The Board agreed to …", "The terms of reference were agreed subject to …"."""
    words = vocabulary("resolutions")
    number = r"(?:\d+(?:\.\d+)*\.?\s+)?"
    body = rf"(?:The\s+)?(?:[A-Z][\w’'&-]*\s+(?:of\s+(?:the\s+)?)?){{0,6}}(?:{one_of(words['deciders'])})"
    says = rf"(?:It\s+was|{body})\s+(?:unanimously\s+|also\s+|then\s+)*agreed\s+(?:that|to)\b"
    done = one_of(words["agreed_of_things"])
    thing = rf"(?:The|An?|Both)\s+[^.;,]{{3,80}}?\s+(?:was|were)\s+(?:unanimously\s+|formally\s+)?(?:{done})"
    return re.compile(rf"{number}(?:{says}|{thing}(?:\s+(?:subject\s+to|with|as|by)\b[^.;]*)?\.?$)")


def _ends(blocks: Sequence[Block], place: int) -> bool:
    """Whether nothing follows but what somebody is to do."""
    return all(_action().match(block.text) for block in blocks[place + 1 :])


def _is_anywhere(word: str) -> bool:
    return word.lower() in vocabulary("resolutions")["anywhere"]


def _names_decider(subject: str) -> bool:
    return any(word in vocabulary("resolutions")["deciders"] for word in re.split(r"[\s-]+", subject))


@cache
def _in_capitals() -> re.Pattern[str]:
    """ "were APPROVED and", "Partnership AGREED to": small letters before and behind, so that no title is taken."""
    words = vocabulary("resolutions")
    verbs = one_of([word.upper() for word in ("agreed", *words["in_capitals"])])
    before = rf"(?:\b(?:was|were|be|is|are|duly|unanimously|and|it|{one_of(words['deciders'])})\s+)"
    return re.compile(rf"{before}(?P<verb>{verbs})\b(?=\s+[a-z]|[.;,:]|\s*$)")


@cache
def _opening() -> re.Pattern[str]:
    """ "RESOLVED", "It was RESOLVED", "Agreed:", "DECISION 1."; with a colon or dash where one follows."""
    words = vocabulary("resolutions")
    before, opening = one_of(words["before"]), one_of([*words["openings"], *words["in_capitals"]])
    return re.compile(
        rf"(?:\b(?:{before})\s+)?\b(?P<word>{opening})\b(?:\s+\d{{1,2}}\b\.?)?(?P<colon>\s*(?::|[-–—](?=\s)))?",
        re.IGNORECASE,
    )


@cache
def _body_resolves() -> re.Pattern[str]:
    """ "Cabinet resolved to", "the Cabinet Member for Housing resolved that"."""
    name = r"[A-Z][\w’'&-]*(?:(?:,\s+(?=[A-Z])|\s+)(?:[A-Z][\w’'&-]*|of|and|for|the|in|&)){0,10}"
    return re.compile(
        rf"\b(?P<subject>{name})\s+(?:(?:unanimously|then|therefore|also|accordingly)\s+)*(?P<word>resolved)"
        r"(?P<colon>\s*(?::|[-–—](?=\s)))?(?=\s*(?:$|to\b|that\b|:|[-–—]\s|[A-Z(]))"
    )


@cache
def _told() -> re.Pattern[str]:
    """ "In 2029 the Council resolved": told of another day."""
    return re.compile(r"\b(?:[Ii]n|[Oo]n|[Ss]ince)\s+(?:\w+\s+){0,2}(?:19|20)\d\d\b[^.]*$|\b(?:had|previously)\b[^.]*$")


@cache
def _that_be() -> re.Pattern[str]:
    """ "That the report be noted.", "(1) That the minutes, as amended, be approved"."""
    done = one_of(vocabulary("resolutions")["participles"])
    return re.compile(rf"\W*(?:\(?\w{{1,3}}[).]\s*)?That\b.+\bbe\s+(?:\w+ly\s+)?(?:{done})\b", re.DOTALL)


@cache
def _board_did() -> re.Pattern[str]:
    """ "Accordingly the Board:" at the end of a paragraph."""
    body = rf"(?:[A-Z][\w’'&-]*\s+(?:of\s+|and\s+|for\s+)?){{0,6}}(?:{one_of(vocabulary('resolutions')['deciders'])})"
    return re.compile(rf"\b(?:[Tt]he\s+)?{body}\s*:$")


@cache
def _did() -> re.Pattern[str]:
    """ "Noted and supported the work": a verb of decision in the past, and no noun before it."""
    past = [form for forms in vocabulary("resolutions")["verbs"].values() for form in forms if form.endswith("ed")]
    return re.compile(rf"\W*(?:{one_of(past)})\b", re.IGNORECASE)


@cache
def _to_be_done() -> re.Pattern[str]:
    """ "the proposed priorities in the plan be agreed"."""
    return re.compile(rf"\bbe\s+(?:\w+ly\s+)?(?:{one_of(vocabulary('resolutions')['participles'])})\b")


@cache
def _moved() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('resolutions')['moved_words'])})\b", re.IGNORECASE)


@cache
def _minutes_right() -> re.Pattern[str]:
    """ "The minutes of the last meeting were confirmed as a correct record", "Vote taken and minutes agreed"."""
    words = vocabulary("resolutions")
    done = one_of(words["minutes_done"])
    subject = rf"(?:The\s+)?(?:[A-Z][\w’'&-]*\s+(?:(?:and|of|for)\s+)?){{0,8}}(?:{one_of(words['deciders'])}|Chair\w*)"
    active = r"(?:accepted|approved|agreed|confirmed|signed|adopted|ratified)"
    return re.compile(
        rf"{subject}\s+{active}\s+the\s+(?:draft\s+|public\s+)?(?:minutes|notes)\s+of\b"
        rf"|(?:The\s+)?(?:[Dd]raft\s+|[Pp]ublic\s+)?(?:[Mm]inutes|[Nn]otes)\b[^.]*?\b(?:was|were|are|be|been)\s+(?:{done})\b"
        rf"|Vote\s+taken\s+and\s+\w+\s+(?:{done})\b"
    )


@cache
def _board_noted() -> re.Pattern[str]:
    """ "The Board noted the report.", "Members agreed to support the bid." as a whole paragraph."""
    words = vocabulary("resolutions")
    subject = r"(?:The\s+)?(?:[A-Z][\w’'&-]*\s+(?:(?:[A-Z][\w’'&-]*|of|and|for)\s+){0,8})"
    deciders = rf"(?=(?:The\s+)?(?:[\w’'&-]+\s+){{0,9}}?(?:{one_of(words['deciders'])})\s+(?:unanimously\s+)?\w+\b)"
    noted = rf"noted\s+(?:the|this|these)\s+(?:[\w’'/&-]+\s+){{0,8}}?(?:{one_of(words['noted_things'])})\b[^.]*"
    agreed = r"(?:agreed|approved|endorsed|adopted|ratified)\s+(?:the|to|that)\b[^.]*"
    return re.compile(rf"{deciders}{subject}(?:unanimously\s+)?(?:{noted}|{agreed})\.?\s*")


@cache
def _part_opening() -> re.Pattern[str]:
    words = vocabulary("resolutions")
    verbs = one_of([*(verb for verbs in words["verbs"].values() for verb in verbs), *words["part_verbs"]])
    return re.compile(rf"\W*(?:(?:That|To|to|that)\b|(?:{verbs})\b)", re.IGNORECASE)


@cache
def _action() -> re.Pattern[str]:
    said = one_of(vocabulary("actions")["action_lines"])
    return re.compile(rf"\W*(?:{said})\b", re.IGNORECASE)
