"""What changed: introduced, renamed, expanded, split, merged, replaced, dropped or left as it was.

In:     sentences that hold a frame of change; lists by year ("2031 – a new priority of ‘Fraud’ was introduced").
Out:    one ChangeFact for each change, adopted or only proposed, with the labels before and after it.
Words:  corpus/vocabulary/changes.yaml
Rule:   the year is the one printed in the clause, else that of the Act it names, else the list entry's own; a change of
        priorities or themes with none of them is of the edition that the part speaks for.
Leaves: what is denied, possible or wished; changes of things that no word tells the kind of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus.load import bodies, vocabulary
from extract.agreement import Plan, names_plan, plan_name, plans_of
from extract.change_frames import Framed, Stretch, framed
from extract.change_labels import Found, is_general, kind_of, labels_in, named_before, points_back
from extract.facts import ChangeFact, ChangeKind, ChangeOf, EditionFact, PriorityFact, ThemeFact
from extract.likeness import fold
from extract.reading import Reading
from extract.registry import extractor
from extract.strategy_names import is_specific, strategy_names
from ingest.paper import Block

Status = Literal["adopted", "proposed"]
ENTRY = re.compile(r"^\W*(?P<years>(?:19|20)\d\d(?:(?:\s*(?:,|and|&)\s*)(?:19|20)\d\d)*)\s*[-–—:]\s+")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# "in December 2031", "with effect from 1st June 2031", "for the year ahead 2031/32"; not "for 2031 - 2034"
DATED = re.compile(
    r"\b(?:in|on|from|since|during|of|for|ahead|commence)\s+(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:[A-Z][a-z]+,?\s+)?"
    r"(?P<year>(?:19|20)\d\d)\b(?!\s*[-–]\s*\d)",
    re.IGNORECASE,
)
# "the Flood Act 2031", "the Flood Act (2031)"; one that made the change: "by the Flood Act 2031"; "the 2031 Act"
ACT = re.compile(r"\b(?:Act|Regulations|Order)\b[’'\s(]*(?P<year>(?:19|20)\d\d)\b")
BY_ACT = re.compile(
    rf"\b(?:by|through|under|via|of)\s+(?:the\s+)?[‘']?(?:[A-Z][\w,’-]*\s+|and\s+|of\s+|\([^)]*\)\s+){{1,9}}?{ACT.pattern}"
)
YEAR_ACT = re.compile(r"\b(?P<year>(?:19|20)\d\d)\s+(?:[A-Z]\w+\s+(?:and\s+)?)*(?:Act|Regulations)\b")
OTHER_PLAN_WITHIN = 90  # characters from a frame within which another plan is the one that changed
SELF = ("agreement", "plan", "strategy", "document")  # "this agreement" in the agreement itself
PREPOSITIONS = ("from", "in", "on", "since", "under", "by", "at", "with", "during")
OF_LISTED = ("expanded", "renamed", "merged", "split", "unchanged", "dropped")  # a priority that the paper lists
YEAR_WITHIN = 120  # characters after a frame's words in which its year is printed
DENIED_WITHIN = 45  # characters before a frame's words in which "not" or "may" takes the fact away
CUE_WITHIN = 40  # characters around a label in which "priority" or "theme" says what it is
BLOCKS_ABOVE = 2  # in which "the above theme" is named


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence with what its block and the blocks above say of it."""

    block: Block
    start: int  # in the block's text
    text: str
    earlier: tuple[str, ...]  # sentences before it, nearest first
    entry_years: tuple[int, ...]
    plan: Plan


@extractor("change", makes=ChangeFact, after=("edition", "priority", "theme"))
def find_changes(reading: Reading) -> Iterator[ChangeFact]:
    """Yield each change once for each kind, year and pair of labels."""
    names = [body.name for body in bodies()]
    if reading.profile:
        names += [body.name for body in reading.profile.bodies]
    seen: dict[tuple[str, ...], set[int | None]] = {}
    told: set[str] = set()
    for clause in _clauses(reading):
        for fact in [*_framed_changes(reading, clause, names), *_unchanged(reading, clause)]:
            first = fact.after[:1] or fact.before[:1]
            years = seen.setdefault((fact.of, fact.change, fact.status, *map(_key, first)), set())
            again = fact.change == "introduced" and bool(told & set(map(_key, fact.after)))
            if fact.year in years or (fact.year is None and (years or again)):
                continue  # told already, and with its year
            years.add(fact.year)
            told |= set(map(_key, fact.after))
            yield fact


def _key(label: str) -> str:
    return fold(re.sub(r"\s*\([^)]*\)", "", label))


