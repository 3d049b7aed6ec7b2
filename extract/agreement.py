"""Which agreement or plan a paper speaks for: its name, its edition's first year, draft or not.

In:     one paper; a pack's parts are asked one by one.
Out:    a `Plan` for each part. A report or a set of minutes has the plan that it speaks of, dated by its meeting.
Words:  corpus/vocabulary/agreement.yaml
Rule:   a title or running head outweighs the words of the text; years run from April to March, so a report of
        February 2032 speaks of the edition of 2031.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from corpus.load import Profile, bodies, places, vocabulary
from extract.dates import find_dates
from extract.issue_pages import is_issue_page
from extract.labels import abbreviations
from extract.likeness import fold
from extract.plan_years import effect_year, said_near, stated_year, titled_year, year_of_priorities
from extract.reading import Reading
from extract.year_spans import financial_year_of
from ingest.paper import Block, Part

IN_NUMBERS = re.compile(r"\b(?P<day>[0-3]\d)/(?P<month>[01]\d)/(?P<year>(?:19|20)\d\d)\b")  # "03/07/2031"
TITLE_WORDS = 14  # a longer block is no title
OPENING_BLOCKS = 12  # a title and its date stand among the first blocks of a part

LEAST_FIELD_WORDS = 3  # fewer, and the paper is of another field
OWN_HEADINGS = 2  # of a plan's own headings: one alone may stand in a report


@dataclass(frozen=True, slots=True)
class Plan:
    """An agreement, plan or strategy in one edition, as one part of a paper states or discusses it."""

    name: str | None  # "Westmere Community Safety Plan"; None where the part speaks of none
    year: int | None  # the first year of the edition
    draft: bool
    is_own: bool  # the part is the plan itself, not a report about it
    said_year: int | None = None  # the calendar year of the part's own date


@cache
def plan_name() -> re.Pattern[str]:
    """A plan's name with the place before it: "Westmere and Eastmere Community Safety Plan"."""
    names = "|".join(re.escape(name) for name in vocabulary("agreement")["plan_names"])
    return re.compile(
        rf"(?P<place>(?:[A-Z][\w’'-]+(?:\s+(?:and|of|&|the|with)(?=\s+[A-Z]))?\s+){{0,5}})(?P<kind>{names})(?:s\b)?"
    )


def plans_of(reading: Reading) -> list[Plan]:
    """The plan of each part of the paper, by the part's index. Kept with the reading, since ten finders ask."""
    return reading.once(_plans_of)


def _plans_of(reading: Reading) -> list[Plan]:
    whole = _name_in([block.text for block in reading.paper.blocks], reading.profile)
    plans = [_plan_of(reading, part, whole) for part in reading.paper.parts]
    return [_as_beside(plan, plans) for plan in plans]


def names_plan(text: str, plan: Plan) -> bool:
    """Whether `text` names this plan, in full, by its kind or by an abbreviation.

    >>> names_plan("the CSA priorities", Plan("Westmere Community Safety Agreement", 2031, False, False))
    True
    """
    if plan.name is None:
        return False
    words = vocabulary("agreement")
    folded = text.lower()
    kind = next((kind for kind in words["plan_names"] if plan.name.endswith(kind)), plan.name)
    if plan.name.lower() in folded or kind.lower() in folded:
        return True
    if any(re.search(rf"\b{re.escape(short)}s?\b", text) for short in words["plan_abbreviations"]):
        return True
    return plan.is_own and any(re.search(rf"\b{own}\b", folded) for own in words["self_references"])


def said_date(text: str) -> str | None:
    """The first date of a title as ISO, where it has a year: "Westmere Partnership – 3rd February 2032"."""
    said = next((date.iso for date in find_dates(text) if date.iso), None)
    if said is None and (numbers := IN_NUMBERS.search(text)):
        return f"{numbers['year']}-{numbers['month']}-{numbers['day']}"
    return said


def financial_year(iso: str) -> int:
    """The first year of the financial year of a date: February 2032 is of 2031/32.

    >>> financial_year("2032-02-03")
    2031
    """
    return int(financial_year_of(iso)[:4])


