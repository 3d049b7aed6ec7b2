"""What is said of all priorities or themes at once: that they were left as they were.

In:     a clause such as "The priorities should remain", and the other changes that the paper tells.
Out:    one `change` for each kind and year, with the labels that the paper states for that year.
Words:  corpus/vocabulary/changes.yaml (unchanged_all, not_all)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from extract.agreement import Plan, abbreviations_of
from extract.change_clauses import Clause
from extract.change_standing import Status, any_of, in_draft
from extract.facts import ChangeFact, PriorityFact, ThemeFact
from extract.labels import key_of
from extract.likeness import fold
from extract.reading import Reading

EXCEPTED = re.compile(r"\b(?:but|except|apart from|other than|with the exception of)\b")
CUE_WITHIN = 40  # characters around a label in which "priority" or "theme" says what it is


def unchanged(reading: Reading, clause: Clause, told: list[ChangeFact]) -> Iterator[ChangeFact]:
    """ "The priorities should remain", "no changes were made to the themes": every priority or theme of that year.

    Of "the other priorities" those are left out that a change `told` has made, and those that the sentence itself
    names as an exception ("… but with a change in wording for the theme ‘Recovery’").
    """
    match = any_of("unchanged_all").search(clause.text)
    if not match or any_of("not_all").search(clause.text[max(0, match.start() - CUE_WITHIN) : match.end()]):
        return
    if clause.plan.name is None or re.search(r"\b(?:if|whether|not)\b", clause.text[: match.start()]):
        return
    if re.match(r"\s+(?:\w+ly\s+)?similar\b", clause.text[match.end() :]):
        return  # alike is not the same
    expand = abbreviations_of(reading)
    others = bool(re.search(r"\bother\b", clause.text))
    apart = EXCEPTED.search(clause.text, match.end())
    excepted = fold(clause.text[apart.end() :]) if apart else ""
    kinds: list[tuple[Literal["priority", "theme"], str]] = [
        ("priority", r"\b(?:priorities|[Nn]o priority)\b"),
        ("theme", r"\b(?:themes|[Nn]o theme)\b"),
    ]
    for of, noun in kinds:
        if not re.search(noun, clause.text):
            continue
        for year in clause.entry_years or (clause.plan.year,):
            moved = [fact for fact in told if others and (fact.of, fact.year) == (of, year)]
            changed = {key_of(label, expand) for fact in moved for label in (*fact.before, *fact.after)}
            all_labels = _labels_of(reading, of, clause.plan, year)
            labels = tuple(
                label
                for label in all_labels
                if key_of(label, expand) not in changed and not (excepted and fold(label) in excepted)
            )
            status: Status = "proposed" if any_of("proposing").search(clause.text[: match.end()]) else "adopted"
            yield ChangeFact(
                evidence=reading.evidence(clause.block, clause.start, clause.start + len(clause.text)),
                part=reading.part(clause.block).index,
                of=of,
                change="unchanged",
                before=labels,
                after=labels,
                year=year,
                status=in_draft(status, clause, of, year),
            )


def _labels_of(reading: Reading, of: Literal["priority", "theme"], plan: Plan, year: int | None) -> tuple[str, ...]:
    """The labels that the paper states for that year of the plan, as they are printed."""
    found: list[PriorityFact | ThemeFact] = [*reading.found(ThemeFact)] if of == "theme" else []
    if of == "priority":
        found += [fact for fact in reading.found(PriorityFact) if fact.of == plan.name]
    held = [fact for fact in found if fact.year == year and fact.status != "previous"]
    held.sort(key=lambda fact: (fact.evidence.start, fact.evidence.quote.find(fact.label)))
    return tuple(fact.label for fact in held)
