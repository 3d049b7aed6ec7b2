"""Where the words of the frames of relations stand in a block: "is|are chaired? ... by".

In:     one block of a paper, as tokens.
Out:    every place of every group of words that stands between the slots of a frame.
Words:  corpus/vocabulary/relations.yaml: "a|b" is either, "a?" may be missing, "..." is up to five tokens of one clause
Rule:   words match as printed, token by token. Of overlapping places of one group the longest counts, then the first.

The groups are one tree of words, walked from each token: most tokens begin no group, which costs one look. (spaCy's
Matcher tries each of some two thousand patterns at each token, and took a third of the time of all finders.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product

from corpus.load import vocabulary
from extract.language import english
from extract.reading import Reading
from ingest.paper import Block

SLOT = re.compile(r"\{(subjects?|objects?|any)\}")  # "any" is something in between, no side
GAP = "..."
GAP_TOKENS = 5  # that "..." stands for; a hyphen is one
ENDS_A_CLAUSE = (",", ";", ":", ".", "(", ")")  # no gap reaches over these

Group = tuple[int, int]  # of a frame, by their numbers
Place = tuple[Group, int, int]  # first token, and the token after the last


@dataclass(slots=True)
class Node:
    """What may follow the words so far. Words are spaCy's numbers for them."""

    words: dict[int, Node] = field(default_factory=dict)
    gap: Node | None = None
    groups: list[Group] = field(default_factory=list)  # that end here


def groups_in(reading: Reading, block: Block) -> list[tuple[int, int, int, int]]:
    """Where the groups of words of the frames stand in the block: frame, group, start and end."""
    from spacy.attrs import ORTH

    if not _telling_words().search(block.text[:1].lower() + block.text[1:]):
        return []
    doc = reading.doc(block)
    tokens = doc.to_array(ORTH).tolist()
    if block.kind == "list_item" and doc[0].is_title:  # "Oversee the plan": a duty's verb, with the capital of its item
        tokens[0] = doc[0].lower
    found: set[tuple[int, int, int, int]] = set()
    for (frame, group), first, last in longest(places_in(_tree(), tokens, clause_ends())):
        end = doc[last - 1]
        found.add((frame, group, doc[first].idx, end.idx + len(end)))
    return sorted(found)


def places_in(tree: Node, tokens: Sequence[int], clause_ends: frozenset[int]) -> set[Place]:
    """Every place of every group of the tree, overlapping ones too."""
    found: set[Place] = set()
    for start, token in enumerate(tokens):
        if token in tree.words:
            found |= {(group, start, end) for group, end in _ends(tree.words[token], tokens, start + 1, clause_ends)}
    return found


def longest(places: set[Place]) -> Iterator[Place]:
    """Of the places of one group that share a token the longest, of equals the first."""
    taken: dict[Group, set[int]] = {}
    for group, start, end in sorted(places, key=lambda place: (place[1] - place[2], place[1], place[0])):
        tokens = taken.setdefault(group, set())
        if tokens.isdisjoint(range(start, end)):
            tokens.update(range(start, end))
            yield group, start, end


def spelt_out(words: str) -> Iterator[list[str]]:
    """Each way to say a group of words.

    >>> [" ".join(way) for way in spelt_out("is|are ... chaired? by")]
    ['is ... chaired by', 'is ... by', 'are ... chaired by', 'are ... by']
    """
    choices = [[*word.removesuffix("?").split("|"), *([""] if word.endswith("?") else [])] for word in words.split()]
    return ([word for word in way if word] for way in product(*choices))


def pieces_of(frame: str) -> Iterator[tuple[int, str]]:
    """The groups of words of a frame, each by its number among the frame's parts.

    >>> list(pieces_of("{subject} is chaired by {object}"))
    [(2, 'is chaired by')]
    """
    for number, piece in enumerate(each.strip() for each in SLOT.split(frame)):
        if piece and not SLOT.fullmatch("{" + piece + "}"):
            yield number, piece


def _ends(node: Node, tokens: Sequence[int], place: int, clause_ends: frozenset[int]) -> Iterator[tuple[Group, int]]:
    """Every group that ends at or after `place`, with the token after its last."""
    yield from ((group, place) for group in node.groups)
    if place < len(tokens) and (following := node.words.get(tokens[place])):
        yield from _ends(following, tokens, place + 1, clause_ends)
    if node.gap:
        for skipped in range(GAP_TOKENS + 1):
            yield from _ends(node.gap, tokens, place + skipped, clause_ends)
            if place + skipped >= len(tokens) or tokens[place + skipped] in clause_ends:
                break


def tree_of(groups: Iterable[tuple[Group, str]]) -> Node:
    """All ways to say these groups of words."""
    tree, number_of = Node(), english().vocab.strings.add
    for group, words in groups:
        for way in spelt_out(words):
            node = tree
            for word in way:
                if word == GAP:
                    node.gap = node.gap or Node()
                    node = node.gap
                else:
                    node = node.words.setdefault(number_of(word), Node())
            node.groups.append(group)
    return tree


@cache
def _tree() -> Node:
    frames = enumerate(vocabulary("relations")["frames"])
    return tree_of(((frame, number), piece) for frame, entry in frames for number, piece in pieces_of(entry["say"]))


@cache
def clause_ends() -> frozenset[int]:
    return frozenset(map(english().vocab.strings.add, ENDS_A_CLAUSE))


@cache
def _telling_words() -> re.Pattern[str]:
    """One word of each frame without which it cannot hold, the longest: most blocks have none of them."""
    telling: set[str] = set()
    for entry in vocabulary("relations")["frames"]:
        _, first = next(pieces_of(entry["say"]))
        needed = [word.split("|") for word in first.split() if word != GAP and not word.endswith("?")]
        telling |= set(max(needed, key=lambda choices: min(map(len, choices))))
    return re.compile("|".join(re.escape(word) for word in sorted(telling)))
