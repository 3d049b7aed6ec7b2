"""What the section that a figure stands in says holds for it, where its own paragraph says nothing: place and period.

In:     a block of prose.
Out:    the place of the heading above it, or of the paragraph that says what is told of; the period that the section's
        changes are of; each with where it stands.
Words:  corpus/vocabulary/geography.yaml, periods.yaml
Rule:   what only the paper's cover or the names of its bodies say is no figure's place or period (docs/facts.md). A
        change is always over some time, so that one in a section that has said which is over that;
        a level may be of any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.dates import find_dates
from extract.facts import Evidence
from extract.geography import Place
from extract.measuring import measuring_numbers
from extract.other_times import says_other_time
from extract.own_area import own_area, places_in
from extract.periods import Period, find_periods
from extract.place_headings import heading_place
from extract.place_names import names_other_place
from extract.quarters import quarters_of
from extract.reading import Reading
from extract.relative_periods import year_before
from ingest.paper import Block

TOPIC_REACH = 10  # blocks above a figure in which the paragraph stands that says what is told of
CHANGE_REACH = 6  # blocks above a change in which its period is said
LONGEST_HEADING = 16  # words of a heading that is a sentence: a longer one is a paragraph set in bold
NEAR_TOPIC = 90  # characters before a place in which what is told of it is named: "crime and disorder across"
TOPIC_OF = re.compile(r"(?:[’']s)?\s+[a-z]")  # "the Westmere road casualty statistics"
OPENING_BLOCKS = 12  # of a paper, among which it may say where it applies
STOP = re.compile(r"[.!?;,]\s*$")
APPLIES_TO = re.compile(r"\s*Applies to:?\s+")
YEARS = re.compile(r"\d{4}")
DIGITS = re.compile(r"\d+")

Said = tuple[str, Evidence]


@dataclass(frozen=True, slots=True)
class ChangesOver:
    """What the changes of a section are over: its period, and the one before it where the section says that too."""

    period: Said
    before: Said | None = None


def place_of_section(reading: Reading, block: Block, sentence: str, *, is_change: bool) -> Said | None:
    """The place that the nearest heading above says all under it is of: "Westmere Context". For a sentence that tells
    of a change, or of what the topic is, also that of a heading like "Crime in Westmere falls", and of the paragraph
    that opens the topic: "The Board was told of crime across Westmere." """
    on_topic = is_change or bool(_topic().search(sentence))
    for heading in _headings_over(reading, block):
        place = heading_place(heading.text, reading.profile)
        if place is None and on_topic:
            place = _place_of_topic(reading, heading.text, is_heading=True)
        if place:
            if not place.vague and _speaks_of_own_area(reading, sentence, place.text):
                return None  # "the report to the Westmere Board said that thefts fell", under "Thefts in England"
            surveyed = _surveyed_under(reading, heading, block) if place.vague else None
            return surveyed or _said_place(reading, heading, place)
    told = _topic_above(reading, block) if on_topic else None
    if told and _speaks_of_own_area(reading, sentence, told[0]):
        return None
    return told or reading.once(applies_to)


def _headings_over(reading: Reading, block: Block) -> list[Block]:
    """The headings above a block, the nearest first; the line that a paper without headings opens with is its title."""
    headings = [*reversed(reading.paper.headings_above(block))]
    opening = reading.paper.blocks[0]
    if headings or opening.kind != "paragraph" or opening.index == block.index or STOP.search(opening.text):
        return headings
    return [opening]


def applies_to(reading: Reading) -> Said | None:
    """The place that a paper says near its beginning all of it is of: "Applies to Westmere"."""
    for block in reading.paper.blocks[:OPENING_BLOCKS]:
        said = APPLIES_TO.match(block.text)
        places = places_in(reading, block.text[said.end() :]) if said else []
        if said and places and not block.text[said.end() + places[0].end :].strip(" ."):
            return _said_place(reading, block, replace(places[0], start=said.end(), end=len(block.text)))
    return None


def _speaks_of_own_area(reading: Reading, sentence: str, place: str) -> bool:
    """Whether a sentence names the paper's own area, as bodies' names do, where its section is of another place."""
    county = reading.once(own_area).county
    return bool(county and county not in place and re.search(rf"\b{re.escape(county)}\b", sentence))


def _surveyed_under(reading: Reading, heading: Block, block: Block) -> Said | None:
    """Under "National Context", the nation whose survey is named before `block`."""
    for above in reversed(reading.paper.blocks[heading.index + 1 : block.index]):
        for place in places_in(reading, above.text):
            if place.is_survey:
                return _said_place(reading, above, place)
    return None


def _topic_above(reading: Reading, block: Block) -> Said | None:
    """The place of the paragraph above that only says what is told of, with no figure of its own, where no paragraph
    between names another place."""
    if block.cell is not None:
        return None
    numbers = reading.once(measuring_numbers)
    among: set[str] = set()  # places that figures between name
    for above in _above(reading, block, TOPIC_REACH):
        named = {each.text for each in places_in(reading, above.text) if not each.vague}
        if len(named) > 1:
            return None
        if above.index in numbers:
            among |= named
        elif named:
            place = _place_of_topic(reading, above.text)
            other = place and names_other_place(block.text, place.text, reading.profile)
            return _said_place(reading, above, place) if place and not other and among <= named else None
    return None


def _place_of_topic(reading: Reading, text: str, *, is_heading: bool = False) -> Place | None:
    """The one place of a text that speaks of crime, or of how many there were, in it."""
    if is_heading and (len(text.split()) > LONGEST_HEADING or _names_a_paper().search(text)):
        return None
    named = [each for each in places_in(reading, text) if not each.vague]
    if len({each.text for each in named}) != 1 or not _topic().search(text):
        return None
    place = named[0]
    if is_heading:
        return place
    before = text[max(0, place.start - NEAR_TOPIC) : place.start].rpartition(". ")[2]
    in_place = not place.is_name or _place_next().search(text, 0, place.start)
    told = in_place and _topic().search(before)
    ours = TOPIC_OF.match(text, place.end) and _topic().search(text, place.end, place.end + NEAR_TOPIC)
    return place if (told or ours) and _opener().search(text) else None


def changes_over(reading: Reading, block: Block) -> ChangesOver | None:
    """The latest of the periods that the paragraphs above, of the same section, said of their figures, where all are of
    one form; none beyond a time that has no form here."""
    said: list[tuple[Block, Period]] = []
    for above in _above(reading, block, CHANGE_REACH):
        periods = [each for each in find_periods(above.text, quarters_of(reading, above)) if each.text]
        if says_other_time(above.text) or _has_other_date(above.text, periods):
            break
        said += [(above, each) for each in periods if _is_of_figures(reading, above, each)]
    if len({DIGITS.sub("0", str(each.text)) for _, each in said}) != 1:
        return None
    own = [(above, each) for above, each in said if not each.is_base]
    latest = max(own, key=lambda each: YEARS.findall(str(each[1].text))[-1], default=None)
    if latest is None:
        return None
    earlier = year_before(latest[1].text)
    before = next(((above, each) for above, each in said if each.text == earlier), None)
    return ChangesOver(_said_period(reading, *latest), _said_period(reading, *before) if before else None)


def _is_of_figures(reading: Reading, block: Block, period: Period) -> bool:
    """Whether the sentence of a period has a figure or tells of the topic: other times are of what was done, or is
    due."""
    numbers = reading.once(measuring_numbers).get(block.index, ())
    sentence = next(((start, end) for start, end in reading.sentences(block) if start <= period.start < end), (0, 0))
    has_figure = any(sentence[0] <= each.start < sentence[1] for each in numbers)
    return has_figure or bool(_topic().search(block.text, *sentence))


def _has_other_date(text: str, periods: Sequence[Period]) -> bool:
    """Whether a text has a date that is none of its periods: "since April 2031"."""
    return any(
        not any(each.start <= date.start < each.end for each in periods) for date in find_dates(text) if not date.day
    )


def heading_period_above(reading: Reading, block: Block) -> Said | None:
    """The period that the heading just above says: "Grant 2031/32"."""
    for heading in reading.paper.headings_above(block)[-1:]:
        for period in find_periods(heading.text):
            if period.text:
                return _said_period(reading, heading, period)
    return None


def _above(reading: Reading, block: Block, reach: int) -> Iterator[Block]:
    """The paragraphs and items above a block in its own section, the nearest first."""
    for above in reversed(reading.paper.blocks[max(0, block.index - reach) : block.index]):
        if above.section != block.section or above.cell != block.cell:
            return
        if above.kind in ("paragraph", "list_item"):
            yield above


def _said_place(reading: Reading, block: Block, place: Place) -> Said:
    return place.text, reading.evidence(block, place.start, place.end)


def _said_period(reading: Reading, block: Block, period: Period) -> Said:
    return str(period.text), reading.evidence(block, period.start, period.end)


@cache
def _topic() -> re.Pattern[str]:
    """ "crime figures", "burglaries", "the performance": what a text with a place in it is about."""
    return re.compile(rf"\b(?:{one_of(vocabulary('geography')['topics'])})\b", re.IGNORECASE)


@cache
def _opener() -> re.Pattern[str]:
    """ "a presentation on", "was told of": a text that only says what is told of."""
    return re.compile(rf"\b(?:{one_of(vocabulary('geography')['topic_openers'])})\b", re.IGNORECASE)


@cache
def _names_a_paper() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('geography')['names_of_papers'])})\b")


@cache
def _place_next() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('geography')['place_next'])})\s+(?:the\s+)?$", re.IGNORECASE)
