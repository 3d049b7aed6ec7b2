"""Whether a filled frame of change tells a change: not of somebody else's priorities, nor of what has no name.

In:     a clause with the frame found in it, and the labels before and after.
Out:    yes or no.
Words:  corpus/vocabulary/changes.yaml (presenters, published, drafted, counted)
Rule:   at a meeting a paper is introduced by who presents it; what came out is a change where its time is told.
"""

from __future__ import annotations

import re
from functools import cache

from corpus.load import vocabulary
from extract.agreement import names_plan, plan_name
from extract.alternatives import one_of
from extract.change_clauses import Clause
from extract.change_frames import Framed, cue_words
from extract.change_labels import EDITION_BEFORE, is_named, kind_of, label_key
from extract.change_standing import DATED, LAST_YEAR
from extract.facts import ChangeOf
from extract.strategy_names import is_specific, strategy_names

OTHER_PLAN_WITHIN = 90  # characters from a frame within which another plan is the one that changed
PREPOSITIONS = ("from", "in", "on", "since", "under", "by", "at", "with", "during")


def is_thing(labels: tuple[str, ...]) -> bool:
    """Whether what was replaced has a name, or is an edition before."""
    return bool(labels) and (bool(re.search(r"[A-Z0-9]", labels[0])) or bool(EDITION_BEFORE.match(labels[0])))


@cache
def _presenter() -> re.Pattern[str]:
    """ "The Head of Parks ", "Councillor Reed ": who brings a paper to a meeting."""
    posts = "|".join(vocabulary("changes")["presenters"])
    return re.compile(rf"\b(?:{posts})\b[^.;:]{{0,60}}$", re.IGNORECASE)


def is_of_a_draft(clause: Clause, after: tuple[str, ...]) -> bool:
    """Whether "the strategy has been created" is of one that the sentence before calls a draft."""
    told_before = clause.earlier[:1]
    meant = bool(after) and after[0] not in clause.text and any(after[0] in text for text in told_before)
    return meant and bool(cue_words("drafted").search(told_before[0]))


def is_fact(
    clause: Clause, found: Framed, of: ChangeOf, before: tuple[str, ...], after: tuple[str, ...], *, in_minutes: bool
) -> bool:
    """Not a change of somebody else's priorities, and not the introduction of what has no name."""
    if found.change == "unchanged" and re.search(r"\b(?:priorities|themes)\b", " ".join(before)):
        return False  # all of them at once: told by `unchanged`
    if any(_counted().match(label) for label in (*before, *after)):
        return False  # "established five key priorities": a number of things is none of them
    if cue_words("published").search(clause.text[found.start : found.end]) and not _is_publication(clause, of, after):
        return False
    kinds = {kind_of(label) for label in (*before, *after)}
    if found.change in ("replaced", "renamed") and set(map(label_key, before)) == set(map(label_key, after)):
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
    return found.change != "introduced" or not names_it or all(map(is_named, after))


def _is_publication(clause: Clause, of: ChangeOf, after: tuple[str, ...]) -> bool:
    """A strategy or a White Paper that came out at a time which the sentence tells; not guidance on an Act."""
    named = of == "strategy" or all(label.endswith("White Paper") for label in after)
    dated = DATED.search(clause.text) or LAST_YEAR.search(clause.text)
    return named and bool(dated) and not re.search(r"\b[Dd]raft\b", clause.text)


@cache
def _counted() -> re.Pattern[str]:
    """ "five key ", "3 new " before what is only counted."""
    numbers = one_of(vocabulary("numerals")["small"][1:11])
    return re.compile(rf"(?:{numbers}|\d)\s+(?:{one_of(vocabulary('changes')['counted'])})\b", re.IGNORECASE)
