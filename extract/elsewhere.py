"""Where single fields stand that a fact's quote does not print: the year from a title, the name that "it" stands for.

In:     the facts of one paper, some with such evidence from their finders (`Fact.also`).
Out:    the same facts, each with evidence for every printed field that neither the quote nor a finder's evidence says.
Rule:   a finder knows best where it read a field. Where it does not say, the place is the nearest that prints the
        value, in the order in which context carries: for what holds of a whole paper (its plan, year, meeting) the
        headings above, the opening of the paper within the file, its running heads; for all else the words before in
        the same section, then the headings. Then the rest of that paper, then of the file.
Leaves: values that are printed nowhere: a name put together of two lines, a year reckoned from another.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from extract.facts import Evidence, Fact
from extract.readable import BY_RULE, is_readable
from extract.reading import Reading
from ingest.paper import Block, PageBox, Part

OPENING_BLOCKS = 16  # of a paper within the file: its title, date and body stand there
OF_THE_PAPER: dict[str, frozenset[str]] = {
    "document": frozenset({"title", "body", "date", "period", "version"}),
    "priority": frozenset({"of", "year"}),
    "theme": frozenset({"year"}),
    "edition": frozenset({"agreement"}),
    "change": frozenset({"year"}),
    "lead": frozenset({"year"}),
    "relation": frozenset({"year"}),
    "action": frozenset({"plan_year"}),
    "meeting": frozenset({"body", "date", "time", "venue", "chair", "present", "in_attendance", "next_meeting"}),
    "agenda_item": frozenset({"meeting_date"}),
    "resolution": frozenset({"meeting_date"}),
}
APOSTROPHES = str.maketrans("'‘`", "’’’")
REST_OF_WORD = re.compile(r"(?:[-–/]\w+)*")  # "-34" of "2031-34", where 2031 was looked for
MONTHS = tuple(date(2000, month, 1).strftime("%B").lower() for month in range(1, 13))


class Elsewhere:
    """Finds values in one paper's text. What was found once for a value and a place is kept."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.paper = reading, reading.paper
        lowered = self.paper.text.translate(APOSTROPHES).lower()
        self.text = lowered if len(lowered) == len(self.paper.text) else self.paper.text
        self._spans: dict[str, list[tuple[int, int]]] = {}
        self._chosen: dict[tuple[object, ...], Evidence | None] = {}

    def completed(self, fact: Fact) -> Fact:
        """The fact with evidence for each printed field that it has none for."""
        also = list(fact.also)
        for name, value in fact.said().items():
            if value in (None, "", []) or name in BY_RULE[fact.type]:
                continue
            own = " ".join([fact.evidence.quote, *(each.quote for field, each in fact.also if field == name)])
            if not is_readable(value, own):
                also += ((name, found) for found in self._places(fact, name, value, own))
        return replace(fact, also=tuple(also)) if len(also) > len(fact.also) else fact

    def _places(self, fact: Fact, name: str, value: object, own: str) -> Iterator[Evidence]:
        """Where the value stands; of a list where each of its members does, one place once."""
        told: set[tuple[int, int]] = set()
        for each in self._pieces(value):
            found = None if is_readable(each, own) else self._place(fact, name, each)
            if found and (found.start, found.end) not in told:
                told.add((found.start, found.end))
                yield found

    def _pieces(self, value: object) -> Iterator[str]:
        """What may stand in several places: the members of a list, a table's header and row, a day and its year."""
        for each in map(str, value) if isinstance(value, list) else [str(value)]:
            yield each
            if ": " in each and not self._found(next(printed_forms(each))):
                yield from each.split(": ", 1)
            if re.fullmatch(r"\d{4}-\d\d-\d\d", each):
                yield each[:4]

    def _place(self, fact: Fact, name: str, value: str) -> Evidence | None:
        of_paper = name in OF_THE_PAPER.get(fact.type, ())
        block = self.paper.block_at(fact.evidence.start)
        key = (value, of_paper, fact.part, block.index)
        if key not in self._chosen:
            self._chosen[key] = self._nearest(value, block, self.paper.parts[fact.part], of_paper=of_paper)
        return self._chosen[key]

    def _nearest(self, value: str, block: Block, part: Part, *, of_paper: bool) -> Evidence | None:
        best: tuple[tuple[int, int], tuple[int, int]] | None = None
        for wanted in printed_forms(value):
            for span in self._found(wanted):
                other = self.paper.block_at(span[0])
                if other.kind == "contents":
                    continue  # names sections, states nothing
                rank = self._rank(other, block, part, of_paper=of_paper)
                if best is None or rank < best[0]:
                    best = rank, span
            if of_paper and (best is None or best[0][0] > 1) and (head := self._running_head(wanted, part)):
                return head
            if best:
                return self.reading.evidence_between(*best[1])
        return None

    def _rank(self, other: Block, block: Block, part: Part, *, of_paper: bool) -> tuple[int, int]:
        """How near a place is in the order of context; the least is the nearest."""
        away = abs(other.index - block.index)
        in_part = part.first_block <= other.index <= part.last_block
        if other.index in block.section:
            return (0 if of_paper else 1), away
        if of_paper and in_part and other.index - part.first_block < OPENING_BLOCKS:
            return 1, other.index
        if not of_paper and in_part and other.section == block.section and other.index <= block.index:
            return 0, away
        return (2 if in_part else 3), away if other.index <= block.index else away + len(self.paper.blocks)

    def _found(self, wanted: str) -> list[tuple[int, int]]:
        """Every place of these words, as whole words."""
        if wanted not in self._spans:
            text, places = self.text, []
            start = text.find(wanted)
            while start >= 0:
                end = start + len(wanted)
                if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
                    places.append((start, REST_OF_WORD.match(text, end).end()))  # type: ignore[union-attr]
                start = text.find(wanted, end)
            self._spans[wanted] = places
        return self._spans[wanted]

    def _running_head(self, wanted: str, part: Part) -> Evidence | None:
        """A running head of the part's pages. It stands outside the paper's text, so its span there is empty."""
        first, last = part.first_page or 1, part.last_page or len(self.paper.pages)
        for each in self.paper.furniture:
            if each.kind == "running_head" and first <= each.page <= last and wanted in each.text.lower():
                starts = [block.page or 0 for block in self.paper.blocks]
                place = self.paper.blocks[min(bisect_right(starts, each.page - 1), len(starts) - 1)].start
                by_ocr = self.paper.pages[each.page - 1].by_ocr
                box = (PageBox(each.page, each.box),)
                return Evidence(self.paper.stem, each.page, " ".join(each.text.split()), place, place, box, by_ocr)
        return None


