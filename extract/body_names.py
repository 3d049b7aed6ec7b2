"""Where a text names bodies: those we know by name, and those we know by the shape of their name.

In:     the blocks of one paper; the gazetteer of bodies and the profile of the paper's partnership.
Out:    for each block its mentions, in order, none within another.
Words:  corpus/vocabulary/organisations.yaml; corpus/gazetteer/bodies.yaml; corpus/profiles/*.yaml
Rule:   a known name wins over a shape, unless the shape is longer and begins with it or with a place ("Westmere Police
        Media Team"). An abbreviation means what the paper says it means; only then what the gazetteer says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from spacy.matcher import PhraseMatcher

from corpus.load import BodyEntry, bodies, profiles, vocabulary
from extract.body_shapes import CRIME_AFTER, as_a_title, shaped_names, with_departments
from extract.body_words import BodyMention, all_place_words, is_abbreviation, words_of
from extract.language import english
from extract.legislation import mentions_in as legislation_in
from extract.likeness import fold
from extract.reading import READ_AS_PROSE, Reading
from ingest.paper import Block

INTRODUCED = re.compile(
    r"(?:[’']s)?\s+\((?:the\s+)?[‘'“\"]?(?P<short>[A-Z][A-Za-z&]*[A-Z&][A-Za-z&]*(?:\s[A-Z]{2,}s?)?)[’'”\"]?\)"
)
# "the Westmere Safe Partnership or ‘WSP’", "…, known as the WSP"
CALLED = re.compile(
    r",?\s+(?:or|hereafter|(?:also\s+)?(?:known|referred to) as)\s+(?:the\s+)?[‘“'\"]"
    r"(?P<short>[A-Z][A-Za-z&]*[A-Z&][A-Za-z&]*)[’”'\"]"
)
# "(Health Boards and Police) Regulations": what stands in the title of a law is no body that the paper speaks of
IN_A_TITLE = re.compile(r"\)\s+(?:Regulations|Act|Order|Bill|Rules)\b")
LONGEST_IN_CAPITALS = 8  # words of a line in capitals that may be a body's name: "WESTMERE BOROUGH COUNCIL"
WORD_BEFORE = re.compile(r"(?P<word>[A-Z][a-z]+) $")
SHORT_FORM = re.compile(r"(?<![\w(-])[A-Z]{3,6}(?![\w-])")
PLACES_BEFORE = re.compile(r"(?:^|(?<=\s))(?P<places>(?:[A-Z]\w+\s+(?:(?:and|&)\s+)?){1,3})$")
LEAST_INITIALS = 3  # letters: two stand for too much
ADDRESS = re.compile(r"\S*(?:@|www\.|https?://|\.gov\.uk|\.org)\S*")


def body_mentions(reading: Reading) -> dict[int, list[BodyMention]]:
    """The mentions of each block, by the block's index; kept as long as the reading, since two finders ask."""
    return reading.once(_read_mentions)


def _read_mentions(reading: Reading) -> dict[int, list[BodyMention]]:
    blocks = list(reading.blocks(READ_AS_PROSE | {"note", "diagram"}))
    found = {block.index: mentions_in(block, reading) for block in blocks}
    found = _with_own_abbreviations(blocks, found)
    return {block.index: with_departments(block.text, found[block.index]) for block in blocks}


def mentions_in(block: Block, reading: Reading) -> list[BodyMention]:
    """Known and shaped names of one block, the longest where they overlap, each with its abbreviation in brackets."""
    text = block.text
    known = list(_known(block, reading))
    profile_id = reading.profile.id if reading.profile else None
    shaped = [_recognised(shape, profile_id) for shape in shaped_names(text, known)]
    if text.isupper() and len(text.split()) <= LONGEST_IN_CAPITALS:
        small = as_a_title(text)
        shaped += [replace(shape, name=text[shape.start : shape.end]) for shape in shaped_names(small, known)]
    titles = [(each.start, each.end) for each in legislation_in(text)] if IN_A_TITLE.search(text) else []
    known = [each for each in known if not any(start <= each.start < end for start, end in titles)]
    shaped = [each for each in shaped if not any(start <= each.start < end for start, end in titles)]
    kept: list[BodyMention] = []
    for mention in sorted([*known, *shaped], key=lambda each: (each.start - each.end, each.start, each.id is None)):
        if not any(mention.start < other.end and other.start < mention.end for other in kept):
            kept.append(mention)
    introduced = [_with_introduction(text, mention) for mention in sorted(kept, key=lambda each: each.start)]
    brackets = {
        match.end() - 1 for each in introduced if each.abbreviation if (match := INTRODUCED.match(text, each.end))
    }
    return [each for each in introduced if each.end not in brackets]


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
            if (
                (" " in name and name.islower() and not INTRODUCED.match(text, end))
                or _of_a_post().search(text, 0, start)
                or _is_part_of_a_term(text, start, end)
            ):
                continue
            if (start, end) not in best or body.id in own:
                best[start, end] = BodyMention(name, start, end, body.kind, body.id)
    return iter(best.values())


