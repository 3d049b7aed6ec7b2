"""The questions that Pledgeline answers, each over shipped Cypher, the same on every store.

In:     an open store, and a name as a person gives it.
Out:    frozen answers (graph/answers.py) in a fixed order. Raises `UnknownNameError`, with the nearest names, where a
        name means nothing or several things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from graph.answers import (
    CommitmentItem,
    Counts,
    EventAnswer,
    Evidence,
    Hit,
    Hits,
    LeadAnswer,
    Lineage,
    Owner,
    Owners,
    PaperItem,
    PriorityItem,
    StateAnswer,
)
from graph.find import Candidate, find
from graph.queries import query
from graph.store import Store
from graph.words import search_words

KNOWN_WEIGHT = 1000  # a partnership's own priorities are meant before those of other bodies' plans


def lineage(store: Store, name: str, since: int | None = None) -> Lineage:
    """How a priority (or a cross-cutting theme) evolved, from the year `since` on."""
    chosen = find(name, "priority", _candidates(store, "priorities"), _candidates(store, "themes"))
    leads: dict[str, list[LeadAnswer]] = defaultdict(list)
    for row in store.read(query("state_leads"), id=chosen.id, since=since):
        said = LeadAnswer(
            row["year"], row["post"], row["organisation"], row["person"], row["body_id"], Evidence.of(row["evidence"])
        )
        leads[row["state"]].append(said)
    states = (
        StateAnswer(
            row["id"], row["year"], row["label"], row["status"], tuple(row["includes"] or ()), tuple(leads[row["id"]]),
            tuple(map(Evidence.of, row["evidence"])),
        )
        for row in store.read(query("states"), id=chosen.id, since=since)
    )  # fmt: skip
    return Lineage(chosen.id, chosen.name, chosen.of, tuple(states), tuple(_events(store, chosen, since)))


def _candidates(store: Store, kind: str) -> list[Candidate]:
    return [
        Candidate(
            row["id"], row["name"], tuple(row["also"] or ()), row["of"],
            KNOWN_WEIGHT * bool(row["known"]) + len(row["years"]),
        )
        for row in store.read(query(kind))
    ]  # fmt: skip


def _events(store: Store, chosen: Candidate, since: int | None) -> Sequence[EventAnswer]:
    events = []
    for row in store.read(query("events"), id=chosen.id, since=since):
        said = [each for each in row["evidence"] if each]
        outcome = [each for each in said if each["role"] == "outcome"]
        before, after = tuple(row["before"] or ()), tuple(row["after"] or ())
        events.append(
            EventAnswer(
                row["id"], row["year"], row["change"], before, after, row["status"], row["stated"], row["comparison"],
                row["outcome"], tuple(Evidence.of(each) for each in said if each not in outcome),
                tuple(map(Evidence.of, outcome)),
            )
        )  # fmt: skip
    return events


def owners(store: Store, name: str) -> Owners:
    """Which bodies own a commitment, in which role and year. A priority may be asked for as well."""
    items = commitments(store)
    named = {item.id: item for item in items}
    plans = [_as_candidate(item) for item in items if item.kind in ("Strategy", "Commitment")]
    sayings = [_as_candidate(item) for item in items if item.kind not in ("Strategy", "Commitment")]
    chosen = find(name, "commitment", plans, _candidates(store, "priorities"), sayings)
    told: dict[tuple[str, str, int | None, str], list[Evidence]] = defaultdict(list)
    bodies: dict[str, tuple[str, bool]] = {}
    for row in store.read(query("owners"), id=chosen.id):
        told[row["body_id"], row["role"], row["year"], row["of"]].append(Evidence.of(row["evidence"]))
        bodies[row["body_id"]] = row["body"], bool(row["stated"])
    found = tuple(
        Owner(bodies[body][0], body, role, year, bodies[body][1], of, tuple(evidence))
        for (body, role, year, of), evidence in told.items()
    )
    kind = named[chosen.id].kind if chosen.id in named else "Priority"
    return Owners(chosen.id, chosen.name, kind, found)


def _as_candidate(item: CommitmentItem) -> Candidate:
    return Candidate(item.id, item.name, of=item.paper, weight=item.owners)


def search(store: Store, text: str, limit: int = 10) -> Hits:
    """Passages that hold the words of `text`, the best first."""
    words = search_words(text)
    if not words:
        return Hits(())
    fields = ("id", "paper", "page", "text", "score", "title", "date", "heading")
    rows = store.read(query("search"), words=words, limit=limit)
    return Hits(tuple(Hit(**{field: row[field] for field in fields}) for row in rows))


def priorities(store: Store) -> list[PriorityItem]:
    """Every priority that an edition of an agreement or plan states, the partnerships' own first."""
    rows = [row for row in store.read(query("priorities")) if row["years"] or row["proposed"]]
    rows.sort(key=lambda row: (not row["known"], row["of"], row["name"], row["id"]))
    return [
        PriorityItem(row["id"], row["name"], row["of"], _years(row["years"]), _years(row["proposed"])) for row in rows
    ]


def _years(years: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted(set(years)))


def commitments(store: Store) -> list[CommitmentItem]:
    """Every plan, action, resolution and other thing that a body may own."""
    fields = ("id", "name", "kind", "year", "paper", "owners")
    return [CommitmentItem(**{field: row[field] for field in fields}) for row in store.read(query("commitments"))]


def papers(store: Store) -> list[PaperItem]:
    """Every paper that was read, those bound in packs after their pack."""
    return [PaperItem(**{**row, "restricted": bool(row["restricted"])}) for row in store.read(query("papers"))]


def counts(store: Store) -> Counts:
    """How many nodes of each label and relationships of each type there are."""
    labels = {row["label"]: row["count"] for row in store.read(query("count_nodes"))}
    types = {row["type"]: row["count"] for row in store.read(query("count_relationships"))}
    return Counts(labels, types)
