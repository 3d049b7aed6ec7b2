"""Phrases that name no body, and may yet be a side of a relation: "flood safety courses", "officers of the councils".

In:     a block's text, and where the phrase begins or ends in it.
Out:    the phrase without closing marks, as an argument; None where it says too little.
Words:  corpus/vocabulary/relations.yaml
"""

from __future__ import annotations

import re
from functools import cache

from corpus.load import areas, vocabulary
from extract.alternatives import one_of
from extract.body_words import is_abbreviation, kind_of
from extract.phrase_gaps import over_determiners
from extract.stand_ins import BODY_ENDINGS, Argument

MOST_WORDS = 9  # of a phrase that names no body
SOME_OF = re.compile(r"(?:one|two|three|four|five|six|some|many|most|several|half|none)\s+of\b", re.IGNORECASE)
TITLED = re.compile(r"(?:^|\s)[A-Z][\w’-]+\s+$")
AND_TITLED = re.compile(r"(?:and|&)\s+[A-Z][\w’-]+\s+[a-z]{3,}")
IN_TITLED = re.compile(r"(?:in|on)\s+[A-Z][a-z]+[ -][A-Z]")
# "the cabinet member for rivers, coasts and public safety": what a post is for
POST = re.compile(r"\b(?:[Mm]ember|[Hh]older|[Ll]ead|[Dd]irector|[Hh]ead|[Mm]inister)s?\s+(?:for|of)\s+[\w’' -]+,$")
FIELDS = re.compile(
    r"(?:\s+[A-Za-z-]+(?:\s[A-Za-z-]+)?,)*\s+[A-Za-z-]+(?:\s[A-Za-z-]+)?\s+(?:and|&)\s+[A-Za-z-]+"
    r"(?:\s(?!(?:and|is|its|was|has|will|who)\b)[A-Za-z-]+)?"
)
HYPHENED = re.compile(r"[a-z]-[a-z]+\s+$")  # "in-person and online courses": both are of the courses
PARTICIPLE = re.compile(r"\s+[a-z]{3,}ed$")
NEXT_WORD = re.compile(r"\s+(?P<word>[a-z][a-z’'-]+)")
AMOUNT = re.compile(r"[£\d]")  # at its start: "£140m of Home Office funding" sits on no board
NUMBERED = re.compile(r"^\d|[£%]|\b(?:19|20)\d\d\b|\d$")  # "printing of 2,000 cards" may be paid for


def thing_after(text: str, start: int, end: int) -> Argument | None:
    """A phrase that names no body, up to a word that ends it: "community services which ..."."""
    ends = set(vocabulary("relations")["ends_phrase"])
    place = start
    for count, match in enumerate(re.finditer(r"\S+", text[start:end])):
        word = match[0]
        begin = start + match.start()
        pair = TITLED.search(text, start, begin) and AND_TITLED.match(text, begin, end)  # "short Stop and Search films"
        joins = pair or (count == 1 and IN_TITLED.match(text, begin, end))  # "training in Flood Rescue"
        joins = joins or (count == 1 and word == "and" and HYPHENED.search(text, start, begin))
        if count and (shared := _shared_head().match(text, begin, end)):  # "fire safety and flood rescue courses"
            place = shared.end()
            break
        if word == "by" and count > 1 and (done := PARTICIPLE.search(text, start, place)):
            place = done.start()  # "nine projects delivered by many": the projects
        if (word.lower().rstrip(":,") in ends and not joins) or count == MOST_WORDS or word[0] in "(–-":
            break
        place = start + match.end()
        if word[-1] == "," and POST.search(text, start, place) and (fields := FIELDS.match(text, place, end)):
            place = fields.end()
        if word[-1] in ".,;:)":
            break
    return thing(text, start, place)


def whole_term(text: str, argument: Argument, end: int) -> Argument:
    """The argument, or the longer phrase that a body's name only opens: "Flood Board grant"."""
    words = vocabulary("relations")
    ends = {*words["ends_phrase"], *words["between"], *words["list_goes_on"]}
    place = argument.end
    while argument.kind == "body" and (following := NEXT_WORD.match(text, place, end)):
        if following["word"] in ends or following["word"].endswith("ly"):
            break
        place = following.end()
    return argument if place == argument.end else Argument(text[argument.start : place], argument.start, place, "thing")


