"""Lines through time: the form of each priority (or theme) in each edition of an agreement, and what changed between.

In:     what papers say of one agreement: its priorities by year, its leads, its changes.
Out:    a `Line` with states and events. An adopted state is one that a paper gives as current or previous; what a draft
        gives stands beside the line as proposed and is never taken for the outcome.
Rules:  an edition is known by its year; one that several papers state is one edition. Stated changes come first; where
        nothing is stated, neighbouring editions are compared, if each is known whole (graph/events.py).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from corpus.load import PriorityEntry
from extract.facts import ChangeFact, EditionFact, Evidence, Fact, LeadFact, PriorityFact, ResolutionFact, ThemeFact
from graph.labels import Labels
from graph.names import fold

LineKind = Literal["priority", "theme"]
LINE_KINDS: tuple[LineKind, ...] = get_args(LineKind)
Labelled = PriorityFact | ThemeFact

WHOLE_SHARE = 0.75  # of the longer neighbour's length: a shorter list names some priorities, not all of them


@dataclass(frozen=True, slots=True)
class Lead:
    post: str | None
    organisation: str | None
    person: str | None
    fact: LeadFact

    @property
    def evidence(self) -> Evidence:
        return self.fact.evidence


@dataclass(frozen=True, slots=True)
class State:
    """One priority in one edition, as adopted or as proposed."""

    keys: tuple[str, ...]  # the enduring priorities it is a form of; two where one label covers two
    year: int
    label: str
    labels: tuple[str, ...]  # every spelling that papers print for it
    status: str  # current, previous or proposed
    includes: tuple[str, ...]
    leads: tuple[Lead, ...]
    evidence: tuple[Evidence, ...]  # the words of its label first, then those of what it includes, then other papers'

    @property
    def adopted(self) -> bool:
        return self.status != "proposed"

    @property
    def id(self) -> str:
        return f"{self.year}:{'proposed:' * (not self.adopted)}{'+'.join(self.keys)}"


@dataclass(frozen=True, slots=True)
class Edition:
    year: int
    adopted: bool
    whole: bool  # whether some paper names all its priorities, as far as can be told
    versions: tuple[str, ...]
    dates: tuple[str, ...]
    changes: tuple[str, ...]  # as noted in a version-control table
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A change: stated by papers, or inferred by comparing two editions."""

    year: int | None
    change: str
    before: tuple[str, ...]  # labels
    after: tuple[str, ...]
    keys_before: tuple[str, ...]
    keys_after: tuple[str, ...]
    status: str  # adopted or proposed
    stated: bool
    evidence: tuple[Evidence, ...]
    comparison: str | None = None  # of an inferred one: what was compared, in words
    since: int | None = None  # of an inferred one: the year of the earlier edition; it came after that
    confidence: float = 1.0
    outcome: str | None = None  # of a proposal: "adopted" or "not adopted"; None where nothing later tells
    outcome_evidence: tuple[Evidence, ...] = ()
    resolved: tuple[ResolutionFact, ...] = ()  # of a proposal: what a meeting resolved on it

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.keys_before, *self.keys_after)))


@dataclass(eq=False)
class Line:
    """Everything known of the priorities (or the themes) of one agreement."""

    kind: LineKind
    of: str  # id of the agreement's line: "kent", "westmere-plan"
    agreement: str  # its name
    labels: Labels
    states: list[State] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    editions: list[Edition] = field(default_factory=list)
    sayings: list[Fact] = field(default_factory=list)  # all that it was drawn from

    def name(self, key: str) -> str:
        """The name of a priority: the profile's, else its latest label."""
        own = [state for state in self.states if state.keys == (key,)]
        latest = max(own, key=lambda state: (state.adopted, state.year), default=None)
        return self.labels.name(key) if self.labels.is_known(key) or latest is None else latest.label

    def spellings(self, key: str) -> list[str]:
        """Every folded name that means this priority."""
        return self.labels.spellings(key)

    def is_known(self, key: str) -> bool:
        """Whether the partnership's profile names this priority."""
        return self.labels.is_known(key)

    def all_keys(self) -> list[str]:
        """The keys of every priority that some edition or change names."""
        return sorted(
            {key for state in self.states for key in state.keys} | {key for event in self.events for key in event.keys}
        )

    def all_evidence(self) -> Iterator[Evidence]:
        """Everything that its states, editions and events rest on, and all that it was drawn from."""
        for edition in self.editions:
            yield from edition.evidence
        for state in self.states:
            yield from (*state.evidence, *(lead.evidence for lead in state.leads))
        for event in self.events:
            yield from (*event.evidence, *event.outcome_evidence, *(each.evidence for each in event.resolved))
        yield from (each.evidence for each in self.sayings)

    def states_of(self, key: str, *, adopted: bool | None = None) -> list[State]:
        """Its states in order of year; the adopted ones, the proposed ones, or both."""
        return [each for each in self.states if key in each.keys and adopted in (None, each.adopted)]


