"""How the words around a verb hang together: what joins a body to it, who acts for whom, where a name goes on.

In:     a block's text with places in it, and the arguments named there.
Out:    yes or no, another place, or the argument that is meant.
Words:  corpus/vocabulary/relations.yaml
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.body_words import kind_of
from extract.phrase_gaps import is_gap, over_bracket
from extract.phrase_things import thing
from extract.stand_ins import BODY_ENDINGS, Argument

FOR_A_PLACE = re.compile(
    r"\s+for\s+(?:the\s+)?[A-Z][\w’-]+(?:\s+(?:(?:and|&)\s+)?[A-Z][\w’-]+)*"
)  # "Commissioner for Westmere"
PARENTHETIC = re.compile(r",\s[a-z][^,;]{3,70},\s")  # "the group, drawn from all partners, supports"
ON_BEHALF = re.compile(r",\s+(?:acting\s+)?on\s+behalf\s+of\s+(?:the\s+)?$")
BELONGS = re.compile(
    r"\s+(?:of|at|in|within)\s+(?:the\s+)?"
)  # "the Flood Committee of Westmere Council": the committee
JOINED = re.compile(r"\s*(?:,|,?\s+and|\s+&)\s+(?:the\s+)?")  # between two names of a list
AND_THE = re.compile(r"\s+and\s+(?=(?:the|an?|its)\s)")
AGENT = re.compile(
    r"\b(?:by|from|with|as|through)\s+(?:(?:the|our|a)\s+)?(?:[A-Z][\w ]{3,30}\s(?:of|for)\s(?:the\s)?)?$"
)  # "paid by Westmere Police to fund": another pays
LISTED_BEFORE = re.compile(r"\b(?:compris|consist|made up)\w*\b[^.;]*$")
LISTS_MEMBERS = re.compile(r"(?:compris|consist|made up)\w*(?:\s+of)?\s+(?:the\s+)?")
ASIDE = re.compile(r",\s(?:comprising|consisting|including|chaired|led|formerly|made up)\s[^,;]{3,120},\s*$")
POST_OF = re.compile(r"\s(?:of|for)\s(?:[A-Z][\w’-]+(?:,?\s(?:(?:and|&)\s)?(?=[A-Z]))?)+")


def joins(text: str, start: int, anchor: Argument, end: int) -> bool:
    """Whether the anchor is what stands before the frame: only a bracket, an apposition and small words between."""
    place = over_bracket(text, anchor.end)
    if match := FOR_A_PLACE.match(text, place, end):
        place = match.end()
    if match := _apposition().match(text, place, end):
        place = match.end()
    if match := PARENTHETIC.match(text, place, end):
        place = match.end()
    return is_gap(text[place:end]) and not (anchor.kind == "body" and LISTED_BEFORE.search(text, start, anchor.start))


def before_aside(text: str, start: int, end: int) -> int:
    """Where what stands before a frame ends: "the Partnership, comprising A and B, commissions" has the Partnership."""
    aside = ASIDE.search(text, start, end)
    return aside.start() if aside else end


def is_capitalised(text: str) -> bool:
    """Two words or more, all with a capital but the small ones: a name, though no shape tells what it is of."""
    words = [word for word in text.split() if word not in ("and", "of", "the", "for", "&", "in")]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def opening_phrase(text: str, start: int, end: int) -> Argument | None:
    """What a sentence opens with, up to a preposition: "Flood grants" of "Costs: Flood grants from Westmere"."""
    begin = max(start, text.rfind(": ", start, end) + 2) if ": " in text[start:end] else start
    cut = re.compile(r",?\s(?:from|by|with|which|that)\s").search(text, begin, end)
    return thing(text, begin, cut.start() if cut else end)


def parted(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Items of a list, one parted at "and the": "chairs and the Safety and Rescue Officer" is two."""
    found: list[tuple[int, int]] = []
    for low, high in spans:
        joints = list(AND_THE.finditer(text, low, high))
        found += [(low, joints[0].start()), (joints[0].end(), high)] if len(joints) == 1 else [(low, high)]
    return found


def end_of_whole(text: str, start: int, near: list[Argument]) -> int | None:
    """Where a body ends before the list of those it is made up of, the last of whom is the last anchor: it is that
    body that acts, "a team comprising Westmere Police and the Home Office supports"."""
    if not near or not (told := LISTED_BEFORE.search(text, start, near[-1].start)):
        return None
    members = [each for each in near if each.start > told.start()]
    gaps = [text[over_bracket(text, one.end) : two.start] for one, two in pairwise(members)]
    opens = LISTS_MEMBERS.fullmatch(text, told.start(), members[0].start)
    return told.start() if opens and all(JOINED.fullmatch(gap) for gap in gaps) else None


def is_represented(text: str, start: int, anchor: Argument) -> bool:
    """Whether another acts for it: "the group, on behalf of Westmere Council, delivered"."""
    return bool(ON_BEHALF.search(text, start, anchor.start)) and text[over_bracket(text, anchor.end) :][:1] == ","


def owner_of(text: str, near: list[Argument]) -> Argument:
    """The last anchor, or the one before it that it only places: "the Flood Committee of Westmere Council"."""
    if len(near) > 1 and BELONGS.fullmatch(text, over_bracket(text, near[-2].end), near[-1].start):
        return near[-2]
    return near[-1]


def is_another_s(text: str, start: int, anchor: Argument, end: int) -> bool:
    """Whether the anchor belongs to another verb: "paid by Westmere Police to fund", not "which reports to"."""
    gap = text[over_bracket(text, anchor.end) : end]
    if re.search(r"\bas\s+(?:the\s+)?$", text[start : anchor.start]) and gap.startswith(","):
        return True
    is_agent = bool(AGENT.search(text, start, anchor.start)) and not re.search(r"\b(?:which|who|that)\b", gap)
    is_by = bool(re.search(r"\bby\b", text[max(start, anchor.start - 45) : anchor.start]))
    return is_agent and bool(re.match(r",?\s*(?:to|and)\b|\s*$" if is_by else r",?\s*to\b|\s*$", gap))


def whole(text: str, anchor: Argument, place: int, end: int) -> Argument:
    """The anchor, or the longer name that it is a part of: "strategic CSP Boards"."""
    match = re.compile(r"(?:\s[A-Z][\w’'-]+)+").match(text, anchor.end, end)
    if anchor.kind != "body" or not match:
        return anchor
    begin = min(place, anchor.start)
    is_body = kind_of(text[begin : match.end()]) in BODY_ENDINGS
    begin = begin if is_body else anchor.start
    stop = match.end()
    if text[begin:stop].split()[-1] in vocabulary("strategies")["posts"] and (of := POST_OF.match(text, stop, end)):
        stop = of.end()  # "Westmere Council Director of Public Health"
    return Argument(text[begin:stop], begin, stop, "body")


@cache
def _apposition() -> re.Pattern[str]:
    """ " multi-agency group " after a name that says what it is."""
    nouns = one_of(vocabulary("relations")["apposition_nouns"])
    return re.compile(rf"\s+(?:[a-z][\w-]+\s+){{0,2}}(?:{nouns})\s")
