"""Plans and strategies that a paper names, with their years and what it says of their standing.

In:     lists under "plans and strategies including:", and names in prose and notes.
Out:    one StrategyFact for each distinct name in a paper; its evidence is the first mention that says most.
Words:  corpus/vocabulary/strategies.yaml
Leaves: the part's own plan (the document fact says what it is); "a plan" that need not exist; general words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from corpus.load import paper_words, vocabulary
from extract.agreement import Plan, Years, abbreviations_of, names_plan, plans_of, years_in
from extract.facts import Evidence, StrategyFact
from extract.labels import clean_label, key_of
from extract.lead_ins import LeadIns
from extract.reading import Reading
from extract.registry import extractor
from extract.stated_lists import lists_in
from extract.strategy_names import StrategyName, is_partnership_s, is_specific, known_with_years, strategy_names
from ingest.paper import Block, BlockKind

Status = Literal["in_force", "draft", "proposed", "expired"]
READ: tuple[BlockKind, ...] = ("heading", "paragraph", "list_item", "caption", "note")


TOLD = re.compile(r"\b(?:introduced|published|launched|released|sets out|agreed|developed|was|were|has|have)\b")
SENTENCES = re.compile(
    r"[a-z]{2}[.”\"']+\s+(?:This|These|The|It)\s"
)  # "… under its mission. This brings several strategies"
CONSULTED_ON = re.compile(
    r"\s+[Cc]onsultation\b(?!\s+(?:[Rr]eport|[Rr]esponses?)\b)"
)  # "the Noise Strategy consultation"
TO_BE = re.compile(r"\b(?:be|being)\s+(?:\w+ly\s+)?(?:adopted|approved|published|launched|introduced|agreed)\b")
CONSULTATION_ON = re.compile(
    r"\b[Cc]onsultation (?:document )?(?:on|for) (?:[Tt]he|a|our|its) (?:new |draft |revised )?$"
)
SAYS_MORE = re.compile(
    r"(?:This|It|The (?:[Ss]trategy|[Pp]lan|[Aa]greement|[Ff]ramework))\s+(?:is|was|has|had|will|came)\b"
)
ASKED_WITHIN = 6  # blocks: the items of a short list of recommendations
REPLACED = re.compile(r"\b(?:replaces|replaced|supersedes|superseded|takes the place of)\s+(?:(?:the|our|its)\s+)?$")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a strategy is named."""

    name: str
    period: str | None
    status: Status | None
    evidence: Evidence
    part: int
    listed: bool
    year_in_name: bool = False
    in_note: bool = False  # a publication that is cited
    of_before: bool = False  # "the previous plan": an edition before the one that has its name now


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
    for mention in sorted(_distinct(mentions, expand), key=lambda each: each.evidence.start):
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
            if TOLD.search(item.label) or SENTENCES.search(item.label):
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
    if (
        name.indefinite
        and not name.years
        and not any(_status_words(each).search(_near(block.text, name)) for each in ("proposed", "draft"))
        and not _made(block.text, name)
    ):
        return False
    return is_specific(name.name) or is_partnership_s(name.name) or name.years_inside


def _made(text: str, name: StrategyName) -> bool:
    """ "Development of an ASB strategy", "partners have written an ASB strategy": what was made is there."""
    made = "|".join(vocabulary("strategies")["made"])
    return bool(re.search(rf"\b(?:{made}) an?\s(?:new\s)?$", text[: name.start], re.IGNORECASE))


def _is_sub_plan(name: str) -> bool:
    return any(name.endswith(sub) for sub in vocabulary("strategies")["sub_plans"])


def _mention(reading: Reading, block: Block, name: StrategyName, part: int) -> Mention:
    status = _status(block.text, name) or ("proposed" if _is_asked_for(reading, block, name) else None)
    period = name.years.text if name.years else None
    evidence = reading.evidence(block, name.start, name.end)
    inside, cited = name.years_inside, _is_cited(reading, block)
    before = status == "expired" and bool(_just_before().search(block.text, 0, name.start))
    return Mention(
        name.name, period, status, evidence, part, listed=False, year_in_name=inside, in_note=cited, of_before=before
    )


def _is_asked_for(reading: Reading, block: Block, name: StrategyName) -> bool:
    """Whether it is in a list of what a body is asked to do: "The board is asked to:", "Approve the Noise Plan"."""
    if not _approving().match(block.text[: name.start]) or not block.index:
        return False
    for before in reversed(reading.paper.blocks[max(0, block.index - ASKED_WITHIN) : block.index]):
        if before.text.rstrip().endswith(":"):
            return _asking().search(before.text) is not None
    return False


@cache
def _approving() -> re.Pattern[str]:
    """ "Approve the", "To agree the draft", "Endorse and adopt the" at the start of a recommendation."""
    verbs = "|".join(vocabulary("strategies")["approving"])
    return re.compile(rf"\W*(?:to\s+)?(?:{verbs})\b(?:\s+and\s+\w+)?\s+(?:[\w-]+\s+){{0,3}}$", re.IGNORECASE)


@cache
def _asking() -> re.Pattern[str]:
    asking = "|".join(map(re.escape, vocabulary("strategies")["asking"]))
    return re.compile(rf"\b(?:{asking})\b", re.IGNORECASE)


