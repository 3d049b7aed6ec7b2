"""Actions: what a plan sets out to do, what a report says of it, and what was achieved.

In:     one paper.
Out:    one `action` for each row of an action plan, project with its update, achievement, planned activity, and line of
        minutes that gives somebody something to do; progress notes whole, status and owners only from the wording.
Words:  corpus/vocabulary/actions.yaml
Rule:   the priority is that of the section; the year that of the header, of the heading above, of the paper's title, or
        the year that the notes name most. Achievements belong to the years that they report on.
Leaves: actions told in running prose, but for those of a report to a partnership (told_actions).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.load import vocabulary
from extract.action_context import (
    period_of_paper,
    priority_above,
    priority_in_row,
    priority_numbered,
    year_above,
    year_before,
    year_in,
    year_of_part,
)
from extract.action_lines import actions_of_minutes
from extract.action_tables import BAND, ActionRow, action_rows
from extract.action_wording import Status, names_in, owners_in, status_of
from extract.body_names import body_mentions
from extract.facts import ActionFact
from extract.reading import Reading
from extract.registry import extractor
from extract.told_actions import told_actions
from ingest.paper import Block, Paper

# "That the plan be approved": a resolution; "To note the achievements of the plan, and approve …": what is asked for
RESOLVED = re.compile(r"That\b.*\bbe\s+(?:noted|approved|agreed|endorsed|received|adopted|requested)\b")
ASKS = re.compile(r"To (?:note|approve|consider|receive|agree|endorse)\b")
LONGEST_ACHIEVEMENT = 30  # words of a sentence; a longer one is quoted without what it includes or is to ensure


@extractor("action", makes=ActionFact, after=("document",))
def find_actions(reading: Reading) -> Iterator[ActionFact]:
    """From tables, lists, minutes, then reports' prose; each text once for a priority and a year."""
    seen: set[tuple[str, str | None, str | None]] = set()
    for found in (_from_tables(reading), _from_lists(reading), actions_of_minutes(reading), told_actions(reading)):
        for fact in found:
            key = (fact.text.lower(), fact.priority, fact.plan_year)
            if key not in seen:
                seen.add(key)
                yield fact


def _from_tables(reading: Reading) -> Iterator[ActionFact]:
    rows = list(action_rows(reading.paper))
    for row in rows:
        yield _project(reading, row) if row.has_money and not row.progress else _planned_row(reading, row, rows)


def _planned_row(reading: Reading, row: ActionRow, rows: Sequence[ActionRow]) -> ActionFact:
    """A row of an action plan."""
    first, part = row.action[0], reading.part(row.action[0])
    notes = _notes(row.progress)
    own = [each for each in rows if reading.part(each.action[0]).index == part.index]
    mentions = body_mentions(reading)
    owners = dict.fromkeys(name for block in row.owners for name in names_in(block.text, mentions.get(block.index, [])))
    status, note = _printed(row.status)
    text = " ".join(block.text for block in row.action)
    return ActionFact(
        evidence=reading.evidence_across(row.action),
        part=part.index,
        plan_year=year_in(row.header) or year_above(reading.paper, first) or year_of_part(reading, part, own),
        priority=priority_numbered(reading.paper, row.ref)
        or priority_in_row(row.priority)
        or priority_above(reading.paper, first),
        text=text.strip(),
        status=status or (None if row.shared else _status_by_notes(notes)),
        owners=tuple(owners) if row.owners else () if row.shared else owners_in(reading, row.progress),
        progress=tuple(notes) or ((note,) if note else ()),
        confidence=0.8 if row.shared else 1.0,
        also=(("progress", reading.evidence_across(row.progress)),) if row.progress else (),
    )


def _status_by_notes(notes: Sequence[str]) -> Status | None:
    """Of one note, what it says. Several each tell of a step; only that something goes on is true of the whole."""
    told = [status_of(note) for note in notes]
    return told[0] if len(told) == 1 else "ongoing" if "ongoing" in told else None


def _notes(blocks: Sequence[Block]) -> list[str]:
    """The notes of a cell: each bullet with what goes on under it; without bullets, the cell whole."""
    notes: list[str] = []
    for block in blocks:
        is_sub = block.kind == "list_item" and (block.depth or 1) > 1 and notes
        if is_sub or (notes and block.kind != "list_item" and block.text[:1].islower()):
            notes[-1] += f" {block.text}"
        else:
            notes.append(block.text)
    return notes if any(block.kind == "list_item" for block in blocks) else [" ".join(notes)] if notes else []


def _project(reading: Reading, row: ActionRow) -> ActionFact:
    """A project with its allocation; what follows "Update -" is its progress."""
    first, last = row.action[0], row.action[-1]
    text = " ".join(block.text for block in row.action)
    update = _update().search(text)
    name = text[: update.start()] if update else first.text
    progress = text[update.end() :] if update else text[len(first.text) :]
    end = first.start + len(name.rstrip())
    return ActionFact(
        evidence=reading.evidence_between(first.start, last.end if update else end),
        part=reading.part(first).index,
        plan_year=year_above(reading.paper, first) or year_in(row.header),
        priority=None,
        text=name.strip(" :-–"),
        status=status_of(progress),
        owners=(),
        progress=(progress.strip(),) if progress.strip() else (),
    )


