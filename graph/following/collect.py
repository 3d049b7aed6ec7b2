"""What became of actions, as relationships: CONTINUES between actions, FUNDED_BY to money, RESOLVED_BY to resolutions.

In:     the actions, the money and the resolutions of each paper, one paper after another.
Out:    `GraphRows` of their own, drawn anew at each load. Nothing here is stated by a paper: each relationship says
        what was compared and how sure it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from extract.facts import ActionFact, Fact, FundingFact, ResolutionFact
from graph.build import PaperBuilder
from graph.following.continuing import Link, Told, find_links
from graph.following.telling import Likeness, Telling, likeness, telling
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


class Following:
    """`add` each paper, then ask for rows."""

    def __init__(self) -> None:
        self._told: dict[str, list[Told]] = defaultdict(list)  # by partnership
        self._beside: dict[str, list[Beside]] = defaultdict(list)
        self._subjects: dict[str, frozenset[str]] = {}

    def add(self, builder: PaperBuilder, facts: Iterable[Fact]) -> None:
        line = builder.line
        of = line.of if line else f"paper:{builder.stem}"
        if of not in self._subjects:
            self._subjects[of] = _subjects(line)
        subjects = self._subjects[of]
        for fact in facts:
            if isinstance(fact, ActionFact) and (year := _first_year(fact.plan_year)) is not None:
                keys = line.labels.keys(fact.priority) if line and fact.priority else ()
                words = telling(fact.text, subjects)
                said = builder.said_on(fact) or ""
                self._told[of].append(Told(f"action:{fact.id}", builder.stem, year, said, keys, words, fact.text))
            elif isinstance(fact, FundingFact) and fact.purpose:
                words = telling(fact.purpose, subjects)
                beside = Beside("Funding", f"funding:{fact.id}", builder.stem, _first_year(fact.year), words)
                self._beside[of].append(beside)
            elif isinstance(fact, ResolutionFact):
                words = telling(f"{fact.item or ''} {fact.text}", subjects)
                year = _first_year(fact.meeting_date)
                self._beside[of].append(Beside("Resolution", f"resolution:{fact.id}", builder.stem, year, words))

    def rows(self) -> GraphRows:
        rows = GraphRows(BY)
        for of, told in sorted(self._told.items()):
            for link in find_links(told):
                _continue(rows, link)
            for beside in self._beside[of]:
                _stand_beside(rows, sorted(told, key=lambda each: each.order), beside)
        return rows


def _continue(rows: GraphRows, link: Link) -> None:
    rows.edge(
        "Action", "CONTINUES", "Action", link.later.id, link.earlier.id, how=link.how, stated=False,
        comparison=link.comparison, confidence=link.confidence, year=link.later.year,
    )  # fmt: skip


def _stand_beside(rows: GraphRows, told: Iterable[Told], beside: Beside) -> None:
    """Join money or a resolution to the actions that it is most likely about."""
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
    if beside.year is None or not -NEXT <= beside.year - told.year <= NEXT:
        return None
    alike = likeness(told.words, beside.words)
    most = len(alike.shared) >= SHORTER * len(told.words)
    most |= beside.label == "Funding" and alike.of_shorter >= SHORTER  # a purpose is often a name, and short
    return alike if len(alike.shared) >= LEAST_SHARED and most else None


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
