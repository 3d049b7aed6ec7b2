"""The period and the place of one number: its own, else that of the sentences before it, else that of its section.

In:     a number of a sentence, what the sentence itself says of it, and what was said before.
Out:    each with where it stands, or None.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.exactness import Wording
from extract.figure_context import Context, Said, said_period, said_place
from extract.geography import Place
from extract.numerals import Numeral
from extract.period_binding import says_any_time
from extract.periods import Period
from extract.reading import Reading
from extract.section_scope import ChangesOver, changes_over, heading_period_above, place_of_section
from ingest.paper import Block


def over_what(
    reading: Reading, block: Block, sentence: str, counted: Sequence[tuple[Numeral, Wording]], told: Context
) -> ChangesOver | None:
    """What the changes of a sentence are over that says no time itself, nor has one from the sentences before. A
    variance of money is against a budget, and over none."""
    changes = any(wording.direction and each.unit != "gbp" for each, wording in counted)
    if told.period or not changes or says_any_time(sentence):
        return None
    return changes_over(reading, block)


def when_of(reading: Reading, block: Block, each: Numeral, period: Period | None, told: Context) -> Said | None:
    """The period of a number: its own, or that from before; of money also that of the heading."""
    own = said_period(reading, block, period) if period and period.text else None
    when = told.period if period is None else own
    return when or (heading_period_above(reading, block) if each.unit == "gbp" else None)


def where_of(
    reading: Reading, block: Block, sentence: str, place: Place | None, told: Context, *, is_change: bool
) -> Said | None:
    """The place of a number: its own, that from before, or that of its section."""
    if place is not None:
        return said_place(reading, block, place) if place.text else None
    return told.place or place_of_section(reading, block, sentence, is_change=is_change)
