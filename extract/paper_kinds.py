"""What kind of paper a part of a file is: agenda, minutes, report, agreement and so on, as `document` facts have it.

In:     one paper and one of its parts.
Out:    the kind.
Words:  corpus/vocabulary/documents.yaml, corpus/vocabulary/meetings.yaml
Rule:   what layout has told of a part (agenda, minutes, report) stands; the rest is told by how the part opens: a
        title "Agenda", a sentence that opens minutes, author lines, the words of its title or running head.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise, takewhile
from typing import Literal

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.issue_pages import is_issue_page
from ingest.paper import Block, Paper, Part

DocumentKind = Literal["agenda", "minutes", "report", "agreement", "performance_report", "pack", "strategy", "other"]

OPENING_BLOCKS = 14
TITLE_BLOCKS = 4  # a title and what stands over it
LEAST_LABELS = 2  # of a report's form
LONGEST_LINE = 24  # words: a longer block is running text
OF_A_PLAN = ("agreement", "strategy")
REPORT_WITHIN = 8  # blocks from the top in which it is told whose report it is
REPORT_WORDS = 36  # a longer line is a paragraph
REPORT_OF = re.compile(r"(?:REPORT|Report) (?:OF|of|BY|by) (?:THE|the) [A-Z][^.;]*$")
TITLE_WORDS = 16  # a longer block is no title


def kind_of(paper: Paper, part: Part) -> DocumentKind:
    """The kind of `part` by itself; whether the whole file is a pack is not asked here."""
    if is_issue_page(paper, part):
        return "minutes"
    if part.kind == "agenda" and _lists_attendance(paper, part):
        return "minutes"
    if part.kind in ("agenda", "minutes"):
        return part.kind
    blocks = opening_blocks(paper, part)
    if any(_opens_minutes().match(block.text) for block in blocks):
        return "minutes"
    titles = takewhile(lambda block: not block.text.endswith("."), blocks[:TITLE_BLOCKS])
    if any(_minutes_of_day().fullmatch(block.text) for block in titles):
        return "minutes"
    if any(_is_agenda_title(block) for block in blocks):
        return "agenda"
    if any(is_minutes_title(block) for block in _above_items(blocks)) or _is_minuted_item(paper, part, blocks):
        return "minutes"
    if part.kind == "report" or author_line(blocks, "subject") or _has_report_form(blocks) or titled_report(blocks):
        return "report"
    return _kind_by_title(paper, part, blocks)


def _is_minuted_item(paper: Paper, part: Part, blocks: Sequence[Block]) -> bool:
    """Whether a copy of a site's page of one item has lost its head: the site's label ends it, and it resolves."""
    under = paper.blocks[part.first_block : part.last_block + 1]
    labelled = under[-1].text.lower().strip(" :") in vocabulary("papers")["site_labels"]
    resolves = any(block.text.startswith(("RESOLVED", "Resolved")) for block in under)
    return paper.format != "pdf" and labelled and resolves and not author_line(blocks, "subject")


def _lists_attendance(paper: Paper, part: Part) -> bool:
    """Whether an agenda goes on with who came: the note of a meeting, with its agenda on top."""
    blocks = paper.blocks[part.first_block : part.last_block + 1]
    return any(_attendance_label().fullmatch(block.text) for block in blocks if block.kind in ("heading", "paragraph"))


@cache
def _attendance_label() -> re.Pattern[str]:
    """ "Attendance:", "PRESENT", alone on their line. Not "Members:", which an agenda lists too."""
    labels = [label for label in vocabulary("meetings")["present_labels"] if "attend" in label or "present" in label]
    return re.compile(rf"(?:{'|'.join(map(re.escape, labels))})\s*:?", re.IGNORECASE)


def opening_blocks(paper: Paper, part: Part) -> list[Block]:
    """The first blocks of `part` that are not lines of a contents page."""
    blocks = paper.blocks[part.first_block : part.last_block + 1]
    return [block for block in blocks if block.kind not in ("contents", "note", "diagram")][:OPENING_BLOCKS]


def _has_report_form(blocks: Sequence[Block]) -> bool:
    """Whether labels of a report's form stand alone on their lines: "Purpose of the report", "Report author"."""
    labels = vocabulary("documents")["report_form"]
    found = {folded for block in blocks if (folded := block.text.lower().strip(" :")) in labels}
    return len(found) >= LEAST_LABELS