def thing(text: str, start: int, end: int) -> Argument | None:
    """The phrase without closing marks; None where it says too little to be a side of a relation."""
    begin = over_determiners(text, start, end)
    if match := _quantity().match(text, begin, end):
        begin = over_determiners(text, match.end(), end)
    printed = text[begin:end].rstrip(".,;: )•")
    if printed.count("(") != printed.count(")"):
        if "(" not in printed:
            return None
        printed = printed[: printed.rindex("(")]
    printed = re.sub(r"(?:\s(?:of|for|on|a|the))+$", "", printed.rstrip())
    counted = _counted().search(text[start:begin])
    if counted and len(printed.split()) == 1 and printed.endswith("s"):  # "nine projects"
        begin -= len(counted[0])
        printed = text[begin : begin + len(counted[0]) + len(printed)]
    words = printed.split()
    if SOME_OF.match(printed) or (len(words) > 1 and words[-2] == "most"):  # "the most challenging" and more
        return None
    vague = set(vocabulary("relations")["vague"])
    if len(words) < 2 and not is_abbreviation(printed):
        return None
    if NUMBERED.search(printed) or all(word.lower() in vague for word in words):
        return None
    is_short = not {"for", "of", "to"} & set(words)
    if text[max(0, begin - 1) : begin] == "‘" and "’" in printed:  # "‘mind the water’ course"
        begin, printed = begin - 1, f"‘{printed}"
    names_body = is_short and (kind_of(printed) in BODY_ENDINGS or kind_of(printed.title()) in BODY_ENDINGS)
    return Argument(printed, begin, begin + len(printed), "body" if names_body else "thing")


def listed(text: str, start: int, end: int) -> Argument | None:
    """An item of a list of members that is no known body: one with a capital, or people who sit for a body."""
    begin = over_determiners(text, start, end)
    printed = re.sub(r"\s*\((?:see|from|as|and|until|since|before|up to|who)\b[^()]*\)$", "", text[begin:end]).rstrip(
        ".,;: "
    )
    words = printed.split()
    is_name = (any(word[0].isupper() for word in words) and len(words) > 1) or is_service(printed) or _is_area(printed)
    if not is_name and is_of_people(text[start:begin]):  # "representatives from schools"
        begin = start + len(text[start:begin]) - len(text[start:begin].lstrip())
        printed = text[begin : begin + len(text[begin:end].rstrip(".,;: "))]
        words = printed.split()
    says_who = is_name or (is_of_people(printed) and len(words) > 1)
    if not says_who or len(words) > MOST_WORDS + 2 or AMOUNT.match(printed):
        return None
    return Argument(printed, begin, begin + len(printed), "thing")


def _is_area(text: str) -> bool:
    """ "Harborough": a district that sits in a partnership by its name alone."""
    return any(text in names for names in areas().values())


def is_of_people(text: str) -> bool:
    """Whether people are named by their place: "senior officers of the councils".

    >>> is_of_people("officers of the councils"), is_of_people("flood courses")
    (True, False)
    """
    return _people().search(text) is not None


@cache
def _people() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(vocabulary('relations')['people'])})\b", re.IGNORECASE)


def is_service(text: str) -> bool:
    """Whether bodies are named by their service alone: "staff from Police, Fire & Rescue and the Council"."""
    return text in vocabulary("relations")["services"]


@cache
def _shared_head() -> re.Pattern[str]:
    """ "and flood rescue courses" after "fire safety": both are of the last noun; what "and" brings in is no verb."""
    word = r"(?:[\w’-]+|\([A-Z][\w&]*\))"
    heads = one_of(vocabulary("relations")["shared_heads"])
    ends = one_of(vocabulary("relations")["ends_phrase"])
    return re.compile(
        rf"(?:and|&)\s+(?!\w+(?:s|ed)\s)(?:(?!(?:{ends})\s){word}\s+){{1,5}}?(?:{heads})(?=[.,;:)]|\s+(?:{ends})\b|\s*$)"
    )


@cache
def _counted() -> re.Pattern[str]:
    """ "nine ", "two further " at the end of what stands before a noun."""
    few, more = one_of(vocabulary("numerals")["small"][2:13]), one_of(vocabulary("relations")["counted_more"])
    return re.compile(rf"\b(?:{few})\s+(?:(?:{more})\s+)?$", re.IGNORECASE)


@cache
def _quantity() -> re.Pattern[str]:
    """ "range of ", "number of the " before what it is of."""
    return re.compile(rf"(?:{one_of(vocabulary('relations')['quantities'])})\s+of\s+(?:(?:a|an|the|\w+teen|\d+)\s+)?")
