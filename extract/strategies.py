"""Plans and strategies that a paper names, with their years and what it says of their standing.

In:     lists under "plans and strategies including:", and names in prose and notes.
Out:    one StrategyFact for each distinct name in a paper; its evidence is the first mention that says most.
Words:  corpus/vocabulary/strategies.yaml
Leaves: the part's own plan (the document fact says what it is); "a plan" that need not exist; general words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from corpus.load import paper_words, vocabulary
from extract.agreement import Plan, abbreviations_of, names_plan, plans_of
from extract.alternatives import one_of
from extract.facts import StrategyFact
from extract.labels import clean_label
from extract.lead_ins import LeadIns
from extract.plan_years import Years, years_in
from extract.reading import Reading
from extract.registry import extractor
from extract.stated_lists import lists_in
from extract.strategy_mentions import Mention, distinct
from extract.strategy_names import StrategyName, is_partnership_s, is_specific, known_with_years, strategy_names
from extract.strategy_standing import is_asked_for, near, status_of, status_words
from ingest.paper import Block, BlockKind

READ: tuple[BlockKind, ...] = ("heading", "paragraph", "list_item", "caption", "note")
# "… under its mission. This brings several strategies"
SENTENCES = re.compile(r"[a-z]{2}[.”\"']+\s+(?:This|These|The|It)\s")


@extractor("strategy", makes=StrategyFact)
def find_strategies(reading: Reading) -> Iterator[StrategyFact]:
    """Yield each distinct name once, in order of first mention."""
    plans = plans_of(reading)
    expand = abbreviations_of(reading)
    mentions = list(_listed(reading))
    within = [(mention.evidence.start, mention.evidence.end) for mention in mentions]
    listed = {mention.name for mention in mentions if not mention.period}
    mentions += [
        mention
        for mention in (*_in_prose(reading, plans), *_listed_elsewhere(reading, listed))
        if not any(start <= mention.evidence.start < end for start, end in within)
    ]
    for mention in sorted(distinct(mentions, expand), key=lambda each: each.evidence.start):
        yield StrategyFact(
            evidence=mention.evidence,
            part=mention.part,
            name=mention.name,
            period=mention.period,
            status=mention.status,
            confidence=1.0 if mention.listed else 0.9,
        )


def _listed(reading: Reading) -> Iterator[Mention]:
    """Items under "... link to a number of plans and strategies including:"."""
    words = vocabulary("strategies")
    lead_ins = LeadIns(tuple(words["lead_in_nouns"]), tuple(words["lead_in_verbs"]), tuple(words["lead_in_blockers"]))
    ends = re.compile(rf"\b(?:{'|'.join(words['listed_endings'])})\b")
    for stated in lists_in(reading, lead_ins):
        if stated.in_sentence or sum(bool(ends.search(item.label)) for item in stated.items) * 2 < len(stated.items):
            continue
        for item in stated.items:
            block = reading.paper.block_at(item.start)
            if _told().search(item.label) or SENTENCES.search(item.label):
                continue  # a sentence that tells of a plan: its name is read as prose
            label = clean_label(block.text)
            name, years = _without_years(label.text if label else item.label)
            evidence = reading.evidence(block)
            yield Mention(name, years.text if years else None, None, evidence, reading.part(block).index, listed=True)


def _without_years(text: str) -> tuple[str, Years | None]:
    """A listed name and the years that close it: "Alcohol Strategy, 2031-2034"."""
    found = list(years_in(text))
    if not found or text[found[-1].end :].strip(" )"):
        return text, found[-1] if found else None
    return re.sub(r"[\s,(]+$", "", text[: found[-1].start]), found[-1]


def _in_prose(reading: Reading, plans: list[Plan]) -> Iterator[Mention]:
    for block in reading.blocks(READ):
        part = reading.part(block).index
        for name in strategy_names(block.text, of_partnerships=True):
            if _is_meant(block, name, plans[part]):
                yield _mention(reading, block, name, part)


def _listed_elsewhere(reading: Reading, names: Iterable[str]) -> Iterator[Mention]:
    """Listed names that no word gives away, where the text prints their years."""
    unnoticed = [name for name in sorted(names) if not any(strategy_names(name))]
    for block in reading.blocks(READ) if unnoticed else ():
        for name in known_with_years(block.text, unnoticed):
            yield _mention(reading, block, name, reading.part(block).index)


def _is_meant(block: Block, name: StrategyName, plan: Plan) -> bool:
    """Not the part's own plan, and not "a strategy" that is only asked for."""
    earlier = name.years_inside and name.years and name.years.first != plan.year
    if plan.is_own and plan.name and names_plan(name.name, plan) and not earlier and not _is_sub_plan(name.name):
        return False
    if _the_first().search(block.text, 0, name.start):
        return False
    if (
        name.indefinite
        and not name.years
        and not any(status_words(each).search(near(block.text, name)) for each in ("proposed", "draft"))
        and not _made(block.text, name)
    ):
        return False
    return is_specific(name.name) or is_partnership_s(name.name.removeprefix("National ")) or name.years_inside


def _made(text: str, name: StrategyName) -> bool:
    """ "Development of an ASB strategy", "partners have written an ASB strategy": what was made is there."""
    made = "|".join(vocabulary("strategies")["made"])
    return bool(re.search(rf"\b(?:{made}) an?\s(?:new\s)?$", text[: name.start], re.IGNORECASE))


@cache
def _the_first() -> re.Pattern[str]:
    """ "The plan is the first Noise Strategy which ...": what it is, not another's name."""
    return re.compile(r"\b(?:is|was)\s+(?:also\s+)?(?:the|our|its)\s+(?:very\s+)?(?:first|only)\s+(?:ever\s+)?$")


def _is_sub_plan(name: str) -> bool:
    return any(name.endswith(sub) for sub in vocabulary("strategies")["sub_plans"])


def _mention(reading: Reading, block: Block, name: StrategyName, part: int) -> Mention:
    status = status_of(block.text, name) or ("proposed" if is_asked_for(reading, block, name) else None)
    period = name.years.text if name.years else None
    evidence = reading.evidence(block, name.start, name.end)
    inside, cited = name.years_inside, _is_cited(reading, block)
    before = status == "expired" and bool(_just_before().search(block.text, 0, name.start))
    return Mention(
        name.name, period, status, evidence, part, listed=False, year_in_name=inside, in_note=cited, of_before=before
    )


@cache
def _just_before() -> re.Pattern[str]:
    """ "the previous " just before a name."""
    words = "|".join(vocabulary("strategies")["edition_before"])
    return re.compile(rf"\b(?:{words})\s+$", re.IGNORECASE)


def _is_cited(reading: Reading, block: Block) -> bool:
    """Whether the block is a note, or stands in a list of references."""
    headings = [heading.text.lower() for heading in reading.paper.headings_above(block)[-1:]]
    return block.kind == "note" or any(word in heading for heading in headings for word in paper_words().notes_headings)


@cache
def _told() -> re.Pattern[str]:
    """What makes an item of a list a sentence: "published", "was"."""
    return re.compile(rf"\b(?:{one_of(vocabulary('strategies')['told'])})\b")
