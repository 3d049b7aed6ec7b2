"""Bodies that no gazetteer holds, told by the shape of their name: capitals up to "Board", "University of ...".

In:     a text, and the known bodies found in it.
Out:    names with place and kind; "of" and "for" are in a name only where it opens with a body's word.
Words:  corpus/vocabulary/organisations.yaml
Rule:   a name that an ending tells begins where extract/body_name_starts.py has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of_many
from extract.body_name_starts import WORD, name_start, not_in_names
from extract.body_words import (
    BodyMention,
    area_names,
    is_abbreviation,
    is_generic,
    kind_by_field,
    kind_of,
    place_words,
)
from extract.likeness import fold

MOST_SMALL_WORDS = 3  # between a known body and its small ending
LEAST_BEFORE_SMALL = 2  # words in capitals before a small ending: "Community Safety team"
NOT_BETWEEN = re.compile(r"\b(?:and|or|to|in|of|with|the|by|for|who|that|via|on|from|at|as|is|are|has|have)\b")
CRIME_AFTER = re.compile(r"\s+(?:and|&)\s+Crime\b")


def as_a_title(text: str) -> str:
    """A line in capitals as a title has it, letter for letter.

    >>> as_a_title("WESTMERE FIRE AND RESCUE SERVICE")
    'Westmere Fire and Rescue Service'
    """
    small = {*vocabulary("organisations")["joints"], "the", "in", "on", "to", "by"}
    return " ".join(word.lower() if word.lower() in small else word.capitalize() for word in text.split(" "))


def shaped_names(text: str, known: list[BodyMention]) -> Iterator[BodyMention]:
    whole = [
        *_with_endings(text, known),
        *_with_openings(text),
        *_of_the_nhs(text, known),
        *_with_places(text),
        *(BodyMention(each[0], each.start(), each.end(), "council") for each in _councils_in_short().finditer(text)),
        *_over_short_forms(text, known),
    ]
    yield from whole
    yield from _with_small_endings(text, [*known, *whole])


def with_departments(text: str, mentions: list[BodyMention]) -> list[BodyMention]:
    """The bodies of a text, a council with its department that its field alone names: "WCC Highways"."""
    found: list[BodyMention] = []
    for each in mentions:
        field = _department_next().match(text, each.end) if each.kind == "council" else None
        if found and each.start < found[-1].end:
            continue  # "Public Health" of "WCC Public Health"
        kind = "health" if field and field["field"] == "Public Health" else "team"
        name = text[each.start : field.end()] if field else each.name
        found.append(BodyMention(name, each.start, field.end(), kind) if field else each)
    return found


@cache
def _department_next() -> re.Pattern[str]:
    """ " Highways" after a council's name, where the name does not go on."""
    fields = one_of_many(vocabulary("organisations")["departments"])
    return re.compile(rf"\s+(?P<field>{fields})(?![\w-])(?!\s+[A-Z])")


def _with_endings(text: str, known: list[BodyMention]) -> Iterator[BodyMention]:
    """Capitalised words up to an ending: "Flood Tactical Group"; not where they go on ("Flood Group Chair")."""
    for match in _endings().finditer(text):
        start = name_start(text, match.start("say"), match.end("say"), known)
        if start is None or text[start : match.end("say")] == match["say"]:
            continue
        start = next((each.start for each in known if each.start < start < each.end == match.start("say") - 1), start)
        if match["say"] == "Police" and CRIME_AFTER.match(text, match.end()):
            continue  # "Westmere Police and Crime Plan"
        name = text[start : match.end("say")]
        if not is_generic(name) and _says_which(name, match["say"]):
            yield BodyMention(name, start, match.end("say"), kind_of(name))


@cache
def _endings() -> re.Pattern[str]:
    says = sorted((entry["say"] for entry in vocabulary("organisations")["endings"]), key=len, reverse=True)
    follow = "|".join(vocabulary("organisations")["may_follow"])
    goes_on = rf"\s+(?!(?:{follow})\b)[A-Z](?!\w*[A-Z])\w"
    return re.compile(rf"(?<![\w-])(?P<say>{'|'.join(map(re.escape, says))})(?![\w-])(?!{goes_on})")


def _says_which(name: str, ending: str) -> bool:
    """Whether enough stands before the ending: "Flood Relief Service", not "Carol Service"."""
    before = name[: -len(ending)].split()
    if before[-1] in vocabulary("organisations")["joints"] and " " not in ending:
        return False
    entry = next(entry for entry in vocabulary("organisations")["endings"] if entry["say"] == ending)
    tells = kind_of(name) != entry["kind"] or any(
        fold(word) in place_words(None) or is_abbreviation(word) for word in before
    )
    return tells or len(before) >= entry.get("least", 1)


def _over_short_forms(text: str, known: list[BodyMention]) -> Iterator[BodyMention]:
    """ "Flood Safety Reviews (FSRs) Steering Group", "a Joint Answer to Floods (JAF) panel": what a group is for, its
    short form in brackets, and the word that makes it a group. After a body's own short form it is that body's group.
    """
    for match in _subject_and_short_form().finditer(text) if ")" in text else ():
        words = list(WORD.finditer(text, match.start("subject"), match.end("subject")))
        letters = match["short"].removesuffix("s")
        while len(words) > 1 and words[0][0] in not_in_names() and words[0][0][0] != letters[0]:
            words = words[1:]
        stands_for = words[0][0][0] == letters[0] and words[-1][0][0] == letters[-1] and len(words) > 1
        if not stands_for or any(each.end == match.end("subject") for each in known):
            continue
        start, ending = words[0].start(), match["say"]
        kind = kind_of(f"{text[start : match.start('say')]}{ending[0].upper()}{ending[1:]}")
        yield BodyMention(text[start : match.end()], start, match.end(), kind)


