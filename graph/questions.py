"""The questions that Pledgeline answers, each over shipped Cypher, the same on every store.

In:     an open store, and a name as a person gives it.
Out:    frozen answers (graph/answers.py) in a fixed order. Raises `UnknownNameError`, with the nearest names, where a
        name means nothing or several things.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from graph.answers import CommitmentItem, Counts, Hit, Hits, Lineage, PaperItem, PriorityItem
from graph.dating import By
from graph.find import Candidate, Group, find
from graph.held import commitments_held, paper_span
from graph.in_force import InForce
from graph.line_questions import line_by, line_lineage
from graph.other_lines import action_lineage, thing_lineage
from graph.ownership import commitment_names
from graph.ownership import owners as owners
from graph.queries import query
from graph.remembered import remembered
from graph.store import Store
from graph.when import ALWAYS, When
from graph.words import search_words
from ingest.errors import UnknownNameError

OTHER_KINDS = ("strategy", "body", "process", "action")
KINDS = ("priority", "theme", *OTHER_KINDS)
KNOWN_WEIGHT = 1000  # a partnership's own priorities are meant before those of other bodies' plans


def lineage(
    store: Store, name: str, since: int | None = None, as_of: str | None = None, kind: str | None = None,
    until: int | None = None, known_at: str | None = None,
) -> Lineage:  # fmt: skip
    """How a priority or a theme evolved; or a strategy, body, process or action, where none of these has the name.

    From the year `since` on, to the year `until`, as papers told it by `as_of` or `known_at`
    (graph/dating.py). `kind` says which of `KINDS` is meant. An id is looked up directly.
    """
    told = _lineage(store, name, since, By(as_of, known_at), kind)
    return told if until is None else told.to(until)


def _lineage(store: Store, name: str, since: int | None, by: By, kind: str | None) -> Lineage:
    for row in store.read(query("line_by_id"), id=name) if ":" in name else ():
        if kind in (None, row["kind"]):
            chosen = Candidate(row["id"], row["name"], tuple(row["also"] or ()), row["of"])
            return _line_of(store, chosen, row["kind"], since, by)
    if kind in (None, "priority", "theme"):
        groups = [line_names(store, each) for each in _groups_of(kind)]
        try:
            chosen = find(name, kind or "priority", *groups)
        except UnknownNameError as error:
            if kind or not error.what.startswith("no "):
                raise
            return _other_lineage(store, name, since, by, error)
        return _line_of(store, chosen, "priority", since, by)
    return _of_kind(store, name, since, by, kind)


def _line_of(store: Store, chosen: Candidate, kind: str, since: int | None, by: By) -> Lineage:
    if kind not in ("priority", "theme"):
        return thing_lineage(store, chosen, kind, since, by)
    return line_by(store, chosen, by, since) if by.is_asked else line_lineage(store, chosen, since)


def _groups_of(kind: str | None) -> Sequence[Literal["priorities", "themes"]]:
    return ("priorities",) if kind == "priority" else ("themes",) if kind == "theme" else ("priorities", "themes")


def _other_lineage(
    store: Store, name: str, since: int | None, by: By, error: UnknownNameError
) -> Lineage:  # fmt: skip
    """The line of the first kind that has the name; where none has, `error`, which names priorities."""
    for kind in OTHER_KINDS:
        try:
            return _of_kind(store, name, since, by, kind)
        except UnknownNameError as other:
            if not other.what.startswith("no "):
                raise
    raise error


def _of_kind(store: Store, name: str, since: int | None, by: By, kind: str) -> Lineage:
    if kind == "action":
        return action_lineage(store, name, since, by)
    rows = store.read(query("bodies_named" if kind == "body" else "things"))
    known = [
        Candidate(row["id"], row["name"], (), row["kind"], row["named"], tuple(row["also"]))
        for row in rows
        if kind == "body" or row["kind"] == kind
    ]
    return _line_of(store, find(name, kind, known), kind, since, by)


def line_names(store: Store, kind: Literal["priorities", "themes"]) -> Group:
    """Every priority, or every theme, under all its names."""
    return remembered(store, kind, lambda: _named(store, kind))


def learn_names(store: Store) -> None:
    """Read the names that most questions need, before the first of them: on a large graph it takes many seconds."""
    line_names(store, "priorities")
    line_names(store, "themes")
    commitment_names(store)


def _named(store: Store, kind: str) -> Group:
    return Group(
        Candidate(
            row["id"], row["name"], tuple(row["also"] or ()), row["of"],
            KNOWN_WEIGHT * bool(row["known"]) + len(row["years"]),
        )
        for row in store.read(query(kind))
    )  # fmt: skip


def search(store: Store, text: str, limit: int = 10) -> Hits:
    """Passages that hold the words of `text`, the best first."""
    words = search_words(text)
    if not words:
        return Hits(())
    fields = ("id", "paper", "page", "text", "score", "title", "date", "heading")
    rows = store.read(query("search"), words=words, limit=limit)
    return Hits(tuple(Hit(**{field: row[field] for field in fields}) for row in rows))


def priorities(store: Store, when: When = ALWAYS) -> list[PriorityItem]:
    """Every priority that an edition of an agreement or plan states, the partnerships' own first."""
    return _stated(store, "priorities", when)


