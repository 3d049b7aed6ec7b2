"""Printed lines to blocks: where a paragraph, a list item or a heading begins and ends.

A new block begins at a marker, after a wider gap than lines of a paragraph have, where the type changes, and where a
line stopped although the next word would have fitted on it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.lines import Line
from ingest.markers import Marker, marker_of
from ingest.paper import BlockKind

PITCH_SLACK = 1.22  # a gap of more than this many line pitches ends a paragraph
USUAL_PITCH = 1.18  # in sizes: the line pitch assumed where a paper shows none
DEEPEST_INDENT = 4.0  # in sizes: a first line may be set in, but no further
SAME_END_PT = 1.0  # lines that end within this are set flush right
WIDEST_PITCH = 2.1  # in sizes: double spacing
FEWEST_STEPS = 4  # a size with fewer full lines does not show its pitch
FULL_LINE = 0.88  # of the width: a line that ends beyond this is full
FEWEST_OF_TEXT = 2  # lines: then a line that ends with a comma was broken by hand, but goes on
_ENDINGS = ".:;!?"


@dataclass(slots=True)
class Draft:
    """A block in the making."""

    kind: BlockKind
    lines: list[Line]
    marker: Marker | None = None
    level: int | None = None
    depth: int | None = None
    number: str | None = None
    grid_cell: tuple[int, int, int] | None = None  # table, row, column
    frame: tuple[float, float] = field(default=(0.0, 0.0))  # left and right edge of the room it had

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def last(self) -> Line:
        return self.lines[-1]

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def italic(self) -> bool:
        return all(line.italic for line in self.lines)


class Pitches:
    """The line pitch of each type size, as the full lines of a paper show it."""

    def __init__(self, flows: Sequence[Sequence[Line]]) -> None:
        counts: dict[float, Counter[float]] = {}
        for lines in flows:
            right = max((line.box.x1 for line in lines), default=0.0)
            for above, below in pairwise(lines):
                step = below.baseline - above.baseline
                same = above.page == below.page and above.size == below.size and not marker_of(below)
                if same and above.box.x1 > FULL_LINE * right and 0.9 * above.size < step < WIDEST_PITCH * above.size:
                    counts.setdefault(above.size, Counter())[round(2 * step) / 2] += 1
        self.known = {
            size: self._smallest_common(steps) for size, steps in counts.items() if steps.total() >= FEWEST_STEPS
        }
        shares = sorted(pitch / size for size, pitch in self.known.items())
        self.share = shares[len(shares) // 2] if shares else USUAL_PITCH

    @staticmethod
    def _smallest_common(steps: Counter[float]) -> float:
        total = sum(steps.values())
        return min(step for step, count in steps.items() if count >= 0.2 * total)

    def of(self, line: Line) -> float:
        return self.known.get(line.size, max(self.share, USUAL_PITCH) * line.size)


def draft_blocks(lines: Sequence[Line], frame: tuple[float, float], pitches: Pitches) -> list[Draft]:
    """The blocks that `lines` make within the left and right edge of `frame`."""
    drafts: list[Draft] = []
    for line in lines:
        marker = marker_of(line)
        current = drafts[-1] if drafts else None
        if current is not None and not _begins_block(current, line, marker, frame, pitches):
            current.lines.append(line)
            continue
        drafts.append(Draft(_kind_of(marker), [line], marker, number=marker.number if marker else None, frame=frame))
    return drafts


def _kind_of(marker: Marker | None) -> BlockKind:
    if marker is None or marker.kind in ("outline", "reference", "bare"):
        return "paragraph"
    return "list_item"


def _begins_block(
    current: Draft, line: Line, marker: Marker | None, frame: tuple[float, float], pitches: Pitches
) -> bool:
    last = current.last
    if _is_hyphenated(last) and line.page == last.page and line.baseline > last.baseline:
        return False
    if line.page != last.page or (marker is not None and not _is_mid_sentence(current, line, marker)):
        return True
    if last.leads:
        return True
    step = line.baseline - last.baseline
    pitch = max(pitches.of(line), pitches.of(last))
    if line.box.bottom < last.box.top or step > WIDEST_PITCH * pitch:
        return True
    if step > PITCH_SLACK * pitch and not _is_spaced_wide(current, line, frame):
        return True
    if step < 0.4 * line.size:  # beside the line before it: another column or cell
        return True
    if line.box.x1 < min(each.box.x0 for each in current.lines):  # wholly to its left: one is set right, one centred
        return True
    if _differs(current, line):
        return True
    if line.banded or last.banded:
        return not (line.banded and last.banded)
    if current.marker and line.box.x0 < current.marker.indent - 2:
        return True
    is_cut = last.full and last.words[-1].text[-1] not in _ENDINGS  # beside a picture, lines are set further in
    is_far_left = line.box.x0 < min(each.box.x0 for each in current.lines) - DEEPEST_INDENT * line.size
    if is_far_left and not (is_cut or _is_flush_right(last, line, frame[0])):
        return True
    return _is_forced(current, line, frame)


def _is_flush_right(last: Line, line: Line, left: float) -> bool:
    """Whether both lines are set flush right, and the first word of the second had no room on the first."""
    word = line.words[0].box
    room = last.box.x0 - left
    return abs(line.box.x1 - last.box.x1) <= SAME_END_PT and room < word.x1 - word.x0 + 1.2 * line.size


def _is_spaced_wide(current: Draft, line: Line, frame: tuple[float, float]) -> bool:
    """Lines further apart than the paper's usual that are one sentence: the first is full, the next in lower case."""
    last = current.last
    is_address = "@" in line.words[0].text or "/" in line.words[0].text
    is_open = last.words[-1].text[-1].isalnum() and not is_address and not has_room(last, line, frame[1])
    return is_open and line.words[0].text[0].islower() and abs(line.size - last.size) < 0.3 and line.bold == last.bold


