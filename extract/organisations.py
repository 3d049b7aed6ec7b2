"""Bodies that a paper names.

In:     the mentions of bodies in one paper, known ones and those of a body's shape.
Out:    one fact for each distinct name as printed, the fullest form of it, with its abbreviation and kind; its evidence
        is the first mention. Short forms ("the VRU", "Violence Reduction Unit" after "Westmere Violence Reduction Unit")
        and spellings ("&" and "and", Service and Services) are the same name.
Words:  corpus/vocabulary/organisations.yaml, through extract/body_names.py
Leaves: bodies said of any ("the Board", "local authorities"), and whether two names are one body: the graph joins them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.body_names import BodyMention, body_mentions, is_abbreviation, place_words
from extract.facts import OrganisationFact
from extract.likeness import fold
from extract.reading import Reading
from extract.registry import extractor
from ingest.paper import Block


@dataclass(eq=False)
class Name:
    """One distinct name and its mentions, in reading order."""

    words: tuple[str, ...]
    mentions: list[tuple[Block, BodyMention]] = field(default_factory=list)

    @property
    def id(self) -> str | None:
        return self.mentions[0][1].id


@extractor("organisation", makes=OrganisationFact)
def find_organisations(reading: Reading) -> Iterator[OrganisationFact]:
    """Yield each distinct name once."""
    names: dict[tuple[tuple[str, ...], str | None], Name] = {}
    by_block = body_mentions(reading)
    for block in reading.paper.blocks:
        for mention in by_block.get(block.index, ()):
            words = words_of(mention.name)
            names.setdefault((words, mention.id), Name(words)).mentions.append((block, mention))
    profile = reading.profile.id if reading.profile else None
    for name in _joined(list(names.values()), place_words(profile)):
        yield _fact(reading, name)


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


def _joined(names: list[Name], places: frozenset[str]) -> list[Name]:
    """Short forms and abbreviations joined to the fullest name of the same body."""
    fullest = sorted(names, key=lambda name: (-len(name.words), name.words))
    kept: list[Name] = []
    for name in fullest:
        whole = next((other for other in kept if _is_short_for(name, other, places)), None)
        if whole:
            whole.mentions.extend(name.mentions)
        else:
            kept.append(name)
    return kept


def _is_short_for(name: Name, other: Name, places: frozenset[str]) -> bool:
    printed = name.mentions[0][1].name
    if is_abbreviation(printed):
        own = {short for _, mention in other.mentions if (short := mention.abbreviation)}
        return printed in own or (name.id is not None and name.id in (other.id, f"name:{' '.join(_fold(other))}"))
    if name.id is not None and name.id == other.id:
        return set(name.words) <= set(other.words)
    if name.words == other.words:
        return True
    ends_alike = other.words[-len(name.words) :] == name.words
    before = other.words[: -len(name.words)]
    both_known = name.id is not None and other.id is not None
    return ends_alike and not both_known and set(before) <= places | {"and", "kcc"}


def _fold(name: Name) -> list[str]:
    return fold(name.mentions[0][1].name).split()


def _fact(reading: Reading, name: Name) -> OrganisationFact:
    mentions = sorted(name.mentions, key=lambda each: (each[0].start + each[1].start))
    own = [each for each in mentions if words_of(each[1].name) == name.words]
    spelt = next((each for each in own if not each[1].name.isupper() or is_abbreviation(each[1].name)), own[0])
    introduced = next((each for each in own if each[1].abbreviation), None)
    used = next((mention.name for _, mention in mentions if is_abbreviation(mention.name)), None)
    block, mention = introduced or spelt
    end = mention.end
    if introduced:
        end = block.text.index(")", mention.end) + 1
    return OrganisationFact(
        name=mention.name,
        abbreviation=mention.abbreviation or used,
        kind=mention.kind,
        evidence=reading.evidence(block, mention.start, end),
        part=reading.part(block).index,
        confidence=1.0 if mention.id else 0.8,
    )
