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
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Literal

from corpus.load import vocabulary
from extract.agreement import Plan, plans_of
from extract.covers import (
    addressed_in,
    council_on,
    cover_lines,
    cover_title,
    is_headed_draft,
    is_label,
    is_letter,
    is_marked_draft,
    named_by,
    told_by,
    whole_period,
)
from extract.dates import find_dates, find_year_spans
from extract.facts import DocumentFact, EditionFact, Evidence
from extract.meeting_heads import MeetingHead, as_printed, meeting_head
from extract.paper_kinds import (
    TITLE_WORDS,
    author_line,
    is_named_appendix,
    kind_of,
    line_label,
    opening_blocks,
    running_heads,
)
from extract.reading import Reading
from extract.registry import extractor
from ingest.paper import Block, Paper, Part

LONGEST_QUOTE = 300  # characters; a head that is longer is quoted by its last line
NEAR_YEARS = 20  # characters between an agreement's name and the years that belong to it


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
    dates = find_dates(cover.title() if cover.isupper() else cover)
    name = cover[: dates[0].start] if dates else cover
    name = re.sub(r"\s*\b[A-Z][a-z]+day\b,?\s*$", "", name).strip(" ,.-–")
    said = any(words in name.lower() for words in vocabulary("meetings")["meets_as"])
    return as_printed(name, "") if said else None


def _document(reading: Reading, part: Part, plan: Plan) -> DocumentFact:
    kind = kind_of(reading.paper, part)
    if kind in ("agenda", "minutes"):
        return _of_meeting(reading, part, "minutes" if kind == "minutes" else "agenda")
    blocks = opening_blocks(reading.paper, part)
    if kind == "report" and (subject := author_line(blocks, "subject")):
        return _report(reading, part, blocks, subject)
    return _titled(reading, part, blocks, plan)


def _of_meeting(reading: Reading, part: Part, kind: Literal["agenda", "minutes"]) -> DocumentFact:
    """An agenda or minutes: body and date are those of the meeting."""
    head = meeting_head(reading.paper, part)
    blocks = opening_blocks(reading.paper, part)
    title, evidence = _agenda_title(reading, blocks, head) if kind == "agenda" else _minutes_title(reading, part, head)
    if reading.paper.format == "html":
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
        return part.title, reading.evidence(reading.paper.blocks[part.first_block])
    quote = reading.evidence_between(head.start, head.end)
    opening = WHEN_AND_WHERE.split(quote.quote, maxsplit=1)[0]
    if opening == quote.quote and part.title:
        opening = WHEN_AND_WHERE.split(part.title, maxsplit=1)[0]
    if head.body and opening.lower().startswith(f"{head.body.lower()} "):  # the body's name stands on a line above
        return f"{head.body} - {opening[len(head.body) :].strip(' -–—')}", quote
    first, _, rest = opening.partition(" ")
    return f"{first.capitalize() if first.isupper() else first} {rest}".strip(), quote


# From "held online on Tuesday, 13 July 2031" or "on 13 July 2031" on, minutes say when and where they were taken
WHEN_AND_WHERE = re.compile(r",?\s+(?:(?:to|will) be )?held\b|\s+on\s+(?=[A-Z][a-z]+day\b|\d)")


def _report(reading: Reading, part: Part, blocks: Sequence[Block], subject: Block) -> DocumentFact:
    """A report with its head of author lines."""
    label = line_label("subject").match(subject.text)
    start = label.end() if label else 0
    to, dated = author_line(blocks, "to"), author_line(blocks, "date")
    lines = [block.text for block in (dated, to) if block]
    dates = [found.iso for line in lines for found in find_dates(line) if found.iso and found.day]
    return DocumentFact(
        evidence=reading.evidence(subject),
        part=part.index,
        kind="report",
        title=subject.text[start:].strip(),
        body=_author_body(blocks) or _letterhead(reading, part) or (_addressee(to.text) if to else None),
        date=dates[0] if dates else None,
        status=_status([subject.text]),
    )


