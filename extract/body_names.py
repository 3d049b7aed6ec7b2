"""Where a text names bodies: those we know by name, and those we know by the shape of their name.

In:     the blocks of one paper; the gazetteer of bodies and the profile of the paper's partnership.
Out:    for each block its mentions, in order, none within another.
Words:  corpus/vocabulary/organisations.yaml; corpus/gazetteer/bodies.yaml; corpus/profiles/*.yaml
Rule:   a known name wins over a shape, unless the shape is longer and begins with it or with a place ("Westmere Police
        Media Team"). An abbreviation means what the paper says it means; only then what the gazetteer says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from weakref import WeakKeyDictionary

from spacy.matcher import PhraseMatcher

from corpus.load import BodyEntry, Profile, bodies, places, profiles, vocabulary
from extract.language import english
from extract.likeness import fold
from extract.reading import READ_AS_PROSE, Reading
from ingest.paper import Block

WORD = re.compile(r"\S+")
INTRODUCED = re.compile(
    r"\s+\((?:the\s+)?[‘'“\"]?(?P<short>[A-Z][A-Za-z&]*[A-Z&][A-Za-z&]*(?:\s[A-Z]{2,}s?)?)[’'”\"]?\)"
)
ABBREVIATION = re.compile(r"[A-Z][A-Za-z&]*[A-Z][A-Za-z&]*s?")  # "KCSP", "CaRe", "T&FG", "CSPs"
ADDRESS = re.compile(r"\S*(?:@|www\.|https?://|\.gov\.uk|\.org)\S*")
_LOCAL = ("Local", "Locally")
MOST_WORDS = 12
MOST_SMALL_WORDS = 3  # between a known body and its small ending
CLOSING = ".,;:!?)”’\"'"
OPENING = "(‘“'\"["


@dataclass(frozen=True, slots=True)
class BodyMention:
    name: str  # as printed
    start: int  # in the block's text
    end: int
    kind: str
    id: str | None = None  # of the gazetteer or profile; None where only the shape told it
    abbreviation: str | None = None  # where it is introduced here, in brackets


_read: WeakKeyDictionary[Reading, dict[int, list[BodyMention]]] = WeakKeyDictionary()


def body_mentions(reading: Reading) -> dict[int, list[BodyMention]]:
    """The mentions of each block, by the block's index; kept as long as the reading, since two finders ask."""
    if reading not in _read:
        _read[reading] = _read_mentions(reading)
    return _read[reading]


def _read_mentions(reading: Reading) -> dict[int, list[BodyMention]]:
    blocks = list(reading.blocks(READ_AS_PROSE | {"note"}))
    found = {block.index: mentions_in(block, reading) for block in blocks}
    return _with_own_abbreviations(blocks, found)


def mentions_in(block: Block, reading: Reading) -> list[BodyMention]:
    """Known and shaped names of one block, the longest where they overlap, each with its abbreviation in brackets."""
    text = block.text
    known = list(_known(block, reading))
    profile_id = reading.profile.id if reading.profile else None
    shaped = [_recognised(shape, profile_id) for shape in _shaped(text, known)]
    kept: list[BodyMention] = []
    for mention in sorted([*known, *shaped], key=lambda each: (each.start - each.end, each.start, each.id is None)):
        if not any(mention.start < other.end and other.start < mention.end for other in kept):
            kept.append(mention)
    introduced = [_with_introduction(text, mention) for mention in sorted(kept, key=lambda each: each.start)]
    brackets = {
        match.end() - 1 for each in introduced if each.abbreviation if (match := INTRODUCED.match(text, each.end))
    }
    return [each for each in introduced if each.end not in brackets]


def is_abbreviation(name: str) -> bool:
    """Whether a name is an abbreviation alone: "KCSP", "CSPs".

    >>> is_abbreviation("CSPs"), is_abbreviation("Westmere CSP")
    (True, False)
    """
    return bool(ABBREVIATION.fullmatch(name))


@cache
def _entries(profile_id: str | None) -> dict[str, BodyEntry]:
    own = [profile for profile in profiles() if profile.id == profile_id]
    return {body.id: body for body in (*bodies(), *(body for profile in own for body in profile.bodies))}


@cache
def _matchers(profile_id: str | None) -> tuple[PhraseMatcher, PhraseMatcher]:
    """Names of several words whatever their case; names of one word as they are printed."""
    nlp = english()
    long, short = PhraseMatcher(nlp.vocab, attr="LOWER"), PhraseMatcher(nlp.vocab)
    for body in _entries(profile_id).values():
        for name in (body.name, *body.also):
            matcher = long if " " in name else short
            matcher.add(body.id, [nlp.make_doc(spelling) for spelling in _spellings(name)])
    return long, short


