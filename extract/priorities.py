"""Priorities that a paper states: whose they are, of which year, and what each is said to include.

In:     lists under a lead-in ("The priorities for Westmere are: ..."), lines such as "Priority 2 - Safer Streets", and
        what a draft proposes in its text.
Out:    one PriorityFact for each label, owner, year and status; spellings of one label are one.
Words:  corpus/vocabulary/priorities.yaml
Leaves: strategic assessments, risk rankings and workstreams, which have nouns of their own; lists without an owner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.load import vocabulary
from extract.agreement import Plan, abbreviations_of, known_names, plans_of
from extract.facts import Evidence, PriorityFact
from extract.labels import Label, clean_label, key_of, split_labels
from extract.lead_ins import LeadIns
from extract.leads import lead_columns
from extract.list_owner import Owner, owner_of, owner_of_line
from extract.proposed_labels import proposed_labels
from extract.reading import Reading
from extract.registry import extractor
from extract.stated_lists import StatedList, lists_in
from ingest.paper import Block

LABEL_WORDS = 12  # a line with more words after "Priority:" is a sentence

# "Serious Violence includes: Gangs, Knife Crime"
INCLUDES = re.compile(r"^(?P<label>[^:.]{3,80}?)\s+(?:includes|include|including)\s*:\s*(?P<topics>\S.*)$")
# "Substance Misuse – alcohol, licensing", in a list beside such lines
DASHED = re.compile(r"^(?P<label>[^:–—]{3,60}?)\s+[–—-]\s+(?P<topics>[^.]+,[^.]+)$")
# "Priority 1: Fraud 9": with the page on which it begins
IN_A_ROW = re.compile(r"\bPriority (?P<number>\d)\s*[:–-]\s+(?P<label>[A-Z][^:.;]{2,90}?)\s+\d{1,3}(?=\s|$)")
# "Safer Streets - performance was good": prose after a dash
TOLD_AFTER = re.compile(r"\s+[–—-]\s+(?=[a-z])")


@dataclass(frozen=True, slots=True)
class Topics:
    label: str
    topics: tuple[str, ...]
    evidence: Evidence


@extractor("priority", makes=PriorityFact, after=("edition",))
def find_priorities(reading: Reading) -> Iterator[PriorityFact]:
    """Yield each priority once for each owner, year and status, with the words that state it first."""
    plans = plans_of(reading)
    expand = abbreviations_of(reading)
    topics = list(_topics(reading))
    seen: set[tuple[str, str, int | None, str]] = set()
    stated = [*_listed(reading, plans), *_headed(reading, plans)]
    for fact in [*stated, *_led(reading, plans, stated), *_proposed(reading, plans)]:
        key = key_of(fact.label, expand), fact.of or "", fact.year, fact.status
        if key in seen:
            continue
        seen.add(key)
        yield _with_topics(fact, topics, expand, plans[fact.part])


def priority_lead_ins() -> LeadIns:
    """What brings in a list of priorities."""
    words = vocabulary("priorities")
    blockers = (*words["blockers"], *words["theme_words"])
    owners, verbs = ("|".join(words[name]) for name in ("focus_owners", "focus_verbs"))
    return LeadIns(
        tuple(words["nouns"]),
        tuple(words["verbs"]),
        blockers,
        tuple(words["weak_nouns"]),
        tuple(words["focus_nouns"]),
        re.compile(rf"\b(?:{owners})\b[^.;:]*?\b(?:{verbs})\b"),
    )


def _listed(reading: Reading, plans: list[Plan]) -> Iterator[PriorityFact]:
    names = known_names(reading)
    before: tuple[tuple[str, tuple[int, ...]], int | None] | None = None
    for stated in lists_in(reading, priority_lead_ins(), names):
        part = reading.part(stated.block)
        owner = owner_of(reading, stated, plans[part.index])
        if owner is None:
            continue
        if owner.year is None and before and before[0] == (owner.name, stated.block.section):
            owner = replace(owner, year=before[1])  # "In 2031 the plan has three. Additionally it has two:"
        before = (owner.name, stated.block.section), owner.year
        yield from _facts(reading, stated, owner, part.index)


def _facts(reading: Reading, stated: StatedList, owner: Owner, part: int) -> Iterator[PriorityFact]:
    whole = reading.evidence_between(stated.start, stated.end)
    for item in stated.items:
        evidence = whole if stated.in_sentence else reading.evidence_between(item.start, item.end)
        yield PriorityFact(
            evidence=evidence,
            part=part,
            label=item.label,
            of=owner.name,
            year=owner.year,
            status=owner.status,
            includes=item.includes,
            also=() if stated.in_sentence else (("of", whole),),
        )


def _headed(reading: Reading, plans: list[Plan]) -> Iterator[PriorityFact]:
    """ "Priority: Road Safety" as a heading or a line of its own, where the part has no list of its priorities."""
    markers = "|".join(map(re.escape, vocabulary("priorities")["markers"]))
    counts = "|".join(vocabulary("priorities")["counts"])
    pattern = re.compile(
        rf"(?:{markers})\s*(?:(?:No\.?\s*)?(?:\d{{1,2}}|[A-F]|{counts})\b)?\s*[-–—:.]\s*(?P<label>[A-Z‘“].+)$"
    )
    listed = {
        fact.part for fact in _listed(reading, plans) if fact.of == plans[fact.part].name and fact.status != "previous"
    }
    last: Owner | None = None
    section: tuple[int, ...] = ()
    for block in reading.blocks(("heading", "paragraph", "list_item")):
        part = reading.part(block).index
        plan = plans[part]
        if block.cell or part in listed:
            continue
        match = pattern.match(block.text)
        heads = [_head_of(block.text, match.start("label"))] if match else []
        labels = [label for label in heads if label and len(label.text.split()) <= LABEL_WORDS]
        labels = labels_in_a_row(block.text) or labels
        if not labels:
            continue
        owner = (
            Owner(plan.name, plan.year, "proposed" if plan.draft else "current", is_plan=True) if plan.name else None
        )
        owner = owner or (last if last and section == block.section else owner_of_line(reading, block, plan))
        if owner is None:
            continue
        last, section = owner, block.section  # lines of one section are of one plan
        for label in labels:
            yield PriorityFact(
                evidence=reading.evidence(block, label.start, label.end),
                part=part,
                label=label.text,
                of=owner.name,
                year=owner.year,
                status=owner.status,
                includes=label.includes,
                confidence=0.9,
            )


def labels_in_a_row(text: str) -> list[Label]:
    """The labels of a line that a contents list ran into: "Priority 1: Fraud 9 Priority 2: Fires 10"; none elsewhere.

    >>> [label.text for label in labels_in_a_row("Aims 8 Priority 1: Fraud 9 Priority 2: Fires 10 Appendices 12")]
    ['Fraud', 'Fires']
    """
    found = list(IN_A_ROW.finditer(text))
    if [int(match["number"]) for match in found] != list(range(1, len(found) + 1)) or len(found) < 2:
        return []
    labels = (clean_label(text, *match.span("label")) for match in found)
    return [label for label in labels if label and len(label.text.split()) <= LABEL_WORDS]


def _head_of(text: str, start: int) -> Label | None:
    """The label of such a line without what is told of it: "Safer Streets - performance was good"."""
    dash = TOLD_AFTER.search(text, start)
    return clean_label(text, start, dash.start() if dash else None)


def _led(reading: Reading, plans: list[Plan], stated: list[PriorityFact]) -> Iterator[PriorityFact]:
    """The first column of a table of leads, in a plan that lists its priorities nowhere else."""
    told = {fact.part for fact in stated if fact.of == plans[fact.part].name and fact.status != "previous"}
    for table in reading.paper.tables:
        columns = lead_columns(reading, table)
        for cell in table.cells if columns else ():
            if columns is None or cell.column != columns[0] or cell.row == 0 or not cell.blocks:
                continue
            blocks = reading.paper.blocks_of(cell)
            part = reading.part(blocks[0]).index
            label = clean_label(reading.paper.cell_text(cell))
            plan = plans[part]
            if label and plan.is_own and part not in told:
                yield PriorityFact(
                    evidence=reading.evidence_across(blocks),
                    part=part,
                    label=label.text,
                    of=plan.name,
                    year=plan.year,
                    status="proposed" if plan.draft else "current",
                    includes=label.includes,
                    confidence=0.8,
                )


def _proposed(reading: Reading, plans: list[Plan]) -> Iterator[PriorityFact]:
    for each in proposed_labels(reading, "priority"):
        yield PriorityFact(
            evidence=each.evidence,
            part=each.part,
            label=each.label,
            of=plans[each.part].name,
            year=each.year,
            status="proposed",
            confidence=0.8,
        )


def _topics(reading: Reading) -> Iterator[Topics]:
    """What lines such as "ASB includes: Litter, Noise" say, and dashed lines in the same list as one of them."""
    blocks = reading.paper.blocks
    for block in reading.blocks(("list_item", "paragraph")):
        match = INCLUDES.match(block.text)
        if not match and block.kind == "list_item" and _beside_topics(blocks, block):
            match = DASHED.match(block.text)
        if match:
            labels = tuple(label.text for label in split_labels(match["topics"]))
            yield Topics(match["label"], labels, reading.evidence(block))


def _beside_topics(blocks: tuple[Block, ...], block: Block) -> bool:
    """Whether the list item before or after is such a line; what is drawn or noted between them does not count."""
    before, after = reversed(blocks[: block.index]), iter(blocks[block.index + 1 :])
    near = [next((each for each in side if each.kind not in ("diagram", "note")), None) for side in (before, after)]
    return any(each is not None and each.kind == "list_item" and INCLUDES.match(each.text) for each in near)


def _with_topics(fact: PriorityFact, topics: list[Topics], expand: dict[str, str], plan: Plan) -> PriorityFact:
    """The fact with what a line of its own part says it includes; an earlier edition's priority stays as it is."""
    if fact.includes or fact.of != plan.name or fact.year != plan.year:
        return fact
    words = set(key_of(fact.label, expand).split())
    for each in topics:
        named = set(key_of(each.label, expand).split())
        if named and named <= words and len(named) >= len(words) / 2:
            return replace(fact, includes=each.topics, also=(*fact.also, ("includes", each.evidence)))
    return fact
