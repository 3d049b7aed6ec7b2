"""What holds for a figure though its own sentence does not say it: the period, the place and the source told before.

In:     a block, and a sentence of it.
Out:    a `Context`, each part with where it stands: of the lead-in line over a list; of the sentence before; of the
        nearest earlier words of the same section that rest on the same note; of the heading above.
Rules:  a footnote mark ends what one source says, so nothing is carried beyond it, but to what cites that note again.
Words:  corpus/vocabulary/geography.yaml, periods.yaml
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.column_scope import period_of_column
from extract.facts import Evidence
from extract.geography import Place
from extract.own_area import places_in
from extract.periods import Period, find_periods, stretch_told
from extract.quarters import quarter_of_items, quarters_of
from extract.reading import Reading
from extract.sources import AFTER_STOP, Source, source_in_note, source_named_in, source_of_lead_in
from ingest.paper import Block, Mark

LEAD_IN_REACH = 40  # blocks above a list item in which its lead-in line stands
NOTE_REACH = 12  # blocks above a figure in which what the same note says is taken to hold

ENDS_IN_BRACKET = re.compile(r"\)[\s.]*")

TO_COME = re.compile(r"\bwill\b[^.;]*\bby\s+(?:the\s+end\s+of\s+)?$")  # "will rise to 60 by 2036": of nothing else

Span = tuple[int, int]
Said = tuple[str, Evidence]  # what holds for a figure, and where that stands


@dataclass(frozen=True, slots=True)
class Context:
    """What sentences before this one said that holds until another is said."""

    period: Said | None = None
    is_loose: bool = False  # the period is of a sentence that counts nothing: another time said ends it
    place: Said | None = None
    source: Source | None = None
    measure: str | None = None  # what the last figure counted
    lead_in: Block | None = None  # the line over the list


def context_of_block(reading: Reading, block: Block) -> Context:
    """What holds when `block` begins: what the lead-in line over a list says for its items, or a note for its own."""
    if block.kind == "note":
        return Context(source=source_in_note(reading, block))
    if block.kind != "list_item":
        return _in_column(reading, block, _said_before(reading, block))
    said = _in_column(reading, block, _said_over_item(reading, block))
    if said.period is None and (quarter := quarter_of_items(reading, block)):
        said = replace(said, period=quarter)
    return said if said.place else replace(said, place=_place_of_item_before(reading, block))


def _in_column(reading: Reading, block: Block, said: Context) -> Context:
    """With the year that the column's header says, where nothing nearer says one."""
    year = None if said.period else period_of_column(reading, block)
    return replace(said, period=year) if year else said


def _place_of_item_before(reading: Reading, block: Block) -> Said | None:
    """The place of the item of a list before one that goes on from it: "Compared to the year before, …"."""
    before = reading.paper.blocks[block.index - 1] if block.index else None
    if before is None or not _item_goes_on().match(block.text) or before.kind != "list_item":
        return None
    if (before.section, before.cell, before.depth) != (block.section, block.cell, block.depth):
        return None
    places = [each for each in places_in(reading, before.text) if not each.vague]
    one = len({each.text for each in places}) == 1
    return said_place(reading, before, places[0]) if one else _place_of_item_before(reading, before)


@cache
def _item_goes_on() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of(vocabulary('figures')['goes_on_items'])})\b")


def _said_over_item(reading: Reading, block: Block) -> Context:
    """What the lead-in line over a list says for one of its items."""
    depth, said = block.depth or 1, Context()
    for above in reversed(reading.paper.blocks[max(0, block.index - LEAD_IN_REACH) : block.index]):
        if above.section != block.section or above.cell != block.cell:
            break
        if above.kind == "list_item" and (above.depth or 1) < depth:
            depth = above.depth or 1
            if above.text.rstrip().endswith((":", ";")):
                said = _joined(said, _said_by_lead_in(reading, above))  # an item that leads to a list within it
        if above.kind == "paragraph":
            end = above.text.rstrip()
            if end.endswith((".", "!", "?")) and not _leads_on().search(end):
                break  # a paragraph of its own; one that ends with a colon, or with no stop at all, leads to the list
            return _joined(said, _said_by_lead_in(reading, above))
    return said


def _said_before(reading: Reading, block: Block) -> Context:
    """The period of the paragraph before, for one that goes on from it: "Of the total", "than the previous year"."""
    own = find_periods(block.text)
    goes_on = _goes_on().match(block.text) or any(each.relative for each in own)
    before = reading.paper.blocks[block.index - 1] if block.index else None
    if before is None or not goes_on or any(each.text for each in own):
        return Context()
    if before.kind != block.kind or before.section != block.section or before.cell != block.cell:
        return Context()
    said = [each for each in find_periods(before.text, quarters_of(reading, before)) if each.text and not each.is_base]
    if not said:
        return _said_before(reading, before)
    one = len({each.text for each in said}) == 1
    return Context(period=said_period(reading, before, said[0])) if one else Context()


