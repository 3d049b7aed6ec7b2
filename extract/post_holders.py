"""People who chair or direct a body, told by where their name is printed rather than by a sentence.

In:     the minutes, reports and forewords of one paper.
Out:    who holds which place in which body: the chair named in a list of attendance, a signature over "Chair, Westmere
        Partnership", the directors in a report's "From:" line.
Words:  corpus/vocabulary/relations.yaml (chair_words, director_words, honours, titles)
"""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus.load import vocabulary
from extract.attendance import attendance_in
from extract.elections import elected_chairs
from extract.facts import Evidence
from extract.meeting_heads import meeting_head
from extract.paper_kinds import kind_of
from extract.reading import Reading
from extract.stand_ins import Argument, Named
from ingest.paper import Block, Part

ENDS_HERE = re.compile(r"\s*(?:\([A-Z]\w+\))?(?:[.,;]?$|[,;]?\s+(?:and\s+)?[A-Z][^.]{3,80}$)")
JOINT = re.compile(r"\b(?:Joint|Co)[\s-]?Chair", re.IGNORECASE)
ROLE_AFTER = re.compile(r"\s*\([^()]*\)|\s*[,–-]\s*\w+")
NAME_THEN_COMMA = re.compile(r",\s+(?P<name>[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){1,4}),")
# "chairman of the Panel for 2031/32": of the body that meets
GENERIC_BODY = re.compile(
    r"(?:Panel|Board|Committee|Partnership|Group|Forum|Council|Commission)\b(?!\s+(?:for\s+)?[A-Z])"
)
MOST_NAME_WORDS = 6
MOST_BLOCKS_APART = 1  # a signature and its post stand on neighbouring lines


@dataclass(frozen=True, slots=True)
class PostHolder:
    person: str
    predicate: Literal["chairs", "leads"]
    body: str
    block: Block
    evidence: Evidence


def post_holders(reading: Reading, named: Named) -> Iterator[PostHolder]:
    """Everyone whose place in a body is told by layout."""
    for part in reading.paper.parts:
        yield from _in_the_chair(reading, named, part)
    for block in reading.blocks():
        yield from _signed(reading, named, block)
        yield from _directors(reading, named, block)
        yield from _with_posts(reading, named, block)
        yield from _in_prose(reading, named, block)
        yield from _before_their_names(reading, named, block)


def _in_the_chair(reading: Reading, named: Named, part: Part) -> Iterator[PostHolder]:
    """The chair that the minutes name in their list of those present: "PRESENT: Mr A Reed (Chairman), ..."."""
    paper = reading.paper
    is_minuted = kind_of(paper, part) == "minutes"
    head = meeting_head(paper, part) if is_minuted else None
    blocks = paper.blocks[part.first_block : part.last_block + 1]
    attendance = attendance_in(blocks)
    if is_minuted:
        for holder in _elected(reading, named, blocks, head.body if head else None):
            if not (attendance.chair and holder.person.split()[-1] == attendance.chair.split()[-1]):
                yield holder  # else the list of those present names the same chair
    if not (head and head.body and attendance.chair and attendance.first):
        return
    last = attendance.last or attendance.first
    for block in paper.blocks[attendance.first.index : last.index + 1]:
        for name in attendance.present:
            start = block.text.find(name)
            role = ROLE_AFTER.match(block.text, start + len(name)) if start >= 0 else None
            is_joint = bool(role and JOINT.search(role[0]))
            if start >= 0 and (is_joint or name == attendance.chair):
                end = role.end() if role else start + len(name)
                yield PostHolder(name, "chairs", head.body, block, reading.evidence(block, start, end))


def _elected(reading: Reading, named: Named, blocks: Sequence[Block], meets: str | None) -> Iterator[PostHolder]:
    """The chair that a meeting elects: of the body that the decision names, else of the one that meets."""
    for block in blocks:
        for elected in (each for each in elected_chairs(block) if not each.once):
            of = elected.of
            body = next((each for each in named.anchors(block) if each.kind == "body" and each.start == of), None)
            own = of is None or GENERIC_BODY.match(block.text, of) is not None
            name = body.text if body else (meets if own else None)
            if name:
                evidence = reading.evidence(block, elected.start, body.end if body else elected.end)
                yield PostHolder(elected.name, "chairs", name, block, evidence)


