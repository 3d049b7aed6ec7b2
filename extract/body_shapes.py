"""Bodies that no gazetteer holds, told by the shape of their name: capitals up to "Board", "University of ...".

In:     a text, and the known bodies found in it.
Out:    names with place and kind. A name begins after openings of a sentence, after its owner ("Westmere Council’s")
        and after another name joined to it by "and"; "of" and "for" are in it only where it opens with a body's word.
Words:  corpus/vocabulary/organisations.yaml
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.load import areas, vocabulary
from extract.alternatives import one_of_many
from extract.body_words import (
    BodyMention,
    all_place_words,
    area_words,
    is_abbreviation,
    is_generic,
    kind_by_field,
    kind_of,
    place_words,
    plain_endings,
)
from extract.likeness import fold

WORD = re.compile(r"\S+")
MOST_WORDS = 12
LONGEST_PERSON_LINE = 14  # words of a line with a name, a body and a post
LEAST_WITH_PERSON = 3  # words before a body's ending: two of a name, one of a place
MOST_SMALL_WORDS = 3  # between a known body and its small ending
LEAST_BEFORE_SMALL = 2  # words in capitals before a small ending: "Community Safety team"
NOT_BETWEEN = re.compile(r"\b(?:and|or|to|in|of|with|the|by|for|who|that|via|on|from|at|as|is|are|has|have)\b")
CLOSING = ".,;:!?)”’\"'"
OPENING = "(‘“'\"["
CRIME_AFTER = re.compile(r"\s+(?:and|&)\s+Crime\b")
LOCAL = ("Local", "Locally")  # "Local Westmere Board" at the start of a sentence


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
        start = _name_start(text, match.start("say"), match.end("say"), known)
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


def _name_start(text: str, start: int, end: int, known: list[BodyMention]) -> int | None:
    """Where the name whose ending stands at `start` begins: leftwards over capitals and small words, then cut.

    None where nothing of a name is left.
    """
    words = list(WORD.finditer(text[:start]))
    first = len(words)
    joints = set(vocabulary("organisations")["joints"])
    while first > 0 and len(words) - first < MOST_WORDS:
        word = words[first - 1][0]
        before = words[first - 2][0] if first > 1 else ""
        if first < len(words) and word == "of" and before in vocabulary("organisations")["of_places"]:
            first -= 2  # "City of Westmere Council"
            continue
        if word == "the" and _is_in_the(words, first):
            first -= 3  # "the Safe in the City Partnership"
            continue
        if word == "The" or not (_is_capitalised(word) or word in joints) or word[-1] in CLOSING:
            break
        first -= 1
        if word[0] in OPENING:
            break
    first = _over_commas(words, first, text[start:end])
    run = words[first:]
    run = _after_cuts(text, run, end, known)
    shunned = _shunned()
    is_whole = len(run) > 1 and run[0].start() == 0 and not text[end:].strip(" .;")  # the item of a list
    while run and (
        run[0][0].strip(OPENING) in shunned or run[0][0] in joints or (_is_plain_local(run, known) and not is_whole)
    ):
        run = run[1:]
    if not run:
        return None
    return run[0].start() + (len(run[0][0]) - len(run[0][0].lstrip(OPENING)))


def _is_in_the(words: list[re.Match[str]], first: int) -> bool:
    """Whether "Safe in the" stands before the word at `first`, itself after "the": a title, and no place of meeting."""
    before = [word[0] for word in words[max(0, first - 4) : first]]
    return len(before) == 4 and before[0].lower() == "the" and _is_capitalised(before[1]) and before[2] == "in"


def _is_plain_local(run: list[re.Match[str]], known: list[BodyMention]) -> bool:
    """ "Local" before a body that we know without it, or at the start of a sentence, is no part of a name."""
    if run[0][0] not in LOCAL:
        return False
    at_start = run[0].start() == 0 or run[0].string[: run[0].start()].rstrip()[-1:] in ".:;•"
    return at_start or (len(run) > 1 and any(other.start == run[1].start() for other in known))


def _is_capitalised(word: str) -> bool:
    bare = word.lstrip(OPENING)
    return bool(bare) and bare[0].isupper()


def _over_commas(words: list[re.Match[str]], first: int, ending: str) -> int:
    """Leftwards over "Rivers, " before "Coasts and Harbours Committee", where names of this ending hold commas."""
    entries = (*vocabulary("organisations")["endings"], *vocabulary("organisations")["small_endings"])
    holds = any(entry["say"] == ending and "commas" in entry for entry in entries)
    if not holds or not any(word[0] in ("and", "&") for word in words[first:]):
        return first
    shunned = _shunned() | set(vocabulary("relations")["services"])  # "Police, Fire and Probation Group" are three
    begun = first
    while first > 0 and re.fullmatch(r"[A-Z][a-z]+,", word := words[first - 1][0]) and word[:-1] not in shunned:
        first -= 1
    joints = vocabulary("organisations")["joints"]
    while begun > first > 0 and (words[first - 1][0] in joints or fold(words[first - 1][0]) in all_place_words()):
        first -= 1  # "Westmere and Eastmere Risks, Threats and Floods Group"
    return first


def _after_cuts(text: str, run: list[re.Match[str]], end: int, known: list[BodyMention]) -> list[re.Match[str]]:
    """What is left of a run of words after an owner ("Westmere’s"), and after another name joined on by "and"."""
    joints = set(vocabulary("organisations")["joints"])
    run = _after_a_person(text, run)
    posts = set(vocabulary("organisations")["posts_before_places"])
    endings, own = plain_endings(), set(vocabulary("organisations")["owners_in_names"])
    for place in reversed(range(len(run))):
        word = run[place][0]
        if re.search(r"(?:[’']s|s[’'])$", word) and word.replace("’", "'") not in own:
            return run[place + 1 :]
        following = run[place + 1][0] if place + 1 < len(run) else ""
        if word in posts and fold(following) in all_place_words() | area_words():
            return run[place + 1 :]  # "Operations Officer Westmere and Eastmere Flood Partnership"
        if word not in joints or place == 0:
            continue
        before = text[run[0].start() : run[place - 1].end()]
        names_end_here = any(other.end == run[place - 1].end() for other in known)
        ends_a_name = (
            (place > 1 and run[place - 1][0] in endings)
            or run[place - 1][0] in vocabulary("strategies")["endings"]  # "Noise Strategy and Flood Group"
            or names_end_here
            or is_abbreviation(run[place - 1][0])
        )
        only_ending = place == 1 and run[0][0] == "Council" and text[: run[0].start()].endswith(("the ", "The "))
        opens_police = run[place - 1][0] == "Police" and text[run[place].end() :].lstrip()[:5] in ("Crime", "Justi")
        known_after = any(
            other.start == run[place + 1].start() and other.end == end for other in known if place + 1 < len(run)
        )
        if (ends_a_name and not opens_police and before) or known_after or only_ending:
            return run[place + 1 :]
    return run


def _after_a_person(text: str, run: list[re.Match[str]]) -> list[re.Match[str]]:
    """ "Ann Reed Dorset Council" on a line of its own: the body begins with its place, behind a name of two words."""
    titles = vocabulary("meetings")["person_titles"]
    while run and run[0][0].rstrip(".") in titles:
        run = run[1:]
    if len(text.split()) > LONGEST_PERSON_LINE or len(run) < LEAST_WITH_PERSON:
        return run
    before = text[: run[0].start()].split()
    if len(before) > 1 or any(fold(word[0]) in all_place_words() | area_words() for word in run[:2]):
        return run
    is_name = re.fullmatch(r"[A-Z][\w’'-]+", run[1][0]) is not None
    return run[2:] if is_name and _an_area().match(text, run[2].start()) else run


@cache
def _shunned() -> frozenset[str]:
    return frozenset(vocabulary("organisations")["not_in_names"])


def _over_short_forms(text: str, known: list[BodyMention]) -> Iterator[BodyMention]:
    """ "Flood Safety Reviews (FSRs) Steering Group", "a Joint Answer to Floods (JAF) panel": what a group is for, its
    short form in brackets, and the word that makes it a group. After a body's own short form it is that body's group.
    """
    for match in _subject_and_short_form().finditer(text) if ")" in text else ():
        words = list(WORD.finditer(text, match.start("subject"), match.end("subject")))
        letters = match["short"].removesuffix("s")
        while len(words) > 1 and words[0][0] in _shunned() and words[0][0][0] != letters[0]:
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
            keeps = all(fold(word) in place_words(None) or word not in _shunned() for word in before)
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
def _area_names() -> str:
    listed = areas()
    return one_of_many(name for key in ("counties", "districts", "towns", "police_areas") for name in listed[key])


@cache
def _an_area() -> re.Pattern[str]:
    return re.compile(rf"(?:{_area_names()})\b")


@cache
def _councils_in_short() -> re.Pattern[str]:
    """ "Torfaen CBC": a place with what its council is called in short."""
    return re.compile(rf"\b(?:{_area_names()})\s(?:{'|'.join(vocabulary('organisations')['council_shorts'])})\b")


@cache
def _before_a_place(word: str) -> re.Pattern[str]:
    names = _area_names()
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
        start = _name_start(text, match.start(), match.end(), known)
        words = text[start : match.start()].split() if start is not None else []
        if (
            start is not None
            and len(words) >= LEAST_BEFORE_SMALL
            and not any(each.start <= start < each.end for each in known)
        ):
            yield BodyMention(text[start : match.end()], start, match.end(), kind_of(text[start : match.end()]))
