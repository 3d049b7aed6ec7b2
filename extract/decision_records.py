"""Records of decisions that one member or officer takes, outside a meeting.

In:     a part of a paper whose title says that it records a decision.
Out:    what was decided, part by part, with the title of the matter, the day, and the meeting where it was at one.
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


# "03/07/2031 - Cabinet", behind the label of the meeting at which a decision was taken
MET = re.compile(r"\s*(?P<date>\d{1,2}/\d{1,2}/\d{4})\s*[-–]\s*(?P<body>[A-Z][^()]{2,80}?)\s*$")


@dataclass(frozen=True, slots=True)
class Record:
    """`lead` leads to the parts; empty where there is none. `meeting` says the body and the day that met."""

    titled: Block | None  # the block with the title of the matter
    date: str | None
    lead: str
    parts: tuple[Block, ...]
    meeting: Met | None = None

    @property
    def subject(self) -> str | None:
        return self.titled.text.strip(" .") if self.titled else None


@dataclass(frozen=True, slots=True)
class Met:
    """ "Decided at meeting: 03/07/2031 - Cabinet"."""

    body: str
    date: str
    block: Block


def decision_record(paper: Paper, part: Part) -> Record | None:
    """What `part` records; None where it is no record of a decision, or names none."""
    opening = opening_blocks(paper, part)
    title = next((block for block in opening if _title().search(block.text) and _is_short(block)), None)
    if title is None:
        return None
    blocks = paper.blocks[part.first_block : part.last_block + 1]
    under = list(_under(blocks, "record_decision"))
    leads = bool(under) and (under[0].text.rstrip(" -–").endswith(":") or under[0].text.strip(" -–") == "That")
    lead = under[0].text if leads else ""
    parts = under[1:] if lead else under
    if not parts:
        return None
    titled = next(iter(_under(blocks, "record_subject")), None) or _title_below(blocks, title)
    return Record(titled, _date(blocks), lead, tuple(parts[:MOST_PARTS]), _met(blocks))


def _title_below(blocks: Sequence[Block], name: Block) -> Block | None:
    """The line under "Decision details" on a site's page, where that is all the line above says."""
    if not _title().fullmatch(name.text.strip(" .:")):
        return None
    below = next((block for block in blocks if block.start > name.start), None)
    is_one = below is not None and ":" not in below.text and _is_short(below) and not below.text.isdigit()
    return below if is_one else None


def _met(blocks: Sequence[Block]) -> Met | None:
    """The meeting at which the decision was taken, where a line says it."""
    for block in blocks:
        label = _label_before("record_meeting").match(block.text)
        match = MET.match(block.text, label.end()) if label else None
        date = next((found.iso for found in find_dates(match["date"])), None) if match else None
        if match and date:
            return Met(match["body"], date, block)
    return None


def _is_short(block: Block) -> bool:
    return len(block.text.split()) <= TITLE_WORDS


def _under(blocks: Sequence[Block], name: str) -> Iterator[Block]:
    """The paragraphs and items under the first heading or label so called, to the next heading."""
    start = next((place for place, block in enumerate(blocks) if _label(name).fullmatch(block.text)), None)
    for block in blocks[start + 1 :] if start is not None else ():
        if block.text.strip(" -–") == "That":
            yield block  # over the parts, though it looks like a heading
            continue
        if (
            block.kind not in ("paragraph", "list_item")
            or block.cell is not None
            or _next_label().fullmatch(block.text)
            or _label_of_more().match(block.text)
        ):
            return
        yield block


def _date(blocks: Sequence[Block]) -> str | None:
    """The day of the decision: beside its label, else the last line that is a date and nothing else."""
    for place, block in enumerate(blocks):
        label = _label_before("record_date").match(block.text)
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
def _label_of_more() -> re.Pattern[str]:
    """ "Reason: the report sets out …", "Reasons for recommendations: …", on the line of what it labels."""
    words = vocabulary("resolutions")
    said = one_of([*words["record_ends"], *words["record_date"], "decided at meeting"])
    return re.compile(rf"\W*(?:{said})(?:\s+for(?:\s+the)?\s+\w+)?\s*:\s+(?=\S)", re.IGNORECASE)


@cache
def _label_before(name: str) -> re.Pattern[str]:
    """ "Date of decision:" before what it labels on its line."""
    return re.compile(rf"\W*(?:{one_of(vocabulary('resolutions')[name])})\s*:\s*", re.IGNORECASE)