@cache
def _subject_and_short_form() -> re.Pattern[str]:
    words = vocabulary("organisations")["groups_for_a_subject"]
    says = "|".join(re.escape(spelling) for word in words for spelling in (word, word.lower()))
    capital = r"[A-Z][\w’'-]*"
    return re.compile(
        rf"(?<![\w’'-])(?P<subject>{capital}(?:\s+(?:(?:to|of|and|&|for|in|on|the|against|Against)\s+)?{capital}){{1,7}})"
        rf"\s+\((?P<short>[A-Z][A-Za-z&]*[A-Z]s?)\)\s+(?:(?:[A-Z]\w+|steering|working|task|project)\s+){{0,2}}"
        rf"(?P<say>{says})\b(?!-|\s+[A-Z])"
    )


def _with_openings(text: str) -> Iterator[BodyMention]:
    """ "University of Westmere", "Department for Rivers"."""
    for entry in vocabulary("organisations")["openings"]:
        if entry["say"] not in text:
            continue
        before_it = "(?<![Tt]erm of )(?<![Tt]erms of )"  # "terms of Office of Independent Members"
        word = r"(?:St\. )?[A-Z][\w’-]*"
        listed = rf"(?:, {word}(?: {word})?){{1,3}},? (?:and|&) {word}"  # "for Rivers, Coasts and Sea"
        joined = rf"(?:(?: (?:and|&|of|for)(?: the)?)? {word}){{0,5}}"
        after = rf"(?:of|for) (?:the )?{word}(?:(?: {word}){{0,2}}{listed}|{joined})"
        for match in re.finditer(rf"(?P<place>(?:[A-Z][a-z]+ ){{0,2}})\b{before_it}{entry['say']} {after}", text):
            before = match["place"].split()
            keeps = all(fold(word) in place_words(None) or word not in not_in_names() for word in before)
            start = match.start() if keeps else match.end("place")
            name = text[start : match.end()]
            name = name if "St" in name.split() else re.sub(r"[’']s$", "", name)  # "the Bank of Westmere’s vault"
            yield BodyMention(name, start, start + len(name), kind_by_field(name, entry["kind"]))


def _of_the_nhs(text: str, known: list[BodyMention]) -> Iterator[BodyMention]:
    """ "NHS Westmere and Eastmere": the health service of a place, as integrated care boards call themselves."""
    if "NHS " not in text:
        return
    for match in _nhs_of_a_place().finditer(text):
        if not set(re.findall(r"\w+", match["place"])) & set(vocabulary("organisations")["not_after_nhs"]):
            other = next((each.start for each in known if match.start("place") < each.start < match.end()), match.end())
            name = re.sub(r"(?:,|\s+and|\s+&)*\s*$", "", text[match.start() : other])  # "NHS Westmere and Barnardo's"
            yield BodyMention(name, match.start(), match.start() + len(name), "health")


def _with_places(text: str) -> Iterator[BodyMention]:
    """ "Safer Westmere", as some partnerships call themselves; no "Safer Westmere Strategy", nor "a Safer Westmere"."""
    for entry in vocabulary("organisations")["with_places"]:
        if f"{entry['say']} " not in text:
            continue
        for match in _before_a_place(entry["say"]).finditer(text):
            yield BodyMention(match[0], match.start(), match.end(), entry["kind"])


@cache
def _councils_in_short() -> re.Pattern[str]:
    """ "Torfaen CBC": a place with what its council is called in short."""
    return re.compile(rf"\b(?:{area_names()})\s(?:{'|'.join(vocabulary('organisations')['council_shorts'])})\b")


@cache
def _before_a_place(word: str) -> re.Pattern[str]:
    names = area_names()
    shunned = "".join(rf"(?<!\b{each}\s)" for each in vocabulary("organisations")["not_with_places"])
    return re.compile(
        rf"{shunned}\b{word} (?:{names})(?:(?: and | & )(?:{names}))?(?![\w’'-])(?!\s(?:and\s|&\s)?[A-Z])"
    )


@cache
def _nhs_of_a_place() -> re.Pattern[str]:
    before = "|".join(vocabulary("organisations")["before_places"])
    place = rf"(?:(?:{before}) ){{0,2}}[A-Z][a-z]+"
    return re.compile(rf"\bNHS (?P<place>{place}(?:(?:,? (?:and|&) |, ){place}){{0,4}})(?![\w’'-])(?! [A-Z])")


def _with_small_endings(text: str, known: list[BodyMention]) -> Iterator[BodyMention]:
    """A small ending after a known body and a word or two, or after capitals alone.

    "Westmere Police communications team", "a virtual Community Safety team".
    """
    says = "|".join(entry["say"] for entry in vocabulary("organisations")["small_endings"])
    between = re.compile(rf"(?:[’']s)?(?: [A-Za-z/]+){{0,{MOST_SMALL_WORDS - 1}}}? (?:{says})\b")
    for body in known:
        match = between.match(text, body.end)
        if match and not NOT_BETWEEN.search(match[0]):
            name = text[body.start : match.end()]
            yield BodyMention(name, body.start, match.end(), kind_of(name))
    for match in re.finditer(rf"(?<=\s)(?P<say>{says})\b(?!-)", text):
        start = name_start(text, match.start(), match.end(), known)
        words = text[start : match.start()].split() if start is not None else []
        if (
            start is not None
            and len(words) >= LEAST_BEFORE_SMALL
            and not any(each.start <= start < each.end for each in known)
        ):
            yield BodyMention(text[start : match.end()], start, match.end(), kind_of(text[start : match.end()]))