def assemble(
    kind: LineKind,
    of: str,
    agreement: str,
    said: Sequence[Labelled],
    *,
    entries: Sequence[PriorityEntry] = (),
    changes: Sequence[ChangeFact] = (),
    leads: Sequence[LeadFact] = (),
    editions: Sequence[EditionFact] = (),
) -> Line:
    """The states and editions of a line; its events are found by `graph.events.find_events`."""
    labels = Labels(entries)
    labels.add_all(fact.label for fact in said)
    renamings = [each for each in changes if each.change in ("renamed", "expanded")]
    for change in sorted(renamings, key=lambda each: (not each.before, each.document, each.evidence.start)):
        if len(change.before) == len(change.after) == 1:
            labels.join(change.before[0], change.after[0])
    for change in renamings:
        if len(change.after) == 1:
            labels.take_for_nearest(change.after[0])
    line = Line(kind, of, agreement, labels)
    dated = sorted(
        (fact for fact in said if fact.year is not None), key=lambda fact: (fact.document, fact.evidence.start, fact.id)
    )
    line.states = sorted(_states(dated, leads, labels), key=lambda state: (state.year, state.adopted, state.keys))
    line.editions = sorted(_editions(dated, editions), key=lambda edition: (edition.year, edition.adopted))
    return line


def _states(said: Sequence[Labelled], leads: Sequence[LeadFact], labels: Labels) -> Iterator[State]:
    listed = Counter((fact.document, fact.year, fact.status == "proposed") for fact in said)
    groups: dict[tuple[int, bool, tuple[str, ...]], list[Labelled]] = defaultdict(list)
    for fact in said:
        assert fact.year is not None
        proposed = fact.status == "proposed"
        groups[fact.year, proposed, labels.keys(fact.label)].append(fact)
    held = _leads(groups, leads, labels)
    for (year, proposed, keys), facts in sorted(groups.items()):
        # the paper that lists most priorities of the edition is nearest to the edition itself
        facts = sorted(
            facts,
            key=lambda fact: (
                fact.status == "previous", -listed[fact.document, year, proposed], fact.document, fact.evidence.start
            ),
        )  # fmt: skip
        fullest = next((fact for fact in facts if _includes(fact)), facts[0])
        first, *others = [fact.evidence for fact in facts]
        evidence = [first, *(place for name, place in fullest.also if name == "includes"), *others]
        yield State(
            keys, year, facts[0].label, tuple(dict.fromkeys(fact.label for fact in facts)), facts[0].status,
            _includes(fullest), tuple(held[year, proposed, keys]), tuple(one_of_each(evidence)),
        )  # fmt: skip


def _includes(fact: Labelled) -> tuple[str, ...]:
    return fact.includes if isinstance(fact, PriorityFact) else ()


def one_of_each(evidence: Iterable[Evidence]) -> list[Evidence]:
    """The first evidence of each paper and quote: a label printed five times in a paper is said once."""
    return list({(each.document, each.quote): each for each in reversed(list(evidence))}.values())[::-1]


def _leads(
    groups: dict[tuple[int, bool, tuple[str, ...]], list[Labelled]], leads: Sequence[LeadFact], labels: Labels
) -> dict[tuple[int, bool, tuple[str, ...]], list[Lead]]:
    """The leads of each state. A draft's leads are those of its proposed states."""
    drafts = {(fact.document, year) for (year, proposed, _), facts in groups.items() if proposed for fact in facts}
    held: dict[tuple[int, bool, tuple[str, ...]], dict[tuple[str, ...], Lead]] = defaultdict(dict)
    for fact in sorted(leads, key=lambda fact: (fact.document, fact.evidence.start, fact.id)):
        keys = labels.keys(fact.priority)
        proposed = (fact.document, fact.year) in drafts
        states = [each for each in groups if each[0] == fact.year and each[1] == proposed and set(keys) & set(each[2])]
        if states:
            nearest = min(states, key=lambda each: (each[2] != keys, each[2]))
            lead = Lead(fact.post, fact.organisation, fact.person, fact)
            said = tuple(fold(part or "") for part in (fact.post, fact.organisation, fact.person))
            held[nearest].setdefault(said, lead)
    return defaultdict(list, {state: list(each.values()) for state, each in held.items()})


def _editions(said: Sequence[Labelled], tables: Sequence[EditionFact]) -> Iterator[Edition]:
    """Each year and standing for which a paper lists priorities, or a version-control table has a version."""
    lists: dict[tuple[int, bool], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    quoted: dict[tuple[int, bool], list[Evidence]] = defaultdict(list)
    for fact in said:
        assert fact.year is not None
        lists[fact.year, fact.status != "proposed"][fact.document].add(fold(fact.label))
        quoted[fact.year, fact.status != "proposed"].append(fact.evidence)
    versions: dict[int, list[EditionFact]] = defaultdict(list)
    for table in sorted(tables, key=lambda fact: (fact.date, fact.document, fact.evidence.start)):
        versions[int(table.date[:4])].append(table)
    longest = {place: max(map(len, listed.values())) for place, listed in lists.items()}
    for year, adopted in sorted({*lists, *((year, True) for year in versions)}):
        noted = versions.get(year, [])
        yield Edition(
            year,
            adopted,
            _is_whole(year, longest) if adopted else True,
            tuple(dict.fromkeys(each.version for each in noted if each.version)),
            tuple(dict.fromkeys(each.date for each in noted)),
            tuple(dict.fromkeys(change for each in noted for change in each.changes)),
            tuple(one_of_each([*quoted.get((year, adopted), []), *(each.evidence for each in noted)])),
        )


def _is_whole(year: int, longest: dict[tuple[int, bool], int]) -> bool:
    """Whether the longest list of this year is about as long as those of the years before and after."""
    years = sorted(each for each, adopted in longest if adopted)
    if year not in years:
        return False
    place = years.index(year)
    beside = [longest[each, True] for each in years[max(place - 1, 0) : place + 2] if each != year]
    return longest[year, True] >= WHOLE_SHARE * max(beside, default=0)
