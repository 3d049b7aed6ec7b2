"""Places that label the items of a list: "North (excluding Westmere): 45", under "At a divisional level:".

In:     a list item, and the lead-in line over it.
Out:    the place that the item's label is, whether a gazetteer knows it or not; what the lead-in says is counted.
Words:  corpus/vocabulary/geography.yaml
Rule:   a label is a place where it is a point of the compass, or where the lead-in says that the items are places
        ("by district", "in these wards") and another item is one that we know.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.geography import Place
from extract.own_area import places_in
from extract.reading import Reading
from ingest.paper import Block

NUMBER_IN_BRACKET = re.compile(r"\s*\((?:[a-z]+\s)?[+\-–£]?\d")
REST_OF_NUMBER = re.compile(r"[\d,.]*\s?%?(?:\s*\([^)]*\))?[\s.;,]*")

SIBLINGS = 12  # items before and after one that are looked at


def labelling_place(reading: Reading, block: Block, lead_in: Block | None) -> Place | None:
    """The place that labels `block`, an item under `lead_in`; None where its label is none."""
    label = _label().match(block.text) if block.kind == "list_item" else None
    if label is None:
        return None
    if _compass().fullmatch(label["name"]):
        return Place(*label.span("label"), " ".join(label["label"].split()))
    if lead_in is None or not _of_places().search(lead_in.text):
        return None
    blocks = reading.paper.blocks[max(0, block.index - SIBLINGS) : block.index + SIBLINGS]
    others = (each for each in blocks if each.kind == "list_item" and each.section == block.section)
    known = any(_opens_on_place(reading, each) for each in others if each is not block)
    return Place(*label.span("label"), " ".join(label["label"].split())) if known else None


def places_in_series(text: str, found: Sequence[Place]) -> list[Place]:
    """Names that no gazetteer has, in a row of places each with its numbers: "Westmere (45, +3%) and Nowhere (12)"."""
    known = [each for each in found if NUMBER_IN_BRACKET.match(text, each.end)]
    names = [match.span("name") for match in _in_series().finditer(text)]
    if not known:
        rows = [match.span("name") for match in _named_number().finditer(text)]
        told = len(rows) > 1 and bool(_named_areas().search(text, 0, rows[0][0]))
        names = rows if told else []  # "three wards: Nether Westmere (45), Eastmere (12)"
    return [
        Place(start, end, " ".join(text[start:end].split()))
        for start, end in names
        if not any(each.start < end and start < each.end for each in found)
    ]


def is_place_and_number(block: Block) -> bool:
    """Whether an item is a label and its number and nothing else: "Westmere: 45"."""
    label = _label().match(block.text) if block.kind == "list_item" else None
    return bool(label and REST_OF_NUMBER.fullmatch(block.text, label.end()))


def _opens_on_place(reading: Reading, block: Block) -> bool:
    label = _label().match(block.text)
    if label is None:
        return False
    named = places_in(reading, block.text[: label.end()])
    return bool(_compass().fullmatch(label["name"])) or any(each.start == 0 for each in named)


@cache
def _label() -> re.Pattern[str]:
    """ "North (excluding Westmere): ", "Nether Westmere – ", "Eastmere (" before a number."""
    words = vocabulary("geography")
    small = one_of(words["label_joints"])
    apart = one_of([*words["exclusions"], *words["inclusions"]])
    return re.compile(
        rf"(?P<label>(?P<name>[A-Z][\w’'/-]*(?:\s+(?:[A-Z][\w’'/-]*|{small})){{0,4}})(?:\s*\((?:{apart})\s[^)]*\))?)"
        r"\s*[:=(–-]\s*(?:(?:up|down)\s+)?[+\-–]?£?\d"
    )


@cache
def _in_series() -> re.Pattern[str]:
    """ ") and Nether Westmere/Eastmere (4" after a place's own bracket."""
    small = one_of(vocabulary("geography")["label_joints"])
    name = rf"[A-Z][\w’'/&-]*(?:\s+(?:[A-Z][\w’'/&-]*|{small})){{0,4}}"
    return re.compile(rf"\)(?:,|,?\s+(?:and|&))\s+(?P<name>{name})\s*\((?=(?:[a-z]+\s)?[+\-–£]?\d)")


@cache
def _named_number() -> re.Pattern[str]:
    """ "Nether Westmere (4": a name and its number, whatever it names."""
    small = one_of(vocabulary("geography")["label_joints"])
    name = rf"[A-Z][\w’'/&-]*(?:\s+(?:[A-Z][\w’'/&-]*|{small}))*"
    return re.compile(rf"(?<![\w(])(?P<name>{name})\s*\((?=[+\-–£]?\d)")


@cache
def _named_areas() -> re.Pattern[str]:
    """ "three wards", "the districts": what is named after it is of places."""
    return re.compile(rf"\b(?:{one_of(vocabulary('geography')['named_areas'])})\b", re.IGNORECASE)


@cache
def _compass() -> re.Pattern[str]:
    words = vocabulary("geography")
    nouns = one_of(words["area_nouns"])
    return re.compile(
        rf"(?:{one_of(words['directions'])})(?:[\s-](?:{one_of(words['directions'])}))?(?:\s+(?i:{nouns}))?"
    )


@cache
def _of_places() -> re.Pattern[str]:
    """ "at a divisional level", "by district", "in the following wards": the items are places."""
    words = vocabulary("geography")
    one, many = one_of(words["area_nouns"]), one_of(words["areas_many"])
    return re.compile(rf"\b(?:by|each|every|per|at)\s+(?:an?\s+)?(?:{one})\b|\b(?:{many})\b", re.IGNORECASE)
