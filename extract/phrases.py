"""What stands beside a verb: the body, plan, person or other thing that ends or begins at a place of a sentence.

In:     one block, and a place in its text.
Out:    the argument there, as printed or as what it stands for; the arguments of a list.
Words:  corpus/vocabulary/relations.yaml
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.body_words import all_place_words
from extract.labels import split_labels
from extract.likeness import fold
from extract.phrase_gaps import is_gap, is_lead_to, list_end, over_bracket, over_determiners
from extract.phrase_joints import (
    BELONGS,
    JOINED,
    before_aside,
    end_of_whole,
    is_another_s,
    is_capitalised,
    is_represented,
    joins,
    opening_phrase,
    owner_of,
    parted,
    whole,
)
from extract.phrase_things import MOST_WORDS, is_of_people, listed, thing, thing_after
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
PRONOUN_AFTER = re.compile(r"\s+(it|them)\b")
OPENING_TIME = re.compile(  # "During 2031/32 " before the subject of a sentence
    r"(?:In|During|Throughout|Since)\s+(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?,?\s+"
)
OPENER = re.compile(r"\s*(?:(?:The|A|An)\s+)?[\w-]+(?:\s+[A-Z][\w’'-]+){0,2}")
OPENS_LIST = re.compile(
    r"\s*(?P<name>(?:The|A|An)(?:\s+[A-Z][\w’'-]+)+)(?:,|,?\s+and)\s+(?:the\s+)?(?:multi-agency\s+)?"
)
OWNER = re.compile(
    r"(?:[A-Z][\w’'-]+\s+(?:(?:and|&)\s+)?){1,5}Council(?:[’']s)?\s+"
)  # "by Westmere Council Scrutiny Committee"
WITH_ARTICLE = re.compile(r"\bthe\s*$")
STAND_IN_BEFORE = re.compile(
    r"(?:(?P<the>[Tt]he|[Tt]his|[Tt]hese|[Ii]ts|[Tt]heir|an?)\s+)?"
    r"(?:(?:action|delivery)\s+)?[\w’'-]+(?:\s+[A-Z][\w’'-]+)?$"
)
STAND_IN_AFTER = re.compile(
    r"\s*(?:[Tt]he|[Tt]his|[Ii]ts|an?|[Tt]heir)\s+(?:(?:action|delivery)\s+)?[A-Za-z-]+(?:\s+[A-Z][\w’'-]+|\s+of\s+work)?"
)
LEAD_TO_LIST = re.compile(r"\s*:?-?\s*(?:[a-z][a-z -]{3,40}\s*(?:\((?=[A-Z])|:)\s*)?")  # "three key partners ("
SAID_BELOW = re.compile(r"\((?:see|as listed|listed)\s+(?:below|above|overleaf)\)")  # who they are is told by a list
GOES_ON = re.compile(r"\s+(?:and|&|of)\s+[A-Z]")  # "The Police and Justice Act" begins with no body
# "reports to the Board, and the Panel scrutinises its work": the Panel begins a clause of its own
NEW_CLAUSE = re.compile(
    r"(?:also\s+)?(?:(?:is|are|was|were|has|have|had|will|can|may|must)\b|[a-z]+s\s+(?:its|their|the|this|it|an?|how|all)\b)"
)
OFFICE = re.compile(r"^[’']s?\s+(?:[Oo]ffice|[Ss]taff)\b")  # "the Commissioner’s Office" is the Commissioner, in a list
DANGLING = re.compile(r"[\s,]*\b(?:and|or)?[\s,]*$")  # "the Board and the Panel, and" before "meets monthly"


class Phrases:
    """The arguments of one paper's sentences."""

    def __init__(self, named: Named) -> None:
        self.named = named

    def before(self, block: Block, start: int, end: int, *, far: bool = False) -> Argument | None:
        """The argument that ends before `end`, in the sentence that begins at `start`.

        Only words of `between` may stand in the gap; with `far` the subject of the sentence will do.
        """
        text = block.text
        end = before_aside(text, start, end)
        which = list(RELATIVE.finditer(text, start, end))
        clause = which[-1].start() if which and (far or is_gap(text[which[-1].end() : end])) else start
        copula = COPULA.search(text, start, clause)  # "The Unit is a team which reports to": the Unit does
        head_end = copula.start() if copula else clause if far else start
        if head_end > start and (head := self.before(block, start, head_end)):
            return head
        person = PERSON_AND_POST.match(text, start, end)
        if person and is_person(person["name"]) and not FINITE.search(text, person.end("name"), person.end("post")):
            return Argument(person["name"], person.start("name"), person.end("name"), "person")
        conjoined = None if far else CONJOINED.search(text, start, end)
        if conjoined and (verb := FINITE.search(text, start, conjoined.start())):
            return self.before(block, start, verb.start()) or opening_phrase(text, start, verb.start())
        near = [each for each in self.named.anchors(block) if start <= each.start and each.end <= end]
        near = [each for each in near if not is_represented(text, start, each)]
        if not far and (ends := end_of_whole(text, start, near)):
            return self.before(block, start, ends)
        if near and not (far and near[-1].kind == "plan") and joins(text, start, near[-1], end):
            anothers = is_another_s(text, start, near[-1], end)
            return self._sentence_subject(block, start, near[-1].start) if anothers else owner_of(text, near)
        if stand_in := self._stand_in_before(block, start, end):
            placed = near and BELONGS.fullmatch(text, over_bracket(text, near[-1].end), stand_in.start + len("the "))
            return near[-1] if placed else stand_in
        if headed := HEADED.match(text, start, end - 1):
            return self.named.stand_in(block, headed["head"], headed.start("head"), headed.end("head"))
        if far and (subject := self._sentence_subject(block, start, end)):
            return subject
        return None if far else self._thing_before(text, start, end)

    def all_before(self, block: Block, start: int, end: int, *, far: bool = False) -> list[Argument]:
        """The arguments of a list that ends before `end`: "Westmere Police, the Home Office and a college"."""
        end = before_aside(block.text, start, end)
        last = self.before(block, start, end, far=far)
        last = last or self._class_before(block, start, end)
        if last is None:
            return []
        found = [last]
        for anchor in reversed([each for each in self.named.anchors(block) if start <= each.start < last.start]):
            between = block.text[over_bracket(block.text, anchor.end) : found[0].start]
            if anchor.kind != "body" or not JOINED.fullmatch(between):
                break
            found.insert(0, anchor)
        if opener := OPENS_LIST.match(block.text, start, found[0].start):
            first = self.named.stand_in(block, opener["name"], opener.start("name"), opener.end("name"))
            found = [first, *found] if first and opener.end() == found[0].start else found
        return found

    def after(self, block: Block, start: int, end: int) -> Argument | None:
        """The argument that begins at `start`, after articles and the like, and ends before `end`."""
        text = block.text
        if pronoun := PRONOUN_AFTER.match(text, start, end):
            return self.named.stand_in(block, pronoun[1], pronoun.start(1), pronoun.end())
        if _its_work().match(text, start, end):
            return None
        place = over_determiners(text, start, end)
        anchor = next((each for each in self.named.anchors(block) if each.start >= start and each.end <= end), None)
        if anchor and (
            anchor.start <= place or is_lead_to(between := text[place : anchor.start]) or OWNER.fullmatch(between)
        ):
            return whole(text, anchor, place, end)
        return self._stand_in_after(block, start, end) or thing_after(text, place, end)

    def all_after(self, block: Block, start: int, end: int, *, people: bool = False) -> list[Argument]:
        """The arguments of a list that begins at `start`: "Westmere Police, the Home Office and two colleges".

        Only bodies, and with `people` those who sit for them ("senior officers of the councils"). The list ends with
        the first item that is neither, or that goes on after its name.
        """
        text = block.text
        if PRONOUN_AFTER.match(text, start, end):
            meant = self.after(block, start, end)
            return [meant] if meant else []
        match = LEAD_TO_LIST.match(text, start, end)
        start = match.end() if match else start
        end = list_end(text, start, end, semicolons=text[:start].rstrip()[-1:] in (":", "-"))
        if (colon := text.find(": ", start, end)) > start:  # "report to the Board: A, B and C"
            end = colon
        end = start + len(DANGLING.sub("", text[start:end]))
        found: list[Argument] = []
        one = self.after(block, start, end) if people else None
        if one and one.kind == "thing" and "," in one.text:  # one post, for several fields of work
            return [one]
        labels = split_labels(text[start:end], [each.text for each in self.named.anchors(block)])
        for low, high in parted(text, [(start + label.start, start + label.end) for label in labels]):
            item = self.after(block, low, high)
            rest = text[over_bracket(text, item.end) : high] if item else ""
            rest = OFFICE.sub("", rest).strip(" ’'”s")
            if people and SAID_BELOW.search(text, low, high):
                continue
            if people and (
                item is None or item.kind == "thing" or (is_of_people(rest) and not rest.startswith("and "))
            ):
                item, rest = listed(text, low, high), ""
            if item and item.kind == "thing" and not people and not rest and is_capitalised(item.text):
                item = replace(item, kind="body")  # "funded by Rising Tide and the Home Office"
            if item and item.kind == "thing" and is_class_of_bodies(item.text):
                item = replace(item, kind="body")
            if item is None or (item.kind == "thing" and not people) or (found and NEW_CLAUSE.match(rest)):
                break
            found.append(item)
            if rest:
                found += self._joined_after(block, item, high)
                break
        return found

    def owner_before(self, block: Block, start: int, end: int) -> Argument | None:
        """Whose "its membership" is, which stands at `end`: the subject of the sentence, else of the one before."""
        owner = self._sentence_subject(block, start, end) if end > start else None
        owner = owner or self.named.stand_in(block, "It", end, end)
        return replace(owner, start=end, end=end) if owner and owner.kind == "body" else None

    def _joined_after(self, block: Block, item: Argument, end: int) -> list[Argument]:
        """The bodies joined by "and" to an item that the words after the list run on from."""
        found: list[Argument] = []
        last = item
        while joined := JOINED.match(block.text, over_bracket(block.text, last.end), end):
            following = (each for each in self.named.anchors(block) if each.start == joined.end() and each.end <= end)
            following_body = next((each for each in following if each.kind == "body"), None)
            if following_body is None:
                break
            found.append(following_body)
            last = following_body
        return found

    def _class_before(self, block: Block, start: int, end: int) -> Argument | None:
        """The last of a list, said by its class: "Westmere Police, the Home Office and the districts and boroughs"."""
        match = _class_of_bodies().search(block.text, start, end)
        return Argument(match["name"], match.start("name"), match.end("name"), "body") if match else None

    def _stand_in_before(self, block: Block, start: int, end: int) -> Argument | None:
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
        return self.named.stand_in(block, match[0], start + match.start(), start + match.end()) if match else None

    def _stand_in_after(self, block: Block, start: int, end: int) -> Argument | None:
        article = WITH_ARTICLE.search(block.text, 0, start)  # a frame's "supports the" may have taken it
        match = STAND_IN_AFTER.match(block.text, article.start() if article else start, end)
        if not match:
            return None
        phrase = match[0].strip()
        return self.named.stand_in(block, phrase, match.end() - len(phrase), match.end())

    def _sentence_subject(self, block: Block, start: int, end: int) -> Argument | None:
        """The body with which the sentence opens, or what "It", "The Board" or "The leads" there stands for."""
        if when := OPENING_TIME.match(block.text, start, end):
            start = when.end()
        first = next((each for each in self.named.anchors(block) if each.start >= start), None)
        if first and first.end <= end and over_determiners(block.text, start, first.end) >= first.start:
            return first
        match = OPENER.match(block.text, start, end)
        if not match or GOES_ON.match(block.text, match.end()):
            return None
        stand_in = self.named.stand_in(block, match[0].strip(), start, match.end())
        return stand_in or self.named.opening_phrase(block, match[0].split()[-1], start, match.end())

    def _thing_before(self, text: str, start: int, end: int) -> Argument | None:
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
                    return self._thing_before(text, start, matters.start())
                break
            first -= 1
            if word == "the" and before[-1:].isdigit():  # "In 2031 the Flood Awareness Week"
                break
        return thing(text, start + words[first].start(), start + words[-1].end()) if first < len(words) else None


def is_class_of_bodies(text: str) -> bool:
    """Whether bodies are said by their class: "district and boroughs"."""
    return text.lower() in vocabulary("relations")["classes_of_bodies"]


@cache
def _class_of_bodies() -> re.Pattern[str]:
    names = "|".join(map(re.escape, vocabulary("relations")["classes_of_bodies"]))
    return re.compile(rf"(?:,|\band)\s+(?:the\s+)?(?P<name>{names})\s+$", re.IGNORECASE)


@cache
def _its_work() -> re.Pattern[str]:
    """ "its work", "their progress": whose, is told elsewhere."""
    return re.compile(rf"\s*(?:its|their)\s+(?:{one_of(vocabulary('relations')['its_work'])})\b")
