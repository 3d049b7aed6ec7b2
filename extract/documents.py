"""What papers a file holds: the file itself, and each paper bound in it.

In:     one paper.
Out:    one `document` for the file, of kind `pack` where an agenda comes with other papers; then one for each part.
Words:  corpus/vocabulary/documents.yaml, corpus/vocabulary/meetings.yaml
Rule:   a report's title is its subject line; minutes are named by the words that open them, up to "held"; an agreement
        by its running head or title, without its years. Years in a title are the period; a month is the date of effect.
Leaves: titles that are not printed: a performance report that opens with its introduction has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from corpus.load import vocabulary
from extract.agreement import Plan, plans_of
from extract.covers import (
    cover_lines,
    is_headed_draft,
    is_marked_draft,
    named_by,
    told_by,
)
from extract.dates import find_dates, in_small_letters
from extract.decision_records import decision_record
from extract.facts import DocumentFact, Evidence
from extract.issue_pages import Sitting, issue_title, sittings_of
from extract.meeting_heads import MeetingHead, as_printed, meeting_head
from extract.minutes import has_site_title
from extract.paper_kinds import (
    author_line,
    is_minutes_title,
    kind_of,
    opening_blocks,
    titled_report,
)
from extract.reading import Reading
from extract.registry import extractor
from extract.report_heads import report_document
from extract.titled_papers import titled_document
from ingest.paper import Block, Part

TITLE_WITHIN = 6  # blocks
TITLE_WORDS = 24
LONGEST_QUOTE = 300  # characters; a head that is longer is quoted by its last line


@extractor("document", makes=DocumentFact, after=("edition",))
def find_documents(reading: Reading) -> Iterator[DocumentFact]:
    """The file, then the papers bound in it."""
    parts = reading.paper.parts
    plans = plans_of(reading)
    facts = [_document(reading, part, plan) for part, plan in zip(parts, plans, strict=True)]
    if len(parts) < 2:
        yield from facts
        return
    yield _pack(reading, facts)
    dated = next((fact.date for fact in facts if fact.kind == "agenda"), None)
    for fact in facts:
        date = fact.date or (dated if fact.kind == "report" else None)
        yield replace(fact, part_of=reading.paper.stem, date=date)


def _pack(reading: Reading, facts: Sequence[DocumentFact]) -> DocumentFact:
    """The file that binds `facts`; it is its agenda's body and date that name it."""
    first = next((fact for fact in facts if fact.kind == "agenda"), facts[0])
    head = meeting_head(reading.paper, reading.paper.parts[first.part])
    evidence = reading.evidence_between(head.start, head.end) if head else first.evidence
    return DocumentFact(
        evidence=evidence,
        part=first.part,
        kind="pack",
        title=_meeting_as(evidence.quote) or first.body or first.title,
        body=first.body,
        date=first.date,
    )


def _meeting_as(cover: str) -> str | None:
    """The whole name on a cover that says in whose shape the body meets.

    >>> _meeting_as("RIVERS COMMITTEE MEETING AS THE FLOOD COMMITTEE Thursday, 3rd July, 2031")
    'Rivers Committee Meeting as the Flood Committee'
    """
    dates = find_dates(in_small_letters(cover))
    name = cover[: dates[0].start] if dates else cover
    name = re.sub(r"\s*\b[A-Z][a-z]+day\b,?\s*$", "", name).strip(" ,.-–")
    said = any(words in name.lower() for words in vocabulary("meetings")["meets_as"])
    return as_printed(name, "") if said else None


def _document(reading: Reading, part: Part, plan: Plan) -> DocumentFact:
    kind = kind_of(reading.paper, part)
    if sittings := sittings_of(reading.paper, part):
        return _of_issue(reading, part, sittings[0])
    if kind in ("agenda", "minutes"):
        return _of_meeting(reading, part, "minutes" if kind == "minutes" else "agenda")
    blocks = opening_blocks(reading.paper, part)
    if kind == "report" and (subject := author_line(blocks, "subject") or titled_report(blocks)):
        return report_document(reading, part, blocks, subject)
    fact = titled_document(reading, part, blocks, plan)
    record = decision_record(reading.paper, part)
    if record is None or record.titled is None:
        return fact
    met = record.meeting
    return replace(
        fact,
        kind="report",
        title=record.subject,
        evidence=reading.evidence(record.titled),
        body=met.body if met else fact.body,
        date=record.date or fact.date,
        period=None,
        also=(("body", reading.evidence(met.block)),) if met else (),
    )


