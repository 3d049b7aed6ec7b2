"""Words that a page prints with a line through them: what tracked changes took away. The paper no longer says them.

In:     a page's words and its ruling lines.
Out:    the strokes among the lines, and the words without what they strike out, which is kept apart.
Rule:   a stroke runs level through the small letters, a quarter of the size above the baseline, and begins and ends
        where letters do. An underline runs below the baseline; a chart's or a table's line goes on beyond the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.layout import PrintedPage, PrintedWord, Rule, around
from ingest.plain import moved

RISE = (0.14, 0.4)  # of the size: how far above the baseline a stroke runs (Word draws it at 0.23)
BEYOND = 0.6  # of the size: a stroke ends no further from the letters that it strikes: a space is struck too
WIDEST_GAP = 3.5  # of the size: struck words on one line stand no further apart
COVERED = 0.6  # of a word or a letter: a stroke over this much of its width strikes it


@dataclass(frozen=True, slots=True)
class Strokes:
    """The lines that strike out words of a page."""

    rules: tuple[Rule, ...]

    def strike(self, x0: float, x1: float, baseline: float, size: float) -> bool:
        """Whether what stands between `x0` and `x1` on this baseline is struck out."""
        low, high = baseline - RISE[1] * size, baseline - RISE[0] * size
        needed = COVERED * (x1 - x0)
        return any(
            low <= rule.top <= high and min(rule.x1, x1) - max(rule.x0, x0) >= needed > 0
            for rule in self.rules
        )  # fmt: skip

    def strike_word(self, word: PrintedWord) -> bool:
        return word.style.upright and self.strike(word.box.x0, word.box.x1, word.baseline, word.style.size)


def strokes_of(words: Sequence[PrintedWord], rules: Iterable[Rule]) -> Strokes:
    """The strokes among the ruling lines of a page. Its words are in drawing order."""
    level = [rule for rule in rules if rule.orientation == "h"]
    if not level:
        return Strokes(())
    upright = [word for word in words if word.style.upright]
    return Strokes(tuple(rule for rule in level if _is_stroke(rule, upright)))


def _is_stroke(rule: Rule, words: Sequence[PrintedWord]) -> bool:
    crossed = sorted(
        (
            word
            for word in words
            if word.box.top < rule.top < word.box.bottom
            and word.box.x0 < rule.x1
            and word.box.x1 > rule.x0
            and RISE[0] * word.style.size <= word.baseline - rule.top <= RISE[1] * word.style.size
        ),
        key=lambda word: word.box.x0,
    )
    if not crossed:
        return False
    size, end = crossed[0].style.size, crossed[0].box.x0
    if rule.x0 < end - BEYOND * size:
        return False
    for word in crossed:
        if word.box.x0 - end > WIDEST_GAP * size:
            return False
        end = max(end, word.box.x1)
    return rule.x1 <= end + BEYOND * size


def take_struck(page: PrintedPage, strokes: Strokes) -> None:
    """Take the struck words out of `page.words` into `page.struck`, and the strokes out of its lines.

    What is left of a word with a piece struck out of its middle is one word again.
    """
    if not strokes.rules:
        return
    gone = set(strokes.rules)
    page.rules = [rule for rule in page.rules if rule not in gone]
    kept: list[PrintedWord] = []
    joins = False  # whether a struck piece, written on to the word before it, comes between
    for word in page.words:
        if strokes.strike_word(word):
            page.struck.append(word)
            joins = word.glued and bool(kept) and (joins or _is_beside(kept[-1], word))
            continue
        if joins and word.glued and word.style.size == kept[-1].style.size:
            kept[-1].originals += moved(word.originals, len(kept[-1].text))
            kept[-1].text += word.text
            kept[-1].box = around([kept[-1].box, word.box])
        else:
            word.glued = word.glued and not joins
            kept.append(word)
        joins = False
    page.words = kept


def _is_beside(before: PrintedWord, word: PrintedWord) -> bool:
    return abs(before.baseline - word.baseline) < 0.1 * word.style.size and word.box.x0 >= before.box.x0
