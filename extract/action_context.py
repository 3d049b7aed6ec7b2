"""Of which priority and of which year an action is: by its section, its row, its lead-in, its part of the paper.

In:     a paper and the block of an action, the row of a table or the words of a header.
Out:    the label of a priority; a year as the facts format has it; None where nothing tells.
Words:  corpus/vocabulary/actions.yaml
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from corpus.load import vocabulary
from extract.action_tables import ActionRow
from extract.facts import DocumentFact
from extract.paper_kinds import running_heads
from extract.reading import Reading
from extract.year_spans import find_year_spans
from ingest.paper import Block, Paper, Part

LONGEST_LABEL = 12  # words of a priority in a cell
DEEPEST = 9  # level of a heading below all others
LEAD_IN_BLOCKS = 4  # above a list, in which its year may stand


def priority_above(paper: Paper, block: Block) -> str | None:
    """The label of the nearest heading that says "Priority: …", of those it stands under or the last before it."""
    for heading in reversed(paper.headings_above(block)):
        match = _priority_heading().match(heading.text)
        if match:
            return match["label"].strip(" .")
    highest = DEEPEST
    for other in reversed(paper.blocks[: block.index]):
        if other.kind != "heading" or other.cell is not None:
            continue
        if match := _priority_heading().match(other.text):
            return match["label"].strip(" .") if highest >= (other.level or 1) else None  # else a new chapter began
        highest = min(highest, other.level or DEEPEST)
    return None


def priority_numbered(paper: Paper, ref: str) -> str | None:
    """The label of the priority of which an action is numbered: "2.1" is of "Priority 2 - Safer Rivers"."""
    number = re.fullmatch(r"(?P<of>\d{1,2})[.]\d{1,2}[a-z]?", ref.strip())
    for block in paper.blocks if number else ():
        match = _priority_heading().match(block.text) if block.kind in ("heading", "list_item") else None
        if number and match and match["number"] == number["of"]:
            return match["label"].strip(" .")
    return None


def priority_in_row(text: str) -> str | None:
    """ "Safer Rivers" of a cell "Priority 2: Safer Rivers", or the cell's own words."""
    match = _priority_heading().match(text)
    label = (match["label"] if match else text).strip(" .")
    return label if 0 < len(label.split()) <= LONGEST_LABEL and not label.isdigit() else None


def year_above(paper: Paper, block: Block) -> str | None:
    """The year of the nearest heading above that has one."""
    return next((year for heading in reversed(paper.headings_above(block)) if (year := year_in(heading.text))), None)


def year_before(paper: Paper, lead: Block) -> str | None:
    """The year in the words that lead to a list."""
    near = paper.blocks[max(0, lead.index - LEAD_IN_BLOCKS) : lead.index + 1]
    return next((year for block in reversed(near) if (year := year_in(block.text))), None)


def year_of_part(reading: Reading, part: Part, rows: Sequence[ActionRow]) -> str | None:
    """The year of the part's title or running head, else the financial year that its notes name most."""
    for title in (part.title or "", *running_heads(reading.paper, part)):
        if year := year_in(title):
            return year
    spans = [span.text for row in rows for block in row.progress for span in find_year_spans(block.text)]
    counted = Counter(text for text in spans if len(text) == len("2031/32"))
    return min(counted, key=lambda year: (-counted[year], year)) if counted else None


def period_of_paper(reading: Reading, block: Block) -> str | None:
    """The period of the plan or strategy in whose part `block` stands: that of a part, else of the file."""
    part = reading.part(block).index
    papers = sorted(reading.found(DocumentFact), key=lambda fact: fact.part != part)
    return next((fact.period for fact in papers if fact.period and fact.part in (part, None)), None)


def year_in(text: str) -> str | None:
    spans = find_year_spans(text)
    return spans[0].text if spans else None


@cache
def _priority_heading() -> re.Pattern[str]:
    """ "Priority: Safer Streets", "Priority 2 - Road Safety"."""
    said = "|".join(re.escape(words) for words in vocabulary("actions")["priority_markers"])
    return re.compile(rf"(?:{said})\s*(?:(?P<number>\d{{1,2}})\s*)?[:–—-]\s*(?P<label>\S.*)", re.I)
