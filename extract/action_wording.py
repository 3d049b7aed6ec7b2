"""What the words beside an action tell: how it stands, and who does it.

In:     the notes printed beside an action.
Out:    its status, where the wording says one; the bodies that the notes say deliver or lead it.
Words:  corpus/vocabulary/actions.yaml
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Literal

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.body_names import body_mentions
from extract.body_words import BodyMention, all_place_words, is_abbreviation, is_generic
from extract.likeness import fold
from extract.reading import Reading
from ingest.paper import Block

Status = Literal["planned", "ongoing", "complete", "delayed"]

STATUS_OF: dict[str, Status] = {
    "caught_up": "complete",
    "delayed": "delayed",
    "ongoing": "ongoing",
    "planned": "planned",
    "complete": "complete",
    "ongoing_too": "ongoing",
}
SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z‘“])")


def status_of(text: str) -> Status | None:
    """The status by the first sentence that says one.

    >>> status_of("The cards are with the printer. They are currently being packed.")
    'ongoing'
    """
    for sentence in SENTENCE.split(text):
        for kind, pattern in _wordings().items():
            if pattern.search(sentence):
                return STATUS_OF[kind]
    return None


def owners_in(reading: Reading, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Bodies that `blocks` say deliver, lead or manage, in order, each once."""
    mentions = body_mentions(reading)
    short = reading.once(_short_forms)
    found: list[str] = []
    for block in blocks:
        done_by: int | None = None  # the end of the last body that it is told to be done by
        here = _with_whose(block.text, mentions.get(block.index, []))
        for each in here:
            listed = done_by is not None and JOINED.fullmatch(block.text, done_by, each.start)
            done_by = each.end if listed or _done_by().search(block.text[: each.start]) else None
            if not _is_any(block.text, each) and (listed or _does(block.text, each)):
                beside = [other for other in _worked_with(block.text, each, here) if not _is_any(block.text, other)]
                found += [other.abbreviation or short.get(other.name, other.name) for other in (each, *beside)]
    return tuple({fold(name): name for name in reversed(found)}[key] for key in dict.fromkeys(map(fold, found)))


def _worked_with(text: str, body: BodyMention, others: Sequence[BodyMention]) -> list[BodyMention]:
    """Those with whom a body did it: "the unit worked with the Rivers Team and Westmere Police to refresh the pack"."""
    match = _together().match(text, body.end)
    return [each for each in others if match and match.start("whom") <= each.start < match.end("whom")]


def _short_forms(reading: Reading) -> dict[str, str]:
    """Names of bodies and the abbreviation that the paper introduces for each."""
    named = (each for mentions in body_mentions(reading).values() for each in mentions if each.abbreviation)
    return {each.name: str(each.abbreviation) for each in named}


def _is_any(text: str, body: BodyMention) -> bool:
    """Whether a name says no one body: "CSPs"; "the CSP" is one."""
    one = is_abbreviation(body.name) and not body.name.endswith("s") and text[: body.start].endswith("the ")
    return is_generic(body.name) and not one


# "delivered by Westmere Police (WP) and the" before another that does it
JOINED = re.compile(r"(?:\s+\([^)]*\))?\s*(?:,|,?\s+and|,?\s+&)\s+(?:the\s+|by\s+)?")


def _with_whose(text: str, mentions: Sequence[BodyMention]) -> list[BodyMention]:
    """The bodies, a team with the one whose it is: "WCC’s Road Safety Team"."""
    found: list[BodyMention] = []
    for each in mentions:
        if found and re.fullmatch(r"[’']s?\s+", text[found[-1].end : each.start]):
            start = found.pop().start
            each = replace(each, name=text[start : each.end], start=start)
        found.append(each)
    return found


def names_in(text: str, mentions: Iterable[BodyMention]) -> tuple[str, ...]:
    """The names in an owner's cell: those known for bodies whole, the rest between its separators.

    >>> names_in("SP / CN", []), names_in("Head of Housing, Westmere Council and partners", [])
    (('SP', 'CN'), ('Head of Housing', 'Westmere Council'))
    >>> names_in("NHS Westmere and Redthread", [BodyMention("NHS", 0, 3, "health")])
    ('NHS Westmere', 'Redthread')
    """
    found: list[tuple[int, str]] = []
    rest = text
    for each in map(_of_one_body, mentions):
        end = NAME_GOES_ON.match(text, each.end).end()  # type: ignore[union-attr]  # it matches nothing too
        found.append((each.start, text[each.start : end]))
        rest = rest[: each.start] + ";" * (end - each.start) + rest[end:]
    for piece in re.finditer(r"(?:(?!\s+and\s+|\s*[,;/\n&]).)+", rest):
        name = piece[0].strip(" .()&").removeprefix("and ").strip()
        if name[:1].isupper() and len(name) > 1:
            found.append((piece.start(), name))
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def _of_one_body(mention: BodyMention) -> BodyMention:
    """In a list of owners what follows "and" is another owner, unless it is a place: "NHS Westmere and Redthread"."""
    first, _, last = mention.name.rpartition(" and ")
    if first.startswith("NHS ") and not all_place_words() & set(fold(last).split()):
        return replace(mention, name=first, end=mention.start + len(first))
    return mention


NAME_GOES_ON = re.compile(r"(?:\s[A-Z][\w’-]+)*")  # "Westmere" of "NHS Westmere", where the NHS is known