@cache
def _of_a_post() -> re.Pattern[str]:
    """ "Consultant in", "Directors of" before "Public Health": a field of work, not a body."""
    posts = "|".join(vocabulary("organisations")["posts_of_a_field"])
    return re.compile(rf"\b(?:{posts})s?\s+(?:in|of|for)\s+$")


def _is_part_of_a_term(text: str, start: int, end: int) -> bool:
    """ "Westmere Police & Crime Plan", "local government": a plan, and a kind of thing."""
    if text[start:end].endswith("Police") and CRIME_AFTER.match(text, end):
        return True
    opens = vocabulary("organisations")["not_after"].get(text[start:end].lower(), ())
    return text[:start].lower().endswith(tuple(f"{word} " for word in opens))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Not a part of a longer word: "KCC-wide" and "non-NHS" are left."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before and (before.isalnum() or before == "-")) and not (after and (after.isalnum() or after == "-"))


def _within_sentence(text: str, start: int, end: int) -> bool:
    """After a small word, and not before another capital: "a study by Shelter", not "Shelter Project"; several words
    also between the commas of a list."""
    if " " in text[start:end] and text[:start].endswith(", ") and re.match(r",|\s+and\b", text[end:]):
        return True
    before = re.search(r"(\S+)\s+[‘“'\"]?$", text[:start])
    after = re.match(r"\s+[A-Z]", text[end:])
    return bool(before and before[1][0].islower() and before[1][-1].isalpha() and not after)


def _with_introduction(text: str, mention: BodyMention) -> BodyMention:
    """The mention with the abbreviation that stands in brackets after it."""
    match = INTRODUCED.match(text, mention.end) or CALLED.match(text, mention.end)
    if not match or is_abbreviation(mention.name):
        return mention
    start = mention.start if mention.id else _start_of_abbreviated(text, mention, match["short"])
    return BodyMention(text[start : mention.end], start, mention.end, mention.kind, mention.id, match["short"])


def _start_of_abbreviated(text: str, mention: BodyMention, short: str) -> int:
    """ "Joint Rivers Committee (JRC)": the word before the name is part of it where the abbreviation begins with it."""
    before = WORD_BEFORE.search(text, 0, mention.start)
    begins = before is not None and before["word"][0] == short[0] != mention.name[0]
    return before.start("word") if before and begins else mention.start


def _with_own_abbreviations(
    blocks: Sequence[Block], found: dict[int, list[BodyMention]]
) -> dict[int, list[BodyMention]]:
    """Mentions by the abbreviations that the paper brings in, and none by one it brings in for something else."""
    meant: dict[str, BodyMention | None] = {}
    for block in blocks:
        for match in (*INTRODUCED.finditer(block.text), *CALLED.finditer(block.text)):
            body = next((each for each in found[block.index] if each.end == match.start()), None)
            body = body or _around(match, block, found[block.index], blocks)
            if body or match["short"] not in meant:
                meant[match["short"]] = meant.get(match["short"]) or body
    meant |= {short: body for short, body in _in_glossaries(blocks, found) if short not in meant}
    meant |= {short: body for short, body in _by_initials(blocks, found).items() if short not in meant}
    own = {short: body for short, body in meant.items() if body}
    foreign = {short for short, body in meant.items() if body is None}
    result: dict[int, list[BodyMention]] = {}
    patterns = {short: re.compile(rf"(?<![\w(-]){re.escape(short)}(?![\w-])") for short in own}
    for block in blocks:
        kept = [each for each in found[block.index] if each.name not in foreign]
        kept = [_meant_here(each, own.get(each.name)) for each in kept]
        for short in (short for short in own if short in block.text):
            body = own[short]
            for match in patterns[short].finditer(block.text):
                if not any(match.start() < each.end and each.start < match.end() for each in kept):
                    start, end = _with_its_place(block.text, match.start(), body), match.end()
                    name = block.text[start:end]
                    kept.append(BodyMention(name, start, end, body.kind, body.id or f"name:{fold(body.name)}"))
        result[block.index] = sorted(kept, key=lambda each: each.start)
    return result


