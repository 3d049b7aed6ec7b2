"""How a number is printed: the patterns by which numerals are found and joined.

Words:  corpus/vocabulary/numerals.yaml
Rule:   digits that touch letters, slashes or further digits are codes, dates or lists: "M25", "12/13", "3.4.2".
"""

from __future__ import annotations

import re
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of

DIGIT = re.compile(r"\d")
# "£12m-" before "17m"
RANGE_OF_LETTERS = re.compile(r"£\s?[\d.]+(?:m|k|bn)[-–]$", re.IGNORECASE)
# "7 million pounds"
POUNDS = re.compile(r"\s+pounds(?:\s+sterling)?\b")
# "fell by 80 to 475": a change, and the level it led to
BY_BEFORE = re.compile(r"\b(?:by|up|down)\s+(?:\w+\s+)?£?$", re.IGNORECASE)
TO_BETWEEN = re.compile(r"\s+to\s+£?")


@cache
def hint_pattern() -> re.Pattern[str]:
    """The beginning of a word of number, "thirt" of "thirty" too: where one may stand."""
    words = vocabulary("numerals")
    return re.compile(
        rf"\b(?:{one_of([*words['small'], *words['tens'], *words['fractions'], *words['magnitudes']])})", re.I
    )


@cache
def number_pattern() -> re.Pattern[str]:
    """One number with what is printed of its unit: "£1.2m", "2.3 million", "7 per cent", "two and a half times",
    "three-quarters of a million", "two thirds", "two hundred and six".

    Digits that touch letters, slashes or further digits are codes, dates or lists: "M25", "12/13", "3.4.2", "24th"; a
    label's colon may stand close: "Target:180", but not that of an identifier, "doi:10.1000".
    """
    words = vocabulary("numerals")
    small, below_ten = one_of(words["small"]), one_of(words["small"][:10])
    tens = one_of(words["tens"])
    large = one_of([word for word in words["magnitudes"] if word != "hundred"])
    two_digits = rf"(?:(?:{tens})(?:[\s-]+(?:{below_ten}))?|(?:{small}))"
    three_digits = rf"(?:(?:(?:{below_ten}|a)\s+hundred(?:\s+(?:and\s+)?{two_digits})?)|{two_digits})"
    counted = rf"(?:{three_digits}|a)"
    spelt = rf"(?:{counted}[\s-]+(?:{large})\b,?(?:\s+and)?\s+)*{three_digits}|{counted}(?=\s+(?:{large})\b)"
    signs = "".join(map(re.escape, words["currency_signs"]))
    letters = one_of({*words["money_letters"], *words["glued"]})
    percent = one_of(words["percent_words"])
    return re.compile(
        rf"(?:(?P<currency>[{signs}]\s?)|(?<![\w£.,/:@#&])(?<!\d[-–])(?<![A-Za-z][-–])(?<!\d[.,])|(?<=\d[-–])(?<!\d\d\d\d[-–])|(?<=[a-z]:)(?!10\.\d{{4}})|(?<=\d[mkMK][-–])|(?<=\dbn[-–]))"
        rf"(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d]|[.,/:]\d)(?:(?(currency)\s?)(?P<letters>{letters})\b)?"
        rf"|(?:(?P<numerator>a|{two_digits})[\s-]+|\b)(?P<fraction>{one_of(words['fractions'])})\b"
        rf"(?:\s+(?:of\s+)?a\s+(?P<of_a>{large})\b)?"
        rf"|(?P<words>{spelt})\b)"
        rf"(?P<half>(?(fraction)(?!)|\s+and\s+a\s+half\b))?"
        rf"(?:[\s-]?(?P<scale>{large}|hundred)s?\b)?"
        rf"(?:(?P<percent>\s?%|[\s-]?(?:{percent})(?!\w))|(?P<times>\s+(?:{one_of(words['times_words'])})\b(?=\s+(?:{one_of(words['times_followers'])})\b|[.,;]|$)))?"
        rf"(?![A-Za-z0-9])",
        re.IGNORECASE,
    )


@cache
def share_joint_pattern() -> re.Pattern[str]:
    """ " in ", " out of " between a part and the whole."""
    words = vocabulary("numerals")
    return re.compile(rf"\s+(?:{one_of([*words['share_words'], *words['out_of_words']])})\s+", re.IGNORECASE)


@cache
def one_named_pattern() -> re.Pattern[str]:
    """ " woman in ", of "one woman in four"."""
    return re.compile(rf"\s+[a-z]+\s+(?:{one_of(vocabulary('numerals')['share_words'])})\s+", re.IGNORECASE)


@cache
def out_of_pattern() -> re.Pattern[str]:
    """ " out of " alone."""
    return re.compile(rf"\s+(?:{one_of(vocabulary('numerals')['out_of_words'])})\s+", re.IGNORECASE)


@cache
def range_joint_pattern() -> re.Pattern[str]:
    """ " to ", "-" between the ends of a range."""
    return re.compile(rf"\s?(?:{one_of(vocabulary('numerals')['range_joints'])})\s?")


@cache
def between_pattern() -> re.Pattern[str]:
    """ "between " just before a number."""
    return re.compile(rf"\b(?:{one_of(vocabulary('numerals')['between'])})\s+$", re.IGNORECASE)


@cache
def between_joint_pattern() -> re.Pattern[str]:
    """What stands between two ends after "between": " and "."""
    words = vocabulary("numerals")
    return re.compile(rf"\s+(?:{one_of([*words['between_joints'], *words['range_joints']])})\s+", re.IGNORECASE)


@cache
def movement_pattern() -> re.Pattern[str]:
    """ "from " just before a number, with a qualifier between at most: "from around 40"."""
    return re.compile(rf"\b(?:{one_of(vocabulary('numerals')['movement'])})\s+(?:\w+\s+)?$", re.IGNORECASE)


@cache
def millions_of_pattern() -> re.Pattern[str]:
    """After "2.1m": people, a noun in -s, the other end of a movement, or a year."""
    people = one_of(vocabulary("numerals")["people"])
    return re.compile(
        rf"\s+(?:{people}|[a-z]{{4,}}s\b|(?:to|or|and)\s+(?:\w+\s+)?\d[\d.]*m\b"
        r"|in\s+(?:the\s+)?(?:(?:19|20)\d\d|year|quarter|12|twelve))"
    )
