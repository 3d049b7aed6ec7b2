"""A paper that is named by its title or running head: an agreement, a performance report, a strategy.

In:     the blocks that open one paper, its cover, running heads and forms.
Out:    its document: title without years, body, date of effect, period, version, draft or final.
Words:  corpus/vocabulary/documents.yaml
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from corpus.load import vocabulary
from extract.agreement import Plan
from extract.covers import (
    addressed_in,
    council_on,
    cover_lines,
    cover_title,
    is_label,
    is_letter,
    is_marked_draft,
    status_said,
    told_by,
    whole_period,
)
from extract.dates import find_dates
from extract.facts import DocumentFact, EditionFact, Evidence
from extract.meeting_heads import as_printed
from extract.paper_kinds import OF_A_PLAN, TITLE_WORDS, is_named_appendix, kind_of, running_heads
from extract.reading import Reading
from extract.year_spans import find_year_spans
from ingest.paper import Block, Paper, Part

NEAR_YEARS = 20  # characters between an agreement's name and the years that belong to it
# "Version 6.0", "v2.1"
VERSION = re.compile(r"\b(?:version|v)\s?(\d+(?:\.\d+)?)\b", re.IGNORECASE)
VERSION_WORDS = 6  # of a line of a cover: "Version 0.3 (consultation draft)"
# "Title", "EQIA Title", "Project title:", "Title of Decision"
FORM_TITLE = re.compile(r"(?:\w+\s){0,2}title(?:\sof(?:\s\w+){1,3})?\W*", re.IGNORECASE)


def titled_document(reading: Reading, part: Part, blocks: Sequence[Block], plan: Plan) -> DocumentFact:
    """A paper that is named by its title or running head: an agreement, a performance report, a strategy."""
    kind = kind_of(reading.paper, part)
    cover = cover_lines(reading.paper, part)
    own_title = "" if is_letter(cover) else part.title or cover_title(reading.paper, part) or ""
    named = [
        text
        for text in [own_title, *_heads(reading, part), *_titles(blocks)]
        if text and _is_title(text) and _names_a_paper(text)
    ]
    if is_named_appendix(reading.paper, part):
        named = [as_printed(own_title, "")]
    named = named or _form_title(reading.paper, part)
    by_line = [] if named else _lines_title(reading.paper, blocks)
    named = named or by_line
    told = told_by(cover)
    if kind in ("other", "agreement") and plan.is_own and plan.name:
        kind, own = "strategy" if plan.name.endswith("Strategy") else "agreement", plan.name
        named = [text for text in named if own.lower() in text.lower() or _draft_line().fullmatch(text)] or [own]
    printed = next((text for text in named if not _draft_line().fullmatch(text)), None)
    title = _without_years(printed) if printed else None
    evidence, years = _title_evidence(reading, part, title)
    lines = [*named, *([] if by_line else _lines_under_title(reading.paper.blocks, part, printed))]
    spans = [span.text for text in lines for span in find_year_spans(text)] or whole_period(cover)
    dates = [found.iso for text in lines for found in find_dates(text) if found.iso]
    versions = [match[1] for text in lines if (match := VERSION.search(text))]
    told_by_cover = (line.text for line in cover if len(line.text.split()) <= VERSION_WORDS)
    versions += [match[1] for text in told_by_cover if (match := VERSION.match(text))]
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
        period=spans[0] if spans else (years if kind in OF_A_PLAN and not dates else None),
        version=versions[0] if versions else None,
        status="draft" if (plan.is_own and plan.draft) or is_marked_draft(cover) else status_said(named),
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


def _lines_title(paper: Paper, blocks: Sequence[Block]) -> list[str]:
    """In a paper without layout, the line under "Title"; else its first, where that is short and no sentence."""
    if paper.format != "text":
        return []
    for label, line in pairwise(blocks):
        if FORM_TITLE.fullmatch(label.text) and len(line.text.split()) <= TITLE_WORDS:
            return [line.text]
    undated = [block for block in blocks[:2] if not _is_day(block.text)]
    first = undated[0].text if undated else ""
    plain = len(first.split()) <= TITLE_WORDS and not first.rstrip().endswith((".", ":", ";", ","))
    return [first] if plain and _is_title(first) and _names_a_paper(first) else []


def _is_day(text: str) -> bool:
    """ "July 3rd, 2031" alone over a title, as news have it."""
    dates = find_dates(text)
    return len(dates) == 1 and not text[: dates[0].start].strip() and not text[dates[0].end :].strip(" .")


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


def _names_a_paper(text: str) -> bool:
    """Whether a title says more than how it stands and of what day: "Final January 2031" does not."""
    bare = text
    for date in reversed(find_dates(text)):
        bare = bare[: date.start] + bare[date.end :]
    return bare == text or not _draft_line().fullmatch(bare.strip(" ,") or "v")


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
