"""Records of decisions that one member or officer takes, outside a meeting.

In:     a part of a paper whose title says that it records a decision.
Out:    what was decided, part by part, with the title of the matter and the day.
Words:  corpus/vocabulary/resolutions.yaml
Layouts: a heading "Decision" over "As Cabinet Member I agree to:" and its parts; a label "Decision:" before them.
Leaves: reasons, alternatives and interests, which follow under headings of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.dates import find_dates
from extract.paper_kinds import opening_blocks
from ingest.paper import Block, Paper, Part

TITLE_WORDS = 14  # a longer block is no title
MOST_PARTS = 20


@dataclass(frozen=True, slots=True)
class Record:
    """`lead` leads to the parts; empty where there is none."""

    subject: str | None
    date: str | None
    lead: str
    parts: tuple[Block, ...]


def decision_record(paper: Paper, part: Part) -> Record | None:
    """What `part` records; None where it is no record of a decision, or names none."""
    if not any(_title().search(block.text) and _is_short(block) for block in opening_blocks(paper, part)):
        return None
    blocks = paper.blocks[part.first_block : part.last_block + 1]
    under = list(_under(blocks, "record_decision"))
    lead = under[0].text if under and under[0].text.rstrip(" -–").endswith(":") else ""
    parts = under[1:] if lead else under
    if not parts:
        return None
    subject = next((block.text.strip(" .") for block in _under(blocks, "record_subject")), None)
    return Record(subject, _date(blocks), lead, tuple(parts[:MOST_PARTS]))


def _is_short(block: Block) -> bool:
    return len(block.text.split()) <= TITLE_WORDS


def _under(blocks: Sequence[Block], name: str) -> Iterator[Block]:
    """The paragraphs and items under the first heading or label so called, to the next heading."""
    start = next((place for place, block in enumerate(blocks) if _label(name).fullmatch(block.text)), None)
    for block in blocks[start + 1 :] if start is not None else ():
        if (
            block.kind not in ("paragraph", "list_item")
            or block.cell is not None
            or _next_label().fullmatch(block.text)
        ):
            return
        yield block


def _date(blocks: Sequence[Block]) -> str | None:
    """The day of the decision: beside its label, else the last line that is a date and nothing else."""
    for place, block in enumerate(blocks):
        label = _dated().match(block.text)
        near = [block.text[label.end() :], *(each.text for each in blocks[place + 1 : place + 2])] if label else []
        found = next((date.iso for text in near for date in find_dates(text)[:1] if date.iso and date.day), None)
        if found:
            return found
    for block in reversed(blocks):
        dates = find_dates(block.text)
        alone = len(dates) == 1 and not (block.text[: dates[0].start] + block.text[dates[0].end :]).strip(" .")
        if alone and dates[0].iso and dates[0].day:
            return dates[0].iso
    return None


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(vocabulary('resolutions')['record_titles'])})\b", re.IGNORECASE)


@cache
def _label(name: str) -> re.Pattern[str]:
    """ "Decision:", "Subject Matter / Title of Decision" on a line of its own."""
    said = one_of(vocabulary("resolutions")[name])
    return re.compile(rf"\W*(?:{said})\s*:?\s*", re.IGNORECASE)


@cache
def _next_label() -> re.Pattern[str]:
    """A line that labels what follows: "Reason(s) for decision:"."""
    return re.compile(rf"\W*(?:{one_of(vocabulary('resolutions')['record_ends'])})\b[^.]{{0,60}}:?\s*", re.IGNORECASE)


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{one_of(vocabulary('resolutions')['record_date'])})\s*:\s*", re.IGNORECASE)
