"""Priorities and themes that a draft proposes in its text, beside those that it lists.

In:     a paper that is a draft of its own plan ("… that the theme be changed to ‘Recovery from Large Events’").
Out:    the label of each new or renamed priority or theme, with its place.
Words:  corpus/vocabulary/changes.yaml (frames)
Rule:   only a label in quotation marks, proposed for the draft's own year; lists in an appendix may still be the old
        edition's, so that a draft says both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.agreement import plans_of
from extract.change_clauses import Clause, clauses_of
from extract.change_frames import Framed, framed
from extract.change_labels import Found, labels_in
from extract.change_standing import status_of, year_of
from extract.facts import ChangeOf, Evidence
from extract.label_edges import QUOTED, points_back
from extract.reading import Reading

NOUNS: dict[ChangeOf, re.Pattern[str]] = {
    "theme": re.compile(r"\bthemes?\b"),
    "priority": re.compile(r"\bpriorit(?:y|ies)\b"),
}
MAKES_NEW = ("introduced", "renamed", "expanded", "merged")


@dataclass(frozen=True, slots=True)
class Proposed:
    label: str
    part: int
    year: int
    evidence: Evidence


def proposed_labels(reading: Reading, of: ChangeOf) -> Iterator[Proposed]:
    """Each label of that kind that the paper proposes; nothing in what is no draft."""
    if not any(plan.is_own and plan.draft for plan in plans_of(reading)):
        return
    for clause in clauses_of(reading):
        plan = clause.plan
        if not (plan.is_own and plan.draft and plan.year) or clause.entry_years or not QUOTED.search(clause.text):
            continue
        for found in framed(clause.text):
            if found.change not in MAKES_NEW or (held := _new_label(clause, found, of)) is None:
                continue
            if status_of(clause, found, found.start) == "proposed" and year_of(clause, found, of, "proposed") in (
                None,
                plan.year,
            ):
                start, end = clause.start + min(found.start, held.start), clause.start + max(found.end, held.end)
                yield Proposed(
                    held.labels[0],
                    reading.part(clause.block).index,
                    plan.year,
                    reading.evidence(clause.block, start, end),
                )


def _new_label(clause: Clause, found: Framed, of: ChangeOf) -> Found | None:
    """The one quoted label after the frame, where the clause's last noun before it says that it is of that kind."""
    stretch = next((each for each in found.stretches if each.role == "after" and each.side == "right"), None)
    held = labels_in(clause.text, stretch, one=True) if stretch else None
    if held is None or len(held.labels) != 1 or points_back(held.labels[0]):
        return None
    if not any(match.start() <= held.start < match.end() for match in QUOTED.finditer(clause.text)):
        return None
    ends = {kind: [match.end() for match in noun.finditer(clause.text, 0, held.start)] for kind, noun in NOUNS.items()}
    last = max(NOUNS, key=lambda kind: max(ends[kind], default=-1))
    return held if ends[of] and last == of else None
