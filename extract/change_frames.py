"""Frames of change: pieces of a sentence that say what became what.

In:     the frames of corpus/vocabulary/changes.yaml, such as "{before} was replaced by {after}".
Out:    for a sentence, each frame that it holds, with the stretch of text in which each label must be looked for.
Rule:   a slot at the end of a frame reaches to the end of the sentence, one in its middle only to the frame's next
        words; extract/change_labels.py cuts the label out of that stretch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.facts import ChangeKind

Side = Literal["left", "middle", "right"]
SLOT = re.compile(r"\{(before|after|into)\}")
CUT = "\0"  # where literal words of a frame end
MIDDLE_CHARACTERS = 110  # between two words of one frame


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a label stands in a sentence: before the frame, between its words, or after it."""

    role: str  # before, after, into
    side: Side
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Framed:
    """A frame found in a sentence; `start` and `end` are those of its own words."""

    change: ChangeKind
    start: int
    end: int
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    change: ChangeKind
    words: re.Pattern[str]
    left: str | None  # the role of the slot before the frame's words
    right: str | None
    needed: tuple[str, ...]  # of these one must stand in a sentence that holds the frame


@cache
def frames() -> tuple[Frame, ...]:
    """Every frame of the vocabulary, in its order."""
    return tuple(_compiled(change, text) for change, texts in vocabulary("changes")["frames"].items() for text in texts)


def framed(sentence: str) -> Iterator[Framed]:
    """Every frame that the sentence holds."""
    for frame in frames():
        if frame.needed and not any(map(sentence.__contains__, frame.needed)):
            continue  # a hundred times as fast as the pattern, which looks at each place of the sentence
        for match in frame.words.finditer(sentence):
            stretches = [Stretch(role, "middle", *match.span(role)) for role in match.groupdict() if match[role]]
            if frame.left:
                stretches.append(Stretch(frame.left, "left", 0, match.start()))
            if frame.right:
                stretches.append(Stretch(frame.right, "right", match.end(), len(sentence)))
            yield Framed(frame.change, match.start(), match.end(), tuple(stretches))


def _compiled(change: ChangeKind, text: str) -> Frame:
    """A frame's words as a pattern; its outer slots are kept by name.

    >>> frame = _compiled("merged", "{before} (was|were) absorbed into {after}")
    >>> frame.left, frame.right, bool(frame.words.search("The unit was absorbed into the Hub"))
    ('before', 'after', True)
    """
    slots = list(SLOT.finditer(text))
    left = slots[0][1] if slots and not text[: slots[0].start()].strip() else None
    right = slots[-1][1] if slots and not text[slots[-1].end() :].strip() else None
    words = text[slots[0].end() if left else 0 : slots[-1].start() if right else len(text)].strip()
    pattern = SLOT.sub(lambda slot: rf"(?P<{slot[1]}>[^.;:]{{2,{MIDDLE_CHARACTERS}}}?)", words)
    opening = r"(?:(?<=\s)|(?<=^)|(?<=[(\[,‘]))" if not words.startswith("[") else ""
    return Frame(change, re.compile(rf"{opening}(?:{pattern})(?:(?<=\s)|(?!\w))"), left, right, needed_words(words))


def needed_words(words: str) -> tuple[str, ...]:
    """Literal words of a frame of which one stands wherever the frame holds, the longest choice; none where unsure.

    >>> needed_words("(was|were) (since )?(absorbed|merged) (into|within)")
    ('absorbed', 'merged')
    """
    text = SLOT.sub(CUT, words).replace("(?:", "(")
    text = re.sub(r"\(\?[!=<](?:[^()]|\([^()]*\))*\)", CUT, text)  # what must not stand, or only after the frame
    text = re.sub(r"\[[^\]]*\](?:\{[^}]*\})?[?*+]*", CUT, text)  # "[Nn]"
    text = re.sub(r"\\.[?*+]*", CUT, text)  # "\\(?"
    text = re.sub(rf"[^(){CUT}](?:\{{[^}}]*\}}|[?*])\??", CUT, text)  # "the?", ".{{0,90}}?"
    text = re.sub(r"[.+^$]", CUT, text)
    choices = [[""]]
    while group := re.search(r"\(([^()]*)\)([?*]?)", text):
        if not group[2] and "(" not in text[: group.start()]:
            choices.append([max(each.split(CUT), key=len) for each in group[1].split("|")])
        text = text[: group.start()] + CUT + text[group.end() :]
    choices += [[literal] for literal in text.split(CUT)]
    best = max(choices, key=lambda choice: min(map(len, choice)))
    return tuple(best) if all(best) and not re.search(r"[|{}()?]", text) else ()


@cache
def cue_words(name: str) -> re.Pattern[str]:
    """Any of the words of a list of the vocabulary, whole: those of "published", "drafted", "remit"."""
    return re.compile(rf"\b(?:{one_of(vocabulary('changes')[name])})\b")
