"""Names made comparable: the same thing printed twice should fold to the same text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from rapidfuzz import fuzz, process

from corpus.load import vocabulary

_BRACKETED = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s*(?:[-–/]|to)\s*(?:\d{4}|\d\d))?\b")
_ARTICLES = ("the ", "a ", "an ", "our ")
_LONG_ENOUGH = 4  # letters of a word whose last "s" may be a plural
_NO_PLURAL = ("ss", "us", "is")  # "business", "serious", "crisis": the "s" is the word's own
NEAREST_LEAST = 50  # of 100: names less alike than this are no help to someone who mistyped


@cache
def fold(name: str) -> str:
    """Case, accents, "&", dashes, apostrophes, brackets and a leading article made alike.

    >>> fold("The Westmere & Harbour Anti–Social Behaviour Group (WHASBG)")
    'westmere and harbour anti social behaviour group'
    """
    text = unicodedata.normalize("NFKD", name)
    text = (_BRACKETED.sub("", text).strip() or text).casefold().replace("&", " and ")
    text = _NOT_WORD.sub(" ", re.sub(r"['’‘]", "", text)).strip()
    for article in _ARTICLES:
        text = text.removeprefix(article)
    return text


def singular(folded: str) -> str:
    """A folded name with each plural word in the singular, so that "Fire Services" meets "Fire Service".

    >>> singular("westmere fire and rescue services")
    'westmere fire and rescue service'
    >>> singular("serious crisis")
    'serious crisis'
    """
    return " ".join(
        word[:-1] if len(word) >= _LONG_ENOUGH and word.endswith("s") and not word.endswith(_NO_PLURAL) else word
        for word in folded.split()
    )


def in_brackets(name: str) -> list[str]:
    """What stands in brackets behind a name: its abbreviation, often.

    >>> in_brackets("Harbour Watch Group (HWG)")
    ['HWG']
    """
    return [inside.strip() for inside in _BRACKETED.findall(name) if inside.strip()]


def is_abbreviation(text: str) -> bool:
    """Whether `text` is a short word with at least two capitals: "ASB", "OCGs", "KMSAB".

    >>> is_abbreviation("OCGs"), is_abbreviation("Harbour")
    (True, False)
    """
    return bool(re.fullmatch(r"[A-Z][A-Za-z]{1,7}", text)) and sum(letter.isupper() for letter in text) > 1


def without_years(name: str) -> str:
    """A plan's name without its years, which tell an edition and not the plan.

    >>> without_years("Harbour Plan, 2031-34"), without_years("2031 - Safer Streets")
    ('Harbour Plan', 'Safer Streets')
    """
    return _YEARS.sub(" ", name).strip(" ,-–:/").replace("  ", " ") or name


def slug(name: str) -> str:
    """A name as a part of an id."""
    return fold(name).replace(" ", "-") or "unnamed"


def shown(name: str) -> str:
    """A name as it is shown: without what stands in brackets behind it and without a leading article.

    >>> shown("the Harbour Watch Group (HWG)")
    'Harbour Watch Group'
    """
    bare = _BRACKETED.sub("", name).strip() or name.strip()
    return bare[4:] if bare.lower().startswith("the ") else bare


def best_form(forms: dict[str, int]) -> str:
    """Of several spellings with their counts the most usual, in capitals where even, then the first of the alphabet."""
    return min(forms, key=lambda form: (-forms[form], -sum(letter.isupper() for letter in form), form))


@cache
def generic_words() -> frozenset[str]:
    return frozenset(vocabulary("identities")["generic_words"])


def is_generic(folded: str) -> bool:
    """Whether a folded name could mean another body in each paper.

    >>> is_generic("working group"), is_generic("harbour working group")
    (True, False)
    """
    return all(word in generic_words() for word in folded.split())


@cache
def names_nothing(folded: str) -> bool:
    """Whether a folded label could be said of anything: which action plans, which projects it does not tell.

    >>> names_nothing("action plans"), names_nothing("seven projects"), names_nothing("harbour action plan")
    (True, True, False)
    """
    plain = generic_words() | frozenset(vocabulary("identities")["plain_words"])
    return all(word in plain for word in folded.split())


@cache
def is_person(name: str) -> bool:
    """Whether a title before or an honour after it says that this is a person's name.

    >>> is_person("Mrs J Reed"), is_person("Ann Marsh OBE"), is_person("Harbour Board")
    (True, True, False)
    """
    words = re.findall(r"[A-Za-z]+", name.casefold())
    said = vocabulary("identities")
    return bool(words) and (words[0] in said["person_titles"] or words[-1] in said["person_honours"])


def nearest(name: str, known: Iterable[str], most: int = 5) -> list[str]:
    """The names of `known` that are written most like `name`, the best first."""
    folded = {each: fold(each) for each in sorted(set(known))}
    found = process.extract(fold(name), folded, scorer=fuzz.WRatio, limit=most, score_cutoff=NEAREST_LEAST)
    return [key for _, _, key in found]
