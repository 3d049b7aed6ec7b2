"""What a sentence says of an amount of money: whether it was given, by whom, and to whom.

In:     a sentence, and an amount in it.
Out:    giver and recipient, as far as they are named; nothing where the money was not given.
Words:  corpus/vocabulary/funding.yaml
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.numerals import Numeral

LONGEST_PARTY = 12  # words of a name
NOT_GIVEN_REACH = 40  # characters beside an amount in which "cost" or "loss" says what it is
LONGEST_BETWEEN = 5  # words between a recipient and the amount: "a grant of just over"
REACH = 160  # characters between a verb of giving and its amount


@dataclass(frozen=True, slots=True)
class Given:
    """What a sentence says of one amount."""

    funder: str | None = None
    recipient: str | None = None


def given_in(sentence: str, each: Numeral) -> Given | None:
    """Who gives and who gets, where the words around an amount say that it was given; None where they do not.

    >>> from extract.numerals import find_numerals
    >>> sentence = "The Westmere Fund granted the Harbour Watch £400 for lamps."
    >>> given_in(sentence, find_numerals(sentence)[0])
    Given(funder='Westmere Fund', recipient='Harbour Watch')
    """
    before, after = sentence[: each.start], sentence[each.end :]
    if not_given().search(before[-NOT_GIVEN_REACH:]) or _not_yet().match(after) or MINUS.search(before):
        return None
    funder = _party_after(_funders(), after)
    recipient = _party_after(_recipients(), after)
    owner = _owned_by().search(before)
    if owner and _named_money().match(after):  # "the Fund's £40 grant to the Watch"
        return Given(_without_article(owner["name"]), recipient)
    came = _came_from().match(after)
    if came:  # "of which £40 came from the Fund"
        return Given(_party_before(after[came.end() - 1 :].split(",")[0]) or funder, None)
    got = _last(_getting(), before)
    gave = _last(_giving(), before)
    if got and (not gave or got.end() >= gave.end()):
        return Given(funder, _party_before(before[: got.start()]))
    if gave:
        return Given(_party_before(before[: gave.start()]), _party_between(before[gave.end() :]) or recipient)
    told = (match for match in _given().finditer(after[:REACH]) if not NEGATED.search(after, 0, match.start()))
    went = next(told, None)
    if went and "£" not in after[: went.start()]:
        return Given(funder, _party(after[went.end() :]))
    if _named_money().match(after) and not not_given().search(after[:NOT_GIVEN_REACH]):
        return Given(funder, recipient)
    return None


def _last(pattern: re.Pattern[str], before: str) -> re.Match[str] | None:
    """The last verb before the amount, near it and in its clause."""
    found = None
    for match in pattern.finditer(before, max(0, len(before) - REACH)):
        found = match
    if found and _other_matter().search(before, found.end()):
        return None
    return found


def _party_before(text: str) -> str | None:
    """The name at the end of `text`, back to the start of its clause: "In July 2031 the Unit" gives "Unit"."""
    clause = CLAUSE_START.split(text)[-1].strip()
    names = [match for match in _name().finditer(clause) if _without_article(match[0])]
    if not names:
        return None
    name, rest = _without_article(names[-1][0]), clause[names[-1].end() :]
    if NAMELESS.search(rest):
        return None  # "Across Westmere the authority": it has no name here
    return f"{name}{rest}" if MANY_AFTER.fullmatch(rest) else name  # "Westmere communities"


def _party_between(text: str) -> str | None:
    """The name between a verb of giving and its amount, with little else: "the Watch a grant of ", "the Watch "."""
    party = _party(text)
    if party is None:
        return None
    rest = text[text.index(party) + len(party) :]
    if rest.startswith(",") and party[0].islower():
        return None
    return party if len(rest.split()) <= LONGEST_BETWEEN else None


def _party(text: str) -> str | None:
    """The name at the start of `text`: "the Harbour Watch £400", "a harbour pot, which"."""
    match = _party_opening().match(text)
    if not match:
        return None
    words = _without_article(match[0]).split()
    if words[:1] and words[0] in NO_ONE:
        return None
    if not words or len(words) > LONGEST_PARTY or _no_party().match(" ".join(words)):
        return None
    return " ".join(words)


def _party_after(opening: re.Pattern[str], after: str) -> str | None:
    """The capitalised name after "to" or "from" behind the amount; a fund is no party."""
    match = opening.search(after[:REACH])
    if not match:
        return None
    name = _name().match(after, match.end())
    if not name:
        several = SEVERAL.match(after, match.end()) if opening is _recipients() else None
        is_deed = several and several[0].split()[0] in vocabulary("funding")["deeds"]
        return several[0] if several and not is_deed else None
    is_fund = name[0].split()[-1].lower().rstrip("s") in vocabulary("funding")["funds"]
    return None if is_fund else _without_article(name[0])


def _without_article(name: str) -> str:
    return ARTICLE.sub("", " ".join(name.split())).strip(" ,;:.")


ARTICLE = re.compile(r"^(?:the|a|an)(?:\s+|$)", re.IGNORECASE)

CLAUSE_START = re.compile(r"[;:]|(?<!Police),\s")  # "Police, Fire and Crime Commissioner" is one name
NO_ONE = (
    "to",
    "that",
    "for",
    "us",
    "it",
    "them",
    "him",
    "her",
)  # "agreed to allocate £5": a deed; "gave us £5": no name

NAME_WORD = r"[A-Z](?:[\w&/-]|[’'](?!s\s+£))*"

# "various organisations", "local projects"
NEGATED = re.compile(r"\b(?:not|never)\s+(?:yet\s+)?(?:been\s+)?$")  # "has not been" before "allocated to"
MINUS = re.compile(r"\(?[-–−]\s?$")  # "(-£0.9m)" is a difference

# " communities" after "Westmere": the name is only where they are from
MANY_AFTER = re.compile(r"\s+[a-z]{4,}s")

NAMELESS = re.compile(r"\b(?:the|this|each)\s+[a-z]+$")

SEVERAL = re.compile(r"[a-z]+\s+(?:[a-z]+\s+)?[a-z]+s\b")


@cache
def _name() -> re.Pattern[str]:
    """A name: capitalised words, joined by small ones, with its short form in brackets."""
    joint = rf"(?:(?:{one_of(vocabulary('funding')['name_joints'])})\s+(?:the\s+)?)?"
    return re.compile(rf"(?:Police,\s+)?{NAME_WORD}(?:\s+{joint}{NAME_WORD})*(?:\s+\([A-Z][\w’]*\))?")


@cache
def _party_opening() -> re.Pattern[str]:
    """What stands between a verb and its amount, or after "allocated to": a name or a few words in small letters."""
    words = vocabulary("funding")
    ends, opening = one_of(words["party_ends"]), one_of(words["party_openings"])
    few = rf"[a-z]+(?:\s+(?!(?:{ends})\b)[a-z]+){{0,4}}"
    return re.compile(rf"\s*(?:(?:{opening})\s+)?(?:{_name().pattern}|{few})")


@cache
def _giving() -> re.Pattern[str]:
    return re.compile(rf"\b(?:have\s+)?(?:{one_of(vocabulary('funding')['giving'])})\b", re.IGNORECASE)


@cache
def _getting() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('funding')['getting'])})\b", re.IGNORECASE)


@cache
def _given() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('funding')['given'])})\b", re.IGNORECASE)


@cache
def _not_yet() -> re.Pattern[str]:
    """ " investment required", " remained unallocated": what is not given, or no longer there to give."""
    words = vocabulary("funding")
    return re.compile(
        rf"\s+(?:(?:{one_of(words['money_names'])})\s+)?(?:(?:is|was|are|were|remains?|remained|be)\s+)*(?:{one_of(words['not_yet'])})\b",
        re.IGNORECASE,
    )


@cache
def _owned_by() -> re.Pattern[str]:
    """ "the Westmere Fund’s " just before an amount."""
    return re.compile(rf"(?P<name>{_name().pattern})[’']s?\s+$")


@cache
def _came_from() -> re.Pattern[str]:
    """ " came from the W" after an amount."""
    return re.compile(rf"\s+(?:{one_of(vocabulary('funding')['came_from'])})\s+(?:the\s+)?(?=[A-Z])[A-Z]")


@cache
def _named_money() -> re.Pattern[str]:
    """ " of additional funding", " in new funding", " grant": the amount is called what is given."""
    words = vocabulary("funding")
    return re.compile(
        rf"\s+(?:(?:{one_of(words['money_adjectives'])})\s+)*(?:{one_of(words['money_names'])})\b", re.IGNORECASE
    )


@cache
def not_given() -> re.Pattern[str]:
    """ "cost", "loss", "spent": beside an amount these say that it was not given."""
    return re.compile(rf"\b(?:{one_of(vocabulary('funding')['not_given'])})\b", re.IGNORECASE)


@cache
def _other_matter() -> re.Pattern[str]:
    return re.compile(rf"[;£]|\b(?:{one_of(vocabulary('funding')['other_verbs'])})\b")


@cache
def _no_party() -> re.Pattern[str]:
    """ "fund of", "more than": before an amount these are no one."""
    names = one_of(vocabulary("funding")["money_names"])
    qualifiers = one_of(word for words in vocabulary("figures")["qualifiers_before"].values() for word in words)
    amounts = one_of(vocabulary("funding")["money_adjectives"])
    return re.compile(
        rf"(?:{qualifiers})(?!\w)|(?:[a-z]+\s+)?(?:{names})s?\s+(?:of|in)\b|(?:{names})s?$|(?:{amounts}|loans?|up)(?:\s|$)",
        re.IGNORECASE,
    )


@cache
def _funders() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('funding')['funders'])})\s+")


@cache
def _recipients() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('funding')['recipients'])})\s+")