def titled_report(blocks: Sequence[Block]) -> Block | None:
    """The heading under "REPORT OF THE SAFETY COMMITTEE HELD ON 3 JULY 2031", which is what the report is called."""
    for line, below in pairwise(blocks[:REPORT_WITHIN]):
        if REPORT_OF.match(line.text) and below.kind == "heading" and len(line.text.split()) <= REPORT_WORDS:
            return below if below.text.lower().strip(" .:") not in vocabulary("documents")["section_headings"] else None
    return None


def author_line(blocks: Sequence[Block], name: str) -> Block | None:
    """The line of a report's head that is labelled `name` in the vocabulary: its subject, author or addressee."""
    return next((block for block in blocks if line_label(name).match(block.text)), None)


@cache
def line_label(name: str) -> re.Pattern[str]:
    """ "Subject:", "Report title:", "To:"; what follows is the line's text."""
    said = "|".join(re.escape(label) for label in vocabulary("documents")["author_lines"][name])
    return re.compile(rf"(?:{said})\s*:\s*(?=\S)", re.IGNORECASE)


def running_heads(paper: Paper, part: Part) -> list[str]:
    """The running heads on the pages of `part`, each once, the most frequent first."""
    first, last = part.first_page or 0, part.last_page or 0
    heads = [each.text for each in paper.furniture if each.kind == "running_head" and first <= each.page <= last]
    return sorted(dict.fromkeys(heads), key=lambda text: (-heads.count(text), text))


def is_named_appendix(paper: Paper, part: Part) -> bool:
    """Whether `part` is an appendix with a section's name, as a glossary is: its running heads name the report."""
    name = (part.title or "").lower().strip(" .:")
    return name in vocabulary("documents")["section_headings"] and any(
        _appendix_label().fullmatch(head) for head in running_heads(paper, part)
    )


@cache
def _appendix_label() -> re.Pattern[str]:
    """ "Appendix 2", "ANNEX B", alone."""
    return re.compile(rf"(?:{one_of(vocabulary('documents')['appendix_labels'])})\s+\w{{1,3}}", re.IGNORECASE)


def _kind_by_title(paper: Paper, part: Part, blocks: Sequence[Block]) -> DocumentKind:
    """By the words of its title, of its running heads and of its first headings, the first that tells."""
    titles = [part.title] if part.title else []
    titles += [] if is_named_appendix(paper, part) else running_heads(paper, part)
    headings = [block for block in blocks if block.kind == "heading" and len(block.text.split()) <= TITLE_WORDS]
    titles += [block.text for block in headings]
    if titles and _tells_of_a_plan().search(titles[0]):
        return "report"
    prose = next((block.start for block in blocks if len(block.text.split()) > LONGEST_LINE), blocks[-1].end)
    under = [block.text for block in headings if block.start > prose]  # of a section, where a paper may tell of a plan
    for kind, words in vocabulary("documents")["kinds"].items():
        said = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in words), re.IGNORECASE)
        if any(said.search(title) for title in titles if kind not in OF_A_PLAN or title not in under):
            return kind  # type: ignore[no-any-return]
    opening = " ".join(block.text for block in blocks[:4]).lower()
    for kind, phrases in vocabulary("documents")["says_of_itself"].items():
        if any(phrase in opening for phrase in phrases):
            return kind  # type: ignore[no-any-return]
    return "report" if part.kind == "report" else "other"


