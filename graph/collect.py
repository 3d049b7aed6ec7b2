"""What all papers together say, gathered before any of them is put into the graph.

In:     what each paper contributes (graph/contribution.py), one paper after another.
Out:    `Everything`: names (graph/resolve.py), and the lines of each agreement (graph/lineage.py). It holds the few
        facts that lines are made of, not the rest, so that it stays small however many papers there are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.load import Profile, profiles
from extract.facts import (
    ChangeFact,
    EditionFact,
    Fact,
    LeadFact,
    PriorityFact,
    ThemeFact,
)
from graph.contribution import Contribution, Organisation
from graph.corrections import Corrections
from graph.dating import Dates
from graph.events import find_events
from graph.everywhere import Everywhere
from graph.lineage import LINE_KINDS, Labelled, Line, LineKind, assemble
from graph.names import slug, without_years
from graph.outcomes import Minuted
from graph.processes import Processes
from graph.resolve import Resolver
from graph.versions import GaveWay


@dataclass
class OfLine:
    """What papers say of one agreement."""

    agreement: str
    profile: Profile | None = None
    priorities: list[PriorityFact] = field(default_factory=list)
    themes: list[ThemeFact] = field(default_factory=list)
    changes: list[ChangeFact] = field(default_factory=list)
    leads: list[LeadFact] = field(default_factory=list)
    editions: list[EditionFact] = field(default_factory=list)
    minuted: Minuted = field(default_factory=Minuted)

    def add(self, fact: Fact) -> None:
        """Take in what says something of a line; anything else is left."""
        if isinstance(fact, PriorityFact):
            self.priorities.append(fact)
        elif isinstance(fact, EditionFact):
            self.editions.append(fact)
        elif isinstance(fact, ThemeFact):
            self.themes.append(fact)
        elif isinstance(fact, LeadFact):
            self.leads.append(fact)
        elif isinstance(fact, ChangeFact) and fact.of in ("priority", "theme"):
            self.changes.append(fact)

    def draw(self, kind: LineKind, of: str) -> Line | None:
        """The line of its priorities or of its themes; None where nothing is said of any."""
        stated: Sequence[Labelled] = self.priorities if kind == "priority" else self.themes
        changes = [fact for fact in self.changes if fact.of == kind]
        if not stated and not changes:
            return None
        own = self.profile.priorities if self.profile and of == self.profile.id else ()
        line = assemble(
            kind, of, self.agreement, stated, entries=own if kind == "priority" else (), changes=changes,
            leads=self.leads if kind == "priority" else (), editions=self.editions,
        )  # fmt: skip
        line.events = find_events(line, changes, self.minuted)
        line.sayings = [*stated, *changes, *self.editions, *(self.leads if kind == "priority" else ())]
        line.sayings += self._minutes(line)
        return line

    def _minutes(self, line: Line) -> list[Fact]:
        """What was resolved on the line's proposals, and the items of the minutes that speak of them."""
        proposed = [event for event in line.events if event.status == "proposed"]
        if not proposed:
            return []
        papers = {each.document for event in proposed for each in event.evidence}
        resolved = {each.id: each for event in proposed for each in event.resolved}
        return [*resolved.values(), *(each for each in self.minuted.items if each.document in papers)]


_SAID = (ThemeFact, LeadFact, ChangeFact)