def _of_meeting(reading: Reading, part: Part, kind: Literal["agenda", "minutes"]) -> DocumentFact:
    """An agenda or minutes: body and date are those of the meeting."""
    head = meeting_head(reading.paper, part)
    blocks = opening_blocks(reading.paper, part)
    title, evidence = _agenda_title(reading, blocks, head) if kind == "agenda" else _minutes_title(reading, part, head)
    if reading.paper.format in ("html", "text") and has_site_title(reading.paper, part):
        title = reading.paper.blocks[part.first_block].text  # "Agenda and minutes"; the line below says whose and when
    elif reading.paper.format == "html":
        title = part.title or title
    body, date = (head.body, head.date) if head else (None, None)
    cover = cover_lines(reading.paper, part)
    if head is None and cover:
        told = told_by(cover) if kind == "agenda" else named_by(cover[0])
        body, date = told.body, told.date
        title = told.body or title if kind == "minutes" and part.kind == "agenda" else title
    is_draft = kind == "minutes" and (is_marked_draft(cover) or is_headed_draft(cover))
    status: Literal["draft"] | None = "draft" if is_draft else None
    return DocumentFact(evidence=evidence, part=part.index, kind=kind, title=title, body=body, date=date, status=status)


def _of_issue(reading: Reading, part: Part, sitting: Sitting) -> DocumentFact:
    """A page of one issue: it belongs to the body at whose meeting it stood last, which the page lists first."""
    block = issue_title(reading.paper, part)
    item = sitting.item
    titled = block and sitting.date is not None
    start, end = (block.start, block.end) if block and titled else (item.start, item.end)
    title = block.text.strip() if block and titled else item.title
    evidence = reading.evidence_between(start, end)
    also = (("date", reading.evidence_between(sitting.start, sitting.end)),) if sitting.date else ()
    body, date = sitting.body, sitting.date
    return DocumentFact(
        evidence=evidence, part=part.index, kind="minutes", title=title, body=body, date=date, also=also
    )


def _agenda_title(reading: Reading, blocks: Sequence[Block], head: MeetingHead | None) -> tuple[str | None, Evidence]:
    titles = vocabulary("meetings")["agenda_titles"]
    block = next((block for block in blocks if block.text.lower().strip(" .:") in titles), blocks[0])
    starts, ends = [block.start], [block.end]
    if head and abs(head.end - block.start) <= LONGEST_QUOTE:
        starts, ends = [block.start, head.start], [block.end, head.end]
    title = "Agenda" if block.text.replace(" ", "").lower().startswith("agenda") else as_printed(block.text, "")
    return title, reading.evidence_between(min(starts), max(ends))


def _minutes_title(reading: Reading, part: Part, head: MeetingHead | None) -> tuple[str | None, Evidence]:
    """ "Notes of a meeting of the X" of "NOTES of a meeting of the X held online on …"."""
    if head is None:
        line = reading.paper.blocks[part.first_block]
        opens = len(line.text.split()) <= TITLE_WORDS and line.text[-1:] not in ".:;"
        return part.title or (line.text if opens else None), reading.evidence(line)
    quote = reading.evidence_between(head.start, head.end)
    if head.body is None:  # "Formal minutes" over the day alone
        blocks = reading.paper.blocks[part.first_block : part.last_block + 1]
        named = next((block for block in blocks[:TITLE_WITHIN] if is_minutes_title(block)), None)
        return (named.text, reading.evidence(named)) if named else (part.title, quote)
    opening = WHEN_AND_WHERE.split(quote.quote, maxsplit=1)[0]
    if opening == quote.quote and part.title:
        opening = WHEN_AND_WHERE.split(part.title, maxsplit=1)[0]
    if head.body and opening.lower().startswith(f"{head.body.lower()} "):  # the body's name stands on a line above
        return f"{head.body} - {opening[len(head.body) :].strip(' -–—')}", quote
    first, _, rest = opening.partition(" ")
    return f"{first.capitalize() if first.isupper() else first} {rest}".strip(), quote


# From "held online on Tuesday, 13 July 2031" or "on 13 July 2031" on, minutes say when and where they were taken
WHEN_AND_WHERE = re.compile(r",?\s+(?:(?:to|will) be )?held\b|\s+on\s+(?=[A-Z][a-z]+day\b|\d)")
