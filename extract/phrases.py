"""What stands beside a verb: the bodies, plans and other things that a sentence names, as arguments of a relation.

In:     one block, the bodies found in it, and a place in its text.
Out:    the argument that ends or begins at that place, as printed; "the Board", "it" and "this strategy" as what they
        stand for.
Words:  corpus/vocabulary/relations.yaml
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus.load import vocabulary
from extract.body_names import BodyMention, is_abbreviation, kind_of
from extract.labels import split_labels
from extract.reading import Reading
from extract.strategy_names import strategy_names
from ingest.paper import Block

BLOCKS_BACK = 8  # how far back "the Board" and "the strategy" look for their name
MOST_WORDS = 9  # of a phrase that names no body
BRACKET_AFTER = re.compile(r"\s*\([^()]{1,60}\)")
BODY_ENDINGS = {"board", "partnership", "group", "team", "unit"}  # kinds that the last word of a name tells
CAPITAL = re.compile(r"\b[A-Z]")
RELATIVE = re.compile(r",?\s(?:which|who)\s")  # "a group which has the task to": the group has it


@dataclass(frozen=True, slots=True)
class Argument:
    """One side of a relation. Where it is a stand-in ("the Board"), `text` is what it stands for."""

    text: str
    start: int  # in the block's text, of what is printed there
    end: int
    kind: Literal["body", "plan", "thing", "person"]
    body: BodyMention | None = None


class Phrases:
    """The arguments of one paper's sentences; knows what each block names, and what was named before it."""

    def __init__(self, reading: Reading, mentions: dict[int, list[BodyMention]]) -> None:
        self.reading = reading
        self.mentions = mentions
        self._anchors: dict[int, list[Argument]] = {}

    def anchors(self, block: Block) -> list[Argument]:
        """Bodies and plans that the block names, in order, none within another."""
        if block.index not in self._anchors:
            self._anchors[block.index] = list(self._read_anchors(block))
        return self._anchors[block.index]

    def before(self, block: Block, start: int, end: int, *, far: bool = False) -> Argument | None:
        """The argument that ends before `end`, in the sentence that begins at `start`.

        Only words of `between` may stand in the gap; with `far` the sentence's first body will do.
        """
        text, anchors = block.text, self.anchors(block)
        which = list(RELATIVE.finditer(text, start, end))
        if far and which and (head := self.before(block, start, which[-1].start())):
            return head
        near = [each for each in anchors if start <= each.start and each.end <= end]
        if near and _is_gap(text[_over_bracket(text, near[-1].end) : end]):
            return near[-1]
        if stand_in := self._stand_in_before(block, start, end):
            return stand_in
        if far and (subject := self._sentence_subject(block, start, end)):
            return subject
        return None if far else self._thing_before(block, start, end)

    def after(self, block: Block, start: int, end: int) -> Argument | None:
        """The argument that begins at `start`, after articles and the like, and ends before `end`."""
        text = block.text
        place = _over_determiners(text, start, end)
        anchor = next((each for each in self.anchors(block) if each.start >= start and each.end <= end), None)
        if anchor and (anchor.start <= place or _is_lead_to(text[place : anchor.start])):
            return self._whole(text, anchor, place, end)
        return self._stand_in_after(block, start, end) or self._thing_after(block, place, end)

    def _whole(self, text: str, anchor: Argument, place: int, end: int) -> Argument:
        """The anchor, or the longer name that it is a part of: "strategic CSP Boards"."""
        if anchor.kind != "body" or not re.compile(r"\s[A-Z][a-z]").match(text, anchor.end, end):
            return anchor
        match = re.compile(r"(?:\s[A-Z][\w’'-]+)+").match(text, anchor.end, end)
        longer = text[min(place, anchor.start) : match.end()] if match else anchor.text
        if kind_of(longer) == "other" or not match:
            return anchor
        return Argument(longer, min(place, anchor.start), match.end(), "body")

    def all_after(self, block: Block, start: int, end: int) -> list[Argument]:
        """The arguments of a list that begins at `start`: "Westmere Police, the Home Office and two colleges"."""
        text = block.text
        start = _over_lead(text, start, end)
        end = _list_end(text, start, end)
        names = [each.text for each in self.anchors(block)]
        found: list[Argument] = []
        for label in split_labels(text[start:end], names):
            item = self.after(block, start + label.start, start + label.end)
            if item is None or item.kind == "thing":
                item = (
                    _listed(text, start + label.start, start + label.end) if not item or item.kind == "thing" else item
                )
            if item:
                found.append(item)
            elif found:
                break
        return found

    def partnership_before(self, block: Block) -> Argument | None:
        """The partnership or board that the section up to here is about: the last one named, itself and not a class."""
        for earlier in self._back(block, 0, len(block.text)):
            if earlier.body and earlier.body.kind in ("partnership", "board") and not earlier.text.endswith("s"):
                return earlier
        return None

    def _read_anchors(self, block: Block) -> Iterator[Argument]:
        bodies = [
            Argument(each.name, each.start, each.end, "body", each) for each in self.mentions.get(block.index, ())
        ]
        plans = [Argument(each.name, each.start, each.end, "plan") for each in strategy_names(block.text)]
        profile = self.reading.profile
        shorts = profile.agreement_abbreviations if profile else ()
        for short in (*shorts, *vocabulary("agreement")["plan_abbreviations"]):
            plans += [
                Argument(short, match.start(), match.end(), "plan")
                for match in re.finditer(rf"(?<![\w(]){re.escape(short)}(?![\w)])", block.text)
            ]
        kept: list[Argument] = []
        for each in sorted([*plans, *bodies], key=lambda each: (each.start - each.end, each.start, each.kind)):
            if not any(each.start < other.end and other.start < each.end for other in kept):
                kept.append(each)
        yield from sorted(kept, key=lambda each: each.start)

    def _sentence_subject(self, block: Block, start: int, end: int) -> Argument | None:
        """The body with which the sentence opens, or "It", "The Board"."""
        first = next((each for each in self.anchors(block) if each.start >= start), None)
        if (
            first
            and first.end <= end
            and not block.text[start : first.start].strip(" “‘'\"").removeprefix("The").strip()
        ):
            return first
        match = re.compile(r"\s*(?:The\s+)?[\w-]+").match(block.text, start, end)
        if not match:
            return None
        stand_in = self._stand_in(block, match[0].strip(), start, match.end())
        return stand_in or self._opening_phrase(block, match[0].split()[-1], start, match.end())

    def _opening_phrase(self, block: Block, word: str, start: int, end: int) -> Argument | None:
        """What "The leads" stands for: the phrase that opened a sentence before with that word, "Lead officers"."""
        stem = re.escape(word.removesuffix("s"))
        for low, high in self.reading.sentences(block):
            match = re.compile(rf"\s*(?P<phrase>{stem}s?\s+[a-z]+)\b", re.IGNORECASE).match(block.text, low, high)
            if match and high <= start and not _is_gap(match["phrase"].split()[1]):
                return Argument(match["phrase"], start, end, "person")
        return None

    def _stand_in_before(self, block: Block, start: int, end: int) -> Argument | None:
        """ "The Board", "it" or "this strategy" just before the frame, as what it stands for."""
        words = block.text[start:end].split(" ")
        kept = len(words)
        while kept and _is_gap(words[kept - 1] + " "):
            kept -= 1
        head = " ".join(words[:kept])
        match = re.search(
            r"(?:(?P<the>[Tt]he|[Tt]his|[Tt]hese|[Ii]ts)\s+)?(?P<noun>[\w’'-]+(?:\s+[A-Z][\w’'-]+)?)$", head
        )
        return self._stand_in(block, match[0], start + match.start(), start + match.end()) if match else None

    def _stand_in_after(self, block: Block, start: int, end: int) -> Argument | None:
        match = re.compile(r"\s*(?:[Tt]he|[Tt]his|[Ii]ts|an?|[Tt]heir)\s+[A-Za-z-]+(?:\s+[A-Z][\w’'-]+)?").match(
            block.text, start, end
        )
        if not match:
            return None
        phrase = match[0].strip()
        return self._stand_in(block, phrase, match.end() - len(phrase), match.end())

    def _stand_in(self, block: Block, phrase: str, start: int, end: int) -> Argument | None:
        words = vocabulary("relations")
        bare = re.sub(r"^(?:[Tt]he|[Tt]his|[Tt]hese|[Ii]ts|[Aa]n?|[Tt]heir)\s+", "", phrase)
        named = bare != phrase
        if named and bare.lower() in words["plan_nouns"]:
            found = next((each for each in self._back(block, 0, start, headings=True) if each.kind == "plan"), None)
        elif named and (bare in words["topics"] or phrase in words["topics"]):
            return self._topic(block, start, end)
        elif phrase in words["topics"]:
            return self._topic(block, start, end)
        elif phrase in words["pronouns"]:
            found = self._opener_before(block, start)
            if found is None:
                return self._topic(block, start, end)
        elif named and bare[0].isupper():
            found = next((each for each in self._back(block, 0, start) if _ends_with(each, bare)), None)
            found = found or next((each for each in self._all() if _ends_with(each, bare)), None)
            if found is None and kind_of(bare) != "other":
                found = Argument(bare, start, end, "body")
        else:
            return None
        return Argument(found.text, start, end, found.kind, found.body) if found else None

    def _topic(self, block: Block, start: int, end: int) -> Argument | None:
        """What the paragraph is about: its run-in heading ("Flood Reviews: ..."), or the last term with its short form."""
        run_in = re.match(r"(?P<topic>[A-Z][^:.]{3,60}):\s", block.text)
        terms = list(re.finditer(r"(?P<term>(?:[A-Z][\w-]+ ){1,5})\((?P<short>[A-Z][A-Za-z]+)\)", block.text[:start]))
        body_ends = {each.end for each in self.anchors(block)}
        terms = [each for each in terms if each.end("term") - 1 not in body_ends]
        topic = terms[-1]["term"].strip() if terms else run_in["topic"] if run_in else None
        return Argument(topic, start, end, "thing") if topic else None

    def _opener_before(self, block: Block, start: int) -> Argument | None:
        """The body with which the sentence before opened."""
        sentences = [each for each in self.reading.sentences(block) if each[1] <= start]
        if not sentences:
            return None
        low, high = sentences[-1]
        return next((each for each in self.anchors(block) if low <= each.start and each.end <= high), None)

    def _back(self, block: Block, low: int, high: int, *, headings: bool = False) -> Iterator[Argument]:
        """What was named before `high` of this block, nearest first: in the block, then in those before it."""
        yield from (each for each in reversed(self.anchors(block)) if low <= each.start and each.end <= high)
        part = self.reading.part(block)
        for index in range(block.index - 1, max(part.first_block, block.index - BLOCKS_BACK) - 1, -1):
            yield from reversed(self.anchors(self.reading.paper.blocks[index]))
        if headings:
            for heading in reversed(self.reading.paper.headings_above(block)):
                yield from self.anchors(heading)

    def _all(self) -> Iterator[Argument]:
        for block in self.reading.paper.blocks:
            yield from self.anchors(block)

    def _thing_before(self, block: Block, start: int, end: int) -> Argument | None:
        """A phrase that names no body, from its article or the start of the sentence: "Flood Reviews (FR)"."""
        words = list(re.finditer(r"\S+", block.text[start:end]))
        while words and _is_gap(words[-1][0] + " "):
            words.pop()
        first = len(words)
        ends = set(vocabulary("relations")["ends_phrase"])
        while first > 0 and len(words) - first < MOST_WORDS and words[first - 1][0].lower() not in ends:
            if words[first - 1][0][-1] in ",;:":
                break
            first -= 1
        return _thing(block.text, start + words[first].start(), start + words[-1].end()) if first < len(words) else None

    def _thing_after(self, block: Block, start: int, end: int) -> Argument | None:
        """A phrase that names no body, up to a word that ends it: "community services which ..."."""
        ends = set(vocabulary("relations")["ends_phrase"])
        place = start
        for count, match in enumerate(re.finditer(r"\S+", block.text[start:end])):
            word = match[0]
            if word.lower() in ends or count == MOST_WORDS or word[0] in "(–-":
                break
            place = start + match.end()
            if word[-1] in ".,;:)":
                break
        return _thing(block.text, start, place)