def _does(text: str, body: BodyMention) -> bool:
    """Whether the words just before or after the name say that it does the action."""
    before, after = text[: body.start], text[body.end :]
    if before.count("(") > before.count(")") or _long_ago().search(before):
        return False  # "the national week (led by the Trust)", "first made by the Unit": something else
    return bool(
        _done_by().search(before)
        or (_opens_clause(before) and _doing().match(after))
        or (_charged().search(before) and _to_do().match(after))
    )


def _opens_clause(before: str) -> bool:
    """Whether a name after `before` is a subject: it opens its sentence, or follows a lead-in like "In 2031/32 the"."""
    clause = re.split(r"[.;:]\s+", before)[-1].strip()
    return bool(SHORT_LEAD_IN.fullmatch(clause) or LEAD_IN.fullmatch(clause))


SHORT_LEAD_IN = re.compile(
    r"(?:(?:(?:[A-Z][a-z]+\s+)?[Mm]embers of|Partners of|Staff of|The|the|In|During|At|On|Since|And|and)\b"
    r"[\w\s/,’'()]{0,30})?"
)
# "During 2031/32, in addition to what was said, the"
LEAD_IN = re.compile(
    r"(?:In|During|At|On|Since|As|Following|Over|Through|With)\b[^.;:]{0,180},\s*(?:(?:in|during|over|since)\s+[\w/]{2,12}\s+)?(?:[Tt]he)?"
)


CLOSELY = r"(?:(?:closely|together|jointly|in\s+(?:close\s+)?partnership)\s+)?"


@cache
def _long_ago() -> re.Pattern[str]:
    """ "first made by the" at the end of what stands before a name."""
    said = one_of(vocabulary("actions")["long_ago"])
    return re.compile(rf"\b(?:{said})\s+\w+\s+by\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _wordings() -> dict[str, re.Pattern[str]]:
    """A pattern for each status: any of its phrases, as words."""
    said = vocabulary("actions")["status"]
    return {
        kind: re.compile("|".join(rf"\b{re.escape(words)}\b" for words in phrases), re.I)
        for kind, phrases in said.items()
    }


@cache
def _done_by() -> re.Pattern[str]:
    """ "maintained by the", "delivered to partners by" at the end of what stands before a name."""
    said = vocabulary("actions")["done_by"]
    verbs = "|".join(re.escape(words.removesuffix(" by")) for words in said)
    return re.compile(rf"\b(?:{verbs})\s+(?:(?:to|for|with)\s+(?:[\w-]+\s+){{1,5}}?)?by\s+(?:the\s+)?[‘“'\"]?$", re.I)


@cache
def _charged() -> re.Pattern[str]:
    """ "has commissioned the" before a name: who comes after it does the work."""
    said = one_of(vocabulary("actions")["charged"])
    return re.compile(rf"\b(?:{said})\s+(?:the\s+)?[‘“'\"]?$", re.IGNORECASE)


@cache
def _to_do() -> re.Pattern[str]:
    """ "(WSU) to undertake" after such a name."""
    said = one_of(vocabulary("actions")["doing"])
    return re.compile(rf"(?:\s+\([^)]*\))?\s+to\s+(?:{said})\b", re.IGNORECASE)


@cache
def _together() -> re.Pattern[str]:
    """ "has been working with … to refresh" after a name; `whom` is who stands between."""
    words = vocabulary("actions")
    said = one_of([*words["doing"], *words["told_to_do"], *words["together_to"]])
    return re.compile(
        rf"(?:\s+\([^)]*\))?\s+(?:(?:has|have|is|are|also|been)\s+){{0,3}}work(?:s|ed|ing)\s+{CLOSELY}with\s+"
        rf"(?P<whom>[^.;:]{{3,120}}?)\s+to\s+(?:{said})\b"
    )


@cache
def _doing() -> re.Pattern[str]:
    """ "(WSU) are continuing to deliver", "worked with partners to refresh": what stands after a name."""
    said = "|".join(re.escape(words) for words in vocabulary("actions")["doing"])
    helpers = (
        r"(?:(?:has|have|is|are|also|been|being|continues?|continuing|to|will|be|both|jointly|regularly|currently)\s+)*"
    )
    used = r"(?:us(?:e[sd]?|ing)|utilis(?:e[sd]?|ing)|work(?:s|ed|ing)?\s+with)"  # "used the grant to deliver"
    with_what = rf"{used}\b[^.;]{{1,140}}?\s+to\s+(?:{said}|fund|refresh)"
    together = rf"work(?:s|ed|ing)\s+{CLOSELY}with"
    joined = r"(?:[^.;:,]{1,60}\s+and\s+(?=(?:has|have|had)\s+(?!been\b)))?"  # "(WSP) met and has commissioned"
    next_body = r"(?:the\s+|other\s+)?[^.;:,]{2,40}?"  # "WSP, the Flood Unit and other partners have been reviewing"
    others = rf"(?:(?:,\s+{next_body}){{0,3}},?\s+and\s+{next_body}\s+(?=have\b|are\b))?"
    told = r"(?:,\s+(?!and\b)[a-z][^,;.:]{2,80},)?"  # "(WSP), chaired by the police, works with"
    return re.compile(
        rf"(?:\s+\([^)]*\))?{told}(?:{others}|{joined}),?\s*\b{helpers}(?:(?:{said})|{with_what}|{together})\b", re.I
    )