def blocks_of(reading: Reading, part: Part) -> tuple[Block, ...]:
    return reading.paper.blocks[part.first_block : part.last_block + 1]


def _plan_of(reading: Reading, part: Part, whole: str | None) -> Plan:
    blocks = [block for block in blocks_of(reading, part) if block.kind not in ("note", "contents", "diagram")]
    heads = _heads(reading, part, blocks)
    titles = [b.text for b in blocks[:OPENING_BLOCKS] if b.cell is None and len(b.text.split()) <= TITLE_WORDS]
    if part.title:
        titles.insert(0, part.title)
    name = _name_in([*titles, *heads] * 5 + [block.text for block in blocks], reading.profile) or whole
    name = name or _titled_plan(titles[:3], blocks)
    name = re.sub(r"^(?:DRAFT|Draft)\s+(?=\S+\s)", "", name) if name else name
    met = part.kind in ("agenda", "minutes") or is_issue_page(reading.paper, part)
    is_own = not met and _is_own(blocks, [*titles[:3], *heads], name)
    date = next((date for title in titles if (date := said_date(title))), None)
    said, said_year = (financial_year(date), int(date[:4])) if date else (None, None)
    if name is None:
        return Plan(None, said, draft=False, is_own=False, said_year=said_year)
    draft = is_own and any(_is_draft(head, name) for head in [*titles, *heads])
    year = stated_year([*heads, " ".join(titles[:3])] if is_own else [], name)
    year = year or effect_year(blocks if is_own else []) or (None if is_own else said)
    year = year or said_near(blocks, name) or year_of_priorities(blocks) or said or titled_year([*titles[:3], *heads])
    return Plan(name, year, draft, is_own, said_year)


def _heads(reading: Reading, part: Part, blocks: list[Block]) -> list[str]:
    """Running heads of the part; without layout, short blocks that tell a draft or a version."""
    first, last = part.first_page, part.last_page
    heads = [
        each.text
        for each in reading.paper.furniture
        if each.kind == "running_head" and (first is None or last is None or first <= each.page <= last)
    ]
    if not reading.paper.furniture:
        heads += [
            b.text for b in blocks if len(b.text.split()) <= TITLE_WORDS and re.search(r"(?i)\bdraft\b.*\d", b.text)
        ]
    return list(dict.fromkeys(heads))


def _name_in(texts: list[str], profile: Profile | None) -> str | None:
    """The plan named most often with its place; the profile's own name for it where that is named at all."""
    counted: Counter[str] = Counter()
    bare: Counter[str] = Counter()
    shunned = set(vocabulary("agreement")["not_in_names"])
    for text in texts:
        if not any(name in text for name in vocabulary("agreement")["plan_names"]):
            continue  # most texts: to look for a place before each capital takes a hundred times as long
        for match in plan_name().finditer(text):
            place = match["place"].split()
            while place and (place[0].rstrip(",") in shunned or place[0] in ("and", "of", "&", "the", "with")):
                place.pop(0)
            name = " ".join([*place, match["kind"]])
            (counted if place else bare)[name] += 1
    if profile and any(
        profile.agreement.endswith(name) or name.endswith(profile.agreement) for name in [*counted, *bare]
    ):
        named = [name for name in counted if name.endswith(profile.agreement)]
        return min(named, key=len) if named and len(min(named, key=len)) > len(profile.agreement) else profile.agreement
    order = vocabulary("agreement")["plan_names"]

    def rank(name: str) -> tuple[int, int, str]:
        return -counted[name], next(place for place, kind in enumerate(order) if name.endswith(kind)), name

    if counted:
        return min(counted, key=rank)
    own = {
        kind: count for kind, count in bare.items() if kind.startswith(tuple(vocabulary("agreement")["field_names"]))
    }
    own = own or _in_small_letters(texts)
    return min(own, key=lambda kind: (-own[kind], order.index(kind)), default=None)