def _thing(text: str, start: int, end: int) -> Argument | None:
    """The phrase without closing marks; None where it says too little to be a side of a relation."""
    printed = text[start:end].rstrip(".,;: )")
    begin = start + len(printed) - len(printed.lstrip(" “‘'\"(•"))
    begin = _over_determiners(text, begin, start + len(printed))
    printed = text[begin : start + len(printed)]
    words = printed.split()
    vague = set(vocabulary("relations")["vague"])
    if not words or all(word.lower() in vague for word in words) or not any(word.isalpha() for word in words):
        return None
    if len(words) < 2 and not is_abbreviation(printed):
        return None
    return Argument(printed, begin, begin + len(printed), "body" if _names_body(printed) else "thing")


def _names_body(phrase: str) -> bool:
    """Whether a phrase in small letters is a body's: "multi-agency working group", "community safety partnerships"."""
    return kind_of(phrase) in BODY_ENDINGS or kind_of(phrase.title()) in BODY_ENDINGS and len(phrase.split()) > 1


def _listed(text: str, start: int, end: int) -> Argument | None:
    """An item of a list of members that is no known body: one with a capital, or senior people of some body."""
    begin = _over_determiners(text, start, end)
    printed = re.sub(r"\s*\((?:see|from|as)\b[^()]*\)$", "", text[begin:end]).rstrip(".,;: ")
    words = printed.split()
    is_name = bool(CAPITAL.search(printed)) and len(words) > 1
    people = re.search(r"\b(?:officers|representatives?|chairs?|leads|members|holders?)\b", printed, re.IGNORECASE)
    if not (is_name or people) or len(words) > MOST_WORDS + 2:
        return None
    return Argument(printed, begin, begin + len(printed), "thing")


