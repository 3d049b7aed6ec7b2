"""The part of a text to show among the answers of a search, with the words marked that were asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.text.words import WORD, stems_of_word

SNIPPET = 320  # characters


@dataclass(frozen=True, slots=True)
class Marked:
    """A part of a passage to be shown, with the offsets in it of the words that were asked for."""

    text: str
    marks: tuple[tuple[int, int], ...]


def marked(text: str, wanted: set[str], together: Iterable[Sequence[str]] = ()) -> Marked:
    """The part of `text` in which the words of these stems stand closest, with their places in it.

    Those of `together` count only where they stand one after another.
    """
    said = [(match.span(), stems_of_word(match[0])) for match in WORD.finditer(text)]
    places = sorted({span for span, stems in said if wanted.intersection(stems)} | set(_in_a_row(said, together)))
    start = _word_start(text, _best_start(places)) if len(text) > SNIPPET else 0
    end = len(text) if len(text) - start <= SNIPPET else text.rfind(" ", start, start + SNIPPET)
    end = end if end > start else start + SNIPPET
    shown = [(a - start, b - start) for a, b in places if start <= a and b <= end]
    spans: list[tuple[int, int]] = []
    for first, last in shown:  # words marked beside each other are one mark
        if spans and first - spans[-1][1] <= 1:
            first = spans.pop()[0]
        spans.append((first, last))
    return Marked(text[start:end], tuple(spans))


def _in_a_row(
    said: Sequence[tuple[tuple[int, int], Sequence[str]]], together: Iterable[Sequence[str]]
) -> Iterator[tuple[int, int]]:
    """Where the words of each row of stems stand, each word of them."""
    each = [(stem, span) for span, stems in said for stem in stems]
    for row in together:
        for first in range(len(each) - len(row) + 1):
            here = each[first : first + len(row)]
            if all(stem == wanted for (stem, _), wanted in zip(here, row, strict=True)):
                yield from (span for _, span in here)


def _best_start(places: Sequence[tuple[int, int]]) -> int:
    """Where the most words stand within one snippet."""
    starts = [start for start, _ in places]
    return max(starts, key=lambda start: (sum(start <= each < start + SNIPPET for each in starts), -start), default=0)


def _word_start(text: str, place: int) -> int:
    """A little before `place`, at the beginning of a word."""
    before = max(place - SNIPPET // 4, 0)
    return 0 if before == 0 else text.find(" ", before) + 1
