"""The period and the place of each number of a sentence: its own, else that of the sentences before it, else that of
its section.

In:     a sentence, its numbers, periods and places, and what was said before.
Out:    of each number its period, and its place, each with where it stands; None where nothing says it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.exactness import Wording
from extract.figure_context import Context, Said, said_period, said_place
from extract.geography import Place
from extract.nations import nation_meant
from extract.numerals import Numeral
from extract.other_times import says_any_time, says_other_time
from extract.period_binding import UNSAID, is_movement, periods_of
from extract.periods import Period
from extract.place_binding import UNKNOWN, places_of
from extract.quarters import names_unknown_quarter, quarters_of
from extract.reading import Reading
from extract.section_scope import ChangesOver, changes_over, heading_period_above, place_of_section
from extract.sources import Source
from ingest.paper import Block

Counted = Sequence[tuple[Numeral, Wording]]
Span = tuple[int, int]

# "2030/2031", "2029/30-2030/31": from one year to another
FROM_YEAR_TO_YEAR = re.compile(r"(\d{4})/(\d{4})|(\d{4}/\d\d)-(\d{4}/\d\d)")
YEAR_TO_MARCH = re.compile(r"year ending (?P<last>\d{4})-03")
FORM_REACH = 12  # blocks above a figure in which its year may have been told in another form


def whens_of(
    reading: Reading, block: Block, sentence: Span, counted: Counted, periods: Sequence[Period], told: Context
) -> list[Said | None]:
    """The period of each number of a sentence."""
    text, (start, end) = block.text, sentence
    spans = [(each.start, each.end) for each, _ in counted]
    own = periods_of(spans, periods, text[:end], told.period[0] if told.period else None)
    if says_other_time(text[start:end]) or names_unknown_quarter(text[start:end], quarters_of(reading, block)):
        own = [each or UNSAID for each in own]
    starts = {place for place in range(len(spans)) if is_movement(spans, place, text)}
    moved = any(counted[place][0].unit != "gbp" for place in starts)
    dated = any(each and each.text for each in own)
    changes = moved or any(wording.direction and each.unit != "gbp" for each, wording in counted)
    over = _over_what(reading, block, text[start:end], told) if changes and not dated else None
    whens: list[Said | None] = []
    for place, (each, _) in enumerate(counted):
        when = _when_of(reading, block, each, own[place], told)
        if over and when is None:
            when = over.before if place in starts else over.period
        whens.append(when)
    for place in starts:
        first, last = _ends(whens[place + 1] or told.period)
        if first and last and not _is_said(own[place]):
            whens[place : place + 2] = [first, last]  # "between 2030 and 2031 … a fall from 60 to 40"
        if place and whens[place - 1] is None and counted[place - 1][1].direction and own[place - 1] is None:
            whens[place - 1] = whens[place + 1]  # "fell by 4% from 60 in 2030 to 40 in 2031"
    return whens


def _is_said(period: Period | None) -> bool:
    return period is not None and period.text is not None


def _ends(stretch: Said | None) -> tuple[Said | None, Said | None]:
    """The first and the last year of a stretch from year to year."""
    match = FROM_YEAR_TO_YEAR.fullmatch(stretch[0]) if stretch else None
    if match is None or stretch is None:
        return None, None
    first, last = (each for each in match.groups() if each)
    return (first, stretch[1]), (last, stretch[1])


def wheres_of(
    reading: Reading,
    block: Block,
    sentence: Span,
    counted: Counted,
    places: Sequence[Place],
    said: tuple[Context, Sequence[Source | None]],
) -> list[Said | None]:
    """The place of each number of a sentence; `said` is what was said before it, and the source of each."""
    told, sources = said
    spans = [(each.start, each.end) for each, _ in counted]
    is_change = _tells_change(counted, spans, block.text)
    wheres: list[Said | None] = []
    for place, span, source in zip(places_of(spans, places, block.text), spans, sources, strict=True):
        if place == UNKNOWN:
            wheres.append(None)
            continue
        where = said_place(reading, block, place) if place else told.place
        if where is None:
            where = place_of_section(reading, block, block.text[slice(*sentence)], is_change=is_change)
        wheres.append(nation_meant(reading, block, span[0], where, source))
    return wheres


def _tells_change(counted: Counted, spans: Sequence[Span], text: str) -> bool:
    """Whether a sentence has an amount of change, or goes from one level to another."""
    moved = any(is_movement(spans, place, text) for place in range(len(spans)))
    return moved or any(wording.direction for _, wording in counted)


def _over_what(reading: Reading, block: Block, sentence: str, told: Context) -> ChangesOver | None:
    """What the changes of a sentence are over that says no time itself, nor has one from the sentences before. A
    variance of money is against a budget, and over none."""
    led = told.lead_in is not None and told.lead_in.text.rstrip().endswith(":")
    known = told.period or led  # what a line over a list leaves unsaid, its items are not given
    return None if known or says_any_time(sentence) else changes_over(reading, block)


def _when_of(reading: Reading, block: Block, each: Numeral, period: Period | None, told: Context) -> Said | None:
    """The period of a number: its own, or that from before; of money also that of the heading."""
    own = said_period(reading, block, period) if period and period.text else None
    when = (told.period and _as_first_told(reading, block, told.period)) if period is None else own
    return when or (heading_period_above(reading, block) if each.unit == "gbp" else None)


def _as_first_told(reading: Reading, block: Block, said: Said) -> Said:
    """A year taken over, in the form in which its section told it first: "2030/31" for "year ending 2031-03"."""
    match = YEAR_TO_MARCH.fullmatch(said[0])
    if match is None:
        return said
    last = int(match["last"])
    printed = re.compile(rf"\b{last - 1}[/-]{last % 100:02}\b")
    for above in reading.paper.blocks[max(0, block.index - FORM_REACH) : block.index + 1]:
        if above.section == block.section and (found := printed.search(above.text)):
            return f"{last - 1}/{last % 100:02}", reading.evidence(above, *found.span())
    return said
