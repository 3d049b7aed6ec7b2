"""Numbers as papers write them, in digits and in words.

In:     any text.
Out:    where each number stands, to the character, its value, and the unit that is printed with it.
Words:  corpus/vocabulary/numerals.yaml
Leaves: what the number is of, and whether it is of anything: dates, page numbers and names are found here too.

A share in words is a decimal of four places ("one in six" is 0.1667), as the facts format has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from corpus.load import vocabulary
from extract.numeral_patterns import (
    BY_BEFORE,
    DIGIT,
    POUNDS,
    RANGE_OF_LETTERS,
    TO_BETWEEN,
    between_joint_pattern,
    between_pattern,
    hint_pattern,
    millions_of_pattern,
    movement_pattern,
    number_pattern,
    one_named_pattern,
    out_of_pattern,
    range_joint_pattern,
    share_joint_pattern,
)

NumeralUnit = Literal["count", "percent", "gbp", "ratio"]
SHARE_PLACES = 4
MOST_TIMES = 100  # "seen 6,845 times" is a count, "2.5 times" a ratio
WORD_REACH = 40  # characters before a number in which "between" or "from" stands


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at `start` to `end` of a text; `high` is the upper end of a range."""

    start: int
    end: int
    value: float
    unit: NumeralUnit = "count"
    high: float | None = None
    in_words: bool = False  # nothing of it is in digits
    scaled: bool = False  # printed with thousands commas or a magnitude: no year or page number is
    times: bool = False  # "two and a half times"


def find_numerals(text: str) -> list[Numeral]:
    """Every number of `text`, in order, ranges and shares as one.

    >>> [(each.value, each.high, each.unit) for each in find_numerals("£1.2m for 40 to 60 patrols, one in six by day")]
    [(1200000.0, None, 'gbp'), (40.0, 60.0, 'count'), (0.1667, None, 'ratio')]
    """
    joined: list[Numeral] = []
    for each in _single(text):
        joined.append(each)
        while len(joined) > 1 and (pair := _share(text, *joined[-2:]) or _range(text, *joined[-2:])):
            joined[-2:] = [pair]
    return joined


def may_hold_numbers(text: str) -> bool:
    """Whether a digit or a word of number stands in `text`: quick to ask of every block of a paper."""
    return bool(DIGIT.search(text) or hint_pattern().search(text))  # a digit is the sooner found by itself


def _single(text: str) -> Iterator[Numeral]:
    """Each number by itself."""
    for match in number_pattern().finditer(text):
        found = _in_digits(match) if match["digits"] else _in_words(match)
        if found:
            yield found


def _in_digits(match: re.Match[str]) -> Numeral | None:
    value = Decimal(match["digits"].replace(",", ""))
    scale, letters = match["scale"], match["letters"]
    if scale:
        value *= _magnitude(scale)
    if letters:
        by_letter = vocabulary("numerals")["money_letters" if match["currency"] else "glued"]
        in_range = bool(RANGE_OF_LETTERS.search(match.string, 0, match.start()))
        if letters not in by_letter and not in_range and not (letters == "m" and _counts_millions(match)):
            return None
        value *= vocabulary("numerals")["money_letters"][letters]
    if match["half"]:
        value += Decimal("0.5") * (_magnitude(scale) if scale else 1)
    scaled = bool(scale or letters or "," in match["digits"])
    return _with_unit(match, float(value), in_words=False, scaled=scaled)


def _counts_millions(match: re.Match[str]) -> bool:
    """Whether a small m is millions though no money: "2.1m incidents", "from 2.1m to 1.0m"; not "1.5m deep"."""
    return "." in match["digits"] and bool(millions_of_pattern().match(match.string, match.end()))


def _in_words(match: re.Match[str]) -> Numeral | None:
    scale = Decimal(_magnitude(match["scale"]) if match["scale"] else 1)
    if match["fraction"]:
        part = Decimal(str(vocabulary("numerals")["fractions"][match["fraction"].lower()]))
        counted = match["numerator"]
        if not counted and part != Decimal("0.5"):
            return None  # "the third quarter" of a year
        if counted and counted[0].islower() and match["fraction"][0].isupper():
            return None  # "one Quarter in arrears"
        parts = 1 if not counted or counted.lower() == "a" else _spelt(counted)
        if parts is None:
            return None
        if match["of_a"]:
            whole = _exact(parts * part) * _magnitude(match["of_a"])
            return _with_unit(match, float(whole), in_words=True, scaled=True)
        return Numeral(match.start(), match.end(), round(float(parts * part), SHARE_PLACES), "ratio", in_words=True)
    value = _spelt(match["words"])
    if value is None:
        return None
    whole = Decimal(value) + (Decimal("0.5") if match["half"] else 0)
    return _with_unit(match, float(whole * scale), in_words=True, scaled=bool(match["scale"]))


def _exact(share: Decimal) -> Decimal:
    """Halves and quarters as they are; thirds to the places of the format."""
    return round(share, SHARE_PLACES)


