"""What changed along a line: events that papers state, and, where none states any, what comparing editions shows.

In:     a line with its states, the changes that papers state of its priorities (or themes), what meetings resolved.
Out:    its events. One change that several papers state is one event with all their evidence. A proposal says what
        was resolved on it and what became of it (graph/outcomes.py).
Rules:  two editions are compared only if both are known whole and nothing stated about the priority lies between them
        (graph/compare.py). What a paper says of many priorities in one breath, that they stay or are dropped, is an
        event of each. "No changes" is said of the priorities in force that year, in the labels they then had.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.facts import ChangeFact
from graph.compare import compare
from graph.labels import Labels
from graph.lineage import Event, Line, one_of_each
from graph.names import fold, without_years
from graph.outcomes import Minuted, with_outcome

SAID_ONE_BY_ONE = ("introduced", "dropped", "unchanged")  # of each label alone, however many a sentence names
LAST = 9999  # where an event without a year stands in order
NEAR_YEARS = 3  # how far the edition may lie of which a sentence without labels speaks

Told = tuple[ChangeFact, Event]


def find_events(line: Line, changes: Sequence[ChangeFact], minuted: Minuted | None = None) -> list[Event]:
    """The events of `line`: by year, the stated before the inferred, adopted before proposed."""
    stated = _stated(line, changes)
    events = [with_outcome(line, event, stated, minuted or Minuted()) for event in stated]
    for before, after in pairwise(each for each in line.editions if each.adopted and each.whole):
        events += compare(line, before, after, stated)
    return sorted(events, key=_order)


def _order(event: Event) -> tuple[int, bool, bool, bool, str, tuple[str, ...], tuple[str, ...]]:
    year, stays = LAST if event.year is None else event.year, event.change == "unchanged"
    said = event.status == "proposed", not event.stated
    return year, *said, stays, event.change, event.keys, event.before + event.after


def _stated(line: Line, changes: Sequence[ChangeFact]) -> list[Event]:
    """Each change that papers state, once; changes of nothing that this line knows are left out."""
    told = [(fact, event) for fact in changes for event in _events_of(line, fact)]
    told = [each for each in told if not _stays_and_changes(each, told) and not _is_told_as_wider(each, told)]
    events = _joined(line, told)
    sweeping = [fact for fact in changes if not fact.before and not fact.after]
    return _joined(line, [*told, *((fact, event) for fact in sweeping for event in _of_all(line, fact, events))])


def _joined(line: Line, told: Sequence[Told]) -> list[Event]:
    """What several papers say alike as one event, what a paper says by halves with what another says whole."""
    same: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for fact, said in told:
        if said.keys:
            same[said.year, said.change, said.status, *_sides(line, said)].append((fact, said))
    events: list[Event] = []
    for _, alike in sorted(same.items(), key=lambda each: repr(each[0])):  # by what is said: years may be None
        alike = sorted(alike, key=lambda each: (-each[0].confidence, each[0].document, each[0].evidence.start))
        evidence = tuple(one_of_each(fact.evidence for fact, _ in alike))
        events.append(replace(_best_said(alike), evidence=evidence, confidence=alike[0][0].confidence))
    clear = [event for event in events if not _is_half_known(event)]
    for event in events:
        fuller = next((each for each in clear if _says_the_same(each, event)), None)
        if fuller and _is_half_known(event):
            evidence = tuple(one_of_each((*fuller.evidence, *event.evidence)))
            clear[clear.index(fuller)] = replace(fuller, evidence=evidence)
        elif _is_half_known(event):
            clear.append(event)
    return clear


def _sides(line: Line, event: Event) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What an event is known by. What is merged may keep the name of one of those merged, or get one of both."""
    before, after = _meant(line, event.before), _meant(line, event.after)
    if event.change == "merged" and event.keys_after and set(event.keys_after) <= set(event.keys_before):
        return before, ()
    return before, after


def _best_said(told: Sequence[Told]) -> Event:
    """The event in the labels that most papers use, in the longest where even."""
    used = Counter((event.before, event.after) for _, event in told)
    return max(
        (event for _, event in told), key=lambda event: (used[event.before, event.after], len(repr(event.after)))
    )


def _is_half_known(event: Event) -> bool:
    """Whether a label on either side means nothing that this line knows, often a pronoun's "it" taken wrongly."""
    return bool(event.before and not event.keys_before) or bool(event.after and not event.keys_after)


