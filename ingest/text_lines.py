"""The lines of a plain text: folded, with what tools that made the text left in it told from what the paper says.

Such files come from PDF extractors (hard-wrapped lines, a lost bullet that leaves one space, a form feed that leaves
another) and from converters (a line to a paragraph, "**bold**", tables with tabs, scraps of HTML). Both kinds mix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.outline import folded
from ingest.plain import BROKEN_SOFTLY
from ingest.words import PaperWords

# Scraps of HTML that converters leave: those that end a line, and those within one.
BLOCK_TAG = re.compile(r"</?(?:p|br|ul|ol|li|div|tr|table)\b[^<>]*>", re.IGNORECASE)
INLINE_TAG = re.compile(r"</?(?:b|i|u|em|strong|span|sup|sub|a|font)\b[^<>]*>", re.IGNORECASE)
BOLD = re.compile(r"\*\*(\S(?:.*?\S)?)\*\*")
BOLD_OVER_LINES = re.compile(r"\*\*([^*\n]+)\n([^*\n]+)\*\*")
LEADERS = re.compile(r"(?:\.\s?){5,}")  # dots that lead to a page number in a contents list
ITALIC = re.compile(r"(?<![\w*])\*([^\s*](?:[^*]*[^\s*])?)\*(?![\w*])")
GLUED_BULLET = re.compile(r"(?<=\S)\s*•\s*(?=\S)")  # "held.• A second": two items of a list on one line
FLAT_LIST = re.compile(r"\s-\s(?=[A-Z])")  # "- Foreword updated - Leads updated": a list that a converter made flat
WRAPPED_WIDTH = 130  # characters: where nine lines in ten are shorter, the text is hard-wrapped
LONGEST_WRAPPED = 200  # characters: a longer line is a paragraph, whatever stands around it
FULL_SHARE = 0.88  # a line is full where its next word would have passed this share of the width
CUT_SHARE = 0.78
NEIGHBOURS = 8  # lines on either side that show how wide the text is set here


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line that is not blank."""

    text: str
    gap: int  # blank lines before it
    indent: int  # white space before it, in characters
    cells: tuple[str, ...] = ()  # its pieces between tabs, as they stand in the file; empty where it has no tab
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set: whether its lines are wrapped, how wide at each line, and how many blank lines go for none."""

    wrapped: bool
    widths: tuple[int, ...]
    usual_gaps: tuple[int, ...]  # 1 where the text is double-spaced

    def is_full(self, place: int, line: str, next_line: str, *, is_cut: bool = False) -> bool:
        """The line at `place` was broken because the first word of the next would not have fitted.

        Letters differ in width: where the line ends within a sentence, less is asked of it.
        """
        if len(line) > LONGEST_WRAPPED:
            return False
        first_word = next_line.split(" ", 1)[0]
        share = CUT_SHARE if is_cut else FULL_SHARE
        return self.wrapped and len(line) + 1 + len(first_word) >= share * self.widths[place]


def lines_of(text: str, words: PaperWords) -> list[TextLine]:
    """The lines of `text` that belong to the paper: without page stamps and notices that a page is blank."""
    lines: list[TextLine] = []
    gap = 0
    after_stamp = False
    for raw in _raw_lines(text):
        line = _line(_with_whole_opening(raw, words), gap)
        if line is None:
            gap += 1
        elif _is_furniture(line.text, words) or (after_stamp and line.text.isdecimal()):
            after_stamp = True  # a paper's own page number stands beside the pack's stamp
        else:
            lines.append(line)
            gap, after_stamp = 0, False
    return lines


def setting_of(lines: Sequence[TextLine]) -> Setting:
    lengths = sorted(len(line.text) for line in lines) or [0]
    wrapped = lengths[int(0.9 * (len(lengths) - 1))] <= WRAPPED_WIDTH
    cap = lengths[int(0.98 * (len(lengths) - 1))]
    nears = [slice(max(place - NEIGHBOURS, 0), place + NEIGHBOURS + 1) for place in range(len(lines))]
    widths = tuple(min(max(len(line.text) for line in lines[near]), cap) for near in nears)
    steps = [_gap_within(above, below, width) for (above, below), width in zip(pairwise(lines), widths, strict=False)]
    usual_gaps = tuple(int(wrapped and steps[near].count(1) > steps[near].count(0)) for near in nears)
    return Setting(wrapped, widths, usual_gaps)


def _gap_within(above: TextLine, below: TextLine, width: int) -> int | None:
    """The blank lines between a long line and one that goes on in small letters; None for other neighbours."""
    goes_on = below.gap < 2 and below.text[0].islower() and len(above.text) > 0.8 * width
    return below.gap if goes_on else None


def _raw_lines(text: str) -> Iterator[str]:
    plain = BROKEN_SOFTLY.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).replace("\f", "\n ")
    for raw in BOLD_OVER_LINES.sub(r"**\1**\n**\2**", plain).split("\n"):
        if "<" in raw and "\t" not in raw:
            yield from INLINE_TAG.sub("", BLOCK_TAG.sub("\n", raw)).split("\n")
        else:
            yield raw


def _line(raw: str, gap: int) -> TextLine | None:
    plain = raw.strip()
    bold = bool(re.fullmatch(r"\*\*[^*]+\*\*:?", plain))
    italic = not bold and bool(re.fullmatch(r"\*[^*]+\*", plain))
    cells = tuple(raw.strip(" \r\n").split("\t")) if "\t" in raw else ()
    text = folded(LEADERS.sub(" ", without_emphasis(raw)))
    if not text:
        return None
    return TextLine(text, gap, len(raw) - len(raw.lstrip(" ")), cells, bold, italic)


def _with_whole_opening(raw: str, words: PaperWords) -> str:
    """The line with a first word that was cut by a space or tab put together: "An nex B" is "Annex B"."""
    first, _, rest = raw.partition(" ") if " " in raw[:4] else raw.partition("\t")
    second = rest[: len(rest) - len(rest.lstrip("abcdefghijklmnopqrstuvwxyz"))]
    return first + rest if second and folded(first + second).lower() in words.appendix_openings else raw


def without_emphasis(text: str) -> str:
    """The text without the asterisks that mark bold and italic: "**Venue:** *Online*" is "Venue: Online"."""
    return ITALIC.sub(r"\1", BOLD.sub(r"\1", text)) if "*" in text else text


def pieces_of_cell(cell: str) -> list[str]:
    """What stands in a cell of a table, a piece to each paragraph and bullet; bullets keep their glyph."""
    dashed = FLAT_LIST.sub("\n- ", cell) if cell.lstrip().startswith("- ") else cell
    lines = INLINE_TAG.sub("", BLOCK_TAG.sub("\n", dashed)).split("\n")
    pieces = [piece for line in lines for piece in GLUED_BULLET.sub("\n• ", line).split("\n")]
    return [text for piece in pieces if (text := folded(without_emphasis(piece)))]


def _is_furniture(text: str, words: PaperWords) -> bool:
    lower = text.lower()
    if lower.rstrip(".") in words.blank_page_notices:
        return True
    opening, _, number = lower.rpartition(" ")
    return number.isdecimal() and opening in words.stamp_openings