def _signed(reading: Reading, named: Named, block: Block) -> Iterator[PostHolder]:
    """A name on a line of its own, with "Chair of Westmere Partnership" or "Ann Reed, Chair, ..." beside it."""
    post = _chair_of().match(block.text)
    if not post:
        return
    body = _whole_body(named, block, post.end())
    name = post["name"]
    if body is None:
        return
    if name:
        titled = set(re.findall(r"[A-Za-z]+", name)) & {
            *vocabulary("relations")["honours"],
            *vocabulary("relations")["titles"],
        }
        if not is_person(name) or not (post["mark"] or titled):
            return
        start = post.start("name")
        yield PostHolder(name, "chairs", body.text, block, reading.evidence(block, start, body.end))
        return
    before = reading.paper.blocks[block.index - MOST_BLOCKS_APART] if block.index else None
    names = re.split(r"\s+(?:and|&)\s+", before.text.strip()) if before else []
    if before and all(map(is_person, names)) and reading.part(before).index == reading.part(block).index:
        evidence = reading.evidence_between(before.start, block.start + body.end)
        for each in names:
            yield PostHolder(each, "chairs", body.text, block, evidence)


def _with_posts(reading: Reading, named: Named, block: Block) -> Iterator[PostHolder]:
    """ "Cllr Ann Reed, Cabinet Member for Roads and Co-Chair of the Partnership": the last of several posts."""
    match = _posts_and_chair().match(block.text)
    if not match or not is_person(match["name"]):
        return
    body = _whole_body(named, block, match.end())
    if body is None and (the := re.compile(r"the [A-Z][a-z]+").search(block.text, match.start("of"))):
        body = named.stand_in(block, the[0], the.start(), the.end())
    if body:
        yield PostHolder(match["name"], "chairs", body.text, block, reading.evidence(block, 0, body.end))


def _in_prose(reading: Reading, named: Named, block: Block) -> Iterator[PostHolder]:
    """ "Ann Reed, Chair of the Westmere Flood Group, said", "an invitation to Mr Reed as Chair of the Board"."""
    for match in _named_as_chair().finditer(block.text):
        start, name = match.start("name"), match["name"]
        while " " in name and (name.split()[0] in _openers() or not is_person(name)):  # "On Monday Ann Reed"
            start, name = start + name.index(" ") + 1, name[name.index(" ") + 1 :]
        body = next((each for each in named.anchors(block) if each.kind == "body" and each.start == match.end()), None)
        if body and is_person(name) and not _only_proposed().search(block.text, 0, start):
            predicate: Literal["chairs", "leads"] = "leads" if match["leads"] else "chairs"
            yield PostHolder(name, predicate, body.text, block, reading.evidence(block, start, body.end))


def _before_their_names(reading: Reading, named: Named, block: Block) -> Iterator[PostHolder]:
    """ "The Chair of the Westmere Flood Board, Ann Reed, said", "The Leader of the Rivers Group, Mr Moss, asked"."""
    for match in _post_then_body().finditer(block.text):
        body = next((each for each in named.anchors(block) if each.kind == "body" and each.start == match.end()), None)
        after = NAME_THEN_COMMA.match(block.text, body.end) if body else None
        if body and after and is_person(after["name"]) and not _only_proposed().search(block.text, 0, match.end()):
            predicate: Literal["chairs", "leads"] = "leads" if match["leads"] else "chairs"
            evidence = reading.evidence(block, match.start(), after.end("name"))
            yield PostHolder(after["name"], predicate, body.text, block, evidence)


def _directors(reading: Reading, named: Named, block: Block) -> Iterator[PostHolder]:
    """ "From: Ann Reed and Bo Moss, Directors, Westmere Unit": each leads the unit."""
    match = _from_directors().match(block.text)
    body = _whole_body(named, block, match.end()) if match else None
    if not match or body is None:
        return
    for name in re.split(r",\s+|\s+and\s+|\s+&\s+", match["names"]):
        if is_person(name):
            yield PostHolder(name.strip(), "leads", body.text, block, reading.evidence(block, 0, body.end))


