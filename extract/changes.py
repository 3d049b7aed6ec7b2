"""What changed: introduced, renamed, expanded, split, merged, replaced, dropped or left as it was.

In:     sentences that hold a frame of change; lists by year ("2031 – a new priority of ‘Fraud’ was introduced").
Out:    one ChangeFact for each change, adopted or only proposed, with the labels before and after it.
Words:  corpus/vocabulary/changes.yaml
Rule:   year and status as extract/change_standing.py has them; what changed is told by the labels and the words beside
        them.
Leaves: what is denied, possible or wished; changes of things that no word tells the kind of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from corpus.load import vocabulary
from extract.agreement import known_bodies, known_names, names_plan, plan_name
from extract.alternatives import one_of
from extract.change_clauses import Clause, clauses_of
from extract.change_frames import Framed, Stretch, framed
from extract.change_labels import RELATIVE_CLAUSE, Found, is_general, kind_of, labels_in, named_before
from extract.change_standing import DATED, LAST_YEAR, in_draft, status_of, year_of
from extract.facts import ChangeFact, ChangeKind, ChangeOf, PriorityFact
from extract.label_edges import points_back
from extract.likeness import fold
from extract.reading import Reading
from extract.registry import extractor
from extract.short_forms import in_full
from extract.strategy_names import is_specific, strategy_names
from extract.unchanged import CUE_WITHIN, unchanged

OTHER_PLAN_WITHIN = 90  # characters from a frame within which another plan is the one that changed
PREPOSITIONS = ("from", "in", "on", "since", "under", "by", "at", "with", "during")
OF_LISTED = ("expanded", "renamed", "merged", "split", "unchanged", "dropped")  # a priority that the paper lists
EDITION_BEFORE = re.compile(
    r"\s*(?:(?:the|our|its|their)\s+)?(?P<label>(?:previous|existing|former|earlier|last|old)\s"
    r"(?:[a-z-]+\s){0,2}(?:strategy|plan|agreement)(?:\s(?:of|for)\s(?:19|20)\d\d[-–/]\d{2,4})?)\b"
)
BEGINS = re.compile(r"\b(?:commenced|went live|began)\b")
SERVICE = re.compile(r"\bServices?(?:\s+\([^)]*\))?$")
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
            years = seen.setdefault((fact.of, fact.change, fact.status, *map(_key, first)), set())
            is_new = fact.change == "introduced"
            again = is_new and bool(told & set(map(_key, fact.after)))
            if fact.year in years or (fact.year is None and (years or again)):
                continue  # told already, and with its year
            if is_new and {(_key(label), fact.year) for label in fact.after} & in_place:
                continue  # told already, and with what it replaced
            years.add(fact.year)
            told |= set(map(_key, fact.after))
            if fact.change in ("replaced", "renamed"):
                in_place |= {(_key(label), fact.year) for label in fact.after}
            yield fact


def _key(label: str) -> str:
    return fold(re.sub(r"\s*\([^)]*\)", "", label))


def _framed_changes(reading: Reading, clause: Clause, names: tuple[str, ...]) -> Iterator[ChangeFact]:
    """The changes that frames find in one clause, the fullest statement of each alone."""
    taken: list[tuple[int, int]] = []
    told: set[str] = set()
    for found in framed(clause.text):
        if any(start <= found.start < end for start, end in taken):
            continue
        fact = _change(reading, clause, found, names)
        if fact is None or (fact.change == "introduced" and told & {_key(label) for label in fact.after}):
            continue
        taken.append((found.start, found.end))
        if fact.change in ("replaced", "renamed"):
            told |= {_key(label) for label in fact.after}
        yield fact
        if _takes_in(reading, fact):
            yield replace(fact, change="expanded", before=fact.after)


def _takes_in(reading: Reading, fact: ChangeFact) -> bool:
    """Whether priorities took in an issue that was none itself: they are wider by it."""
    listed = {_key(each.label) for each in reading.found(PriorityFact)}
    before, after = set(map(_key, fact.before)), set(map(_key, fact.after))
    taken = fact.of == "priority" and fact.change == "merged" and _words_of("taken_in").search(fact.evidence.quote)
    return bool(taken) and bool(after & listed) and not before & (listed | after)


def _change(reading: Reading, clause: Clause, found: Framed, names: tuple[str, ...]) -> ChangeFact | None:
    roles: dict[str, tuple[str, ...]] = {"before": (), "after": (), "into": ()}
    places = [found.start, found.end]
    cues = clause.text[found.start : found.end]
    for stretch in found.stretches:
        becomes = clause.text[: found.end].rstrip().endswith(("become", "called", "named"))
        whole = found.change == "split" and stretch.role == "before"
        one = becomes or whole or (stretch.side == "left" and found.change not in ("merged", "expanded"))
        held = labels_in(clause.text, stretch, names, one=one, listed=found.change == "unchanged")
        labels = _resolved(clause, held, stretch) if held else ()
        if found.change == "replaced" and stretch.role == "before" and not labels and not clause.plan.is_own:
            held = _edition_before(clause.text, stretch)
            labels = held.labels if held else ()
        if held is None or not labels:
            return None
        if _words_of("published").search(clause.text[found.start : found.end]):
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
    if found.change == "dropped" and not any(map(kind_of, roles["before"])):
        cues += clause.text  # "The priorities stay, although ‘Fraud’ would be removed": one of them
    if found.change == "unchanged":
        cues += " ".join(clause.earlier[:1])
    if clause.text[found.start : found.end].endswith("replacing") and not _is_thing(before):
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
    of = _of(reading, found.change, before, after, cues)
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
    if of is None or status is None or not _is_fact(clause, found, of, before, after, in_minutes=in_minutes):
        return None
    if of == "strategy" and found.change == "introduced" and _is_of_a_draft(clause, after):
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


def _edition_before(text: str, stretch: Stretch) -> Found | None:
    """ "the previous strategy", which a sentence names only so: "It replaces the previous plan, of 2028-31"."""
    match = EDITION_BEFORE.match(text, stretch.start, stretch.end)
    return Found((match["label"],), match.start("label"), match.end("label")) if match else None


def _first_year(text: str, name: str) -> int | None:
    """The first year of the plan that took the place of another, where its years stand beside its name."""
    named = (each for each in strategy_names(text) if each.years and name.startswith(each.name))
    return next((each.years.first for each in named if each.years), None)


def _is_thing(labels: tuple[str, ...]) -> bool:
    """Whether what was replaced has a name, or is an edition before."""
    return bool(labels) and (bool(re.search(r"[A-Z0-9]", labels[0])) or bool(EDITION_BEFORE.match(labels[0])))


@cache
def _presenter() -> re.Pattern[str]:
    """ "The Head of Parks ", "Councillor Reed ": who brings a paper to a meeting."""
    posts = "|".join(vocabulary("changes")["presenters"])
    return re.compile(rf"\b(?:{posts})\b[^.;:]{{0,60}}$", re.IGNORECASE)


def _is_of_a_draft(clause: Clause, after: tuple[str, ...]) -> bool:
    """Whether "the strategy has been created" is of one that the sentence before calls a draft."""
    told_before = clause.earlier[:1]
    meant = bool(after) and after[0] not in clause.text and any(after[0] in text for text in told_before)
    return meant and bool(_words_of("drafted").search(told_before[0]))


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


def _is_fact(
    clause: Clause, found: Framed, of: ChangeOf, before: tuple[str, ...], after: tuple[str, ...], *, in_minutes: bool
) -> bool:
    """Not a change of somebody else's priorities, and not the introduction of what has no name."""
    if found.change == "unchanged" and re.search(r"\b(?:priorities|themes)\b", " ".join(before)):
        return False  # all of them at once: told by `unchanged`
    if any(_counted().match(label) for label in (*before, *after)):
        return False  # "established five key priorities": a number of things is none of them
    if _words_of("published").search(clause.text[found.start : found.end]) and not _is_publication(clause, of, after):
        return False
    kinds = {kind_of(label) for label in (*before, *after)}
    if found.change in ("replaced", "renamed") and set(map(_key, before)) == set(map(_key, after)):
        return False  # an edition before this one, of the same name
    if found.change == "replaced" and "legislation" in kinds and len(kinds) > 1:
        return False  # an Act replaces an Act; of bodies it is only the cause
    titles = {each.name for each in strategy_names(clause.text)}
    opens = re.compile(rf"(?:{'|'.join(PREPOSITIONS)})\b", re.IGNORECASE)
    if any(opens.match(label) and label not in titles for label in (*before, *after)):
        return False
    if of in ("priority", "theme"):
        others = [name for name in strategy_names(clause.text) if not names_plan(name.name, clause.plan)]
        return not any(-OTHER_PLAN_WITHIN < name.start - found.end < OTHER_PLAN_WITHIN for name in others)
    if of == "strategy" and not all(is_specific(label) or plan_name().search(label) for label in after):
        return False
    words = clause.text[found.start : found.end]
    if (
        found.change == "introduced"
        and words.startswith("introduced")
        and _presenter().search(clause.text, 0, found.start)
    ):
        return False  # "The chairman introduced the plan": to those who met
    if in_minutes and found.change == "introduced" and of in ("strategy", "process") and "introduced" in words:
        return False  # at a meeting a paper is introduced by who presents it
    names_it = any(stretch.side == "right" and stretch.role == "after" for stretch in found.stretches)
    return found.change != "introduced" or not names_it or all(map(_is_named, after))