@cache
def _ids_by_words(profile_id: str | None) -> dict[tuple[str, ...], BodyEntry]:
    named = ((words_of(name), body) for body in _entries(profile_id).values() for name in (body.name, *body.also))
    return {words: body for words, body in named if len(words) > 1}


def _recognised(shape: BodyMention, profile_id: str | None) -> BodyMention:
    """A name of a body's shape that is a known one in the plural or with an owner's mark."""
    body = _ids_by_words(profile_id).get(words_of(shape.name))
    return replace(shape, kind=body.kind, id=body.id) if body else shape


def words_of(name: str) -> tuple[str, ...]:
    """What spellings of one name share: folded words, the last in the singular.

    >>> words_of("the Westmere Fire & Rescue Services")
    ('westmere', 'fire', 'and', 'rescue', 'service')
    """
    words = fold(re.sub(r"[’']s?\b", "", name)).split()
    if words and words[0] == "the":
        words = words[1:]
    if words and words[-1].endswith("ies"):
        words[-1] = words[-1][:-3] + "y"
    elif words and words[-1].endswith("s") and not words[-1].endswith("ss"):
        words[-1] = words[-1][:-1]
    return tuple(words)


def _spellings(name: str) -> list[str]:
    """A name with "and" or "&", and with either apostrophe."""
    found = {name, name.replace(" and ", " & "), name.replace(" & ", " and ")}
    found |= {each.replace("'", "’") for each in found} | {each.replace("’", "'") for each in found}
    return sorted(found)


def _known(block: Block, reading: Reading) -> Iterator[BodyMention]:
    """Names of the gazetteer and profile, those of the profile first where both have one."""
    doc, text = reading.doc(block), block.text
    profile_id = reading.profile.id if reading.profile else None
    entries, plain = _entries(profile_id), set(vocabulary("organisations")["also_plain_words"])
    own = {body.id for body in reading.profile.bodies} if reading.profile else set()
    addresses = [match.span() for match in ADDRESS.finditer(text)]
    best: dict[tuple[int, int], BodyMention] = {}
    for matcher in _matchers(profile_id):
        for key, first, last in matcher(doc):
            span = doc[first:last]
            start, end = span.start_char, span.end_char
            name, body = text[start:end], entries[doc.vocab.strings[key]]
            if any(low <= start < high for low, high in addresses) or not _stands_alone(text, start, end):
                continue
            if name in plain and not _within_sentence(text, start, end):
                continue
            if " " in name and name.islower():
                continue
            if (start, end) not in best or body.id in own:
                best[start, end] = BodyMention(name, start, end, body.kind, body.id)
    return iter(best.values())


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Not a part of a longer word: "KCC-wide" and "non-NHS" are left."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before and (before.isalnum() or before == "-")) and not (after and (after.isalnum() or after == "-"))


def _within_sentence(text: str, start: int, end: int) -> bool:
    """After a small word, and not before another capital: "a study by Shelter", not "Shelter Project"."""
    before = re.search(r"(\S+)\s+[‘“'\"]?$", text[:start])
    after = re.match(r"\s+[A-Z]", text[end:])
    return bool(before and before[1][0].islower() and before[1][-1].isalpha() and not after)


def _shaped(text: str, known: list[BodyMention]) -> Iterator[BodyMention]:
    whole = [*_with_endings(text, known), *_with_openings(text)]
    yield from whole
    yield from _with_small_endings(text, [*known, *whole])


@cache
def _endings() -> re.Pattern[str]:
    says = sorted((entry["say"] for entry in vocabulary("organisations")["endings"]), key=len, reverse=True)
    follow = "|".join(vocabulary("organisations")["may_follow"])
    goes_on = rf"\s+(?!(?:{follow})\b)[A-Z](?!\w*[A-Z])\w"
    return re.compile(rf"(?<![\w-])(?P<say>{'|'.join(map(re.escape, says))})(?![\w-])(?!{goes_on})")


def _with_endings(text: str, known: list[BodyMention]) -> Iterator[BodyMention]:
    """Capitalised words up to an ending: "Flood Tactical Group"; not where they go on ("Flood Group Chair")."""
    for match in _endings().finditer(text):
        start = _name_start(text, match.start("say"), match.end("say"), known)
        if start is None or text[start : match.end("say")] == match["say"]:
            continue
        name = text[start : match.end("say")]
        if not is_generic(name) and _says_which(name, match["say"]):
            yield BodyMention(name, start, match.end("say"), kind_of(name))


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


