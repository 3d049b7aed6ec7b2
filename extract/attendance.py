"""Who was at a meeting: the members present, those in attendance, and who chaired.

In:     blocks of minutes, from their head to their first item.
Out:    names as extract/listed_people.py reads them, and the blocks that list those present.
Words:  corpus/vocabulary/meetings.yaml
Layouts: "PRESENT: Mr A Reed (Chairman), Mrs B Moss and Mr C Pike"; a label with a name and post on each line under it,
        or with names and posts on lines in turn; initials before the name; the rows of a table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.listed_people import has_initials, is_titled, people, person_of_line
from ingest.paper import Block

LONGEST_LINE = 16  # words of a line with a name, a post and a body


@dataclass(slots=True)
class Attendance:
    """`first` and `last` are the blocks that list those present; None where no such list was found."""

    chair: str | None = None
    present: list[str] = field(default_factory=list)
    attending: list[str] = field(default_factory=list)
    first: Block | None = None
    last: Block | None = None


def attendance_in(blocks: Sequence[Block]) -> Attendance:
    """The lists of attendance in `blocks`."""
    found = Attendance()
    kind: str | None = None
    by_line = False  # a line for each person, under a label that stands alone
    by_initials = False  # each name there has initials in brackets; lines without are where they are from
    column: tuple[int, int] | None = None  # of the table whose column has the label at its head
    for block in blocks:
        here = (block.cell.table, block.cell.column) if block.cell else None
        if column and here and here[0] == column[0] and here[1] != column[1]:
            if found.chair is None and kind == "present" and found.present and _is_in_the_chair(block.text):
                found.chair = found.present[-1]
            continue  # where they are from, in a column beside the names
        if by_line and here and column is None and _is_name_header(block):
            column = here
            continue
        if by_line and here is None and _is_header_line(block.text):
            continue
        label = _label().match(block.text)
        if label:
            kind = _kind_of(label["label"] or label["absent"])
            text = block.text[label.end() :]
            by_line = not text.strip()
            by_initials = False
            column = here if by_line else None
        elif kind and by_initials and _is_short_line(block):
            text = block.text
        elif kind is None or block.kind == "heading" or not (_goes_on(block) or (by_line and _goes_on_by_line(block))):
            kind = None
            continue
        else:
            text = block.text
        if kind == "present":
            found.first, found.last = found.first or block, block
        before = len(found.present)
        by_initials = by_initials or (by_line and has_initials(text))
        if not by_initials or has_initials(text) or is_titled(text):
            _add(found, kind, text, by_line=by_line)
        beside = kind == "present" and by_line and len(found.present) == before  # where the last named is from
        if beside and found.chair is None and found.present and _is_in_the_chair(text):
            found.chair = found.present[-1]
    return found


def _is_name_header(block: Block) -> bool:
    """Whether the cell heads the column of the names, in a table under a label."""
    return block.cell is not None and not block.cell.row and block.text.lower().strip(" :") in _words("name_headers")


def _is_header_line(text: str) -> bool:
    """ "Name Agency", "Name and organisation": the headers of a table that has lost its lines."""
    words = {word.lower().strip(" :") for word in text.split()}
    return len(words) > 1 and words <= _words("name_headers") | _words("seat_headers")


def _is_in_the_chair(text: str) -> bool:
    """ "Westmere Council, Chair", "Westmere Council (Chair)": where the chair is from."""
    said = {piece.partition(" for ")[0] for piece in re.split(r"\s*[,;()]\s*", text.lower())}
    return bool(said & _words("chair_roles"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(vocabulary("meetings")[name])


def _add(found: Attendance, kind: str, text: str, *, by_line: bool) -> None:
    for name, role in list(people(text)) or (person_of_line(text) if by_line else []):
        if kind == "present":
            found.present.append(name)
            if found.chair is None and role.lower() in vocabulary("meetings")["chair_roles"]:
                found.chair = name
        elif kind == "attending":
            found.attending.append(name)


def _is_short_line(block: Block) -> bool:
    return (
        block.kind == "paragraph" and len(block.text.split()) <= LONGEST_LINE and block.text.rstrip()[-1:] not in ".:?"
    )


def _kind_of(label: str) -> str:
    folded = label.lower().strip(" :")
    if folded in vocabulary("meetings")["present_labels"]:
        return "present"
    return "attending" if folded in vocabulary("meetings")["attending_labels"] else "absent"


def _goes_on(block: Block) -> bool:
    """Whether an unlabelled block goes on with the list above it: it holds a name, and is no numbered text."""
    return block.number is None and any(True for _ in people(block.text))


def _goes_on_by_line(block: Block) -> bool:
    """Whether a line goes on with a list of one person to a line: with a person, or with the post or body of one."""
    words = block.text.split()
    if block.number is not None or len(words) > LONGEST_LINE or block.text.rstrip().endswith((".", ":", "?")):
        return False
    return bool(person_of_line(block.text)) or bool({word.strip(",.()") for word in words} & _posts_and_bodies())


@cache
def _posts_and_bodies() -> frozenset[str]:
    return frozenset(vocabulary("meetings")["role_words"]) | frozenset(vocabulary("meetings")["body_nouns"])


@cache
def _label() -> re.Pattern[str]:
    """A label that opens a list: "PRESENT:", "In attendance -", "Present" alone on its line."""
    words = vocabulary("meetings")
    labels = sorted(
        [*words["present_labels"], *words["attending_labels"], *words["absent_labels"]], key=len, reverse=True
    )
    said = "|".join(re.escape(label) for label in labels)
    absent = one_of(words["absent_labels"])
    return re.compile(
        rf"(?P<label>{said})(?:\s*(?::|[-–—](?=\s))\s*|\s*$)|(?P<absent>{absent})\s+(?-i:(?=[A-Z]))", re.IGNORECASE
    )
