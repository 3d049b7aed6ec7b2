"""Whether a number counts anything: told from the words beside it.

In:     a sentence, a number in it that no trap holds, and how far its words of exactness and change reach.
Out:    yes or no.
Words:  corpus/vocabulary/figures.yaml
Leaves: grammar. There is no tagger: a plural noun is a word in -s, or one of a list, within few words.
"""

from __future__ import annotations

import re
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.exactness import Wording
from extract.numerals import Numeral
from extract.period_words import moves_from

PLURAL_WITHIN = 5  # words after a small number in which its plural noun stands: "three key partner agencies"
LEAST_THRESHOLD = 100
LEAST_NAMED = 20  # a smaller number just after a short form is a part of its name
MOVEMENT_REACH = 60  # characters before a number in which "from" stands


def counts_something(text: str, start: int, each: Numeral, wording: Wording) -> bool:
    """Whether `each`, in the sentence that begins at `start`, has anything by which it measures something.

    A percentage, an amount of money, a number with thousands commas or a magnitude does by itself. A share needs what
    it is of. A plain number needs a plural noun after it, "of those", a verb or "total of" before it, or its percentage
    in brackets; one in words needs the plural noun.

    >>> counts_something("three key partner agencies", 0, Numeral(0, 5, 3.0, in_words=True), Wording(0, 5))
    True
    >>> counts_something("the two of them met", 0, Numeral(4, 7, 2.0, in_words=True), Wording(4, 7))
    False
    """
    if each.unit == "ratio" and each.in_words and not each.times:
        return wording.start < each.start or _is_share(text, each)
    if each.unit != "count" or each.scaled:
        return True
    is_bound = wording.end > each.end and not wording.direction and each.value < LEAST_THRESHOLD
    if is_bound and not _attending().match(text, wording.end):
        return False  # "four or more thefts": a threshold, not a count
    if _is_raised_to(text, start, each) or _is_of_series(text, start, each):
        return True
    if each.in_words:
        is_told = per_many().match(text, each.end) or is_compared(text, start, each)
        return bool(is_told) or _word_counts(text, start, each, wording)
    if each.value < LEAST_NAMED and SHORT_FORM_BEFORE.search(text, start, each.start):
        return False  # "the MPC 7 targets"
    if _has_plural(text, each.end) or BREAKDOWN.match(text, each.start) or _in_pair(text, each):
        return True
    if PER_TIME.match(text, each.end) or (
        OF_THOSE.fullmatch(text, start, each.start) and _verb_next().match(text, each.end)
    ):
        return True
    if per_many().match(text, each.end) or _moves(text, each) or _opens_bullet(text, start, each):
        return True
    if AVERAGE_BEFORE.search(text, start, each.start) or is_compared(text, start, each):
        return True
    if CAPITAL_BEFORE.search(text, start, each.start) and not LOWER_NEXT.match(text, each.end):
        return False  # "Westmere 2"
    if wording.start < each.start or wording.end > each.end or PERCENT_NEXT.match(text, each.end):
        return True
    return bool(
        _attending().match(text, each.end) or _part().match(text, each.end) or _total().search(text, start, each.start)
    )


def _is_raised_to(text: str, start: int, each: Numeral) -> bool:
    """ "which takes the total number of plots since March 2029 to 45"."""
    return bool(_raised_to().search(text, start, each.start))


def _is_of_series(text: str, start: int, each: Numeral) -> bool:
    """Whether a number opens a part of what was counted: "with 18 related to floods, 12 to fires and two to storms"."""
    if _related().match(text, each.end):
        return True
    return bool(TO_NEXT.match(text, each.end) and _related_before().search(text, start, each.start))


def _in_pair(text: str, each: Numeral) -> bool:
    """Whether a number shares its bracket with a percentage: "(317; 46%)", "(6.7%, +312)", "(down 507, -22.5%)"."""
    before = PERCENT_BEFORE.search(text, max(0, each.start - MOVEMENT_REACH), each.start)
    return bool(before or PERCENT_BESIDE.match(text, each.end))