def _author_body(blocks: Sequence[Block]) -> str | None:
    """The body that ends an author line, where it is named in full: "From: A Reed, Director, Westmere Safety Unit"."""
    line = author_line(blocks, "from")
    name = line.text.rsplit(",", 1)[-1].strip() if line and "," in line.text else ""
    words = name.split()
    nouns = {*vocabulary("meetings")["body_nouns"], *vocabulary("documents")["author_nouns"]}
    is_post = bool(words) and words[0] in vocabulary("meetings")["role_words"]
    return name if len(words) > 2 and words[-1] in nouns and words[0][:1].isupper() and not is_post else None


def _letterhead(reading: Reading, part: Part) -> str | None:
    """The body that a letterhead names at the head or foot of the page: "Office of the Mayor, 1 High Street"."""
    texts = [block.text for block in reading.paper.blocks[part.first_block : part.last_block + 1]]
    texts += [
        each.text for each in reading.paper.furniture if (part.first_page or 0) <= each.page <= (part.last_page or 0)
    ]
    opening = re.compile("|".join(rf"{re.escape(words)}\b[^,.;:]*" for words in vocabulary("documents")["letterheads"]))
    found = (match[0].strip() for text in texts if (match := opening.match(text)))
    return next((name for name in found if len(name.split()) <= TITLE_WORDS), None)


def _addressee(text: str) -> str | None:
    """ "Westmere Partnership" of "To: Westmere Partnership (WP) – 3rd July 2031"."""
    text = line_label("to").sub("", text, count=1)
    dates = find_dates(text)
    name = re.sub(r"\([^)]*\)", "", text[: dates[0].start] if dates else text)
    return " ".join(name.split()).strip(" ,-–—") or None


def _titled(reading: Reading, part: Part, blocks: Sequence[Block], plan: Plan) -> DocumentFact:
    """A paper that is named by its title or running head: an agreement, a performance report, a strategy."""
    kind = kind_of(reading.paper, part)
    cover = cover_lines(reading.paper, part)
    own_title = "" if is_letter(cover) else part.title or cover_title(reading.paper, part) or ""
    named = [text for text in [own_title, *_heads(reading, part), *_titles(blocks)] if text and _is_title(text)]
    if is_named_appendix(reading.paper, part):
        named = [as_printed(own_title, "")]
    named = named or _form_title(reading.paper, part)
    told = told_by(cover)
    if kind in ("other", "agreement") and plan.is_own and plan.name:
        kind, own = "agreement", plan.name
        named = [text for text in named if own.lower() in text.lower() or _draft_line().fullmatch(text)] or [own]
    printed = next((text for text in named if not _draft_line().fullmatch(text)), None)
    title = _without_years(printed) if printed else None
    evidence, years = _title_evidence(reading, part, title)
    lines = [*named, *_lines_under_title(reading.paper.blocks, part, printed)]
    spans = [span.text for text in lines for span in find_year_spans(text)] or whole_period(cover)
    dates = [found.iso for text in lines for found in find_dates(text) if found.iso]
    versions = [match[1] for text in lines if (match := VERSION.search(text))]
    if plan.is_own and dates and dates[0]:
        editions = [each for each in reading.found(EditionFact) if each.part == part.index]
        versions += [each.version for each in editions if each.version and each.date[:7] == dates[0][:7]]
    return DocumentFact(
        evidence=evidence,
        part=part.index,
        kind=kind,
        title=title,
        body=_own_body(reading, blocks, title) or told.body or council_on(cover) or addressed_in(_heads(reading, part)),
        date=told.date or (dates[0] if dates else None),
        period=spans[0] if spans else (years if kind == "agreement" and not dates else None),
        version=versions[0] if versions else None,
        status="draft" if (plan.is_own and plan.draft) or is_marked_draft(cover) else _status(named),
    )


def _form_title(paper: Paper, part: Part) -> list[str]:
    """What a form has in the cell beside "Title", "Title of project": the forms on a paper's first page have one."""
    for table in paper.tables:
        if table.pages[:1] != (part.first_page,):  # a web page or plain text has none
            continue
        texts = {(cell.row, cell.column): paper.cell_text(cell) for cell in table.cells}
        for (row, column), text in sorted(texts.items()):
            beside = next(
                (texts[row, after] for after in range(column + 1, table.columns) if texts.get((row, after))), ""
            )
            if FORM_TITLE.fullmatch(text) and 0 < len(beside.split()) <= TITLE_WORDS:
                return [beside]
    return []