def _from_lists(reading: Reading) -> Iterator[ActionFact]:
    """Lists of achievements, of planned activities and of delayed projects."""
    for lead, items in _lists(reading.paper):
        items = [item for item in items if not RESOLVED.match(item.text)]
        if not items or ASKS.match(lead.text):
            continue  # what a meeting is asked to note, and what it decided
        under = reading.paper.headings_above(items[0])
        if _said("achievement_words", lead.text) or (under and _said("achievement_words", under[-1].text)):
            yield from (_achievement(reading, item, lead) for item in items)
        elif (_said("planned_words", lead.text) and year_in(lead.text)) or _leads_to_plan(lead):
            yield from (_planned_item(reading, item, lead) for item in items)
        elif _said("delayed_words", f"{lead.text} {under[-1].text if under else ''}") and _said(
            "project_words", lead.text
        ):
            yield from (fact for item in items if (fact := _delayed_project(reading, item)))


def _lists(paper: Paper) -> Iterator[tuple[Block, list[Block]]]:
    """Each run of list items of the first depth, with the block that leads to it."""
    idle = ("note", "contents", "diagram", "caption")
    blocks = [block for block in paper.blocks if block.kind not in idle and not PAGE_LINE.fullmatch(block.text)]
    lead: Block | None = None
    items: list[Block] = []
    for block in blocks:
        if block.kind == "list_item" and lead is not None:
            if (block.depth or 1) == 1:
                items.append(block)
            continue
        if lead and items:
            yield lead, items
        goes_on = lead is not None and bool(items) and _said("achievement_words", lead.text)
        goes_on = goes_on and lead is not None and block.section == lead.section and not block.text.endswith(":")
        lead, items = (lead if goes_on else block), []
    if lead and items:
        yield lead, items


def _achievement(reading: Reading, item: Block, lead: Block) -> ActionFact:
    first, *rest = reading.sentences(item)
    text = item.text[first[0] : first[1]].strip()
    text = PURPOSE.split(text, maxsplit=1)[0]
    if len(text.split()) > LONGEST_ACHIEVEMENT:
        text = INCLUDED.split(text, maxsplit=1)[0]
    progress = item.text[rest[0][0] :].strip() if rest else ""
    told = status_of(f"{text}. {progress}")
    return ActionFact(
        evidence=reading.evidence(item, first[0], first[0] + len(text)),
        part=reading.part(item).index,
        plan_year=year_above(reading.paper, item) or year_before(reading.paper, lead),
        priority=None,
        text=text,
        status=told if told in ("ongoing", "delayed") else "complete",
        owners=owners_in(reading, (item,)),
        progress=(progress,) if progress else (),
        confidence=0.9,
    )


# What an achievement is for, set off by a comma; what a long one goes on to include, or is to ensure
PURPOSE = re.compile(r",\s+(?:(?:in\s+order|so\s+as)\s+)?to\s+(?=[a-z])")
INCLUDED = re.compile(r",\s+including\b|\s+(?:to|which)\s+ensures?\b")


def _planned_item(reading: Reading, item: Block, lead: Block) -> ActionFact:
    return ActionFact(
        evidence=reading.evidence(item),
        part=reading.part(item).index,
        plan_year=year_in(lead.text) or year_above(reading.paper, item) or period_of_paper(reading, item),
        priority=priority_above(reading.paper, item),
        text=re.sub(r"[;,.]?\s*(?:and)?$", "", item.text),
        status="planned",
        also=(("plan_year", reading.evidence(lead)),),
    )


def _leads_to_plan(lead: Block) -> bool:
    """Whether a line only says that a plan follows: "What we will do:", "We will:", "2032/33 Action Plan"."""
    if lead.kind == "heading" and BAND.match(lead.text):
        return True
    folded = re.sub(r"\b(?:19|20)\d\d(?:[/-]\d{2,4})?\b", " ", lead.text.lower()).strip(" .:?-–")
    return " ".join(folded.split()) in vocabulary("actions")["plan_leads"]


# A page's number in a line of its own, which is no part of what runs over the page
PAGE_LINE = re.compile(r"(?:Page\s+)?\d{1,3}(?:\s*[/|]\s*[^\W\d]+\s+\d{1,3})?")


def _delayed_project(reading: Reading, item: Block) -> ActionFact | None:
    """ "Patrol app (2030/31) – The design is complete.": a project, its year, and how far it is."""
    match = DATED_PROJECT.match(item.text)
    if match is None:
        return None
    return ActionFact(
        evidence=reading.evidence(item, 0, match.end("year") + 1),
        part=reading.part(item).index,
        plan_year=year_in(match["year"]),
        priority=None,
        text=match["name"].strip(),
        status="delayed",
        progress=(item.text[match.end() :].strip(),),
    )


# "Patrol app (2030/31) – " before what is said of it
DATED_PROJECT = re.compile(r"(?P<name>[^()]{4,120})\s\((?P<year>\d{4}[/-]\d{2,4})\)\s*[-–—:]\s+(?=\S)")


def _printed(text: str) -> tuple[Status | None, str]:
    """What a status column prints, and what it goes on to tell: "Ongoing. Draft sent in August"."""
    known = vocabulary("actions")["printed_status"]
    opening = re.match(r"\W*(?P<word>[A-Za-z][A-Za-z -]*?)\s*(?:[.:;,(]|\s[-–—]\s|$)", text)
    if opening and opening["word"].lower() in known:
        return known[opening["word"].lower()], text[opening.end() :].strip(" .)")
    return status_of(text), ""


def _said(name: str, text: str) -> bool:
    folded = text.lower()
    return any(re.search(rf"\b{re.escape(words)}\b", folded) for words in vocabulary("actions")[name])


@cache
def _update() -> re.Pattern[str]:
    """ "Update - ", "Update – " between a project and what is said of it."""
    said = "|".join(re.escape(words) for words in vocabulary("actions")["update_words"])
    return re.compile(rf"\s*\b(?:{said})\s*[-–—:]\s*", re.I)