def _in_small_letters(texts: list[str]) -> dict[str, int]:
    """ "our community safety plan": how often each kind of plan is named so, where none is named with capitals."""
    words = vocabulary("agreement")
    kinds = [kind for kind in words["plan_names"] if kind.startswith(tuple(words["field_names"]))]
    lowered = [text for text in texts if "safe" in text or "crime" in text]
    counted = {kind: sum(f" {kind.lower()}" in text for text in lowered) for kind in kinds}
    return {kind: count for kind, count in counted.items() if count}


def _titled_plan(titles: list[str], blocks: list[Block]) -> str | None:
    """A plan of another name on the cover of a paper of this field: "Safer Westmere Strategy 2031-34"."""
    words = vocabulary("agreement")
    endings = "|".join(words["title_endings"])
    pattern = re.compile(
        rf"(?:The\s+)?(?P<name>(?:(?:[A-Z][\w’'-]*|and|of|for|the|&|to)\s+){{1,9}}(?:{endings}))(?=\W*(?:\d|$|\())"
    )
    text = " ".join(block.text for block in blocks).lower()
    if sum(text.count(word) for word in words["field_words"]) < LEAST_FIELD_WORDS:
        return None
    return next((match["name"] for title in titles if (match := pattern.match(title))), None)


def _is_own(blocks: list[Block], titles: list[str], name: str | None) -> bool:
    """A part is the plan itself when its title or running head is the plan's name, or its headings are a plan's."""
    if name is None:
        return False
    headings = {re.sub(r"^[\d.\s]+", "", block.text).strip(" :").lower() for block in blocks if block.kind == "heading"}
    own = len(headings & set(vocabulary("agreement")["own_headings"]))
    kind = next((kind for kind in vocabulary("agreement")["plan_names"] if name.endswith(kind)), name)
    titled = any(re.fullmatch(rf".{{0,60}}{re.escape(kind)}{_DATED}", title, re.IGNORECASE) for title in titles)
    return own >= OWN_HEADINGS or (titled and not _has_author(blocks))


# " 2031-34", " (Draft April 2031)" after a plan's name
_DATED = r"\W*(?:draft\W*)?(?:[a-z]+\s+)?(?:(?:19|20)\d\d.{0,12})?"


def _has_author(blocks: list[Block]) -> bool:
    """A report opens with its author and its addressee."""
    opening = [block.text for block in blocks[:OPENING_BLOCKS] if block.kind != "list_item"]
    return any(re.match(r"(?:By|From|To|Report of|Subject)(?:\s*:|\s+(?=[A-Z]))", text) for text in opening)


def _is_draft(head: str, name: str) -> bool:
    drafts = "|".join(vocabulary("agreement")["draft_words"])
    return bool(re.search(rf"\b(?:{drafts})\b", head, re.IGNORECASE)) and (
        bool(re.search(r"\d", head)) or name.lower() in head.lower() or len(head.split()) <= 3
    )


def _as_beside(plan: Plan, plans: list[Plan]) -> Plan:
    """A report bound with the plan itself speaks of that edition."""
    own = [each for each in plans if each.is_own and each.year is not None]
    if plan.is_own or plan.name is None or len(own) != 1:
        return plan
    return Plan(plan.name, own[0].year, own[0].draft, is_own=False, said_year=plan.said_year)


def abbreviations_of(reading: Reading) -> dict[str, str]:
    """Abbreviations that the paper brings in, in lower case, with what they stand for."""
    return abbreviations(reading.paper.text)


def known_bodies(reading: Reading) -> frozenset[str]:
    """Names and abbreviations of the bodies that the corpus knows, folded."""
    entries = [*bodies(), *(reading.profile.bodies if reading.profile else ())]
    return frozenset(fold(name) for entry in entries for name in (entry.name, *entry.also))


def known_names(reading: Reading) -> tuple[str, ...]:
    """Names of bodies and places that a list must not be cut at, for they may hold "and" or a comma."""
    names = [body.name for body in bodies()] + [place.name for place in places()]
    if reading.profile:
        names += [body.name for body in reading.profile.bodies] + [place.name for place in reading.profile.places]
    return tuple(name for name in names if " and " in name or "," in name)
