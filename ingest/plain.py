"""Text made plain, and what it was made of: the original characters are kept where they are others.

In:     characters as a file has them.
Out:    the plain text and its `Original`s, whose offsets are those of the plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.folding import fold_character, fold_word
from ingest.paper import Block, Original

ARTEFACTS = str.maketrans(
    "\ufffe\x02", "--", "\ufffd\x00"
)  # what PDF engines write for a hyphen at a line's end, or nothing
SOFT_HYPHEN = "\u00ad"
BROKEN_SOFTLY = re.compile(rf"{SOFT_HYPHEN}[^\S\n]*\n\s*")  # at a line's end the word goes on on the next line


def plain_word(printed: str) -> tuple[str, tuple[Original, ...]]:
    """A word without white space made plain; soft hyphens stay, for they say where a line may have broken it.

    >>> plain_word("ﬁre")
    ('fire', (Original(start=0, end=2, text='ﬁ'),))
    """
    if printed.isascii():
        return printed, ()
    printed = printed.translate(ARTEFACTS)
    pieces = [fold_character(ord(letter)) for letter in printed]
    text = fold_word("".join(pieces))
    return text, tuple(_differing(printed, pieces, text))


def _differing(printed: str, pieces: Sequence[str], text: str) -> Iterator[Original]:
    """The stretches of `text` that were printed in other characters."""
    at, last = 0, None
    for letter, piece in zip(printed, pieces, strict=True):
        end = at + len(piece)
        if text[at:end] != letter:
            last = Original(last.start, end, last.text + letter) if last else Original(at, end, letter)
        elif last:
            yield last
            last = None
        at = end
    if last:
        yield last


def moved(originals: Iterable[Original], by: int) -> tuple[Original, ...]:
    """The same further on in a text."""
    return tuple(Original(start + by, end + by, text) for start, end, text in originals)


def cut(originals: Iterable[Original], start: int, end: int) -> tuple[Original, ...]:
    """Those of the text from `start` to `end` alone, told from its start."""
    return moved((each for each in originals if start <= each.start and each.end <= end), -start)


def without_soft_hyphens(text: str, originals: Sequence[Original]) -> tuple[str, tuple[Original, ...], list[int]]:
    """The text without them, what it was printed as, and the new place of each old one, that of its end among them."""
    places = [0]
    for letter in text:
        places.append(places[-1] + (letter != SOFT_HYPHEN))
    fallen = [Original(at, at, SOFT_HYPHEN) for at, letter in zip(places, text, strict=False) if letter == SOFT_HYPHEN]
    kept = [Original(places[start], places[end], printed) for start, end, printed in originals]
    return text.replace(SOFT_HYPHEN, ""), tuple(sorted([*fallen, *kept])), places


class PrintedText:
    """All text of a file without layout, made plain as a whole, in which its blocks find their original characters."""

    def __init__(self, raw: str) -> None:
        self.text, self._spans = "", list[Original]()
        raw = BROKEN_SOFTLY.sub(SOFT_HYPHEN, raw)
        if raw.isascii():
            return
        pieces: list[str] = []
        at = 0
        for word, space in _words(raw):
            plain, originals = plain_word(word)
            plain, originals, _ = without_soft_hyphens(plain, originals)
            self._spans += moved(originals, at)
            pieces.append(plain)
            at += len(plain)
            if space:
                if any(not letter.isascii() for letter in space):
                    self._spans.append(Original(at, at + 1, space))
                pieces.append(" ")
                at += 1
        self.text = "".join(pieces)

    def given_to(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """The blocks, each with the original characters of its text, as far as it stands in the file as one."""
        if not self._spans:
            return tuple(blocks)
        given: list[Block] = []
        cursor = first = 0
        for block in blocks:
            found: list[Original] = []
            ends = sorted({0, *(mark.offset for mark in block.marks), len(block.text)})
            for start, end in pairwise(ends):
                at = self.text.find(block.text[start:end], cursor)
                if at < 0:
                    continue
                cursor = at + end - start
                while first < len(self._spans) and self._spans[first].start < at:
                    first += 1
                for span in self._spans[first:]:
                    if span.end > cursor:
                        break
                    found.append(Original(span.start - at + start, span.end - at + start, span.text))
            given.append(replace(block, originals=tuple(found)) if found else block)
        return tuple(given)


def _words(raw: str) -> Iterator[tuple[str, str]]:
    """Each word with the white space behind it."""
    word = space = ""
    for letter in raw:
        if fold_character(ord(letter)).isspace():
            space += letter
            continue
        if space:
            yield word, space
            word = space = ""
        word += letter
    yield word, space
