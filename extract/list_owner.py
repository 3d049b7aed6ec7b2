"""Whose list of priorities or themes it is, of which year, and whether it holds, held or is proposed.

In:     a `StatedList`, and the plan that its part of the paper speaks for.
Out:    an `Owner`, or None where nobody is named: then the list is left out.
Words:  corpus/vocabulary/priorities.yaml (owners, past and proposing words), agreement.yaml
Rule:   the lead-in's own words come first, then the lines above it in its section, then the section's heading. The
        part's own plan is meant only where it is named or where the part is that plan.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from corpus.load import vocabulary
from extract.agreement import Plan, names_plan, plan_name
from extract.facts import PriorityStatus
from extract.likeness import fold
from extract.partnership_lists import partnership_of, strategy_meant, year_of_title
from extract.plan_years import Years, years_in
from extract.reading import Reading
from extract.stated_lists import StatedList
from extract.strategy_names import StrategyName, strategy_names
from ingest.paper import Block

TITLE_WORDS = 14  # a longer line above is no title of the list
YEARS_WITHIN = 20  # characters after a plan's name that hold its years
JUST_AFTER = 6  # of them before the first year
LINES_ABOVE = 3  # blocks above a lead-in in which its owner may be named
# "Westmere's Flood Safety Duty (FSD) priorities are": those by which a duty is fulfilled
DUTY = re.compile(
    r"(?<!’s )(?P<name>(?:[A-Z][a-z]+ ){1,4}Duty)(?:\s+\([A-Z]+\))?(?:[’']s)?"
    r"\s+(?:[a-z]+\s+)?(?:priorities|priority areas)\b"
)
GENERIC = re.compile(
    r"\b(?:(?:the|this|current|new|latest|its)\s+)+(?:strategy|plan|framework)\b|\b(?:strategy|plan)[’']s\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Owner:
    name: str
    year: int | None
    status: PriorityStatus
    is_plan: bool  # the plan that the part speaks for


def owner_of(reading: Reading, stated: StatedList, plan: Plan) -> Owner | None:
    """Whose the list is; None where that cannot be told."""
    lead_in = stated.lead_in
    if _any("not_owners").search(lead_in) or (
        is_under_one_priority(reading, stated.block) and not _names_owner(lead_in, plan)
    ):
        return None
    above = _lines_above(reading, stated.block)
    headings = [block.text for block in reversed(reading.paper.headings_above(stated.block))]
    other = _other_plan(lead_in, above, headings, plan)
    if other is None and (duty := DUTY.search(lead_in)) and not names_plan(lead_in, plan):
        year = next((each.first for each in years_in(lead_in)), None) or plan.said_year or plan.year
        return Owner(duty["name"], year, _status(lead_in, year, None), is_plan=False)
    if other:
        year = _year_of(other, lead_in, [*above, *headings], reading)
        told = GENERIC.search(lead_in) and _foreign(above[0], plan)  # "The Noise Plan began in May. The plan had …"
        here = told or _foreign(lead_in, plan) is not None  # beside its list: that year is the paper's own, if any
        if year or here or (plan.name is None and _is_subject(reading, stated.block, other)):
            return Owner(other.name, year or plan.said_year, _status(lead_in, year, None), is_plan=False)
        return None
    if any(_any("not_owners").search(text) for text in above[:1]):
        return None
    if plan.name is None:
        return _partnership(reading, stated.block, lead_in, [*above[:2], *headings[:1]], plan)
    named = (
        _of_partnership().search(lead_in)
        or names_plan(lead_in, plan)
        or any(names_plan(text, plan) for text in [*above, *headings])
    )
    if not (plan.is_own or named):
        return None
    span = next(years_in(lead_in), None)
    if span and _is_of_list(lead_in, span):
        return Owner(plan.name, span.first, _status(lead_in, span.first, plan), is_plan=True)
    if _of_edition_before().search(lead_in) and not _any("kept").search(lead_in):
        return Owner(plan.name, _year_before(reading, plan), "previous", is_plan=True)
    return Owner(plan.name, plan.year, _status(lead_in, plan.year, plan), is_plan=True)


def owner_of_line(reading: Reading, block: Block, plan: Plan) -> Owner | None:
    """Whose a line "Priority 1: Safer Streets" is, in a part that speaks of no plan of a partnership."""
    above = _lines_above(reading, block)
    headings = [heading.text for heading in reading.paper.headings_above(block)]
    year = next((each.first for each in years_in(block.text)), plan.year)
    if other := strategy_meant([*above[1:], *reversed(headings)]):
        return Owner(other.name, other.years.first if other.years else year, "current", is_plan=False)
    return _partnership(reading, block, block.text, [*above, *headings], plan)


def _partnership(reading: Reading, block: Block, lead_in: str, near: Sequence[str], plan: Plan) -> Owner | None:
    """The partnership itself, where it is said to have these priorities and no plan of it is named."""
    name = partnership_of(reading, block, lead_in, near)
    if name is None:
        return None
    span = next((each for each in years_in(lead_in) if _is_of_list(lead_in, each)), None)
    year = span.first if span else plan.year or year_of_title(reading)
    return Owner(name, year, "proposed" if _any("proposing").search(lead_in) else "current", is_plan=False)


def _is_subject(reading: Reading, block: Block, other: StrategyName) -> bool:
    """Whether a heading above the block, the paper's title among them, names this strategy."""
    return any(other.name in heading.text for heading in reading.paper.headings_above(block))


