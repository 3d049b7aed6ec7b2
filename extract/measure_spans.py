"""The stretches of a sentence, beside a number, in which what it counts may stand.

In:     a sentence, where a number begins or ends, and the numbers, places and periods around it.
Out:    the stretch after it, or those before it, without the words at their edges that are no part of a name.
Words:  corpus/vocabulary/figures.yaml, through extract/measure_words.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.measure_words import clause_start, closing, end_after, linked_after, opening, part_of, share_of

LONGEST_WORDS = 16
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A sentence and what stands in it: other numbers end a measure, places and periods are left out of it."""

    sentence: Span
    numbers: Sequence[Span]
    asides: Sequence[Span]


def stretch_after(text: str, around: Surroundings, start: int) -> Span | None:
    """The stretch after a number that ends at `start`, up to the next stop, place, period or number."""
    closed = CLOSED.match(text, start)
    start = closed.end() if closed and share_of().match(text, closed.end()) else start
    bracketed = BRACKET.match(text, start)  # "320 (9.4%) were identified as"
    start = bracketed.end() if bracketed else start
    if who := WHO.match(text, start):
        start = who.end()  # "50% who reported thefts"
    whole = next((each for each in around.numbers if each[0] > start), None)
    if whole and part_of().fullmatch(text, start, whole[0]):
        start = whole[1]  # "three of the seven priorities"
    elif whole is None and OUT_OF.match(text, start):
        return None  # "50 out of 73": the total is a figure of its own
    asides = [each for each in around.asides if not _in_noun(text, start, each)]
    limit = min([around.sentence[1], *(each[0] for each in (*around.numbers, *asides) if each[0] >= start)])
    linked = linked_after().match(text, start, limit)  # "were identified as having no lamp"
    begin = linked.end() if linked else start
    ends = (end_after().search(text, begin, limit), ADDRESS.search(text, begin, limit))
    return trimmed(text, begin, min([limit, *(end.start() for end in ends if end)]))


def after_series(text: str, around: Surroundings, start: int) -> Span | None:
    """What follows the last of a row of amounts: of each of "£20 in 2031 and £30 in 2032 for lamps"."""
    stops = sorted((*around.asides, *around.numbers))
    for first, last in (each for each in stops if each[0] >= start):
        if not SERIES_JOINT.fullmatch(text, start, first):
            break
        start = last
    return stretch_after(text, around, start)


def _in_noun(text: str, start: int, aside: Span) -> bool:
    """Whether a place just after a number is part of what is counted: "90% of UK freight trade"."""
    return bool(OF_PLACE.fullmatch(text, start, aside[0]) and NOUN_NEXT.match(text, aside[1]))


def stretch_before(text: str, around: Surroundings, end: int) -> Span | None:
    """The first stretch of the clause before a number that is no place or period; else of the clause before that."""
    return next((each for each in stretches_before(text, around, end) if not _says_how(text, each)), None)


def stretches_before(text: str, around: Surroundings, end: int) -> Iterator[Span]:
    """Every such stretch, those of the nearest clause first."""
    limit = max([around.sentence[0], *(each[1] for each in around.numbers if each[1] <= end)])
    named = NAMED_BRACKET.search(text, limit, end)
    if named and not any(each[0] <= named.start("name") < each[1] for each in around.asides):
        found = trimmed(text, *named.span("name"))  # "West (excluding Medway): 42"
        yield from [found] if found else []
        return
    limit = max(
        [
            limit,
            *(match.end() for match in CLOSED.finditer(text, limit, end) if "(" not in text[limit : match.start()]),
        ]
    )
    starts = [match.end() for match in clause_start().finditer(text, limit, end)]
    starts = [start for start in starts if not any(first < start < last for first, last in around.asides)]
    clauses = [limit, *starts, end]
    for begin, stop in reversed(list(pairwise(clauses))):
        asides = [each for each in sorted(around.asides) if begin <= each[0] < stop]
        edges = [begin, *(edge for each in asides for edge in each), stop]
        for first, last in zip(edges[::2], edges[1::2], strict=True):
            closed = text.rfind(
                ")", first, min(last, stop)
            )  # "(412) but robbery": what stood in the bracket is no name
            opened = text.find("(", first, min(last, stop))
            found = trimmed(text, closed + 1 if opened < 0 <= closed else first, min(last, stop))
            if found:
                yield found


def _says_how(text: str, span: Span) -> bool:
    """Whether a stretch says how something goes, not what: "at a slower rate"."""
    return bool(AT_A.search(text, 0, span[0]) and RATE_OF_IT.fullmatch(text, *span))


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without opening and closing words that are no part of a name, at most `LONGEST_WORDS` words."""
    while first := opening().match(text, start, end):
        start = first.end()
    while last := closing().search(text, start, end):
        end = last.start()
    words = list(WORD.finditer(text, start, end))[:LONGEST_WORDS]
    if not any(word[0][0].isalpha() and len(word[0]) > 1 for word in words):
        return None
    end = words[-1].end()
    while last := closing().search(text, start, end):
        end = last.start()
    return words[0].start(), end


AT_A = re.compile(r"\bat an?\s+$")
RATE_OF_IT = re.compile(r"[a-z]+\s+(?:rate|pace|speed)")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
WORD = re.compile(r"[^\s,;:()\[\]“”\"]+")
BRACKET = re.compile(r"\s*\([^)]{0,30}\)")
NAMED_BRACKET = re.compile(r"(?P<name>[A-Z][^,;:()]*?)\s*\([^()]*\)\s*[:–-]\s*$")
CLOSED = re.compile(r"\)")  # the end of a bracket that opened before: what stood in it is not of the next number
WHO = re.compile(r"\s+(?:who|that|which)\s+(?=[a-z])")
SERIES_JOINT = re.compile(r"\s*(?:,|and|in|for|during|,\s*and)?\s*(?:the\s+)?£?\s*")
OUT_OF = re.compile(r"\s+out\s+of\b")
OF_PLACE = re.compile(r"\s+of\s+(?:all\s+|the\s+)?")
NOUN_NEXT = re.compile(r"\s+(?!(?:and|or|were|was|is|are|in|had|have|has|said|who)\b)[a-z]{3,}")
