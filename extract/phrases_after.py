"""What stands behind a verb: the body, plan, person or other thing that begins at a place of a sentence.

In:     one block with what is named in it, the place and the end of the sentence.
Out:    the argument there, as printed or as what it stands for; the arguments of a list.
Words:  corpus/vocabulary/relations.yaml
Rule:   only articles and small words may stand before it; a list ends with the first item that is no body, or that
        goes on after its name.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.labels import split_labels
from extract.phrase_gaps import is_lead_to, list_end, over_bracket, over_determiners
from extract.phrase_joints import (
    JOINED,
    is_capitalised,
    parted,
    whole,
)
from extract.phrase_things import is_of_people, listed, thing_after
from extract.stand_ins import Argument, Named
from ingest.paper import Block

PRONOUN_AFTER = re.compile(r"\s+(it|them)\b")
OWNER = re.compile(
    r"(?:[A-Z][\w’'-]+\s+(?:(?:and|&)\s+)?){1,5}Council(?:[’']s)?\s+"
)  # "by Westmere Council Scrutiny Committee"
WITH_ARTICLE = re.compile(r"\bthe\s*$")
STAND_IN_AFTER = re.compile(
    r"\s*(?:[Tt]he|[Tt]his|[Ii]ts|an?|[Tt]heir)\s+(?:(?:action|delivery)\s+)?[A-Za-z-]+(?:\s+[A-Z][\w’'-]+|\s+of\s+work)?"
)
LEAD_TO_LIST = re.compile(r"\s*:?-?\s*(?:[a-z][a-z -]{3,40}\s*(?:\((?=[A-Z])|:)\s*)?")  # "three key partners ("
SAID_BELOW = re.compile(r"\((?:see|as listed|listed)\s+(?:below|above|overleaf)\)")  # who they are is told by a list
# "reports to the Board, and the Panel scrutinises its work": the Panel begins a clause of its own
NEW_CLAUSE = re.compile(
    r"(?:also\s+)?(?:(?:is|are|was|were|has|have|had|will|can|may|must)\b|[a-z]+s\s+(?:its|their|the|this|it|an?|how|all)\b)"
)
OFFICE = re.compile(r"^[’']s?\s+(?:[Oo]ffice|[Ss]taff)\b")  # "the Commissioner’s Office" is the Commissioner, in a list
DANGLING = re.compile(r"[\s,]*\b(?:and|or)?[\s,]*$")  # "the Board and the Panel, and" before "meets monthly"


def argument_after(named: Named, block: Block, start: int, end: int) -> Argument | None:
    """The argument that begins at `start`, after articles and the like, and ends before `end`."""
    text = block.text
    if pronoun := PRONOUN_AFTER.match(text, start, end):
        return named.stand_in(block, pronoun[1], pronoun.start(1), pronoun.end())
    if _its_work().match(text, start, end):
        return None
    place = over_determiners(text, start, end)
    anchor = next((each for each in named.anchors(block) if each.start >= start and each.end <= end), None)
    if anchor and (
        anchor.start <= place or is_lead_to(between := text[place : anchor.start]) or OWNER.fullmatch(between)
    ):
        return whole(text, anchor, place, end)
    return _stand_in_after(named, block, start, end) or thing_after(text, place, end)


def arguments_after(named: Named, block: Block, start: int, end: int, *, people: bool = False) -> list[Argument]:
    """The arguments of a list that begins at `start`: "Westmere Police, the Home Office and two colleges".

    Only bodies, and with `people` those who sit for them ("senior officers of the councils"). The list ends with
    the first item that is neither, or that goes on after its name.
    """
    text = block.text
    if PRONOUN_AFTER.match(text, start, end):
        meant = argument_after(named, block, start, end)
        return [meant] if meant else []
    match = LEAD_TO_LIST.match(text, start, end)
    start = match.end() if match else start
    end = list_end(text, start, end, semicolons=text[:start].rstrip()[-1:] in (":", "-"))
    if (colon := text.find(": ", start, end)) > start:  # "report to the Board: A, B and C"
        end = colon
    end = start + len(DANGLING.sub("", text[start:end]))
    found: list[Argument] = []
    one = argument_after(named, block, start, end) if people else None
    if one and one.kind == "thing" and "," in one.text:  # one post, for several fields of work
        return [one]
    labels = split_labels(text[start:end], [each.text for each in named.anchors(block)])
    for low, high in parted(text, [(start + label.start, start + label.end) for label in labels]):
        item = argument_after(named, block, low, high)
        rest = text[over_bracket(text, item.end) : high] if item else ""
        rest = OFFICE.sub("", rest).strip(" ’'”s")
        if people and SAID_BELOW.search(text, low, high):
            continue
        if people and (item is None or item.kind == "thing" or (is_of_people(rest) and not rest.startswith("and "))):
            item, rest = listed(text, low, high), ""
        if item and item.kind == "thing" and not people and not rest and is_capitalised(item.text):
            item = replace(item, kind="body")  # "funded by Rising Tide and the Home Office"
        if item and item.kind == "thing" and is_class_of_bodies(item.text):
            item = replace(item, kind="body")
        if item is None or (item.kind == "thing" and not people) or (found and NEW_CLAUSE.match(rest)):
            break
        found.append(item)
        if rest:
            found += _joined_after(named, block, item, high)
            break
    return found


def _joined_after(named: Named, block: Block, item: Argument, end: int) -> list[Argument]:
    """The bodies joined by "and" to an item that the words after the list run on from."""
    found: list[Argument] = []
    last = item
    while joined := JOINED.match(block.text, over_bracket(block.text, last.end), end):
        following = (each for each in named.anchors(block) if each.start == joined.end() and each.end <= end)
        following_body = next((each for each in following if each.kind == "body"), None)
        if following_body is None:
            break
        found.append(following_body)
        last = following_body
    return found


def _stand_in_after(named: Named, block: Block, start: int, end: int) -> Argument | None:
    article = WITH_ARTICLE.search(block.text, 0, start)  # a frame's "supports the" may have taken it
    match = STAND_IN_AFTER.match(block.text, article.start() if article else start, end)
    if not match:
        return None
    phrase = match[0].strip()
    return named.stand_in(block, phrase, match.end() - len(phrase), match.end())


def is_class_of_bodies(text: str) -> bool:
    """Whether bodies are said by their class: "district and boroughs"."""
    return text.lower() in vocabulary("relations")["classes_of_bodies"]


@cache
def _its_work() -> re.Pattern[str]:
    """ "its work", "their progress": whose, is told elsewhere."""
    return re.compile(rf"\s*(?:its|their)\s+(?:{one_of(vocabulary('relations')['its_work'])})\b")