def _moves(text: str, each: Numeral) -> bool:
    """Whether a number is an end of a movement: "from 44 to 37", "up, from 44 in 2031"."""
    begin = max(0, each.start - MOVEMENT_REACH)
    opens = moves_from().search(text, begin, each.start)
    starts = opens and (TO_NUMBER.match(text, each.end) or IN_YEAR.match(text, each.end))
    return bool(starts or FROM_NUMBER.search(text, begin, each.start))


def _opens_bullet(text: str, start: int, each: Numeral) -> bool:
    """Whether a number opens its sentence before a verb: "241 reported being"."""
    return not text[start : each.start].strip() and bool(_verb_next().match(text, each.end))


def is_compared(text: str, start: int, each: Numeral) -> bool:
    """ "against 27 in 2016": what a count before it is compared with."""
    return bool(_against().search(text, start, each.start) and _compared_next().match(text, each.end))


def _is_share(text: str, each: Numeral) -> bool:
    """ "A third of", "half the"; before a noun these are ranks and lengths: "a third phase", "half day"."""
    if not FRACTION.search(text, each.start, each.end):
        return True
    return bool(_fraction_follows().match(text, each.end) or NO_WORD.match(text, each.end))


def _word_counts(text: str, start: int, each: Numeral, wording: Wording) -> bool:
    if each.value == 1 or _pointing().search(text, start, each.start):
        return False
    opens = OPENS.search(text[start : each.start])
    if text[each.start].isupper() and not opens:
        return False  # "Vision Zero", "Phase Two"
    if wording.direction and THAN.match(text, wording.end):
        return True  # "six fewer than in 2030"
    return _has_plural(text, wording.end) or bool(_number_of_number().match(text, each.end))


def _has_plural(text: str, start: int) -> bool:
    """Whether a plural noun follows within few words, before any stop or word that ends the noun phrase.

    >>> _has_plural("three of the wards", 5), _has_plural(" key partner agencies (", 0)
    (False, True)
    """
    words = vocabulary("figures")
    for place, match in enumerate(NEXT_WORDS.finditer(text, start)):
        printed, word = match["word"], match["word"].lower()
        if place == PLURAL_WITHIN or match["gap"].strip(" /-‘'“\"") or word in words["idle_followers"]:
            return False
        if word in words["plurals"] or ABBREVIATION_OF_MANY.fullmatch(printed):
            return True
        if len(word) > 2 and word.endswith("s") and not word.endswith("ss") and word not in words["singulars"]:
            return not printed.isupper()
    return False


# "(40 fatal, 600 serious and 2,460 slight)": parts of the number before the bracket; and, from inside, the rest of it
BREAKDOWN = re.compile(r"\d[\d,]*\s+[A-Za-z]+(?:(?:,|\s+and|,\s+and)\s+\d[\d,]*\s+[A-Za-z]+)+\)")

OPENS = re.compile(r"(?:^|[:.–“\"‘'(]|\s-)[\s“\"‘'(]*$")  # what follows begins a sentence or a quotation

PER_TIME = re.compile(r"\s+(?:per|each|every|a)\s+(?:year|annum|month|week|day)\b")  # "800 per year"
OF_THOSE = re.compile(r"\s*Of\s[^.;]*?(?:,|\band)\s+")  # "Of those told, 46 were … and 13 were"
PERCENT_BESIDE = re.compile(r"\s*[;,]\s*[+\-–]?\d+(?:\.\d+)?\s?%")
PERCENT_BEFORE = re.compile(r"\d\s?%\s*[;,]\s*[+\-–]?$")
WHEN = r"(?:\s+\(?(?:in|for|during|at)\s+[A-Za-z]*\s?[\d/-]{4,9}\)?)?"  # " in 2030/31"
IN_YEAR = re.compile(r"\s+in\s+(?:19|20)\d\d")
TO_NUMBER = re.compile(rf"(?:\s+[a-z]+){{0,3}}{WHEN},?\s+to\s+(?:[a-z]+\s+)?\d")
FROM_NUMBER = re.compile(rf"\bfrom\s+(?:[a-z]+\s+)?\d[\d,.]*[mk]?(?:\s+[a-z]+){{0,3}}{WHEN},?\s+to\s+(?:[a-z]+\s+)?$")
AVERAGE_BEFORE = re.compile(r"\b(?:average|mean|median|rate)\s*\($", re.IGNORECASE)  # "the national average (4.1)"
THAN = re.compile(r"\s+than\b")