def _says_the_same(fuller: Event, event: Event) -> bool:
    """Whether `fuller` says what the half-known `event` says, and more."""
    same = (fuller.year, fuller.change, fuller.status) == (event.year, event.change, event.status)
    return same and not _is_half_known(fuller) and set(event.keys) <= set(fuller.keys)


def _events_of(line: Line, fact: ChangeFact) -> Iterator[Event]:
    """What a fact says: one event, but of labels that each stay, come or go an event of each."""
    before, after = (tuple(map(without_years, labels)) for labels in (fact.before, fact.after))
    if fact.change not in SAID_ONE_BY_ONE:
        yield _event(line, fact, before, after)
    elif fact.change == "unchanged":
        for label in dict.fromkeys(_one_by_one(line, after or before)):
            yield _event(line, fact, (label,), (label,))
    else:
        yield _event(line, fact, _one_by_one(line, before), _one_by_one(line, after))


def _event(line: Line, fact: ChangeFact, before: tuple[str, ...], after: tuple[str, ...]) -> Event:
    return Event(
        fact.year, fact.change, before, after, _keys(line.labels, before), _keys(line.labels, after), fact.status,
        stated=True, evidence=(fact.evidence,), confidence=fact.confidence,
    )  # fmt: skip


def _keys(labels: Labels, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for name in names for key in labels.keys(name)))


def _meant(line: Line, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted("+".join(line.labels.keys(name)) or fold(name) for name in names))


def _one_by_one(line: Line, names: Iterable[str]) -> tuple[str, ...]:
    """Labels of two priorities parted, where each is known: "Rural Crime and Road Safety were dropped"."""
    parted: list[str] = []
    for name in names:
        keys = line.labels.keys(name)
        parted += [line.labels.name(key) for key in keys] if len(keys) > 1 else [name]
    return tuple(parted)


def _stays_and_changes(each: Told, told: Sequence[Told]) -> bool:
    """Whether a paper that says "the others stay" says in the same breath how this one changes."""
    fact, event = each
    if event.change != "unchanged":
        return False
    same = (fact.document, fact.year, fact.status)
    return any(
        other.change != "unchanged" and set(other.keys) & set(event.keys)
        for said, other in told
        if (said.document, said.year, said.status) == same
    )


def _is_told_as_wider(each: Told, told: Sequence[Told]) -> bool:
    """Whether a paper says that priorities took in what was none itself: they are told as expanded by the same words,
    and nothing merged."""
    fact, event = each
    return (
        event.change == "merged"
        and not event.keys_before
        and any(
            other.change == "expanded" and said.evidence == fact.evidence and other.keys_after == event.keys_after
            for said, other in told
        )
    )


def _of_all(line: Line, fact: ChangeFact, events: Sequence[Event]) -> Iterator[Event]:
    """ "2031: no changes", said of every priority in force that year: those of the nearest edition known whole, with
    what came or went in between, each in the label it had by then."""
    said = fact.year
    if said is None:
        return
    years = [each.year for each in line.editions if each.adopted and each.whole]
    near = [each for each in years if abs(each - said) <= NEAR_YEARS]
    nearest = min(near, key=lambda year: (abs(year - said), year), default=None)
    if nearest is None:
        return
    keys = {key for state in line.states if state.adopted and state.year == nearest for key in state.keys}
    for event in events:
        if event.status != "adopted" or event.year is None or event.change not in ("introduced", "dropped"):
            continue
        if nearest < event.year <= said:
            keys = keys | set(event.keys_after) if event.change == "introduced" else keys - set(event.keys_before)
        elif said < event.year <= nearest:
            keys = keys - set(event.keys_after) if event.change == "introduced" else keys | set(event.keys_before)
    for label in sorted(_label_in(line, key, said, events) for key in keys):
        yield _event(line, fact, (label,), (label,))


def _label_in(line: Line, key: str, year: int, events: Sequence[Event]) -> str:
    """The label that a priority had in a year: of the last edition or renaming by then, else of the first after."""
    had = [(state.year, 0, state.label) for state in line.states_of(key, adopted=True)]
    had += [
        (event.year, 1, event.after[0])
        for event in events
        if event.year is not None and event.status == "adopted" and event.change in ("renamed", "expanded")
        and event.keys_after == (key,) and len(event.after) == 1
    ]  # fmt: skip
    by_then = [each for each in had if each[0] <= year]
    return max(by_then)[2] if by_then else min(had)[2] if had else line.name(key)