@cache
def _tells_of_a_plan() -> re.Pattern[str]:
    """ "Update on the Westmere Safety Plan", "Westmere Safety Plan – Quarter 3 Update": not the plan itself."""
    words = vocabulary("documents")
    opening, closing = one_of(words["report_openings"]), one_of(words["report_closings"])
    plan = one_of(word for kind in ("agreement", "strategy") for word in words["kinds"][kind])
    year = r"(?:\s+\d{4}[/\d-]*)?"
    told = rf"^(?:{opening})\b.*\b(?:{plan})\b|\b(?:{plan})\b.*\b(?:{closing}){year}\W*$"
    return re.compile(told, re.IGNORECASE)


def _is_agenda_title(block: Block) -> bool:
    folded = block.text.lower().strip(" .:")
    return block.kind in ("heading", "paragraph") and folded in vocabulary("meetings")["agenda_titles"]


def _above_items(blocks: Sequence[Block]) -> list[Block]:
    """The blocks above the first that is numbered, where items begin: an item may be called "Minutes" too."""
    first = next((place for place, block in enumerate(blocks) if block.number is not None), len(blocks))
    return list(blocks[:first])


def is_minutes_title(block: Block) -> bool:
    """ "Minutes", "Draft minutes", "MEETING NOTES", "Minutes / Cofnodion" on a line of its own."""
    return block.kind in ("heading", "paragraph") and _minutes_title().fullmatch(block.text) is not None


@cache
def _minutes_title() -> re.Pattern[str]:
    words = vocabulary("meetings")
    said = "|".join(re.escape(word) for word in words["minutes_words"])
    before = "|".join(re.escape(word) for word in words["minutes_states"])
    other_language = r"(?:\s*[/|]\s*[^\W\d]+)?"
    return re.compile(
        rf"(?:(?:{before})\s+)*(?:{said}){other_language}(?:\s+of\s+(?:the\s+)?meeting)?\W*", re.IGNORECASE
    )


@cache
def _minutes_of_day() -> re.Pattern[str]:
    """ "Minutes of the Westmere Board 3 July 2031" as a title; further down such a line is an item."""
    words, nouns = one_of(vocabulary("meetings")["minutes_words"]), one_of(vocabulary("meetings")["body_nouns"])
    day = r"\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+,?\s+\d{4}"
    short = rf"(?:{one_of(vocabulary('meetings')['summary_words'])})(?=.*\smeeting\b)"
    return re.compile(
        rf"(?i:draft\s+)?(?i:{words}|{short})\s+of\s+(?:the\s+)?[A-Z][^.;:]{{3,90}}?\b(?:{nouns})\b"
        rf"(?:\s+[Mm]eeting)?(?:,?\s+held\s+on)?[^.;:\d]{{0,16}}{day}\W*"
        rf"|(?i:(?:draft\s+|meeting\s+)*minutes)\s*[-–—:]\s+[A-Z][^.;:]{{3,90}}?\b(?:{nouns})\b[^.;:\d]{{0,24}}{day}\W*"
        rf"|[A-Z][^.;:]{{3,90}}?\b(?:{nouns})\b[^.;:\d]{{0,24}}\b(?i:minutes|notes)\b[^.;:\d]{{0,32}}{day}\W*"
        rf"|[^.;]{{0,40}}\b[Mm]eeting\b[^.;]{{0,48}}{day}\s+(?:[Dd]raft\s+)?(?:Minutes|Notes)(?:\s+of\s+(?:the\s+)?[Mm]eeting)?\W*"
    )


@cache
def _opens_minutes() -> re.Pattern[str]:
    """ "NOTES of a meeting of", "Minutes of the meeting held in": no title of an item, which says "held on"."""
    words = "|".join(re.escape(word) for word in vocabulary("meetings")["minutes_words"])
    return re.compile(
        rf"(?:draft\s+)?(?:{words})\s+of\s+(?:a|the)\s+(?:\w+\s+)?meeting\s+(?:of\b|held\s+(?!on\b))", re.IGNORECASE
    )