@cache
def _of_edition_before() -> re.Pattern[str]:
    """ "The last plan had five priorities", "our previous priorities were": of the edition before this one."""
    past = "|".join(map(re.escape, vocabulary("priorities")["past_editions"]))
    verbs = "|".join(map(re.escape, vocabulary("priorities")["past_verbs"]))
    return re.compile(rf"\b(?:{past})\b[^.;:]*\b(?:{verbs})\b", re.IGNORECASE)


def _year_before(reading: Reading, plan: Plan) -> int | None:
    """The first year of the latest edition before the plan's own that the paper names: "the Safety Plan 2019-2022"."""
    if plan.year is None:
        return None
    text = reading.paper.text
    after = (text[match.end() : match.end() + YEARS_WITHIN] for match in plan_name().finditer(text))
    years = (span.first for rest in after if (span := next(years_in(rest), None)) and span.start <= JUST_AFTER)
    return max((year for year in years if year < plan.year), default=None)


@cache
def _of_partnership() -> re.Pattern[str]:
    """ "the Partnership’s three priorities", "the CSP has agreed five priorities": those of its plan."""
    words = "|".join(map(re.escape, vocabulary("agreement")["partnership_words"]))
    verbs = "|".join(vocabulary("priorities")["set_verbs"])
    return re.compile(
        rf"\b(?:{words})(?:(?:[’']s|s[’']|s)?\s+(?:\w+\s+){{0,3}}(?:priorit|themes)"
        rf"|(?:\s+\([A-Z]+\))?,?\s+(?:(?:has|have|had|will|would|also|now)\s+)*(?:continue to\s+)?(?:{verbs})\b)"
    )


def is_under_one_priority(reading: Reading, block: Block) -> bool:
    """Whether the section is about a single priority: what is listed there is a part of it, or somebody else's."""
    markers = "|".join(map(re.escape, vocabulary("priorities")["markers"]))
    pattern = re.compile(rf"(?:{markers})\s*(?:\d+\s*)?[-–—:]", re.IGNORECASE)
    return any(pattern.match(heading.text) for heading in reading.paper.headings_above(block))


def _names_owner(lead_in: str, plan: Plan) -> bool:
    return (
        bool(DUTY.search(lead_in))
        or names_plan(lead_in, plan)
        or bool(GENERIC.search(lead_in))
        or any(True for _ in strategy_names(lead_in))
    )


