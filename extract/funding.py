"""Money given or set aside: how much, by whom, to whom, what for, in which year.

In:     sentences that name an amount of money, and the cells of tables of allocations.
Out:    one Funding fact for each amount that the paper says was given, got or set aside.
Words:  corpus/vocabulary/funding.yaml
Leaves: costs, savings, losses and spending, which are figures; money asked for and not yet given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.facts import Evidence, FigureFact, FundingFact
from extract.numerals import Numeral, find_numerals
from extract.periods import find_periods
from extract.reading import Reading
from extract.registry import extractor
from ingest.paper import Block

STATED = 0.9
INFERRED = 0.7  # confidence in a table's funder, who is the recipient of the grant it shares out
LONGEST_PARTY = 12  # words of a name
NOT_GIVEN_REACH = 40  # characters beside an amount in which "cost" or "loss" says what it is
REACH = 160  # characters between a verb of giving and its amount


@dataclass(frozen=True, slots=True)
class Given:
    """What a sentence says of one amount."""

    funder: str | None = None
    recipient: str | None = None


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
            said = _said(sentence, each) if each.unit == "gbp" else None
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


def _said(sentence: str, each: Numeral) -> Given | None:
    """Who gives and who gets, where the words around an amount say that it was given; None where they do not.

    >>> sentence = "The Westmere Fund granted the Harbour Watch £400 for lamps."
    >>> _said(sentence, find_numerals(sentence)[0])
    Given(funder='Westmere Fund', recipient='Harbour Watch')
    """
    before, after = sentence[: each.start], sentence[each.end :]
    if _not_given().search(before[-NOT_GIVEN_REACH:]):
        return None
    funder = _party_after(_funders(), after)
    recipient = _party_after(_recipients(), after)
    got = _last(_getting(), before)
    gave = _last(_giving(), before)
    if got and (not gave or got.end() >= gave.end()):
        return Given(funder, _party_before(before[: got.start()]))
    if gave:
        return Given(_party_before(before[: gave.start()]), _party(before[gave.end() :]) or recipient)
    went = _given().search(after[:REACH])
    if went and "£" not in after[: went.start()]:
        return Given(funder, _party(after[went.end() :]))
    if _named_money().match(after) and not _not_given().search(after[:NOT_GIVEN_REACH]):
        return Given(funder, recipient)
    return None


def _last(pattern: re.Pattern[str], before: str) -> re.Match[str] | None:
    """The last verb before the amount, near it and in its clause."""
    found = None
    for match in pattern.finditer(before, max(0, len(before) - REACH)):
        found = match
    if found and _other_matter().search(before, found.end()):
        return None
    return found


def _party_before(text: str) -> str | None:
    """The name at the end of `text`, back to the start of its clause: "In July 2031 the Unit" gives "Unit"."""
    clause = CLAUSE_START.split(text)[-1].strip()
    names = [name for match in PARTY.finditer(clause) if (name := _without_article(match[0]))]
    return names[-1] if names else None


def _party(text: str) -> str | None:
    """The name at the start of `text`: "the Harbour Watch £400", "a tactical pot, which"."""
    match = PARTY_OPENING.match(text)
    if not match:
        return None
    words = _without_article(match[0]).split()
    if not words or len(words) > LONGEST_PARTY or _no_party().match(" ".join(words)):
        return None
    return " ".join(words)


def _party_after(opening: re.Pattern[str], after: str) -> str | None:
    """The capitalised name after "to" or "from" behind the amount; a fund is no party."""
    match = opening.search(after[:REACH])
    if not match:
        return None
    name = PARTY.match(after, match.end())
    if not name:
        several = SEVERAL.match(after, match.end()) if opening is _recipients() else None
        return several[0] if several else None
    is_fund = name[0].split()[-1].lower().rstrip("s") in vocabulary("funding")["funds"]
    return None if is_fund else _without_article(name[0])


def _without_article(name: str) -> str:
    return ARTICLE.sub("", " ".join(name.split())).strip(" ,;:.")


def _clause_end(sentence: str, each: Numeral) -> int:
    """Where the quote of an amount ends: at the clause's end, no later than the sentence's."""
    stop = CLAUSE_STOP.search(sentence, each.end)
    return stop.start() if stop else len(sentence.rstrip(" ."))


def _purpose(text: str, sentence: tuple[int, int], after: int, following: tuple[int, int] | None) -> str | None:
    """What the money is for: said after the amount, or by the sentence that follows."""
    match = _for_what().search(text, after, sentence[1])
    if match is None and following:
        match = _used_for().match(text, *following)
    if match is None:
        return None
    stop = PURPOSE_STOP.search(text, match.start("what"))
    words = text[match.start("what") : stop.start() if stop else len(text)].strip(" ,;:.")
    return words or None


def _year(reading: Reading, block: Block, sentence: str) -> str | None:
    """The year of the sentence, else of the heading above: a financial year as it is, a date by its year."""
    headings = [heading.text for heading in reading.paper.headings_above(block)[-1:]]
    for text in (sentence, *headings):
        for period in find_periods(text):
            if period.text and not period.is_base:
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
    if not _column().search(header) or _not_given().search(header):
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
ARTICLE = re.compile(r"^(?:the|a|an)(?:\s+|$)", re.IGNORECASE)
CLAUSE_START = re.compile(r"[;:]|,\s")
CLAUSE_STOP = re.compile(r"[;:]|,\s(?:which|with|and|of which|focus\w+)\b|\.\s")
PURPOSE_STOP = re.compile(r"[;:]|\.(?:\s|$)|,\swhich\b")

# A name: capitalised words, joined by small ones, with its short form in brackets
NAME_WORD = r"[A-Z][\w’'&/-]*"
PARTY = re.compile(rf"{NAME_WORD}(?:\s+(?:(?:and|of|for|&|in)\s+(?:the\s+)?)?{NAME_WORD})*(?:\s+\([A-Z][\w’]*\))?")

# "various organisations", "local projects"
SEVERAL = re.compile(r"[a-z]+\s+(?:[a-z]+\s+)?[a-z]+s\b")

# What stands between a verb and its amount, or after "allocated to": a name or a few words in small letters
PARTY_OPENING = re.compile(
    rf"\s*(?:the\s+|a\s+|an\s+|all\s+)?(?:{PARTY.pattern}|[a-z]+(?:\s+(?!which|that|to|for|in|from)[a-z]+){{0,4}})"
)


@cache
def _giving() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('funding')['giving'])})\b", re.IGNORECASE)


@cache
def _getting() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('funding')['getting'])})\b", re.IGNORECASE)


@cache
def _given() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('funding')['given'])})\b", re.IGNORECASE)


@cache
def _named_money() -> re.Pattern[str]:
    """ " of additional funding", " in new funding", " grant": the amount is called what is given."""
    words = vocabulary("funding")
    return re.compile(
        rf"\s+(?:(?:{one_of(words['money_adjectives'])})\s+)*(?:{one_of(words['money_names'])})\b", re.IGNORECASE
    )


@cache
def _not_given() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('funding')['not_given'])})\b", re.IGNORECASE)


@cache
def _other_matter() -> re.Pattern[str]:
    return re.compile(rf"[;£]|\b(?:{one_of(vocabulary('funding')['other_verbs'])})\b")


@cache
def _part_of_given() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('funding')['parts_of_given'])})\b", re.IGNORECASE)


@cache
def _no_party() -> re.Pattern[str]:
    """ "fund of", "more than": before an amount these are no one."""
    names = one_of(vocabulary("funding")["money_names"])
    qualifiers = one_of(word for words in vocabulary("figures")["qualifiers_before"].values() for word in words)
    return re.compile(rf"(?:{qualifiers})(?!\w)|(?:[a-z]+\s+)?(?:{names})\s+of\b|(?:{names})$", re.IGNORECASE)


@cache
def _funders() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('funding')['funders'])})\s+")


@cache
def _recipients() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('funding')['recipients'])})\s+")


@cache
def _for_what() -> re.Pattern[str]:
    """ "which is being used to offer lessons", "to support repairs"."""
    words = vocabulary("funding")
    return re.compile(
        rf"\b(?:(?:{one_of(words['purposes'])})\s+(?P<used>)|(?=to\s+(?:{one_of(words['purpose_verbs'])})\b))(?P<what>)",
        re.IGNORECASE,
    )


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
