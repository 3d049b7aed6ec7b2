"""What changed along a line: events that papers state, and, where none states any, what comparing editions shows.

In:     a line with its states, and the changes that papers state of its priorities (or themes).
Out:    its events. One change that several papers state is one event with all their evidence. A proposal says what
        became of it, told by the first edition after it that is known whole.
Rules:  two editions are compared only if both are known whole and nothing stated about the priority lies between them.
        An inferred event says in `comparison` what was compared, and has the words of both editions as evidence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.facts import ChangeFact, Evidence
from graph.labels import Labels
from graph.lineage import Edition, Event, Line, State, one_of_each
from graph.names import fold, without_years

SAID_ONE_BY_ONE = ("introduced", "dropped", "unchanged")  # of each label alone, however many a sentence names
LAST = 9999  # where an event without a year stands in order
NEAR_YEARS = 3  # how far the edition may lie of which a sentence without labels speaks

Told = tuple[ChangeFact, Event]


def find_events(line: Line, changes: Sequence[ChangeFact]) -> list[Event]:
    """The events of `line`: by year, the stated before the inferred, adopted before proposed."""
    stated = _stated(line, changes)
    events = [_with_outcome(line, event, stated) for event in stated]
    for before, after in pairwise(each for each in line.editions if each.adopted and each.whole):
        events += _compared(line, before, after, stated)
    return sorted(events, key=_order)


def _order(event: Event) -> tuple[int, bool, bool, str, tuple[str, ...], tuple[str, ...]]:
    year = LAST if event.year is None else event.year
    return year, event.status == "proposed", not event.stated, event.change, event.keys, event.before + event.after


def _stated(line: Line, changes: Sequence[ChangeFact]) -> list[Event]:
    """Each change that papers state, once; changes of nothing that this line knows are left out."""
    same: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for fact in changes:
        said = _event_of(line, fact)
        if said.keys:
            place = (said.year, said.change, said.status, _meant(line, said.before), _meant(line, said.after))
            same[place].append((fact, said))
    events: list[Event] = []
    for _, told in sorted(same.items(), key=lambda each: repr(each[0])):  # by what is said: years may be None
        told = sorted(told, key=lambda each: (-each[0].confidence, each[0].document, each[0].evidence.start))
        events.append(replace(_best_said(told), evidence=tuple(one_of_each(fact.evidence for fact, _ in told))))
    clear = [event for event in events if not _is_half_known(event)]
    for event in events:
        fuller = next((each for each in clear if _says_the_same(each, event)), None)
        if fuller and _is_half_known(event):
            clear[clear.index(fuller)] = replace(
                fuller, evidence=tuple(one_of_each((*fuller.evidence, *event.evidence)))
            )
        elif _is_half_known(event):
            clear.append(event)
    return clear


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


def _event_of(line: Line, fact: ChangeFact) -> Event:
    before, after = (tuple(map(without_years, labels)) for labels in (fact.before, fact.after))
    if not before and not after:  # "2031: no changes": it is said of every priority of that year
        before = after = tuple(state.label for state in _in_force(line, fact.year))
    if fact.change in SAID_ONE_BY_ONE:
        before, after = _one_by_one(line, before), _one_by_one(line, after)
    return Event(
        fact.year, fact.change, before, after, _keys(line.labels, before), _keys(line.labels, after), fact.status,
        stated=True, evidence=(fact.evidence,),
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


def _in_force(line: Line, year: int | None) -> list[State]:
    """The adopted states of the edition known whole that is nearest to `year`, the earlier where two are as near."""
    if year is None:
        return []
    years = [each.year for each in line.editions if each.adopted and each.whole and abs(each.year - year) <= NEAR_YEARS]
    nearest = min(years, key=lambda each: (abs(each - year), each), default=None)
    return [state for state in line.states if state.adopted and state.year == nearest]


def _with_outcome(line: Line, event: Event, stated: Sequence[Event]) -> Event:
    """A proposal with what became of it."""
    if event.status != "proposed" or event.year is None:
        return event
    settled = [
        each
        for each in stated
        if each.status == "adopted" and each.change == event.change and each.year in (event.year, event.year + 1)
        and set(each.keys_before) == set(event.keys_before) and set(each.keys_after) == set(event.keys_after)
    ]  # fmt: skip
    if settled:
        return replace(event, outcome="adopted", outcome_evidence=settled[0].evidence)
    edition = next((each for each in line.editions if each.adopted and each.whole and each.year >= event.year), None)
    if edition is None or not _could_know(edition, event):
        return event
    states = [state for state in line.states if state.adopted and state.year == edition.year]
    adopted = _is_adopted(line, event, states)
    if adopted is None:
        return event
    shown = [state for state in states if set(state.keys) & set(event.keys)]
    evidence = tuple(one_of_each(state.evidence[0] for state in shown))
    return replace(event, outcome="adopted" if adopted else "not adopted", outcome_evidence=evidence)


def _could_know(edition: Edition, event: Event) -> bool:
    """Whether some paper other than those that propose speaks of the edition."""
    proposing = {each.document for each in event.evidence}
    return any(each.document not in proposing for each in edition.evidence)


def _is_adopted(line: Line, event: Event, states: Sequence[State]) -> bool | None:
    """Whether the edition with these states did what was proposed; None where it does not tell."""
    own = {state.keys[0] for state in states if len(state.keys) == 1}
    either = {key for state in states for key in state.keys}
    match event.change:
        case "merged" if len(event.keys_before) > 1:
            return not set(event.keys_before) <= own
        case "introduced" | "split" if event.keys_after:
            return set(event.keys_after) <= either
        case "dropped" if event.keys_before:
            return not set(event.keys_before) & either
        case "renamed" | "expanded" if event.keys_after:
            printed = [label for state in states for label in state.labels]
            if any(line.labels.is_same_label(label, each) for label in event.after for each in printed):
                return True
            kept = any(line.labels.is_same_label(label, each) for label in event.before for each in printed)
            return False if kept else None
    return None


def _compared(line: Line, before: Edition, after: Edition, stated: Sequence[Event]) -> Iterator[Event]:
    """What comparing two neighbouring editions shows of each priority of which nothing is stated between them."""
    told: dict[str, set[str]] = defaultdict(set)
    for event in stated:
        if event.status == "adopted" and event.year is not None and before.year < event.year <= after.year:
            for key in event.keys:
                told[key].add(event.change)
    old = {key: state for state in _adopted_in(line, before.year) for key in state.keys}
    new = {key: state for state in _adopted_in(line, after.year) for key in state.keys}
    for key in sorted({*old, *new}):
        if not told[key]:
            found = _difference(line, key, old.get(key), new.get(key), old, new, (before.year, after.year))
            if found:
                yield found


def _adopted_in(line: Line, year: int) -> list[State]:
    return [state for state in line.states if state.adopted and state.year == year]


def _difference(
    line: Line, key: str, one: State | None, other: State | None, old: dict[str, State], new: dict[str, State],
    years: tuple[int, int],
) -> Event | None:  # fmt: skip
    first, second = years
    if one and other:
        return _between(line, key, one, other)
    if other:
        topic_of = _topic(line, other, old)
        if topic_of:
            compared = f"in {first} a topic of {topic_of.label}, in {second} a priority of its own"
            return _inferred("split", (topic_of,), (other,), second, compared)
        return _inferred("introduced", (), (other,), second, f"not listed in {first}, listed in {second}", old.values())
    assert one
    topic_of = _topic(line, one, new)
    if topic_of:
        compared = f"in {first} a priority of its own, in {second} a topic of {topic_of.label}"
        return _inferred("merged", (one,), (topic_of,), second, compared)
    return _inferred("dropped", (one,), (), second, f"listed in {first}, not listed in {second}", new.values())


def _topic(line: Line, state: State, others: dict[str, State]) -> State | None:
    """The state of another edition that lists this one's label among what it includes."""
    found = (
        each
        for _, each in sorted(others.items())
        for topic in each.includes
        if any(line.labels.is_same_label(topic, label) for label in state.labels)
    )
    return next(found, None)