def _other_plan(lead_in: str, above: Sequence[str], headings: Sequence[str], plan: Plan) -> StrategyName | None:
    """Another plan or strategy whose list this is."""
    if found := _foreign(lead_in, plan):
        return found
    if names_plan(lead_in, plan) and not GENERIC.search(lead_in):
        return None
    for each in vocabulary("priorities")["owners_by_body"]:
        if re.search(rf"\b{each['body']}(?!\w)", lead_in):
            return _ending_with(each["plan"], [*above, *headings], plan)
    if plan.name is None and GENERIC.search(lead_in):
        return strategy_meant([*above, *headings])
    nearest = (
        above[:1] if GENERIC.search(lead_in) else [text for text in above[1:2] if len(text.split()) <= TITLE_WORDS]
    )
    if found := next((name for text in nearest if (name := _foreign(text, plan))), None):
        return found
    if any(names_plan(text, plan) for text in above):
        return None
    return next((name for text in headings[:1] if (name := _foreign(text, plan))), None)


def _ending_with(kind: str, texts: Sequence[str], plan: Plan) -> StrategyName | None:
    """The first plan of this kind that the texts name, one with years before one without."""
    found = [name for text in texts for name in strategy_names(text) if fold(name.name).endswith(fold(kind))]
    found = [name for name in found if not plan.name or not names_plan(name.name, plan)]
    return next((name for name in found if name.years), found[0] if found else None)


def _foreign(text: str, plan: Plan) -> StrategyName | None:
    """The last strategy named in `text` that is not the part's own plan."""
    found = [name for name in strategy_names(text) if not plan.name or not names_plan(name.name, plan)]
    return found[-1] if found else None


def _lines_above(reading: Reading, block: Block) -> list[str]:
    """The text before the lead-in in its own block, then the blocks above it in the same section, nearest first."""
    blocks = reading.paper.blocks
    lines = [block.text]
    place = block.index - 1
    while place >= 0 and len(lines) <= LINES_ABOVE and blocks[place].section == block.section:
        if blocks[place].kind == "paragraph" and blocks[place].cell is None:
            lines.append(blocks[place].text)
        place -= 1
    return lines


def _is_of_list(lead_in: str, span: Years) -> bool:
    """A year inside an Act's title or a date of a meeting is not the list's."""
    before = lead_in[max(0, span.start - 12) : span.start]
    return not re.search(r"(?:Act|Regulations|Bill)\s*\(?$", before)


def _year_of(name: StrategyName, lead_in: str, texts: Sequence[str], reading: Reading) -> int | None:
    """The first year of another plan: printed with its name here, above, or else where in the paper."""
    if name.years:
        return name.years.first
    for text in [lead_in, *texts]:
        for each in strategy_names(text):
            if each.years and each.name.endswith(name.name.split(" ")[-1]) and name.name in each.name:
                return each.years.first
    if span := next(iter(years_in(lead_in)), None):
        return span.first
    began = "|".join(vocabulary("priorities")["began"])
    for text in texts[:1]:  # "the Noise Plan was launched in March 2031"
        if begun := re.search(
            rf"{re.escape(name.name)}[^.;]{{0,40}}?\b(?:{began})\b[^.;]{{0,20}}?((?:19|20)\d\d)", text
        ):
            return int(begun[1])
    for block in reading.paper.blocks:
        if name.name in block.text:
            for each in strategy_names(block.text):
                if each.years and each.name == name.name:
                    return each.years.first
    return None


def _status(lead_in: str, year: int | None, plan: Plan | None) -> PriorityStatus:
    """Proposed in a draft or by a proposing word; previous by a past word and an earlier year; else current."""
    earlier = plan is not None and plan.year is not None and year is not None and year < plan.year
    if earlier and (_any("past_verbs").search(lead_in) or _any("past_words").search(lead_in)):
        return "previous"
    if plan is not None and ((plan.draft and not earlier) or _any("proposing").search(lead_in)):
        return "proposed"
    return "current"


@cache
def _any(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, vocabulary('priorities')[name]))})\b", re.IGNORECASE)