def _whole_body(named: Named, block: Block, start: int) -> Argument | None:
    """The body that the rest of the block names, from `start`; the line may go on with another post."""
    body = next((each for each in named.anchors(block) if each.kind == "body" and each.start >= start), None)
    if body is None or body.start - start > len("the "):
        return None
    return body if ENDS_HERE.match(block.text, body.end) else None


def is_person(text: str) -> bool:
    """Whether a line is a person's name: capitals, a title or honours, and nothing else.

    >>> is_person("Ann B Reed OBE"), is_person("Key Achievements")
    (True, False)
    """
    words = [word.strip(".,") for word in text.split()]
    relations = vocabulary("relations")
    marks = {*relations["honours"], *relations["titles"]}
    plain = [word for word in words if word not in marks]
    is_marked = len(plain) < len(words)
    names = all(re.fullmatch(r"[A-Z][\w’'/-]*", word) for word in plain)
    titled = len(plain) == 1 and words[0] in relations["titles"] and len(words) == 2  # "Mr Moss"
    short = (len(plain) >= 2 or titled) and len(words) <= MOST_NAME_WORDS
    return bool(short and names and (is_marked or _is_unlike_heading(plain)))


def _is_unlike_heading(words: list[str]) -> bool:
    """No word of a name is one that headings and posts are made of."""
    return not any(word.lower() in _heading_words() for word in words)


@cache
def _heading_words() -> frozenset[str]:
    return frozenset(vocabulary("relations")["not_in_persons"])


@cache
def _chair_of() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(vocabulary("relations")["chair_words"], key=len, reverse=True))
    name = r"(?P<name>[A-Z][\w’'.-]+(?:\s+[A-Z][\w’'.-]*){1,4}?)(?P<mark>\s*[,–-])?\s+"
    return re.compile(rf"(?:{name})?(?:{words})[,:]?\s+(?:of\s+)?(?:the\s+)?(?=[A-Z])")


@cache
def _only_proposed() -> re.Pattern[str]:
    """ "It proposed Ann Reed, Chair of": up to where the name begins."""
    stems = "|".join(vocabulary("relations")["not_yet_in_post"])
    return re.compile(rf"\b(?:{stems})\w*\b[^.]*$", re.IGNORECASE)


@cache
def _openers() -> frozenset[str]:
    """Words with a capital that open a sentence and begin no name."""
    return frozenset((*vocabulary("strategies")["not_in_names"], *day_name, *month_name))


@cache
def _named_as_chair() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(vocabulary("relations")["chair_words"], key=len, reverse=True))
    name = r"(?P<name>[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){1,5})"
    leads = "|".join(map(re.escape, vocabulary("relations")["leader_words"]))
    return re.compile(
        rf"{name}(?:,\s+|\s+as\s+|\s+\()(?:the\s+)?(?:{words}|(?P<leads>{leads}))\s+of\s+(?:the\s+)?(?=[A-Z])"
    )


@cache
def _post_then_body() -> re.Pattern[str]:
    """ "The Chair of the " before the name of a body."""
    words = "|".join(re.escape(word) for word in sorted(vocabulary("relations")["chair_words"], key=len, reverse=True))
    leads = "|".join(map(re.escape, vocabulary("relations")["leader_words"]))
    return re.compile(rf"\b[Tt]he\s+(?:{words}|(?P<leads>{leads}))\s+of\s+(?:the\s+)?(?=[A-Z])")


@cache
def _posts_and_chair() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(vocabulary("relations")["chair_words"], key=len, reverse=True))
    return re.compile(
        rf"(?P<name>[A-Z][^,:;]{{3,50}}),\s+[^.:;]{{3,90}}?(?:,|\band)\s+(?:{words})(?P<of>\s+of\s+)(?:the\s+)?(?=[A-Z])"
    )


@cache
def _from_directors() -> re.Pattern[str]:
    words = "|".join(
        re.escape(word) for word in sorted(vocabulary("relations")["director_words"], key=len, reverse=True)
    )
    return re.compile(
        rf"(?:From|By)\s*:\s*(?P<names>[^:]{{5,80}}?),?\s+(?:[–-]\s+)?(?:{words})(?:,|\s+of)?\s+(?:the\s+)?(?=[A-Z])"
    )
