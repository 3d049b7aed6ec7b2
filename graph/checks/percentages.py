"""Percentages that disagree with the counts printed with them.

In:     the text of a passage.
Out:    a finding for each percentage that the counts beside it do not give. Four ways in which papers print both:
        "rose by 6%, from 40 to 45"; "a fall of 12 (6%) to 188"; "4,915, down 22% on the year before (6,287)";
        "of 45 wards, 38 (84%)", and lists of parts with their shares, which must be shares of one whole.
Rule:   nothing is judged where it must be guessed which number belongs to which. A printed number stands for all that
        would round to it (graph/checks/rounding.py); one that a paper itself calls rounded is not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from extract.numerals import Numeral, find_numerals
from extract.periods import find_periods
from graph.checks.finding import Finding, Span, any_word, number, sentences, words_of
from graph.checks.rounding import Range, printed, reach

YEARS = range(1900, 2101)  # a number of four digits without a comma may be one of these
LEAST_PARTS = 2  # shares of an unsaid whole that can be compared
_OPENING, _BETWEEN, _CLOSING = re.compile(r"\s*\(\s*[-+−]?$"), re.compile(r"\s*[;,]\s*[-+−]?$"), re.compile(r"\s*\)")


@dataclass(frozen=True, slots=True)
class Share:
    """A count with its percentage: "38 (84%)", "(84%; 38)"."""

    count: Numeral
    percentage: Numeral

    @property
    def span(self) -> Span:
        return Span(
            min(self.count.start, self.percentage.start), max(self.count.end, self.percentage.end)
        )  # of both, as printed


def find_percentages(text: str) -> Iterator[Finding]:
    """Findings in the order of the text."""
    for sentence in sentences(text):
        said = text[sentence.start : sentence.end]
        if "%" in said or "per cent" in said:
            for finding in _in_sentence(said):
                pieces = (Span(each.start + sentence.start, each.end + sentence.start) for each in finding.pieces)
                yield replace(finding, pieces=tuple(pieces))


def _in_sentence(said: str) -> Iterator[Finding]:
    periods = find_periods(said)
    numerals = [
        each
        for each in find_numerals(said)
        if each.high is None
        and not any(period.start <= each.start < period.end for period in periods)
        and not _is_part_of_word(said, each)
        and not _is_rounded(said, each)
    ]
    percentages = [each for each in numerals if each.unit == "percent"]
    counts = [
        each
        for each in numerals
        if each.unit in ("count", "gbp") and not each.in_words and each.value > 0 and not _may_be_year(each)
    ]
    shares = list(_shares(said, counts, percentages))
    changes = bool(any_word("grew").search(said) or any_word("shrank").search(said))
    if len(percentages) == 1 and (pair := _moved(said, counts)):
        yield from _change(said, *pair, percentages[0], (Span(pair[0].start, pair[1].end),))
    elif len(percentages) == 1 and changes and (pair := _compared(said, counts, percentages[0])):
        before, after = pair
        yield from _change(said, before, after, percentages[0], (_span(after), _span(before)))
    elif len(shares) == len(percentages) == 1 and changes:
        yield from _by(said, counts, shares[0])
    elif shares and not changes:
        whole = _whole(said, counts, shares)
        if whole:
            yield from _shares_of(said, whole, shares)
        elif len(shares) == len(percentages) >= LEAST_PARTS:
            yield from _shares_of_one(said, shares)


def _shares(said: str, counts: Sequence[Numeral], percentages: Iterable[Numeral]) -> Iterator[Share]:
    for percentage in percentages:
        for count in counts:
            first, second = sorted((count, percentage), key=lambda each: each.start)
            between, before, after = said[first.end : second.start], said[: first.start], said[second.end :]
            bracketed = _OPENING.fullmatch(between) and _CLOSING.match(after)
            both = _BETWEEN.fullmatch(between) and _OPENING.search(before) and re.match(r"\s*(?:\)|of\b)", after)
            if bracketed or both:
                yield Share(count, percentage)
                break


def _moved(said: str, counts: Sequence[Numeral]) -> tuple[Numeral, Numeral] | None:
    """The one pair of counts that is said "from … to …"."""
    pairs = [
        (first, second)
        for first, second in pairwise(counts)
        if first.unit == second.unit
        and _stands_before(said, first, "from")
        and _stands_before(said, second, "to")
        and not re.search(r"[.;]", said[first.end : second.start])
    ]
    return pairs[0] if len(pairs) == 1 else None


def _compared(said: str, counts: Sequence[Numeral], percentage: Numeral) -> tuple[Numeral, Numeral] | None:
    """The count before, in brackets behind the year that is compared with, and the one count ahead of it."""
    ahead = [each for each in counts if each.end <= percentage.start]
    behind = [each for each in counts if each.start >= percentage.end]
    if len(ahead) != 1 or not behind:
        return None
    between = said[percentage.end : behind[0].start]
    if not re.search(r"\b(?:than|compared|on)\b[^()]*\($", between) or ahead[0].unit != behind[0].unit:
        return None
    return behind[0], ahead[0]


def _change(
    said: str, before: Numeral, after: Numeral, percentage: Numeral, counts: tuple[Span, ...]
) -> Iterator[Finding]:
    told = f"from {number(before.value)} to {number(after.value)}"
    grew, shrank = bool(any_word("grew").search(said)), bool(any_word("shrank").search(said))
    pieces = (*counts, _span(percentage))
    if grew != shrank and before.value != after.value and (after.value > before.value) != grew:
        is_told = "an increase" if grew else "a decrease"
        yield Finding("percentage", f"The paper says {is_told}, but {told} is the other way.", pieces)
        return
    may_be = reach(lambda one, other: (other - one) / one * 100, printed(said, before), printed(said, after))
    if not _absolute(may_be).meets(_absolute(printed(said, percentage))):
        change = abs(after.value - before.value) / before.value * 100
        yield Finding(
            "percentage", f"The paper says {_printed(percentage)}, but {told} is a change of {change:.1f}%.", pieces
        )


def _by(said: str, counts: Sequence[Numeral], share: Share) -> Iterator[Finding]:
    """ "188 thefts, a fall of 12 (6%)": what there was before is known from both counts."""
    others = [each for each in counts if each != share.count]
    grew, shrank = bool(any_word("grew").search(said)), bool(any_word("shrank").search(said))
    if len(others) != 1 or grew == shrank or others[0].unit != share.count.unit:
        return
    now, by = others[0], share.count
    before = now.value - by.value if grew else now.value + by.value
    if before <= 0 or now.value <= by.value or said[: by.start].count("(") > said[: by.start].count(")"):
        return
    change = by.value / before * 100
    exact = all(printed(said, each).low == printed(said, each).high for each in (now, by))
    if exact and not Range(change, change).meets(_absolute(printed(said, share.percentage))):
        grown = "up" if grew else "down"
        yield Finding(
            "percentage",
            f"The paper says {_printed(share.percentage)}, but {grown} {number(by.value)} to {number(now.value)} is "
            f"a change of {change:.1f}%.",
            (_span(now), share.span),
        )


def _whole(said: str, counts: Sequence[Numeral], shares: Sequence[Share]) -> Numeral | None:
    """The one count of which the others are shares: "of 45 wards, 38 (84%)", "38 of 45 (84%)", "(84%; 38 of 45)"."""
    parts = [share.count for share in shares]
    wholes = [each for each in counts if each not in parts and _of_whole().search(said[: each.start])]
    return wholes[0] if len(wholes) == 1 and all(each.value <= wholes[0].value for each in parts) else None


def _shares_of(said: str, whole: Numeral, shares: Iterable[Share]) -> Iterator[Finding]:
    for share in shares:
        may_be = reach(lambda one, other: one / other * 100, printed(said, share.count), printed(said, whole))
        if share.count.unit == whole.unit and not may_be.meets(printed(said, share.percentage)):
            is_share = share.count.value / whole.value * 100
            yield Finding(
                "percentage",
                f"The paper says {_printed(share.percentage)}, but {number(share.count.value)} of "
                f"{number(whole.value)} is {is_share:.1f}%.",
                (_span(whole), share.span),
            )


def _shares_of_one(said: str, shares: Sequence[Share]) -> Iterator[Finding]:
    """Shares of one whole that is not printed: each says between what and what it lies."""
    wholes: list[Range] = []
    for share in shares:
        percentage, count = printed(said, share.percentage), printed(said, share.count)
        if percentage.low <= 0 or share.count.unit != shares[0].count.unit:
            return
        wholes.append(Range(count.low / percentage.high * 100, count.high / percentage.low * 100))
    for place, one in enumerate(wholes):
        for other in range(place + 1, len(wholes)):
            if not one.meets(wholes[other]):
                told = (
                    f"{number(share.count.value)} as {_printed(share.percentage)}"
                    for share in (shares[place], shares[other])
                )
                yield Finding(
                    "percentage",
                    f"The paper gives {' and '.join(told)}: these are not shares of one whole.",
                    (shares[place].span, shares[other].span),
                )
                return


@cache
def _of_whole() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, words_of("of")), key=len, reverse=True))
    return re.compile(rf"(?:^|\W)(?:{words})\s+$", re.I)


def _stands_before(said: str, each: Numeral, name: str) -> bool:
    words = "|".join(map(re.escape, words_of(name)))
    return bool(re.search(rf"(?<!\w)(?:{words})\s+£?\s*$", said[: each.start], re.I))


def _is_rounded(said: str, each: Numeral) -> bool:
    words = "|".join(map(re.escape, words_of("rounded")))
    return bool(re.search(rf"(?:^|\W)(?:{words})\s*£?\s*$", said[: each.start], re.I))


def _is_part_of_word(said: str, each: Numeral) -> bool:
    """Whether a number is a piece of a name ("Q3", "18-24s") and counts nothing."""
    before, after = said[max(0, each.start - 1) : each.start], said[each.end : each.end + 1]
    return before.isalnum() or before == "/" or after.isalpha() or after in ("-", "/", "–")


def _may_be_year(each: Numeral) -> bool:
    return each.unit == "count" and not each.scaled and each.value in YEARS


def _absolute(change: Range) -> Range:
    """How large a change may be, whichever way: a paper prints a fall as "-4%" and as "4%"."""
    ends = abs(change.low), abs(change.high)
    return Range(0 if change.low <= 0 <= change.high else min(ends), max(ends))


def _span(each: Numeral) -> Span:
    return Span(each.start, each.end)


def _printed(percentage: Numeral) -> str:
    return f"{number(percentage.value)}%"
