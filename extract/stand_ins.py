"""What a paper names, block by block, and what "the Board", "it" and "this strategy" stand for in it.

In:     the bodies found in each block of one paper.
Out:    for each block the bodies and plans it names; for a stand-in, the name it stands for: the nearest one before it
        that fits, in its part of the paper.
Words:  corpus/vocabulary/relations.yaml
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from corpus.load import bodies, vocabulary
from extract.agreement import plans_of
from extract.body_words import BodyMention, is_ending, kind_of
from extract.likeness import fold
from extract.reading import Reading
from extract.strategy_names import strategy_names
from ingest.paper import Block

BLOCKS_BACK = 8  # how far back "the Board" and "the strategy" look for their name
BODY_ENDINGS = frozenset({"board", "partnership", "group", "team", "unit"})  # kinds that the last word of a name tells
ARTICLE = re.compile(r"^(?:[Tt]he|[Tt]his|[Tt]hese|[Ii]ts|[Aa]n?|[Tt]heir)\s+")
RUN_IN = re.compile(r"(?P<topic>[A-Z][^:.]{3,60}):\s")  # "Flood Reviews: The process is ..."
TERM = re.compile(r"(?P<term>(?:[A-Z][\w-]+ ){1,5})\((?P<short>[A-Z][A-Za-z]+)\)")  # "Flood Reviews (FR)"
STANDS_IN = re.compile(r"\s*(?:It|They|[Tt]he\s+[A-Za-z][a-z]+)(?=\s+[a-z])")  # a sentence that opens with no name
QUOTED = re.compile(r"[‘“'](?P<term>[A-Z][\w -]{3,40})[’”'](?!\w)")  # "relates to ‘Flood Safety’"


@dataclass(frozen=True, slots=True)
class Argument:
    """One side of a relation. Where it is a stand-in ("the Board"), `text` is what it stands for."""

    text: str
    start: int  # in the block's text, of what is printed there
    end: int
    kind: Literal["body", "plan", "thing", "person"]
    body: BodyMention | None = None


class Named:
    """What each block of one paper names."""

    def __init__(self, reading: Reading, mentions: dict[int, list[BodyMention]]) -> None:
        self.reading = reading
        self.mentions = mentions
        self._anchors: dict[int, list[Argument]] = {}

    def anchors(self, block: Block) -> list[Argument]:
        """Bodies and plans that the block names, in order, none within another."""
        if block.index not in self._anchors:
            self._anchors[block.index] = list(self._read_anchors(block))
        return self._anchors[block.index]

    def stand_in(self, block: Block, phrase: str, start: int, end: int) -> Argument | None:
        """What the phrase from `start` to `end` stands for; None where it stands for nothing that was named."""
        words = vocabulary("relations")
        bare = ARTICLE.sub("", phrase)
        has_article = bare != phrase
        if phrase in words["topics"] or (has_article and bare in words["topics"]):
            return self._topic(block, start, end)
        if has_article and bare.lower() in words["plan_nouns"]:
            found = self._plan_called(block, bare, start, end)
        elif phrase in words["topic_pronouns"]:
            return self._topic(block, start, end)
        elif phrase in words["pronouns"]:
            found = self._opener_before(block, start)
        elif has_article and (bare in words["body_nouns"] or (bare[0].isupper() and is_ending(bare))):
            found = (
                self._body_called(block, bare, start, end)
                if bare[0].isupper()
                else self._kind_called(block, bare, start)
            )
        else:
            return None
        return replace(found, start=start, end=end) if found else None

    def opening_phrase(self, block: Block, word: str, start: int, end: int) -> Argument | None:
        """What "The leads" stands for: the phrase that opened a sentence before with that word, "Lead officers"."""
        opening = re.compile(rf"\s*(?P<phrase>{re.escape(word.removesuffix('s'))}s?\s+[a-z]+)\b", re.IGNORECASE)
        between = vocabulary("relations")["between"]
        for low, high in self.reading.sentences(block):
            match = opening.match(block.text, low, high)
            if match and high <= start and match["phrase"].split()[1] not in between:
                return Argument(match["phrase"], start, end, "person")
        return None

    def back(self, block: Block, before: int, *, headings: bool = False) -> Iterator[Argument]:
        """What was named before that place of this block, nearest first: in the block, in those before it, above it."""
        yield from (each for each in reversed(self.anchors(block)) if each.end <= before)
        first = max(self.reading.part(block).first_block, block.index - BLOCKS_BACK)
        for index in range(block.index - 1, first - 1, -1):
            yield from reversed(self.anchors(self.reading.paper.blocks[index]))
        if headings:
            for heading in reversed(self.reading.paper.headings_above(block)):
                yield from self.anchors(heading)

    def partnership_before(self, block: Block, place: int) -> Argument | None:
        """The partnership that the paper is about at that place: the last one named, itself and not a class of them."""
        classes = {body.id for body in bodies()}
        before = self.back(block, place)
        return next((each for each in before if each.body and _is_partnership(each.body, classes)), None)

    def _read_anchors(self, block: Block) -> Iterator[Argument]:
        found = [Argument(each.name, each.start, each.end, "body", each) for each in self.mentions.get(block.index, ())]
        found += [Argument(each.name, each.start, each.end, "plan") for each in strategy_names(block.text)]
        profile = self.reading.profile
        own = profile.agreement_abbreviations if profile else ()
        for short in sorted({*own, *vocabulary("agreement")["plan_abbreviations"]}):
            places = re.finditer(rf"(?<![\w(]){re.escape(short)}(?![\w)])", block.text)
            found += [Argument(short, match.start(), match.end(), "plan") for match in places]
        kept: list[Argument] = []
        for each in sorted(found, key=lambda each: (each.start - each.end, each.start, each.kind)):
            if not any(each.start < other.end and other.start < each.end for other in kept):
                kept.append(each)
        yield from sorted(kept, key=lambda each: each.start)

    def _plan_called(self, block: Block, printed: str, start: int, end: int) -> Argument | None:
        """The plan that "the strategy" means: the last one so called, for "the Strategy" one with that capital; "the
        action plan" is the last plan's own."""
        noun = printed.lower()
        plans = [each for each in self.back(block, start, headings=True) if each.kind == "plan"]
        profile = self.reading.profile
        shorts = profile.agreement_abbreviations if profile else ()
        is_agreement = noun == "agreement"
        called = (each for each in plans if noun in each.text.lower() or (is_agreement and each.text in shorts))
        alike = list(called)
        titles = [each for title in self.reading.paper.headings_above(block) for each in self.anchors(title)]
        titled = [each for each in alike if printed in each.text and each in titles]
        found = next(iter([*titled, *(each for each in alike if printed in each.text), *alike]), None)
        if found or is_agreement:
            return found or (Argument(profile.agreement, start, end, "plan") if profile else None)
        return replace(plans[0], text=f"{plans[0].text} {noun}") if plans else None

    def _body_called(self, block: Block, words: str, start: int, end: int) -> Argument | None:
        """The body that "the Crisis Board" or "the Partnership" means: by its last words, then by its kind alone."""
        if words == "Partnership" and (own := self._own_partnership(block, start)):
            return own
        ends = re.compile(rf"\s{re.escape(words)}$")
        before = [each for each in self.back(block, start) if _may_be_called(each, words)]
        all_blocks = self.reading.paper.blocks
        anywhere = [each for block in all_blocks for each in self.anchors(block) if _may_be_called(each, words)]
        if " " not in words and kind_of(words) not in BODY_ENDINGS:  # "the Council": only where there is one
            called = {fold(each.text): each for each in anywhere if ends.search(each.text)}
            return next(iter(called.values())) if len(called) == 1 else None
        named = next((each for each in before if ends.search(each.text)), None)
        if named is None and words.lower() in BODY_ENDINGS:
            classes = {body.id for body in bodies()}
            same_kind = (each for each in before if each.body and each.body.kind == words.lower())
            named = next((each for each in same_kind if each.body and each.body.id not in classes), None)
        named = named or next((each for each in anywhere if ends.search(each.text)), None)
        is_name = " " in words and kind_of(words) in BODY_ENDINGS
        return named or (Argument(words, start, end, "body") if is_name else None)

    def _own_partnership(self, block: Block, start: int) -> Argument | None:
        """In a partnership's own plan "the partnership" is that one, but where the block has just named another."""
        if not plans_of(self.reading)[self.reading.part(block).index].is_own:
            return None
        classes = {body.id for body in bodies()}
        here = [each for each in self.anchors(block) if each.end <= start]
        if any(each.body and _is_partnership(each.body, classes) for each in here):
            return None
        fields = vocabulary("agreement")["field_names"]
        every = (each for other in self.reading.paper.blocks for each in self.anchors(other) if each.body)
        called = (each for each in every if each.body and _is_partnership(each.body, classes))
        return next((each for each in called if any(field in each.text for field in fields)), None)

    def _kind_called(self, block: Block, noun: str, start: int) -> Argument | None:
        """The body that "the partnership" or "the team" means: the last one named, if it is of that kind."""
        before = [each for each in self.back(block, start) if each.body]
        if noun in ("partnership", "board"):
            return self._body_called(block, noun.capitalize(), start, start)
        of_kind = [each for each in before if _is_a(each, noun)]
        if before[:1] == of_kind[:1]:
            return before[0] if before else None
        here = {each.text: each for each in of_kind if each in self.anchors(block)}
        return next(iter(here.values())) if len(here) == 1 else None  # another stands between, of another kind

    def _topic(self, block: Block, start: int, end: int) -> Argument | None:
        """What the paragraph is about: the last term it brought in with its short form, or its run-in heading."""
        body_ends = {each.end for each in self.anchors(block)}
        terms = [each for each in TERM.finditer(block.text, 0, start) if each.end("term") - 1 not in body_ends]
        run_in = RUN_IN.match(block.text)
        terms = sorted([*terms, *QUOTED.finditer(block.text, 0, start)], key=lambda each: each.start())
        topic = terms[-1]["term"].strip() if terms else run_in["topic"] if run_in else None
        return Argument(topic, start, end, "thing") if topic else None

    def _opener_before(self, block: Block, start: int) -> Argument | None:
        """The body with which the sentence before opened, itself a stand-in perhaps."""
        sentences = [each for each in self.reading.sentences(block) if each[1] <= start]
        if not sentences:
            return None
        low, high = sentences[-1]
        opening = STANDS_IN.match(block.text, low, high)
        if opening and (again := self.stand_in(block, opening[0].strip(), low, opening.end())):
            return again
        return next((each for each in self.anchors(block) if low <= each.start and each.end <= high), None)


def _is_a(each: Argument, noun: str) -> bool:
    return each.body is not None and (each.body.kind == noun or each.text.lower().endswith(f" {noun}"))


def _may_be_called(each: Argument, words: str) -> bool:
    """ "The Board" is no board of the health service where another may be meant."""
    return each.kind == "body" and not (words == "Board" and each.body and each.body.kind == "health")


def _is_partnership(body: BodyMention, classes: set[str]) -> bool:
    return body.kind == "partnership" and body.id not in classes
