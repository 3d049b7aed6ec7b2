"""Lists whose items are headings, each with prose under it: "Safer Streets", then what will be done about them.

In:     the block that brings in the list ("Our priorities", "The priorities of the plan are:"), and what is below it.
Out:    the headings as labels, each with its block; none where they do not read like labels throughout.
Rule:   each is a short line that names a topic of the field or opens with what is done ("Reduce", "Tackling"), with
        prose under it. Where only a heading brings the list in, and theirs are of its own level, the prose must speak
        of what will be done ("We will ..."), for a section on crime is no priority.
Words:  corpus/vocabulary/labels.yaml
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.labels import Label, clean_label, names_topic, says_what_is_done
from ingest.paper import Block

LABEL_WORDS = 12  # a longer line is no heading
PROSE_WORDS = 12  # a shorter paragraph may be one
LEAST_UNDER_HEADING = 3  # labels, where no colon brings them in
FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Tt]his (?:priority|plan|strategy)|[Tt]he [Pp]artnership)\b")


def headed_labels(block: Block, below: Sequence[Block], *, opens: bool) -> list[tuple[Block, Label]]:
    """The headings `below` the lead-in `block`; `opens`: a colon brings them in."""
    place = 0 if opens else _past_prose(below, 0)  # under a heading prose may come first
    found: list[tuple[Block, Label]] = []
    spoken = True
    while place + 1 < len(below) and (label := _label(below[place])) and _is_prose(below[place + 1]):
        head = below[place]
        deeper = head.kind == "heading" and block.kind == "heading" and (head.level or 1) > (block.level or 1)
        spoken = spoken and (opens or deeper or bool(FIRST_PERSON.search(below[place + 1].text)))
        found.append((head, label))
        place = _past_prose(below, place + 1)
    least = 2 if opens else LEAST_UNDER_HEADING
    return found if len(found) >= least and spoken else []


def _past_prose(below: Sequence[Block], place: int) -> int:
    while place < len(below) and (_is_prose(below[place]) or below[place].kind in ("list_item", "note", "diagram")):
        place += 1
    return place


def _label(block: Block) -> Label | None:
    """A short line that reads like a label, without a stop at its end."""
    if block.kind not in ("heading", "paragraph") or block.cell or block.text.rstrip().endswith((".", ":", ";", ",")):
        return None
    label = clean_label(block.text)
    if label is None or len(block.text.split()) > LABEL_WORDS or not block.text[:1].isupper():
        return None
    return label if says_what_is_done(label.text) or names_topic(label.text) else None


def _is_prose(block: Block) -> bool:
    text = block.text.rstrip()
    return (
        block.kind == "paragraph"
        and not block.cell
        and len(text.split()) >= PROSE_WORDS
        and text.endswith((".", ":", "”"))
    )