@cache
def _just_before() -> re.Pattern[str]:
    """ "the previous " just before a name."""
    words = "|".join(vocabulary("strategies")["edition_before"])
    return re.compile(rf"\b(?:{words})\s+$", re.IGNORECASE)


def _is_cited(reading: Reading, block: Block) -> bool:
    """Whether the block is a note, or stands in a list of references."""
    headings = [heading.text.lower() for heading in reading.paper.headings_above(block)[-1:]]
    return block.kind == "note" or any(word in heading for heading in headings for word in paper_words().notes_headings)


def _status(text: str, name: StrategyName) -> Status | None:
    """The status that the words around a name say; the words must stand in its own sentence."""
    near = _near(text, name)
    if CONSULTED_ON.match(text, name.end) or CONSULTATION_ON.search(text[: name.start]):
        return "draft"
    if re.search(r"\b(?:[Pp]re [Cc]onsultation )?[Dd]raft\b", text[name.start : name.end]):
        return "draft"
    if REPLACED.search(text, max(0, name.start - vocabulary("strategies")["near"]), name.start):
        return "expired"
    if TO_BE.search(near) and not any(_status_words(each).search(near) for each in ("expired", "draft")):
        return "proposed"
    order: tuple[Status, ...] = ("expired", "draft", "proposed", "in_force")
    return next((status for status in order if _status_words(status).search(near)), None)


def _near(text: str, name: StrategyName) -> str:
    """The words of the same clause around a name, without the name."""
    reach = vocabulary("strategies")["near"]
    others = [each for each in strategy_names(text) if each.start != name.start]
    low = max([name.start - reach // 3, 0, *(each.end for each in others if each.end <= name.start)])
    high = min([name.end + reach, *(each.start for each in others if each.start >= name.end)])
    before = re.split(r"[.;:]\s", text[low : name.start])[-1]
    if any(each.end == low for each in others):  # what is told of another before it: "the X has lapsed and the Y"
        before = re.split(r",\s|\band\b", before)[-1]
    after, *following = re.split(r"[.;:]\s", text[name.end : high])
    if following and SAYS_MORE.match(following[0]):  # "… heard of the Noise Plan. This had been agreed in May"
        after = f"{after} {following[0]}"
    if any(each.start == high for each in others):
        after = re.split(r",?\s(?:and|but|while|whilst)\s(?:that\s)?(?=\S*\s*\S*$)", after)[0]
    return f"{before} # {after}"


@cache
def _status_words(status: str) -> re.Pattern[str]:
    words = sorted(vocabulary("strategies")["status"][status], key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _distinct(mentions: list[Mention], expand: dict[str, str]) -> list[Mention]:
    """One mention for each name: a shorter form of a longer name, without years of its own, is that name again."""
    kept: dict[str, Mention] = {}
    for mention in mentions:
        key = _key(mention.name, expand)
        if key in kept and _are_of_other_years(kept[key], mention):
            key = f"{key} {mention.period}"  # another edition
        if key in kept:
            kept[key] = _joined(kept[key], mention)
        else:
            kept[key] = mention
    shorter: set[str] = set()
    for key, mention in kept.items():
        longer = [other for other in kept if _is_short_for(key, mention, other, kept[other])]
        if longer:
            shorter.add(key)
        if len(longer) == 1 and mention.part == kept[longer[0]].part:  # what is told of "the Strategy"
            whole = kept[longer[0]]
            kept[longer[0]] = replace(
                whole, status=whole.status or mention.status, period=whole.period or mention.period
            )
    return [mention for key, mention in kept.items() if key not in shorter]


def _are_of_other_years(first: Mention, second: Mention) -> bool:
    """Whether two mentions of a name are of editions that begin in other years."""
    years = [mention.period[: len("2031")] for mention in (first, second) if mention.period]
    return len(set(years)) > 1


def _is_short_for(key: str, mention: Mention, other: str, longer: Mention) -> bool:
    """Whether a name is a shorter form of another, and not a plan of other years or an action plan under it."""
    apart = mention.listed or mention.year_in_name or (mention.in_note and mention.period)
    other_years = mention.period and longer.period and mention.period != longer.period
    sub_plans = [each.endswith(("action plan", "delivery plan")) for each in (key, other)]
    return not apart and not other_years and set(key.split()) < set(other.split()) and sub_plans[0] == sub_plans[1]


def _key(name: str, expand: dict[str, str]) -> str:
    bare = re.sub(r"^.*[’']s?\s+(?=\w+ \w+)", "", name)
    words = key_of(bare if is_specific(bare) else name, expand).split()
    return " ".join(
        word for word in words if word not in ("the", "a", "and", "of", "for", "draft", "pre", "consultation")
    )


def _joined(first: Mention, again: Mention) -> Mention:
    """One mention of two: the fuller name, with years and status from the other where it has none."""
    if first.of_before != again.of_before:  # what is told of the edition before is not true of the one that is
        return again if first.of_before else first
    full, other = (first, again) if first.listed or len(first.name) >= len(again.name) else (again, first)
    has_ended = "expired" in (full.status, other.status)  # one that came into effect may be over since
    status = "expired" if has_ended else full.status or other.status
    return replace(full, period=full.period or other.period, status=status)
