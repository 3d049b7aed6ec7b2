"""Money given or set aside: how much, by whom, to whom, what for, in which year.

In:     sentences that name an amount of money, and the cells of tables of allocations.
Out:    one Funding fact for each amount that the paper says was given, got or set aside.
Words:  corpus/vocabulary/funding.yaml
Leaves: costs, savings, losses and spending, which are figures; money asked for and not yet given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.facts import Evidence, FigureFact, FundingFact
from extract.giving import given_in, not_given
from extract.numerals import Numeral, find_numerals
from extract.periods import find_periods
from extract.reading import Reading
from extract.registry import extractor
from ingest.paper import Block

STATED = 0.9
INFERRED = 0.7  # confidence in a table's funder, who is the recipient of the grant it shares out


@extractor("funding", makes=FundingFact, after=("figure",))
def find_funding(reading: Reading) -> Iterator[FundingFact]:
    """Every amount given or set aside, those of prose and then those of tables."""
    stated: list[FundingFact] = []
    seen: set[tuple[float, str | None, str | None]] = set()
    for block in reading.blocks(("paragraph", "list_item")):
        if "£" in block.text:
            for fact in _in_block(reading, block, stated):
                key = (fact.amount, fact.recipient, fact.year)
                if key not in seen:
                    seen.add(key)
                    stated.append(fact)
    yield from stated
    for figure in reading.found(FigureFact):
        funding = _in_table(reading, figure, stated)
        if funding:
            yield funding


def _in_block(reading: Reading, block: Block, stated: Sequence[FundingFact]) -> Iterator[FundingFact]:
    sentences = reading.sentences(block)
    for place, (start, end) in enumerate(sentences):
        sentence = block.text[start:end]
        following = sentences[place + 1] if place + 1 < len(sentences) else None
        for each in find_numerals(sentence):
            said = given_in(sentence, each) if each.unit == "gbp" else None
            if said is None:
                continue
            clause = sentence[: _clause_end(sentence, each)]
            giver = None if said.funder else _giver_before(reading, block, clause, stated)
            yield FundingFact(
                evidence=reading.evidence(block, start, start + len(clause)),
                part=reading.part(block).index,
                confidence=INFERRED if giver else STATED,
                also=(("funder", giver.evidence),) if giver else (),
                amount=each.value,
                funder=giver.funder if giver else said.funder,
                recipient=said.recipient,
                purpose=_purpose(block.text, (start, end), start + each.end, following),
                year=_year(reading, block, clause),
            )


def _giver_before(reading: Reading, block: Block, clause: str, stated: Sequence[FundingFact]) -> FundingFact | None:
    """The giving that "a third of the funding" is a part of: the last one of this paper within the file."""
    if not _part_of_given().search(clause):
        return None
    part = reading.part(block).index
    return next((fact for fact in reversed(stated) if fact.part == part and fact.funder), None)


def _clause_end(sentence: str, each: Numeral) -> int:
    """Where the quote of an amount ends: at the clause's end, no later than the sentence's."""
    stop = _clause_stop().search(sentence, each.end)
    return stop.start() if stop else len(sentence.rstrip(" ."))


def _purpose(text: str, sentence: tuple[int, int], after: int, following: tuple[int, int] | None) -> str | None:
    """What the money is for: said after the amount, or by the sentence that follows."""
    match = _for_what().search(text, after, sentence[1])
    if match is None and following:
        match = _used_for().match(text, *following)
    if match is None:
        return None
    stop = _purpose_stop().search(text, match.start("what"))
    words = text[match.start("what") : stop.start() if stop else len(text)].strip(" ,;:.")
    return words or None


def _year(reading: Reading, block: Block, sentence: str) -> str | None:
    """The year of the sentence, else of the heading above: a financial year as it is, a date by its year."""
    headings = [heading.text for heading in reading.paper.headings_above(block)[-1:]]
    for text in (sentence, *headings):
        for period in find_periods(text):
            in_bracket = text[: period.start].endswith("(")  # "the Committee (May 2031) warns": of the saying
            if period.text and not period.is_base and not in_bracket:
                return (
                    period.text
                    if FINANCIAL.fullmatch(period.text)
                    else period.text[:4]
                    if period.text[0].isdigit()
                    else None
                )
    return None


def _in_table(reading: Reading, figure: FigureFact, stated: Sequence[FundingFact]) -> FundingFact | None:
    """An allocation in a table. Its funder is who received the grant that the section speaks of before."""
    block = reading.paper.block_at(figure.evidence.end - 1)
    if figure.unit != "gbp" or block.cell is None or ": " not in figure.measure:
        return None
    header, label = figure.measure.split(": ", 1)
    if not _column().search(header) or not_given().search(header):
        return None
    before = [each for each in stated if each.part == figure.part and each.evidence.start < figure.evidence.start]
    funder = next((each for each in before if each.recipient and each.funder), None)
    also: tuple[tuple[str, Evidence], ...] = figure.also
    if funder:
        also = (*also, ("funder", funder.evidence))
    return FundingFact(
        evidence=figure.evidence,
        part=figure.part,
        confidence=INFERRED,
        also=also,
        amount=figure.value,
        funder=funder.recipient if funder else None,
        recipient=None,
        purpose=None if _total_row().match(label) else label,
        year=figure.period,
    )


FINANCIAL = re.compile(r"\d{4}/\d\d(?:\d\d)?")


@cache
def _clause_stop() -> re.Pattern[str]:
    return re.compile(rf"[;:]|,\s(?:{one_of(vocabulary('funding')['clause_ends'])})\b|\.\s")


@cache
def _part_of_given() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('funding')['parts_of_given'])})\b", re.IGNORECASE)


@cache
def _for_what() -> re.Pattern[str]:
    """ "which is being used to mend boats", "to support repairs"."""
    words = vocabulary("funding")
    return re.compile(
        rf"\b(?:(?:{one_of(words['purposes'])})\s+(?P<used>)|(?=to\s+(?:{one_of(words['purpose_verbs'])})\b))(?P<what>)",
        re.IGNORECASE,
    )


@cache
def _purpose_stop() -> re.Pattern[str]:
    return re.compile(rf"[;:]|\.(?:\s|$)|,\s(?:{one_of(vocabulary('funding')['purpose_ends'])})\b")


@cache
def _used_for() -> re.Pattern[str]:
    """ "The grant will be used to "."""
    words = vocabulary("funding")
    names = one_of([*words["money_names"], "money"])
    return re.compile(
        rf"\s*(?:The|This)\s+(?:{names})\s+(?:{one_of(words['used_for'])})\s+(?P<what>)",
        re.IGNORECASE,
    )


@cache
def _column() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('funding')['columns'])})\b", re.IGNORECASE)


@cache
def _total_row() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{one_of(vocabulary('funding')['totals'])})\b", re.IGNORECASE)
