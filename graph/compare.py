"""What comparing two neighbouring editions shows of each priority of which no paper states what became of it.

In:     a line, two editions of it that are known whole, and all events that papers state.
Out:    inferred events. Each says in words what was compared, has the words of both editions as evidence, the year of
        the earlier edition as `since` (it came after that) and how sure it is.
Rule:   how sure is by what was compared (SURE), less where the editions lie far apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from extract.facts import Evidence
from graph.lineage import Edition, Event, Line, State, one_of_each

SURE = {
    "unchanged": 0.9,  # the same label in both
    "introduced": 0.8,  # not listed, then listed; it may have had another name
    "dropped": 0.8,
    "expanded": 0.7,  # the label has more words, or more is included
    "renamed": 0.7,
    "merged": 0.6,  # a topic of another
    "split": 0.6,
}
PART_OF_A_LABEL = 0.5  # all words of the one label stand in the other, and neither stays
FAR_YEARS, FAR = 3, 0.1  # editions further apart than an agreement runs: less sure by so much
PAST = {"split": "was split", "merged": "was merged", "renamed": "was renamed", "expanded": "was widened"}
LEAST_WORDS = 2  # that two labels must share for one to be a part of the other

States = dict[str, State]


def compare(line: Line, before: Edition, after: Edition, stated: Sequence[Event]) -> Iterator[Event]:
    """What the two editions show of each priority that no event stated between them accounts for."""
    between = [
        event
        for event in stated
        if event.status == "adopted" and event.year is not None and before.year < event.year <= after.year
    ]
    told = {key for event in between for key in event.keys}
    came = {key for event in between if event.change != "unchanged" for key in event.keys_after}
    went = {key for event in between if event.change not in ("unchanged", "expanded") for key in event.keys_before}
    old, new = _states_in(line, before.year), _states_in(line, after.year)
    for key in sorted({*old, *new}):
        one, other = old.get(key), new.get(key)
        accounted = told if one and other else came if other else went
        if key not in accounted:
            found = _difference(line, key, one, other, old, new, (before.year, after.year))
            if found and found.change == "introduced":
                earlier = [event for event in between if set(event.keys_before) & set(found.keys)]
                yield _there_before(found, earlier)
            elif found:
                yield found


def _there_before(found: Event, earlier: Sequence[Event]) -> Event:
    """What was introduced between two editions; where a change that papers state between them names it as there
    before, that is said as well."""
    if not earlier:
        return found
    first = min(earlier, key=lambda event: event.year or 0)
    told = f"; it came before {first.year}, when it {PAST.get(first.change, 'changed')}"
    return replace(found, comparison=f"{found.comparison}{told}", evidence=(*found.evidence, *first.evidence[:1]))


def _states_in(line: Line, year: int) -> States:
    return {key: state for state in line.states if state.adopted and state.year == year for key in state.keys}


def _difference(
    line: Line, key: str, one: State | None, other: State | None, old: States, new: States, years: tuple[int, int]
) -> Event | None:
    first, second = years
    if one and other:
        return _between(line, key, one, other)
    if other:
        part = _part(line, other, old, without=new)
        if part:
            both = f"“{part.label}” in {first}, “{other.label}” in {second}; neither in the other edition"
            return _inferred("expanded", (part,), (other,), years, both, sure=PART_OF_A_LABEL)
        topic_of = _topic(line, other, old)
        if topic_of:
            compared = f"in {first} a topic of {topic_of.label}, in {second} a priority of its own"
            return _inferred("split", (topic_of,), (other,), years, compared)
        compared = f"not listed in {first}, listed in {second}"
        return _inferred("introduced", (), (other,), years, compared, old.values())
    assert one
    if any(_part(line, each, old, without=new) == one for each in new.values()):
        return None  # told of the label that it became a part of
    topic_of = _topic(line, one, new)
    if topic_of:
        compared = f"in {first} a priority of its own, in {second} a topic of {topic_of.label}"
        return _inferred("merged", (one,), (topic_of,), years, compared)
    return _inferred("dropped", (one,), (), years, f"listed in {first}, not listed in {second}", new.values())


def _topic(line: Line, state: State, others: States) -> State | None:
    """The state of another edition that lists this one's label among what it includes."""
    found = (
        each
        for _, each in sorted(others.items())
        for topic in each.includes
        if any(line.labels.is_same_label(topic, label) for label in state.labels)
    )
    return next(found, None)


def _part(line: Line, state: State, old: States, *, without: States) -> State | None:
    """The state of the earlier edition, gone from the later, all of whose words stand in this new one's label."""
    if set(state.keys) & old.keys():
        return None
    words = line.labels.subject(state.label)
    found = [
        each
        for each in old.values()
        if not set(each.keys) & without.keys()
        and len(own := line.labels.subject(each.label)) >= LEAST_WORDS
        and own < words
    ]
    return found[0] if len(found) == 1 else None


def _between(line: Line, key: str, one: State, other: State) -> Event | None:
    """The change from one state of a priority to the next."""
    years = one.year, other.year
    if len(one.keys) != len(other.keys):
        if key != min(*one.keys, *other.keys):
            return None  # told once, not once for each of the priorities that are joined or parted
        both = f"{one.label} in {one.year}, {other.label} in {other.year}"
        return _inferred("merged" if len(one.keys) < len(other.keys) else "split", (one,), (other,), years, both)
    labels, words = line.labels, (line.labels.words(one.label), line.labels.words(other.label))
    if not labels.is_same_label(one.label, other.label):
        change = "expanded" if words[0] < words[1] else "renamed"
        both = f"“{one.label}” in {one.year}, “{other.label}” in {other.year}"
        return _inferred(change, (one,), (other,), years, both)
    gained = [topic for topic in other.includes if not any(labels.is_same_label(topic, each) for each in one.includes)]
    if one.includes and gained and len(other.includes) > len(one.includes):
        compared = f"the same label; {other.year} also includes {', '.join(gained)}"
        return _inferred("expanded", (one,), (other,), years, compared)
    return _inferred("unchanged", (one,), (other,), years, f"the same label in {one.year} and {other.year}")


def _inferred(
    change: str, before: tuple[State, ...], after: tuple[State, ...], years: tuple[int, int], comparison: str,
    beside: Iterable[State] = (), sure: float | None = None,
) -> Event:  # fmt: skip
    """An event that no paper states. `beside` is an edition without the priority: one of its states stands for it."""
    shown: list[Evidence] = [state.evidence[0] for state in (*before, *after)]
    shown += [state.evidence[0] for state in sorted(beside, key=lambda state: state.keys)[:1]]
    far = FAR if years[1] - years[0] > FAR_YEARS else 0
    return Event(
        years[1], change, tuple(state.label for state in before), tuple(state.label for state in after),
        tuple(chain.from_iterable(state.keys for state in before)),
        tuple(chain.from_iterable(state.keys for state in after)),
        "adopted", stated=False, evidence=tuple(one_of_each(shown)), comparison=comparison, since=years[0],
        confidence=round((SURE[change] if sure is None else sure) - far, 2),
    )  # fmt: skip
