"""What all papers together say, gathered before any of them is put into the graph.

In:     the facts of each paper, one paper after another.
Out:    `Everything`: names (graph/resolve.py), and the lines of each agreement (graph/lineage.py). It holds the few
        facts that lines are made of, not the rest, so that it stays small however many papers there are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.load import Profile
from extract.facts import ChangeFact, EditionFact, Fact, LeadFact, PriorityFact, ThemeFact
from graph.events import find_events
from graph.lineage import Labelled, Line, LineKind, assemble
from graph.names import slug, without_years
from graph.resolve import Everywhere, Resolver, profile_said_by


@dataclass
class _OfLine:
    """What papers say of one agreement."""

    agreement: str
    profile: Profile | None = None
    priorities: list[PriorityFact] = field(default_factory=list)
    themes: list[ThemeFact] = field(default_factory=list)
    changes: list[ChangeFact] = field(default_factory=list)
    leads: list[LeadFact] = field(default_factory=list)
    editions: list[EditionFact] = field(default_factory=list)

    def add(self, fact: Fact) -> None:
        """Take in a theme, a lead or a change; anything else says nothing of a line."""
        if isinstance(fact, ThemeFact):
            self.themes.append(fact)
        elif isinstance(fact, LeadFact):
            self.leads.append(fact)
        elif isinstance(fact, ChangeFact) and fact.of in ("priority", "theme"):
            self.changes.append(fact)


_SAID = (ThemeFact, LeadFact, ChangeFact)


class Everything:
    """`add` the facts of every paper, then `close`; after that ask for resolvers and lines."""

    def __init__(self) -> None:
        self.everywhere = Everywhere()
        self.lines: dict[tuple[LineKind, str], Line] = {}
        self._of_line: dict[str, _OfLine] = {}
        self._own: dict[str, str] = {}  # paper to the line whose changes and leads it speaks of
        self._of_none: list[tuple[str, Fact]] = []  # said by papers that name no agreement

    def add(self, stem: str, facts: Sequence[Fact]) -> None:
        """Take in what one paper says."""
        self.everywhere.add(facts)
        profile = profile_said_by(facts)
        own = self._own_line(profile, facts)
        if own:
            self._own[stem] = own
        for fact in facts:
            if isinstance(fact, PriorityFact):
                self._line(fact.of, profile, own).priorities.append(fact)
            elif isinstance(fact, EditionFact):
                self._line(fact.agreement, profile, own).editions.append(fact)
            elif own:
                self._of_line[own].add(fact)
            elif isinstance(fact, _SAID):
                self._of_none.append((stem, fact))

    def close(self) -> None:
        """Draw the lines. A paper that names no agreement speaks of the only one there is, where there is only one."""
        if len(self._of_line) == 1:
            ((of, only),) = self._of_line.items()
            for stem, fact in self._of_none:
                self._own[stem] = of
                only.add(fact)
        for of, said in sorted(self._of_line.items()):
            entries = said.profile.priorities if said.profile and of == said.profile.id else ()
            kinds: list[tuple[LineKind, Sequence[Labelled]]] = [("priority", said.priorities), ("theme", said.themes)]
            for kind, stated in kinds:
                changes = [fact for fact in said.changes if fact.of == kind]
                if not stated and not changes:
                    continue
                line = assemble(
                    kind, of, said.agreement, stated, entries=entries if kind == "priority" else (), changes=changes,
                    leads=said.leads if kind == "priority" else (), editions=said.editions,
                )  # fmt: skip
                line.events = find_events(line, changes)
                self.lines[kind, of] = line

    def resolver(self, stem: str, facts: Sequence[Fact]) -> Resolver:
        return Resolver.of(stem, facts, self.everywhere)

    def line_of(self, stem: str, kind: LineKind = "priority") -> Line | None:
        """The line of the agreement that this paper speaks of first."""
        return self.lines.get((kind, self._own.get(stem, "")))

    def places(self) -> dict[str, set[int]]:
        """For each paper, the offsets in its text at which something stands that lines rest on."""
        places: dict[str, set[int]] = defaultdict(set)
        for line in self.lines.values():
            for evidence in line.all_evidence():
                places[evidence.document].add(evidence.start)
        return places

    def told_by_lines(self, stem: str) -> set[tuple[int, str]]:
        """Offset and quote of each change that a line tells of on the word of this paper."""
        events = (event for line in self.lines.values() for event in line.events)
        return {(each.start, each.quote) for event in events for each in event.evidence if each.document == stem}

    def _own_line(self, profile: Profile | None, facts: Sequence[Fact]) -> str | None:
        """The partnership's own agreement; without a profile, the one whose priorities the paper states most."""
        if profile:
            self._named(profile.id, profile.agreement, profile)
            return profile.id
        named = Counter(slug(without_years(fact.of)) for fact in facts if isinstance(fact, PriorityFact) and fact.of)
        named.update(slug(without_years(fact.agreement)) for fact in facts if isinstance(fact, EditionFact))
        return min(named, key=lambda of: (-named[of], of)) if named else None

    def _line(self, name: str | None, profile: Profile | None, own: str | None) -> _OfLine:
        """What papers say of the agreement of this name; of the paper's own where none is named."""
        if name is None:
            return self._of_line[own] if own in self._of_line else self._named("unnamed", "unnamed")
        resolver = Resolver("", profile, self.everywhere)
        if profile and resolver.agreement(name):
            return self._of_line[profile.id]
        plain = without_years(name)
        return self._named(slug(plain), plain)

    def _named(self, of: str, agreement: str, profile: Profile | None = None) -> _OfLine:
        return self._of_line.setdefault(of, _OfLine(agreement, profile))
