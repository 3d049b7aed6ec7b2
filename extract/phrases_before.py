"""What stands before a verb: the body, plan, person or other thing that ends at a place of a sentence.

In:     one block with what is named in it, the start of the sentence and the place.
Out:    the argument there, as printed or as what it stands for; the arguments of a list; whose "its" is.
Words:  corpus/vocabulary/relations.yaml
Rule:   the nearest body that only brackets, appositions and small words part from the verb; else what "the Board" or
        "it" stands for; else a phrase of its own. An aside, a represented body and another verb's agent are none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from corpus.load import vocabulary
from extract.body_words import all_place_words
from extract.likeness import fold
from extract.phrase_gaps import is_gap, over_bracket, over_determiners
from extract.phrase_joints import (
    BELONGS,
    JOINED,
    before_aside,
    end_of_whole,
    is_another_s,
    is_represented,
    joins,
    opening_phrase,
    owner_of,
)
from extract.phrase_things import MOST_WORDS, thing
from extract.post_holders import is_person
from extract.stand_ins import Argument, Named
from ingest.paper import Block

RELATIVE = re.compile(r",?\s(?:which|who|that)\s")  # "a group which has the task to": the group has it
COPULA = re.compile(r"\s(?:is|was|are|were)\s+(?:now\s+|also\s+)?(?:an?|one\s+of)\s(?=[^,;]*$)")
# "Cllr Ann Reed, Portfolio Holder for Rivers and Coasts, is": a person with a post beside the name
PERSON_AND_POST = re.compile(
    r"\s*(?P<name>[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){1,4}),\s"
    r"(?P<post>(?:(?:[A-Z][\w’'-]*|and|&|the)\s){0,4}(?:Holder|Member|Director|Chief|Leader|Head|Manager|Officer|Commander)"
    r"(?:,?\s(?:of|for|and|&|the|in|[A-Z][\w’'-]*))*),?\s*$"
)
# "The grant was small and is now ": what the sentence opened with
CONJOINED = re.compile(r"\s(?:and|but)\s+(?:is|are|was|were|has\s+been|have\s+been)\s+(?:\w+ly\s+|now\s+|also\s+)*$")
FINITE = re.compile(r"\s(?:is|are|was|were|has|have|had|will|would)\s")
HEADED = re.compile(
    r"\s*(?P<head>(?:The|A|An)(?:\s+[A-Z][\w’'-]+)+)\s+of\s+[a-z ]{3,40}$"
)  # "A Flood Group of officers"
MATTERS = re.compile(r"\b(?:on|about|around|covering)(?:\s+[\w’'-]+,?){1,8}\s+$")  # "courses on floods and" boats
OBJECT_PRONOUN = re.compile(r"(?<!that)(?<!and)(?<!,)(?<!when)\s(?:it|they|them)$")  # "supports it and oversees"
OPENING_TIME = re.compile(  # "During 2031/32 " before the subject of a sentence
    r"(?:In|During|Throughout|Since)\s+(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?,?\s+"
)
OPENER = re.compile(r"\s*(?:(?:The|A|An)\s+)?[\w-]+(?:\s+[A-Z][\w’'-]+){0,2}")
OPENS_LIST = re.compile(
    r"\s*(?P<name>(?:The|A|An)(?:\s+[A-Z][\w’'-]+)+)(?:,|,?\s+and)\s+(?:the\s+)?(?:multi-agency\s+)?"
)
STAND_IN_BEFORE = re.compile(
    r"(?:(?P<the>[Tt]he|[Tt]his|[Tt]hese|[Ii]ts|[Tt]heir|an?)\s+)?"
    r"(?:(?:action|delivery)\s+)?[\w’'-]+(?:\s+[A-Z][\w’'-]+)?$"
)
GOES_ON = re.compile(r"\s+(?:and|&|of)\s+[A-Z]")  # "The Police and Justice Act" begins with no body


def argument_before(named: Named, block: Block, start: int, end: int, *, far: bool = False) -> Argument | None:
    """The argument that ends before `end`, in the sentence that begins at `start`.

    Only words of `between` may stand in the gap; with `far` the subject of the sentence will do.
    """
    text = block.text
    end = before_aside(text, start, end)
    which = list(RELATIVE.finditer(text, start, end))
    clause = which[-1].start() if which and (far or is_gap(text[which[-1].end() : end])) else start
    copula = COPULA.search(text, start, clause)  # "The Unit is a team which reports to": the Unit does
    head_end = copula.start() if copula else clause if far else start
    if head_end > start and (head := argument_before(named, block, start, head_end)):
        return head
    person = PERSON_AND_POST.match(text, start, end)
    if person and is_person(person["name"]) and not FINITE.search(text, person.end("name"), person.end("post")):
        return Argument(person["name"], person.start("name"), person.end("name"), "person")
    conjoined = None if far else CONJOINED.search(text, start, end)
    if conjoined and (verb := FINITE.search(text, start, conjoined.start())):
        return argument_before(named, block, start, verb.start()) or opening_phrase(text, start, verb.start())
    near = [each for each in named.anchors(block) if start <= each.start and each.end <= end]
    near = [each for each in near if not is_represented(text, start, each)]
    if not far and (ends := end_of_whole(text, start, near)):
        return argument_before(named, block, start, ends)
    if near and not (far and near[-1].kind == "plan") and joins(text, start, near[-1], end):
        anothers = is_another_s(text, start, near[-1], end)
        return _sentence_subject(named, block, start, near[-1].start) if anothers else owner_of(text, near)
    if stand_in := _stand_in_before(named, block, start, end):
        placed = near and BELONGS.fullmatch(text, over_bracket(text, near[-1].end), stand_in.start + len("the "))
        return near[-1] if placed else stand_in
    if headed := HEADED.match(text, start, end - 1):
        return named.stand_in(block, headed["head"], headed.start("head"), headed.end("head"))
    if far and (subject := _sentence_subject(named, block, start, end)):
        return subject
    return None if far else _thing_before(text, start, end)


def arguments_before(named: Named, block: Block, start: int, end: int, *, far: bool = False) -> list[Argument]:
    """The arguments of a list that ends before `end`: "Westmere Police, the Home Office and a college"."""
    end = before_aside(block.text, start, end)
    last = argument_before(named, block, start, end, far=far)
    last = last or _class_before(block, start, end)
    if last is None:
        return []
    found = [last]
    for anchor in reversed([each for each in named.anchors(block) if start <= each.start < last.start]):
        between = block.text[over_bracket(block.text, anchor.end) : found[0].start]
        if anchor.kind != "body" or not JOINED.fullmatch(between):
            break
        found.insert(0, anchor)
    if opener := OPENS_LIST.match(block.text, start, found[0].start):
        first = named.stand_in(block, opener["name"], opener.start("name"), opener.end("name"))
        found = [first, *found] if first and opener.end() == found[0].start else found
    return found


def owner_before(named: Named, block: Block, start: int, end: int) -> Argument | None:
    """Whose "its membership" is, which stands at `end`: the subject of the sentence, else of the one before."""
    owner = _sentence_subject(named, block, start, end) if end > start else None
    owner = owner or named.stand_in(block, "It", end, end)
    return replace(owner, start=end, end=end) if owner and owner.kind == "body" else None


def _class_before(block: Block, start: int, end: int) -> Argument | None:
    """The last of a list, said by its class: "Westmere Police, the Home Office and the districts and boroughs"."""
    match = _class_of_bodies().search(block.text, start, end)
    return Argument(match["name"], match.start("name"), match.end("name"), "body") if match else None


def _stand_in_before(named: Named, block: Block, start: int, end: int) -> Argument | None:
    """ "The Board", "it" or "this strategy" just before the frame, as what it stands for."""
    words = block.text[start:end].split(" ")
    gap: list[str] = []
    while words and is_gap(words[-1]):
        gap.append(words.pop())
    head = " ".join(words)
    if {"which", "who"} & set(gap):  # "a Flood Group, which reports to"
        head = head.rstrip(",")
    if OBJECT_PRONOUN.search(head):
        return None
    match = STAND_IN_BEFORE.search(head)
    return named.stand_in(block, match[0], start + match.start(), start + match.end()) if match else None


def _sentence_subject(named: Named, block: Block, start: int, end: int) -> Argument | None:
    """The body with which the sentence opens, or what "It", "The Board" or "The leads" there stands for."""
    if when := OPENING_TIME.match(block.text, start, end):
        start = when.end()
    first = next((each for each in named.anchors(block) if each.start >= start), None)
    if first and first.end <= end and over_determiners(block.text, start, first.end) >= first.start:
        return first
    match = OPENER.match(block.text, start, end)
    if not match or GOES_ON.match(block.text, match.end()):
        return None
    stand_in = named.stand_in(block, match[0].strip(), start, match.end())
    return stand_in or named.opening_phrase(block, match[0].split()[-1], start, match.end())


def _thing_before(text: str, start: int, end: int) -> Argument | None:
    """A phrase that names no body, from its article or the start of the sentence: "Flood Reviews (FR)"."""
    words = list(re.finditer(r"\S+", text[start:end]))
    while words and is_gap(words[-1][0]):
        words.pop()
    first = len(words)
    ends = set(vocabulary("relations")["ends_phrase"])
    while first > 0 and len(words) - first < MOST_WORDS:
        word, after = words[first - 1][0], words[first][0] if first < len(words) else "a"
        has_short_form = any(each[0].startswith("(") for each in words[first:])
        before = words[first - 2][0] if first > 1 else "a"
        joins_names = has_short_form and after[0].isupper() and before[0].isupper()
        joins_names = joins_names or {fold(before), fold(after)} <= all_place_words()  # "Westmere and Eastmere"
        ends_name = first == len(words) and word[-1:] == "," and word[0].isupper()  # "the Flood Statement, led by"
        if word[-1] in ";:" or word in ("–", "-") or (word[-1] == "," and not (joins_names or ends_name)):
            break
        if word.lower() in ends and not (word in ("and", "&") and joins_names):
            matters = MATTERS.search(text, start, start + words[first - 1].start())
            if word in ("and", "&") and matters:  # what they are on: it is the courses that are held
                return _thing_before(text, start, matters.start())
            break
        first -= 1
        if word == "the" and before[-1:].isdigit():  # "In 2031 the Flood Awareness Week"
            break
    return thing(text, start + words[first].start(), start + words[-1].end()) if first < len(words) else None


@cache
def _class_of_bodies() -> re.Pattern[str]:
    names = "|".join(map(re.escape, vocabulary("relations")["classes_of_bodies"]))
    return re.compile(rf"(?:,|\band)\s+(?:the\s+)?(?P<name>{names})\s+$", re.IGNORECASE)
