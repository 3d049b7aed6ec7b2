"""Which nation a figure is of that is told "nationally", or without a place.

In:     the source of a figure, or the block it stands in.
Out:    the nation, and where that stands.
Words:  corpus/vocabulary/geography.yaml, corpus/gazetteer/places.yaml
Source: the judgement calls of the gold facts: "nationally" beside a survey of England and Wales is England and Wales.
"""

from __future__ import annotations

from functools import cache

from corpus.load import places, vocabulary
from extract.facts import Evidence
from extract.geography import Place, find_places, is_vague
from extract.reading import Reading
from extract.sources import Source
from ingest.paper import Block


def nation_meant(
    reading: Reading, block: Block, start: int, where: tuple[str, Evidence] | None, source: Source | None
) -> tuple[str, Evidence] | None:
    """The place of the figure at `start` of a block: `where` it is told to be, but the nation meant by "nationally"."""
    if where is None:
        return nation_of_source(source, is_said=False)
    if not is_vague(where[0]):
        return where
    return nation_of_source(source, is_said=True) or nation_before(reading, block, start) or where


def nation_of_source(source: Source | None, *, is_said: bool) -> tuple[str, Evidence] | None:
    """The nation that a figure's source is about, "Crime in England and Wales: year ending March 2031": that of what is
    told "nationally" (`is_said`) or without a place. The latter is not taken to hold for the whole kingdom.
    """
    found = nations_in(source[0]) if source else []
    if source is None or len({each.text for each in found}) != 1:
        return None
    is_told = is_said or found[0].text in vocabulary("geography")["statistics_of"]
    return (found[0].text, source[1]) if is_told else None


def nation_before(reading: Reading, block: Block, start: int) -> tuple[str, Evidence] | None:
    """The nation named last in a block before `start`, which "nationally" then means: one that statistics are of. "The
    UK market" two sentences before a national average does not say that the average is of the whole kingdom."""
    counted = vocabulary("geography")["statistics_of"]
    found = [each for each in nations_in(block.text[:start]) if each.text in counted]
    return (found[-1].text, reading.evidence(block, found[-1].start, found[-1].end)) if found else None


def nations_in(text: str) -> list[Place]:
    """The nations that `text` names as places: "Crime in England and Wales", but not "Age UK" or "GOV.UK".

    >>> [each.text for each in nations_in("Age UK, Crime in England and Wales (GOV.UK)")]
    ['England and Wales']
    """
    found = find_places(text, None)
    return [each for each in found if each.text in _nations() and text[max(0, each.start - 1) : each.start] != "."]


@cache
def _nations() -> frozenset[str]:
    return frozenset(name for entry in places() if entry.kind == "nation" for name in (entry.name, *entry.also))
