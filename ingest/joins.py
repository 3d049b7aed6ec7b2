"""What a page break cut in two put together again: paragraphs and list items, and tables with their cells.

A table goes on when it ends one page, and one with the same columns begins the next.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.blocks import Draft
from ingest.broken_text import goes_on
from ingest.cut_rows import take_cut_row
from ingest.table_drafts import Flow, TableDraft
from ingest.table_joins import append_table, have_same_columns, is_form_again, repeated_rows, take_repeated_headers

LONGEST_LABEL_WORDS = 8


def join_labels(flow: Flow) -> None:
    """Put a label of two or three lines before what stands beside its first line, as one block.

    "Church / Representatives (3):" at the left, "Mr A Reed and Ms B Cole" at the right of its first line.
    """
    for place in range(len(flow) - 1, 0, -1):
        label, beside = flow[place - 1], flow[place]
        if isinstance(label, Draft) and isinstance(beside, Draft) and _is_label_of(label, beside):
            label.lines += beside.lines
            del flow[place]


def _is_label_of(label: Draft, beside: Draft) -> bool:
    return (
        beside.marker is None
        and 2 <= len(label.lines) <= 3
        and sum(len(line.words) for line in label.lines) <= LONGEST_LABEL_WORDS
        and abs(label.first.baseline - beside.first.baseline) <= 0.2 * beside.first.size
        and beside.first.box.x0 > max(line.box.x1 for line in label.lines)
    )


def join_pages(flows: Sequence[Flow]) -> tuple[Flow, list[Draft]]:
    """One flow over all pages, and the repeated header cells that were left out of it."""
    joined: Flow = []
    repeated: list[Draft] = []
    for flow in flows:
        rest = list(flow)
        for entry in rest:
            if isinstance(entry, TableDraft):
                repeated += take_repeated_headers(entry)
        if joined and rest:
            _join_first(joined, rest, repeated)
        joined += rest
    return joined, repeated


def _join_first(joined: Flow, rest: Flow, repeated: list[Draft]) -> None:
    """Put what `rest` begins with onto what `joined` ends with, if it goes on; footnotes may stand between."""
    last_place = next((place for place in range(len(joined) - 1, -1, -1) if not _is_note(joined[place])), None)
    if last_place is None:
        return
    last = joined[last_place]
    if _repeats_caption(joined[: last_place + 1], rest):
        repeated.append(rest.pop(0))  # type: ignore[arg-type]
    elif _repeats_table(joined[: last_place + 1], rest):
        repeated += rest.pop(0).drafts  # type: ignore[union-attr]
    first = rest[0]
    if isinstance(last, TableDraft) and isinstance(first, TableDraft):
        goes_on_here = _is_next_page(last.pages[-1], first.pages[0]) and have_same_columns(last, first)
        if goes_on_here and not is_form_again(last, first):
            append_table(last, first, repeated)
            rest.pop(0)
    elif isinstance(last, Draft) and isinstance(first, TableDraft):
        if last is joined[-1] and _is_next_page(last.last.page, first.pages[0]):
            take_cut_row(joined, first)
    elif isinstance(last, Draft) and isinstance(first, Draft) and _is_next_page(last.last.page, first.first.page):
        if not goes_on(last, first):
            return
        last.lines += first.lines
        rest.pop(0)


def _repeats_caption(joined: Flow, rest: Flow) -> bool:
    """Whether a page begins with the line above a table that goes on from the page before: "All figures in £m"."""
    if len(joined) < 2 or len(rest) < 2:
        return False
    (before, last), (first, following) = joined[-2:], rest[:2]
    if not (isinstance(before, Draft) and isinstance(first, Draft) and before.text == first.text):
        return False
    return (
        isinstance(last, TableDraft)
        and isinstance(following, TableDraft)
        and _is_next_page(last.pages[-1], following.pages[0])
        and have_same_columns(last, following)
        and repeated_rows(last, following) > 0
    )


def _repeats_table(joined: Flow, rest: Flow) -> bool:
    """Whether a page begins with the small table that stands over the one which goes on: totals, a key."""
    if len(joined) < 2 or len(rest) < 2:
        return False
    (before, last), (first, following) = joined[-2:], rest[:2]
    if not all(isinstance(each, TableDraft) for each in (before, last, first, following)):
        return False
    return (
        before.rows == first.rows  # type: ignore[union-attr]
        and all(before.row_text(row) == first.row_text(row) for row in range(first.rows))  # type: ignore[union-attr]
        and _is_next_page(last.pages[-1], following.pages[0])  # type: ignore[union-attr]
        and have_same_columns(last, following)  # type: ignore[arg-type]
        and repeated_rows(last, following) > 0  # type: ignore[arg-type]
    )


def _is_note(entry: Draft | TableDraft) -> bool:
    return isinstance(entry, Draft) and entry.kind == "note"


def _is_next_page(before: int, page: int) -> bool:
    return page == before + 1
