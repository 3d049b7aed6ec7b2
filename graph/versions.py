"""Which papers gave way to others: files that the site replaced, and draft minutes that were agreed since.

In:     the minutes that each paper is or has bound in it, and of each paper the files that stood in its place before.
Out:    which paper supersedes which, and `GraphRows` brought by `versions`: SUPERSEDES from a paper to the draft, or to
        a `Version`, of which only hash and date are kept.
Rule:   minutes that are marked as a draft, on their own or bound in a pack, give way to minutes of the same body and
        date that stand on their own and are not marked. What a superseded paper says does not count: its facts are no
        part of the graph. Its passages stay, and can be found.
Leaves: minutes that are bound in a pack without a mark: a meeting is asked to agree them, and may have changed them, so
        they are not known to be a draft nor to be agreed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from extract.facts import DocumentFact, Fact
from graph.names import fold
from graph.rows import GraphRows

BY = "versions"


GaveWay = dict[int | None, str]  # the parts of a file that gave way (None: the file itself), each with the other's stem


class Minutes(NamedTuple):
    """The meeting that a file, or (`part`) a paper bound in it, is the minutes of."""

    body: str  # folded
    date: str
    is_draft: bool
    part: int | None = None


class Earlier(NamedTuple):
    """A file that stood in a paper's place, and when it was fetched (ISO 8601)."""

    sha256: str
    fetched: str


def minutes_in(facts: Iterable[Fact]) -> tuple[Minutes, ...]:
    """The meeting that this file as a whole is the minutes of, and those whose draft minutes are bound in it."""
    return tuple(
        Minutes(fold(fact.body), fact.date, fact.status == "draft", fact.part if fact.part_of else None)
        for fact in facts
        if isinstance(fact, DocumentFact) and fact.kind == "minutes" and fact.body and fact.date
        if fact.status == "draft" or not fact.part_of
    )


def find_superseded(minutes: Mapping[str, Sequence[Minutes]]) -> dict[str, GaveWay]:
    """For each file of which something gave way what did, with the file that supersedes it."""
    told = sorted(minutes.items(), reverse=True)
    agreed = {(each.body, each.date): stem for stem, of in told for each in of if not each.is_draft}
    found: dict[str, GaveWay] = defaultdict(dict)
    for stem, of in sorted(minutes.items()):
        for each in of:
            if each.is_draft and (each.body, each.date) in agreed:
                found[stem][each.part] = agreed[each.body, each.date]
    return dict(found)


def counted(facts: Iterable[Fact], gave_way: Collection[int | None]) -> list[Fact]:
    """The facts of a file that count: of what gave way only what paper it is."""
    return [fact for fact in facts if isinstance(fact, DocumentFact) or not is_gone(fact.part, gave_way)]


def is_gone(part: int | None, gave_way: Collection[int | None]) -> bool:
    """Whether a part of a file gave way, by itself or with the file."""
    return None in gave_way or part in gave_way


def paper_id(stem: str, part: int | None) -> str:
    """The id of a file, or of one of the papers bound in it."""
    return f"paper:{stem}" if part is None else f"paper:{stem}/{part}"


def version_rows(superseded: Mapping[str, GaveWay], earlier: Mapping[str, Sequence[Earlier]]) -> GraphRows:
    """`earlier` has for papers the files that stood in their place, the oldest first."""
    rows = GraphRows(BY)
    for stem, gave_way in sorted(superseded.items()):
        for part, agreed in gave_way.items():
            draft = paper_id(stem, part)
            rows.edge("Paper", "SUPERSEDES", "Paper", paper_id(agreed, None), draft, why="minutes were agreed")
    for stem, files in sorted(earlier.items()):
        for order, file in enumerate(files, 1):
            id = rows.node(
                "Version", f"version:{stem}:{file.sha256[:20]}", stem=stem, sha256=file.sha256, fetched=file.fetched,
                order=order,
            )  # fmt: skip
            rows.edge("Paper", "SUPERSEDES", "Version", f"paper:{stem}", id, why="replaced where it is published")
    return rows