class Everything:
    """`add` the facts of every paper, or `take` its contribution, then `close`; then ask for resolvers and lines."""

    def __init__(self, corrections: Corrections | None = None) -> None:
        self.corrections = corrections or Corrections()
        self.everywhere = Everywhere(self.corrections.judged, self.corrections.parted, self.corrections.shown)
        self.lines: dict[tuple[LineKind, str], Line] = {}
        self.processes = Processes()
        self.superseded: dict[str, GaveWay] = {}  # files of which something gave way (graph/versions.py)
        self._of_line: dict[str, OfLine] = {}
        self._dates: dict[str, Dates] = {}
        self._own: dict[str, str] = {}  # paper to the line whose changes and leads it speaks of
        self._of_none: list[tuple[str, Fact]] = []  # said by papers that name no agreement
        self._with_leads: dict[str, tuple[Profile | None, tuple[Organisation, ...]]] = {}
        self._told: dict[str, set[tuple[int, str]]] = defaultdict(set)

    def add(self, stem: str, facts: Sequence[Fact]) -> None:
        """Take in what one paper says."""
        self.take(stem, Contribution.of(facts))

    def take(self, stem: str, said: Contribution) -> None:
        """Take in what one paper contributes."""
        profile, facts = profile_of(said.profile), said.of_lines
        self.everywhere.add(said.organisations, said.plans, said.profile)
        self._dates[stem] = said.dates
        self.processes.add(facts)
        own = self._own_line(profile, facts)
        if own:
            self._own[stem] = own
        if any(isinstance(fact, LeadFact) for fact in facts):
            self._with_leads[stem] = profile, said.organisations
        for fact in facts:
            if isinstance(fact, PriorityFact):
                self._line(fact.of, profile, own).add(fact)
            elif isinstance(fact, EditionFact):
                self._line(fact.agreement, profile, own).add(fact)
            elif own:
                self._of_line[own].add(fact)
            elif isinstance(fact, _SAID):
                self._of_none.append((stem, fact))
        if own and said.minuted:
            self._of_line[own].minuted.add(said.minuted)

    def close(self) -> None:
        """Draw the lines. A paper that names no agreement speaks of the only one there is, where there is only one."""
        if len(self._of_line) == 1:
            ((of, only),) = self._of_line.items()
            for stem, fact in self._of_none:
                self._own[stem] = of
                only.add(fact)
        for of, said in sorted(self._of_line.items()):
            for kind in LINE_KINDS:
                line = said.draw(kind, of)
                if line:
                    self.lines[kind, of] = line
                    for event in line.events:
                        for each in event.evidence:
                            self._told[each.document].add((each.start, each.quote))

    def resolver(self, stem: str) -> Resolver:
        """The resolver of a paper that names leads."""
        profile, organisations = self._with_leads[stem]
        return Resolver.of(stem, profile, organisations, self.everywhere)

    def said_on(self, fact: Fact) -> str | None:
        """When a fact was said, as far as its paper tells."""
        return self._dates[fact.document].said_on(fact)

    def line_of(self, stem: str, kind: LineKind = "priority") -> Line | None:
        """The line of the agreement that this paper speaks of first."""
        return self.lines.get((kind, self._own.get(stem, "")))

    def told_by_lines(self, stem: str) -> set[tuple[int, str]]:
        """Offset and quote of each change that a line tells of on the word of this paper."""
        return self._told.get(stem, set())

    def _own_line(self, profile: Profile | None, facts: Sequence[Fact]) -> str | None:
        """The partnership's own agreement; without a profile, the one whose priorities the paper states most."""
        if profile:
            self._named(profile.id, profile.agreement, profile)
            return profile.id
        plans = [fact.of for fact in facts if isinstance(fact, PriorityFact) and fact.of]
        plans += [fact.agreement for fact in facts if isinstance(fact, EditionFact)]
        names = {slug(without_years(plan)): without_years(plan) for plan in reversed(plans)}
        named = Counter(slug(without_years(plan)) for plan in plans)
        if not named:
            return None
        own = min(named, key=lambda of: (-named[of], of))
        self._named(own, names[own])
        return own

    def _line(self, name: str | None, profile: Profile | None, own: str | None) -> OfLine:
        """What papers say of the agreement of this name; of the paper's own where none is named."""
        if name is None:
            return self._of_line[own] if own in self._of_line else self._named("unnamed", "unnamed")
        resolver = Resolver("", profile, self.everywhere)
        if profile and resolver.agreement(name):
            return self._of_line[profile.id]
        plain = without_years(name)
        return self._named(slug(plain), plain)

    def _named(self, of: str, agreement: str, profile: Profile | None = None) -> OfLine:
        return self._of_line.setdefault(of, OfLine(agreement, profile))


def profile_of(id: str | None) -> Profile | None:
    """The profile of this id."""
    return next((profile for profile in profiles() if profile.id == id), None)