def _around(
    match: re.Match[str], block: Block, mentions: Sequence[BodyMention], blocks: Sequence[Block]
) -> BodyMention | None:
    """The body in whose name a short form stands, "a Joint Answer to Floods (JAF) panel", where the paper has the short
    form nowhere but there: elsewhere it may be said of the matter, and not of who deals with it."""
    around = next((each for each in mentions if each.start < match.start() and match.end() < each.end), None)
    if around is None or any(other is not block and match["short"] in other.text for other in blocks):
        return None
    return around


def _with_its_place(text: str, start: int, body: BodyMention) -> int:
    """Where a short form begins with the place before it that its long form has too: "Westmere & Eastmere FWG"."""
    places = PLACES_BEFORE.search(text, 0, start)
    words = re.findall(r"[A-Z]\w+", places[0]) if places else []
    own = words and all(fold(word) in all_place_words() for word in words) and fold(words[0]) in words_of(body.name)
    return places.start("places") if places and own else start


def _in_glossaries(blocks: Sequence[Block], found: dict[int, list[BodyMention]]) -> Iterator[tuple[str, BodyMention]]:
    """Abbreviations in a table's first column, with the body that opens the cell beside: "WSB | Westmere Board"."""
    for short, meaning in pairwise(blocks):
        if not (short.cell and meaning.cell and is_abbreviation(short.text)) or short.cell.column:
            continue
        beside = (short.cell.table, short.cell.row, 1) == (meaning.cell.table, meaning.cell.row, meaning.cell.column)
        body = next((each for each in found[meaning.index] if each.start == 0), None) if beside else None
        if body and "".join(word[0] for word in body.name.split() if word[0].isupper()) == short.text:
            yield short.text, body


def _by_initials(blocks: Sequence[Block], found: dict[int, list[BodyMention]]) -> dict[str, BodyMention]:
    """Short forms that a paper uses without bringing them in, which are the initials of one body that it names.

    "WFWG" of the "Westmere Flood Working Group"; not one that the paper says something else with.
    """
    named: dict[str, dict[str, BodyMention]] = {}
    for mention in (each for mentions in found.values() for each in mentions if not is_abbreviation(each.name)):
        words = [word for word in re.findall(r"[A-Za-z]+", mention.name) if word[0].isupper()]
        if not mention.name.endswith(words[-1] if words else " "):
            continue  # "Flood Watch teams": its last word is no initial
        for first in range(len(words) - LEAST_INITIALS + 1):
            short = "".join(word[0] for word in words[first:])
            named.setdefault(short, {})[" ".join(words[first:])] = mention
    used = {match[0] for block in blocks for match in SHORT_FORM.finditer(block.text)}
    taken = {mention.name for mentions in found.values() for mention in mentions}
    return {
        short: next(iter(meant.values()))
        for short, meant in sorted(named.items())
        if short in used and short not in taken and len(meant) == 1
    }


def _meant_here(mention: BodyMention, body: BodyMention | None) -> BodyMention:
    if body is None or body.id == mention.id:
        return mention
    return BodyMention(mention.name, mention.start, mention.end, body.kind, body.id or f"name:{fold(body.name)}")


@cache
def canonical_words(profile_id: str | None, body_id: str | None) -> tuple[str, ...]:
    """The words of the gazetteer's own name for a body; none where it does not know the body."""
    body = _entries(profile_id).get(body_id or "")
    return words_of(body.name) if body else ()
