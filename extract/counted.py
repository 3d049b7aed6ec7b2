"""The numbers of a sentence that count something, and how those that stand together share their words.

In:     a sentence, its numbers and places.
Out:    each number that counts, with its wording; whether one restates another, goes on its change, or was said before.
Words:  corpus/vocabulary/figures.yaml
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.counting import counts_something
from extract.exactness import Wording, wording_of
from extract.geography import Place
from extract.listed_changes import direction_of_list
from extract.numerals import Numeral
from extract.place_binding import has_in_bracket

Span = tuple[int, int]

OF_WHAT = re.compile(r"\s*(?:(?:of\s+)?(?:[a-z]+\s+){1,4})?\(")  # " of all fires (" between a share and its percentage
PLACE_JOINT = re.compile(r"[,;]?\s+(?:and\s+)?(?:for|in)\s+(?:the\s+)?")  # ", for the " between a number and a place
POINTS_BACK = re.compile(r"\b(?:these|those)\s+$", re.IGNORECASE)


def numbers_counted(
    text: str, sentence: Span, numerals: Sequence[Numeral], places: Sequence[Place]
) -> list[tuple[Numeral, Wording]]:
    """The numbers that count something, each with its wording. "Two thirds (66%)" is said once, as the percentage."""
    found: list[tuple[Numeral, Wording]] = []
    for place, each in enumerate(numerals):
        limit = numerals[place + 1].start if place + 1 < len(numerals) else sentence[1]
        wording = wording_of(text, sentence[0], each, limit)
        in_row = each.unit == "count" and any(has_in_bracket(text, where, each.start) for where in places)
        in_row = in_row or _follows_its_place(text, found, each, places)
        if not in_row and not counts_something(text, sentence[0], each, wording):
            continue
        if found and found[-1][0].unit == "ratio" and each.unit == "percent" and _spells_out(text, found[-1][0], each):
            wording = replace(wording, start=found.pop()[1].start)  # "eight in ten" is no name of what is counted
        more_follows = text[each.end : each.end + 1] == ")" and wording.end > each.end + 1  # "76 (14%) more cases"
        if found and more_follows and found[-1][1].direction is None and _bracketed(text, found[-1][0], each):
            found[-1] = (found[-1][0], replace(found[-1][1], direction=wording.direction))
        if wording.direction is None and (listed := direction_of_list(text, sentence[0], each.start)):
            wording = replace(wording, direction=listed)
        found.append((each, wording))
    return found


def _follows_its_place(
    text: str, counted: Sequence[tuple[Numeral, Wording]], each: Numeral, places: Sequence[Place]
) -> bool:
    """Whether a number follows a place, after what was counted elsewhere: "rescues were 45, for the Westmere Police
    area 12"."""
    if not counted or each.unit != counted[-1][0].unit:
        return False
    end = counted[-1][0].end
    return any(
        PLACE_JOINT.fullmatch(text, end, where.start) and _area_then().fullmatch(text, where.end, each.start)
        for where in places
        if end <= where.start and where.end <= each.start
    )


@cache
def _area_then() -> re.Pattern[str]:
    """ " ", " Police area ": between a place and its number."""
    return re.compile(rf"(?:\s+(?:{one_of(vocabulary('geography')['counting_areas'])}))?\s+")


def _bracketed(text: str, before: Numeral, each: Numeral) -> bool:
    """Whether `each` opens a bracket straight after `before`: "320 (9.4%)"."""
    return text[before.end : each.start].strip() == "("


def _spells_out(text: str, before: Numeral, each: Numeral) -> bool:
    """Whether `each` opens the bracket after a share and what it is of: "two thirds of all fires (66%"."""
    return bool(OF_WHAT.fullmatch(text, before.end, each.start))


def says_again(text: str, each: Numeral) -> bool:
    """ "These 45 wards": a number that the text has just said."""
    if not POINTS_BACK.search(text, 0, each.start):
        return False
    printed = re.escape(text[each.start : each.end])
    return bool(re.search(rf"(?<![\d.,£]){printed}(?![\d%]|[.,]\d)", text[: each.start]))


def restates(text: str, counted: Sequence[tuple[Numeral, Wording]], place: int) -> bool:
    """Whether a percentage stands in brackets beside its count and so measures the same."""
    return (
        place > 0 and counted[place][0].unit == "percent" and _bracketed(text, counted[place - 1][0], counted[place][0])
    )


def says_same_change(text: str, before: tuple[Numeral, Wording], each: Numeral) -> bool:
    """One word of change for both: "reduce deaths by 33% and injuries by 40%", "a fall of 386 (4.5%)"."""
    if before[1].direction is None:
        return False
    if each.unit == "percent" and text[before[1].end : each.start].strip() == "(":
        return True
    between = text[before[0].end : each.start]
    return bool(_continued().fullmatch(between)) and (before[0].unit == each.unit or between.strip() == "or")


@cache
def _continued() -> re.Pattern[str]:
    """ " and injuries by ", ", thefts by ", " or " between two amounts of one word of change."""
    words = one_of(vocabulary("figures")["second_change"])
    again = rf",?\s+(?:{words})\s+(?:[^\W\d]+\s+){{0,6}}?(?:(?:{words})\s+)?"
    return re.compile(rf"{again}|,?\s+(?:[^\W\d][\w’-]*\s+){{1,6}}by\s+", re.IGNORECASE)
