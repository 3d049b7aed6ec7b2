"""Statements that a paper prints more than once.

In:     figures in the order of the paper, those of its tables first.
Out:    of each, whether the same was said before: the same value, unit, qualifier and direction, of the same thing, for
        the same period and place as far as both say so.
Source: the gold's judgement calls: a statement printed twice in the same sense is recorded once; a figure repeated with
        another qualifier or period is another figure; a sentence that repeats a table's row is not recorded again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from corpus.load import vocabulary
from extract.facts import FigureFact
from extract.likeness import fold, share, within

SURE = 0.85  # confidence over that in a small number in words
FAR = 6000  # characters, two pages or so: "the four pillars" points to four that were named no further back
SMALL = 100  # counts below it are alike by chance: a cell is repeated only where the sentence names its row
LEAST_NOUN = 4  # letters of a word of a header that says what is counted
ALIKE = 0.75  # share of their words from which two measures are one; of the shorter's words where the value is telling


LABELLED = re.compile(r"[a-z)]:\s*£?[\d,.]+\s?%?$")  # a label and its number


class Repeats:
    """What has been said so far in one paper; the surest printing of each statement is kept."""

    def __init__(self) -> None:
        self._cells: dict[float, list[FigureFact]] = defaultdict(list)
        self._said: dict[tuple[object, ...], list[FigureFact]] = defaultdict(list)

    def add_cell(self, fact: FigureFact) -> None:
        self._cells[fact.value].append(fact)

    def add(self, fact: FigureFact, text: str) -> None:
        """Keep `fact` unless it was said before; "12 wards" is kept rather than "twelve wards"."""
        if any(_says_row(fact, cell, text) for cell in self._cells.get(fact.value, ())):
            return
        said = self._said[(fact.part, fact.value, fact.value_high, fact.unit, fact.qualifier, fact.direction)]
        for place, other in enumerate(said):
            if _is_same(fact, other):
                said[place] = max(other, fact, key=lambda each: each.confidence)
                return
        said.append(fact)

    def kept(self) -> Iterator[FigureFact]:
        """Every statement once."""
        yield from (fact for facts in self._cells.values() for fact in facts)
        yield from (fact for facts in self._said.values() for fact in facts)


def _says_row(fact: FigureFact, cell: FigureFact, text: str) -> bool:
    """Whether the words around `fact` name the row of a table that gives the same count."""
    if fact.unit != cell.unit or fact.unit != "count" or fact.value >= SMALL or fact.part != cell.part:
        return False
    header, _, label = cell.measure.rpartition(": ")
    counted = {word for word in header.lower().split() if len(word) >= LEAST_NOUN}
    if not counted & set(fact.measure.lower().split()):
        return False  # the row is named, but other things are counted
    around = text[fact.evidence.start : fact.evidence.end + 200].split("\n")[0]
    return within(label, around) == 1


def _is_labelled(*measures: str) -> bool:
    labels = vocabulary("figures")["cell_labels"]
    return any(measure.partition(": ")[0].lower() in labels for measure in measures)


def _is_same(one: FigureFact, other: FigureFact) -> bool:
    for mine, theirs in ((one.period, other.period), (one.geography, other.geography)):
        if mine and theirs and mine != theirs:
            return False
    if one.measure != other.measure and _is_labelled(one.measure, other.measure):
        return False  # "Latest: …" and "Previous: …" of one indicator, or "Target: …" of two
    if all(LABELLED.search(each.evidence.quote) for each in (one, other)):
        return fold(one.measure) == fold(other.measure)  # "Reviews asked for: 3", "Reviews carried out: 3"
    sure = min(one.confidence, other.confidence) >= SURE  # "the three agencies" points to three that were named
    far = abs(one.evidence.start - other.evidence.start) > FAR
    chance = one.unit in ("percent", "ratio") or (one.value < SMALL and (sure or far))  # alike by chance
    return (share if chance else within)(one.measure, other.measure) >= ALIKE
