"""The items of meetings, from agendas and from minutes.

In:     the parts of a paper that are agendas or minutes.
Out:    one `agenda_item` for each, with reference, minute number, pages, and whether it was closed to the public.
Words:  corpus/vocabulary/meetings.yaml
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.facts import AgendaItemFact
from extract.meeting_heads import meeting_head
from extract.minutes import are_minuted, items_of
from extract.paper_kinds import kind_of
from extract.reading import Reading
from extract.registry import extractor


@extractor("agenda_item", makes=AgendaItemFact)
def find_agenda_items(reading: Reading) -> Iterator[AgendaItemFact]:
    """Every item of every agenda and set of minutes in the paper."""
    paper = reading.paper
    for part in paper.parts:
        kind = kind_of(paper, part)
        if kind not in ("agenda", "minutes"):
            continue
        head = meeting_head(paper, part)
        for item in items_of(paper, part, minuted=are_minuted(paper, part, kind)):
            yield AgendaItemFact(
                evidence=reading.evidence_between(item.start, item.end),
                part=part.index,
                meeting_date=head.date if head else None,
                ref=item.ref,
                minute=item.minute,
                title=item.title,
                pages=item.pages,
                restricted=item.restricted,
            )
