"""Page furniture: stamps, running heads and feet, printed page numbers, and notices on blank pages.

What stands in the upper or lower margin band and comes back on other pages at the same height is furniture; so is a
number in a band that counts with the pages. All of it is taken from the pages and kept apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from ingest.layout import PrintedPage, PrintedWord, around
from ingest.lines import SAME_LINE
from ingest.paper import Furniture, FurnitureKind
from ingest.words import PaperWords

BAND = 0.13  # of the page's height, at its head and at its foot
SEGMENT_GAP = 2.0  # in sizes: pieces of a running line further apart are told apart
OUTERMOST_PT = 75.0  # from the page's edge: a line on some pages only is furniture if it stands this near to it
LARGER = 1.15  # times the text's size: set so large, a line on some pages only is a heading that comes back
SAME_HEIGHT_PT = 4.0
FEWEST_REPEATS = 3  # a line on three pages at the same height, or on all of two
DENSE = 0.4  # of the pages from its first to its last: a heading that comes back now and then stands on fewer
SAME_PLACE_PT = 30.0  # how far numbers of other lengths differ in where they begin

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"[-–|\s]*(?P<number>\d{1,4}|[ivxl]{1,6})[-–|\s]*")  # "4", "- 4 -", "iv"
_NUMBER_TWICE = re.compile(r"\w+\s(?P<number>\d{1,4})\s*/\s*\w+\s(?P=number)")  # "Page 2 / Tudalen 2"
_NUMBER_OF = re.compile(r"(?:\w+\s)?(?P<number>\d{1,4})\s*(?:of|/)\s*\d{1,4}", re.IGNORECASE)  # "Page 4 of 12"


class _Segment:
    """A piece of a line in a margin band."""

    def __init__(self, words: list[PrintedWord], page: PrintedPage) -> None:
        self.words = words
        self.page = page.number
        self.box = around([word.box for word in words])
        self.text = " ".join(word.text for word in words)
        self.keys = _keys(self.text.casefold(), page.number)
        self.baseline = words[0].baseline
        self.is_large = words[0].style.size > LARGER * page.text_size
        self.at_foot = self.baseline > page.height_pt / 2
        # measured from the edge it is near, so that landscape pages agree with upright ones
        self.height = page.height_pt - self.baseline if self.at_foot else self.baseline


def take_stamps(pages: Sequence[PrintedPage], words: PaperWords) -> list[Furniture]:
    """The stamps that count with the pages: they are set over whatever a page holds, tables too."""
    stamp = page_stamp(words)
    segments = [segment for page in pages for segment in _segments(page)]
    numbered = [(segment, int(found["number"])) for segment in segments if (found := stamp.fullmatch(segment.text))]
    shifts = Counter(number - segment.page for segment, number in numbered)
    kinds: dict[int, FurnitureKind] = {
        id(segment): "stamp" for segment, number in numbered if shifts[number - segment.page] >= FEWEST_REPEATS
    }
    return _taken(pages, segments, kinds)


def take_numbers(pages: Sequence[PrintedPage], words: PaperWords) -> list[Furniture]:
    """The stamps and page numbers of all `pages`, in page order. Their words are taken out of the pages."""
    stamp, item_stamp = page_stamp(words), item_stamp_of(words)
    segments = [segment for page in pages for segment in _segments(page)]
    counting = _counting(segments, stamp)
    counting |= _out_of_step(segments, counting)
    kinds: dict[int, FurnitureKind] = {}
    for segment in segments:
        if stamp.fullmatch(segment.text) or item_stamp.fullmatch(segment.text):
            kinds[id(segment)] = "stamp"
        elif id(segment) in counting:
            kinds[id(segment)] = "page_number"
    return _taken(pages, segments, kinds)


def take_heads(pages: Sequence[PrintedPage], words: PaperWords) -> list[Furniture]:
    """The running heads of all `pages` and the notices on blank ones, in page order, taken out of the pages."""
    segments = [segment for page in pages for segment in _segments(page)]
    repeated = _repeated(segments, len(pages))
    repeated |= _beside_heads(segments, repeated, len(pages))
    furniture = _taken(pages, segments, dict.fromkeys(repeated, "running_head"))
    for page in pages:
        rest = " ".join(word.text for word in page.words).casefold().strip(" .")
        if rest and rest in words.blank_page_notices:
            box = around([word.box for word in page.words])
            furniture.append(Furniture("stamp", " ".join(word.text for word in page.words), page.number, box))
            page.words = []
    return furniture


def _taken(
    pages: Sequence[PrintedPage], segments: Sequence[_Segment], kinds: dict[int, FurnitureKind]
) -> list[Furniture]:
    """The segments that have a kind, as furniture; their words are taken out of `pages`."""
    found = [segment for segment in segments if id(segment) in kinds]
    taken = {id(word) for segment in found for word in segment.words}
    for page in pages:
        page.words = [word for word in page.words if id(word) not in taken]
    return [Furniture(kinds[id(segment)], segment.text, segment.page, segment.box) for segment in found]


def printed_numbers(furniture: Sequence[Furniture], words: PaperWords) -> dict[int, str]:
    """The number printed on each page, as printed; a pack's stamp goes before a paper's own number."""
    printed: dict[int, str] = {}
    for each in sorted(furniture, key=lambda each: each.kind != "page_number"):
        found = re.search(r"\d{1,4}|\b[ivxl]{1,6}\b", each.text)
        is_stamp = each.kind == "stamp" and page_stamp(words).fullmatch(each.text)
        if found and (is_stamp or each.kind == "page_number"):
            printed[each.page] = found.group()
    return printed


@cache
def page_stamp(words: PaperWords) -> re.Pattern[str]:
    """A pack's stamp: "Page 12"."""
    return re.compile(rf"(?:{_any_of(words.stamp_openings)})\s(?P<number>\d{{1,4}})", re.IGNORECASE)


