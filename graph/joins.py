"""Which of the names that papers print are one thing in another spelling, and which pairs only may be.

In:     folded names, each with how often it is printed, its kind, and whether a gazetteer knows it.
Out:    for a name the one it is joined with, and the reason in words; and doubtful pairs, which stay apart.
Rules:  within a kind. Names are joined that differ in singular and plural, in small words, in the order of words or in
        an abbreviation written out; that have the body or place before them that they belong to, or not; and where all
        words but one are the same and that one is a misprint: a word that no other name has, one or two letters from a
        word that others have. What two names differ in must not be a place or a number. Names alike beyond that are
        doubtful: a person decides (corpus/corrections).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from corpus.load import vocabulary
from graph.names import is_generic, singular

LEAST_WORDS = 2  # that a name must have beside the one that is misprinted
LEAST_LETTERS = 5  # of a word that may be a misprint of another
MOST_APART = 2  # letters by which a misprint differs, of a long word; of a short one, one letter
LONG_WORD = 7
SINGULAR, SMALL_WORDS, ORDER = "singular and plural", "small words", "the order of words"
WRITTEN_OUT, MISPRINT = "an abbreviation written out", "a misprint"
OWNER = "named with and without the body that it belongs to"
PLACE = "named with and without its place"
LEAST_OWNED = 3  # words of a name that may stand with and without the body before it
LEAST_ALIKE = 87  # of 100, by the words that two names share
SHORTEST_WITHIN = 3  # words of a name that stands within a longer one
COMMON = 40  # names that share a word; a commoner word brings no two names together
OPEN_KINDS = (None, "other")  # a kind that agrees with any


@dataclass(frozen=True, slots=True)
class Use:
    """How papers use a name."""

    count: int = 0
    kind: str | None = None
    known: str | None = None  # the id of the gazetteer's or profile's entry that has it
    areas: frozenset[str] = frozenset()  # of the partnerships in whose papers it stands


class Joined(NamedTuple):
    to: str
    reason: str


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Two names that may be one thing: how alike they are, of 100, and in what they differ."""

    one: str
    other: str
    alike: int
    why: str


def find_joins(uses: Mapping[str, Use], abbreviations: Mapping[str, str], places: Collection[str]) -> dict[str, Joined]:
    """For each name that is another in a different spelling: that other. What it is joined with is joined with none."""
    joins: dict[str, Joined] = {}
    for names in _alike(uses, abbreviations):
        kept = min(names, key=lambda name: _weight(name, uses))
        for name in names:
            if name != kept and _is_kind(uses[name], uses[kept]):
                joins[name] = Joined(kept, _difference(name, kept, abbreviations))
    for short, long, reason in _without_owner(uses, abbreviations, places):
        if short not in joins and not any(each.to == short for each in joins.values()):
            joins[short] = Joined(joins[long].to if long in joins else long, reason)
    words = Counter(word for name in uses for word in set(name.split()))
    for wrong, right in _misprints(uses, words, places):
        root = joins[right].to if right in joins else right
        if wrong not in joins and wrong != root and not any(each.to == wrong for each in joins.values()):
            joins[wrong] = Joined(root, MISPRINT)
    return dict(sorted(joins.items()))


def find_doubtful(
    uses: Mapping[str, Use], joins: Mapping[str, Joined], abbreviations: Mapping[str, str], places: Collection[str]
) -> list[Doubtful]:
    """Pairs that stay apart though they are much alike, the likest first."""
    kept = [name for name in sorted(uses) if name not in joins and not is_generic(name) and len(name.split()) > 1]
    cores = {name: core(name, abbreviations) for name in kept}
    by_word: dict[str, list[str]] = defaultdict(list)
    for name, words in cores.items():
        for word in set(words):
            by_word[word].append(name)
    pairs = {
        (one, other)
        for word, names in by_word.items()
        if len(names) <= COMMON and not is_generic(word)
        for place, one in enumerate(names)
        for other in names[place + 1 :]
    }
    found = []
    for one, other in sorted(pairs):
        first, second = cores[one], cores[other]
        apart = set(first) ^ set(second)
        if not _is_kind(uses[one], uses[other]) or _told_apart(first, second, places):
            continue
        alike = round(fuzz.token_sort_ratio(" ".join(first), " ".join(second)))
        shorter, longer = sorted((first, second), key=len)
        within = len(shorter) >= SHORTEST_WITHIN and set(shorter) < set(longer)
        if alike >= LEAST_ALIKE or within:
            found.append(Doubtful(one, other, alike, f"they differ in: {', '.join(sorted(apart))}"))
    return sorted(found, key=lambda pair: (-pair.alike, pair.one, pair.other))