NEXT_WORDS = re.compile(r"(?P<gap>[^A-Za-z]{0,4})(?P<word>[A-Za-z][\w’'-]*)")
ABBREVIATION_OF_MANY = re.compile(r"[A-Z]{2,}s")
SHORT_FORM_BEFORE = re.compile(r"\b[A-Z]{3,}\s+$")
LOWER_NEXT = re.compile(r"\s+[a-z]")
CAPITAL_BEFORE = re.compile(r"\b[A-Z][\w’'-]*\s+$")
PERCENT_NEXT = re.compile(r"\s*\(\s*\d+(?:\.\d+)?\s?%")
FRACTION = re.compile(r"(?:^|\s)(?:a\s+\w+|half)$", re.IGNORECASE)
NO_WORD = re.compile(r"\s*(?:[^\w\s]|$)")


TO_NEXT = re.compile(r"\s+to\s+(?!\d)")


@cache
def _raised_to() -> re.Pattern[str]:
    words = vocabulary("figures")
    return re.compile(
        rf"\b(?:{one_of(words['raising'])})\s+(?:[a-z]+\s+){{0,2}}(?:{one_of(words['tallies'])})\b[^.;()]{{0,80}}?"
        rf"\s(?:up\s+)?to\s+(?:[a-z]+\s+){{0,2}}$",
        re.IGNORECASE,
    )


@cache
def _related() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{one_of(vocabulary('figures')['related'])})\s+to\b")


@cache
def _related_before() -> re.Pattern[str]:
    """ "18 related to floods, " before the next number of the series."""
    return re.compile(rf"\d\s+(?:{one_of(vocabulary('figures')['related'])})\s+to\s[^.;]*(?:,|\band)\s+$")


@cache
def _fraction_follows() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{one_of(vocabulary('figures')['fraction_followers'])})\b", re.IGNORECASE)


@cache
def _pointing() -> re.Pattern[str]:
    """ "the latter ", "these "."""
    return re.compile(rf"\b(?:{one_of(vocabulary('figures')['pointing_words'])})\s+$", re.IGNORECASE)


@cache
def _part() -> re.Pattern[str]:
    """ "262 of those"."""
    return re.compile(rf"\s+(?:{one_of(vocabulary('figures')['parts'])})\b", re.IGNORECASE)


@cache
def _attending() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{one_of(vocabulary('figures')['attending_words'])})\b", re.IGNORECASE)


@cache
def _number_of_number() -> re.Pattern[str]:
    """ "three of the seven priorities", "two out of the four sites", "five of our partners"."""
    words, small = vocabulary("figures"), one_of(vocabulary("numerals")["small"])
    return re.compile(
        rf"\s+(?:{one_of(words['parts_of_known'])})\s+(?:\d|[a-z]+(?:\s+[a-z]+){{0,3}}s\b)|\s+of\s+(?:{small})\s+[a-z]",
        re.IGNORECASE,
    )


@cache
def _total() -> re.Pattern[str]:
    """ "a total of ", "the total is "."""
    words = vocabulary("figures")
    said = one_of([*words["totals"], *words["predicates"]])
    return re.compile(
        rf"(?:\b(?:{said})|[A-Za-z)]\s?(?:{one_of(words['predicate_signs'])}))\s+$|[a-z]:$", re.IGNORECASE
    )


@cache
def per_many() -> re.Pattern[str]:
    """ " per 100,000 people": the number before it is a rate."""
    joints, many = one_of(vocabulary("figures")["rate_joints"]), one_of(vocabulary("numerals")["magnitudes"])
    return re.compile(rf"(?:\s+[a-z]+){{0,3}}?\s+(?:{joints})\s+(?:\d[\d,]{{2,}}|{many})\b", re.IGNORECASE)


@cache
def _against() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('figures')['against_words'])})\s+(?:[a-z]+\s+)?$", re.IGNORECASE)


@cache
def _compared_next() -> re.Pattern[str]:
    return re.compile(
        rf"\s+in\s+(?:19|20)\d\d|\s+(?:{one_of(vocabulary('figures')['compared_next'])})\b|\s*[,.;)(]|$", re.IGNORECASE
    )


@cache
def _verb_next() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{one_of(vocabulary('figures')['linking_verbs'])})\s", re.IGNORECASE)