@cache
def item_stamp_of(words: PaperWords) -> re.Pattern[str]:
    """What is stamped on the first page behind an agenda's item: "Agenda Item 3"."""
    openings = _any_of(words.item_stamp_openings)
    return re.compile(rf"(?:{openings})[.:]?\s(?P<ref>[A-Z]?\d{{1,3}}[A-Za-z]?)", re.IGNORECASE)


def _any_of(phrases: Sequence[str]) -> str:
    """A pattern for any of `phrases`, the longest first; one that matches nothing for none."""
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True))) or r"(?!)"


def _segments(page: PrintedPage) -> list[_Segment]:
    head, foot = BAND * page.height_pt, (1 - BAND) * page.height_pt
    inside = [word for word in page.words if word.style.upright and (word.box.bottom < head or word.box.top > foot)]
    inside.sort(key=lambda word: (round(word.baseline), word.box.x0))
    rows: list[list[PrintedWord]] = []
    for word in inside:
        last = rows[-1][-1] if rows else None
        if (
            last
            and abs(last.baseline - word.baseline) <= SAME_LINE * word.style.size
            and word.box.x0 - last.box.x1 <= SEGMENT_GAP * word.style.size
        ):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_Segment(row, page) for row in rows]


def _keys(text: str, page: int) -> list[str]:
    """What a running line is known by on other pages: its words, and its words with the page's number counted off.

    "4 | Agreement 2031" on page 6 is known by "# | agreement #", -2 and 2031. "Question 4" is on no other page.
    """
    numbers = [int(number) for number in _DIGITS.findall(text)]
    shape = _DIGITS.sub("#", text)
    counted = [
        f"{shape} {place} {number - page} {numbers[:place] + numbers[place + 1 :]}"
        for place, number in enumerate(numbers)
    ]
    return [text, *counted]


def _repeated(segments: list[_Segment], pages: int) -> set[int]:
    """Segments whose words stand at the same height on other pages too."""
    by_key: dict[tuple[str, bool], list[_Segment]] = defaultdict(list)
    for segment in segments:
        for key in segment.keys:
            by_key[key, segment.at_foot].append(segment)
    needed = min(FEWEST_REPEATS, max(2, pages))
    found: set[int] = set()
    for alike in by_key.values():
        for segment in alike:
            level = {each.page for each in alike if abs(each.height - segment.height) <= SAME_HEIGHT_PT}
            is_outermost = segment.height < OUTERMOST_PT and not segment.is_large
            is_dense = len(level) >= DENSE * (max(level) - min(level) + 1)
            if len(level) >= needed and ((is_outermost and is_dense) or len(level) >= 0.5 * pages):
                found.add(id(segment))
    return found


def _beside_heads(segments: list[_Segment], repeated: set[int], pages: int) -> set[int]:
    """Segments on one line with a head that most pages have: what an older edition left in it."""
    heads = [segment for segment in segments if id(segment) in repeated and segment.height < OUTERMOST_PT]
    counts = Counter((head.text, head.at_foot) for head in heads)
    lines = {(head.page, round(head.baseline)) for head in heads if counts[head.text, head.at_foot] >= 0.5 * pages}
    return {
        id(segment)
        for segment in segments
        if (segment.page, round(segment.baseline)) in lines
        and not segment.is_large
        and _NUMBER.fullmatch(segment.text) is None
    }


def _counting(segments: list[_Segment], stamp: re.Pattern[str]) -> set[int]:
    """Segments that are numbers which count with the pages."""
    numbered: list[tuple[_Segment, int]] = []
    for segment in segments:
        patterns = (_NUMBER, _NUMBER_TWICE, _NUMBER_OF)
        match = next((found for pattern in patterns if (found := pattern.fullmatch(segment.text))), None)
        if match and not stamp.fullmatch(segment.text):
            numbered.append((segment, _value(match.group("number"))))
    shifts = Counter((segment.at_foot, number - segment.page) for segment, number in numbered)
    return {
        id(segment)
        for segment, number in numbered
        if shifts[segment.at_foot, number - segment.page] >= 2 or (number == segment.page and segment.at_foot)
    }


def _out_of_step(segments: list[_Segment], counting: set[int]) -> set[int]:
    """Lone numbers where most pages have theirs, though they do not count on: a page was put in or taken out."""
    places = [segment for segment in segments if id(segment) in counting and _NUMBER.fullmatch(segment.text)]
    return {
        id(segment)
        for segment in segments
        if _NUMBER.fullmatch(segment.text)
        and id(segment) not in counting
        and sum(1 for place in places if _stand_alike(segment, place)) >= FEWEST_REPEATS
    }


def _stand_alike(one: _Segment, other: _Segment) -> bool:
    return (
        one.at_foot == other.at_foot
        and abs(one.height - other.height) <= SAME_HEIGHT_PT
        and abs(one.box.x0 - other.box.x0) <= SAME_PLACE_PT
    )


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def _value(number: str) -> int:
    """The value of "12" or "xii"."""
    if number.isdigit():
        return int(number)
    values = [_ROMAN[letter] for letter in number]
    return sum(-now if now < after else now for now, after in zip(values, [*values[1:], 0], strict=True))