def themes(store: Store, when: When = ALWAYS) -> list[PriorityItem]:
    """Every cross-cutting theme that an edition states, the partnerships' own first."""
    return _stated(store, "themes", when)


def _stated(store: Store, kind: Literal["priorities", "themes"], when: When) -> list[PriorityItem]:
    rows = [row for row in store.read(query(kind)) if row["years"] or row["proposed"]]
    rows.sort(key=lambda row: (not row["known"], row["of"], row["name"], row["id"]))
    in_force = InForce.of(store, when) if when.is_asked else None
    told = ((row, in_force.years(row["id"]) if in_force else (row["years"], row["proposed"])) for row in rows)
    return [PriorityItem(row["id"], row["name"], row["of"], *map(_years, years)) for row, years in told if years]


def _years(years: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted(set(years)))


def commitments(store: Store, when: When = ALWAYS) -> list[CommitmentItem]:
    """Every plan, action, resolution and other thing that a body may own."""
    fields = ("id", "name", "kind", "year", "paper", "owners")
    items = [CommitmentItem(**{field: row[field] for field in fields}) for row in store.read(query("commitments"))]
    if not when.is_asked:
        return items
    held = commitments_held(store, when)
    return [replace(each, owners=held[each.id]) for each in items if each.id in held]


def papers(store: Store, when: When = ALWAYS) -> list[PaperItem]:
    """Every paper that was read, those bound in packs after their pack.

    A paper is valid from the day it was told until another supersedes it.
    """
    found: dict[str, PaperItem] = {}
    for row in store.read(query("papers")):
        said = dict(row)
        superseded_on = said.pop("superseded_on")
        gave_way = said["superseded_by"] is not None and when.knows(superseded_on)
        if when.knows(said["told"]) and when.holds(paper_span(said["told"], superseded_on, gave_way=gave_way)):
            item = {**said, "restricted": bool(said["restricted"]), "superseded_by": gave_way and said["superseded_by"]}
            found.setdefault(said["id"], PaperItem(**{**item, "superseded_by": item["superseded_by"] or None}))
    return list(found.values())


def holds_papers(store: Store) -> bool:
    """Whether there is anything to answer from; as quick on a large graph as on a small one."""
    return bool(store.read(query("any_paper")).rows)


def counts(store: Store) -> Counts:
    """How many nodes of each label and relationships of each type there are."""
    labels = {row["label"]: row["count"] for row in store.read(query("count_nodes"))}
    types = {row["type"]: row["count"] for row in store.read(query("count_relationships"))}
    return Counts(labels, types)