# "Title", "EQIA Title", "Project title:", "Title of Decision"
FORM_TITLE = re.compile(r"(?:\w+\s){0,2}title(?:\sof(?:\s\w+){1,3})?\W*", re.IGNORECASE)


def _heads(reading: Reading, part: Part) -> list[str]:
    """Running heads on at least half of the part's pages: others head its sections."""
    pages = (part.last_page or 0) - (part.first_page or 0) + 1
    heads = running_heads(reading.paper, part)
    counted = Counter(each.text for each in reading.paper.furniture if each.kind == "running_head")
    return [text for text in heads if counted[text] * 2 >= pages]


def _own_body(reading: Reading, blocks: Sequence[Block], title: str | None) -> str | None:
    """The partnership of the profile, where the title names its agreement or the first lines name it."""
    profile = reading.profile
    if profile is None:
        return None
    said = [title or "", *(block.text for block in blocks)]
    return profile.name if any(name in text for text in said for name in (profile.name, profile.agreement)) else None


@cache
def _draft_line() -> re.Pattern[str]:
    """ "DRAFT Version 6.0", "Final draft": a running head that names no paper."""
    words = vocabulary("documents")
    said = "|".join(re.escape(word) for word in [*words["draft_words"], *words["final_words"], "version", "v"])
    return re.compile(rf"(?:\b(?:{said})|[\s\d.])+", re.IGNORECASE)


# "Version 6.0", "v2.1"
VERSION = re.compile(r"\b(?:version|v)\s?(\d+(?:\.\d+)?)\b", re.IGNORECASE)


def _titles(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks[:2] if block.kind == "heading" and len(block.text.split()) <= TITLE_WORDS]


def _lines_under_title(blocks: Sequence[Block], part: Part, printed: str | None) -> list[str]:
    """The short lines that follow the title on a cover: "April 2031", "Draft"."""
    first = part.title_block if part.title_block is not None else part.first_block
    if printed is None or blocks[first].text != printed:
        return []
    under = blocks[first + 1 : min(first + 3, part.last_block + 1)]
    return [block.text for block in under if len(block.text.split()) <= 4 and _is_title(block.text)]


def _is_title(text: str) -> bool:
    return text.lower().strip(" .:") not in vocabulary("documents")["section_headings"] and not is_label(text)


def _without_years(text: str) -> str:
    """A title without its period, date, draft and version; a year's actions keep their year.

    >>> _without_years("Westmere Safety Agreement (Draft April 2031)"), _without_years("Safety Plan 2031-34")
    ('Westmere Safety Agreement', 'Safety Plan')
    """
    title = re.sub(r"\s*\((?=[^)]*\d{4})[^)]*\)\s*$", "", text)
    spans = find_year_spans(title)
    if spans and spans[-1].end == len(title) and "/" in spans[-1].text and len(spans[-1].text) > len("2031/32"):
        title = title[: spans[-1].start]
    draft = "|".join(re.escape(word) for word in vocabulary("documents")["draft_words"])
    in_capitals = f"(?-i:{draft.upper()})"
    return re.sub(rf"^(?:{draft})\s+|\s*[-–—]\s*(?:{draft})$|\s+{in_capitals}$", "", title, flags=re.IGNORECASE).strip(
        " ,-–—:"
    )


def _title_evidence(reading: Reading, part: Part, title: str | None) -> tuple[Evidence, str | None]:
    """Where the text names the paper with its years, and these; else where it names it; else how it opens."""
    blocks = reading.paper.blocks[part.first_block : part.last_block + 1]
    named: list[tuple[Block, int, int]] = []
    for block in blocks if title else ():
        for match in re.finditer(re.escape(title or ""), block.text):
            named.append((block, match.start(), match.end()))
            after = find_year_spans(block.text[match.end() : match.end() + NEAR_YEARS])
            if after:
                return reading.evidence(block, match.start(), match.end() + after[0].end), after[0].text
    return (reading.evidence(*named[0]) if named else reading.evidence(blocks[0])), None


def _status(lines: Sequence[str]) -> Literal["draft", "final"] | None:
    if any(_says("draft_words").search(line) for line in lines):
        return "draft"
    return "final" if any(_says("final_words").search(line) for line in lines) else None


@cache
def _says(name: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in vocabulary("documents")[name])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