def _is_publication(clause: Clause, of: ChangeOf, after: tuple[str, ...]) -> bool:
    """A strategy or a White Paper that came out at a time which the sentence tells; not guidance on an Act."""
    named = of == "strategy" or all(label.endswith("White Paper") for label in after)
    dated = DATED.search(clause.text) or LAST_YEAR.search(clause.text)
    return named and bool(dated) and not re.search(r"\b[Dd]raft\b", clause.text)


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


def _of(
    reading: Reading, change: ChangeKind, before: tuple[str, ...], after: tuple[str, ...], cues: str
) -> ChangeOf | None:
    """What kind of thing changed: a priority or theme that the paper lists, the word beside the labels, else the
    labels' own words."""
    if change != "replaced" and _words_of("remit").search(cues):
        return "process" if change == "expanded" else None
    if change == "expanded" and before and kind_of(before[0]) == "legislation":
        return "legislation"
    told = {_key(label) for label in (*before, *after)}
    listed = {_key(fact.label) for fact in reading.found(PriorityFact)}
    if told & listed and (change in OF_LISTED or (change == "introduced" and told <= listed)):
        return "priority"
    if re.search(r"\bthemes?\b", cues):
        return "theme"
    if re.search(r"\bpriorit(?:y|ies)\b", cues):
        return "priority"
    if change == "expanded" and not before:
        return "process"  # what an Act adds to what partnerships must do
    for label in (*after, *before):
        kind = "body" if _key(label) in known_bodies(reading) else kind_of(label)
        if kind == "process" and not _is_named(label) and change == "introduced":
            continue
        if kind:
            return kind  # type: ignore[return-value]
    return None


def _is_named(label: str) -> bool:
    """Two words or more, one of them with a capital or a number: a name, not a description."""
    return len(label.split()) > 1 and bool(re.search(r"(?:^|\s)[A-Z0-9]", label))


@cache
def _words_of(name: str) -> re.Pattern[str]:
    """Any of the words of a list of the vocabulary, whole."""
    return re.compile(rf"\b(?:{one_of(vocabulary('changes')[name])})\b")


@cache
def _counted() -> re.Pattern[str]:
    """ "five key ", "3 new " before what is only counted."""
    numbers = one_of(vocabulary("numerals")["small"][1:11])
    return re.compile(rf"(?:{numbers}|\d)\s+(?:{one_of(vocabulary('changes')['counted'])})\b", re.IGNORECASE)
