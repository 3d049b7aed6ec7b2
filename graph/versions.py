"""Which papers gave way to others: files that the site replaced, and draft minutes that were agreed since.

In:     the minutes that each paper is, and of each paper the files that stood in its place before.
Out:    which paper supersedes which, and `GraphRows` brought by `versions`: SUPERSEDES from a paper to the draft, or to
        a `Version`, of which only hash and date are kept.
Rule:   minutes that are marked as a draft give way to minutes of the same body and date that are not. What a superseded
        paper says does not count: its facts are no part of the graph. Its passages stay, and can be found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from extract.facts import DocumentFact, Fact
from graph.names import fold
from graph.rows import GraphRows

BY = "versions"


class Minutes(NamedTuple):
    """The meeting that a paper, as a whole, is the minutes of."""

    body: str  # folded
    date: str
    is_draft: bool


class Earlier(NamedTuple):
    """A file that stood in a paper's place, and when it was fetched (ISO 8601)."""

    sha256: str
    fetched: str


def minutes_in(facts: Iterable[Fact]) -> Minutes | None:
    """The meeting that this paper, as a whole, is the minutes of."""
    for fact in facts:
        if isinstance(fact, DocumentFact) and fact.kind == "minutes" and not fact.part_of and fact.body and fact.date:
            return Minutes(fold(fact.body), fact.date, fact.status == "draft")
    return None


def find_superseded(minutes: Mapping[str, Minutes]) -> dict[str, str]:
    """For each paper that gave way the one that supersedes it."""
    agreed = {(each.body, each.date): stem for stem, each in sorted(minutes.items(), reverse=True) if not each.is_draft}
    return {
        stem: agreed[each.body, each.date]
        for stem, each in sorted(minutes.items())
        if each.is_draft and (each.body, each.date) in agreed
    }


def counted(facts: Iterable[Fact], superseded_by: str | None) -> list[Fact]:
    """The facts of a paper that count: of one that gave way only what paper it is."""
    return [fact for fact in facts if superseded_by is None or isinstance(fact, DocumentFact)]


def version_rows(superseded: Mapping[str, str], earlier: Mapping[str, Sequence[Earlier]]) -> GraphRows:
    """`earlier` has for papers the files that stood in their place, the oldest first."""
    rows = GraphRows(BY)
    for draft, agreed in sorted(superseded.items()):
        rows.edge("Paper", "SUPERSEDES", "Paper", f"paper:{agreed}", f"paper:{draft}", why="minutes were agreed")
    for stem, files in sorted(earlier.items()):
        for order, file in enumerate(files, 1):
            id = rows.node(
                "Version", f"version:{stem}:{file.sha256[:20]}", stem=stem, sha256=file.sha256, fetched=file.fetched,
                order=order,
            )  # fmt: skip
            rows.edge("Paper", "SUPERSEDES", "Version", f"paper:{stem}", id, why="replaced where it is published")
    return rows
