"""Quarters of the calendar and of the financial year, with their year or in a paper that says it elsewhere.

In:     a text; for quarters that are said without a year, the paper and the block they stand in.
Out:    each quarter as its months: "Q3 2031" is 2031-07/2031-09, "Quarter 3 2031/32" is 2031-10/2031-12.
Words:  corpus/vocabulary/periods.yaml
Rule:   a quarter without a year has that of the nearest words before it in its section that give quarters a year
        ("Quarter 1 and 2 data for 2031"); else that of the quarter for which the paper itself is, on its first page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.facts import Evidence
from extract.reading import Reading
from extract.year_spans import FIRST_MONTH
from ingest.paper import Block

FIRST_BLOCKS = 8  # of a paper, in which its own quarter is named
NEAR = 8  # blocks before one in which the year of its quarters may be named
SEVERAL = re.compile(r"[1-4]\s?(?:and|&|to|-|–|,)\s?(?:Q\s?)?[1-4]")  # "Quarter 1 and 2"
YEAR = r"(?P<year>(?:19|20)\d\d)(?P<next_year>[/-]\d\d(?:\d\d)?)?(?!\d)"


@dataclass(frozen=True, slots=True)
class QuartersOf:
    """The year whose quarters are meant where none is said, and the last of them that can be."""

    year: int  # its first year
    financial: bool
    last: int = 4
    own: bool = False  # the paper is for the last of them, which "in the quarter" then means


def find_quarters(text: str, of: QuartersOf | None = None) -> Iterator[tuple[int, int, str]]:
    """Start, end and months of each quarter of `text`; of those without a year only where `of` tells it.

    >>> list(find_quarters("Q3 2031/32")), list(find_quarters("in Quarter 2", QuartersOf(2031, False)))
    ([(0, 10, '2031-10/2031-12')], [(3, 12, '2031-04/2031-06')])
    """
    for match in _quarter().finditer(text):
        order = _order((match["digit"] or match["ordinal"]).lower())
        yield *match.span(), _months(order, int(match["year"]), financial=bool(match["next_year"]))
    if of:
        for match in _bare_quarter().finditer(text):
            order, year = int(match["digit"]) - 1, of.year - bool(match["last_year"])
            if order < of.last or match["last_year"]:
                yield *match.span(), _months(order, year, financial=of.financial)
        for match in _own_quarter().finditer(text) if of.own else ():
            yield *match.span(), _months(of.last - 1, of.year, financial=of.financial)


def quarters_of(reading: Reading, block: Block) -> QuartersOf | None:
    """The year of the quarters that `block` names without one."""
    if not (_bare_quarter().search(block.text) or _own_quarter().search(block.text)):
        return None
    for above in reversed(reading.paper.blocks[max(0, block.index - NEAR) : block.index + 1]):
        told = _quarters_of_year().search(above.text) if above.section == block.section else None
        if told:
            found = QuartersOf(int(told["year"]), bool(told["next_year"]))
            return _with_this_quarter(reading, block, found)
    return reading.once(_of_paper)


def _with_this_quarter(reading: Reading, block: Block, of: QuartersOf) -> QuartersOf:
    """For "this quarter", which is the one that the nearest block above opens with: "Total calls for Q2 were 45"."""
    if _bare_quarter().search(block.text):
        return of
    for above in reversed(reading.paper.blocks[max(0, block.index - NEAR) : block.index]):
        if above.section != block.section:
            break
        if named := _bare_quarter().search(above.text):
            return QuartersOf(of.year, of.financial, int(named["digit"]), own=True)
    return of


def quarter_of_items(reading: Reading, block: Block) -> tuple[str, Evidence] | None:
    """Of an item in a list that goes from quarter to quarter, the one that the nearest item above names: under "Quarter
    1 and 2 data for 2031 is out." what follows "Calls for Q1 were 45" is of the first."""
    named: tuple[Block, re.Match[str]] | None = None
    for above in reversed(reading.paper.blocks[max(0, block.index - NEAR) : block.index]):
        if above.section != block.section or above.cell != block.cell:
            return None
        if above.kind == "list_item":
            match = _bare_quarter().search(above.text) if named is None else None
            named = (above, match) if match else named
            continue
        told = _quarters_of_year().search(above.text)
        if named is None or told is None or not SEVERAL.search(told[0]):
            return None
        item, quarter = named
        months = _months(int(quarter["digit"]) - 1, int(told["year"]), financial=bool(told["next_year"]))
        return months, reading.evidence(item, *quarter.span())
    return None