def _is_mid_sentence(current: Draft, line: Line, marker: Marker) -> bool:
    """A dash or a number that only happens to stand at the start of a line: "... by the board / - and by others"."""
    text_x0 = current.marker.text_x0 if current.marker else min(each.box.x0 for each in current.lines)
    level = abs(line.box.x0 - text_x0) < 2
    step_back = line.words[1].box.x0 - line.words[0].box.x1 < 0.45 * line.size
    is_full = current.last.full or current.last.box.x1 > FULL_LINE * current.frame[1]  # beside a picture too
    open_end = current.last.words[-1].text[-1] not in _ENDINGS and is_full
    if marker.kind == "bullet" and line.words[0].text not in "–—-":
        return False
    if not (level and open_end):
        return False
    if current.last.full:  # justified: the gap behind a number says nothing
        return marker.kind in ("single", "lettered", "bare")
    if marker.kind == "bare" and line.words[1].text[0].islower():  # "at least / 14  hours", two spaces behind it
        return True
    return step_back and marker.kind in ("bullet", "single", "lettered")


def _differs(current: Draft, line: Line) -> bool:
    """Another size, weight or colour, and not by the accident of a bold phrase that fills a line."""
    last = current.last
    if abs(line.size - last.size) > 0.08 * max(line.size, last.size) + 0.3:
        return True
    if line.words[0].text[0].islower():
        return False
    ended = last.words[-1].text[-1] in _ENDINGS or last.box.x1 < FULL_LINE * current.frame[1]
    if line.bold != current.bold and (line.bold or ended or last.words[-1].text[-1].isalnum()):
        run_in = current.bold and len(current.lines) == 1 and not ended
        return not run_in and (ended or (current.bold and not line.bold) or (line.bold and ended))
    is_recoloured = line.colour != last.colour and line.words[0].style.colour != last.words[0].style.colour
    return is_recoloured and ended and (last.words[-1].text[-1] in _ENDINGS or has_room(last, line, current.frame[1]))


def _is_hyphenated(line: Line) -> bool:
    """Whether the line ends within a word: "COVID-" before "19"."""
    text = line.words[-1].text
    return len(text) > 1 and text[-1] in "-\u00ad" and text[-2].isalpha()


def has_room(last: Line, first: Line, right: float) -> bool:
    """Whether the first word of `first` would have fitted behind `last`, in a room that ends at `right`."""
    if last.full:
        return False
    word = first.words[0]
    return right - last.box.x1 >= (word.box.x1 - word.box.x0) + 1.2 * first.size


def _is_forced(current: Draft, line: Line, frame: tuple[float, float]) -> bool:
    """The line before stopped although this line's first word would have fitted behind it."""
    last = current.last
    if current.bold and line.bold and line.size >= 13:  # a title is broken where it looks well
        return False
    if not has_room(last, line, frame[1]):
        return False
    if last.words[-1].text[-1] == "," and ((current.bold and line.bold) or len(current.lines) >= FEWEST_OF_TEXT):
        return False
    first = line.words[0]
    opens = first.text[0].isupper() or first.text[0].isdigit() or first.text[0] in "‘“\"'("
    return opens or last.words[-1].text[-1] in ".:;"
