"""A report with its head of author lines: subject, from, to, date.

In:     the blocks that open one report.
Out:    its document: named by the subject line, of the body that wrote it, else the one it is addressed to.
Words:  corpus/vocabulary/documents.yaml, corpus/vocabulary/meetings.yaml
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.load import vocabulary
from extract.covers import status_said
from extract.dates import find_dates, in_small_letters
from extract.facts import DocumentFact
from extract.paper_kinds import TITLE_WORDS, author_line, line_label
from extract.reading import Reading
from ingest.paper import Block, Part

DATE_WORDS = 5  # "Thursday, 3rd July 2031"


def report_document(reading: Reading, part: Part, blocks: Sequence[Block], subject: Block) -> DocumentFact:
    """A report with its head of author lines."""
    label = line_label("subject").match(subject.text)
    start = label.end() if label else 0
    to, dated = author_line(blocks, "to"), author_line(blocks, "date")
    lines = [block.text for block in (dated, to) if block]
    if not label:  # named by the heading under whose report it is: the date stands alone above
        lines += [block.text for block in blocks[: blocks.index(subject)] if len(block.text.split()) <= DATE_WORDS]
    dates = [found.iso for line in lines for found in find_dates(in_small_letters(line)) if found.iso and found.day]
    return DocumentFact(
        evidence=reading.evidence(subject),
        part=part.index,
        kind="report",
        title=subject.text[start:].strip(),
        body=_author_body(blocks) or _letterhead(reading, part) or (_addressee(to.text) if to else None),
        date=dates[0] if dates else None,
        status=status_said([subject.text]),
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
