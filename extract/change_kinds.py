"""What kind of thing changed: a priority, a theme, a strategy, a body, a process, an Act.

In:     the labels before and after a change, and the words beside them.
Out:    the kind; None where no word tells it.
Words:  corpus/vocabulary/changes.yaml (remit)
Rule:   what the paper lists as a priority is one; then the word beside the labels; then the labels' own words.
"""

from __future__ import annotations

import re

from extract.agreement import known_bodies
from extract.change_frames import cue_words
from extract.change_labels import is_named, kind_of, label_key
from extract.facts import ChangeKind, ChangeOf, PriorityFact
from extract.reading import Reading

OF_LISTED = ("expanded", "renamed", "merged", "split", "unchanged", "dropped")  # a priority that the paper lists


def what_changed(
    reading: Reading, change: ChangeKind, before: tuple[str, ...], after: tuple[str, ...], cues: str
) -> ChangeOf | None:
    """What kind of thing changed: a priority or theme that the paper lists, the word beside the labels, else the
    labels' own words."""
    if change != "replaced" and cue_words("remit").search(cues):
        return "process" if change == "expanded" else None
    if change == "expanded" and before and kind_of(before[0]) == "legislation":
        return "legislation"
    told = {label_key(label) for label in (*before, *after)}
    listed = {label_key(fact.label) for fact in reading.found(PriorityFact)}
    if told & listed and (change in OF_LISTED or (change == "introduced" and told <= listed)):
        return "priority"
    if re.search(r"\bthemes?\b", cues):
        return "theme"
    if re.search(r"\bpriorit(?:y|ies)\b", cues):
        return "priority"
    if change == "expanded" and not before:
        return "process"  # what an Act adds to what partnerships must do
    for label in (*after, *before):
        kind = "body" if label_key(label) in known_bodies(reading) else kind_of(label)
        if kind == "process" and not is_named(label) and change == "introduced":
            continue
        if kind:
            return kind  # type: ignore[return-value]
    return None