def names_unknown_quarter(text: str, of: QuartersOf | None) -> bool:
    """Whether `text` names a quarter of which nobody says the year, so that no period of before holds for it."""
    return any(
        of is None or (int(match["digit"]) > of.last and not match["last_year"])
        for match in _bare_quarter().finditer(text)
    )


def quarter_before(months: str) -> str | None:
    """The quarter before one, or before that of a month or day; None where `months` are no quarter.

    >>> quarter_before("2031-01/2031-03"), quarter_before("2031-12")
    ('2030-10/2030-12', '2031-07/2031-09')
    """
    day = re.fullmatch(r"(\d{4})-(\d\d)(?:-\d\d)?", months)
    match = re.fullmatch(r"(\d{4})-(01|04|07|10)/(\d{4})-(03|06|09|12)", months)
    if day:
        first = int(day[1]) * 12 + (int(day[2]) - 1) // 3 * 3 - 3
    elif match and match[1] == match[3] and int(match[4]) - int(match[2]) == 2:
        first = int(match[1]) * 12 + int(match[2]) - 1 - 3
    else:
        return None
    return f"{first // 12}-{first % 12 + 1:02}/{first // 12}-{first % 12 + 3:02}"


def _of_paper(reading: Reading) -> QuartersOf | None:
    """The quarter that a paper is for: "Performance Report", "Quarter 3", "2031/32" on its first page."""
    opening = " ".join(block.text for block in reading.paper.blocks[:FIRST_BLOCKS] if block.page in (None, 1))
    found = [match for match in _quarter().finditer(opening) if match["digit"]]
    if len({match[0] for match in found}) != 1:
        return None
    return QuartersOf(int(found[0]["year"]), bool(found[0]["next_year"]), int(found[0]["digit"]), own=True)


def _order(name: str) -> int:
    words = vocabulary("periods")
    orders: list[list[str]] = [words["ordinals"], words["ordinal_digits"], list("1234")]
    return next(names.index(name) for names in orders if name in names)


def _months(order: int, year: int, *, financial: bool) -> str:
    month = order * 3 + (FIRST_MONTH if financial else 1)
    year += month > 12
    month = (month - 1) % 12 + 1
    return f"{year}-{month:02}/{year}-{month + 2:02}"


@cache
def _quarter() -> re.Pattern[str]:
    """ "Q3 2031", "Quarter 3 2031/32", "third quarter of 2031/32"."""
    words = vocabulary("periods")
    ordinal = one_of([*words["ordinals"], *words["ordinal_digits"]])
    return re.compile(
        rf"\b(?:(?:{one_of(words['quarter_words'])})\s?(?P<digit>[1-4])|(?P<ordinal>{ordinal})\s+quarter)\s*,?\s*"
        rf"(?:\([^)]{{0,40}}\)\s*)?(?:of\s+|in\s+)?{YEAR}",
        re.IGNORECASE,
    )


@cache
def _bare_quarter() -> re.Pattern[str]:
    """ "Quarter 3", "Q1"; not "Q3 2031", nor "Quarter 1 and 2"."""
    words = one_of(vocabulary("periods")["quarter_words"])
    last_year = one_of(vocabulary("periods")["last_year"])
    return re.compile(
        rf"\b(?:{words})\s?(?P<digit>[1-4])(?P<last_year>\s+(?:of\s+)?(?:{last_year})\b)?(?![\w/]|\s?(?:and|&|to|-|–)\s?(?:Q\s?)?[1-4]\b|[\s,]*(?:of\s+|in\s+)?(?:19|20)\d\d)"
    )


@cache
def _own_quarter() -> re.Pattern[str]:
    """ "in the Quarter", "this quarter": in a paper for a quarter, that one."""
    return re.compile(rf"\b(?:{one_of(vocabulary('periods')['own_quarter'])})\b(?!\s*\d)", re.IGNORECASE)


@cache
def _quarters_of_year() -> re.Pattern[str]:
    """ "Quarter 1 and 2 data for 2031": which year's quarters are told of."""
    words = one_of(vocabulary("periods")["quarter_words"])
    return re.compile(
        rf"\b(?:{words})s?\s?[1-4](?:\s?(?:and|&|to|-|–|,)\s?(?:Q\s?)?[1-4])*\s+(?:data|figures|results)?\s*(?:for|of|in)\s+{YEAR}"
    )
