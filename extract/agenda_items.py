"""The items of meetings, from agendas and from minutes.

In:     the parts of a paper that are agendas or minutes.
Out:    one `agenda_item` for each, with reference, minute number, pages, and whether it was closed to the public.
        An agenda set as a table, "Item | Subject | Lead | Time", has one for each row.
Words:  corpus/vocabulary/meetings.yaml
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.load import vocabulary
from extract.decision_records import decision_record
from extract.facts import AgendaItemFact
from extract.issue_pages import sittings_of
from extract.meeting_heads import meeting_head
from extract.minutes import Item, are_minuted, items_of
from extract.paper_kinds import kind_of
from extract.reading import Reading
from extract.registry import extractor
from ingest.paper import Part


@extractor("agenda_item", makes=AgendaItemFact)
def find_agenda_items(reading: Reading) -> Iterator[AgendaItemFact]:
    """Every item of every agenda and set of minutes in the paper."""
    paper = reading.paper
    for part in paper.parts:
        yield from _decided(reading, part)
        kind = kind_of(paper, part)
        if kind not in ("agenda", "minutes"):
            continue
        if sittings := sittings_of(paper, part):
            yield from (_item(reading, part, each.item, each.date) for each in sittings if each.item.title)
            continue
        head = meeting_head(paper, part)
        date = head.date if head else None
        items = items_of(paper, part, minuted=are_minuted(paper, part, kind))
        if kind == "agenda" and not items:
            yield from _of_tables(reading, part, date)
        yield from (_item(reading, part, item, date) for item in items)


def _decided(reading: Reading, part: Part) -> Iterator[AgendaItemFact]:
    """What a record of a decision says was taken at a meeting: an item of it."""
    record = decision_record(reading.paper, part)
    if record and record.meeting and record.titled and record.subject:
        block = record.titled
        item = Item(None, None, record.subject, None, False, block.start, block.end, ())
        yield _item(reading, part, item, record.meeting.date)


def _item(reading: Reading, part: Part, item: Item, date: str | None) -> AgendaItemFact:
    return AgendaItemFact(
        evidence=reading.evidence_between(item.start, item.end),
        part=part.index,
        meeting_date=date,
        ref=item.ref,
        minute=item.minute,
        title=item.title,
        pages=item.pages,
        restricted=item.restricted,
    )


def _of_tables(reading: Reading, part: Part, date: str | None) -> Iterator[AgendaItemFact]:
    """The rows of an agenda that is a table, by the words of its header."""
    paper = reading.paper
    for table in paper.tables:
        columns = {_column(paper.cell_text(cell)): cell.column for cell in table.cells if cell.row == 0}
        if not {"number", "title"} <= columns.keys():
            continue
        for row in range(1, table.rows):
            here = {cell.column: cell for cell in table.cells if cell.row == row and cell.blocks}
            number, title = here.get(columns["number"]), here.get(columns["title"])
            blocks = paper.blocks_of(title) if title else []
            ref = paper.cell_text(number).strip(" .") if number else ""
            if blocks and REF.fullmatch(ref) and reading.part(blocks[0]).index == part.index:
                yield AgendaItemFact(
                    evidence=reading.evidence_across([*paper.blocks_of(number), *blocks] if number else blocks),
                    part=part.index,
                    meeting_date=date,
                    ref=ref,
                    minute=None,
                    title=blocks[0].text.strip(),
                    pages=None,
                    restricted=False,
                    confidence=0.9,
                )


def _column(header: str) -> str | None:
    """What a column of such a table holds."""
    words = vocabulary("meetings")
    folded = " ".join(header.lower().strip(" .:#").split())
    if folded in words["item_title_headers"]:
        return "title"
    return "number" if folded in words["item_number_headers"] else None


REF = re.compile(r"[A-Z]?\d{1,2}(?:\.\d{1,2})?[a-z]?")  # "1", "B2", "3.1", "4a"
