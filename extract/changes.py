"""What changed: introduced, renamed, expanded, split, merged, replaced, dropped or left as it was.

In:     sentences that hold a frame of change; lists by year ("2031 – a new priority of ‘Fraud’ was introduced").
Out:    one ChangeFact for each change, adopted or only proposed, with the labels before and after it.
Words:  corpus/vocabulary/changes.yaml
Rule:   year and status as extract/change_standing.py has them, the kind of what changed as extract/change_kinds.py,
        and whether a frame's words tell a change at all as extract/change_sense.py.
Leaves: what is denied, possible or wished; changes of things that no word tells the kind of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.load import vocabulary
from extract.agreement import known_names
from extract.change_clauses import Clause, clauses_of
from extract.change_frames import Framed, Stretch, cue_words, framed
from extract.change_kinds import what_changed
from extract.change_labels import (
    EDITION_BEFORE,
    RELATIVE_CLAUSE,
    Found,
    edition_before,
    is_general,
    kind_of,
    label_key,
    labels_in,
    named_before,
)
from extract.change_sense import is_fact, is_of_a_draft, is_thing
from extract.change_standing import in_draft, status_of, year_of
from extract.facts import ChangeFact, PriorityFact
from extract.label_edges import points_back
from extract.reading import Reading
from extract.registry import extractor
from extract.short_forms import in_full
from extract.strategy_names import strategy_names
from extract.unchanged import CUE_WITHIN, unchanged

BEGINS = re.compile(r"\b(?:commenced|went live|began)\b")
SERVICE = re.compile(r"\bServices?(?:\s+\([^)]*\))?$")
PRIORITY = re.compile(r"\b(?:priorit(?:y|ies)|themes?)\b")
ALL_OF_THEM = re.compile(r"\b(?:themes|priorities)\b")
A_NUMBER = re.compile(r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)(?:\s\w+)?$")  # "four subsidiary"
ADOPTED_TITLE = re.compile(r"adopted\s+(?:the\s+|its\s+|a\s+)?[‘“][A-Z][^‘“”]{3,70}[’”](?!\w)")


@extractor("change", makes=ChangeFact, after=("edition", "priority", "theme"))
def find_changes(reading: Reading) -> Iterator[ChangeFact]:
    """Yield each change once for each kind, year and pair of labels."""
    names = known_names(reading)
    seen: dict[tuple[str, ...], set[int | None]] = {}
    told: set[str] = set()
    in_place: set[tuple[str, int | None]] = set()  # what took the place of another, and when
    by_clause = [(clause, list(_framed_changes(reading, clause, names))) for clause in clauses_of(reading)]
    everything = [fact for _, facts in by_clause for fact in facts]
    for clause, facts in by_clause:
        for fact in [*facts, *unchanged(reading, clause, everything)]:
            first = fact.after[:1] or fact.before[:1]
            years = seen.setdefault((fact.of, fact.change, fact.status, *map(label_key, first)), set())
            is_new = fact.change == "introduced"
            again = is_new and bool(told & set(map(label_key, fact.after)))
            if fact.year in years or (fact.year is None and (years or again)):
                continue  # told already, and with its year
            if is_new and {(label_key(label), fact.year) for label in fact.after} & in_place:
                continue  # told already, and with what it replaced
            years.add(fact.year)
            told |= set(map(label_key, fact.after))
            if fact.change in ("replaced", "renamed"):
                in_place |= {(label_key(label), fact.year) for label in fact.after}
            yield fact


def _framed_changes(reading: Reading, clause: Clause, names: tuple[str, ...]) -> Iterator[ChangeFact]:
    """The changes that frames find in one clause, the fullest statement of each alone."""
    taken: list[tuple[int, int]] = []
    told: set[str] = set()
    for found in framed(clause.text):
        if any(start <= found.start < end for start, end in taken):
            continue
        fact = _change(reading, clause, found, names)
        if fact is None or (fact.change == "introduced" and told & {label_key(label) for label in fact.after}):
            continue
        taken.append((found.start, found.end))
        if fact.change in ("replaced", "renamed"):
            told |= {label_key(label) for label in fact.after}
        yield fact
        if _takes_in(reading, fact):
            yield replace(fact, change="expanded", before=fact.after)


def _takes_in(reading: Reading, fact: ChangeFact) -> bool:
    """Whether priorities took in an issue that was none itself: they are wider by it."""
    listed = {label_key(each.label) for each in reading.found(PriorityFact)}
    before, after = set(map(label_key, fact.before)), set(map(label_key, fact.after))
    taken = fact.of == "priority" and fact.change == "merged" and cue_words("taken_in").search(fact.evidence.quote)
    return bool(taken) and bool(after & listed) and not before & (listed | after)


def _change(reading: Reading, clause: Clause, found: Framed, names: tuple[str, ...]) -> ChangeFact | None:
    roles: dict[str, tuple[str, ...]] = {"before": (), "after": (), "into": ()}
    places = [found.start, found.end]
    cues = clause.text[found.start : found.end]
    for stretch in found.stretches:
        becomes = clause.text[: found.end].rstrip().endswith(("become", "called", "named"))
        whole = found.change == "split" and stretch.role == "before"
        several = found.change in ("merged", "expanded") or (found.change == "dropped" and ALL_OF_THEM.search(cues))
        one = becomes or whole or (stretch.side == "left" and not several)
        held = labels_in(clause.text, stretch, names, one=one, listed=found.change == "unchanged")
        labels = _resolved(clause, held, stretch) if held else ()
        if found.change == "replaced" and stretch.role == "before" and not labels and not clause.plan.is_own:
            held = edition_before(clause.text, stretch)
            labels = held.labels if held else ()
        if held is None or not labels:
            return None
        if cue_words("published").search(clause.text[found.start : found.end]):
            named = [label for label in labels if any(True for _ in strategy_names(label))]
            titles_here = {each.name for each in strategy_names(clause.text)}
            kept = named if len(labels) > 1 and named else labels
            labels = tuple(label if label in titles_here else _plan_at_end(label) for label in kept)
        roles[stretch.role] = labels
        places += [held.start, held.end]
        left, right = max(0, held.start - CUE_WITHIN), held.end + CUE_WITHIN // 2
        cues += f" {clause.text[left:right]}"
        if stretch.side == "left" and (aside := RELATIVE_CLAUSE.search(clause.text[stretch.start : stretch.end])):
            cues += aside[0]  # ", until now a priority of its own,"
    status = status_of(clause, found, min(places))
    before, after = roles["before"], roles["after"]
    if found.change == "dropped" and not PRIORITY.search(cues) and not any(map(kind_of, roles["before"])):
        cues += clause.text  # "The priorities stay, although ‘Fraud’ would be removed": one of them
    if found.change == "unchanged":
        cues += " ".join(clause.earlier[:1])
    if clause.text[found.start : found.end].endswith("replacing") and not is_thing(before):
        return None  # "a new site, replacing the old pipes"
    a_part = bool(before) and bool(ALL_OF_THEM.search(before[0]))
    replaces_a_plan = (
        not a_part and found.change == "replaced" and before and kind_of(before[0]) == "strategy" and after
    )
    if replaces_a_plan and clause.plan.is_own and clause.plan.name and kind_of(after[0]) != "strategy":
        after = (clause.plan.name,)  # "It replaces the plan of 2031": no body is what a plan was replaced by
    if found.change == "replaced" and not after and clause.plan.is_own and clause.plan.name and not a_part:
        after = (clause.plan.name,)  # "Replaces the agreement for 2031": the paper itself does
    if not after and found.change in ("unchanged", "expanded"):
        after = before  # what stayed, or was amended, has the name that it had
    if roles["into"]:
        before, after = (*before, *roles["into"]), after or roles["into"]
    of = what_changed(reading, found.change, before, after, cues)
    if of is None and {each.name for each in strategy_names(clause.text)} & {*before, *after}:
        of = "strategy"  # "‘Clear Streets’, a plan for ten years": its title does not say what it is
    if of == "body" and BEGINS.search(clause.text, found.start, found.end) and after and SERVICE.search(after[0]):
        of = "process"  # bodies are set up; a service commences
    if found.change == "replaced" and before and EDITION_BEFORE.match(before[0]):
        of = "strategy"
    if of is None and ADOPTED_TITLE.match(clause.text, found.start):
        of = "strategy"  # "Cabinet adopted ‘Securing Our Future’": what is adopted under a title is one
    in_minutes = reading.part(clause.block).kind == "minutes"
    if found.change == "replaced" and a_part and (not after or A_NUMBER.search(after[0])):
        return None  # "two priorities which have replaced the themes": what they are is told elsewhere
    if of is None or status is None or not is_fact(clause, found, of, before, after, in_minutes=in_minutes):
        return None
    if of == "strategy" and found.change == "introduced" and is_of_a_draft(clause, after):
        return None
    if of == "body":
        before, after = tuple(map(_without_describing, before)), tuple(map(_without_describing, after))
    year = year_of(clause, found, of, status)
    if year is None and of == "strategy" and found.change == "replaced" and after:
        year = _first_year(clause.text, after[0])
    if year is None and of == "strategy" and clause.plan.is_own and after == (clause.plan.name,):
        year = clause.plan.year
    if of == "legislation" and found.change == "introduced" and year is None:
        return None
    return ChangeFact(
        evidence=reading.evidence(clause.block, clause.start + min(places), clause.start + max(places)),
        part=reading.part(clause.block).index,
        of=of,
        change=found.change,
        before=tuple(in_full(reading.paper.text, label) for label in before),
        after=tuple(in_full(reading.paper.text, label) for label in after),
        year=year,
        status=in_draft(status, clause, of, year),
    )


def _first_year(text: str, name: str) -> int | None:
    """The first year of the plan that took the place of another, where its years stand beside its name."""
    named = (each for each in strategy_names(text) if each.years and name.startswith(each.name))
    return next((each.years.first for each in named if each.years), None)


def _without_describing(label: str) -> str:
    """A body's name without what describes it: "multi-agency Fraud Unit".

    >>> _without_describing("multi-agency Fraud Unit (FU)"), _without_describing("virtual team")
    ('Fraud Unit (FU)', 'virtual team')
    """
    return re.sub(r"^(?:[a-z]+-)?[a-z]+\s+(?=[A-Z][\w’&-]*\s+[A-Z])", "", label)


def _plan_at_end(label: str) -> str:
    """The plan with which a label closes: "Mr Reed spoke of the Westmere Fraud Strategy" names but the strategy."""
    plan = next((each for each in strategy_names(label) if each.end == len(label)), None)
    return label[plan.start :] if plan else label


def _resolved(clause: Clause, held: Found, stretch: Stretch) -> tuple[str, ...]:
    """The labels, a pronoun among them replaced by what it means; none where that cannot be told."""
    labels: list[str] = []
    for label in held.labels:
        if points_back(label):
            if stretch.side == "right" or re.search(
                rf"\b(?:{'|'.join(vocabulary('changes')['past_pointers'])})\s+$", clause.text[: held.start]
            ):
                return ()
            own = (
                clause.plan.is_own
                and label.lower() in vocabulary("changes")["own_names"]
                and re.search(r"(?i)\bthis\s+$", clause.text[: held.start])
            )
            before = clause.text[: max(held.start, stretch.start)]
            meant = clause.plan.name if own else named_before(label, before, clause.earlier)
            if meant is None:
                return ()
            labels.append(meant)
        elif not is_general(label):
            labels.append(label)
    return tuple(labels)