def printed_forms(value: str) -> Iterator[str]:
    """How a value may be printed, in lower case, the fullest first.

    >>> list(printed_forms("2031-07-03"))[:3], list(printed_forms("2031/32"))[:2]
    (['3 july 2031', '3rd july 2031', '3rd july, 2031'], ['2031/32', '2031-32'])
    """
    if match := re.fullmatch(r"(?:year ending )?(\d{4})-(\d\d)(?:-(\d\d))?(?:/.*)?", value):
        year, month, day = int(match[1]), MONTHS[int(match[2]) - 1], int(match[3] or 0)
        if day:
            nth = f"{day}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th') if day not in (11, 12, 13) else 'th' }"
            yield from (f"{day} {month} {year}", f"{nth} {month} {year}", f"{nth} {month}, {year}")
            yield from (f"{day} {month}, {year}", f"{day:02}/{match[2]}/{year}", f"{nth} {month}", f"{day} {month}")
        yield from (f"{month} {year}", f"{month[:3]} {year}", f"{month[:3]}-{year}", str(year))
    elif match := re.fullmatch(r"(\d{4})/(\d{2,4})", value):
        first, last = match[1], match[2]
        yield from (f"{first}{joint}{last[-2:]}" for joint in "/-–")
        whole = last if len(last) == len(first) else first[:2] + last
        yield from (f"{first}{joint}{whole}" for joint in ("/", "-", "–", " - ", " – ", " to "))
        yield from (first, whole)
    elif match := re.fullmatch(r"(\d{4})", value):
        yield from (value, str(int(value) + 1))  # of the financial year: "February 2032" is of 2031
    elif match := re.fullmatch(r"(\d\d):(\d\d)", value):
        hour, minute = int(match[1]), match[2]
        for shown in dict.fromkeys((f"{hour:02}", f"{hour}", f"{hour - 12}" if hour > 12 else f"{hour}")):
            yield from (f"{shown}{mark}{minute}{end}" for mark in ".:" for end in ("", "am", "pm"))
        yield from (f"{hour % 12 or 12}am", f"{hour % 12 or 12}pm", f"{hour % 12 or 12} am", f"{hour % 12 or 12} pm")
    else:
        words = value.translate(APOSTROPHES).lower().split(" ")
        yield " ".join(words)
        yield from (" ".join(words[:-last]) for last in (1, 2) if len(words) > 3)  # "the plan’s own action plan"