def _clauses(reading: Reading) -> Iterator[Clause]:
    plans = plans_of(reading)
    above: list[str] = []
    versions = [(fact.evidence.start, fact.evidence.end) for fact in reading.found(EditionFact)]
    for block in reading.blocks(("paragraph", "list_item")):
        if any(start <= block.start < end for start, end in versions):
            continue  # what a version table notes of chapters is in its edition
        entry = ENTRY.match(block.text)
        years = tuple(int(year) for year in YEAR.findall(entry["years"])) if entry else ()
        plan = plans[reading.part(block).index]
        earlier: list[str] = []
        for start, end in reading.sentences(block):
            text = block.text[start:end]
            yield Clause(block, start, text, (*reversed(earlier), *above[-BLOCKS_ABOVE:][::-1]), years, plan)
            earlier.append(text)
        above.append(block.text)


def _framed_changes(reading: Reading, clause: Clause, names: list[str]) -> Iterator[ChangeFact]:
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


def _change(reading: Reading, clause: Clause, found: Framed, names: list[str]) -> ChangeFact | None:
    roles: dict[str, tuple[str, ...]] = {"before": (), "after": (), "into": ()}
    places = [found.start, found.end]
    cues = clause.text[found.start : found.end]
    for stretch in found.stretches:
        becomes = clause.text[: found.end].rstrip().endswith(("become", "called", "named"))
        one = becomes or (stretch.side == "left" and found.change not in ("merged", "expanded"))
        held = labels_in(clause.text, stretch, names, one=one, listed=found.change == "unchanged")
        labels = _resolved(clause, held, stretch) if held else ()
        if held is None or not labels:
            return None
        roles[stretch.role] = labels
        places += [held.start, held.end]
        left, right = max(0, held.start - CUE_WITHIN), held.end + CUE_WITHIN // 2
        cues += f" {clause.text[left : held.start]} {clause.text[held.end : right]}"
    status = _status(clause, found, min(places))
    before, after = roles["before"], roles["after"]
    if found.change == "unchanged":
        cues += " ".join(clause.earlier[:1])
    if found.change == "replaced" and not after and clause.plan.is_own and clause.plan.name:
        after = (clause.plan.name,)  # "Replaces the agreement for 2031": the paper itself does
    if not after and found.change in ("unchanged", "expanded"):
        after = before  # what stayed, or was amended, has the name that it had
    if roles["into"]:
        before, after = (*before, *roles["into"]), after or roles["into"]
    of = _of(reading, found.change, before, after, cues)
    if of is None or status is None or not _is_fact(clause, found, of, before, after):
        return None
    year = _year(clause, found, of, status)
    if of == "legislation" and found.change == "introduced" and year is None:
        return None
    return ChangeFact(
        evidence=reading.evidence(clause.block, clause.start + min(places), clause.start + max(places)),
        part=reading.part(clause.block).index,
        of=of,
        change=found.change,
        before=before,
        after=after,
        year=year,
        status=_of_draft(status, clause, of, year),
    )


def _is_fact(
    clause: Clause, found: Framed, of: ChangeOf, before: tuple[str, ...], after: tuple[str, ...]
) -> bool:
    """Not a change of somebody else's priorities, and not the introduction of what has no name."""
    kinds = {kind_of(label) for label in (*before, *after)}
    if found.change == "replaced" and "legislation" in kinds and len(kinds) > 1:
        return False  # an Act replaces an Act; of bodies it is only the cause
    if any(re.match(rf"(?:{'|'.join(PREPOSITIONS)})\b", label, re.IGNORECASE) for label in (*before, *after)):
        return False
    if of in ("priority", "theme"):
        others = [name for name in strategy_names(clause.text) if not names_plan(name.name, clause.plan)]
        return not any(-OTHER_PLAN_WITHIN < name.start - found.end < OTHER_PLAN_WITHIN for name in others)
    if of == "strategy" and not all(is_specific(label) or plan_name().search(label) for label in after):
        return False
    names_it = any(stretch.side == "right" and stretch.role == "after" for stretch in found.stretches)
    return found.change != "introduced" or not names_it or all(map(_is_named, after))


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
                clause.plan.is_own and label.lower() in SELF and re.search(r"(?i)\bthis\s+$", clause.text[: held.start])
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
    if re.search(r"\b(?:remit|responsibilities|duties|within their|in their|to the (?:areas|subjects|matters|topics|issues))\b", cues):
        return "process" if change == "expanded" else None
    told = {_key(label) for label in (*before, *after)}
    if told & {_key(fact.label) for fact in reading.found(PriorityFact)} and change in OF_LISTED:
        return "priority"
    if re.search(r"\bthemes?\b", cues, re.IGNORECASE):
        return "theme"
    if re.search(r"\bpriorit(?:y|ies)\b", cues, re.IGNORECASE):
        return "priority"
    if change == "expanded" and not before:
        return "process"  # what an Act adds to what partnerships must do
    for label in (*after, *before):
        kind = kind_of(label)
        if kind == "process" and not _is_named(label) and change == "introduced":
            continue
        if kind:
            return kind  # type: ignore[return-value]
    return None


