"""The patterns by which what a number counts is told: each a sentence with an example, its words from the vocabulary.

Words:  corpus/vocabulary/figures.yaml, geography.yaml
"""

from __future__ import annotations

import re
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of


@cache
def clause_start() -> re.Pattern[str]:
    return re.compile(rf"[;:(—]|,\s|\s[–-]\s|(?<=[a-z])\.\s|\b(?:{one_of(vocabulary('figures')['clause_openers'])})\s")


@cache
def names_areas() -> re.Pattern[str]:
    """ "the following districts", "at district level": where, not what."""
    words = vocabulary("geography")
    return re.compile(rf"\b(?:{one_of([*words['areas_many'], *words['area_nouns']])})\b", re.IGNORECASE)


@cache
def money_of() -> re.Pattern[str]:
    """ "£72,000 of additional funding", "£61 million in costs"."""
    return re.compile(rf"\s*(?:{one_of(vocabulary('figures')['money_followers'])})\s", re.IGNORECASE)


@cache
def money_noun() -> re.Pattern[str]:
    """ " funding", " forecast underspends" after an amount: what the money is."""
    words = vocabulary("figures")
    adjectives = rf"(?:(?!(?:{one_of(words['idle_followers'])})\b)[a-z-]+\s+){{0,2}}"
    return re.compile(rf"\s+{adjectives}(?:{one_of(words['money_nouns'])})\b", re.IGNORECASE)


@cache
def rate_noun() -> re.Pattern[str]:
    """ " survival rate", " match funding requirement" after a share: what it is a share of."""
    words = vocabulary("figures")
    return re.compile(
        rf"\s+(?:(?!(?:{one_of(words['idle_followers'])})\b)[a-z-]+\s+){{1,2}}(?:{one_of(words['share_nouns'])})\b"
    )


@cache
def share_of() -> re.Pattern[str]:
    """ "44% of all incidents", "66% were"."""
    return re.compile(rf"\s*(?:{one_of(vocabulary('figures')['share_followers'])})\b", re.IGNORECASE)


@cache
def part_of() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{one_of([*vocabulary('figures')['parts_of_known'], 'of', 'out of'])})\s+", re.IGNORECASE)


@cache
def linked_after() -> re.Pattern[str]:
    """ "320 were identified as": the verb leads to what is counted."""
    return re.compile(rf"\s*(?:{one_of(vocabulary('figures')['linking_verbs'])})\s+", re.IGNORECASE)


@cache
def inner_measure() -> re.Pattern[str]:
    """ "increase in late trains of 8", "reduce thefts by 33%"."""
    words = vocabulary("figures")
    return re.compile(
        rf"[^\W\d]+\s+(?:(?:{one_of(words['change_of'])})\s+)*(?P<what>[^\W\d].*?)\s+(?:{one_of(words['change_joints'])})\b",
        re.IGNORECASE,
    )


@cache
def end_after() -> re.Pattern[str]:
    ends = one_of(vocabulary("figures")["measure_ends"])
    return re.compile(rf"[;()\[\]]|[.:](?!\w)|—|,\s|\s[–-]\s|\b(?:{ends})\b", re.IGNORECASE)


@cache
def said_of() -> re.Pattern[str]:
    """ " who were", " had" after those counted: what follows is said of them."""
    return re.compile(
        rf"\s+(?:(?:who|that|which)\s+)?(?:{one_of(vocabulary('figures')['said_verbs'])})\s", re.IGNORECASE
    )


@cache
def clause_end() -> re.Pattern[str]:
    """Where what is said of those counted ends."""
    return re.compile(
        rf"[;:()\[\]]|[.,](?!\w)|—|\s[–-]\s|\b(?:{one_of(vocabulary('figures')['said_ends'])})\b", re.IGNORECASE
    )


@cache
def opening() -> re.Pattern[str]:
    words = vocabulary("figures")
    links = (word for word in words["measure_links"] if not word.startswith("cost"))  # "costs of repair" are a measure
    opening = one_of([*words["measure_openings"], *links])
    return re.compile(rf"[\s,;:()–—“”\"-]+|(?:{opening})\b", re.IGNORECASE)


@cache
def closing() -> re.Pattern[str]:
    words = vocabulary("figures")
    against = [each for each in words["against_words"] if not each.endswith("from")]  # "signed up from" ends in "up"
    closing = one_of([*words["measure_links"], *words["idle_followers"], *words["closing_qualifiers"], *against])
    return re.compile(rf"(?:[\s,;:(–—“”\".-]+|\b(?:{closing}))$", re.IGNORECASE)
