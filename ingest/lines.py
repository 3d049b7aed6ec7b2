"""Words of one page or one cell to printed lines, in reading order.

The order in which a file draws its words is the order in which they were written, in columns and layout tables too;
so that order leads. What a producer draws late (an aside placed by hand) is put back on the line it stands in, and a
page whose order jumps about is read from its places alone.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from ingest.layout import PrintedWord, Rule, around
from ingest.paper import Box
from ingest.plain import cut

TAB_GAP = 9.0  # in sizes: words on one baseline further apart than this are no line
FEWEST_FLUSH = 4  # so many lines that end at one place are set flush to a right edge
STRETCHED = 0.5  # in sizes: a middling space between words wider than this is a justified line's
LABEL_GAP = 20.0  # and after a label: "To:", far from whom
SAME_LINE = 0.3  # in sizes: how far baselines on one line may differ


_GLUED_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})+\.?)([A-Z](?:[a-z]|[A-Z]{2})\S*|A)")
HANGING = 0.5  # in sizes: how far from where its word is thought to begin the lines below a hanging number may begin
WIDE_SPACE = 0.6  # in sizes: what sets a paragraph's number apart from its words


@dataclass(slots=True)
class Line:
    """Words on one baseline, left to right."""

    words: list[PrintedWord]
    box: Box
    baseline: float
    size: float
    underlined: bool = False
    banded: bool = False  # stands on a filled band that runs across the text
    full: bool = False  # was not broken by hand: justified, flush with many others, or it ends with "of" or "the"

    @property
    def page(self) -> int:
        return self.words[0].page

    @property
    def leads(self) -> bool:
        """Whether a row of dots leads from it to a page number."""
        return any(word.leads for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def bold(self) -> bool:
        return all(word.style.bold for word in self.words if word.text[0].isalnum()) and self.words[-1].style.bold

    @property
    def italic(self) -> bool:
        return all(word.style.italic for word in self.words)

    @property
    def colour(self) -> tuple[int, int, int]:
        return self.words[-1].style.colour


def read_lines(
    words: Sequence[PrintedWord], rules: Iterable[Rule] = (), *, joining_words: Collection[str] = ()
) -> list[Line]:
    """The lines that `words` make, in reading order; a line that ends with one of `joining_words` goes on.

    A sign that is all that there is, in a cell of a table, is what the cell says: "-", "✓".
    """
    upright = [word for word in words if word.style.upright]
    lines = [line for line in _mended(_runs(upright)) if _says_something(line) or len(words) == 1]
    if _jumps_about(lines):
        lines = _by_place(lines)
    lines += [_line(run) for run in _turned_runs(words)]
    for line, below in zip_longest(lines, lines[1:]):
        _part_number(line, below)
    edges = Counter(round(line.box.x1) for line in lines)
    for line in lines:
        is_flush = edges[round(line.box.x1)] >= FEWEST_FLUSH or _is_stretched(line)
        line.full = is_flush or line.words[-1].text.casefold() in joining_words
    _find_underlines(lines, [rule for rule in rules if rule.orientation == "h"])
    return lines


def _part_number(line: Line, below: Line | None) -> None:
    """Part the number that begins a line from the word it runs into: "1.1On" is 1.1 and On.

    Before a figure ("1.1On 16 March") that is so where the line below begins under the word: the number hangs.
    """
    first = line.words[0]
    glued = _GLUED_NUMBER.fullmatch(first.text)
    if glued and not first.marks and len(line.words) > 1:
        number, word = glued.groups()
        middle = first.box.x0 + (first.box.x1 - first.box.x0) * len(number) / len(first.text)
        hangs = below is not None and abs(below.box.x0 - middle) < HANGING * line.size
        if not (hangs or line.words[1].text[0].isalpha()):
            return
        line.words[:1] = [
            replace(
                first,
                text=number,
                box=first.box._replace(x1=middle - WIDE_SPACE * line.size),
                originals=cut(first.originals, 0, len(number)),
            ),
            replace(
                first,
                text=word,
                box=first.box._replace(x0=middle),
                originals=cut(first.originals, len(number), len(first.text)),
                space="",
            ),
        ]


def _is_stretched(line: Line) -> bool:
    """Whether wide spaces show that the line was justified; the last line of a paragraph never is."""
    gaps = [after.box.x0 - before.box.x1 for before, after in pairwise(line.words)]
    return len(gaps) >= 4 and sorted(gaps)[len(gaps) // 2] > STRETCHED * line.size


def _says_something(line: Line) -> bool:
    """A stray full stop or dash on a line of its own says nothing."""
    return len(line.words) > 1 or len(line.words[0].text) > 1 or line.words[0].text.isalnum()


def _line(words: list[PrintedWord]) -> Line:
    letters = sorted((word.style.size, len(word.text)) for word in words)
    half, seen, size = sum(count for _, count in letters) / 2, 0, letters[-1][0]
    for each, count in letters:
        seen += count
        if seen >= half:
            size = each
            break
    return Line(words, around([word.box for word in words]), words[0].baseline, size)


def _runs(words: Sequence[PrintedWord]) -> list[Line]:
    """Neighbours in drawing order that stand on one baseline, each right of the one before."""
    runs: list[list[PrintedWord]] = []
    for word in words:
        last = runs[-1][-1] if runs else None
        if last and _follows(last, word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [_line(run) for run in runs]


def _follows(last: PrintedWord, word: PrintedWord) -> bool:
    size = max(last.style.size, word.style.size)
    if abs(last.baseline - word.baseline) > SAME_LINE * size:
        return False
    gap = word.box.x0 - last.box.x1
    widest = LABEL_GAP if last.text.endswith(":") else TAB_GAP
    return -0.3 * size <= gap and (gap <= widest * size or last.leads)


def _mended(lines: list[Line]) -> list[Line]:
    """Lines with those pieces put in that were drawn apart but stand between or right beside their words."""
    mended: list[Line] = []
    for line in lines:
        home = next((each for each in reversed(mended) if _belongs(line, each)), None)
        if home is None:
            mended.append(line)
        else:
            joined = _line(sorted(home.words + line.words, key=lambda word: word.box.x0))
            mended[mended.index(home)] = joined
    return mended


def _belongs(piece: Line, line: Line) -> bool:
    if piece.page != line.page or abs(piece.baseline - line.baseline) > SAME_LINE * max(piece.size, line.size):
        return False
    size = min(piece.size, line.size)
    before = max((word.box.x1 for word in line.words if word.box.x0 < piece.box.x0), default=None)
    after = min((word.box.x0 for word in line.words if word.box.x0 >= piece.box.x0), default=None)
    near_before = before is not None and -0.3 * size <= piece.box.x0 - before <= 0.4 * size
    near_after = after is not None and -0.3 * size <= after - piece.box.x1 <= 0.4 * size
    return near_before or near_after


def _jumps_about(lines: list[Line]) -> bool:
    """Whether the drawing order goes back up the page over text that it already passed."""
    jumps = 0
    for last, line in itertools.pairwise(lines):
        if line.box.bottom < last.box.top + 1 and _overlap(line.box, last.box) > 0:
            jumps += 1
    return jumps > 0


def _overlap(one: Box, two: Box) -> float:
    return min(one.x1, two.x1) - max(one.x0, two.x0)


def _by_place(lines: list[Line]) -> list[Line]:
    """Lines from top to bottom; those side by side from left to right."""
    placed: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: (each.baseline, each.box.x0)):
        if placed and abs(placed[-1][0].baseline - line.baseline) <= SAME_LINE * line.size:
            placed[-1].append(line)
        else:
            placed.append([line])
    ordered: list[Line] = []
    for row in placed:
        row.sort(key=lambda each: each.box.x0)
        words = [word for line in row for word in line.words]
        gaps = [b.box.x0 - a.box.x1 for a, b in itertools.pairwise(words)]
        ordered += [_line(words)] if max(gaps, default=0) <= TAB_GAP * row[0].size else row
    return ordered


def _turned_runs(words: Sequence[PrintedWord]) -> list[list[PrintedWord]]:
    """Words written upwards or downwards, as one run for each place on the page."""
    runs: list[list[PrintedWord]] = []
    for word in words:
        if word.style.upright:
            continue
        last = runs[-1][-1] if runs else None
        if last and abs(last.box.x0 - word.box.x0) < word.style.size:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _find_underlines(lines: list[Line], rules: list[Rule]) -> None:
    if not rules:
        return
    for line in lines:
        first, last = line.words[0].box.x0, line.words[-1].box.x1
        under = [
            rule
            for rule in rules
            if -0.05 * line.size <= rule.top - line.baseline <= 0.28 * line.size
            and rule.x0 < line.box.x1
            and rule.x1 > line.box.x0
        ]
        if not under:
            continue
        x0, x1 = min(rule.x0 for rule in under), max(rule.x1 for rule in under)
        starts = x0 - first
        number_wide = line.words[1].box.x0 - first if len(line.words) > 1 else 0.0
        line.underlined = x1 >= last - 0.5 * line.size and x1 <= last + line.size and starts <= number_wide + 2