def _with_unit(match: re.Match[str], value: float, *, in_words: bool, scaled: bool) -> Numeral:
    unit: NumeralUnit = "gbp" if match["currency"] else "percent" if match["percent"] else "count"
    times = bool(match["times"]) and unit == "count" and value < MOST_TIMES
    pounds = POUNDS.match(match.string, match.end()) if scaled and unit == "count" else None
    if pounds:
        return Numeral(match.start(), pounds.end(), value, "gbp", in_words=in_words, scaled=scaled)
    return Numeral(
        match.start(), match.end(), value, "ratio" if times else unit, in_words=in_words, scaled=scaled, times=times
    )


def _share(text: str, part: Numeral, whole: Numeral) -> Numeral | None:
    """ "one in six", "1 in 4", "nine out of ten" as one share."""
    between = text[part.end : whole.start]
    bare = part.unit == whole.unit == "count" and part.high is None and not part.scaled
    one = part.value == 1 and part.in_words and whole.in_words and bool(one_named_pattern().fullmatch(between))
    if not bare or not (one or share_joint_pattern().fullmatch(between)) or not 0 < part.value < whole.value:
        return None
    if whole.value != int(whole.value) or _may_be_year(whole):
        return None  # "3 in 2031"
    out_of = out_of_pattern().fullmatch(between)
    if out_of and (whole.value not in vocabulary("numerals")["round_wholes"] or part.in_words != whole.in_words):
        return None
    value = round(part.value / whole.value, SHARE_PLACES)
    return replace(part, end=whole.end, value=value, unit="ratio", in_words=part.in_words and whole.in_words)


def _range(text: str, low: Numeral, high: Numeral) -> Numeral | None:
    """ "40 to 60", "3-7%", "between 16% and one quarter" as one number with two ends."""
    if low.high is not None or high.high is not None or low.times or high.times or _may_be_year(low):
        return None  # "from 3,000 in 2031 to 4,000"
    between, before = text[low.end : high.start], text[max(0, low.start - WORD_REACH) : low.start]
    start = low.start
    opened = between_pattern().search(before)
    if RANGES_FROM.search(before) and TO_ABOUT.fullmatch(between):
        pass  # "estimates range from 40 to more than 60"
    elif opened and between_joint_pattern().fullmatch(between):
        start = low.start - len(before) + opened.start()
    elif (
        not range_joint_pattern().fullmatch(between)
        or movement_pattern().search(before)
        or (BY_BEFORE.search(before) and TO_BETWEEN.fullmatch(between))
    ):
        return None
    low, high = _alike(text, low, high)
    if low.unit != high.unit or not low.value < high.value:
        return None
    scaled = low.scaled or high.scaled
    in_words = low.in_words and high.in_words
    return Numeral(start, high.end, low.value, high.unit, high.value, in_words=in_words, scaled=scaled)


# "range from " before the lower end, and " to more than " before the upper
RANGES_FROM = re.compile(r"\brang(?:e|es|ed|ing)\s+from\s+(?:(?:just|about|around|under|over)\s+)*$", re.IGNORECASE)
TO_ABOUT = re.compile(r"\s+to\s+(?:(?:just|about|around|over|under|nearly|almost|more\s+than|well\s+over)\s+)*£?")


def _may_be_year(each: Numeral) -> bool:
    return each.unit == "count" and not each.scaled and 1900 <= each.value < 2100


def _alike(text: str, low: Numeral, high: Numeral) -> tuple[Numeral, Numeral]:
    """Both ends in one unit: "3-7%" is percent at both, "£10 to 15 million" is millions of pounds at both."""
    if {low.unit, high.unit} == {"percent", "ratio"}:
        low, high = _as_percent(low), _as_percent(high)
    if low.unit == "count" and high.unit == "percent":
        low = replace(low, unit="percent")
    if low.unit == "gbp" and high.unit == "count" and (not low.scaled or high.start - low.end == 1):
        high = replace(high, unit="gbp")
    scale = number_pattern().fullmatch(text, high.start, high.end)
    if scale and (scale["scale"] or scale["letters"]) and not low.scaled:
        by_letter: Mapping[str, int] = vocabulary("numerals")["money_letters"]
        times = _magnitude(scale["scale"]) if scale["scale"] else by_letter[scale["letters"]]
        low = replace(low, value=float(Decimal(str(low.value)) * times), scaled=True)
    return low, high


def _as_percent(each: Numeral) -> Numeral:
    if each.unit == "percent":
        return each
    return replace(each, value=float(Decimal(str(each.value)) * 100), unit="percent")


def _magnitude(word: str) -> int:
    scale: int = vocabulary("numerals")["magnitudes"][word.lower()]
    return scale


def _spelt(words: str) -> int | None:
    """The value of a number in words.

    >>> _spelt("two hundred and thirty-one")
    231
    """
    small, tens = vocabulary("numerals")["small"], vocabulary("numerals")["tens"]
    total = run = 0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in small:
            run += small.index(word)
        elif word in tens:
            run += 20 + 10 * tens.index(word)
        elif word == "a":
            run += 1
        elif word == "hundred":
            run *= 100
        elif word != "and":
            total, run = total + run * _magnitude(word), 0
    return total + run
