"""Figures in sentences: each number with the words around it, and what the sentence takes over from those before it.

In:     one block of prose.
Out:    its Figure facts, in order.
Words:  corpus/vocabulary/figures.yaml, and those of numerals, periods, geography and sources
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.counted import numbers_counted, restates, says_again, says_same_change
from extract.dates import find_dates
from extract.exactness import Wording
from extract.facts import Evidence, FigureFact, FigureUnit
from extract.figure_context import (
    Context,
    Said,
    context_after,
    context_of_block,
    context_of_note,
    context_uncounted,
    without_loose,
)
from extract.figure_names import heading_name, named_above, section_of, under_title
from extract.geography import Place
from extract.little_measures import says_little
from extract.measure_spans import Surroundings
from extract.measures import Measure, clause_of, measure_of, measure_of_lead_in
from extract.measuring import measuring_numbers
from extract.numerals import Numeral
from extract.own_area import places_in
from extract.period_binding import is_movement
from extract.period_words import opening_time
from extract.periods import Period, find_periods
from extract.place_binding import has_in_bracket
from extract.place_labels import is_place_and_number, labelling_place, places_in_series
from extract.quarters import quarters_of
from extract.rates import is_rate
from extract.reading import Reading
from extract.sources import Source, cited_in, sources_of
from extract.when_and_where import whens_of, wheres_of
from ingest.paper import Block

PLAIN = 0.9  # confidence in a plain number that only the words beside it make a figure
IN_WORDS = 0.8  # the same in words: "three projects"
FEWEST_WORDS = 4  # of a sentence that may go without a name of what it counts: "66,746 (Amber)" may not
ENDS_PHRASE = re.compile(r"\s*(?:[,;.)]|$|(?:and|but|or|while|whilst|whereas)\b)")
OPEN_BRACKET = re.compile(r"\([^)]*$")

Span = tuple[int, int]


def figures_in_block(reading: Reading, block: Block, numerals: Sequence[Numeral]) -> Iterator[FigureFact]:
    """The figures of `block`, sentence by sentence; `numerals` are its numbers that may measure something."""
    context = context_of_block(reading, block)
    if context.lead_in is None and is_place_and_number(block):
        context = _context_of_row(reading, block, context)
    for sentence in _sentences(reading, block):
        start, end = sentence
        inside = [each for each in numerals if start <= each.start < end]
        facts, context = _in_sentence(reading, block, sentence, inside, context)
        yield from facts


def _context_of_row(reading: Reading, block: Block, context: Context) -> Context:
    """For "Westmere: 45" under a paragraph that ends with a stop: what its first figure counts, and when."""
    above = next((each for each in reversed(reading.paper.blocks[: block.index]) if each.kind != "list_item"), None)
    numbers = reading.once(measuring_numbers)
    if above is None or above.kind != "paragraph" or above.section != block.section or above.index not in numbers:
        return context
    first = next(figures_in_block(reading, above, numbers[above.index]), None)
    period = next((each for name, each in first.also if name == "period"), first.evidence) if first else None
    if first is None or period is None:
        return context
    when = (first.period, period) if first.period else None
    return replace(context, measure=context.measure or first.measure, period=context.period or when)


def _sentences(reading: Reading, block: Block) -> list[Span]:
    """Sentences, joined again where a stop inside brackets or after a short form parted them: "(exc. Westmere)"."""
    joined: list[Span] = []
    for start, end in reading.sentences(block):
        if joined and _runs_on(block.text, joined[-1], start):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _runs_on(text: str, before: Span, start: int) -> bool:
    said = text[before[0] : before[1]].rstrip()
    return bool(OPEN_BRACKET.search(said) or _short_form_end().search(said)) or text[start : start + 1].islower()


def _in_sentence(
    reading: Reading, block: Block, sentence: Span, numerals: Sequence[Numeral], context: Context
) -> tuple[list[FigureFact], Context]:
    """The figures of one sentence, and what holds after it."""
    text, (start, end) = block.text, sentence
    quarters = quarters_of(reading, block)
    cited = [each.span() for each in cited_in(text, start, end)]
    offset_periods = [_moved(each, start) for each in find_periods(text[start:end], quarters)]
    offset_periods = [each for each in offset_periods if not any(a <= each.start < b for a, b in cited)]
    offset_places = [_moved_place(each, start) for each in places_in(reading, text[start:end])]
    offset_places = sorted([*offset_places, *places_in_series(text[:end], offset_places)], key=lambda each: each.start)
    label = labelling_place(reading, block, context.lead_in) if numerals and not text[:start].strip() else None
    if label:
        offset_places = [label, *(each for each in offset_places if each.start >= label.end)]
    counted = numbers_counted(text, sentence, numerals, offset_places)
    spans = [(each.start, each.end) for each, _ in counted]
    if context.is_loose and any(each.day for each in find_dates(text[start:end])):
        context = without_loose(context)  # "the event took place on 8 May 2031 with 45 attending"
    told = context
    if counted and not (context.period and context.place):
        noted = context_of_note(reading, block, sentence)
        told = replace(context, period=context.period or noted.period, place=context.place or noted.place)
    whens = whens_of(reading, block, sentence, counted, offset_periods, told)
    sources = [each or told.source for each in sources_of(reading, block, sentence, spans)]
    wheres = wheres_of(reading, block, sentence, counted, offset_places, (told, sources))
    asides = [(each.start, each.end) for each in offset_periods]
    asides += [(each.start, each.end) for each in offset_places if each.is_name]
    asides += [match.span("when") for match in opening_time().finditer(text, max(0, start - 2), end)]
    around = Surroundings(sentence, spans, asides)
    by_lead_in = _measure_of_list(reading, context.lead_in) if counted and _opens_on(offset_places, start) else None
    by_row = _measure_of_row(text, around, offset_places)
    facts: list[FigureFact] = []
    for place, (each, wording) in enumerate(counted):
        if place and wording.direction is None and says_same_change(text, counted[place - 1], each):
            wording = replace(wording, direction=counted[place - 1][1].direction)
            counted[place] = (each, wording)
        inherited = (
            facts[-1].measure
            if facts
            else context.measure or by_lead_in or named_above(reading, block) or heading_name(reading, block)
        )
        own = None if restates(text, counted, place) else measure_of(text, around, each, wording)
        if by_row and any(has_in_bracket(text, where, each.start) for where in offset_places):
            own, inherited = None, by_row
        if own and facts and (way := _in_a_way(own.text, facts[-1].measure)):
            said_at = text.rfind(way.rpartition(" ")[0], start, own.start)  # the quote shows whom, too
            own = replace(own, text=way, start=said_at if said_at >= 0 else own.start)
        if facts and place and is_movement(spans, place - 1, text) and ENDS_PHRASE.match(text, each.end):
            own = None  # "incidents rose from 40 to 60 and fires from 3 to 4"
        if own and inherited and says_little(own.text) and _counts_alike(each, facts[-1] if facts else None):
            own = own if says_little(inherited) else None
        titled = under_title(reading, block, each.start, own)
        own = titled or own
        is_fragment = not facts and context.measure is None and len(text[start:end].split()) < FEWEST_WORDS
        if says_again(text, each) or (own is None and (inherited is None or is_fragment)):
            continue
        where = own or Measure(str(inherited), *clause_of(text, sentence, wording))
        said = (whens[place], wheres[place], sources[place])
        facts.append(_fact(reading, block, (each, wording, where), said, facts[-1] if facts else None))
    if not facts:
        return facts, context if counted else context_uncounted(reading, block, offset_periods, context)
    context = replace(context, measure=facts[-1].measure)
    return facts, context_after(reading, block, sentence, context, offset_periods, offset_places)


def _in_a_way(said: str, before: str) -> str | None:
    """ "attending virtually" where "80 attending in person and over 200 virtually": who came, in another way.

    >>> _in_a_way("virtually", "attending in person"), _in_a_way("virtually", "boats")
    ('attending virtually', None)
    """
    came = CAME_IN_A_WAY.fullmatch(before)
    return f"{came['what']} {said}" if came and WAY.fullmatch(said) else None


WAY = re.compile(r"(?:[a-z]+ly|online|in person|by (?:phone|video|post))")
CAME_IN_A_WAY = re.compile(r"(?P<what>\w+(?: \w+){0,3}?) (?:[a-z]+ly|online|in person|by (?:phone|video|post))")


def _counts_alike(each: Numeral, before: FigureFact | None) -> bool:
    """Whether what was counted before may be what this number counts: money is no count of people."""
    return (each.unit == "gbp") == (before is not None and before.unit == "gbp")


def _opens_on(places: Sequence[Place], start: int) -> bool:
    """Whether a sentence begins with a place, as the items of a list of places do."""
    return any(each.start == start for each in places)


def _measure_of_row(text: str, around: Surroundings, places: Sequence[Place]) -> str | None:
    """What is counted in "thefts rose in these wards: Westmere (45), Eastmere (12)": said before the first of them."""
    rows = [each for each in places if any(has_in_bracket(text, each, start) for start, _ in around.numbers)]
    start = around.sentence[0]
    if len(rows) < 2 or any(number[0] < rows[0].start for number in around.numbers):
        return None
    asides = [(first - start, last - start) for first, last in around.asides if last <= rows[0].start]
    return measure_of_lead_in(text[start : rows[0].start], sorted(asides))


def _measure_of_list(reading: Reading, lead_in: Block | None) -> str | None:
    """What the lead-in line over a list of places says is counted."""
    if lead_in is None:
        return None
    text = lead_in.text
    asides = [(each.start, each.end) for each in find_periods(text)]
    asides += [(each.start, each.end) for each in places_in(reading, text)]
    return measure_of_lead_in(text, sorted(asides))


@cache
def _short_form_end() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('figures')['short_forms'])})\.{{1,2}}$", re.IGNORECASE)


def _fact(
    reading: Reading,
    block: Block,
    number: tuple[Numeral, Wording, Measure],
    said: tuple[Said | None, Said | None, Source | None],
    before: FigureFact | None,
) -> FigureFact:
    """`said` is its period, its place and its source, `before` the figure before it in its sentence."""
    each, wording, measure = number
    when, where, source = said
    evidence = _quote(reading, block, each, wording, measure)
    also = [
        (name, told[1])
        for name, told in (("period", when), ("geography", where), ("source", source))
        if told and not (evidence.start <= told[1].start and told[1].end <= evidence.end)
    ]
    plain = each.unit == "count" and not each.scaled
    unit: FigureUnit = "rate" if is_rate(block.text, each, measure.text, before) else each.unit
    return FigureFact(
        evidence=evidence,
        part=reading.part(block).index,
        confidence=(IN_WORDS if each.in_words else PLAIN) if plain else 1.0,
        also=tuple(also),
        value=each.value,
        value_high=each.high,
        qualifier=wording.qualifier,
        unit=unit,
        measure=measure.text,
        geography=where[0] if where else None,
        period=when[0] if when else None,
        direction=wording.direction,
        source=source[0] if source else None,
        section=section_of(reading, block),
    )


def _quote(reading: Reading, block: Block, each: Numeral, wording: Wording, measure: Measure) -> Evidence:
    """The number, the words that qualify it and what it measures, with the bracket that closes just after them."""
    start = min(wording.start, each.start, measure.start)
    end = max(wording.end, each.end, measure.end)
    if OPEN_BRACKET.search(block.text, start, end) and block.text[end : end + 1] == ")":
        end += 1
    return reading.evidence(block, start, end)


def _moved(each: Period, by: int) -> Period:
    return replace(each, start=each.start + by, end=each.end + by)


def _moved_place(each: Place, by: int) -> Place:
    return replace(each, start=each.start + by, end=each.end + by)
