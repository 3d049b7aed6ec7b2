"""What became of actions, as relationships: CONTINUES between actions, FUNDED_BY to money, RESOLVED_BY to resolutions.

In:     the actions, the money and the resolutions of each paper, one paper after another.
Out:    `GraphRows` of their own, drawn anew at each load. Nothing here is stated by a paper: each relationship says
        what was compared and how sure it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from extract.facts import ActionFact, Fact, FundingFact, ResolutionFact
from graph.build import PaperBuilder
from graph.following.continuing import Link, Told, find_links
from graph.following.telling import Likeness, Telling, likeness, share, telling
from graph.lineage import Line
from graph.rows import GraphRows
from graph.text.words import stems

BY = "following"
NEXT = 1  # years after a plan in which money may be given for it, or something resolved on it
LEAST_SHARED, SHORTER = 2, 0.75
NEAR_BEST = 0.5  # of the best likeness: money that is plainly for another action is not for this one
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Beside:
    """Money, or a resolution, that may be about an action."""

    label: str
    id: str
    stem: str
    year: int | None
    words: Telling


def actions_of(builder: PaperBuilder, facts: Iterable[Fact]) -> dict[str, Any] | None:
    """The actions, money and resolutions of a paper, as JSON; None where it has none."""
    line = builder.line
    told: list[Any] = []
    beside: list[Any] = []
    for fact in facts:
        if isinstance(fact, ActionFact) and (year := _first_year(fact.plan_year)) is not None:
            keys = line.keys(fact.priority) if line and fact.priority else ()
            told.append([f"action:{fact.id}", year, builder.said_on(fact) or "", keys, telling(fact.text), fact.text])
        elif isinstance(fact, FundingFact) and fact.purpose:
            beside.append(["Funding", f"funding:{fact.id}", _first_year(fact.year), telling(fact.purpose)])
        elif isinstance(fact, ResolutionFact):
            words = telling(f"{fact.item or ''} {fact.text}")
            beside.append(["Resolution", f"resolution:{fact.id}", _first_year(fact.meeting_date), words])
    of = line.of if line else f"paper:{builder.stem}"
    return {"of": of, "stem": builder.stem, "told": told, "beside": beside} if told or beside else None


class Following:
    """`add` what each paper has, then ask for rows. `line_of` gives a partnership's line of priorities."""

    def __init__(self, line_of: Callable[[str], Line | None]) -> None:
        self._line_of = line_of
        self._told: dict[str, list[Told]] = defaultdict(list)  # by partnership
        self._beside: dict[str, list[Beside]] = defaultdict(list)
        self._subjects: dict[str, frozenset[str]] = {}

    def add(self, said: Mapping[str, Any]) -> None:
        of, stem = said["of"], said["stem"]
        if of not in self._subjects:
            self._subjects[of] = _subjects(self._line_of(of))
        for id, year, on, keys, words, text in said["told"]:
            self._told[of].append(Told(id, stem, year, on, tuple(keys), self._telling(of, words), text))
        for label, id, year, words in said["beside"]:
            self._beside[of].append(Beside(label, id, stem, year, self._telling(of, words)))

    def _telling(self, of: str, words: Telling) -> Telling:
        """But for the words of the priorities, which tell no two apart."""
        return {stem: word for stem, word in words.items() if stem not in self._subjects[of]}

    def rows(self) -> GraphRows:
        rows = GraphRows(BY)
        for of, told in sorted(self._told.items()):
            for link in find_links(told):
                _continue(rows, link)
            by_year: dict[int, list[Told]] = defaultdict(list)
            for each in sorted(told, key=lambda each: each.order):
                by_year[each.year].append(each)
            for beside in self._beside[of]:
                if beside.year is not None:
                    near = range(beside.year - NEXT, beside.year + NEXT + 1)
                    _stand_beside(rows, [each for year in near for each in by_year.get(year, ())], beside)
        return rows


def _continue(rows: GraphRows, link: Link) -> None:
    rows.edge(
        "Action", "CONTINUES", "Action", link.later.id, link.earlier.id, how=link.how, stated=False,
        comparison=link.comparison, confidence=link.confidence, year=link.later.year,
    )  # fmt: skip


def _stand_beside(rows: GraphRows, told: Iterable[Told], beside: Beside) -> None:
    """Join money or a resolution to those of these actions that it is most likely about."""
    found = [(each, alike) for each in told if (alike := _about(each, beside))]
    best = max((alike.of_both for _, alike in found), default=0)
    type = "FUNDED_BY" if beside.label == "Funding" else "RESOLVED_BY"
    for each, alike in found:
        if alike.of_both >= best * NEAR_BEST:
            rows.edge(
                "Action", type, beside.label, each.id, beside.id, stated=False, year=beside.year,
                comparison=f"both say: {', '.join(alike.shared)}", confidence=round(0.5 + 0.4 * alike.of_both, 2),
            )  # fmt: skip


def _about(told: Told, beside: Beside) -> Likeness | None:
    if share(told.words, beside.words)[0] < LEAST_SHARED:
        return None
    alike = likeness(told.words, beside.words)
    most = len(alike.shared) >= SHORTER * len(told.words)
    most |= beside.label == "Funding" and alike.of_shorter >= SHORTER  # a purpose is often a name, and short
    return alike if most else None


def _subjects(line: Line | None) -> frozenset[str]:
    """The stems of the labels of all priorities."""
    if line is None:
        return frozenset()
    names = (name for key in line.labels.all_keys() for name in (*line.labels.spellings(key), line.labels.name(key)))
    short = (name for key in line.labels.all_keys() for name in line.labels.abbreviations(key))
    return frozenset(stem for name in (*names, *short) for stem in stems(name))


def _first_year(period: str | None) -> int | None:
    found = _YEAR.search(period or "")
    return int(found[0]) if found else None