def _ends_with(argument: Argument, words: str) -> bool:
    """A body's name that ends with these words and says more: what "the Board" stands for."""
    name = argument.text
    return argument.kind == "body" and name != words and bool(re.search(rf"\b{re.escape(words)}$", name))


@cache
def _between_words() -> frozenset[str]:
    return frozenset(vocabulary("relations")["between"])


def _is_gap(text: str) -> bool:
    """Whether only words of `between`, adverbs and closing marks stand here."""
    words = re.findall(r"[\w’'-]+|[,–]", text)
    return all(word in _between_words() or (word.endswith("ly") and word.islower()) for word in words)


def _is_lead_to(text: str) -> bool:
    """Words that may stand between a frame and the body it is about: "the multi-agency", "its partner, the"."""
    words = text.split()
    return len(words) <= 3 and all(word.islower() or word[0] in "‘'“\"(" for word in words) and not text.strip().endswith(",") and not (
        set(words) & set(vocabulary("relations")["ends_phrase"])
    )  # fmt: skip


def _over_bracket(text: str, end: int) -> int:
    match = BRACKET_AFTER.match(text, end)
    return match.end() if match else end


def _over_determiners(text: str, start: int, end: int) -> int:
    """`start` moved over white space, opening quotes and words of `determiners`."""
    words = sorted(vocabulary("relations")["determiners"], key=len, reverse=True)
    pattern = re.compile(rf"[\s:‘'“\"–-]+|(?:{'|'.join(map(re.escape, words))})\s+")
    while (match := pattern.match(text, start, end)) and match.end() > start:
        start = match.end()
    return start


def _over_lead(text: str, start: int, end: int) -> int:
    """Past "three key partner agencies (" and ":-" to the first item of a list."""
    match = re.compile(r"\s*:?-?\s*(?:[a-z][\w -]{3,40}\s*(?:\(|:)\s*)?").match(text, start, end)
    return match.end() if match else start


def _list_end(text: str, start: int, end: int) -> int:
    """Where a list ends: at a closing bracket that was opened before it, or where its sentence goes on with "to"."""
    depth = 0
    for place in range(start, end):
        depth += (text[place] == "(") - (text[place] == ")")
        if depth < 0 or text[place] == ";":
            return place
    goes_on = re.search(r"\s(?:to|who|which|that|with|in order)\s+(?:[a-z]+\b)", text[start:end])
    return start + goes_on.start() if goes_on else end
