"""Bodies that a paper names.

In:     the mentions of bodies in one paper, known ones and those of a body's shape.
Out:    one fact for each distinct name as printed, the fullest form of it, with its abbreviation and kind; its evidence
        is the first mention of that form. Short forms ("the VRU", "Violence Reduction Unit" beside "Westmere Violence
        Reduction Unit") and spellings ("&" and "and", Service and Services) are the same name.
Words:  corpus/vocabulary/organisations.yaml, through extract/body_names.py
Leaves: bodies said of any ("the Board", "local authorities"), and whether two names are one body: the graph joins them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.body_names import body_mentions, canonical_words
from extract.body_words import BodyMention, is_abbreviation, place_words, words_of
from extract.facts import OrganisationFact
from extract.likeness import fold
from extract.reading import Reading
from extract.registry import extractor
from ingest.paper import Block

OFTEN = 2  # times as many mentions that another spelling has, for this one to be a slip


@dataclass(eq=False)
class Name:
    """One distinct name and its mentions, in reading order."""

    words: tuple[str, ...]
    mentions: list[tuple[Block, BodyMention]] = field(default_factory=list)

    @property
    def id(self) -> str | None:
        return self.mentions[0][1].id

    @property
    def own_id(self) -> str:
        """What an abbreviation that the paper brings in for this name refers to."""
        return f"name:{fold(self.mentions[0][1].name)}"


@extractor("organisation", makes=OrganisationFact)
def find_organisations(reading: Reading) -> Iterator[OrganisationFact]:
    """Yield each distinct name once."""
    names: dict[tuple[tuple[str, ...], str | None], Name] = {}
    by_block = body_mentions(reading)
    for block in reading.paper.blocks:
        for mention in by_block.get(block.index, ()):
            words = words_of(mention.name)
            names.setdefault((words, mention.id), Name(words)).mentions.append((block, mention))
    prefixes = place_words(reading.profile.id if reading.profile else None) | {
        fold(short)
        for mentions in by_block.values()
        for mention in mentions
        for short in (mention.abbreviation, mention.name)
        if short and is_abbreviation(short)
    }
    for name in _joined(list(names.values()), prefixes):
        yield _fact(reading, name)


def _joined(names: list[Name], prefixes: frozenset[str]) -> list[Name]:
    """Short forms and abbreviations joined to the fullest name of the same body."""
    owners = {_without_s(name.words) for name in names if name.id is not None and len(name.words) > 1}
    fullest = sorted(names, key=lambda name: (-len(name.words), name.words))
    kept: list[Name] = []
    for name in fullest:
        whole = next((other for other in kept if _is_short_for(name, other, prefixes)), None)
        owned = None if whole else next((other for other in kept if _is_owned(name, other, owners)), None)
        if owned and len(owned.mentions) <= len(name.mentions):
            owned.words, owned.mentions = name.words, name.mentions  # mostly without its owner
        elif owned:
            owned.mentions.extend(name.mentions)
        elif whole:
            whole.mentions.extend(name.mentions)
        else:
            kept.append(name)
    return kept


def _without_s(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words as they are compared where a plural or an owner’s mark may be missing."""
    return tuple(word.rstrip("s") for word in words)


def _is_owned(name: Name, other: Name, owners: set[tuple[str, ...]]) -> bool:
    """Whether `other` is the name after the body whose it is: "the Chiefs’ Council Flood Board", "the Flood Board"."""
    before = other.words[: -len(name.words)]
    ends_alike = other.words[-len(name.words) :] == name.words
    return name.id is None and ends_alike and _without_s(before) in owners


def _is_short_for(name: Name, other: Name, prefixes: frozenset[str]) -> bool:
    """Whether `name` is the other, fuller name in short, an abbreviation of it, or another spelling.

    `prefixes` are words of places and abbreviations: what a short name leaves out ("Westmere Flood Board").
    """
    printed = name.mentions[0][1].name
    short = {mention.abbreviation for _, mention in other.mentions if mention.abbreviation}
    if is_abbreviation(printed):
        return printed in short or (name.id is not None and name.id in (other.id, other.own_id))
    opening, *rest = printed.split()
    if rest and is_abbreviation(opening) and f"({opening}) {' '.join(rest)}" in other.mentions[0][1].name:
        return True  # "FSR Steering Group" beside "Flood Safety Review (FSR) Steering Group"
    if name.id is not None and name.id == other.own_id:  # "Westmere WFB", by its initials
        return True
    if name.id is not None and name.id == other.id:
        within = set(_without_s(name.words)) <= set(_without_s(other.words))  # "Chief’s Council", "Chiefs’ Council"
        return within or any(is_abbreviation(word) for word in printed.split())
    if name.words == other.words:
        return True
    if name.id is not None:  # a class of bodies, or a body of its own
        return False
    if printed.split()[-1] in short:  # "Westmere VRU"
        return set(name.words[:-1]) <= prefixes | set(other.words)
    before = other.words[: -len(name.words)]
    ends_alike = other.words[-len(name.words) :] == name.words
    same_short = short & {mention.abbreviation for _, mention in name.mentions}
    return ends_alike and (bool(same_short) or set(before) <= prefixes | {"and"})


def _fact(reading: Reading, name: Name) -> OrganisationFact:
    block, mention = _best(reading, name)
    used = next((each.name for _, each in name.mentions if is_abbreviation(each.name)), None)
    end = mention.end
    if mention.abbreviation:  # with the bracket or the quotation mark after it
        end = block.text.index(mention.abbreviation, mention.end) + len(mention.abbreviation) + 1
    return OrganisationFact(
        name=mention.name,
        abbreviation=mention.abbreviation or used,
        kind=mention.kind,
        evidence=reading.evidence(block, mention.start, end),
        part=reading.part(block).index,
        confidence=1.0 if mention.id else 0.8,
    )


def _best(reading: Reading, name: Name) -> tuple[Block, BodyMention]:
    """The mention that shows the name: in prose, with its abbreviation, in the gazetteer's form, or the fullest."""
    full = canonical_words(reading.profile.id if reading.profile else None, name.id)
    spelt = Counter(fold(mention.name) for _, mention in name.mentions)
    most = max(spelt.values())
    said = Counter(words_of(mention.name) for _, mention in name.mentions)

    def rank(each: tuple[Block, BodyMention]) -> tuple[bool, bool, bool, bool, bool, int, bool, int]:
        block, mention = each
        words = words_of(mention.name)
        with_owner = is_abbreviation(mention.name.split()[0]) and said[words[1:]] > said[words]
        return (
            is_abbreviation(mention.name),
            block.kind == "heading" or mention.name.isupper(),
            mention.abbreviation is None,
            with_owner,  # "WCC Scrutiny Committee", where the paper has mostly "the Scrutiny Committee"
            words != full,
            -len(words),
            not full and spelt[fold(mention.name)] * OFTEN <= most,  # "Council" where it is mostly "Councils"
            block.start + mention.start,
        )

    return min(name.mentions, key=rank)