def _is_named(label: str) -> bool:
    """Two words or more, one of them with a capital or a number: a name, not a description."""
    return len(label.split()) > 1 and bool(re.search(r"(?:^|\s)[A-Z0-9]", label))


def _year(clause: Clause, found: Framed, of: ChangeOf, status: Status) -> int | None:
    """The year of the change, by the rule at the top of this file."""
    if clause.entry_years:
        return clause.entry_years[0]
    own = of in ("priority", "theme") or (of == "strategy" and clause.plan.name in _own_names(found, clause))
    before = clause.text[: found.start]
    own_words = clause.text[found.start :]
    if act := ACT.search(clause.text, found.start, found.end):
        return int(act["year"])
    later = [match for pattern in (DATED, BY_ACT) if (match := pattern.search(own_words))]
    if later and (first := min(later, key=lambda match: match.start())).start() < YEAR_WITHIN + found.end - found.start:
        return int(first["year"])
    if told := [*DATED.finditer(before), *ACT.finditer(before)] or list(YEAR_ACT.finditer(before)):
        return int(max(told, key=lambda match: match.start("year"))["year"])
    if own and clause.plan.year:
        return (
            clause.plan.said_year or clause.plan.year
            if status == "proposed" and not clause.plan.is_own
            else clause.plan.year
        )
    by_it = bool(re.match(r"\s*It\s+$", before))
    of_an_act = (of in ("process", "strategy") or by_it) and found.change in ("introduced", "replaced")
    if of_an_act and clause.earlier and (act := ACT.search(clause.earlier[0])):
        return int(act["year"])
    return clause.plan.said_year if of == "strategy" and found.change in ("introduced", "unchanged") else None


def _own_names(found: Framed, clause: Clause) -> tuple[str | None, ...]:
    """The part's own plan, where the clause speaks of "this agreement"."""
    own = clause.plan.is_own and re.search(r"(?i)\bthis (?:agreement|plan|strategy|document)\b", clause.text[: found.start])
    return (clause.plan.name,) if own else ()


def _status(clause: Clause, found: Framed, start: int) -> Status | None:
    """Adopted or proposed; None where the clause denies or only allows it. `start`: where its first label stands."""
    before = clause.text[: found.start]
    near = clause.text[max(0, start - DENIED_WITHIN) : found.start]
    own = clause.text[found.start : found.end]
    proposed = bool(_any("proposing").search(before)) or bool(_any("proposing").search(own))
    decided = bool(_any("deciding").search(before))
    if proposed and not decided:
        return "proposed"
    if decided:
        return None if re.search(r"\bnot\b", near) else "adopted"
    if _any("denying").search(near) or re.search(r"\b(?:would|to) be\b", own):
        return None
    return "proposed" if re.match(r"\s*be\b", own) and found.change != "introduced" else "adopted"


def _of_draft(status: Status, clause: Clause, of: ChangeOf, year: int | None) -> Status:
    """A draft's own edition only proposes, whatever its words."""
    own = of in ("priority", "theme") and clause.plan.is_own and clause.plan.draft and year == clause.plan.year
    return "proposed" if own and not clause.entry_years else status


def _unchanged(reading: Reading, clause: Clause) -> Iterator[ChangeFact]:
    """ "The priorities should remain", "no changes were made to the themes": every priority or theme of that year."""
    match = _any("unchanged_all").search(clause.text)
    if not match or _any("not_all").search(clause.text[max(0, match.start() - CUE_WITHIN) : match.end()]):
        return
    if clause.plan.name is None or re.search(r"\b(?:if|whether|not)\b", clause.text[: match.start()]):
        return
    kinds: list[tuple[Literal["priority", "theme"], str]] = [("priority", r"\b(?:priorities|[Nn]o priority)\b"), ("theme", r"\b(?:themes|[Nn]o theme)\b")]
    for of, noun in kinds:
        if not re.search(noun, clause.text):
            continue
        for year in clause.entry_years or (clause.plan.year,):
            labels = _labels_of(reading, of, clause.plan, year)
            status: Status = "proposed" if _any("proposing").search(clause.text[: match.end()]) else "adopted"
            yield ChangeFact(
                evidence=reading.evidence(clause.block, clause.start, clause.start + len(clause.text)),
                part=reading.part(clause.block).index,
                of=of,
                change="unchanged",
                before=labels,
                after=labels,
                year=year,
                status=_of_draft(status, clause, of, year),
            )


def _labels_of(reading: Reading, of: Literal["priority", "theme"], plan: Plan, year: int | None) -> tuple[str, ...]:
    """The labels that the paper states for that year of the plan."""
    if of == "theme":
        return tuple(fact.label for fact in reading.found(ThemeFact) if fact.year == year and fact.status != "previous")
    return tuple(
        fact.label
        for fact in reading.found(PriorityFact)
        if fact.of == plan.name and fact.year == year and fact.status != "previous"
    )


@cache
def _any(name: str) -> re.Pattern[str]:
    words = sorted(vocabulary("changes")[name], key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