def is_generic(name: str) -> bool:
    """Whether a name is said of any body: "Working Group", "Local Authority".

    >>> is_generic("the Working Group"), is_generic("Flood Working Group")
    (True, False)
    """
    words = vocabulary("organisations")
    return fold(re.sub(r"^[Tt]he\s+", "", name)) in _folded("generic") or name in {e["say"] for e in words["endings"]}


@cache
def _folded(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in vocabulary("organisations")[name])


@cache
def kind_of(name: str) -> str:
    """The kind of a body by the ending of its name, or by a word of its field where the ending says little.

    >>> kind_of("Westmere Ambulance Service"), kind_of("Westmere Police Media Team")
    ('health', 'team')
    """
    words = vocabulary("organisations")
    entries = sorted((*words["endings"], *words["small_endings"]), key=lambda entry: -len(entry["say"]))
    kind: str = next((entry["kind"] for entry in entries if re.search(rf"\b{re.escape(entry['say'])}$", name)), "other")
    return _kind_by_field(name, kind)


def _kind_by_field(name: str, kind: str) -> str:
    """The kind of the field that a word of the name tells, where the ending says too little."""
    words = vocabulary("organisations")
    if kind in words["kinds_that_fields_correct"]:
        for field in words["fields"]:
            if any(re.search(rf"\b{re.escape(word)}\b", name) for word in field["words"]):
                return str(field["kind"])
    return kind


def _name_start(text: str, start: int, end: int, known: list[BodyMention]) -> int | None:
    """Where the name whose ending stands at `start` begins: leftwards over capitals and small words, then cut.

    None where nothing of a name is left.
    """
    words = list(WORD.finditer(text[:start]))
    first = len(words)
    joints = set(vocabulary("organisations")["joints"])
    while first > 0 and len(words) - first < MOST_WORDS:
        word = words[first - 1][0]
        if word == "The" or not (_is_capitalised(word) or word in joints) or word[-1] in CLOSING:
            break
        first -= 1
        if word[0] in OPENING:
            break
    first = _over_commas(words, first, text[start:end])
    run = words[first:]
    run = _after_cuts(text, run, end, known)
    shunned = _shunned()
    while run and (run[0][0].strip(OPENING) in shunned or run[0][0] in joints or _is_plain_local(run, known)):
        run = run[1:]
    if not run:
        return None
    return run[0].start() + (len(run[0][0]) - len(run[0][0].lstrip(OPENING)))


def _is_plain_local(run: list[re.Match[str]], known: list[BodyMention]) -> bool:
    """ "Local" before a body that we know without it, or at the start of a sentence, is no part of a name."""
    if run[0][0] not in _LOCAL:
        return False
    at_start = run[0].start() == 0 or run[0].string[: run[0].start()].rstrip()[-1:] in ".:;•"
    return at_start or (len(run) > 1 and any(other.start == run[1].start() for other in known))


def _is_capitalised(word: str) -> bool:
    bare = word.lstrip(OPENING)
    return bool(bare) and bare[0].isupper()


def _over_commas(words: list[re.Match[str]], first: int, ending: str) -> int:
    """Leftwards over "Rivers, " before "Coasts and Harbours Committee", where names of this ending hold commas."""
    entry = next(entry for entry in vocabulary("organisations")["endings"] if entry["say"] == ending)
    if "commas" not in entry or not any(word[0] in ("and", "&") for word in words[first:]):
        return first
    while (
        first > 0 and re.fullmatch(r"[A-Z][a-z]+,", words[first - 1][0]) and words[first - 1][0][:-1] not in _shunned()
    ):
        first -= 1
    return first


def _after_cuts(text: str, run: list[re.Match[str]], end: int, known: list[BodyMention]) -> list[re.Match[str]]:
    """What is left of a run of words after an owner ("Westmere’s"), and after another name joined on by "and"."""
    joints = set(vocabulary("organisations")["joints"])
    endings, own = plain_endings(), set(vocabulary("organisations")["owners_in_names"])
    for place in reversed(range(len(run))):
        word = run[place][0]
        if re.search(r"(?:[’']s|s[’'])$", word) and word.replace("’", "'") not in own:
            return run[place + 1 :]
        if word not in joints or place == 0:
            continue
        before = text[run[0].start() : run[place - 1].end()]
        names_end_here = any(other.end == run[place - 1].end() for other in known)
        ends_a_name = run[place - 1][0] in endings or names_end_here or is_abbreviation(run[place - 1][0])
        opens_police = run[place - 1][0] == "Police" and text[run[place].end() :].lstrip()[:5] in ("Crime", "Justi")
        known_after = any(
            other.start == run[place + 1].start() and other.end == end for other in known if place + 1 < len(run)
        )
        if (ends_a_name and not opens_police and before) or known_after:
            return run[place + 1 :]
    return run


