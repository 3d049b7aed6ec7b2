"""What changed between two editions: their priorities and themes side by side.

In:     an open store, and the ids of two editions.
Out:    for each line of priorities that one of them has: its label and what it includes before and after, with the
        words of both. This compares what both say; what a paper says of the change is told by the line itself.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.answers import Evidence, Json
from graph.in_force import InForce
from graph.names import fold
from graph.queries import query
from graph.store import Store
from graph.when import ALWAYS, When
from ingest.errors import UnknownNameError

Difference = Literal["new", "gone", "retitled", "other contents", "the same", "not told"]
ORDER: Sequence[Difference] = ("new", "retitled", "other contents", "gone", "the same", "not told")


@dataclass(frozen=True, slots=True)
class EditionItem:
    """An edition, adopted or proposed. Its id stands for its priorities and its themes alike."""

    id: str
    of: str  # the agreement
    year: int
    status: str

    def to_json(self) -> Json:
        return {"id": self.id, "of": self.of, "year": self.year, "status": self.status}


@dataclass(frozen=True, slots=True)
class Side:
    """A priority or theme as one edition has it."""

    label: str
    includes: tuple[str, ...]
    evidence: tuple[Evidence, ...]

    def to_json(self) -> Json:
        return {
            "label": self.label, "includes": list(self.includes), "evidence": [each.to_json() for each in self.evidence]
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Compared:
    """One line in both editions; a side is None where that edition has it not."""

    id: str
    kind: str  # Priority or Theme
    name: str
    difference: Difference
    before: Side | None
    after: Side | None
    added: tuple[str, ...]  # contents that are new, and that are gone
    removed: tuple[str, ...]

    def to_json(self) -> Json:
        return {
            "id": self.id, "kind": self.kind, "name": self.name, "difference": self.difference,
            "before": self.before and self.before.to_json(), "after": self.after and self.after.to_json(),
            "added": list(self.added), "removed": list(self.removed),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Comparison:
    before: EditionItem
    after: EditionItem
    lines: tuple[Compared, ...]

    def to_json(self) -> Json:
        return {
            "before": self.before.to_json(), "after": self.after.to_json(),
            "lines": [line.to_json() for line in self.lines],
        }  # fmt: skip


def editions(store: Store, when: When = ALWAYS) -> list[EditionItem]:
    """Every edition that is known whole, by agreement and year."""
    in_force = InForce.of(store, when) if when.is_asked else None
    found: dict[str, EditionItem] = {}
    for row in store.read(query("editions")):
        if in_force and not in_force.has(row["id"]):
            continue
        id = _without_kind(row["id"])
        found.setdefault(id, EditionItem(id, row["of"], row["year"], row["status"]))
    return sorted(found.values(), key=lambda each: (each.of, each.year, each.status != "proposed", each.id))


def compare_editions(store: Store, before: str, after: str) -> Comparison:
    """The lines of two editions, those that differ first. Raises `UnknownNameError` for an id of no edition."""
    known = {each.id: each for each in editions(store)}
    for id in (before, after):
        if id not in known:
            raise UnknownNameError("no edition of this id", id, "see the list of editions")
    one, other = _sides(store, before), _sides(store, after)
    told = {kind for kind, _, _ in one} & {kind for kind, _, _ in other}  # an edition that lists none is silent of them
    lines = [_compared(key, one.get(key), other.get(key), told) for key in sorted(one.keys() | other.keys())]
    lines.sort(key=lambda line: (line.kind, ORDER.index(line.difference), line.name))
    return Comparison(known[before], known[after], tuple(lines))


def _without_kind(id: str) -> str:
    """ "edition:priority:westmere:2031" and "edition:theme:westmere:2031" are one edition."""
    return "edition:" + id.split(":", 2)[2]


def _sides(store: Store, edition: str) -> dict[tuple[str, str, str], Side]:
    """What the edition has, by kind, id and name of its line."""
    found: dict[tuple[str, str, str], Side] = {}
    for kind in ("priority", "theme"):
        id = edition.replace("edition:", f"edition:{kind}:", 1)
        for row in store.read(query("states_of_edition"), id=id):
            evidence = tuple(map(Evidence.of, row["evidence"]))
            side = Side(row["label"], tuple(row["includes"] or ()), evidence)
            found.setdefault((row["kind"], row["line"], row["name"]), side)
    return found


def _compared(
    key: tuple[str, str, str], before: Side | None, after: Side | None, told: Collection[str]
) -> Compared:  # fmt: skip
    kind, id, name = key
    had = {fold(each): each for each in (before.includes if before else ())}
    has = {fold(each): each for each in (after.includes if after else ())}
    added = tuple(has[each] for each in has if each not in had) if had else ()  # an edition that lists none is silent
    removed = tuple(had[each] for each in had if each not in has) if has else ()
    difference = _difference(before, after, bool(added or removed)) if kind in told else "not told"
    return Compared(id, kind, name, difference, before, after, added, removed)


def _difference(before: Side | None, after: Side | None, other_contents: bool) -> Difference:
    if before is None or after is None:
        return "new" if before is None else "gone"
    if fold(before.label) != fold(after.label):
        return "retitled"
    return "other contents" if other_contents else "the same"