def core(name: str, abbreviations: Mapping[str, str]) -> tuple[str, ...]:
    """The words of a folded name that tell it from others, in the singular, abbreviations written out, in order.

    >>> core("da tactical groups of the north", {"da": "domestic abuse"})
    ('abuse', 'domestic', 'group', 'north', 'tactical')
    """
    words = [word for word in name.split() if word not in small_words()]
    written = " ".join(abbreviations.get(word) or abbreviations.get(singular(word), word) for word in words)
    return tuple(sorted(word for word in singular(written).split() if word not in small_words()))


@cache
def small_words() -> frozenset[str]:
    return frozenset(vocabulary("identities")["small_words"])


def _weight(name: str, uses: Mapping[str, Use]) -> tuple[bool, int, int, str]:
    """The name that others are joined with: one that a gazetteer knows, then the one most used."""
    return uses[name].known is None, -uses[name].count, -len(name), name


def _is_kind(one: Use, other: Use) -> bool:
    return one.kind == other.kind or one.kind in OPEN_KINDS or other.kind in OPEN_KINDS


def _alike(uses: Mapping[str, Use], abbreviations: Mapping[str, str]) -> Iterator[list[str]]:
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in sorted(uses):
        if not is_generic(name) and len(own := core(name, abbreviations)) > 1:
            groups[own].append(name)
    for names in groups.values():
        if len(names) > 1 and len({uses[name].known for name in names} - {None}) <= 1:  # two that are known are two
            yield names


def _difference(name: str, kept: str, abbreviations: Mapping[str, str]) -> str:
    if singular(name) == singular(kept):
        return SINGULAR
    if any({word, singular(word)} & abbreviations.keys() for word in {*name.split()} ^ {*kept.split()}):
        return WRITTEN_OUT
    return ORDER if sorted(singular(name).split()) == sorted(singular(kept).split()) else SMALL_WORDS


def _without_owner(
    uses: Mapping[str, Use], abbreviations: Mapping[str, str], places: Collection[str]
) -> Iterator[tuple[str, str, str]]:
    """Pairs of a name and the one name that has a body or a place before it, in papers of one partnership, and why:
    "Rural Crime Task Force" with "Westmere Police Rural Crime Task Force", or "Westmere Rural Crime Task Force"."""
    long: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in sorted(uses):
        words = name.split()
        for place in range(1, len(words) - LEAST_OWNED + 1):
            owner, rest = " ".join(words[:place]), " ".join(words[place:])
            if rest in uses and not is_generic(rest):
                if owner in uses or owner in abbreviations:
                    long[rest].append((name, OWNER))
                elif set(owner.split()) - small_words() and set(owner.split()) <= small_words().union(places):
                    long[rest].append((name, PLACE))
    for rest, found in sorted(long.items()):
        names = [each for each in found if each[1] == OWNER] or found  # a body tells more than a place
        name, reason = names[0]
        one, other = uses[rest], uses[name]
        shared = one.areas & other.areas or (reason == OWNER and not (one.areas or other.areas))
        if len(names) == 1 and one.known is None and shared and _is_kind(one, other):
            yield rest, name, reason


def _misprints(uses: Mapping[str, Use], words: Counter[str], places: Collection[str]) -> Iterator[tuple[str, str]]:
    """Pairs of a name and the name it is a misprint of."""
    without: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for name in sorted(uses):
        split = name.split()
        if len(split) > LEAST_WORDS:
            for place, word in enumerate(split):
                without[*split[:place], str(place), *split[place + 1 :]].append((name, word))
    for _, alike in sorted(without.items()):
        for wrong, word in alike:
            right = [
                name
                for name, other in alike
                if name != wrong and _is_misprint(word, other, words, places) and _is_kind(uses[wrong], uses[name])
            ]
            if right and not uses[wrong].known:
                yield wrong, min(right, key=lambda name: _weight(name, uses))


def _is_misprint(word: str, other: str, words: Counter[str], places: Collection[str]) -> bool:
    """Whether `word` is `other` with a letter or two wrong, and no word of its own."""
    if min(len(word), len(other)) < LEAST_LETTERS or words[word] > 1 or words[other] <= 1:
        return False
    if {word, other} & set(places) or any(letter.isdigit() for letter in word + other):
        return False
    most = MOST_APART if min(len(word), len(other)) >= LONG_WORD else 1
    return 0 < OSA.distance(word, other, score_cutoff=most) <= most and word[0] == other[0]


def _told_apart(first: Sequence[str], second: Sequence[str], places: Collection[str]) -> bool:
    """Whether each of two names has a word that tells it from the other: a place, a number."""
    one, other = set(first) - set(second), set(second) - set(first)
    telling = [{word for word in each if word in places or any(map(str.isdigit, word))} for each in (one, other)]
    return bool(telling[0] and telling[1]) or any(any(map(str.isdigit, word)) for word in one | other)


def place_words(names: Iterable[str]) -> frozenset[str]:
    """The words of places' folded names, by which bodies of different areas are told apart."""
    return frozenset(word for name in names for word in name.split()) - small_words()