@cache
def _shunned() -> frozenset[str]:
    return frozenset(vocabulary("organisations")["not_in_names"])


@cache
def plain_endings() -> frozenset[str]:
    """The last words of the endings: "Partnership", "Board"."""
    return frozenset(entry["say"].split()[-1] for entry in vocabulary("organisations")["endings"])


def _with_openings(text: str) -> Iterator[BodyMention]:
    """ "University of Westmere", "Department for Rivers"."""
    for entry in vocabulary("organisations")["openings"]:
        word = r"(?:St\. )?[A-Z][\w’-]*"
        after = rf"(?:of|for) (?:the )?{word}(?:(?: (?:and|&|of|for)(?: the)?)? {word}){{0,5}}"
        for match in re.finditer(rf"(?P<place>(?:[A-Z][a-z]+ ){{0,2}})\b{entry['say']} {after}", text):
            before = match["place"].split()
            keeps = all(fold(word) in place_words(None) or word not in _shunned() for word in before)
            start = match.start() if keeps else match.end("place")
            name = text[start : match.end()]
            yield BodyMention(name, start, match.end(), _kind_by_field(name, entry["kind"]))


def _with_small_endings(text: str, known: list[BodyMention]) -> Iterator[BodyMention]:
    """A known body, a word or two, and a small ending: "Westmere Police communications team"."""
    says = "|".join(entry["say"] for entry in vocabulary("organisations")["small_endings"])
    between = rf"(?:[’']s)?(?: [A-Za-z/]+){{0,{MOST_SMALL_WORDS - 1}}}? (?P<say>{says})\b"
    for body in known:
        match = re.compile(between).match(text, body.end)
        if match and not re.search(
            r"\b(?:and|or|to|in|of|with|the|by|for|who|that|via|on|from|at|as|is|are|has|have)\b", match[0]
        ):
            name = text[body.start : match.end()]
            yield BodyMention(name, body.start, match.end(), kind_of(name))


def _with_introduction(text: str, mention: BodyMention) -> BodyMention:
    """The mention with the abbreviation that stands in brackets after it."""
    match = INTRODUCED.match(text, mention.end)
    if not match or is_abbreviation(mention.name):
        return mention
    return BodyMention(mention.name, mention.start, mention.end, mention.kind, mention.id, match["short"])


def _with_own_abbreviations(
    blocks: Iterable[Block], found: dict[int, list[BodyMention]]
) -> dict[int, list[BodyMention]]:
    """Mentions by the abbreviations that the paper brings in, and none by one it brings in for something else."""
    meant: dict[str, BodyMention | None] = {}
    for block in blocks:
        for match in INTRODUCED.finditer(block.text):
            body = next((each for each in found[block.index] if each.end == match.start()), None)
            if body or match["short"] not in meant:
                meant[match["short"]] = meant.get(match["short"]) or body
    own = {short: body for short, body in meant.items() if body}
    foreign = {short for short, body in meant.items() if body is None}
    result: dict[int, list[BodyMention]] = {}
    for block in blocks:
        kept = [each for each in found[block.index] if each.name not in foreign]
        kept = [_meant_here(each, own.get(each.name)) for each in kept]
        for short, body in own.items():
            for match in re.finditer(rf"(?<![\w(-]){re.escape(short)}(?![\w-])", block.text):
                if not any(match.start() < each.end and each.start < match.end() for each in kept):
                    kept.append(
                        BodyMention(short, match.start(), match.end(), body.kind, body.id or f"name:{fold(body.name)}")
                    )
        result[block.index] = sorted(kept, key=lambda each: each.start)
    return result


def _meant_here(mention: BodyMention, body: BodyMention | None) -> BodyMention:
    if body is None or body.id == mention.id:
        return mention
    return BodyMention(mention.name, mention.start, mention.end, body.kind, body.id or f"name:{fold(body.name)}")


@cache
def place_words(profile: str | None) -> frozenset[str]:
    """Words of the names of places: what stands before a body's short name ("Kent and Medway Prevent Team")."""
    own: list[Profile] = [each for each in profiles() if each.id == profile]
    names = [place.name for place in (*places(), *(place for each in own for place in each.places))]
    return frozenset(word for name in names for word in fold(name).split() if word not in ("the", "of"))


@cache
def canonical_words(profile_id: str | None, body_id: str | None) -> tuple[str, ...]:
    """The words of the gazetteer's own name for a body; none where it does not know the body."""
    body = _entries(profile_id).get(body_id or "")
    return words_of(body.name) if body else ()


def is_ending(words: str) -> bool:
    """Whether words could be the end of a body's name, as in "the Board" or "the Crisis Board"."""
    return words.split()[-1] in plain_endings()
