"""Mentions of one strategy joined to one: under a shorter form of its name, with years or status said once.

In:     the mentions of a paper in order.
Out:    one for each distinct name; an edition of other years is another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.facts import Evidence
from extract.labels import key_of
from extract.strategy_names import is_specific
from extract.strategy_standing import Status


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


def distinct(mentions: list[Mention], expand: dict[str, str]) -> list[Mention]:
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
            kept[longer[0]] = replace(whole, status=_standing(whole, mention), period=whole.period or mention.period)
    return [mention for key, mention in kept.items() if key not in shorter]


def _are_of_other_years(first: Mention, second: Mention) -> bool:
    """Whether two mentions of a name are of editions that begin in other years."""
    years = [mention.period[: len("2031")] for mention in (first, second) if mention.period]
    return len(set(years)) > 1 and not _is_slip(first.period, second.period)


def _is_slip(one: str | None, other: str | None) -> bool:
    """Whether two periods end alike and begin with the same digits in another order: one of them is a misprint.

    >>> _is_slip("2012/2024", "2021/2024"), _is_slip("2018/2021", "2021/2024")
    (True, False)
    """
    if not one or not other or one == other:
        return False
    return one[len("2031") :] == other[len("2031") :] and sorted(one[: len("2031")]) == sorted(other[: len("2031")])


def _is_short_for(key: str, mention: Mention, other: str, longer: Mention) -> bool:
    """Whether a name is a shorter form of another, and not a plan of other years or an action plan under it."""
    apart = mention.listed or mention.year_in_name or (mention.in_note and mention.period)
    other_years = mention.period and longer.period and mention.period != longer.period
    other_years = other_years and not _is_slip(mention.period, longer.period)
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
    status = "expired" if has_ended else _standing(full, other)
    return replace(full, period=full.period or other.period, status=status)


def _standing(full: Mention, other: Mention) -> Status | None:
    """The status of two mentions: the fuller one's, but where it only cites a draft that the other tells is adopted."""
    if full.in_note and full.status == "draft" and other.status == "in_force" and not other.in_note:
        return other.status
    return full.status or other.status
