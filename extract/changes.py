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
from extract.agreement import Plan, plans_of
from extract.change_frames import Framed, framed
from extract.change_labels import Found, is_general, kind_of, labels_in, named_before, points_back
from extract.facts import ChangeFact, ChangeKind, ChangeOf, PriorityFact, ThemeFact
from extract.likeness import fold
from extract.reading import Reading
from extract.registry import extractor
from ingest.paper import Block

Status = Literal["adopted", "proposed"]
ENTRY = re.compile(r"^\W*(?P<years>(?:19|20)\d\d(?:(?:\s*(?:,|and|&)\s*)(?:19|20)\d\d)*)\s*[-–—:]\s+")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
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


@extractor("change", makes=ChangeFact, after=("priority", "theme"))
def find_changes(reading: Reading) -> Iterator[ChangeFact]:
    """Yield each change once for each kind, year and pair of labels."""
    names = [body.name for body in bodies()]
    if reading.profile:
        names += [body.name for body in reading.profile.bodies]
    seen: set[tuple[str, ...]] = set()
    for clause in _clauses(reading):
        for fact in [*_framed_changes(reading, clause, names), *_unchanged(reading, clause)]:
            key = (fact.of, fact.change, str(fact.year), fact.status, *map(_key, fact.before[:1]), "|", *map(_key, fact.after[:1]))
            if key not in seen:
                seen.add(key)
                yield fact


def _key(label: str) -> str:
    return fold(re.sub(r"\s*\([^)]*\)", "", label))


def _clauses(reading: Reading) -> Iterator[Clause]:
    plans = plans_of(reading)
    above: list[str] = []
    for block in reading.blocks(("paragraph", "list_item")):
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
    for found in framed(clause.text):
        if any(start <= found.start < end for start, end in taken):
            continue
        status = _status(clause, found)
        fact = _change(reading, clause, found, names, status) if status else None
        if fact:
            taken.append((found.start, found.end))
            yield fact


def _change(reading: Reading, clause: Clause, found: Framed, names: list[str], status: Status) -> ChangeFact | None:
    roles: dict[str, tuple[str, ...]] = {"before": (), "after": (), "into": ()}
    places = [found.start, found.end]
    cues = clause.text[found.start : found.end]
    for stretch in found.stretches:
        held = labels_in(clause.text, stretch, names)
        if held is None:
            return None
        labels = _resolved(clause, held, stretch.start, found)
        if not labels:
            return None
        roles[stretch.role] = labels
        places += [held.start, held.end]
        cues += " " + clause.text[max(0, held.start - CUE_WITHIN) : held.start] + clause.text[held.end : held.end + CUE_WITHIN // 2]
    before, after = roles["before"], roles["after"]
    if roles["into"]:
        before, after = (*before, *roles["into"]), after or roles["into"]
    of = _of(found.change, before, after, cues)
    if of is None:
        return None
    start, end = clause.start + min(places), clause.start + max(places)
    year = _year(clause, found, of, max(places))
    if of == "legislation" and found.change == "introduced" and year is None:
        return None
    return ChangeFact(
        evidence=reading.evidence(clause.block, start, end),
        part=reading.part(clause.block).index,
        of=of,
        change=found.change,
        before=before,
        after=after,
        year=year,
        status=_of_draft(status, clause, of, year),
    )


def _resolved(clause: Clause, held: Found, start: int, found: Framed) -> tuple[str, ...]:
    """The labels, a pronoun among them replaced by what it means; none where that cannot be told."""
    labels: list[str] = []
    for label in held.labels:
        if points_back(label):
            meant = named_before(label, clause.text[: max(held.start, start)], clause.earlier)
            if meant is None:
                return ()
            labels.append(meant)
        elif not is_general(label):
            labels.append(label)
    return tuple(labels)


def _of(change: ChangeKind, before: tuple[str, ...], after: tuple[str, ...], cues: str) -> ChangeOf | None:
    """What kind of thing changed: the word beside the labels says it, else the labels' own words."""
    if re.search(r"\bthemes?\b", cues, re.IGNORECASE):
        return "theme"
    if re.search(r"\bpriorit(?:y|ies)\b", cues, re.IGNORECASE):
        return "priority"
    if re.search(r"\b(?:remit|responsibilities|duties|within their|in their)\b", cues):
        return "process" if change == "expanded" else None
    for label in (*after, *before):
        kind = kind_of(label)
        if kind == "process" and not _is_named(label) and change == "introduced":
            continue
        if kind:
            return kind  # type: ignore[return-value]
    return None


def _is_named(label: str) -> bool:
    """Two words with capitals, or a capital and a number: a name, not a description."""
    return len(re.findall(r"(?:^|\s)[A-Z0-9][\w-]*", label)) > 1


def _year(clause: Clause, found: Framed, of: ChangeOf, end: int) -> int | None:
    """The year of the change, by the rule at the top of this file."""
    if clause.entry_years:
        return clause.entry_years[0]
    dated = r"(?:\b(?:in|on|from|since|during|of|for)\s+(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:[A-Z][a-z]+,?\s+)?)"
    after = re.search(rf"{dated}((?:19|20)\d\d)\b(?!\s*[-–/]\s*\d)", clause.text[found.end :])
    before = list(re.finditer(rf"(?i:{dated})((?:19|20)\d\d)\b(?!\s*[-–/]\s*\d)", clause.text[: found.start]))
    act = re.compile(r"\b(?:Act|Regulations|Order)\b[’'\s(]*((?:19|20)\d\d)\b")
    acts = list(act.finditer(clause.text))
    if of in ("priority", "theme") and clause.plan.year and not after and not before:
        return clause.plan.year
    if after and after.start() < CUE_WITHIN * 3:
        return int(after[1])
    if before:
        return int(before[-1][1])
    if acts:
        return int(min(acts, key=lambda match: abs(match.start() - found.start))[1])
    earlier = [match for text in clause.earlier[:1] for match in act.finditer(text)] if found.change in ("introduced", "replaced") else []
    return int(earlier[0][1]) if earlier and of in ("process", "strategy") else None


def _status(clause: Clause, found: Framed) -> Status | None:
    """Adopted or proposed; None where the clause denies or only allows it."""
    before = clause.text[: found.start]
    near = before[-DENIED_WITHIN:]
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
    kinds: list[tuple[Literal["priority", "theme"], str]] = [("priority", r"\bpriorities\b"), ("theme", r"\bthemes\b")]
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