def _joined(said: Context, wider: Context) -> Context:
    """What the nearer lead-in says, and the wider one where it is silent."""
    source = said.source or wider.source
    return Context(
        said.period or wider.period,
        place=said.place or wider.place,
        source=source,
        lead_in=said.lead_in or wider.lead_in,
    )


def context_after(
    reading: Reading, block: Block, sentence: Span, context: Context, periods: Sequence[Period], places: Sequence[Place]
) -> Context:
    """What holds after a sentence: its own period and place, or those before it; none beyond a footnote mark."""
    start, end = sentence
    if any(start < mark.offset <= end + AFTER_STOP for mark in block.marks[:-1]):
        return Context(source=context.source, measure=context.measure)
    own = [each for each in periods if each.text and not each.is_base and not each.is_event]
    named = [each for each in places if not each.vague] or ([] if context.place else list(places))
    return replace(
        context,
        period=said_period(reading, block, own[0]) if own else context.period,
        is_loose=context.is_loose and not own,
        place=said_place(reading, block, named[-1]) if named else context.place,
    )


def context_uncounted(reading: Reading, block: Block, periods: Sequence[Period], context: Context) -> Context:
    """What holds after a sentence that counts nothing: the one stretch of time that it tells, "The campaign ran in
    2031/32"; a month or a year in it only ends such a stretch."""
    if not any(each.text and not each.is_base for each in periods):
        return context
    stretch = stretch_told(periods)
    if stretch and not (context.is_loose and context.period and context.period[0] != stretch.text):  # none of two
        return replace(context, period=said_period(reading, block, stretch), is_loose=True)
    return without_loose(context)


def without_loose(context: Context) -> Context:
    """What holds but for a stretch of time that a sentence told which counts nothing."""
    return replace(context, period=None, is_loose=False) if context.is_loose else context


def context_of_note(reading: Reading, block: Block, sentence: Span) -> Context:
    """The period and the place that the nearest words before this sentence say which rest on the same note."""
    mark = next((each for each in block.marks if each.offset > sentence[0]), None)
    if mark is None or mark.note is None:
        return Context()
    found = Context()
    for above, (start, end) in _resting_on(reading, block, sentence, mark):
        if found.period is None:
            stretch = above.text[start:end]
            periods = [each for each in find_periods(stretch) if each.text and not each.is_base]
            periods = [each for each in periods if not TO_COME.search(stretch, 0, each.start)]
            if periods:
                first = replace(periods[0], start=periods[0].start + start, end=periods[0].end + start)
                found = replace(found, period=said_period(reading, above, first))
        if found.place is None:
            places = places_in(reading, above.text[start:end])
            named = [each for each in places if not each.vague] or places
            if len({each.text for each in named}) == 1:
                only = replace(named[-1], start=named[-1].start + start, end=named[-1].end + start)
                found = replace(found, place=said_place(reading, above, only))
        if found.period and found.place:
            break
    return found


def _resting_on(reading: Reading, block: Block, sentence: Span, mark: Mark) -> Iterator[tuple[Block, Span]]:
    """The stretches before `sentence` that rest on the note of `mark`, the nearest first: each from the mark before."""
    for above in reversed(reading.paper.blocks[max(0, block.index - NOTE_REACH) : block.index + 1]):
        if above.section != block.section or above.cell != block.cell:
            return
        before = [each for each in above.marks if above is not block or each.offset <= sentence[0] + AFTER_STOP]
        for place in range(len(before) - 1, -1, -1):
            if before[place].note == mark.note:
                yield above, (before[place - 1].offset if place else 0, before[place].offset)


def said_period(reading: Reading, block: Block, period: Period) -> Said:
    """A period that a text gives, with where it stands in `block`."""
    return str(period.text), reading.evidence(block, period.start, period.end)


def said_place(reading: Reading, block: Block, place: Place) -> Said:
    """A place, with where it stands in `block`."""
    return place.text, reading.evidence(block, place.start, place.end)


@cache
def _goes_on() -> re.Pattern[str]:
    """ "Of the total offences, ...": what opens so goes on from the paragraph before."""
    return re.compile(rf"(?:{one_of(vocabulary('figures')['goes_on'])})\b")


@cache
def _leads_on() -> re.Pattern[str]:
    """ "… are as follows.", at the end of a paragraph: it leads to a list though it ends with a stop."""
    return re.compile(rf"\b(?:{one_of(vocabulary('figures')['leads_on'])})\.$", re.IGNORECASE)


def _said_by_lead_in(reading: Reading, block: Block) -> Context:
    periods = [each for each in find_periods(block.text) if each.text and not each.is_base]
    if not block.text.rstrip().endswith(":") and periods and ENDS_IN_BRACKET.fullmatch(block.text, periods[-1].end):
        periods = []  # "was declared an emergency (July 2031)" over a list: when that was
    places = [each for each in places_in(reading, block.text) if not each.vague]
    return Context(
        period=said_period(reading, block, periods[-1]) if periods else None,
        place=said_place(reading, block, places[-1]) if places else None,
        source=source_of_lead_in(reading, block) or source_named_in(reading, block),
        lead_in=block,
    )
