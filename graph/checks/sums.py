"""Parts that do not add up to the total printed with them.

In:     the tables of a paper as rows of cells; the text of a passage.
Out:    a finding for each column with a row called "Total" that the rows above do not give, for each row with such a
        column, and for each total in a sentence whose parts stand in brackets behind it: "31 reviews (20 in the north,
        10 in the south)".
Rule:   whole numbers and money alone; every cell of the column is a number, and no row says that it is only some of
        them. Where subtotals may stand among the rows, a total that any of them gives holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extract.numerals import Numeral, find_numerals
from extract.periods import find_periods
from graph.checks.finding import Finding, Span, any_word, listed, number, sentences, words_of

LEAST_PARTS = 2
OUR_OWN = 1e-6  # rounding errors of our own
MOST_PARTS = 60  # rows: a longer table is a register, not a sum
_NUMBER = re.compile(r"£?\s*\(?-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\)?")
_BRACKETS = re.compile(r"\(([^()]*\d[^()]*)\)")
_PARTING = re.compile(r"\s*(?:,\s*and\b|,(?!\d)|;|\band\b|&|\+)\s*")


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    start: int  # offset in the text of the paper


Row = Mapping[int, Cell]  # cells by column


def find_table_sums(rows: Sequence[Row]) -> Iterator[Finding]:
    """Findings in one table; offsets are the paper's. `rows` from the top, its head first."""
    if LEAST_PARTS + 1 < len(rows) <= MOST_PARTS:
        for place, row in enumerate(rows):
            if place > LEAST_PARTS and _is_total(row.get(min(row, default=0))):
                yield from _column_sums(rows[:place], row)


def _column_sums(above: Sequence[Row], total: Row) -> Iterator[Finding]:
    first = min(total)
    if any(any_word("partial").search(row[first].text) for row in above if first in row):
        return
    since = [place for place, row in enumerate(above) if _is_total(row.get(min(row, default=0)))]
    for column, cell in sorted(total.items()):
        value = _value(cell.text)
        if column == first or value is None:
            continue
        rows = above[1:]  # the first row is the head
        cells = [row.get(column) for row in rows]
        parts = [(each, _value(each.text)) for each in cells if each is not None]
        known = [(each, part) for each, part in parts if part is not None]
        if len(known) < LEAST_PARTS or len(known) != len(rows) or any(part < 0 for _, part in known):
            continue
        values = [part for _, part in known]
        subtotals = [_value(above[place][column].text) or 0.0 for place in since if column in above[place]]
        last = values[since[-1] :] if since else values
        slack = _slack([cell, *(each for each, _ in known)])
        sums = (sum(values), sum(values) - sum(subtotals), sum(subtotals), sum(last))
        if all(abs(value - each) > slack for each in sums):
            yield Finding(
                "sum",
                f"The total is given as {number(value)}, but {listed(values)} is {number(sum(values))}.",
                (_span(cell), *(_span(each) for each, _ in known)),
            )


def _slack(cells: Sequence[Cell]) -> float:
    """By how much a total may differ from its parts where all were rounded to the places that are printed; nothing
    where all are whole numbers."""
    places = [len(cell.text.partition(".")[2].strip(" )")) for cell in cells]
    return sum(0.5 / 10**place for place in places) + OUR_OWN if any(places) else OUR_OWN


def _is_total(cell: Cell | None) -> bool:
    return cell is not None and cell.text.casefold().strip(" :*.") in words_of("totals")


def _value(text: str) -> float | None:
    """The one whole number or sum of money that a cell holds; None for a percentage, a date, words.

    >>> _value("£1,250"), _value("12%"), _value("3 wards")
    (1250.0, None, None)
    """
    said = text.strip()
    if not _NUMBER.fullmatch(said):
        return None
    digits = re.sub(r"[£,()\s]", "", said)
    return -float(digits) if "(" in said else float(digits)


def find_bracketed_sums(text: str) -> Iterator[Finding]:
    """Totals of a text whose parts stand in brackets behind them."""
    for sentence in sentences(text):
        said = text[sentence.start : sentence.end]
        for brackets in _BRACKETS.finditer(said):
            if any_word("partial").search(said[max(0, brackets.start() - 30) : brackets.end()]):
                continue
            parts = _parts(brackets[1])
            total = _total_before(said, brackets.start())
            if total is None or len(parts) < LEAST_PARTS or max(each.value for each in parts) >= total.value:
                continue
            summed = sum(each.value for each in parts)
            if summed != total.value:
                values = [each.value for each in parts]
                yield Finding(
                    "sum",
                    f"{number(total.value)} is said to be {listed(values)}, which is {number(summed)}.",
                    (
                        Span(sentence.start + total.start, sentence.start + total.end),
                        Span(sentence.start + brackets.start(1), sentence.start + brackets.end(1)),
                    ),
                )


def _parts(inner: str) -> list[Numeral]:
    """The counts of a list in brackets, where each of its items has just one and says of what."""
    items = [each for each in _PARTING.split(inner) if each.strip()]
    found: list[Numeral] = []
    for item in items:
        numerals = find_numerals(item)
        words = re.sub(r"[\d\W]", "", item)
        plain = len(numerals) == 1 and numerals[0].unit == "count" and numerals[0].high is None
        if not plain or find_periods(item) or not words or numerals[0].in_words or numerals[0].value != int(
            numerals[0].value
        ):  # fmt: skip
            return []
        found.append(numerals[0])
    return found


def _total_before(said: str, end: int) -> Numeral | None:
    """The one count in the clause that ends where the brackets open."""
    clause_start = max((match.end() for match in re.finditer(r"[,;:()]\s|\band\b", said[:end])), default=0)
    clause = said[clause_start:end]
    periods = find_periods(clause)
    counts = [
        each
        for each in find_numerals(clause)
        if each.unit == "count" and each.high is None
        and not any(period.start <= each.start < period.end for period in periods)
    ]  # fmt: skip
    if len(counts) != 1 or counts[0].in_words or _is_rounded(clause[: counts[0].start]):
        return None
    found = counts[0]
    return Numeral(found.start + clause_start, found.end + clause_start, found.value)


@cache
def _rounded() -> re.Pattern[str]:
    words = "|".join(map(re.escape, words_of("rounded")))
    return re.compile(rf"(?:^|\W)(?:{words})\s*$", re.I)


def _is_rounded(before: str) -> bool:
    return bool(_rounded().search(before))


def _span(cell: Cell) -> Span:
    return Span(cell.start, cell.start + len(cell.text))
