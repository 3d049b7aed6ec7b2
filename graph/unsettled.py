"""Leads that a paper says are to be confirmed: rows of a table of leads in which the priority's lead is "TBC".

In:     the passages of a paper, the line that it speaks of, and the years of its papers' priorities.
Out:    for each such row the key of the priority, the year and the passage.
Words:  corpus/vocabulary/leads.yaml (unsettled)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from corpus.load import vocabulary
from graph.asked import AskedLine
from graph.passages import Passage

CELLS = " | "  # between the cells of a row, as passages have it


def unsettled_leads(
    passages: Iterable[Passage], line: AskedLine, years: Mapping[int, int]
) -> Iterator[tuple[str, int | None, Passage]]:
    """`years` has for each paper within the file the year of the edition that it lists."""
    words = set(vocabulary("leads")["unsettled"])
    for passage in passages:
        if passage.kind != "row":
            continue
        label, *rest = passage.text.split(CELLS)
        keys = line.keys(label)
        if len(keys) == 1 and len(rest) == 1 and rest[0].strip(" .*").casefold() in words:
            yield keys[0], years.get(passage.part), passage