def _between(line: Line, key: str, one: State, other: State) -> Event | None:
    """The change from one state of a priority to the next."""
    if len(one.keys) != len(other.keys):
        if key != min(*one.keys, *other.keys):
            return None  # told once, not once for each of the priorities that are joined or parted
        both = f"{one.label} in {one.year}, {other.label} in {other.year}"
        return _inferred("merged" if len(one.keys) < len(other.keys) else "split", (one,), (other,), other.year, both)
    labels, words = line.labels, (line.labels.words(one.label), line.labels.words(other.label))
    if not labels.is_same_label(one.label, other.label):
        change = "expanded" if words[0] < words[1] else "renamed"
        both = f"“{one.label}” in {one.year}, “{other.label}” in {other.year}"
        return _inferred(change, (one,), (other,), other.year, both)
    gained = [topic for topic in other.includes if not any(labels.is_same_label(topic, each) for each in one.includes)]
    if one.includes and gained and len(other.includes) > len(one.includes):
        compared = f"the same label; {other.year} also includes {', '.join(gained)}"
        return _inferred("expanded", (one,), (other,), other.year, compared)
    return _inferred("unchanged", (one,), (other,), other.year, f"the same label in {one.year} and {other.year}")


def _inferred(
    change: str, before: tuple[State, ...], after: tuple[State, ...], year: int, comparison: str,
    beside: Iterable[State] = (),
) -> Event:  # fmt: skip
    """An event that no paper states. `beside` is an edition without the priority: one of its states stands for it."""
    shown: list[Evidence] = [state.evidence[0] for state in (*before, *after)]
    shown += [state.evidence[0] for state in sorted(beside, key=lambda state: state.keys)[:1]]
    return Event(
        year, change, tuple(state.label for state in before), tuple(state.label for state in after),
        tuple(key for state in before for key in state.keys), tuple(key for state in after for key in state.keys),
        "adopted", stated=False, evidence=tuple(one_of_each(shown)), comparison=comparison,
    )  # fmt: skip
